"""What extraction made of the sections it reads: characters that gave no row by reason, and how long evidence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import strings

READ_SECTIONS = ("side_effects", "faqs")
_QUANTILES = (0.5, 0.9, 0.99, 1.0)


class Coverage(NamedTuple):
    """How much of the sections of side effects and FAQs gave no row, and what rows rest on."""

    characters: int
    """Characters of all side-effects and FAQ sections."""
    aside_characters: dict[str, int]
    """Characters that gave no row, by reason."""
    n_effects: int
    n_reworded: int
    """Rows whose effect a rule reworded, so that the evidence need not hold its very words."""
    evidence_lengths: dict[float, int]
    """Length of the evidence of side effects by quantile, in characters."""

    def share(self, reason: str) -> float:
        """Share of characters set aside for `reason`, as a fraction of 1."""
        return self.aside_characters.get(reason, 0) / self.characters if self.characters else 0.0


def coverage(tables: Mapping[str, pa.Table]) -> Coverage:
    """Measure the per-page tables (`sections`, `asides`, `side_effects`)."""
    sections, asides, effects = tables["sections"], tables["asides"], tables["side_effects"]
    read = sections.filter(pc.is_in(sections["kind"].cast(pa.string()), strings(READ_SECTIONS)))
    lengths = pc.utf8_length(asides["text"]).to_pylist()
    by_reason: Counter[str] = Counter()
    for reason, length in zip(asides["reason"].cast(pa.string()).to_pylist(), lengths, strict=True):
        by_reason[reason] += length
    spans = pc.subtract(effects["evidence_end"], effects["evidence_start"])
    quantiles = pc.quantile(spans, q=list(_QUANTILES), interpolation="lower").to_pylist()
    reworded = sum("reworded" in flags for flags in effects["flags"].to_pylist())
    return Coverage(
        pc.sum(pc.utf8_length(read["text"])).as_py() or 0,
        dict(by_reason.most_common()),
        effects.num_rows,
        reworded,
        {q: int(v or 0) for q, v in zip(_QUANTILES, quantiles, strict=True)},
    )


def in_words(found: Coverage) -> list[str]:
    """The measure as lines for people."""
    if not found.characters:
        return ["No section of side effects or FAQs was found"]
    shares = ", ".join(f"{reason} {found.share(reason):.2%}" for reason in found.aside_characters)
    lines = [f"Set aside, share of characters in side-effects and FAQ sections: {shares or 'nothing'}"]
    if found.n_effects:
        q = found.evidence_lengths
        lines += [
            f"Reworded by a rule: {found.n_reworded / found.n_effects:.2%} of side effects",
            f"Evidence length in characters: median {q[0.5]}, 90 % up to {q[0.9]}, 99 % up to {q[0.99]}, "
            f"longest {q[1.0]}",
        ]
    return lines
