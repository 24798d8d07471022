"""`README.md`: the dataset card, for people and, by its head, for Hugging Face's hub and `datasets`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from materia_medica.release.metadata.facts import Facts
from materia_medica.release.metadata.guide import guide
from materia_medica.release.metadata.licences_page import linked_name
from materia_medica.release.metadata.names import CITATION, DICTIONARY, LICENCES
from materia_medica.schema import TABLES

READING = Path(__file__).with_name("reading.md")
"""Examples of reading a table."""
DEFAULT = "side_effects"
"""The table that `datasets` loads where none is named."""
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
         (10_000_000, "1M<n<10M"))  # fmt: skip
"""Classes of size on the hub: below how many rows, and their names."""


def card(facts: Facts) -> str:
    """The file: a head in YAML, then what the dataset is, how to read each table and what not to conclude."""
    head = yaml.safe_dump(_head(facts), sort_keys=False, allow_unicode=True, width=120)
    return f"---\n{head}---\n\n" + "\n".join(_body(facts))


def _head(facts: Facts) -> dict[str, Any]:
    return {
        "pretty_name": facts.title,
        "language": list(facts.languages),
        **_licence(facts),
        "size_categories": [_size(facts.rows[DEFAULT])],
        "task_categories": ["question-answering"],
        "tags": ["medical", "drugs", "side-effects", "adverse-drug-reactions"],
        "configs": [
            {"config_name": name, "data_files": _files(facts, name),
             **({"default": True} if name == DEFAULT else {})}
            for name in loadable(facts)
        ],
    }  # fmt: skip


def _files(facts: Facts, table: str) -> str | list[str]:
    names = [file.name for file in facts.of_table(table)]
    return names[0] if len(names) == 1 else names


def loadable(facts: Facts) -> list[str]:
    """Tables that `datasets` can load: it knows none without a row."""
    return [name for name in TABLES if facts.rows[name]]


def _licence(facts: Facts) -> dict[str, str]:
    (first, *more) = facts.licences or (None,)
    if first is not None and first.hub and not more:
        return {"license": first.hub}
    return {"license": "other", "license_name": "that-of-each-source", "license_link": LICENCES}


def _size(rows: int) -> str:
    return next((name for below, name in SIZES if rows < below), "10M<n<100M")


def _body(facts: Facts) -> Iterator[str]:
    words = guide()
    yield f"# {facts.title}\n"
    yield f"{words.summary}\n"
    yield f"Release {facts.version}, schema {facts.schema_version}, made by version {facts.code_version} of the code.\n"
    yield "## What not to conclude\n"
    yield from (f"- {said}" for said in words.conclude_not)
    yield "\n## What it is for\n"
    yield from (f"- {use}" for use in words.uses)
    yield "\n## Where the text is from\n"
    yield "| source | pages | written by | licence | credit |\n|---|---:|---|---|---|"
    for s in facts.sources:
        cells = (linked_name(s), f"{s.pages:,}", f"`{s.content_origin}`", s.license.linked, s.credit)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""
    yield from (f"- `{origin}`: {words.origins[origin]}." for origin in facts.origins)
    yield f"\n[{LICENCES}]({LICENCES}) says under which terms; [{CITATION}]({CITATION}) says how to cite a release."
    yield "\n## Reading it\n"
    yield READING.read_text("utf-8")
    yield from _in_parts(facts)
    yield from _without_rows(facts)
    yield f"## The tables\n\nEvery column is explained in [{DICTIONARY}]({DICTIONARY}).\n"
    for table in TABLES.values():
        advice = words.tables[table.name]
        yield f"### {table.name}\n\n{table.description} Rows: {facts.rows[table.name]:,}.\n"
        yield f"- Read: {advice.read}\n- Do not conclude: {advice.conclude_not}\n"


def _in_parts(facts: Facts) -> Iterator[str]:
    if parted := [name for name in TABLES if len(facts.of_table(name)) > 1]:
        names, first = ", ".join(f"`{name}/`" for name in parted), parted[0]
        yield f"What has many rows comes in parts, which are read as one in the order of their names: {names}."
        yield f'pandas, Polars and Spark take the folder (`pd.read_parquet("{first}")`), DuckDB takes'
        yield f"`FROM '{first}/*.parquet'`.\n"


def _without_rows(facts: Facts) -> Iterator[str]:
    if empty := [f"`{name}`" for name in TABLES if not facts.rows[name]]:
        yield f"`datasets` loads no table without rows; in this release that is {', '.join(empty)}.\n"
