"""The table of what documents of electronic product information say by codes and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

TABLE: dict[str, Any] = yaml.load(
    Path(__file__).with_name("fhir.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


def expression(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression of all entries of a list."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
