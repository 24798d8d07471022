"""Items of a leaflet's list that a conversion ran together in small letters: "rash hives weight gain feeling sick"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import Tokens, tokens_of

OPENS = Rule(
    name="words that open an item behind another",
    pattern=rf"\b {any_of('leaflets', 'opening')} \b",
    flags=re.IGNORECASE,
    example=("* headache trouble with reading", ["headache", "trouble with reading"]),
    counter_example="headache with nausea",
)
CLOSES = Rule(
    name="words that go on with the name in front",
    pattern=rf"{any_of('leaflets', 'going_on')} \b",
    flags=re.IGNORECASE,
    example=("* shingles infection", ["shingles infection"]),
    counter_example="shingles",
)
DESCRIBES = Rule(
    name="name that describes the one behind it",
    pattern=r"(?: [a-z-]+ing | pain | herpes\ \w+ | covid | covid.19 | migraine )",
    flags=re.IGNORECASE,
    example=("* itching rash", ["itching rash"]),
    counter_example="rash",
)


def begins_unsigned(text: str) -> list[int]:
    """Where in a text without a verb an item begins right behind the name of another, with no sign between."""
    tokens = tokens_of(text)
    names = [n for n in names_in(tokens, text=text) if n.kind != "class" and not n.is_reworded]
    ends = {name.end: name for name in names}
    starts = {name.start for name in names}
    opened = {tokens.starts.index(found.start()) for found in OPENS.finditer(text) if found.start() in tokens.starts}
    return sorted(
        tokens.starts[at]
        for at in starts | opened
        if _is_plain(text, tokens.starts[at]) and _parts(text, tokens, ends, at)
    )


def _parts(text: str, tokens: Tokens, ends: dict[int, Named], at: int) -> bool:
    """Whether the item before ends in front of a token, perhaps with a parenthesis."""
    words = tokens.words
    if at and words[at - 1] == ")":
        opens = next((k for k in range(at - 1, -1, -1) if words[k] == "("), 0)
        return opens in ends and CLOSES.match(text, tokens.starts[at]) is None
    before = ends.get(at)
    if before is None or CLOSES.match(text, tokens.starts[at]):
        return False
    return DESCRIBES.fullmatch(text[tokens.starts[before.start] : tokens.ends[before.end - 1]]) is None


def _is_plain(text: str, at: int) -> bool:
    """Whether a place stands in no parenthesis."""
    return text.count("(", 0, at) == text.count(")", 0, at)
