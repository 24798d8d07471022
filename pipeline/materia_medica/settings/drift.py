"""How much drift is let through: the ranges of `expectations/drift.yaml`, and what a person accepts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.settings.model import Model, Share, Texts, one_of, validated, wrong
from materia_medica.settings.yaml import SettingsError, read_yaml

FILE_NAME = "drift.yaml"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A person's word that one rule's drift is right this once."""

    rule: str
    reason: str


def accepted(rules: Sequence[str], reason: str | None) -> tuple[Accepted, ...]:
    """What `--accept-drift RULE ... --reason TEXT` says; raises `SettingsError` where one lacks the other."""
    if rules and not (reason or "").strip():
        raise SettingsError("--accept-drift needs --reason: say why the change is right; the manifest records it")
    if reason and not rules:
        raise SettingsError("--reason goes with --accept-drift RULE; a failed check names its rule")
    if wrong := [r for r in rules if not r.startswith("drift.")]:
        raise SettingsError(
            f"--accept-drift {wrong[0]}: only rules of drift can be let through; they begin with 'drift.'"
        )
    return tuple(Accepted(r, str(reason).strip()) for r in dict.fromkeys(rules))


def _in_order(value: tuple[float, float]) -> tuple[float, float]:
    if value[0] > value[1]:
        raise wrong(f"the lowest comes first, as in [{value[1]:g}, {value[0]:g}]")
    return value


def _columns(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        table, _, column = value.partition(".")
        if table not in TABLES or column not in TABLES[table].names:
            raise wrong(f"{value!r} is no column; name it as table.column, as in monographs.language")
    return values


FIGURES = (
    "share_of_pages_that_are_monographs",
    "share_of_monographs_with_side_effects",
    "side_effects_per_monograph",
    "faqs_per_monograph",
    "sections_per_monograph",
    "share_of_rows_with_a_tier",
    "share_of_rows_with_detail",
    "share_of_rows_with_group_label",
    "share_of_rows_with_context",
    "share_of_serious_rows",
    "share_of_questions_answered",
    "share_of_questions_with_a_topic",
    "share_of_sections_recognised",
)
"""Figures of one source that have a range of their own, whatever the last release said."""

Range = Annotated[tuple[float, float], Field(strict=False), AfterValidator(_in_order)]
"""Lowest and highest."""
Floor = Annotated[int, Field(ge=0)]
"""A change of fewer rows than this is never drift."""
PageTable = Annotated[str, one_of(PAGE_TABLES)]


class Ratio(Model):
    """Figure of this release / figure of the last one."""

    ratio: Range
    floor: Floor


class Difference(Model):
    """Share of this release - share of the last one; 0.05 is 5 percentage points."""

    difference: Range
    floor: Floor


class Most(Model):
    """The highest share."""

    share: Share
    floor: Floor


class Ranges(Model):
    """The ranges of `drift.yaml`; the file itself explains each."""

    pages: Ratio
    rows: dict[PageTable, Ratio]
    rows_per_page: dict[PageTable, Ratio]
    share_without_side_effects: Difference
    tiers: Difference
    flagged: dict[PageTable, Difference]
    effect_share: Difference
    vanished_drugs: Most
    new_drugs: Most
    vanished_sources: Annotated[str, one_of(("stop", "ignore"))]
    new_values: Annotated[Texts, AfterValidator(_columns)]
    effects: dict[str, Difference]
    """Ranges of single effects by `effect_id`, in place of `effect_share`."""
    rejects: Most
    warnings: Most
    figures: dict[Annotated[str, one_of(FIGURES)], Range]
    sources: dict[str, dict[Annotated[str, one_of(FIGURES)], Range]]
    """Ranges of single sources, in place of `figures`."""


def load_ranges(file: Path) -> Ranges:
    """What a file of ranges states; raises `SettingsError`."""
    return validated(Ranges, read_yaml(file))
