"""The words of a heading without what stands around them: numbers, signs, ids, footnotes and case."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.rule import Rule

NUMBERING = Rule(
    name="number of a section",
    pattern=r"^ \s* (?: \d+ (?: \. \d+ )* [.):]? | (?: [ivx]+ | [a-z] ) [.)] ) \s+",
    flags=re.IGNORECASE,
    example=("4.8 Storage", "storage"),
    counter_example="Storage 4.8",
)
SIGNS = Rule(
    name="signs around a heading",
    pattern=r"^ [^\w(\[]+ | \s* (?: \{ [^{}]* \} | \[ \^? \d+ \] | \[ \^ [^\[\]]* \] | [^\w)\]?'] )+ $",
    example=("🌡 Storage {#keep} [^1]", "storage"),
    counter_example="Storage (cold)",
)
LONGEST_HEADING = 120
"""Characters; a longer line heads nothing."""


@lru_cache(maxsize=16384)
def head_words(title: str) -> str:
    """The bare words of a heading in their own case; none where it is too long to head anything."""
    words = _unsigned(_unsigned(" ".join(title.replace("’", "'").replace("‑", "-").split())))
    words = _unsigned(NUMBERING.sub("", words))
    return words if len(words) <= LONGEST_HEADING else ""


@lru_cache(maxsize=16384)
def _unsigned(words: str) -> str:
    """The words without the signs around them, which are not looked for where letters stand at both ends."""
    return words if words[:1].isalnum() and words[-1].isalnum() else SIGNS.sub("", words)
