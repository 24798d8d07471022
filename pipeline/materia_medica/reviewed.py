"""Reviewed tables, which ship as YAML beside the code that reads them."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def reviewed(room: str, *place: str) -> Any:
    """What a table says; `room` is the package that it ships with, the last part of `place` the name of its file."""
    file = resources.files(room).joinpath(*place)
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
