"""What the words of a person name in a release: drugs, or an effect.

Plain names are looked up in the release. Words that are none are read as linking reads the words of pages, whose
grammar and vocabulary take a second to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from materia_medica.release.lookup import drugs_meant, find_drugs
from materia_medica.schema.ids import fold

if TYPE_CHECKING:
    from materia_medica.release.rows import Row, Rows


class Named(NamedTuple):
    """Drugs, else an effect, else what comes near."""

    drug_ids: Sequence[str] = ()
    effect: Row | None = None
    """Row of `effects`."""
    is_ingredient: bool = False
    """Whether the words are an ingredient of the drugs, and no drug by itself."""
    near: Sequence[str] = ()
    """Names of drugs that look alike, where the words name nothing."""


def named(rows_of: Rows, words: str) -> Named:
    """What `words` name."""
    if drugs := find_drugs(rows_of, words):
        return Named(drugs)
    if effect := _effect_called(rows_of, words):
        return Named(effect=effect)
    found = drugs_meant(rows_of, words, _drug_as_linked(words))
    if found.drug_ids:
        return Named(found.drug_ids, is_ingredient=found.by == "ingredient")
    return Named(effect=_effect_as_linked(rows_of, words), near=found.near)


def _effect_called(rows_of: Rows, words: str) -> Row | None:
    """The effect with this id or label."""
    called = [row for row in rows_of("effects", ["effect_id", "label"])
              if words == row["effect_id"] or fold(words) == fold(row["label"])]  # fmt: skip
    return rows_of("effects", effect_id=called[0]["effect_id"])[0] if called else None


def _drug_as_linked(words: str) -> str:
    """The id that linking gives a page of this name."""
    from materia_medica.extract.layout.ingredients import ingredients_of
    from materia_medica.link.names.names import drug_id_of

    return drug_id_of(ingredients_of(words), words)


def _effect_as_linked(rows_of: Rows, words: str) -> Row | None:
    """The effect that linking takes the words for; null where no page states it."""
    from materia_medica.link.meaning.meaning import mean

    return next(iter(rows_of("effects", effect_id=mean(words).effect_id)), None)
