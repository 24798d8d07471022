"""`CHANGES.md`: what a release changed, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.delta.shape import CHANGES, COLUMNS, OLD, Delta
from materia_medica.schema.arrow import plain

MOST_NAMES = 60
"""Drugs or effects named in one line."""
MOST_LINES = 20
"""Lines of one table; all of it stands in the Parquet files of `delta/`."""
OF_A_PAGE = ("side_effects", "faqs", "sections", "asides")
"""Tables whose changed rows say how much a page changed."""
FIRST = "# Changes\n\nThe first release: there is none before it to compare with.\n"


class Made(NamedTuple):
    """What made two releases, as their manifests say."""

    before: Mapping[str, Any]
    """Entry `code` of the older one."""
    now: Mapping[str, Any]
    schema: Sequence[str] = ()
    """What the declaration of the tables changed, in sentences."""

    @property
    def same_rules(self) -> bool:
        """Whether both come from the same code of extraction."""
        return self.before.get("extraction") == self.now.get("extraction")


def told(since: str, delta: Delta, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table], made: Made) -> str:
    """The page as Markdown; `since` is the version that it is compared with."""
    parts = [
        [f"# Changes since {since}"], _counts(delta), _drugs(delta), _pages(delta), _tiers(delta),
        _effects(delta), _columns(delta), _schema(made), _code(delta, old, new, made),
    ]  # fmt: skip
    return "\n".join("\n".join(part) + "\n" for part in parts if part)


def not_compared(since: str, why: str) -> str:
    """The page of a release whose predecessor cannot be read."""
    return f"# Changes since {since}\n\nNot known: {why}.\n"


def _counts(delta: Delta) -> list[str]:
    rows = [
        (name, c.before, c.now, c.added, c.changed, c.removed, c.moved) for name, c in delta.counts.items() if c.differ
    ]
    if not rows:
        return ["No row of any table differs."]
    said = "Rows that only stand elsewhere on their page, or were fetched again, are counted as moved, not as changed."
    header = ("table", "before", "now", "added", "changed", "removed", "moved")
    return [*_table(header, rows), "", said, "The rows themselves are in `delta/`, one Parquet file for each table."]


def _drugs(delta: Delta) -> list[str]:
    fresh, gone = (_of_kind(delta, "drugs", kind) for kind in ("added", "removed"))
    return _named("Drugs", {"New": _values(fresh, "name"), "Gone": _values(gone, f"{OLD}name")})


def _pages(delta: Delta) -> list[str]:
    by_page: dict[str, Counter[str]] = {}
    for name in OF_A_PAGE:
        for kind in ("added", "changed", "removed"):
            for page in _values(_of_kind(delta, name, kind), _page_column(kind)):
                by_page.setdefault(page, Counter())[kind] += 1
    most = sorted(by_page.items(), key=lambda item: (-item[1].total(), item[0]))
    rows = [(f"`{page}`", n["added"], n["changed"], n["removed"]) for page, n in most]
    kinds = ", ".join(f"`{name}`" for name in OF_A_PAGE)
    return _section("Pages that changed most", ("page", "added", "changed", "removed"), rows, f"Rows of {kinds}.")


def _tiers(delta: Delta) -> list[str]:
    rows = _of_kind(delta, "side_effects", "changed")
    if rows is None:
        return []
    names = (COLUMNS, "effect_id", f"{OLD}frequency_tier", "frequency_tier")
    cells = zip(*(plain(rows.column(name)).to_pylist() for name in names), strict=True)
    changed = Counter((effect, was, now) for columns, effect, was, now in cells if "frequency_tier" in columns)
    most = sorted(changed.items(), key=lambda item: (-item[1], item[0]))
    return _section(
        "Frequency tiers that changed", ("effect", "before", "now", "rows"),
        [(f"`{effect}`", was, now, n) for (effect, was, now), n in most],
    )  # fmt: skip


def _effects(delta: Delta) -> list[str]:
    return _named(
        "Effects",
        {
            "New": _values(_of_kind(delta, "effects", "added"), "label"),
            "Gone": _values(_of_kind(delta, "effects", "removed"), f"{OLD}label"),
            "New aliases": [
                f"{was} is {now}"
                for was, now in zip(
                    *(_values(_of_kind(delta, "aliases", "added"), n) for n in ("old_id", "new_id")), strict=True
                )
            ],
        },
    )


def _columns(delta: Delta) -> list[str]:
    rows = [(f"`{table}.{column}`", n) for table, c in delta.counts.items() for column, n in c.columns.items()]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return _section("Columns of changed rows", ("column", "rows"), rows)


def _schema(made: Made) -> list[str]:
    if not made.schema:
        return []
    return ["## Schema", "", *(f"- {said}" for said in made.schema)]


def _code(delta: Delta, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table], made: Made) -> list[str]:
    """What the code changed: rows of pages that are what they were."""
    if made.same_rules:
        return ["## Code", "", "The code that makes rows is the same: what differs comes from the pages."]
    said = f"The code that makes rows is another: {_version(made.now)}, before {_version(made.before)}."
    same = _same_pages(old, new)
    counted = []
    for name in OF_A_PAGE:
        numbers = [
            _on(_of_kind(delta, name, kind), _page_column(kind), same) for kind in ("added", "changed", "removed")
        ]
        if any(numbers):
            counted.append((name, *numbers))
    if not counted:
        return ["## Code", "", f"{said} No row differs on the {len(same):,} pages that are what they were."]
    header = ("table", "added", "changed", "removed")
    lead = f"{said} On the {len(same):,} pages that are what they were, it changed these rows:"
    return ["## Code", "", lead, "", *_table(header, counted)]


def _version(code: Mapping[str, Any]) -> str:
    commit = code.get("commit")
    return f"{code.get('version')}{f' ({str(commit)[:12]})' if commit else ''}"


def _same_pages(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> pa.Array:
    """Ids of the pages that both releases were made from."""
    before, now = old.get("monographs"), new.get("monographs")
    if before is None or now is None or not {"monograph_id", "sha256"} <= set(before.column_names):
        return pa.array([], pa.string())
    was, is_now = (
        pc.binary_join_element_wise(t.column("sha256"), t.column("monograph_id"), " ") for t in (before, now)
    )
    return now.column("monograph_id").filter(pc.is_in(is_now, value_set=was.combine_chunks())).combine_chunks()


def _on(rows: pa.Table | None, column: str, pages: pa.Array) -> int:
    return 0 if rows is None else int(pc.sum(pc.is_in(rows.column(column), value_set=pages)).as_py() or 0)


def _page_column(kind: str) -> str:
    """Where rows of this kind of change name their page."""
    return f"{OLD}monograph_id" if kind == "removed" else "monograph_id"


def _of_kind(delta: Delta, table: str, kind: str) -> pa.Table | None:
    """The rows of one kind of change; null where the table does not differ."""
    rows = delta.rows.get(table)
    if rows is None:
        return None
    start = 0
    for name in CHANGES:
        count = getattr(delta.counts[table], name)
        if name == kind:
            return rows.slice(start, count)
        start += count
    raise KeyError(kind)


def _values(rows: pa.Table | None, column: str) -> list[Any]:
    return [] if rows is None else plain(rows.column(column)).to_pylist()


def _named(title: str, named: Mapping[str, Sequence[str]]) -> list[str]:
    """Names under a heading; nothing where there are none."""
    lines = [f"- {how} ({len(names):,}): {_listed(sorted(names))}" for how, names in named.items() if names]
    return [f"## {title}", "", *lines] if lines else []


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
    return ", ".join(_plain(name) for name in names[:MOST_NAMES]) + more


def _section(title: str, header: Sequence[str], rows: Sequence[Sequence[Any]], note: str | None = None) -> list[str]:
    if not rows:
        return []
    more = [f"And {len(rows) - MOST_LINES:,} more."] if len(rows) > MOST_LINES else []
    return [f"## {title}", "", *_table(header, rows[:MOST_LINES]), *(["", *more] if more else []),
            *(["", note] if note else [])]  # fmt: skip


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'|'.join('---' for _ in header)}|"
    for row in rows:
        yield f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else _plain(str(cell)) for cell in row)} |"


def _plain(words: str) -> str:
    """Words of a page as they are, in a cell of Markdown."""
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")
