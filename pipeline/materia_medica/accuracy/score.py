"""Figures of extracted tables against one set of labels.

strict   the effect reads the same, or as one of the label's alternatives, case, punctuation and articles aside
relaxed  one of the two wordings holds all words of the other
row      strict, and the frequency tier and the seriousness are right

An optional label counts only when it is met whole: it is never missing, and a row that meets it in part is not wrong.
A labelled page that is not in the tables counts with everything missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.accuracy.labels import EffectLabel, FaqLabel, PageLabel, SectionLabel
from materia_medica.accuracy.pairs import Pair, Row, pair_up
from materia_medica.accuracy.wording import folded, is_same_faq, plain

_COLUMNS = {
    "monographs": ("monograph_id", "page_kind", "kind", "name", "ingredients"),
    "side_effects": (
        "monograph_id", "position", "effect", "frequency_tier", "is_serious", "context", "category", "ingredient",
    ),
    "faqs": ("monograph_id", "position", "question", "answer"),
    "sections": ("monograph_id", "position", "heading", "kind"),
}  # fmt: skip


class Disagreement(NamedTuple):
    """One place where rows and labels differ."""

    kind: str
    page: str
    said: str


class Score(NamedTuple):
    """Figures between 0 and 1 by name, and the disagreements behind them."""

    figures: dict[str, float]
    n_pages: int
    n_absent: int
    """Labelled pages that are not in the tables."""
    n_rows: int
    """Labelled side effects and questions."""
    disagreements: tuple[Disagreement, ...]


def score(labels: Iterable[PageLabel], tables: Mapping[str, pa.Table]) -> Score:
    """Score `tables` (monographs, side_effects, faqs, and sections where they are labelled) against `labels`."""
    labels = list(labels)
    wanted = [label.page for label in labels]
    rows = {name: _rows_by_page(tables, name, wanted) for name in _COLUMNS if name in tables}
    scorer = _Scorer()
    for label in sorted(labels, key=lambda found: found.page):
        monographs = rows["monographs"].get(label.page, [])
        if not monographs:
            scorer.absent(label)
            continue
        scorer.drug(label, monographs[0])
        scorer.effects(label, rows["side_effects"].get(label.page, []))
        scorer.faqs(label, rows["faqs"].get(label.page, []))
        if label.sections is not None and "sections" in rows:
            scorer.sections(label, label.sections, rows["sections"].get(label.page, []))
    n_rows = sum(len(label.effects) + len(label.faqs) for label in labels)
    return Score(scorer.figures(), len(labels), scorer.count["absent"], n_rows, tuple(scorer.disagreements))


def _rows_by_page(tables: Mapping[str, pa.Table], name: str, pages: Sequence[str]) -> dict[str, list[Row]]:
    """Rows of the labelled pages, in page order."""
    table = tables[name].select(list(_COLUMNS[name]))
    ids = pc.cast(table.column("monograph_id"), pa.string())
    table = table.filter(pc.is_in(ids, value_set=pa.array(pages, pa.string())))
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row["monograph_id"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.get("position") or 0)
    return found


class _Scorer:
    """Counts of what is right, what is labelled and what was found, page by page."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.disagreements: list[Disagreement] = []

    def say(self, kind: str, label: PageLabel, said: str) -> None:
        self.disagreements.append(Disagreement(kind, label.page, said))

    def absent(self, label: PageLabel) -> None:
        self.count["absent"] += 1
        self.count["pages"] += 1
        self.count["labelled_faqs"] += len(label.faqs)
        self.count["labelled"] += sum(not e.is_optional for e in label.effects)
        self.count["labelled_sections"] += len(label.sections or ())
        self.say("absent", label, "the page is not in monographs")

    def drug(self, label: PageLabel, row: Row) -> None:
        self.count["pages"] += 1
        names = [folded(name) for name in row["ingredients"] or ()]
        right = {
            "page_kind": row["page_kind"] in label.page_kinds,
            "drug_kind": row["kind"] == label.drug_kind,
            "name": plain(row["name"]) == plain(label.name),
            "ingredients": names in [[folded(name) for name in names] for names in label.ingredients],
        }
        got = {"drug_kind": row["kind"], **{k: row[k] for k in ("page_kind", "name", "ingredients")}}
        for figure, is_right in right.items():
            self.count[figure] += is_right
            if not is_right:
                self.say(figure, label, f"got {got[figure]!r}")

    def effects(self, label: PageLabel, rows: Sequence[Row]) -> None:
        labels = label.effects
        met = pair_up(labels, rows)
        pairs = [p for p in met if not labels[p.label].is_optional or _is_whole(labels[p.label], rows[p.row], p)]
        met_labels = {p.label for p in pairs}
        self.count["found"] += len(rows) - (len(met) - len(pairs))
        self.count["labelled"] += sum(not e.is_optional or at in met_labels for at, e in enumerate(labels))
        for pair in pairs:
            self.pair(label, labels[pair.label], rows[pair.row], is_strict=pair.is_strict)
        for at, effect in enumerate(labels):
            if at not in met_labels and not effect.is_optional:
                self.say("missing", label, repr(effect.wordings[0]))
        for at in sorted(set(range(len(rows))) - {p.row for p in met}):
            self.say("extra", label, f"{rows[at]['effect']!r} ({rows[at]['frequency_tier']})")

    def pair(self, label: PageLabel, effect: EffectLabel, row: Row, *, is_strict: bool) -> None:
        right = {
            "strict": is_strict,
            "tier": row["frequency_tier"] in effect.tiers,
            "serious": _is_serious_right(effect, row),
            "context": row["context"] in effect.contexts,
            "category": folded(row["category"]) == folded(effect.category),
            "ingredient": folded(row["ingredient"]) == folded(effect.ingredient),
        }
        self.count["relaxed"] += 1
        self.count["row"] += right["strict"] and right["tier"] and right["serious"]
        columns = {"strict": "effect", "tier": "frequency_tier", "serious": "is_serious"}
        for figure, is_right in right.items():
            self.count[figure] += is_right
            if not is_right:
                self.say(figure, label, f"{effect.wordings[0]!r}: got {row[columns.get(figure, figure)]!r}")

    def faqs(self, label: PageLabel, rows: Sequence[Row]) -> None:
        self.count["labelled_faqs"] += len(label.faqs)
        self.count["found_faqs"] += len(rows)
        rest = list(rows)
        for faq in label.faqs:
            hit = next((at for at, row in enumerate(rest) if _meets(faq, row)), None)
            if hit is None:
                self.say("faq", label, f"not found whole: {faq.question!r}")
            else:
                del rest[hit]
                self.count["faqs"] += 1

    def sections(self, label: PageLabel, labels: Sequence[SectionLabel], rows: Sequence[Row]) -> None:
        """A labelled section is right where the page has one of that heading and kind that no other label took."""
        self.count["labelled_sections"] += len(labels)
        rest = Counter((tuple(plain(row["heading"])), row["kind"]) for row in rows)
        for section in labels:
            key = (tuple(plain(section.heading)), section.kind)
            is_right = rest[key] > 0
            rest[key] -= is_right
            self.count["sections"] += is_right
            if not is_right:
                kinds = [row["kind"] for row in rows if plain(row["heading"]) == plain(section.heading)]
                self.say("section", label, f"{section.heading!r} is {section.kind}: got {kinds or 'no such section'}")

    def figures(self) -> dict[str, float]:
        figures: dict[str, float] = {}
        for name, right, found, labelled in (
            ("effect_strict", "strict", "found", "labelled"),
            ("effect_relaxed", "relaxed", "found", "labelled"),
            ("row", "row", "found", "labelled"),
            ("faq", "faqs", "found_faqs", "labelled_faqs"),
        ):
            figures |= _f1(name, self.count[right], self.count[found], self.count[labelled])
        for name, of in _SHARES.items():
            if self.count[of]:
                right = "sections" if name == "section_kind" else name
                figures[f"{name}_accuracy"] = round(self.count[right] / self.count[of], 4)
        return figures


_SHARES = {
    "tier": "relaxed", "serious": "relaxed", "context": "relaxed", "category": "relaxed", "ingredient": "relaxed",
    "page_kind": "pages", "name": "pages", "drug_kind": "pages", "ingredients": "pages",
    "section_kind": "labelled_sections",
}  # fmt: skip
"""What each accuracy is a share of."""


def _f1(name: str, right: int, found: int, labelled: int) -> dict[str, float]:
    precision = right / found if found else 1.0
    recall = right / labelled if labelled else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        f"{name}_f1": round(f1, 4),
        f"{name}_precision": round(precision, 4),
        f"{name}_recall": round(recall, 4),
    }


def _is_serious_right(effect: EffectLabel, row: Row) -> bool:
    return effect.is_serious_open or row["is_serious"] == effect.is_serious


def _is_whole(effect: EffectLabel, row: Row, pair: Pair) -> bool:
    return pair.is_strict and row["frequency_tier"] in effect.tiers and _is_serious_right(effect, row)


def _meets(faq: FaqLabel, row: Row) -> bool:
    return is_same_faq(faq, row["question"], row["answer"])
