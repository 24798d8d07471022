"""How much drift is let through: the ranges of `expectations/drift.yaml`, and what a person accepts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from materia_medica.check.suites import suites_folder

FILE_NAME = "drift.yaml"
_KEYS = (
    "pages", "rows", "rows_per_page", "share_without_side_effects", "tiers", "flagged", "effect_share",
    "vanished_drugs", "new_drugs", "vanished_sources", "new_values", "effects", "rejects",
)  # fmt: skip


class DriftError(Exception):
    """`drift.yaml` or an acceptance of drift says something it cannot say; the message names the place."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A person's word that one rule's drift is right this once."""

    rule: str
    reason: str


def accepted(rules: Sequence[str], reason: str | None) -> tuple[Accepted, ...]:
    """What `--accept-drift RULE ... --reason TEXT` says; raises `DriftError` where one lacks the other."""
    if rules and not (reason or "").strip():
        raise DriftError("--accept-drift needs --reason: say why the change is right; the manifest records it")
    if reason and not rules:
        raise DriftError("--reason goes with --accept-drift RULE; a failed check names its rule")
    if wrong := [r for r in rules if not r.startswith("drift.")]:
        raise DriftError(f"--accept-drift {wrong[0]}: only rules of drift can be let through; they begin with 'drift.'")
    return tuple(Accepted(r, str(reason).strip()) for r in dict.fromkeys(rules))


def load_ranges(project: Path) -> dict[str, Any]:
    """The ranges of the project; raises `DriftError`, and `SuiteError` where it has no `expectations/`."""
    path = suites_folder(project) / FILE_NAME
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise DriftError(f"{path}: {error}") from None
    if not isinstance(said, dict) or set(said) != set(_KEYS):
        raise DriftError(f"{path}: expected exactly the keys {', '.join(_KEYS)}")
    return said
