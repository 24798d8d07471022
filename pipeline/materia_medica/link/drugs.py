"""`drugs` and `drug_ingredients`: pages with one `drug_id` are pages of one drug, whatever they call it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.extract.layout.ingredients import ingredients_of
from materia_medica.link.brands import brand_names
from materia_medica.link.names.names import Substance, substance_id, substances
from materia_medica.link.preferred import LENGTH, rank
from materia_medica.resting import pieces
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import fold
from materia_medica.schema.values import DRUG_FLAGS

Row = Mapping[str, Any]
_PAGE_COLUMNS = ("monograph_id", "source", "drug_id", "name", "kind", "ingredients", "content_origin",
                 "published_at", "fetched_at", "flags", "document_type")  # fmt: skip
_SECTION_COLUMNS = ("monograph_id", "kind", "ingredient", "heading", "text", "evidence_start", "evidence_end")


def link_drugs(tables: Mapping[str, pa.Table], priorities: Mapping[str, int], substances: Set[str]) -> pa.Table:
    """The table `drugs` of accepted, linked per-page tables, which hold all pages of every drug that they are of.

    `priorities` are by source; `substances` are no brand names (see `names_of_substances`).
    """
    monographs = tables["monographs"]
    pages: defaultdict[str, list[Row]] = defaultdict(list)
    for page in monographs.select(_PAGE_COLUMNS).append_column(LENGTH, _lengths(monographs)).to_pylist():
        if page["drug_id"] is not None:
            pages[page["drug_id"]].append(page)
    ranked = {drug_id: sorted(pages[drug_id], key=lambda p: rank(p, priorities)) for drug_id in sorted(pages)}
    told = _told(tables["sections"], {of_drug[0]["monograph_id"] for of_drug in ranked.values()})
    n_effects, n_faqs = (_rows_by_drug(table) for table in (tables["side_effects"], tables["faqs"]))
    drugs = []
    for drug_id, of_drug in ranked.items():
        counts = (len(of_drug), n_effects.get(drug_id, 0), n_faqs.get(drug_id, 0))
        drugs.append(_drug(drug_id, of_drug, told, substances, counts))
    return conform(TABLES["drugs"], from_rows(TABLES["drugs"], drugs))


def names_of_substances(monographs: pa.Table) -> set[str]:
    """What the pages of drugs call their ingredients, folded, alone and together."""
    columns = (monographs.column(name).to_pylist() for name in ("page_kind", "ingredients"))
    of_pages = {tuple(ingredients) for kind, ingredients in zip(*columns, strict=True) if kind == "monograph"}
    return {fold(name) for ingredients in of_pages for name in (*ingredients, _together(ingredients))}


def _lengths(monographs: pa.Table) -> pa.ChunkedArray:
    """Characters of the text of each page."""
    texts = (piece.column("text") for piece in pieces(monographs.select(["text"])))
    return pa.chunked_array([length for text in texts for length in pc.utf8_length(text).chunks], pa.int32())


def _rows_by_drug(table: pa.Table) -> Mapping[str, int]:
    counted = pc.value_counts(table.column("drug_id"))
    return dict(zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True))


def _told(sections: pa.Table, best: Set[str]) -> Mapping[tuple[str, str], list[Row]]:
    """Sections that a drug's row is made of, by page and kind, in the order of the page.

    All pages tell other names; of uses and mechanism that page is heard that is the `best` of its drug.
    """
    kind = sections.column("kind").cast(pa.string())
    of_best = pc.is_in(sections.column("monograph_id"), pa.array(sorted(best), pa.string()))
    of_drug = pc.and_(of_best, pc.is_in(kind, pa.array(["usage", "mechanism"])))
    wanted = sections.select(_SECTION_COLUMNS).filter(pc.or_(of_drug, pc.equal(kind, "alternate_names")))
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for section in wanted.to_pylist():
        if section["text"] is not None:
            found[section["monograph_id"], section["kind"]].append(section)
    return found


def _together(ingredients: Iterable[str]) -> str:
    return " + ".join(ingredients)


def _drug(
    drug_id: str,
    pages: Sequence[Row],
    told: Mapping[tuple[str, str], list[Row]],
    substances: Set[str],
    counts: tuple[int, int, int],
) -> tuple[Any, ...]:
    """One row of `drugs`; `pages` are in the order of preference, `substances` are no brand names;
    `counts` are those of pages, side effects and questions.
    """
    best = pages[0]
    brands = (brand for page in pages for brand in (*_of_product(page), *_told_brands(page, told)))
    flags = {
        "denies_product": any("denies_product" in p["flags"] for p in pages),
        "names_differ": len({fold(p["name"]) for p in pages}) > 1,
    }
    return (
        drug_id,
        _name(pages),
        best["kind"],
        best["ingredients"],
        _parent(drug_id),
        [b for b in _once(brands) if fold(b) not in substances],
        _text(told.get((best["monograph_id"], "usage"), ())),
        _text(told.get((best["monograph_id"], "mechanism"), ())),
        best["monograph_id"],
        *counts,
        sorted({p["content_origin"] for p in pages}),
        [flag for flag in DRUG_FLAGS if flags[flag]],
    )


def _told_brands(page: Row, told: Mapping[tuple[str, str], list[Row]]) -> Iterator[str]:
    """The brand names of a page's own section of other names."""
    for section in _outermost(told.get((page["monograph_id"], "alternate_names"), ())):
        yield from brand_names(section["heading"], section["text"])


def _of_product(page: Row) -> Iterator[str]:
    """The brand after which the document of a product is called, without its strength and form."""
    if page["document_type"] in (None, "web_page"):
        return
    named = ingredients_of(page["name"])
    if len(named) == 1 and substance_id(named[0]) not in {page["drug_id"], *map(substance_id, page["ingredients"])}:
        yield named[0]


def _name(pages: Sequence[Row]) -> str:
    """The name of the first page that is called after its ingredients, as its drug's id is; else what they are, a
    known substance by its own name rather than by that of its salt.
    """
    titled = (p["name"] for p in pages if all(fold(i) in fold(p["name"]) for i in p["ingredients"]))
    return next(titled, None) or _without_salt(
        _together(pages[0]["ingredients"]), substances().get(pages[0]["drug_id"])
    )


def _without_salt(name: str, known: Substance | None) -> str:
    """A name without the salt behind that of the known substance: "Warfarin sodium" is warfarin."""
    is_longer = known is not None and fold(name).startswith(f"{fold(known.name)} ")
    return name[: len(known.name)] if known is not None and is_longer else name


def _parent(drug_id: str) -> str | None:
    """The drug of which a salt, ester or isomer is a drug of its own."""
    substance = substances().get(drug_id)
    return substance.parent_id if substance else None


def _outermost(sections: Iterable[Row]) -> Iterator[Row]:
    """Sections that do not lie inside another of them: a section's text holds that of its sub-sections."""
    end = -1
    for section in sections:
        if section["evidence_start"] >= end:
            end = section["evidence_end"]
            yield section


def _text(sections: Iterable[Row]) -> str | None:
    """Their texts, each with the ingredient it treats alone in front where there are several."""
    parts = list(_outermost(sections))
    texts = (f"{p['ingredient']}: {p['text']}" if p["ingredient"] and len(parts) > 1 else p["text"] for p in parts)
    return "\n".join(texts) or None


def _once(words: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if fold(word) not in seen:
            seen.add(fold(word))
            yield word


def link_drug_ingredients(drugs: pa.Table) -> pa.Table:
    """The table `drug_ingredients` of all drugs."""
    named = list(zip(*(drugs.column(n).to_pylist() for n in ("drug_id", "kind", "ingredients")), strict=True))
    alone = {
        substance_id(ingredients[0]): drug_id
        for drug_id, kind, ingredients in reversed(named)
        if kind == "single" and len(ingredients) == 1
    }
    rows = [
        (drug_id, position, ingredient, alone.get(substance_id(ingredient)))
        for drug_id, _, ingredients in named
        for position, ingredient in enumerate(ingredients, start=1)
    ]
    declared = TABLES["drug_ingredients"]
    return conform(declared, from_rows(declared, rows))
