"""Every entry of the table of sections acts: without it, a heading made from it reads otherwise."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.first_of import FirstOf
from materia_medica.extract.language.word_tables import table
from materia_medica.extract.layout import section_kinds
from materia_medica.extract.layout.section_kinds import kind_of, kinds_of

from .samples import samples

ENTRIES = [(kind, entry) for kind, entries in table("sections").items() for entry in entries]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=[f"{k}: {e}" for k, e in ENTRIES])
def test_every_entry_of_the_sections_acts(kind: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    headings = samples(str(entry).replace("[^?.!:]{2,40}", "Zeal"))
    kind_of.cache_clear()
    whole = [kind_of(h) for h in headings]
    rest = {k: [e for e in entries if (k, e) != (kind, entry)] for k, entries in table("sections").items()}
    kinds = kinds_of({k: entries for k, entries in rest.items() if entries})
    monkeypatch.setattr(section_kinds, "FIRST_KIND", FirstOf(kinds))
    kind_of.cache_clear()
    without = [kind_of(h) for h in headings]
    kind_of.cache_clear()
    assert whole != without
