"""The numbers behind the pictures of a release, each a small table, so that they can be read without a picture."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from materia_medica.report.explorer.agreement import Pair
from materia_medica.report.explorer.columns import SYSTEMS, rows
from materia_medica.schema.values import TIERS

MOST = 15
"""Effects of a list of the most frequent ones."""
IN_WORDS = {tier: tier.replace("_", " ") for tier in TIERS}


class Figure(NamedTuple):
    """One picture: what it shows, in a sentence, and its numbers."""

    name: str
    title: str
    says: str
    """What a reader sees in it, for those who do not see it."""
    columns: tuple[str, ...]
    """Headings of its numbers; the last column is a number."""
    rows: tuple[tuple[Any, ...], ...]


LOOKED_AT = {
    "sources": ("source", "name", "publisher"),
    "side_effects": ("side_effect_id", "source", "frequency_tier"),
    "effects": ("effect_id", "label", "body_system", "is_medically_important"),
    "drug_effects": ("drug_id", "effect_id", "highest_tier", "side_effect_ids"),
}
"""Columns that the figures of a release's tables follow from."""


def as_json(figures: Sequence[Figure]) -> bytes:
    """Figures as they are kept."""
    return json.dumps(figures, ensure_ascii=False).encode()


def from_json(data: bytes) -> list[Figure]:
    """What `as_json` gave."""
    return [
        Figure(name, title, says, tuple(columns), tuple(map(tuple, rows_of)))
        for name, title, says, columns, rows_of in json.loads(data)
    ]


def figures_of(tables: Mapping[str, pa.Table], agreed: Mapping[Pair, str]) -> list[Figure]:
    """The figures of a release's tables; those that would show nothing are left out."""
    pairs = list(rows(tables["drug_effects"], "drug_id", "effect_id", "highest_tier"))
    columns = ("effect_id", "label", "body_system", "is_medically_important")
    about = {row[0]: row[1:] for row in rows(tables["effects"], *columns)}
    made = [
        _tiers_by_source(tables),
        _systems(pairs, about),
        _most(pairs, about, important=False),
        _most(pairs, about, important=True),
        _agreement(agreed),
    ]
    return [figure for figure in made if figure.rows]


def figures_over(releases: Sequence[Mapping[str, Any]]) -> list[Figure]:
    """The figures of entries of the index, the oldest first; those that would show nothing are left out."""
    return [figure for figure in (_over_releases(releases), _quality(releases)) if figure.rows]


def _tiers_by_source(tables: Mapping[str, pa.Table]) -> Figure:
    names = dict(rows(tables["sources"], "source", "name"))
    counted = Counter(rows(tables["side_effects"], "source", "frequency_tier"))
    stated = sum(n for (_, tier), n in counted.items() if tier != "not_known")
    total = counted.total()
    share = stated / total if total else 0.0
    return Figure(
        "tiers", "How often pages say how often",
        f"Statements of side effects by frequency tier, for each source. {share:.0%} of all statements have a tier.",
        ("source", "frequency", "statements"),
        tuple((names[s], IN_WORDS[t], counted[s, t]) for s in names for t in TIERS if counted[s, t]),
    )  # fmt: skip


def _systems(pairs: Sequence[tuple[Any, ...]], about: Mapping[str, Any]) -> Figure:
    counted = Counter((about[effect][1], tier) for _, effect, tier in pairs)
    present = [s for s in SYSTEMS if any(counted[s, t] for t in TIERS)]
    by_size = Counter({s: sum(counted[s, t] for t in TIERS) for s in present})
    most = ", ".join(name for name, _ in by_size.most_common(3))
    return Figure(
        "systems", "Body systems and frequency",
        f"Pairs of drug and effect by body system and most frequent tier stated. Most pairs: {most}.",
        ("body system", "frequency", "pairs of drug and effect"),
        tuple((s, IN_WORDS[t], counted[s, t]) for s in present for t in TIERS),
    )  # fmt: skip


def _most(pairs: Sequence[tuple[Any, ...]], about: Mapping[str, Any], *, important: bool) -> Figure:
    drugs = Counter(effect for _, effect in {(drug, effect) for drug, effect, _ in pairs})
    chosen = [(effect, n) for effect, n in drugs.items() if about[effect][2] or not important]
    chosen.sort(key=lambda item: (-item[1], item[0]))
    found = tuple((about[effect][0], n) for effect, n in chosen[:MOST])
    first = f"Most often: {found[0][0]}, {found[0][1]:,} drugs." if found else ""
    if important:
        return Figure(
            "important", "Medically important effects",
            f"Drugs for which a page states an effect that regulators would always call serious. {first}",
            ("effect", "drugs"), found,
        )  # fmt: skip
    return Figure(
        "frequent", "Effects stated most often", f"Drugs for which a page states the effect. {first}",
        ("effect", "drugs"), found,
    )  # fmt: skip


def _agreement(agreed: Mapping[Pair, str]) -> Figure:
    in_words = {"same": "the same tier", "one_step": "neighbouring tiers", "apart": "tiers further apart"}
    counted = Counter(agreed.values())
    total = sum(counted[name] for name in in_words)
    same = f" {counted['same'] / total:.0%} agree." if total else ""
    return Figure(
        "agreement", "Where publishers agree",
        f"Pairs of drug and effect for which two or more publishers state a tier.{same}",
        ("publishers state", "pairs of drug and effect"),
        tuple((words, counted[name]) for name, words in in_words.items()) if total else (),
    )  # fmt: skip


def _over_releases(releases: Sequence[Mapping[str, Any]]) -> Figure:
    told = [entry for entry in releases if isinstance(entry.get("rows"), Mapping)]
    kinds = {"side_effects": "side effects", "faqs": "questions", "drugs": "drugs"}
    return Figure(
        "releases", "Size over releases",
        f"Rows of the last {len(told)} releases, the newest last.",
        ("release", "rows of", "rows"),
        tuple((e["version"], words, int(e["rows"].get(name, 0))) for e in told for name, words in kinds.items())
        if len(told) > 1 else (),
    )  # fmt: skip


def _quality(releases: Sequence[Mapping[str, Any]]) -> Figure:
    found = tuple(
        (entry["version"], name, figure)
        for entry in releases
        for name, figure in (entry.get("accuracy") or {}).items()
        if figure is not None
    )
    measured = list(dict.fromkeys(version for version, _, _ in found))
    return Figure(
        "quality", "Accuracy over releases",
        f"Agreement of side effects with labels written by hand (F1), in {len(measured)} releases, the newest last.",
        ("release", "label set", "F1"), found if len(measured) > 1 else (),
    )  # fmt: skip
