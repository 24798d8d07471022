"""Rows of a label's sentences: an effect that only is named again makes none, and what follows may restate one."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.mark_rules import without_marks
from materia_medica.extract.effects.labelling.tied import key_of, several
from materia_medica.extract.effects.rates import Rates
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

ISOLATED = Rule(
    name="cases that were seen singly",
    pattern=r"^ \W* (?: isolated | single | individual ) \b",
    flags=re.IGNORECASE,
    example=("Isolated cases of gout were reported.", ["gout"]),
    counter_example="Rare cases",
)
_PLURAL = re.compile(r"(?<=[^\Wsui])s$|(?<=sh|ch|ss)es$")
_EDGES = " \t\n:*_"


class _Stated(NamedTuple):
    """An effect, the ingredient and the patients that have it, and the bounds that were stated."""

    effect: str
    ingredient: str | None
    population: str | None
    lower: float | None
    upper: float | None


class LabelRows:
    """What the lines of one section gave so far, and what is in force for the next."""

    def __init__(self, collected: Collector, groups: Groups, *, is_warning: bool = False) -> None:
        self.collected = collected
        self.groups = groups
        self.is_warning = is_warning
        self.leads = False
        """Whether an introduction is in force."""
        self._made: set[tuple[str, str | None, str | None]] = set()
        """Effects with their setting and the ingredient of a combination that have a row."""
        self._summed: set[tuple[str, str | None, str | None]] = set()
        """Those of them that a sentence said to be frequent, of no body system: the list of one names them anew."""
        self._stated: set[tuple[_Stated, str | None]] = set()
        """What was stated of effects that have a row, and to whom the sentence tied it."""
        self.treated: str | None = None
        """The patients or the illness treated that the title above names."""
        self.whom: str | None = None
        """To whom the sentence being read ties its rates."""
        self._whom: dict[tuple[str, int], str] = {}
        """The same of the rows made so far."""
        self._line = Span("", 0)
        self._in_line: dict[str, int] = {}
        """Where the rows of the line being read are, by their effects."""
        self._last = (0, 0)
        """Marks in front of and behind the rows of the last sentence that made some."""

    def begin_line(self, line: Span) -> None:
        """A new line is read."""
        self._line = line
        self._in_line.clear()
        self._last = (0, 0)

    def end_sentence(self, mark: int) -> None:
        """A sentence was read, in front of whose rows the mark was."""
        if self.collected.mark() > mark:
            self._last = (mark, self.collected.mark())

    def lead(self, text: str) -> None:
        """An introduction begins to be in force."""
        of_all = without_marks(text)
        said = statement(of_all)._replace(setting=setting_of(of_all))
        label = read_label(text.strip(_EDGES), ())
        category = label.name if label.kind == "system" else None
        self.groups.on_label(Frame(kind="intro", label=text, said=said, category=category))
        self.leads = True

    def end_lead(self) -> None:
        """The list behind an introduction ends."""
        if self.leads:
            self.groups.end_intro()
            self.leads = False

    def tie_populations(self) -> None:
        """Give rows those to whom their sentences tie them, where their effects have rates from several."""
        whom = several(self.collected.made, self._whom)
        if whom:
            self.collected.mend(lambda row: row if row.population else row._replace(
                population=whom.get(key_of(row.effect, row.evidence.start))))  # fmt: skip

    def restate_last(self, said: Statement, rates: Rates, sentence: Span) -> bool:
        """Let a sentence behind them state something of the rows of the last one; says whether there are any."""
        for at in range(*self._last):
            self.collected.restate(at, said, rates, self._up_to(at, sentence))
        return self._last[1] > 0

    def add(self, name: str, said: Statement, rates: Rates, evidence: Span, *, category: str | None, is_reworded: bool,
            is_group: bool, detail: str | None = None) -> bool:  # fmt: skip
        """Make a row, but not of an effect that only is named again; says whether it did."""
        if said.frequency is not None and ISOLATED.search(said.frequency.text or ""):
            said = said.without_frequency()
        group = self.groups.in_force()
        in_force = group.said
        seen_in = "withdrawal" if said.context == "withdrawal" else said.setting or in_force.setting
        key = (_PLURAL.sub("", fold(name)), seen_in, group.ingredient)
        if key in self._made and said.frequency is None and not (category and key in self._summed):
            return False
        of_whom = said.population or in_force.population
        often = said.frequency
        stated = _Stated(key[0], group.ingredient, of_whom, often.lower, often.upper) if often else None
        whom = self.whom if said.is_numeric else None
        if (stated, whom) in self._stated and is_group:
            return False
        if stated is not None:
            self._stated |= {(stated, whom), (stated, None)}
        at = self._in_line.get(fold(name))
        if at is not None and at >= self._last[0] and said.is_numeric and not self.collected.row_at(at).said.is_numeric:
            self.collected.restate(at, said, rates, self._up_to(at, evidence))
            return True
        if whom is not None:
            self._whom[key_of(name, evidence.start)] = whom
        self._made.add(key)
        if category is None and said.frequency is not None and not said.is_numeric:
            self._summed.add(key)
        else:
            self._summed.discard(key)
        self._in_line.setdefault(fold(name), self.collected.mark())
        effect = Effect(name=name, detail=detail, said=NOTHING, category=category, hints=(), is_reworded=is_reworded)
        clause = Clause(words=name, said=said, is_prose=True)
        return self.collected.add([effect], evidence, clause=clause, is_group=is_group, rates=rates, is_known=True)

    def _up_to(self, at: int, span: Span) -> Span:
        """The words of the line from the evidence of a row up to the end of a sentence."""
        begin = self.collected.row_at(at).evidence.start
        return self._line.cut(max(0, begin - self._line.start), span.end - self._line.start)
