"""Small good tables: pages in Markdown, extracted and linked as any others."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.account import Extraction, SourcePages, pages_digest
from materia_medica.check.readback import read_back
from materia_medica.extract.page import extract
from materia_medica.link.linking import link
from materia_medica.page import Page
from materia_medica.release.formats import DEFAULT, OutputFormat
from materia_medica.release.publish import Report, publish
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import slug
from materia_medica.schema.rows import PageRows
from materia_medica.settings.source import Source

SOURCE = Source(
    id="samples",
    name="Samples",
    kind="folder",
    address="raw/samples",
    content_origin="written_for_this_project",
    license="CC0-1.0",
)
Tables = dict[str, pa.Table]

HOLD = {"passed": 1, "warning": 0, "failed": 0, "skipped": 0}
COMMON = ("nausea", "headache", "dizziness", "dry mouth", "constipation", "tiredness")
RARE = ("seizures", "liver failure", "anaphylaxis", "toxic epidermal necrolysis")


def drug_page(name: str, *, others: tuple[str, ...] = (), common: tuple[str, ...] = COMMON) -> PageRows:
    """A monograph with common, numeric, serious and long-term groups, two questions and closing asides, extracted."""
    ingredients = (name, *others)
    title = " + ".join(ingredients)
    listed = "\n".join(f"- {effect}" for effect in common[:-1])
    rare = "\n".join(f"- {effect}" for effect in RARE)
    words = f"""---
title: {title}
date: 2024-05-01
---
# {title}

## Usage
{title} relieves pain and fever in adults.

## How it works
It blocks an enzyme, although the whole mechanism is not known.

## Dosage
One tablet twice a day, as the package says.

## Side effects
### Common side effects
{listed}
- {common[-1]} (about 2 % of patients)

### Rare but serious side effects
{rare}

### Long-term effects
- bone loss (with brittle bones)

Contact your doctor if any of these persist.

These are usually mild and pass with time.

## Questions
**What is {title} used for?**

It relieves pain and fever.

**May I drive?**

Wait until you know how you react.
"""
    return page(f"{slug(' '.join(ingredients))}.md", words)


def invented_page() -> PageRows:
    """A page that says itself that its drug is invented: a row in `monographs` and nothing else."""
    return page("unobtainol.md", "# Unobtainol\n\n## Usage\nUnobtainol is a hypothetical drug that does not exist; it is "
                "purely fictional.\n")  # fmt: skip


def page(path: str, words: str) -> PageRows:
    """The rows of a Markdown page."""
    return extract(Page(SOURCE.id, path, words.encode()), SOURCE)


def page_tables(pages: list[PageRows]) -> Tables:
    """The per-page tables of some pages, as extraction hands them on."""
    return {
        n: conform(TABLES[n], from_rows(TABLES[n], [row for one in pages for row in getattr(one, n)]))
        for n in PAGE_TABLES
    }


def linked(tables: Tables, pages: int | None = None) -> Tables:
    """The tables with those that linking derives; `pages` counts the rejected ones too."""
    read = pages if pages is not None else tables["monographs"].num_rows
    rows = {n: tables[n].num_rows for n in PAGE_TABLES if n != "rejects"}
    account = Extraction((SourcePages(SOURCE.id, read, None),), "0" * 64, rows)
    return link(tables, account, {SOURCE.id: SOURCE})


_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve")


def drug_names(n: int) -> list[str]:
    """`n` names of drugs that do not exist."""
    return [
        f"{_SYLLABLES[i % 12]}{_SYLLABLES[(i // 12 + 5) % 12]}{_SYLLABLES[i * 7 % 12]}xol".capitalize()
        for i in range(n)
    ]


def good_pages(drugs: int = 3) -> Tables:
    """Per-page tables of `drugs` single drugs, one combination and one invented drug."""
    names = drug_names(drugs)
    assert len(set(names)) == drugs
    pages = [drug_page(name) for name in names]
    return page_tables([*pages, drug_page(names[0], others=(names[1],)), invented_page()])


def good(drugs: int = 3) -> Tables:
    """All tables of a good small release."""
    return linked(good_pages(drugs))


def changed(tables: Tables, table: str, row: int, **values: Any) -> Tables:
    """The tables with some values of one row replaced; the types stay as declared."""
    data = tables[table]
    for column, value in values.items():
        cells = data.column(column).to_pylist()
        cells[row] = value
        plain = pa.array(cells, _plain(data.schema.field(column).type))
        array = plain.dictionary_encode() if pa.types.is_dictionary(data.schema.field(column).type) else plain
        data = data.set_column(data.column_names.index(column), data.schema.field(column).with_type(array.type), array)
    return {**tables, table: data}


def _plain(stored: pa.DataType) -> pa.DataType:
    return stored.value_type if pa.types.is_dictionary(stored) else stored


def column(tables: Tables, table: str, name: str) -> list[Any]:
    return tables[table].column(name).to_pylist()


def row_of(tables: Tables, table: str, **values: Any) -> int:
    """Index of the first row with these values."""
    for i, row in enumerate(tables[table].to_pylist()):
        if all(row[k] == v for k, v in values.items()):
            return i
    raise AssertionError(f"no row of {table} with {values}")


def release(tables: Tables, output: Path, *, day: int = 1, forms: Sequence[OutputFormat] = DEFAULT) -> Path:
    """`tables` as a release on disk, written by the real publishing; returns its folder."""
    rows = {n: tables[n].num_rows for n in PAGE_TABLES if n != "rejects"}
    for table in tables["rejects"].column("table").to_pylist():
        rows[table] += 1
    pages = sum(tables["sources"].column("n_pages").to_pylist())
    digest = pages_digest(zip(*(column(tables, "monographs", c) for c in ("monograph_id", "sha256")), strict=True))
    published = publish(
        tables,
        Extraction((SourcePages(SOURCE.id, pages, None),), digest, rows),
        {SOURCE.id: SOURCE},
        output,
        report=Report(json.dumps({"failed": False, "rules": HOLD}), HOLD),
        read_back=read_back,
        now=datetime.datetime(2026, 1, day, tzinfo=datetime.UTC),
        forms=forms,
    )
    assert published.is_new
    return published.folder
