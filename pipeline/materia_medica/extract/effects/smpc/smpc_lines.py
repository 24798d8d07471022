"""Lines of section 4.8 that are neither lists nor tables: its usual headings, its convention, and its prose."""

from __future__ import annotations

import re

from materia_medica.extract.effects.abbreviations import is_key
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.convention import Convention, Conventions, bounds_in
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.prose import LabelReader
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.effects.smpc.halves import Halves
from materia_medica.extract.effects.smpc.smpc_bands import ORGAN_CLASS, SmpcBands
from materia_medica.extract.effects.smpc.smpc_settings import leads_on, tell_setting
from materia_medica.extract.effects.smpc.some_patients import with_patients, with_patients_of_term
from materia_medica.extract.effects.tables.trial_rules import TITLE
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, context_in
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line

_SUB = 4
"""Level of headings that are none of the usual ones, below those."""

HEADING = Rule(
    name="usual heading of section 4.8",
    pattern=rf"""
        ^ [a-h\d.)\s]* (?: {any_of("smpc", "headings")}
            | other \s {any_of("medicine_classes", "names", "ends")} ) [:.]? $
    """,
    flags=re.IGNORECASE,
    example=("Summary of the safety profile\n\nOther statins\n\nGout has been reported.", ["Gout; class_effect"]),
    counter_example="Rash",
)


OF_WHOM = Rule(
    name="usual heading that names patients",
    pattern=r"\b (?: p?a?ediatric | elderly | older | children | geriatric | adults? | adolescents? | infants? ) \b",
    flags=re.IGNORECASE,
    example=("Paediatric population\n\n* gout", ["gout; of Paediatric population"]),
    counter_example="Special populations",
)


TOLD_BY = Rule(
    name="patients who told of effects",
    pattern=rf"\b {any_of('labelling', 'people')} \s (?: reported | experienced | developed | had | showed ) \b",
    flags=re.IGNORECASE,
    example=("In a study, adults reported gout (13%).", ["gout; very_common; 0.13"]),
    counter_example="Gout in adults",
)


ON_TABLE = Rule(
    name="sentence that says what the table below lists, or the key of a sign of footnotes",
    pattern=r"""
        ^ \W* (?: the \s )? (?: following \s )? tables? \s (?: below \s | above \s | \d+ \s )?
            (?: lists? | shows? | presents? | summari [sz] es? | gives? | provides? | displays? | contains? ) \s
        | ^ [*†‡§#]{1,3} \s? (?: these \s | this \s )?
            (?: adrs? | (?: adverse \s )? (?: drug \s )? reactions? | (?: adverse \s )? events?
                | frequenc (?: y | ies ) )
            \s (?: was \s | were \s | that \s were \s | only \s )?
            (?: identified | reported | observed | seen | derived | based | estimated | from ) \b [^.;:]* [.]? $
        | ^ [*†‡§#]{1,3} \s? see \s (?: also \s )? section \b
    """,
    flags=re.IGNORECASE,
    example=(
        "The table below displays the adverse events seen in people with fits, in studies.",
        ["aside: general"],
    ),
    counter_example="* gout",
)


class SmpcLines:
    """Reads such lines; the rows that lists and tables give are of others."""

    def __init__(self, rows: Collector, groups: Groups, conventions: Conventions) -> None:
        self.rows = rows
        self.halves = Halves()
        self.groups = groups
        self.conventions = conventions
        self.prose = LabelReader(rows, groups)
        self.bands = SmpcBands(rows, groups, self.prose)
        self._is_of_class = False
        """Whether a heading in force says that effects are those of other medicines of the class."""

    def takes(self, line: Line, *, leads: bool = False) -> bool:
        """Whether a line is one of these; it is read then. `leads` says whether a list stands below it."""
        text = line.span.text.strip(" *_")
        if line.block.kind == "row":
            return False
        self._end_class(line, text)
        if not line.block.depth and HEADING.search(text):
            self._heading(line, text)
            return True
        if line.block.depth:
            return self.bands.takes(line)
        bounds = bounds_in(text)  # also of "Table 1 lists ... by these categories: very common ..."
        if bounds:
            self.conventions.stated = Convention(bounds, line.span.end)
        if bounds or TITLE.search(text) or ON_TABLE.match(line.span.text.strip()) or is_key(line.span.text):
            self.rows.set_aside(line.span, "general")
            tell_setting(self.groups, text)
            return True
        if self.bands.takes(line):
            self.halves.see(line, self.bands.whom)
            return True
        if not leads and not self.bands.are_open and _is_sub_heading(line, text):
            self._heading(line, text, level=_SUB)
            self.halves.see(line, text)
            return True
        if text.endswith(":") and has_verb(text):
            self.bands.end()
        if line.label is not None and names_system(line.label.text.strip(" :")) and has_verb(line.body.text):
            self._of_system(line)
            return True
        if line.is_heading or not text.endswith(".") or not (has_verb(text) or ". " in text or TOLD_BY.search(text)):
            return False
        self._told(line)
        if leads_on(text):
            tell_setting(self.groups, text)
        return True

    def _heading(self, line: Line, text: str, level: int = 3) -> None:
        """A heading: it ends the classes above, and may say where or in whom effects were seen."""
        self.bands.end()
        self.rows.head(line.span)
        setting = where if (where := setting_of(text)) in ("post_marketing", "class_effect") else None
        population = text.strip(" :.") if OF_WHOM.search(text) else None
        population = self.halves.of(line, population)
        said = Statement(setting=setting, context=context_in(setting), population=population)
        self._is_of_class = setting == "class_effect"
        self.groups.on_heading(Frame(kind="heading", depth=line.block.level or level, label=text, said=said))

    def _end_class(self, line: Line, text: str) -> None:
        """What a heading said of other medicines of the class ends at another title, of whatever kind."""
        if not self._is_of_class or not (line.is_bold or line.is_heading):
            return
        if not text.endswith((".", ":")) and not has_verb(text) and ORGAN_CLASS.match(text) is None:
            self._is_of_class = False
            self.groups.place(None, None)

    def heads_table(self, line: Line) -> bool:
        """Whether a line in front of a table is one of these rather than its title; it is read then."""
        text = line.span.text
        if (TITLE.search(text) is None or bounds_in(text)) and self.takes(line, leads=True):
            return True
        tell_setting(self.groups, text)
        return False

    def _of_system(self, line: Line) -> None:
        """Sentences behind the name of a body system."""
        name = (line.label or line.span).text.strip(" :*_")
        self.rows.head(line.label or line.span)
        with self.groups.inside(Frame(kind="item", label=name, category=name)):
            self._told(line._replace(span=line.body, label=None))

    def _told(self, line: Line) -> None:
        """Sentences, which may say in whom their effects were seen."""
        mark = self.rows.mark()
        self.prose.read(line)
        for at in range(mark, self.rows.mark()):
            self.rows.put(at, with_patients(self.rows.row_at(at)))

    def state_rates(self) -> None:
        """A percentage of a row's own is its rate, and the patients whom its term names are its population."""
        self.rows.mend(_with_percent)
        self.rows.mend(with_patients_of_term)


def _is_sub_heading(line: Line, text: str) -> bool:
    """Whether a line in bold heads sentences on one thing: it names no body system, which would be their class."""
    if not (line.is_bold or line.is_heading) or line.label is not None or text.endswith((".", ":")) or has_verb(text):
        return False
    return not names_system(text) and read_label(text, ()).kind in ("class", "effect")


def _with_percent(row: EffectRow) -> EffectRow:
    said = row.said.frequency
    if (
        said is None
        or row.rates is not NO_RATES
        or said.lower is None
        or said.lower != said.upper
        or "%" not in said.text
    ):
        return row
    return row._replace(rates=Rates(percent=said.lower))
