"""`drug_names`: every name under which a drug or ingredient is known here, and the page on which it stands first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyarrow as pa

from materia_medica.link.names.names import substance_id, substances
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import fold

Name = tuple[str, str, str]
"""Drug, name and kind of name."""


def link_drug_names(monographs: pa.Table, drugs: pa.Table) -> pa.Table:
    """The table `drug_names` of accepted, linked pages.

    An ingredient has the id of the drug that it would be alone, whether a page treats it alone or not. Synonyms and
    misspellings are those of the reviewed table of substances; they stand on no page.
    """
    pages: defaultdict[Name, list[str]] = defaultdict(list)
    shown: dict[Name, str] = {}
    names = ("monograph_id", "drug_id", "name", "ingredients")
    for page, drug_id, title, ingredients in zip(*(monographs.column(n).to_pylist() for n in names), strict=True):
        if drug_id is None:
            continue
        for of, name, kind in ((drug_id, title, "title"), *((substance_id(i), i, "ingredient") for i in ingredients)):
            key = (of, fold(name), kind)
            shown.setdefault(key, name)
            pages[key].append(page)
    for drug_id, brands in zip(*(drugs.column(n).to_pylist() for n in ("drug_id", "brand_names")), strict=True):
        for brand in brands:
            shown.setdefault((drug_id, fold(brand), "brand"), brand)
    for key, name in _of_tables({of for of, _, _ in shown}):
        shown.setdefault(key, name)
    rows = [(key[0], name, key[2], min(pages[key], default=None), len(pages[key])) for key, name in shown.items()]
    declared = TABLES["drug_names"]
    return conform(declared, from_rows(declared, rows))


def _of_tables(ids: set[str]) -> Iterator[tuple[Name, str]]:
    known: Mapping[str, object] = substances()
    for drug_id in ids.intersection(known):
        substance = substances()[drug_id]
        for kind, names in (("synonym", (substance.name, *substance.others)), ("misspelling", substance.misspellings)):
            for name in names:
                yield (drug_id, fold(name), kind), name
