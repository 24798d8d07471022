"""The words of `phrases.yaml`, by which answers that are no pages are known."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def phrases() -> dict[str, Any]:
    """The table as it stands."""
    said = yaml.load(files("materia_medica.fetch").joinpath("phrases.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(said, dict)
    return said
