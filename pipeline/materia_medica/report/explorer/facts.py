"""The first screen of a release: what it is, whether it can be trusted, what changed; from its manifest and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from materia_medica.release.layout import CHANGES, CHECKS_PAGE, day_of
from materia_medica.report.explorer.columns import rows
from materia_medica.schema.values import TIERS

ORIGIN_WORDS = {
    "ai_generated": "written by a machine (AI)",
    "crowd": "written by volunteers",
    "publisher": "of a publisher",
    "regulator": "approved by a regulator",
    "written_for_this_project": "written for this project",
}
"""Who wrote a text, in words that go on after "Text "."""
_MEANS = {
    "very_common": "of 10 people who take it, one or more has it",
    "common": "1 in 100 to 1 in 10 people",
    "uncommon": "1 in 1,000 to 1 in 100 people",
    "rare": "1 in 10,000 to 1 in 1,000 people",
    "very_rare": "fewer than 1 in 10,000 people",
    "not_known": "the page does not say how often. This does not mean rare: it may be frequent",
}
_MOST_CHANGED = 8


def facts_of(manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, beside: frozenset[str]) -> dict[str, Any]:
    """What the template asks for. `beside`: files that lie beside the page, to which it may link."""
    counts = {name: table.num_rows for name, table in tables.items()}
    checks = manifest["checks"]
    names = dict(rows(tables["sources"], "source", "name"))
    return {
        "version": manifest["version"],
        "day": day_of(manifest["version"]).isoformat(),
        "code": manifest["code"]["version"],
        "pages": manifest["pages"]["read"],
        "unread": manifest["pages"].get("effects_unread", 0),
        "drugs": counts["drugs"],
        "examples": _examples(tables),
        "origin_words": _origin_words(tables["monographs"]),
        "tiles": [
            {"number": manifest["pages"]["read"], "words": "pages read"},
            {"number": counts["drugs"], "words": "drugs and combinations"},
            {"number": counts["effects"], "words": "different effects"},
            {"number": counts["side_effects"], "words": "statements of a side effect"},
            {"number": counts["faqs"], "words": "questions"},
        ],
        "passed": checks["passed"],
        "warned": checks["warning"],
        "failed": checks["failed"],
        "checks_page": CHECKS_PAGE if CHECKS_PAGE in beside else None,
        "accuracy": [_measured(entry) for entry in manifest["accuracy"]],
        "not_measured": [names.get(source, source) for source in manifest.get("accuracy_not_measured", [])],
        "refused": _refused(manifest["rejects"]),
        "since": (manifest.get("predecessor") or {}).get("version"),
        "changes": _changes(manifest.get("changes") or {}),
        "changes_page": CHANGES if CHANGES in beside else None,
        "tiers": [{"id": t.replace("_", "-"), "name": t.replace("_", " "), "means": _MEANS[t]} for t in TIERS],
        "sources": _sources(tables["sources"]),
    }


def _origin_words(monographs: pa.Table) -> str:
    """Who wrote the text, by share of the pages."""
    counted = Counter(origin for (origin,) in rows(monographs, "content_origin"))
    total = counted.total() or 1
    shares = [f"text {ORIGIN_WORDS[o]} ({n / total:.0%} of the pages)" for o, n in counted.most_common()]
    if not shares:
        return ""
    said = shares[0] if len(shares) == 1 else f"{', '.join(shares[:-1])} and {shares[-1]}"
    return f"It rests on {said}." if len(counted) > 1 else f"It rests on text {ORIGIN_WORDS[next(iter(counted))]}."


def _examples(tables: Mapping[str, pa.Table]) -> list[dict[str, str]]:
    """A drug and an effect to begin with: those of which most is said."""
    drugs = sorted(
        rows(tables["drugs"], "kind", "n_side_effects", "drug_id", "name"),
        key=lambda d: (d[0] != "single", -d[1], d[2]),
    )
    effects = sorted(
        rows(tables["effects"], "is_medically_important", "n_drugs", "effect_id", "label"),
        key=lambda e: (not e[0], -e[1], e[2]),
    )
    return [
        *({"address": f"#/drug/{drug}", "words": name} for _, _, drug, name in drugs[:1]),
        *({"address": f"#/effect/{effect}", "words": label} for _, _, effect, label in effects[:1]),
    ]


def _measured(entry: Mapping[str, Any]) -> dict[str, Any]:
    figures = entry["figures"]
    shown = {name: f"{figures[name]:.3f}" if figures.get(name) is not None else "–" for name in ("row_f1", "faq_f1")}
    return {"name": entry["name"], "pages": entry["pages"], **shown}


def _refused(rejects: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How many rows of each table were refused, the most first; the page of checks tells why."""
    counted: Counter[str] = Counter()
    for why in rejects:
        counted[why["table"]] += int(why["rows"])
    return [{"rows": n, "table": table} for table, n in counted.most_common()]


def _changes(changes: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The tables in which rows are new, changed or gone, the most changed first."""
    kinds = ("added", "changed", "removed")
    rows_of = {name: sum(int(counts[kind]) for kind in kinds) for name, counts in changes.items()}
    most = sorted((name for name, n in rows_of.items() if n), key=lambda name: (-rows_of[name], name))
    return [{"name": name, **{kind: changes[name][kind] for kind in kinds}} for name in most[:_MOST_CHANGED]]


def _sources(table: pa.Table) -> list[dict[str, Any]]:
    names = ("name", "n_pages", "content_origin", "license", "attribution")
    return [
        {"name": name, "pages": pages, "origin": ORIGIN_WORDS[origin], "license": license_, "attribution": credit}
        for name, pages, origin, license_, credit in rows(table, *names)
    ]
