"""Pages: ids made from source and path, ingredients that fit the kind, rows that agree with their page."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.rejects import ROW_TABLES
from materia_medica.schema.ids import fold


@derived("monographs", shows=("monograph_id", "source", "path"), of_page=True)
def id_is_source_and_path(facts: Facts, table: str) -> list[bool]:
    """`monograph_id` is `<source>/<path>`."""
    return [page == f"{source}/{path}" for page, source, path in facts.rows(table, "monograph_id", "source", "path")]


@derived("monographs", "drugs", shows=("kind", "ingredients"), of_page=True)
def kind_fits_ingredients(facts: Facts, table: str) -> list[bool]:
    """A combination has several ingredients, a single drug at most one."""
    return [
        kind is None or ingredients is None or (len(ingredients) > 1) == (kind == "combination")
        for kind, ingredients in facts.rows(table, "kind", "ingredients")
    ]


@derived("monographs", "drugs", shows=("ingredients",), of_page=True)
def ingredients_differ(facts: Facts, table: str) -> list[bool]:
    """No ingredient stands twice."""
    return [
        not ingredients or len({fold(i or "") for i in ingredients}) == len(ingredients)
        for ingredients in facts.column(table, "ingredients")
    ]


@derived("monographs", shows=("name",), of_page=True)
def text_has_words(facts: Facts, table: str) -> list[bool]:
    """The page's text holds at least 20 characters that are not white space."""
    return [text is None or len("".join(text[:400].split())) >= 20 for text in facts.column(table, "text")]


@derived("monographs", shows=("page_kind", "drug_id"), of_page=True)
def drug_fits_page_kind(facts: Facts, table: str) -> list[bool]:
    """A monograph, and only a monograph, has a drug."""
    return [(kind == "monograph") == (drug is not None) for kind, drug in facts.rows(table, "page_kind", "drug_id")]


@derived("monographs", shows=("published_at", "fetched_at"), of_page=True)
def dates_in_order(facts: Facts, table: str) -> list[bool]:
    """A page was published before it was fetched, and neither before the web."""
    rows = facts.rows(table, "published_at", "fetched_at")
    return [
        (p is None or p.year >= 1991) and (f is None or f.year >= 1991) and (p is None or f is None or p <= f)
        for p, f in rows
    ]


@derived("side_effects", "faqs", shows=("monograph_id",), of_page=True)
def page_is_monograph(facts: Facts, table: str) -> list[bool]:
    """The row comes from a page that describes a real drug."""
    return [kind is None or kind == "monograph" for kind in facts.of_page(table, "page_kind")]


@derived(*ROW_TABLES, stored=pa.string(), shows=("source", "content_origin"), of_page=True)
def differs_from_page_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the row's page."""
    names = ("source", "content_origin")
    return _different(facts, table, names)


@derived(*ROW_TABLES, shows=("drug_id",), of_page=True)
def drug_is_the_pages(facts: Facts, table: str) -> list[bool]:
    """The row has its page's drug."""
    return [difference is None for difference in _different(facts, table, ("drug_id",))]


def _different(facts: Facts, table: str, names: tuple[str, ...]) -> list[str | None]:
    pages = facts.page_rows
    there = [page in pages for page in facts.column(table, "monograph_id")]
    out: list[str | None] = [None] * len(there)
    for name in names:
        pairs = zip(there, facts.column(table, name), facts.of_page(table, name), strict=True)
        for i, (known, own, of_page) in enumerate(pairs):
            if known and own != of_page:
                out[i] = name if out[i] is None else f"{out[i]}, {name}"
    return out


@derived("monographs", shows=("flags", "page_kind"), of_page=True)
def side_effects_fit_flags(facts: Facts, _table: str) -> list[bool]:
    """A monograph has side effects, or says by a flag (or by rejected rows) why not; and not both."""
    return _rows_fit_flags(facts, "side_effects", ("no_side_effects_section", "no_side_effect_rows"))


@derived("monographs", shows=("flags", "page_kind"), of_page=True)
def faqs_fit_flags(facts: Facts, _table: str) -> list[bool]:
    """A monograph has FAQs, or says by a flag (or by rejected rows) why not; and not both."""
    return _rows_fit_flags(facts, "faqs", ("no_faq_section", "no_faq_rows"))


def _rows_fit_flags(facts: Facts, rows_of: str, why_none: tuple[str, ...]) -> list[bool]:
    rows = Counter(facts.column(rows_of, "monograph_id"))
    rejected = {
        f"{source}/{path}"
        for table, source, path in facts.rows("rejects", "table", "source", "path")
        if table == rows_of
    }
    return [
        kind != "monograph" or page in rejected or (rows[page] == 0) == any(f in why_none for f in flags or ())
        for page, kind, flags in facts.rows("monographs", "monograph_id", "page_kind", "flags")
    ]
