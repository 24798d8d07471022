"""What a table of a label is about: effects and their rates, or something that gives no rows of them."""

from __future__ import annotations

from materia_medica.extract.effects.tables import subject_rules as rules
from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.effects.tables.trial_rules import ALL_GRADES
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.statement import NOTHING, Statement


def other_subject(title: str, stub: str) -> str | None:
    """Why a table gives no effects, as a reason of `asides`; `stub` are the words over its rows. Null for effects."""
    if rules.STOPPING.search(title):
        return "stopping_table"
    names_effects = rules.ADVERSE.search(title) is not None
    if rules.LABORATORY.search(stub) or (rules.LABORATORY.search(title) and not names_effects):
        return "laboratory_table"
    if rules.OTHER.search(stub) or (rules.OTHER.search(title) and not names_effects):
        return "other_table"
    return None


def is_of_high_grades(title: str) -> bool:
    """Whether a table by its title holds only what was severe."""
    return rules.HIGH_GRADES.search(title) is not None and ALL_GRADES.search(title) is None


def is_figure(table: PageTable) -> bool:
    """Whether a table only holds a figure and its title."""
    words = [cell.text for row in table.rows for cell in row.own.values() if cell.text]
    return len(words) == 1 and rules.FIGURE.search(words[0]) is not None


def band_of(title: str) -> Statement:
    """How often the effects of a table occur by its title, which holds where its rows do not say: "in < 10% of"."""
    found = rules.BAND.search(title)
    return statement(found["band"]) if found else NOTHING
