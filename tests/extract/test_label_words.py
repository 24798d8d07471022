"""Every entry of the table of labels acts: without it, some label would read otherwise."""

from __future__ import annotations

import re

import pytest

from materia_medica.extract.language.label_rules import LABELS, SIGNS_FOLLOW
from materia_medica.extract.language.word_tables import table

from .wordings import wordings

LISTS = {
    "notes": "note",
    "empty": "label that only introduces",
    "amounts": "amount of a medicine",
    "circumstances": "circumstance",
    "introducing": "words that introduce",
    "signs": "signs",
}
ENTRIES = [(name, entry) for name in LISTS for entry in table("labels")[name]]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{n}: {e}" for n, e in ENTRIES])
def test_every_entry_of_a_list_matches_what_no_other_entry_does(name: str, entry: str) -> None:
    others = [re.compile(e, re.IGNORECASE) for e in table("labels")[name] if e != entry]
    own = [w for w in wordings(entry) if not any(other.fullmatch(w) for other in others)]
    assert own, f"what {entry!r} matches is matched without it"
    rule = next(rule for rule in (*LABELS, *SIGNS_FOLLOW) if rule.name == LISTS[name])
    assert all(rule.search(f"{w} x" if name == "circumstances" else w) for w in own)


def test_no_list_holds_an_entry_twice() -> None:
    for name, entries in table("labels").items():
        assert not isinstance(entries, list) or len(set(entries)) == len(entries), name
