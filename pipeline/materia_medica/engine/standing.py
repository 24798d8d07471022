"""Titles that stand on very many pages of a source name the site, and no drug: only a look over all pages shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import fold
from materia_medica.schema.rows import PageRows
from materia_medica.settings.source import Source

FEWEST = 10
"""A title of fewer pages of a source may be one drug's."""
SHARE = 0.1
"""A title of a smaller share of a source's pages may be one drug's, of which it has many products."""
NAMED = 0.1
"""Where a larger share of the files are called after the title, it names what they are about."""
OWN = 0.5
"""Where a smaller share of the files have a name of their own, their names say nothing against the title."""
NEEDED = ("monograph_id", "source", "path", "name", "flags")
"""Columns of `monographs` that show it."""
_SHORTEST_WORD = 4
_AT_ONCE = 1000
"""Pages whose columns are values of Python at the same time."""


def named_anew(tables: Mapping[str, pa.Table], pages: set[str], sources: Mapping[str, Source]) -> dict[str, pa.Table]:
    """The per-page tables in which those of `pages` that they hold bear their own name, flagged `standing_title`."""
    column = tables["monographs"].column("monograph_id")
    rows = tables["monographs"].filter(pc.is_in(column, value_set=pa.array(sorted(pages), pa.string()))).to_pylist()
    made = [_named_anew(row, sources[row["source"]]) for row in rows]
    return {name: _replaced(name, table, pages, made) for name, table in tables.items()}


def _named_anew(row: Mapping[str, Any], source: Source) -> PageRows:
    from materia_medica.extract.again import rows_again  # seldom needed, and takes a second to load

    said = {"content_origin": source.content_origin, "license": source.license}
    return rows_again(row, said, title_stands=True)


def standing_pages(monographs: pa.Table) -> set[str]:
    """The pages, of all that there are, whose title stands on many of their source and names none of its files."""
    by_name: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    n_pages: defaultdict[str, int] = defaultdict(int)
    for row in (row for batch in monographs.to_batches(_AT_ONCE) for row in batch.to_pylist()):
        n_pages[row["source"]] += 1
        if "title_from_path" not in row["flags"]:
            by_name[row["source"], fold(row["name"])].append((row["monograph_id"], row["path"]))
    return {
        page
        for (source, name), found in by_name.items()
        if len(found) >= max(FEWEST, SHARE * n_pages[source])
        and _share_named(name, files := [_file_of(path) for _, path in found]) < NAMED
        and len(set(files)) >= OWN * len(files)
        for page, _ in found
    }


def _share_named(name: str, files: Iterable[str]) -> float:
    """The share of files that are called by a word of the name."""
    words = [w for w in name.split() if len(w) >= _SHORTEST_WORD] or [name]
    called = [any(word in file for word in words) for file in files]
    return sum(called) / len(called)


def _file_of(path: str) -> str:
    """What a file is called, folded; an index by its folder."""
    return fold(PurePosixPath(path.removesuffix("/index.html")).stem)


def _replaced(name: str, table: pa.Table, pages: set[str], made: list[PageRows]) -> pa.Table:
    """A table with the rows of these pages replaced."""
    if name not in PAGE_TABLES or name == "rejects":
        return table
    kept = table.filter(
        pc.invert(pc.is_in(table.column("monograph_id"), value_set=pa.array(sorted(pages), pa.string())))
    )
    new = conform(TABLES[name], from_rows(TABLES[name], [row for page in made for row in getattr(page, name)]))
    plain = pa.schema(
        [pa.field(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in table.schema]
    )
    return conform(TABLES[name], pa.concat_tables([kept.cast(plain), new.cast(plain)]))
