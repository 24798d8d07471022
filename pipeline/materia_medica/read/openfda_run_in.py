"""Sections of Drug Facts that a label record holds in its warnings alone, told by the titles that law gives them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from materia_medica.read.folding import spaced_once
from materia_medica.read.openfda_fields import words_of

_FIELDS = ("when_using", "stop_use")
_TITLE = re.compile(
    r"(?P<when_using>When using this (?:product|medicine|drug)\b)"
    r"|(?P<stop_use>Stop us(?:e|ing)(?: this \w+)?(?:,? and)? (?:ask|see|consult|contact) (?:a|your) \w+)"
    rf"|(?:{'|'.join(words_of('titles_of_warnings'))})"
)


def with_run_in(label: dict[str, Any]) -> dict[str, Any]:
    """The label with the sections of effects that only its warnings hold; one for prescription is left as it is."""
    if "adverse_reactions" in label or any(field in label for field in _FIELDS):
        return label
    found: dict[str, list[str]] = {}
    warnings = label.get("warnings")
    for text in warnings if isinstance(warnings, list) else ():
        words = spaced_once(text) if isinstance(text, str) else ""
        titles = list(_TITLE.finditer(words))
        for title, (begin, end) in zip(titles, pairwise([*(t.start() for t in titles), len(words)]), strict=True):
            if title.lastgroup is not None:
                found.setdefault(title.lastgroup, []).append(words[begin:end].strip())
    return {**label, **found}
