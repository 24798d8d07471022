"""`CHANGES.md`: what a release changed, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.delta.markdown import filled, listed, named, section, table
from materia_medica.delta.shape import CHANGES, COLUMNS, OLD, Delta
from materia_medica.schema.arrow import plain

MOST_DRUGS = 3
"""Drugs named in one line of a table."""
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
        [f"# Changes since {since}"], _counts(delta), *_what(delta, old, new), _columns(delta), _schema(made),
        _code(delta, old, new, made),
    ]  # fmt: skip
    return _joined(parts)


def what_changed(delta: Delta, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> str:
    """The part about drugs, pages and effects alone, as Markdown."""
    return _joined(_what(delta, old, new))


def _joined(parts: Iterable[list[str]]) -> str:
    return "\n".join("\n".join(part) + "\n" for part in parts if part)


def _what(delta: Delta, old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> list[list[str]]:
    names = {**_labels(old, "drugs", "drug_id", "name"), **_labels(new, "drugs", "drug_id", "name")}
    labels = {**_labels(old, "effects", "effect_id", "label"), **_labels(new, "effects", "effect_id", "label")}
    of_drugs = _effects_of_drugs(delta, names, labels) if "drug_effects" in old else []
    return [_drugs(delta), of_drugs, _tiers(delta, names, labels), *_pages(delta), _effects(delta)]


def not_compared(since: str, why: str) -> str:
    """The page of a release whose predecessor cannot be read."""
    return f"# Changes since {since}\n\nNot known: {why}.\n"


def _counts(delta: Delta) -> list[str]:
    rows = [
        (name, c.before, c.now, c.added, c.changed, c.removed, c.moved) for name, c in delta.counts.items() if c.differ
    ]
    if not rows:
        return ["No row of any table differs."]
    header = ("table", "before", "now", "added", "changed", "removed", "moved")
    said = (
        "Rows that only stand elsewhere on their page, or were fetched again, are counted as moved, not as changed. "
        "The rows themselves are in `delta/`, one Parquet file for each table."
    )
    return [*table(header, rows), "", filled(said)]


def _drugs(delta: Delta) -> list[str]:
    fresh, gone = (_of_kind(delta, "drugs", kind) for kind in ("added", "removed"))
    return named("Drugs", {"New": _values(fresh, "name"), "Gone": _values(gone, f"{OLD}name")})


def _effects_of_drugs(delta: Delta, names: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """Effects that drugs gained and lost which are in both."""
    came_or_went = {*_values(_of_kind(delta, "drugs", "added"), "drug_id"),
                    *_values(_of_kind(delta, "drugs", "removed"), f"{OLD}drug_id")}  # fmt: skip
    changed: dict[str, dict[str, set[str]]] = {}
    for kind, prefix in (("added", ""), ("removed", OLD)):
        rows = _of_kind(delta, "drug_effects", kind)
        for drug, effect in zip(_values(rows, f"{prefix}drug_id"), _values(rows, f"{prefix}effect_id"), strict=True):
            if drug not in came_or_went:
                changed.setdefault(drug, {}).setdefault(kind, set()).add(labels.get(effect, effect))
    most = sorted(changed.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))
    rows_of = [
        (names.get(d, d), *(listed(sorted(kinds.get(k, ()))) for k in ("added", "removed"))) for d, kinds in most
    ]
    return section("Effects of drugs that both have", ("drug", "new effects", "effects gone"), rows_of)


def _tiers(delta: Delta, names: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    rows = _of_kind(delta, "side_effects", "changed")
    if rows is None:
        return []
    cells = (_values(rows, n) for n in (COLUMNS, "effect_id", f"{OLD}frequency_tier", "frequency_tier", "drug_id"))
    changed: dict[tuple[str, str, str], Counter[str]] = {}
    for columns, effect, was, now, drug in zip(*cells, strict=True):
        if "frequency_tier" in columns:
            changed.setdefault((effect, was, now), Counter())[drug] += 1
    most = sorted(changed.items(), key=lambda item: (-item[1].total(), item[0]))
    rows_of = [
        (labels.get(effect, effect), was, now, n.total(), listed(sorted(names.get(d, d) for d in n), MOST_DRUGS))
        for (effect, was, now), n in most
    ]
    return section("Frequency tiers that changed", ("effect", "before", "now", "rows", "drugs"), rows_of)


def _pages(delta: Delta) -> list[list[str]]:
    came, went = (_values(_of_kind(delta, "monographs", kind), _page_column(kind)) for kind in ("added", "removed"))
    by_page: dict[str, Counter[str]] = {}
    for name in OF_A_PAGE:
        for kind in ("added", "changed", "removed"):
            for page in _values(_of_kind(delta, name, kind), _page_column(kind)):
                by_page.setdefault(page, Counter())[kind] += 1
    most = sorted(
        ((page, n) for page, n in by_page.items() if page not in {*came, *went}),
        key=lambda item: (-item[1].total(), item[0]),
    )
    rows = [(f"`{page}`", n["added"], n["changed"], n["removed"]) for page, n in most]
    kinds = ", ".join(f"`{name}`" for name in OF_A_PAGE)
    note = f"Rows of {kinds}, on pages that both have."
    return [
        named("Pages", {"New": came, "Gone": went}),
        section("Pages that changed most", ("page", "added", "changed", "removed"), rows, note),
    ]


def _effects(delta: Delta) -> list[str]:
    return named(
        "Effects",
        {
            "New": _values(_of_kind(delta, "effects", "added"), "label"),
            "Gone": _values(_of_kind(delta, "effects", "removed"), f"{OLD}label"),
            "Old ids that lead elsewhere now": [
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
    return section("Columns of changed rows", ("column", "rows"), rows)


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
    return ["## Code", "", lead, "", *table(header, counted)]


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


def _labels(tables: Mapping[str, pa.Table], table: str, key: str, label: str) -> dict[str, str]:
    """What people call the rows of a table, by their key; empty where an old release knew no such thing."""
    data = tables.get(table)
    if data is None or not {key, label} <= set(data.column_names):
        return {}
    return dict(zip(*(plain(data.column(name)).to_pylist() for name in (key, label)), strict=True))


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
