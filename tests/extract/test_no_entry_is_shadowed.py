"""No entry of a list in a table of words is dead: each matches some wording that no other entry of its list matches."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from materia_medica.extract.language.word_tables import table

from .wordings import wordings, written_out

NAMES = sorted(
    file.name.removesuffix(".yaml")
    for file in (resources.files("materia_medica.extract.language") / "words").iterdir()
    if file.name.endswith(".yaml")
)
LISTS = [
    (name, str(key), [str(e) for e in entries])
    for name in NAMES
    for key, entries in table(name).items()
    if isinstance(entries, list) and all(isinstance(e, str) for e in entries)
]


@pytest.mark.parametrize(("name", "key", "entries"), LISTS, ids=[f"{n}: {k}" for n, k, _ in LISTS])
def test_each_entry_matches_what_no_other_does(name: str, key: str, entries: list[str]) -> None:
    dead = []
    for entry in dict.fromkeys(entries):
        others = [re.compile(e, re.IGNORECASE) for e in entries if e != entry]
        said = [w for w in wordings(written_out(entry)) if w.strip()]
        if said and all(any(o.fullmatch(w) for o in others) for w in said):
            dead.append(entry)
    assert dead == []
