"""What registers of substances call the drugs: identifiers by exact name, out of the vocabularies of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from materia_medica.fetch.vocabularies import Vocabulary
from materia_medica.schema.ids import fold, slug

_KINDS = ("title", "ingredient", "synonym")
"""Kinds of names that mean the substance; a brand is a product, and a misspelling is no name."""


def of_registers(
    names: pa.Table, drugs: pa.Table, vocabularies: Iterable[Vocabulary]
) -> Iterator[tuple[str, str, str]]:
    """Drug, register and identifier of each single drug that a register knows by one of its names.

    Its own name counts before others, and a preferred name of the register before the rest; names that lead to
    several identifiers lead to none. `names` is the table `drug_names`.
    """
    kinds = zip(*(drugs.column(n).to_pylist() for n in ("drug_id", "kind")), strict=True)
    single = {drug for drug, kind in kinds if kind == "single"}
    called: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for drug, name, kind in zip(*(names.column(n).to_pylist() for n in ("drug_id", "name", "kind")), strict=True):
        if drug in single and kind in _KINDS:
            called[drug].setdefault(fold(name))
    for vocabulary in vocabularies:
        for drug, words in called.items():
            own = [name for name in words if slug(name) == drug]
            if value := _one(own, vocabulary) or _one(list(words), vocabulary):
                yield drug, vocabulary.register, value


def _one(names: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The one identifier that some names have; null where they have none, or several."""
    for known in (vocabulary.preferred, vocabulary.named):
        found = {value for name in names for value in known.get(name, ())}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
