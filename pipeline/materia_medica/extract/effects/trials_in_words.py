"""What a table of a label gives, in words: the reader of the examples of the rules of trials."""

from __future__ import annotations

from materia_medica.extract.dialect import Dialect
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.rates import Arm
from materia_medica.extract.effects.side_effects import read_side_effects
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read

_LABEL = Dialect(document_type="openfda", names=("Examplol",))
_SMPC = Dialect(document_type="smpc", names=("Examplol",))


def trials_in_words(markdown: str) -> list[str]:
    """Each row as its fields, parted by semicolons, then each reason for which words were set aside, once."""
    return _in_dialect(markdown, _LABEL)


def smpc_in_words(markdown: str) -> list[str]:
    """The same of words of a summary of product characteristics."""
    return _in_dialect(markdown, _SMPC)


def _in_dialect(markdown: str, dialect: Dialect) -> list[str]:
    document = read(Page("examples", "example.md", markdown.encode()))
    lines = tuple(lines_of(document))
    section = Section(kind="side_effects", level=2, ingredient=None, heading=None, lines=lines, by_heading=True)
    found = read_side_effects([section], (), dialect)
    return [*map(_in_words, found.rows), *dict.fromkeys(f"aside: {aside.reason}" for aside in found.asides)]


def _in_words(row: EffectRow) -> str:
    rates, said = row.rates, row.said.frequency
    compared = (rates.comparator_percent, rates.comparator)
    percent = rates.percent
    fields = (
        row.effect,
        row.detail,
        row.category,
        row.setting if row.setting != "clinical_trial" else None,
        row.population and f"of {row.population}",
        row.said.tier,
        percent,
        f"{said.lower} to {said.upper}" if said and percent is None and said.is_numeric else None,
        "against " + " ".join(str(part) for part in compared if part is not None) if rates.comparator else None,
        ", ".join(map(_arm, rates.arms)) if any(arm.arm_size or arm.count for arm in rates.arms) else None,
    )
    return "; ".join(str(field) for field in fields if field not in (None, ""))


def _arm(arm: Arm) -> str:
    size = f" of {arm.arm_size}" if arm.arm_size else ""
    return f"{arm.arm}{size}: {arm.count if arm.count is not None else arm.percent}"
