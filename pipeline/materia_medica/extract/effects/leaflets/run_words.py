"""The words of a text outside of its parentheses, and the words by which the items of a list are told apart in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from materia_medica.extract.language.word_tables import table
from materia_medica.extract.terms.lexicon import Tree, tree_of
from materia_medica.extract.terms.spelling import folded
from materia_medica.extract.terms.tokens import Tokens

JOINTS = frozenset(("and", "or", "/", "and/or", "&"))
MARKS = frozenset((",", ";", ":", ".", "•", "·", "|", "\n", "+", "–", "—"))
"""What parts the stretches of a text; a list is cut there without this."""
_PASSED_OVER = frozenset(("*", "#"))


class Outside(NamedTuple):
    """The words and marks of a text outside of its parentheses."""

    words: list[str]
    """Folded."""
    starts: list[int]
    """Where in the text each begins."""
    written: list[str]
    plural: list[bool]
    """Whether each is the plural of a word."""
    closes: set[int]
    """Those with a parenthesis in front of them."""
    dashed: set[int]
    """Those with a dash in front of them."""


def outside_of(text: str, tokens: Tokens) -> Outside:
    """The words of a text that stand in no parenthesis."""
    kept: list[int] = []
    closes: set[int] = set()
    dashed: set[int] = set()
    depth = 0
    deepest = 9 if tokens.words.count("(") == tokens.words.count(")") else 1
    for at, word in enumerate(tokens.words):
        if word in ("(", "["):
            depth = min(depth + 1, deepest)
        elif word in (")", "]"):
            depth = max(0, depth - 1)
            closes.add(len(kept))
        elif depth or word in _PASSED_OVER:
            continue
        elif word == "-":
            dashed.add(len(kept))
        else:
            kept.append(at)
    words = [tokens.words[at] for at in kept]
    starts = [tokens.starts[at] for at in kept]
    written = [text[tokens.starts[at] : tokens.ends[at]] for at in kept]
    plural = [as_written[-1:] == "s" != word[-1:] for as_written, word in zip(written, words, strict=True)]
    return Outside(words, starts, written, plural, closes, dashed)


class RunTables(NamedTuple):
    """The reviewed words of `run_together.yaml`, as trees and sets."""

    adjectives: Tree
    parts: Tree
    stuffs: frozenset[str]
    heads: Tree
    openers: Tree
    doings: frozenset[str]
    makings: Tree
    names: Tree
    places: Tree
    tails: frozenset[str]
    clauses: frozenset[str]
    describing_signs: frozenset[str]
    described: frozenset[str]
    complaints: frozenset[str]
    amounts: frozenset[str]


_TREES = frozenset(("adjectives", "parts", "heads", "openers", "makings", "names", "places"))


@cache
def run_tables() -> RunTables:
    """The tables, read once."""
    return tables_of(table("run_together"))


def tables_of(entries: dict[str, list[str]]) -> RunTables:
    """The tables of these entries."""
    made: dict[str, Any] = {
        key: tree_of(names) if key in _TREES else frozenset(map(folded, names)) for key, names in entries.items()
    }
    return RunTables(**made)


def ends_of(tree: Tree, words: Sequence[str], start: int) -> Iterator[int]:
    """Where each name of a tree ends that begins at a word, the shortest first."""
    here, at = tree, start
    while at < len(words) and words[at] in here:
        here = here[words[at]]
        at += 1
        if "" in here:
            yield at


def begins_in(trees: Iterable[Tree], words: Sequence[str], at: int) -> bool:
    """Whether a word is a name of one of these trees by itself."""
    return any(at + 1 in ends_of(tree, words, at) for tree in trees)
