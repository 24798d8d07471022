"""Figures of earlier releases, for lines over releases."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from materia_medica.release import layout

MOST_RELEASES = 11
"""Earlier releases that a line shows, the newest."""

History = Mapping[str, Sequence[float]]
"""The values of a figure in earlier releases, by the name of its rule, the oldest first."""


def history_of(output: Path) -> History:
    """What the checks of earlier releases say of each figure; one that cannot be read has none."""
    found: dict[str, list[float]] = defaultdict(list)
    for version in layout.versions(output)[-MOST_RELEASES:]:
        try:
            said = json.loads((layout.release_folder(output, version) / layout.CHECKS).read_text("utf-8"))
            now = {str(change["rule"]): float(change["now"]) for change in said["changes"]}
        except (OSError, ValueError, KeyError, TypeError):
            continue
        for rule, value in now.items():
            found[rule].append(value)
    return found
