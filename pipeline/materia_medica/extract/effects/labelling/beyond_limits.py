"""What was measured beyond a limit, with a rate: "neutrophil counts below 800 cells/mm3 occurred in 4%"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.measures import Measures
from materia_medica.extract.terms.named import Named, whole
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.extract.terms.word_tables import lexicon

_MOST_WORDS = 6
"""Words of what is measured, at most."""
BEYOND_LIMIT = Rule(
    name="limit beyond which something was measured",
    pattern=r"""
        (?<= \w ) \s (?: of \s )?
            (?: below | above | exceeding | at \s least | between | [<>≥≤] =?
                | (?: less | lower | fewer | greater | more | higher ) \s than (?: \s or \s equal \s to )? ) \s*
            (?: \d[\d.,]* (?: \s? (?: x | × | times ) )? (?: \s (?: and | to ) \s \d[\d.,]* )?
                    (?: \s? (?: the \s )? (?: ULN | LLN | (?: upper | lower ) \s limit \s of \s normal )
                        | \s? (?: cells | mg | g | mcg | mmol | µmol | U | IU | ng | mEq | msec | ms )
                            (?: \s? / \s? (?: [a-zµ]+ | dL | mL | L ) (?: \s? 3 )? )? )
                | (?: the \s )? (?: ULN | LLN | (?: upper | lower ) \s limit \s of \s normal ) )
            (?! \w ) (?! \s? % )
    """,
    flags=re.IGNORECASE,
    needs=("below", "above", "exceeding", "at least", "between", "than", "<", ">", "≥", "≤"),
    example=(
        "Neutrophil counts below 800 cells/mm3 occurred in 4% of patients.",
        ["Neutrophil counts below 800 cells/mm3: common"],
    ),
    counter_example="Neutrophil counts below 800 occurred",
)


def with_limits(text: str, tokens: Tokens, names: list[Named]) -> list[Named]:
    """The names of a sentence with rates, and what it says to have been measured beyond a limit."""
    found: list[Named] = []
    for limit in BEYOND_LIMIT.finditer(text):
        end = next((at + 1 for at, ends in enumerate(tokens.ends) if ends == limit.end()), None)
        behind = next((at for at, begins in enumerate(tokens.starts) if begins >= limit.start()), None)
        if end is None or behind is None or text.count("(", 0, limit.start()) > text.count(")", 0, limit.start()):
            continue
        start = _measured(tokens, behind)
        if start is not None and not any(name.start < end and start < name.end for name in names):
            found.append(whole(start, end, "measured"))
    return sorted([*names, *found], key=lambda name: name.start) if found else names


def _measured(tokens: Tokens, end: int) -> int | None:
    """Where the name of something measured begins that ends here; the longest is taken."""
    measures = Measures(tokens.words, lexicon())
    return next((at for at in range(max(0, end - _MOST_WORDS), end) if measures.analyte(at) == end), None)
