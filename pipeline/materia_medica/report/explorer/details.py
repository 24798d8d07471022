"""What the explorer shows of a drug: its pages, what they state with the sentence, what they deny, its questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from materia_medica.report.explorer.agreement import AGREEMENTS, Pair, agreements
from materia_medica.report.explorer.columns import (
    ORIGIN_NUMBER,
    TIER_NUMBER,
    TOPIC_NUMBER,
    Numbers,
    Texts,
    rows,
)

_OF_PAGE = (
    "monograph_id", "drug_id", "source", "name", "path", "url", "published_at", "content_origin", "flags", "text",
)  # fmt: skip
_STATED = (
    "effect", "frequency_tier", "frequency_text", "frequency_lower", "frequency_upper", "is_serious",
    "context", "ingredient", "category", "detail", "evidence_start", "evidence_end",
)  # fmt: skip
_WHERE_STATED = ("setting", "population", "percent", "comparator", "comparator_percent")
LOOKED_AT = {
    "drugs": ("drug_id", "usage", "mechanism", "brand_names", "parent_drug_id", "flags"),
    "drug_ingredients": ("drug_id", "ingredient", "ingredient_drug_id"),
    "drug_effects": ("drug_id", "effect_id", "content_origin", "highest_tier", "lowest_tier", "side_effect_ids"),
    "monographs": _OF_PAGE,
    "side_effects": ("drug_id", "monograph_id", "side_effect_id", "source", *_STATED, *_WHERE_STATED),
    "asides": ("drug_id", "monograph_id", "effect_ids", "reason", "text"),
    "faqs": ("drug_id", "monograph_id", "question", "answer", "topic"),
}
"""Columns that the details of a drug follow from: of its own rows, and of the sources of its pages."""
_OPTIONAL = {
    "frequency_text": "said", "frequency_lower": "lower", "frequency_upper": "upper",
    **{name: name for name in ("context", "ingredient", "category", "detail", *_WHERE_STATED)},
}  # fmt: skip
"""Columns that are left out where they are null, by what the explorer calls them."""


def details_of(tables: Mapping[str, pa.Table], numbers: Numbers) -> dict[str, Any]:
    """The part of the drugs of `tables`: `texts` (sentences), and `drugs`, each with its place in the list of drugs."""
    pages, texts_of = _pages(tables)
    stated, denied, asked = _stated(tables, texts_of), _denied(tables), _asked(tables["faqs"])
    together = _together(tables["drug_effects"], numbers, agreements(tables))
    ingredients = _ingredients(tables["drug_ingredients"], numbers)
    texts, made = Texts(), {}
    for drug, usage, mechanism, brands, parent, flags in rows(
        tables["drugs"], "drug_id", "usage", "mechanism", "brand_names", "parent_drug_id", "flags"
    ):
        place_of = {page: number for number, page in enumerate(pages[drug])}
        place_of_row = {row: number for number, row in enumerate(stated[drug])}
        made[numbers.drugs[drug]] = {
            "usage": usage,
            "mechanism": mechanism,
            "brands": brands,
            "parent": numbers.drugs.get(parent, -1),
            "flags": flags,
            "ingredients": ingredients[drug],
            "pages": list(pages[drug].values()),
            "statements": [
                {**row, "page": place_of[row["page"]], "text": texts.place(row["text"])}
                for row in stated[drug].values()
            ],
            "together": [
                [*what, [place_of_row[i] for i in ids]] for *what, ids in together[drug]
            ],
            "denied": [
                [numbers.of_effects(ids), place_of[page], texts.place(words)] for ids, page, words in denied[drug]
            ],
            "faqs": [[*row, place_of[page]] for *row, page in asked[drug]],
        }  # fmt: skip
    return {"texts": texts.as_list(), "drugs": made}


def _pages(tables: Mapping[str, pa.Table]) -> tuple[dict[str, dict[str, dict[str, Any]]], dict[str, str]]:
    """By drug its pages by their id; and the text of each."""
    of_source = {source: place for place, (source,) in enumerate(rows(tables["sources"], "source"))}
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for page, drug, source, name, path, url, published, origin, flags, text in rows(tables["monographs"], *_OF_PAGE):
        texts[page] = text
        if drug is not None:
            found[drug][page] = {
                "source": of_source[source], "name": name, "path": path, "url": url,
                "published": published.date().isoformat() if published else None, "origin": ORIGIN_NUMBER[origin],
                "flags": flags,
            }  # fmt: skip
    return found, texts


def _stated(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> dict[str, dict[str, dict[str, Any]]]:
    """By drug its rows by their id."""
    table = tables["side_effects"]
    further = [name for name in _WHERE_STATED if name in table.column_names]
    names = ("drug_id", "monograph_id", "side_effect_id", *_STATED, *further)
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for values in rows(table, *names):
        row = dict(zip(names, values, strict=True))
        if row["drug_id"] is None:
            continue
        page = row["monograph_id"]
        found[row["drug_id"]][row["side_effect_id"]] = {
            "wording": row["effect"],
            "tier": TIER_NUMBER[row["frequency_tier"]],
            "page": page,
            "text": texts[page][row["evidence_start"] : row["evidence_end"]],
            **({"serious": 1} if row["is_serious"] else {}),
            **{short: row[name] for name, short in _OPTIONAL.items() if row.get(name) is not None},
        }
    return found


def _denied(tables: Mapping[str, pa.Table]) -> dict[str, list[tuple[list[str], str, str]]]:
    """Effects that a page says do not occur, with its words."""
    found: dict[str, list[tuple[list[str], str, str]]] = defaultdict(list)
    for drug, page, ids, reason, text in rows(
        tables["asides"], "drug_id", "monograph_id", "effect_ids", "reason", "text"
    ):
        if reason == "negation" and ids and drug is not None:
            found[drug].append((ids, page, text))
    return found


def _asked(faqs: pa.Table) -> dict[str, list[tuple[Any, ...]]]:
    """Question, answer, topic and page."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for drug, page, question, answer, topic in rows(faqs, "drug_id", "monograph_id", "question", "answer", "topic"):
        if drug is not None:
            found[drug].append((question, answer, TOPIC_NUMBER[topic], page))
    return found


def _together(table: pa.Table, numbers: Numbers, agreed: Mapping[Pair, str]) -> dict[str, list[list[Any]]]:
    """What all pages of one origin say of an effect.

    Effect, origin, most frequent tier, rarest tier, agreement of all pages, and the ids of its rows.
    """
    found: dict[str, list[list[Any]]] = defaultdict(list)
    columns = ("drug_id", "effect_id", "content_origin", "highest_tier", "lowest_tier", "side_effect_ids")
    for drug, effect, origin, highest, lowest, ids in rows(table, *columns):
        agreement = AGREEMENTS.index(agreed[drug, effect])
        found[drug].append([numbers.effects[effect], ORIGIN_NUMBER[origin], TIER_NUMBER[highest], TIER_NUMBER[lowest],
                            agreement, ids])  # fmt: skip
    return found


def _ingredients(table: pa.Table, numbers: Numbers) -> dict[str, list[list[Any]]]:
    """Name, and place of the drug of that ingredient alone, -1 where there is none."""
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for drug, ingredient, alone in rows(table, "drug_id", "ingredient", "ingredient_drug_id"):
        found[drug].append([ingredient, numbers.drugs.get(alone, -1)])
    return found
