"""Parts of a sentence that each end in a count: "gout and rash, about 5 in 100; fever, about 1 in 1,000"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

COUNTED = Rule(
    name="part of a sentence that ends in a count of its own",
    pattern=r"""
        [^;.]*? \b \d+ \s (?: in | of | out \s of | per ) \s (?: every \s )? \d [\d,]* (?: \s [a-z]+ )?
        \s* (?: ; \s* | $ )
    """,
    flags=re.IGNORECASE,
    example=("Gout and fever, about 3 in 100; rash, 2 in 1,000.", ["Gout: common", "fever: common", "rash: uncommon"]),
    counter_example="Gout in 3 of 100 patients, and rash",
)


def counted_parts(text: str) -> list[int]:
    """Where further parts begin that state counts of their own: read apart, each count is that of its names alone."""
    if ";" not in text:
        return []
    begins: list[int] = []
    sentence = text.rstrip(" .\n")
    while found := COUNTED.match(sentence, begins[-1] if begins else 0):
        if found.end() == len(sentence):
            break
        begins.append(found.end())
    return begins
