"""Items of a leaflet's list that a conversion ran together in small letters: "rash hives weight gain feeling sick"."""

from __future__ import annotations

import re

from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.lexicon import longest
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import Tokens, tokens_of
from materia_medica.extract.terms.word_tables import lexicon

_CHANGES = frozenset(("increase", "decrease", "reduction"))
"""What begins an item behind what was measured: "increase in cholesterol increase in amylase"."""
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
    """Where in a text an item begins right behind the name of another, with no sign between.

    Between commas with a verb only what stands behind a parenthesis begins one.
    """
    tokens = tokens_of(text)
    names = [n for n in names_in(tokens, text=text) if not n.is_reworded]
    opened = {tokens.starts.index(found.start()) for found in OPENS.finditer(text) if found.start() in tokens.starts}
    cuts = {cut: n.start for n in names if n.kind == "composed" and (cut := _cut(tokens, n, opened))}
    ends = {name.end: cuts.get(name.start, name.start) for name in names} | cuts
    starts = {name.start for name in names if name.kind != "class"} | set(cuts)
    return sorted(
        tokens.starts[at]
        for at in starts | opened
        if _is_plain(text, tokens.starts[at])
        and (
            _behind_parenthesis(text, tokens, ends, at, opened)
            or (_parts(text, tokens, ends, at) and not has_verb(_between_commas(text, tokens.starts[at])))
        )
    )


def _between_commas(text: str, at: int) -> str:
    """What stands between the commas around a place."""
    end = text.find(",", at)
    return text[text.rfind(",", 0, at) + 1 : len(text) if end < 0 else end]


def _cut(tokens: Tokens, name: Named, opened: set[int]) -> int | None:
    """Where in words that look like one name the second of two begins that are listed: "anxiety dry mouth"."""
    lex, words = lexicon(), tokens.words
    at = longest(lex.terms, words, name.start)
    if not name.start < at < name.end:
        return None
    is_behind = longest(lex.directions_behind, words, at) > at  # "bilirubin increased"
    is_second = (at in opened and not is_behind) or (
        words[at] in lex.in_front and name.end == longest(lex.terms, words, at) > at + 1
    )
    return at if is_second else None


def _behind_parenthesis(text: str, tokens: Tokens, ends: dict[int, int], at: int, opened: set[int]) -> bool:
    """Whether the item before ends in a parenthesis in front of a token: one behind a name, or that is one."""
    words = tokens.words
    if not at or words[at - 1] != ")" or CLOSES.match(text, tokens.starts[at]):
        return False
    opens = next((k for k in range(at - 1, -1, -1) if words[k] == "("), 0)
    return opens in ends or at in opened or ends.get(at - 1) == opens + 1


def _parts(text: str, tokens: Tokens, ends: dict[int, int], at: int) -> bool:
    """Whether the name of the item before ends in front of a token."""
    before = ends.get(at)
    if CLOSES.match(text, tokens.starts[at]):
        return False
    if before is None:
        return tokens.words[at] in _CHANGES and at > 0 and is_measured(tokens.words[at - 1])
    return DESCRIBES.fullmatch(text[tokens.starts[before] : tokens.ends[at - 1]]) is None


def _is_plain(text: str, at: int) -> bool:
    """Whether a place stands in no parenthesis."""
    return text.count("(", 0, at) == text.count(")", 0, at)
