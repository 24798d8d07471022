"""A sentence of a label that names effects: which of them are the medicine's, how often, compared with what."""

from __future__ import annotations

from collections.abc import Mapping

from materia_medica.extract.effects.labelling.behind_names import (
    Behind,
    behind,
    parting_what_with,
)
from materia_medica.extract.effects.labelling.between_names import BetweenNames
from materia_medica.extract.effects.labelling.context_rules import DEFINED
from materia_medica.extract.effects.labelling.contexts import why_none
from materia_medica.extract.effects.labelling.deaths import Deaths
from materia_medica.extract.effects.labelling.given_examples import Given, examples_of
from materia_medica.extract.effects.labelling.in_turn import Told, told_in_turn
from materia_medica.extract.effects.labelling.label_rows import LabelRows
from materia_medica.extract.effects.labelling.listed import listed, may_be_listed
from materia_medica.extract.effects.labelling.names_without_rows import (
    is_kind,
    may_name_kinds,
    only_repeats,
    share_words,
    stands_in_list,
)
from materia_medica.extract.effects.labelling.own_rates import ends_in_own, own_rates
from materia_medica.extract.effects.labelling.said_of_all import Around, said_of_all, said_of_stopping
from materia_medica.extract.effects.labelling.seen_elsewhere import another_in
from materia_medica.extract.effects.labelling.sentence_names import Said, SentenceNames
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import MEMBER, OVER_LABELS
from materia_medica.extract.effects.labelling.stopping import is_rate_of_stopping
from materia_medica.extract.effects.labelling.system_in_force import SystemInForce
from materia_medica.extract.effects.labelling.tied import tied_to
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import answers_of
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.named import Named

_LONGEST_LEAD = 300
"""Characters in front of names that state something of them; what stands farther off speaks of something else."""

_SERIOUS = "serious "
"""In front of the first effect it may be said of all: "serious infections were pneumonia and sepsis"."""


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
        self.span, self.text, self.tokens = said.span, said.text, said.tokens
        self._states_behind = False
        """Whether what holds for all effects stands behind them."""
        self.examples: dict[int, Given] = {}
        low = said.text.lower()
        self.deaths = Deaths(said.text, low)
        whom = rows.groups.in_force().said.population or rows.treated
        self.names = SentenceNames(said, whom, is_warning=rows.is_warning)
        self.kinds = self._kinds()
        self.system = SystemInForce(self.names, rows.groups, category)
        self.is_stopping = is_rate_of_stopping(said.text)
        self.over = self._over()

    def read(self) -> str | None:
        """Make its rows; gives the body system in force behind it."""
        if not self.names.all:  # the only one belonged to a label
            self.system.reach_end()
            self.rows.collected.set_aside(self.span, why_none(self.span.text))
            return self.system.category
        if self._is_listed():
            return self.system.behind()
        shared, shared_rates = self._of_all()
        between = BetweenNames(self.text, is_stopping=self.is_stopping)
        defined = 0
        made = denied = False
        if self.rows.leads and self._goes_on():
            self.rows.end_lead()
        named = [name for name in self.names.all if not self.names.in_label(name)]
        self.examples = examples_of(self.text, self.tokens, named)
        owns = own_rates(self.text, self.tokens, self.names.told(), is_stopping=self.is_stopping)
        shared, shared_rates = self._not_of_last(shared, shared_rates, owns)
        for name in self.names.all:
            self.system.reach(name.start)
            begin, end = self.names.begin(name), self.names.end(name)
            if begin < defined or any(given.holds(begin) for given in self.examples.values()):
                continue
            if name.kind == "class":
                defines = DEFINED.match(self.text, end)
                defined = defines.end() if defines else 0
                if not stands_in_list(self.tokens, name):
                    self.system.category = self.text[begin : max(end, defined)].rstrip()
                    between.head(begin, end)
                continue
            between.reach(begin)
            own = owns.get(name) or Behind(NOTHING, NO_RATES, end)
            between.leave(own.end)
            if self.names.in_label(name) or only_repeats(self.text, begin, end):
                continue
            if name in self.kinds:
                continue
            reason = self.names.refusal(name)
            if reason is not None:
                denied |= reason == "negation"
                continue
            made |= self._add(name, own, between, shared, shared_rates)
        self.system.reach_end()
        self.left = together(between.said, shared)
        if not made and not self.rows.is_warning:
            self.rows.collected.set_aside(self.span, "negation" if denied else why_none(self.span.text))
        return self.system.behind()

    def _not_of_last(self, shared: Statement, rates: Rates, owns: Mapping[Named, Behind]) -> tuple[Statement, Rates]:
        """What is said of all effects, without what the clause of the last one says of that alone."""
        is_of_last = self._states_behind and ends_in_own(self.text, owns)
        return (shared.without_frequency(), NO_RATES) if is_of_last else (shared, rates)

    def _kinds(self) -> list[Named]:
        """Names of kinds of effects of which the sentence says more, which are no effects themselves."""
        named = self.names.all if may_name_kinds(self.text) else ()
        return [name for name in named if is_kind(self.text, self.names.begin(name), self.names.end(name))]

    def _over(self) -> Statement:
        """What holds for the lists of all labels: what stands in front of the first one, else what did so before."""
        if not self.names.labels or self.is_stopping:
            return NOTHING
        first = self.names.labels[0]
        if first.start == 0:
            return self.over
        lead = self.text[: self.tokens.starts[first.start]].rstrip()
        is_lead = lead.endswith(":") or OVER_LABELS.search(lead) is not None
        said = statement(lead[-_LONGEST_LEAD:]) if is_lead else NOTHING
        return Statement(frequency=said.frequency, is_serious=said.is_serious)

    def _goes_on(self) -> bool:
        """Whether the sentence says something of its own, and is no part of the list behind an introduction."""
        return has_verb(self.names.in_front()) or (not self.names.labels and has_verb(self.text))

    def _is_listed(self) -> bool:
        """Whether the sentence is a list, perhaps behind a label, whose rows this made."""
        if len(self.names.labels) > 1 or (self.names.labels and self.names.labels[0].start > 0):
            return False
        begin = self.names.labels[0].behind if self.names.labels else 0
        if self.rows.is_warning or ":" in self.text[begin:] or not may_be_listed(self.text[begin:]):
            return False
        if any(map(self.names.refusal, self.names.all)):
            return False
        words = self.text[begin:].strip()
        if answers_of(words).is_clause and has_verb(self.names.in_front()[begin:]):
            return False  # a list that a clause has opens it, and what stands in front of the verb names nothing
        effects = listed(words, is_labelled=bool(self.names.labels))
        if not effects or share_words(self.names.all) or self.names.are_lost_in(effects):
            return False
        self.system.reach_end()
        shared, rates = self._of_all()
        self.left = shared
        made = [
            self.rows.add(e.name, together(e.said, shared), rates, self.span,
                          category=self.system.category or e.category, is_reworded=e.is_reworded,
                          is_group=e.said.frequency is None, detail=e.detail)
            for e in effects
        ]  # fmt: skip
        if not any(made):
            self.rows.collected.set_aside(self.span, "repeat")
        return True

    def _of_all(self) -> tuple[Statement, Rates]:
        """What the words in front of all names, else those behind them, say of them."""
        effects = [name for name in self.names.effects() if name not in self.kinds]
        last = self.names.end((effects or self.names.all)[-1])
        lead = self.names.in_front()
        if self.text[len(lead) :][: len(_SERIOUS)].lower() == _SERIOUS:
            lead = self.text[: len(lead) + len(_SERIOUS)]
        another = another_in(self.text.lower())
        around = Around(
            text=self.text,
            lead=lead[-_LONGEST_LEAD:],
            tail=parting_what_with(self.text[behind(self.text, last).end :][:_LONGEST_LEAD]),
            is_of_one=len(self.names.all) - len(self.kinds) == 1 and not self.rows.is_warning,
            is_stated=self.carried.frequency is not None or self.over.frequency is not None,
            is_of_another=another is not None and not self.rows.collected.is_name(another),
        )
        self.rows.whom = None
        if self.is_stopping:
            return said_of_stopping(around), NO_RATES
        of_all = said_of_all(around)
        self._states_behind = of_all.stands_behind
        self.rows.whom = self._tied_to(effects, around.tail)
        return together(of_all.said, self.carried, self.over), of_all.rates

    def _tied_to(self, effects: list[Named], tail: str) -> str | None:
        """To whom what is said is tied: in front of the first effect, or behind the only one."""
        front = self.text[: self.names.begin(effects[0])][-_LONGEST_LEAD:] if effects else ""
        return tied_to(f"{front} {tail}" if len(effects) == 1 else front)

    def _add(self, name: Named, own: Behind, band: BetweenNames, shared: Statement, shared_rates: Rates) -> bool:
        words = " ".join(" ".join(self.names.words(a, b).split()) for a, b in name.parts)
        is_own = own.said.frequency is not None
        if self._states_behind and MEMBER.search(self.text[: self.names.begin(name)]):
            shared, shared_rates = shared.without_frequency(), NO_RATES
        said = together(own.said, band.said, shared)
        if self.deaths.brought_by(words, self.names.begin(name), self.names.end(name), own.end):
            said = said._replace(is_serious=True)
        in_turn = self._in_turn(name, own)
        if in_turn:
            made = [
                self.rows.add(words, together(self._of_group(one, said), said), one.rates, self.span,
                              category=self.system.category, is_reworded=name.is_reworded, is_group=False)
                for one in in_turn
            ]  # fmt: skip
            return any(made)
        rates = own.rates if is_own else band.rates if band.said.frequency else shared_rates
        return self.rows.add(
            words,
            said,
            rates,
            self.span,
            category=self.system.category,
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
            return told_in_turn(self.text[self.names.end(name) : own.end], self.text)
        if "%" not in self.text or sum(n.kind != "class" for n in self.names.effects()) != 1:
            return []
        return told_in_turn(self.text, self.text)
