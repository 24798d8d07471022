"""What a table of a label is about: effects and their rates, or something that gives no rows of them."""

from __future__ import annotations

from materia_medica.extract.effects.tables import subject_rules as rules
from materia_medica.extract.effects.tables.trial_rules import ALL_GRADES


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
