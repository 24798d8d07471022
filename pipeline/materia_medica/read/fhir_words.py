"""The table of what documents of electronic product information say by codes and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from materia_medica.reviewed import reviewed

TABLE: dict[str, Any] = reviewed("materia_medica.read", "fhir.yaml")


def expression(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression of all entries of a list."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
