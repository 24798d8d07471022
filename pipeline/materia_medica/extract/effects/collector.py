"""The rows and asides of a section while it is read: one collector, which knows the groups in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.effect_row import EffectRow, row_of
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.name_rules import HAS_DIRECTION, NO_NAME
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_names import is_class
from materia_medica.extract.language.explanations import tells_signs
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.set_aside import SetAside
from materia_medica.read.document import Span

EDGES = " \t\n.,;:!*_•·–—-"


class Collector:
    """Collects what a section gives. A mark is a count of rows: those behind it were made since it was taken."""

    def __init__(self, groups: Groups, medicines: Medicines) -> None:
        self._groups = groups
        self._medicines = medicines
        self._rows: list[EffectRow] = []
        self._asides: list[SetAside] = []
        self._heads: list[Span] = []

    @property
    def made(self) -> tuple[EffectRow, ...]:
        """All rows, in reading order."""
        return tuple(self._rows)

    @property
    def asides(self) -> tuple[SetAside, ...]:
        """All words that gave no row, in reading order."""
        return tuple(self._asides)

    @property
    def heads(self) -> tuple[Span, ...]:
        """All words that open a group, in reading order."""
        return tuple(self._heads)

    def head(self, span: Span) -> None:
        """Note words as the heading, label or introduction of a group."""
        self._heads.append(span)

    def is_name(self, words: str) -> bool:
        """Whether words are the name of one of the page's own medicines."""
        return self._medicines.is_name(words)

    def mark(self) -> int:
        """A mark behind the last row."""
        return len(self._rows)

    def since(self, mark: int) -> list[EffectRow]:
        """The rows made since a mark."""
        return self._rows[mark:]

    def add(
        self,
        effects: Iterable[Effect],
        evidence: Span,
        *,
        clause: Clause | None = None,
        is_group: bool = False,
        is_known: bool = False,
        rates: Rates = NO_RATES,
    ) -> bool:
        """Make a row of every sound effect; says whether there was any.

        `clause` is the clause that lists them; `is_group` says whether its sentence introduces a group, `is_known`
        that their names are those of effects, `rates` which percentages stand beside them.
        """
        group = self._groups.in_force()
        made = False
        for found in effects:
            effect = self._medicines.taken_out(found)
            name = effect.name.strip(EDGES)
            if clause is not None and clause.front and NO_NAME.match(name):
                continue
            if clause is not None and clause.front and not HAS_DIRECTION.match(name):
                name = f"{clause.front} {name}"
            if not (is_known or is_effect_name(name)) or self._medicines.is_name(name):
                continue
            made = True
            ingredient = self._medicines.laid_to(effect, clause) or group.ingredient
            row = row_of(effect, name, clause, group, evidence, ingredient=ingredient, is_group=is_group)
            self._rows.append(row if rates is NO_RATES else row._replace(rates=rates))
        return made

    def put_since(self, mark: int, rows: Iterable[EffectRow]) -> None:
        """Put these in the place of the rows made since a mark."""
        self._rows[mark:] = rows

    def set_aside(self, span: Span, reason: str) -> None:
        """Keep words that gave no row, with the reason."""
        self._asides.append(SetAside(span, reason))

    def take_back(self, count: int) -> None:
        """Words set aside since there were so many asides give rows after all."""
        del self._asides[count:]

    def take_class(self, mark: int) -> EffectRow | None:
        """Take out the last row made since the mark where it only names a class, which the next sentence lists."""
        if len(self._rows) > mark and is_class(self._rows[-1].effect):
            return self._rows.pop()
        return None

    def give_class(self, mark: int, category: str) -> None:
        """Rows since the mark that have no class are of this one."""
        self._rows[mark:] = [row._replace(category=row.category or category) for row in self._rows[mark:]]

    def tell_signs(self, mark: int, sentence: Span, line: Span, *, go_on: bool = False) -> bool:
        """A sentence that tells the signs of the last effect made since the mark becomes its detail and, where both
        stand in the line, part of its evidence, which reaches up to there; says whether it does. `go_on` says that it
        goes on listing the signs of which the sentence before spoke.
        """
        if len(self._rows) == mark or not (go_on or tells_signs(sentence.text, self._rows[-1].effect)):
            return False
        last = self._rows[-1]
        is_of_line = last.evidence.start >= line.start
        at = last.evidence.start - line.start
        evidence = line.cut(at, sentence.end - line.start) if is_of_line else last.evidence
        detail = joined_details(last.detail, sentence.text)
        self._rows[-1] = last._replace(detail=detail, evidence=evidence)
        return True

    def tell_frequency(self, mark: int, own: Statement, sentence: Span, line: Span) -> bool:
        """A sentence that says how often the one effect made since the mark occurs states for it, and is part of its
        evidence; says whether there was one effect.
        """
        if own.frequency is None or len(self._rows) != mark + 1:
            return False
        row = self._rows[-1]
        evidence = line.cut(max(0, row.evidence.start - line.start), sentence.end - line.start)
        basis = "numeric" if own.is_numeric else "item"
        self._rows[-1] = row._replace(said=together(own, row.said), basis=basis, evidence=evidence)
        return True

    def rename(self, named: Callable[[str], str | None]) -> None:
        """Give all rows other names; one whose name is none after all is set aside."""
        kept = []
        for row in self._rows:
            if (name := named(row.effect)) is None:
                self.set_aside(row.evidence, "general")
            else:
                kept.append(row if name == row.effect else row._replace(effect=name))
        self._rows = kept

    def change(self, changed: Callable[[EffectRow], EffectRow]) -> None:
        """Put others in place of all rows."""
        self._rows = [changed(row) for row in self._rows]

    def state(self, mark: int, said: Statement) -> None:
        """Rows since the mark are stated to be so frequent by a sentence behind them."""
        basis = "numeric" if said.is_numeric else "item"
        self._rows[mark:] = [row._replace(said=together(said, row.said), basis=basis) for row in self._rows[mark:]]

    def rate(self, mark: int, said: Statement) -> bool:
        """Rows since the mark of which nothing but the heading or label above says how often they occur are so
        frequent; says whether there were any.
        """
        if said.frequency is None:
            return False
        basis = "numeric" if said.is_numeric else "item"
        of_group = self._groups.in_force().said.frequency
        rated = [row.basis in ("none", "group") or row.said.frequency is of_group for row in self._rows[mark:]]
        self._rows[mark:] = [
            row._replace(said=together(said, row.said), basis=basis) if is_rated else row
            for row, is_rated in zip(self._rows[mark:], rated, strict=True)
        ]
        return any(rated)

    def mend(self, mended: Callable[[EffectRow], EffectRow]) -> None:
        """Put in the place of each row what `mended` makes of it."""
        self._rows = [mended(row) for row in self._rows]

    def row_at(self, at: int) -> EffectRow:
        """The row at a mark."""
        return self._rows[at]

    def put(self, at: int, row: EffectRow) -> None:
        """Put a row in the place of the one at a mark."""
        self._rows[at] = row

    def restate(self, at: int, said: Statement, rates: Rates, evidence: Span) -> None:
        """The row at a mark states this: a later sentence of its line says so."""
        row = self._rows[at]
        basis = "numeric" if said.is_numeric else "item"
        whom = said.population or row.population
        said = together(said, row.said)
        self._rows[at] = row._replace(said=said, basis=basis, rates=rates, evidence=evidence, population=whom)

    def add_again(self, at: int, said: Statement, evidence: Span) -> None:
        """A further row of the effect at a mark, of which the same sentence states something else for others."""
        row = self._rows[at]
        basis = "numeric" if said.is_numeric else "item"
        own = row.said._replace(frequency=said.frequency, population=said.population)
        self._rows.append(row._replace(said=own, basis=basis, population=said.population, evidence=evidence))

    def end_seriousness(self, mark: int) -> None:
        """Rows since the mark are of no serious group: a table's title says of which they are."""
        self._rows[mark:] = [
            row._replace(seriousness_basis="none") if row.seriousness_basis == "group" else row
            for row in self._rows[mark:]
        ]

    def make_serious(self, mark: int) -> None:
        """Rows since the mark are of serious effects: the words behind them ask for care."""
        self._rows[mark:] = [
            row if row.is_serious else row._replace(seriousness_basis="group") for row in self._rows[mark:]
        ]

    def give_context(self, mark: int, context: str) -> None:
        """Rows since the mark that name no circumstance occur in this one."""
        self._rows[mark:] = [row._replace(context=row.context or context) for row in self._rows[mark:]]

    def give_rates(self, mark: int, rates: Rates, *, category: str | None) -> None:
        """Rows since the mark have these rates in the arms of a trial, and the body system that their table gives."""
        self._rows[mark:] = [row._replace(rates=rates, category=category) for row in self._rows[mark:]]
