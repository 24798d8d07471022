"""A sentence of a label that names effects: which of them are the medicine's, how often, compared with what."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.effects.labelling.behind_names import (
    Behind,
    behind,
    parting_what_with,
)
from materia_medica.extract.effects.labelling.between_names import BetweenNames
from materia_medica.extract.effects.labelling.context_rules import DEFINED
from materia_medica.extract.effects.labelling.contexts import (
    contexts_of,
    why_none,
)
from materia_medica.extract.effects.labelling.deaths import Deaths
from materia_medica.extract.effects.labelling.given_examples import Given, examples_of
from materia_medica.extract.effects.labelling.in_turn import Told, told_in_turn
from materia_medica.extract.effects.labelling.label_rows import LabelRows
from materia_medica.extract.effects.labelling.labels_within import category_of, in_front_of, labels_within
from materia_medica.extract.effects.labelling.listed import listed, may_be_listed
from materia_medica.extract.effects.labelling.names_without_rows import (
    is_kind,
    only_repeats,
    share_words,
    stands_in_list,
)
from materia_medica.extract.effects.labelling.own_rates import own_rates
from materia_medica.extract.effects.labelling.pieces import with_pieces
from materia_medica.extract.effects.labelling.run_in_labels import behind_label, run_in_label
from materia_medica.extract.effects.labelling.said_of_all import Around, said_of_all, said_of_stopping
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import (
    GENERAL,
    MEMBER,
    OVER_LABELS,
    STOPPING,
    TITLE_IN_FRONT,
)
from materia_medica.extract.effects.labelling.slashed import with_other_ends
from materia_medica.extract.effects.labelling.tied import tied_to
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_LONGEST_LEAD = 300
"""Characters in front of names that state something of them; what stands farther off speaks of something else."""

_SERIOUS = "serious "
"""In front of the first effect it may be said of all: "serious infections were pneumonia and sepsis"."""


class Said(NamedTuple):
    """A sentence and what was found in it."""

    span: Span
    text: str
    """Without pointers."""
    tokens: Tokens
    names: list[Named]
    is_numbered: bool = False
    """Whether a number stands in front of it: "2. Skin Rash, acne"."""


class LabelSentence:
    """One sentence that names effects or classes of them."""

    def __init__(
        self, rows: LabelRows, said: Said, category: str | None, carried: Statement = NOTHING, over: Statement = NOTHING
    ) -> None:
        self.rows = rows
        self.carried = carried
        """What the words in front say of it, where it is the rest of a long list that was cut."""
        self.over = over
        """What an introduction says of the lists of all labels behind it, each perhaps a sentence of its own."""
        self.left = NOTHING
        """What holds for such a rest."""
        self.span, self.text, self.tokens, *_ = said
        text, tokens = said.text, said.tokens
        self.category = category
        self.low = text.lower()
        self._states_behind = False
        """Whether what holds for all effects stands behind them."""
        self.deaths = Deaths(text, self.low)
        self.contexts = contexts_of(self.low)
        self.labels = labels_within(text, tokens)
        self.examples: dict[int, Given] = {}
        self._refused: dict[Named, str | None] = {}
        self._passed = 0
        """How many of the labels lie in front of what was read."""
        self.names = in_front_of(self.labels, text, tokens, said.names)
        begins_labelled = bool(self.labels) and self.labels[0].start == 0
        run_in = None if begins_labelled else run_in_label(text, tokens, is_numbered=said.is_numbered)
        if run_in is not None:
            self.names = behind_label(text, tokens, self.names, run_in)
            self.labels = sorted((run_in, *self.labels))
        if not rows.is_warning:
            self.names = with_other_ends(tokens, with_pieces(text, tokens, self.names, self.labels))
        title = None if self.labels and self.labels[0].start == 0 else TITLE_IN_FRONT.match(text)
        if title and statement(title["title"]).frequency is None:
            self._end_category()
        self.is_stopping = STOPPING.search(self.low) is not None
        self.over = self._over()
        if self.category is not None and not self.labels and self.names and GENERAL.search(self._in_front()):
            self.category = None

    def read(self) -> str | None:
        """Make its rows; gives the body system in force behind it."""
        if not self.names:  # the only one belonged to a label
            self._pass_labels(len(self.tokens.words))
            self.rows.collected.set_aside(self.span, why_none(self.span.text))
            return self.category
        if self._is_listed():
            return None if self.labels and self.labels[-1].is_effect else self.category
        shared, shared_rates = self._of_all()
        between = BetweenNames(self.text, is_stopping=self.is_stopping)
        defined = 0
        made = denied = False
        if self.rows.leads and self._goes_on():
            self.rows.end_lead()
        self.examples = examples_of(self.text, self.tokens, self.names)
        owns = own_rates(self.text, self.tokens, self.names, is_stopping=self.is_stopping)
        for name in self.names:
            self._pass_labels(name.start)
            begin, end = self._begin(name), self.tokens.ends[name.end - 1]
            if begin < defined or any(given.holds(begin) for given in self.examples.values()):
                continue
            if name.kind == "class":
                defines = DEFINED.match(self.text, end)
                defined = defines.end() if defines else 0
                if not stands_in_list(self.tokens, name):
                    self.category = self.text[begin : max(end, defined)].rstrip()
                    between.head(begin, end)
                continue
            between.reach(begin)
            own = owns[name]
            between.leave(own.end)
            if self._in_label(name) or only_repeats(self.text, begin, end) or is_kind(self.text, begin, end):
                continue
            reason = self._refusal(name)
            if reason is not None:
                denied |= reason == "negation"
                continue
            made |= self._add(name, own, between, shared, shared_rates)
        self._pass_labels(len(self.tokens.words))
        self.left = together(between.said, shared)
        if not made and not self.rows.is_warning:
            self.rows.collected.set_aside(self.span, "negation" if denied else why_none(self.span.text))
        return None if self.labels and self.labels[-1].is_effect else self.category

    def _in_front(self) -> str:
        return self.text[: self._begin(self.names[0])]

    def _over(self) -> Statement:
        """What holds for the lists of all labels: what stands in front of the first one, else what did so before."""
        if not self.labels or self.is_stopping:
            return NOTHING
        first = self.labels[0]
        if first.start == 0:
            return self.over
        lead = self.text[: self.tokens.starts[first.start]].rstrip()
        is_lead = lead.endswith(":") or OVER_LABELS.search(lead) is not None
        said = statement(lead[-_LONGEST_LEAD:]) if is_lead else NOTHING
        return Statement(frequency=said.frequency, is_serious=said.is_serious)

    def _refusal(self, name: Named) -> str | None:
        """Why a name is no effect here; null where it may be one."""
        if name not in self._refused:
            self._refused[name] = self._why_refused(name)
        return self._refused[name]

    def _why_refused(self, name: Named) -> str | None:
        """The same, found out; the illness that the heading names is no effect."""
        whom = self.rows.groups.in_force().said.population or self.rows.treated
        if whom is not None and fold(self._words(name.start, name.end)) in fold(whom):
            return "general"
        return self.contexts.refuse(self._begin(name), self.tokens.ends[name.end - 1])

    def _goes_on(self) -> bool:
        """Whether the sentence says something of its own, and is no part of the list behind an introduction."""
        return has_verb(self.text[: self._begin(self.names[0])]) or (not self.labels and has_verb(self.text))

    def _is_listed(self) -> bool:
        """Whether the sentence is a list, perhaps behind a label, whose rows this made."""
        if len(self.labels) > 1 or (self.labels and self.labels[0].start > 0):
            return False
        begin = self.labels[0].behind if self.labels else 0
        if self.rows.is_warning or ":" in self.text[begin:] or not may_be_listed(self.text[begin:]):
            return False
        if any(map(self._refusal, self.names)):
            return False
        effects = listed(self.text[begin:].strip(), is_labelled=bool(self.labels))
        if not effects or share_words(self.names):
            return False
        self._pass_labels(len(self.tokens.words))
        shared, rates = self._of_all()
        self.left = shared
        made = [
            self.rows.add(e.name, together(e.said, shared), rates, self.span, category=self.category or e.category,
                            is_reworded=e.is_reworded, is_group=e.said.frequency is None, detail=e.detail)
            for e in effects
        ]  # fmt: skip
        if not any(made):
            self.rows.collected.set_aside(self.span, "repeat")
        return True

    def _of_all(self) -> tuple[Statement, Rates]:
        """What the words in front of all names, else those behind them, say of them."""
        accepted = (n for n in reversed(self.names) if not self._refusal(n))
        last = self.tokens.ends[next(accepted, self.names[-1]).end - 1]
        first = self._begin(self.names[0])
        around = Around(
            text=self.text,
            lead=self.text[: first + len(_SERIOUS) if self.low.startswith(_SERIOUS, first) else first][-_LONGEST_LEAD:],
            tail=parting_what_with(self.text[behind(self.text, last).end :][:_LONGEST_LEAD]),
            is_of_one=len(self.names) == 1 and not self.rows.is_warning,
            is_stated=self.carried.frequency is not None or self.over.frequency is not None,
        )
        self.rows.whom = None
        if self.is_stopping:
            return said_of_stopping(around), NO_RATES
        of_all = said_of_all(around)
        self._states_behind = of_all.stands_behind
        self.rows.whom = self._tied_to(around.tail)
        return together(of_all.said, self.carried, self.over), of_all.rates

    def _tied_to(self, tail: str) -> str | None:
        """To whom what is said is tied: in front of the first effect, or behind the only one."""
        effects = [name for name in self.names if not self._refusal(name)]
        front = self.text[: self._begin(effects[0])][-_LONGEST_LEAD:] if effects else ""
        return tied_to(f"{front} {tail}" if len(effects) == 1 else front)

    def _add(self, name: Named, own: Behind, band: BetweenNames, shared: Statement, shared_rates: Rates) -> bool:
        words = " ".join(" ".join(self._words(a, b).split()) for a, b in name.parts)
        is_own = own.said.frequency is not None
        if self._states_behind and MEMBER.search(self.text[: self._begin(name)]):
            shared, shared_rates = shared.without_frequency(), NO_RATES
        said = together(own.said, band.said, shared)
        if self.deaths.brought_by(words, self._begin(name), self.tokens.ends[name.end - 1], own.end):
            said = said._replace(is_serious=True)
        in_turn = self._in_turn(name, own)
        if in_turn:
            made = [
                self.rows.add(words, together(self._of_group(one, said), said), one.rates, self.span,
                              category=self.category, is_reworded=name.is_reworded, is_group=False)
                for one in in_turn
            ]  # fmt: skip
            return any(made)
        rates = own.rates if is_own else band.rates if band.said.frequency else shared_rates
        return self.rows.add(
            words,
            said,
            rates,
            self.span,
            category=self.category,
            is_reworded=name.is_reworded,
            is_group=not is_own and not rates.percent,
            detail=examples.words if (examples := self.examples.get(name.start)) else None,
        )

    def _of_group(self, one: Told, said: Statement) -> Statement:
        """What is said of one of several groups, which is one of the patients in force: "Epilepsy, 80 mg"."""
        whom = said.population or self.rows.groups.in_force().said.population
        return one.said._replace(population=f"{whom}, {one.said.population}") if whom else one.said

    def _in_turn(self, name: Named, own: Behind) -> list[Told]:
        """The rates of several doses, times or trials of an effect: right behind it, or of the only one of all."""
        if self.is_stopping or self.rows.is_warning:
            return []
        if own.said.frequency is not None:
            return told_in_turn(self.text[self.tokens.ends[name.end - 1] : own.end], self.text)
        if "%" not in self.text or sum(n.kind != "class" and not self._refusal(n) for n in self.names) != 1:
            return []
        return told_in_turn(self.text, self.text)

    def _words(self, start: int, end: int) -> str:
        return self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def _begin(self, name: Named) -> int:
        return self.tokens.starts[name.start]

    def _pass_labels(self, token: int) -> None:
        """The last label in front of a token is the body system of what follows."""
        while self._passed < len(self.labels) and self.labels[self._passed].end <= token:
            label = self.labels[self._passed]
            self._passed += 1
            self.category = category_of(self._words(label.start, label.end))
            if self.category is None:
                self.rows.groups.end_categories()

    def _end_category(self) -> None:
        """A title ends the body system that a label in front of it names, and the one that stands over that label."""
        if self.category is not None:
            self.category = None
            self.rows.groups.end_categories()

    def _in_label(self, name: Named) -> bool:
        return any(label.start <= name.start < label.end for label in self.labels)
