"""What was measured beyond a limit, with a rate: "neutrophil counts below 800 cells/mm3 occurred in 4%"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.measures import Measures
from materia_medica.extract.terms.named import Named, whole
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.extract.terms.word_tables import lexicon

_MOST_WORDS = 8
"""Words of what is measured, at most."""
_JOINTS = frozenset(("and", "or", "and/or", "/"))
_TIMES = r"(?: \s? - \s? )? (?: \s? (?: x | × | times | fold ) )?"
_OF_NORMAL = r"(?: ULN | LLN | (?: upper | lower ) \s limit \s of \s (?: the \s )? normal (?: \s range )? )"
_WORDS = r"(?: twice | (?: two | three | four | five | eight | ten | twenty ) (?: \s times | (?: - | \s )? fold ) )"
BEYOND_LIMIT = Rule(
    name="limit beyond which something was measured",
    pattern=rf"""
        (?<= [\w)] ) \s (?: of \s | (?: was | were ) \s )?
            (?: below | above | exceed (?: ing | ed )? | at \s least | between | [<>≥≤] =?
                | (?: less | lower | fewer | greater | more | higher ) \s than (?: \s or \s equal \s to )? ) \s*
            (?: \d[\d.,]* {_TIMES} (?: \s (?: and | to ) \s \d[\d.,]* )?
                    (?: \s? (?: the \s )? {_OF_NORMAL}
                        | \s? (?: (?: cells | mg | g | mcg | mmol | µmol | U | IU | ng | mEq | msec | ms )
                            (?: \s? / \s? (?: [a-zµ]+ | dL | mL | L ) (?: \s? 3 )? )?
                            | / (?: mm \s? 3 | [mµ]?L | microL ) ) )
                | {_WORDS} \s (?: the \s )? {_OF_NORMAL}
                | (?: the \s )? {_OF_NORMAL} )
            (?! \w ) (?! \s? % )
    """,
    flags=re.IGNORECASE,
    needs=("below", "above", "exceed", "at least", "between", "than", "<", ">", "≥", "≤"),
    example=(
        "Neutrophil counts below 800 cells/mm3 were seen in 4%. AST (SGOT) or ALT values exceeded twice the ULN in 3%.",
        ["Neutrophil counts below 800 cells/mm3: common", "AST (SGOT) or ALT values exceeded twice the ULN: common"],
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
    """Where the name of something measured begins that ends here, or of several with a joint: "ALT or AST levels"."""
    measures = Measures(tokens.words, lexicon())
    start = last = _ends_at(measures, end)
    while last:
        joint = last
        while joint > 0 and tokens.words[joint - 1] in _JOINTS:
            joint -= 1
        last = _ends_at(measures, joint) if joint < last else None
        start = start if last is None else last
    return start


def _ends_at(measures: Measures, end: int) -> int | None:
    """Where one begins that ends here, with its abbreviation; the longest is taken."""
    for at in range(max(0, end - _MOST_WORDS), end):
        thing = measures.analyte(at)
        if thing is not None and end in (thing, measures.behind_abbreviation(thing)):
            return at
    return None
