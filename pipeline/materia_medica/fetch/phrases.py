"""The words of `phrases.yaml`, by which answers that are no pages are known."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from materia_medica.reviewed import reviewed


@lru_cache(maxsize=1)
def phrases() -> dict[str, Any]:
    """The table as it stands."""
    said = reviewed("materia_medica.fetch", "phrases.yaml")
    assert isinstance(said, dict)
    return said
