"""What sentences of plain language have in common: the group of patients of whom they tell."""

from __future__ import annotations

import re

from materia_medica.extract.language.word_tables import any_of

_EVERYONE = re.compile(rf"(?:some\ )?{any_of('leaflets', 'everyone')}", re.IGNORECASE | re.VERBOSE)


def own_group(people: str | None) -> str | None:
    """The group of patients that words name; null where they name all who take the medicine, or nobody."""
    return None if people is None or _EVERYONE.fullmatch(people.strip()) else people
