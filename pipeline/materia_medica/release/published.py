"""What came of publishing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Published(NamedTuple):
    """Where the data is now."""

    version: str
    folder: Path
    is_new: bool
    """False where the last release already holds the same."""
