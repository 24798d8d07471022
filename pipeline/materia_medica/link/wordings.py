"""What linking says of each row of the per-page tables: which effects its words mean, whatever page they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from materia_medica.link.meaning.meaning import Meaning, mean
from materia_medica.link.meaning.named import named
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import from_columns
from materia_medica.schema.columns import Table
from materia_medica.schema.ids import fold
from materia_medica.schema.values import SIDE_EFFECT_FLAGS

TEMPLATE_SHARE = 0.5
"""Group words that stand on more than this share of a source's pages are its template's.

In the reference corpus those of a template stand on 64-97 % of the pages, those that authors happen to share on at most
11 %.
"""
FEWEST_PAGES = 20
"""Of a source with fewer pages nothing is said: a leaflet's own heading may well stand on each of them."""


def with_effects(side_effects: pa.Table) -> pa.Table:
    """`side_effects` with the columns that linking makes."""
    columns = {n: side_effects.column(n).to_pylist() for n in ("effect", "detail", "flags")}
    meanings = [mean(effect) for effect in columns["effect"]]
    of_template = template_rows(side_effects)
    return _with(
        "side_effects",
        side_effects,
        effect_id=[m.effect_id for m in meanings],
        effect_ids=[effects_of(m, detail) for m, detail in zip(meanings, columns["detail"], strict=True)],
        modifiers=[list(m.modifiers) for m in meanings],
        is_medically_important=[m.is_medically_important for m in meanings],
        flags=[
            _flags(flags, template_heading=is_template, no_effect=m.is_no_effect)
            for flags, is_template, m in zip(columns["flags"], of_template, meanings, strict=True)
        ],
    )


def effects_of(meaning: Meaning, detail: str | None) -> list[str]:
    """Ids of the effects that a wording means, and of those that its detail names besides."""
    if detail is None:
        return list(meaning.effect_ids)
    return list(dict.fromkeys((*meaning.effect_ids, *named(detail))))


def with_denied(asides: pa.Table) -> pa.Table:
    """`asides` with the effects that each denial names."""
    reasons, texts = (asides.column(n).to_pylist() for n in ("reason", "text"))
    denied = [list(named(text)) if reason == "negation" else [] for reason, text in zip(reasons, texts, strict=True)]
    return _with("asides", asides, effect_ids=denied)


def template_rows(side_effects: pa.Table) -> list[bool]:
    """Whether each row has its tier or seriousness from group words that a site puts on very many of its pages.

    "Rare but Serious Side Effects" above the list of every page says nothing of one effect; "Rare side effects
    include ..." on one page of a hundred does.
    """
    names = ("source", "monograph_id", "group_label", "frequency_basis", "seriousness_basis")
    rows = list(zip(*(side_effects.column(n).to_pylist() for n in names), strict=True))
    pages: defaultdict[str, set[str]] = defaultdict(set)
    standing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source, page, label, _, _ in rows:
        pages[source].add(page)
        if label is not None:
            standing[source, fold(label)].add(page)
    is_template = {
        key: len(pages[key[0]]) >= FEWEST_PAGES and len(on) > TEMPLATE_SHARE * len(pages[key[0]])
        for key, on in standing.items()
    }
    return [
        label is not None and "group" in {tier, serious} and is_template[source, fold(label)]
        for source, _, label, tier, serious in rows
    ]


def _flags(said: list[str], **linked: bool) -> list[str]:
    """The flags of a row in the declared order, those of linking set anew."""
    if not any(linked.values()) and linked.keys().isdisjoint(said):  # so it is for most rows, and there are many
        return said
    kept = {flag for flag in said if flag not in linked} | {flag for flag, is_set in linked.items() if is_set}
    return [flag for flag in SIDE_EFFECT_FLAGS if flag in kept]


def _with(name: str, table: pa.Table, **columns: Sequence[object]) -> pa.Table:
    """`table` with these columns in the place of its own."""
    declared = TABLES[name]
    for column, data in columns.items():
        one = Table(name, "", (), (), (declared.column(column),))
        made = from_columns(one, [data])
        table = table.set_column(table.column_names.index(column), made.schema.field(0), made.column(0))
    return table
