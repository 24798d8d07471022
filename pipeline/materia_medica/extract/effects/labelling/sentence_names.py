"""The names of a label's sentence: where they stand, which labels part them, and which are no effects there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.effects.labelling.behind_names import behind
from materia_medica.extract.effects.labelling.contexts import contexts_of
from materia_medica.extract.effects.labelling.labels_within import in_front_of, labels_within
from materia_medica.extract.effects.labelling.pieces import with_pieces
from materia_medica.extract.effects.labelling.run_in_labels import behind_label, run_in_label
from materia_medica.extract.effects.labelling.slashed import with_other_ends
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.named import Named, whole
from materia_medica.extract.terms.scan import names_effect
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_WITH_VERB = 2
_VERBS = frozenset(("increased", "decreased", "worsened"))
HOW_OFTEN_OF = Rule(
    name="how often or badly, in front of an effect of which a verb says that it changed",
    pattern=r"""
        \b (?: incidences? | rates? | frequency | severity | number | occurrence | risks? ) \s of \s (?: [\w-]+ \s )? $
    """,
    flags=re.IGNORECASE,
    example=("The incidence of rash increased with the dose.", ["rash"]),
    counter_example="Tests showed ",
)

APPOSED = Rule(
    name="verb behind a comma, of what stands in front of the words that explain it",
    pattern=r"(?: \s [a-z]+ ){0,2} , \s (?: may | can | could | has | have | was | were | is | are ) \b",
    example=("Symptoms of gout, sudden severe joint pain, may occur.", ["gout"]),
    counter_example=" may occur",
)
WHAT_IT_IS = Rule(
    name="article and adverb between an effect and the words that say what it is",
    pattern=r"""
        ^ \s* , \s an? \s (?: potentially | possibly | sometimes | often | usually | frequently )
            (?: \s [\w-]+ ){0,3} \s* $
    """,
    needs=("ly", "sometimes", "often"),
    example=("Gout, a sometimes severe arthritis, and rash were seen.", ["Gout", "rash"]),
    counter_example=", a severe ",
)


class Said(NamedTuple):
    """A sentence and what was found in it."""

    span: Span
    text: str
    """Without pointers."""
    tokens: Tokens
    names: list[Named]
    is_numbered: bool = False
    """Whether a number of its own stands in front of it: "2. Skin Rash, acne"."""


class SentenceNames:
    """Names of one sentence in their order; `whom` is the illness or patients that its heading names, no effect."""

    def __init__(self, said: Said, whom: str | None, *, is_warning: bool) -> None:
        self.text, self.tokens = text, tokens = said.text, said.tokens
        self._contexts = contexts_of(text.lower())
        self._whom = fold(whom) if whom is not None else ""
        self._refused: dict[Named, str | None] = {}
        self.labels = labels_within(text, tokens)
        self.all = in_front_of(self.labels, text, tokens, said.names)
        run_in = None if self.begins_labelled() else run_in_label(text, tokens, is_numbered=said.is_numbered)
        if run_in is not None:
            self.all = behind_label(text, tokens, self.all, run_in)
            self.labels = sorted((run_in, *self.labels))
        self.all = [self._without_verb(name) for name in self.all]
        if not is_warning:
            pieces = with_pieces(text, tokens, self.all, self.labels)
            self.all = with_other_ends(tokens, pieces, {label.start for label in self.labels})
        self._before = {name: before for before, name in pairwise(self.all)}

    def _without_verb(self, name: Named) -> Named:
        """A name without the verb of the sentence that its last word is: "the incidence of rash increased"."""
        if name.end - name.start < _WITH_VERB or self.tokens.words[name.end - 1] not in _VERBS or name.is_reworded:
            return name
        if HOW_OFTEN_OF.search(self.text[: self.begin(name)]) is None:
            return name
        if not names_effect(self.words(name.start, name.end - 1)):
            return name
        return whole(name.start, name.end - 1, name.kind)

    def begins_labelled(self) -> bool:
        """Whether the sentence begins with a label."""
        return bool(self.labels) and self.labels[0].start == 0

    def words(self, start: int, end: int) -> str:
        """The text from one token to another, which is left out."""
        return self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def begin(self, name: Named) -> int:
        """Where a name begins in the text."""
        return self.tokens.starts[name.start]

    def end(self, name: Named) -> int:
        """Where it ends."""
        return self.tokens.ends[name.end - 1]

    def in_front(self) -> str:
        """The text in front of the first name."""
        return self.text[: self.begin(self.all[0])]

    def in_label(self, name: Named) -> bool:
        """Whether a name is part of a label."""
        return any(label.start <= name.start < label.end for label in self.labels)

    def refusal(self, name: Named) -> str | None:
        """Why a name is no effect here; null where it may be one."""
        if name not in self._refused:
            self._refused[name] = self._why_refused(name)
        return self._refused[name]

    def effects(self) -> list[Named]:
        """The names that may be effects."""
        return [name for name in self.all if not self.refusal(name)]

    def told(self) -> list[Named]:
        """The names without those of illnesses behind which no rate stands: nothing is told of these."""
        told = [n for n in self.all if self.refusal(n) != "general" or behind(self.text, self.end(n)).said.frequency]
        return told or self.all

    def are_lost_in(self, effects: Sequence[Effect]) -> bool:
        """Whether pieces that share words with others lose a name: "gut injury and impairment in gut function"."""
        if not any(e.is_reworded for e in effects):
            return False
        said = [fold(words) for e in effects for words in (e.name, e.detail or "")]
        names = (fold(self.words(*part)) for name in self.all for part in name.parts)
        return any(not any(name in words for words in said) for name in names)

    def _why_refused(self, name: Named) -> str | None:
        if self._whom and fold(self.words(name.start, name.end)) in self._whom:
            return "general"
        if self._explains(name):
            return "general"
        return self._contexts.refuse(self.begin(name), self.end(name))

    def _explains(self, name: Named) -> bool:
        """Whether a name only says what the one in front is: "X, Y, may occur", "X, a potentially fatal Y"."""
        before = self._before.get(name)
        between = self.text[self.end(before) : self.begin(name)] if before else ""
        if not between.startswith(","):
            return False
        if WHAT_IT_IS.match(between):
            return True
        is_long = len(self.all) == _WITH_VERB and name.end - name.start > _WITH_VERB
        is_alone = is_long and between.strip() in (",", ", a", ", an")
        return is_alone and APPOSED.match(self.text, self.end(name)) is not None
