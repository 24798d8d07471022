"""What a cell says of how often an effect occurs: words, percentages, numbers of patients."""

from __future__ import annotations

import re

from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.statement import NOTHING, Statement

_NO_DATA = re.compile(r"cannot be (?:estimated|determined)|available data", re.IGNORECASE)
"""Why how often is not known; it tells nothing of the effects."""


def is_amount(text: str, *, is_percent: bool) -> bool:
    """Whether a cell says how often and no more; `is_percent` says that bare numbers of its column are percentages."""
    if rules.OF_PATIENTS.search(text) or (is_percent and rules.BARE_NUMBER.search(text)):
        return True
    return statement(text).frequency is not None and not rest_of(text)


def amount_in(text: str, *, is_percent: bool) -> Statement:
    """What a cell of a column of frequencies states; its words stay as the page has them."""
    found = rules.OF_PATIENTS.search(text) or (rules.BARE_NUMBER.search(text) if is_percent else None)
    if found is None:
        return statement(text)
    said = statement(f"{found['percent']}%")
    if said.frequency is None:
        return NOTHING
    return said._replace(frequency=said.frequency._replace(text=text))


def beyond(text: str, said: Statement) -> str | None:
    """The words of a cell behind its frequency, where they say more: "Rare unless taken with insulin"."""
    if said.frequency is None or not rest_of(text) or _NO_DATA.search(text):
        return None
    _, found, behind = text.partition(said.frequency.text)
    rest = behind.strip(" ,;:.()–—-")
    return rest if found and rest.count(" ") else None
