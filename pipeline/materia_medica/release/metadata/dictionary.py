"""`data-dictionary.md`: what each column means, from the declared tables."""

from __future__ import annotations

from collections.abc import Iterator

from materia_medica.schema import PAGE_TABLES, SCHEMA_VERSION, TABLES, Column, Table
from materia_medica.schema import values as v

TYPES = {
    "string": "string",
    "enum": "string",
    "int": "64-bit integer",
    "float": "double",
    "bool": "boolean",
    "timestamp": "timestamp, microseconds, UTC",
    "strings": "list of strings",
}
FLAGS = {
    "monographs": v.MONOGRAPH_FLAGS,
    "drugs": v.DRUG_FLAGS,
    "side_effects": v.SIDE_EFFECT_FLAGS,
    "faqs": v.FAQ_FLAGS,
}
HEAD = f"""# Data dictionary

Schema version {SCHEMA_VERSION}. Written from the declaration of the tables, never by hand. The same descriptions stand
in the metadata of every Parquet file.

- **null** means that the page does not say it. No column holds an empty string, and lists are never null.
- Values in `code` are the only ones allowed.
- Offsets count Unicode code points in `monographs.text`, from 0, the end exclusive.
- Parquet holds columns with a closed list of values as dictionary-encoded strings. CSV holds lists as JSON arrays and
  null as an empty field.
- Tables made from each page alone need nothing else; the others are built from the accepted rows of all pages.
"""


def dictionary() -> str:
    """The whole file, in Markdown; the same for all releases of a schema version."""
    tables = "\n".join(f"| [`{t.name}`](#{t.name}) | {t.description} | {_codes(t.key)} |" for t in TABLES.values())
    parts = [HEAD, f"| table | holds | key |\n|---|---|---|\n{tables}\n"]
    parts += [_table(t) for t in TABLES.values()]
    parts.append(_bands())
    return "\n".join(parts)


def _table(table: Table) -> str:
    made = "Made from each page alone." if table.name in PAGE_TABLES else "Built from all pages."
    order = f"Key: {_codes(table.key)}. Sorted by {_codes(table.sort)}."
    lines = [f"## {table.name}", "", table.description, made, order, ""]
    lines += ["| column | type | null | meaning |", "|---|---|---|---|"]
    lines += [_row(c) for c in table.columns]
    if table.foreign_keys:
        lines += ["", "Refers to: " + "; ".join(_references(table)) + "."]
    if table.name in FLAGS:
        lines += ["", "| flag | meaning |", "|---|---|"]
        lines += [f"| `{flag}` | {said} |" for flag, said in FLAGS[table.name].items()]
    return "\n".join([*lines, ""])


def _row(column: Column) -> str:
    null = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {TYPES[column.type]} | {null} | {' '.join(_meaning(column))} |"


def _meaning(column: Column) -> Iterator[str]:
    yield column.description
    if column.values and column.name != "flags":
        yield f"One of {_codes(column.values)}." if column.type == "enum" else f"Of {_codes(column.values)}."
    if column.unit:
        yield f"Unit: {column.unit}."
    if column.minimum is not None or column.maximum is not None:
        low = "" if column.minimum is None else f"at least {column.minimum:g}"
        high = "" if column.maximum is None else f"at most {column.maximum:g}"
        yield f"{', '.join(p for p in (low, high) if p).capitalize()}."
    if column.pattern:
        escaped = column.pattern.replace("|", "\\|")
        yield f"Matches `{escaped}`."


def _references(table: Table) -> Iterator[str]:
    for key in table.foreign_keys:
        to = ", ".join(f"`{key.to_table}.{c}`" for c in key.to_columns)
        yield f"{_codes(key.columns)} to {to}"


def _bands() -> str:
    bands = "Bands after CIOMS III and the EU SmPC guideline: the share of treated people, lower bound included."
    lines = ["## Frequency tiers", "", bands, "", "| tier | from | to below |", "|---|---|---|"]
    for tier in v.TIERS:
        low, high = v.TIER_BANDS.get(tier, (None, None))
        lines.append(f"| `{tier}` | {_percent(low)} | {_percent(high)}{', included' if high == 1 else ''} |")
    return "\n".join([*lines, ""])


def _percent(share: float | None) -> str:
    return "not stated" if share is None else f"{share * 100:g} %"


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{n}`" for n in names)
