"""What one line of a side-effects section says: rows, and what gives none is set aside with its reason."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.effects.found import Row, SetAside, joined, row_of
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.language.asides import (
    aside_reason,
    asks_for_care,
    carried_over,
    continues,
    has_verb,
    speaks_in_general,
)
from materia_medica.extract.language.classes import names_bare_system
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import Effect, effects_in, joined_details, tells_signs
from materia_medica.extract.language.effect_names import ends_open, is_class, is_generic, names_medicine
from materia_medica.extract.language.frequency import NOTHING, Statement, rest_of, statement
from materia_medica.extract.language.mentions import ingredient_named, ingredients_in, laid_to
from materia_medica.extract.language.sentence_grammar import read_sentence
from materia_medica.extract.language.sentences import sentences_of
from materia_medica.extract.language.word_tables import words
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_EDGES = " \t\n.,;:!*_•·–—-"
_ORGANS = words("phrases", "parts") & words("phrases", "modifiers")
_WORD = re.compile(r"[A-Za-zα-ωΑ-Ω]{2,}")
_WITH_MEDICINE = re.compile(r"\s+(?:with|from|due to|caused by|by)\s+[\w /-]+$", re.IGNORECASE)
_BEHIND_DASH = re.compile(r"\s+[–—-]+\s+.*$", re.DOTALL)
_CONDITION = re.compile(r"(?<=\w)\s+(?:if|when|unless)\b[^,;]*$")
_HAS_FRONT = re.compile(r"(?:increased|decreased|reduced|higher|risks?)\b", re.IGNORECASE)
_TO_WHAT = re.compile(r"\b(?:to|on) (?:the )?([\w -]{4,40})$", re.IGNORECASE)
_ONLY_REFERS = re.compile(
    r"\b(?:this|these|those|such) (?:risks?|(?:side )?effects?|symptoms|reactions)\b|"
    r"\b(?:severity|risk|likelihood|incidence) of (?:the )?(?:side|adverse) effects$|^increased risk$",
    re.IGNORECASE,
)
_GETTING_WORSE = re.compile(r"\s+that (?:worsens?|persists?)(?: or (?:worsens?|persists?))?(?=,|\.|$| or | and )")
_NO_NAME = re.compile(
    r"(?:not|no|without|rather than|where|necessitating|strongly|data|information|see|never|though|although|because|"
    r"interactions?|associated|"
    r"others|evaluate|carry|using|taking|consuming|"
    r"combining|varying|ranging|depending|including|some of|based|dependent (?:on|upon)|"
    r"even|safe|note|requiring|meaning|intended|observed|advised|at|after|"
    r"upon|during|within|until|unless|therefore|thus|hence|"
    r"(?:\w+ly )?(?:increased|reduced|decreased|elevated|heightened|higher|greater|lower)$)\b(?!-)",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def _has_own_verb(text: str) -> bool:
    """Whether a verb stands in the words themselves, not only in what explains them behind a dash."""
    text = _GETTING_WORSE.sub("", text)
    if not has_verb(text):
        return False
    related = re.match(r"(.+?),\s+which\b(?!.*,\s*(?:may|might|can|could|is|are|has|have|requires?|warrants?)\b)", text)
    if related and not has_verb(related[1]) and effects_in(related[1]):
        return False
    head = re.split(
        r"\s+[–—-]+\s+|,?\s+(?:which|who|that|above all|(?:especially|particularly|mainly|mostly|primarily)"
        r"(?! (?:involve|include|consist|relate|affect|concern)s?\b)|if|when)\b(?=[^,]*$)|;\s+",
        text,
        maxsplit=1,
    )[0]
    return head == text or has_verb(head) or not effects_in(head)


@lru_cache(maxsize=32768)
def _is_effect(name: str) -> bool:
    if not _WORD.search(name) or _NO_NAME.match(name) or _ONLY_REFERS.search(name) or ends_open(name):
        return False
    if name.lower() in _ORGANS or names_bare_system(name):
        return False
    return not (is_generic(name) or has_verb(name) or names_medicine(name))


def _says_nothing(text: str) -> bool:
    """Whether a text is only filling words, frequency and seriousness: an introduction without its list."""
    return not rest_of(text)


class Content:
    """Reads the words of lines under the groups in force; collects rows and asides."""

    def __init__(self, groups: Groups, ingredients: tuple[str, ...], names: frozenset[str]) -> None:
        self.names = names
        self.groups = groups
        self.ingredients = ingredients
        self.rows: list[Row] = []
        self.asides: list[SetAside] = []

    def content(self, span: Span, item: Span, *, is_note: bool = False) -> None:
        """Sentences and lists of one line; `item` is the whole line, the evidence where it is a single piece."""
        sentences = sentences_of(span)
        block_rows: list[int] = []
        carried = NOTHING
        for sentence in sentences:
            evidence = item if len(sentences) == 1 else sentence
            before = len(self.rows)
            head = self.class_head(block_rows) if continues(sentence.text) else None
            if head is not None:
                self.rows.pop()
                block_rows.pop()
                before -= 1
                carried = head.said._replace(is_serious=head.is_serious, context=head.context)
            if block_rows and head is None and tells_signs(sentence.text, self.rows[-1].effect):
                last = self.rows[-1]
                self.rows[-1] = last._replace(detail=joined_details(last.detail, sentence.text))
            elif is_note:
                self.note(sentence)
            elif (led := self.inner_label(sentence)) is not None:
                self.emit(effects_in(led[1]), led[0], evidence, is_group=True)
            elif _has_own_verb(sentence.text):
                self.sentence(
                    sentence, block_rows, evidence=evidence, carried=carried if continues(sentence.text) else NOTHING
                )
            else:
                self.listed(sentence, evidence)
            if head is not None:
                self.rows[before:] = [r._replace(category=r.category or head.effect) for r in self.rows[before:]]
            if len(self.rows) == before:
                carried = carried_over(sentence.text)
            block_rows += range(before, len(self.rows))

    def inner_label(self, sentence: Span) -> tuple[Clause, str] | None:
        """A statement before a colon inside a line: "With prolonged use: low magnesium"."""
        if ":" not in sentence.text:
            return None
        found = re.match(r"([^:;()]{3,60}):\s+(\S.*)$", sentence.text, re.DOTALL)
        if not found or has_verb(found[2]):
            return None
        said = statement(found[1])
        is_circumstance = re.match(r"(?i)\W*(?:in|with|at|after|during|on|for)\b", found[1])
        if not is_circumstance and (rest_of(found[1]) or not said.says_something):
            return None
        return Clause(found[2], said, None, found[1], False), found[2]

    def is_one_group(self, block_rows: list[int], text: str) -> bool:
        """Whether care is asked for one group's effects; a condition after several groups is a blanket sentence."""
        if not re.match(r"(?i)\W*(?:if|when|should)\b", text):
            return True
        groups = {(self.rows[at].said.tier, self.rows[at].evidence.start) for at in block_rows}
        return len(groups) == 1 and bool(re.search(r"(?i)\b(?:these|this|such|it occurs?|they occur)\b", text))

    def class_head(self, block_rows: list[int]) -> Row | None:
        """The row just made where it only names a class, which the next sentence lists."""
        if block_rows and block_rows[-1] == len(self.rows) - 1 and is_class(self.rows[-1].effect):
            return self.rows[-1]
        return None

    def note(self, sentence: Span) -> None:
        """Set a note to the reader aside."""
        text = sentence.text
        self.aside(
            sentence,
            aside_reason(re.sub(r"^[^:]{0,60}:\s*", "", text))
            or ("advice" if statement(text).is_serious else "general"),
        )

    def listed(self, span: Span, evidence: Span) -> None:
        """Words without a verb: a list of effects, or an aside."""
        reason = aside_reason(_CONDITION.sub("", _BEHIND_DASH.sub("", span.text)))
        if reason in ("reference", "disclaimer", "negation", "advice"):
            kept = (
                [p for p in re.split(r"(?<=[.;])\s+|;\s*", span.text) if p and not aside_reason(p)]
                if reason == "negation"
                else []
            )
            if not kept or not self.emit(effects_in("; ".join(kept)), None, evidence):
                self.aside(span, reason)
            return
        if not self.emit(effects_in(span.text), None, evidence):
            self.aside(
                span,
                reason or ("general" if _says_nothing(span.text) or speaks_in_general(span.text) else "unexplained"),
            )

    def sentence(
        self,
        span: Span,
        block_rows: list[int],
        *,
        evidence: Span | None = None,
        is_intro: bool = False,
        carried: Statement = NOTHING,
    ) -> None:
        """One sentence with a verb."""
        reading = read_sentence(span.text)
        made = False
        for read in reading.clauses:
            clause = read._replace(said=joined(read.said, carried))
            made = (
                self.emit(effects_in(clause.words.strip(_EDGES)), clause, evidence or span, is_group=reading.is_group)
                or made
            )
        if not made and not is_intro:
            self.aside(
                span,
                reading.reason
                or ("general" if _says_nothing(span.text) or speaks_in_general(span.text) else "unexplained"),
            )
            if block_rows and asks_for_care(span.text) and self.is_one_group(block_rows, span.text):
                for at in block_rows:
                    self.rows[at] = self.rows[at]._replace(is_serious=True)

    def emit(
        self, effects: tuple[Effect, ...], clause: Clause | None, evidence: Span, *, is_group: bool = False
    ) -> bool:
        """Make a row of every sound effect; says whether there was any."""
        group = self.groups.now()
        made = False
        for found in effects:
            effect = self.without_ingredient(found)
            name = effect.name.strip(_EDGES)
            if clause is not None and clause.front and not _HAS_FRONT.match(name):
                name = f"{clause.front} {name}"
            if not _is_effect(name) or (self.names and fold(name) in self.names):
                continue
            made = True
            ingredient = self.ingredient(effect, clause) or group.ingredient
            self.rows.append(row_of(effect, name, clause, group, evidence, ingredient=ingredient, is_group=is_group))
        return made

    def ingredient(self, effect: Effect, clause: Clause | None) -> str | None:
        """The ingredient to which a parenthesis, a tail or the sentence lays the effect."""
        if not self.ingredients:
            return None
        named_in = _TO_WHAT.search(effect.name)
        if named_in and (own := ingredient_named(named_in[1], self.ingredients)):
            return own
        for hint in effect.hints:
            found = laid_to(hint, self.ingredients)
            if found:
                return found
        if clause and clause.hint:
            named = ingredients_in(clause.hint, self.ingredients)
            if len(named) == 1 and not re.search(r"(?i)\bespecially|particularly|combin", clause.hint):
                return named[0]
        return None

    def without_ingredient(self, effect: Effect) -> Effect:
        """Take a tail that names an ingredient ("... with pseudoephedrine") out of the effect's name."""
        found = _WITH_MEDICINE.search(effect.name) if self.ingredients else None
        if not found or not ingredients_in(found[0], self.ingredients):
            return effect
        tail = found[0].strip()
        detail = joined_details(effect.detail, tail)
        return effect._replace(name=effect.name[: found.start()], detail=detail, hints=(*effect.hints, tail))

    def aside(self, span: Span, reason: str) -> None:
        """Keep words that gave no row, with the reason."""
        self.asides.append(SetAside(span, reason))
