"""Whatever follows from other columns is computed again: ids from their fields, a drug from its ingredients."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.link.names.names import drug_id_of
from materia_medica.schema.ids import faq_id, reject_id, side_effect_id


@derived(
    "side_effects",
    name="id_fits_fields",
    shows=("side_effect_id", "monograph_id", "ingredient", "context", "effect"),
    of_page=True,
)
def side_effect_id_fits(facts: Facts, table: str) -> list[bool]:
    """The id is the hash of the fields that it is made of."""
    rows = facts.rows(table, "monograph_id", "ingredient", "context")
    keys = [(*row, effect) for row, effect in zip(rows, facts.folded(table, "effect"), strict=True)]
    return _ids_fit(facts, table, "side_effect_id", keys, side_effect_id)


@derived("faqs", name="id_fits_fields", shows=("faq_id", "monograph_id", "question"), of_page=True)
def faq_id_fits(facts: Facts, table: str) -> list[bool]:
    """The id is the hash of the fields that it is made of."""
    keys = list(zip(facts.column(table, "monograph_id"), facts.folded(table, "question"), strict=True))
    return _ids_fit(facts, table, "faq_id", keys, faq_id)


def _ids_fit(
    facts: Facts, table: str, column: str, keys: Sequence[tuple[str | None, ...]], make: Callable[..., str]
) -> list[bool]:
    """Whether each id is that of its key and of its place among equal ones, which a rejected row may have taken."""
    rejected = Counter(
        f"{source}/{path}" for name, source, path in facts.rows("rejects", "table", "source", "path") if name == table
    )
    last: defaultdict[tuple[str | None, ...], int] = defaultdict(int)
    fits = []
    for own, key in zip(facts.column(table, column), keys, strict=True):
        first, which = last[key] + 1, None
        if key[0] is not None:
            further = range(first + 1, first + 1 + rejected[str(key[0])])
            which = first if make(*key, first) == own else next((n for n in further if make(*key, n) == own), None)
        last[key] = which or first
        fits.append(which is not None or facts.is_corrected(table, str(own)))
    return fits


@derived("rejects", name="id_fits_fields", shows=("reject_id", "stage", "table", "row_key", "rule"))
def reject_id_fits(facts: Facts, table: str) -> list[bool]:
    """The id is the hash of the fields that it is made of."""
    columns = ("stage", "table", "row_key", "source", "path", "rule")
    return [own == reject_id(*map(str, key)) for own, *key in facts.rows(table, "reject_id", *columns)]


@derived("monographs", shows=("ingredients", "name", "drug_id"))
def drug_id_fits_ingredients(facts: Facts, table: str) -> list[bool]:
    """The drug's id is that of the ingredients, whatever their order and spelling."""
    facts.needs("drugs")  # before linking it is as the page spells it
    return [
        drug is None or facts.is_corrected(table, page) or drug_id_of(tuple(ingredients or ()), name or "") == drug
        for page, drug, ingredients, name in facts.rows(table, "monograph_id", "drug_id", "ingredients", "name")
    ]


@derived("monographs", stored=pa.string(), shows=("license", "content_origin", "source"))
def differs_from_source_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the page's source."""
    names = ("license", "content_origin")
    of_source = {source: said for source, *said in facts.rows("sources", "source", *names)}
    return [
        None
        if source not in of_source or facts.is_corrected(table, page)
        else ", ".join(n for n, own, its in zip(names, said, of_source[source], strict=True) if own != its) or None
        for page, source, *said in facts.rows(table, "monograph_id", "source", *names)
    ]


@derived("monographs", shows=("sha256", "path"))
def hash_is_of_one_text(facts: Facts, table: str) -> pa.Array:
    """Pages with one hash have one text."""
    hashes = facts.arrow(table, "sha256")
    times = pc.value_counts(hashes)
    shared = pc.is_in(hashes, times.field("values").filter(pc.greater(times.field("counts"), 1)))
    pages = pa.table({"sha256": hashes, "text": facts.arrow(table, "text")}).filter(shared)
    texts: dict[str, str] = {}
    same = [texts.setdefault(sha256, text) == text for sha256, text in zip(*pages.to_pydict().values(), strict=True)]
    return pc.replace_with_mask(pa.array([True] * len(hashes)), shared.combine_chunks(), pa.array(same, pa.bool_()))


@derived("monographs", shows=("sha256", "path"))
def page_is_once(facts: Facts, table: str) -> list[bool]:
    """No other page of the source has the same bytes."""
    pages = facts.rows(table, "source", "sha256")
    times = Counter(pages)
    return [times[page] == 1 for page in pages]
