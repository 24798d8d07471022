"""Brand names out of a page's section of alternate names: only what stands behind a word that announces brand names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from materia_medica.link.word_table import word_table

_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])|\n")
_COMMA = re.compile(r"\s*[,;]\s*")
_JOINT = re.compile(r"(?:^|\s+)(?:and|or)\s+", re.IGNORECASE)
_REGISTERED = re.compile(r"\s*[®™©]|\s*\((?:R|TM)\)")
_LIST_MARK = re.compile(r"^[\s*•·–—-]+")
_NAME = re.compile(r"[A-Z0-9][\w'’.+/&%-]*(?: [\w'’.+/&%-]+)*")
_WITHIN = " \x1f "
"""What stands for an "and" while it is part of a name."""
_DASH_TAIL = re.compile(r"\s+[–—-]\s.*$|\s*:.*$")


class _Words(NamedTuple):
    label: re.Pattern[str]
    label_line: re.Pattern[str]
    introduction: re.Pattern[str]
    mention: re.Pattern[str]
    within: re.Pattern[str]
    shop: re.Pattern[str]
    not_in_names: frozenset[str]
    most_words: int


@cache
def _words() -> _Words:
    said: dict[str, Any] = word_table("words", "brands")
    labels, introductions, mentions = ("|".join(said[k]) for k in ("labels", "introductions", "mentions"))
    return _Words(
        re.compile(f"(?:{labels}):?", re.IGNORECASE),
        re.compile(f"(?:{labels})\\s*:\\s*(.*)", re.IGNORECASE),
        re.compile(f"\\b(?:{introductions})(?=\\W)[\\s:]*", re.IGNORECASE),
        re.compile(f"\\b(?:{mentions})\\b", re.IGNORECASE),
        re.compile(f"(?<=\\w) and (?=(?:{'|'.join(said['behind_and'])})\\b)", re.IGNORECASE),
        re.compile(f"(?:{'|'.join(said['shops'])})", re.IGNORECASE),
        frozenset(said["not_in_names"]),
        said["most_words"],
    )


def brand_names(heading: str | None, text: str) -> list[str]:
    """Brand names in the order of the text, each once.

    A name stands behind a label ("Brand Names: X, Y"), in the lines below a bare label or under a heading of brand
    names, or behind the introduction of a sentence about them ("brand names include X and Y"). A list that is not
    said to be one of brand names gives none: it may as well hold chemical names.
    """
    words = _words()
    below_label = bool(heading and words.label.fullmatch(heading.strip()))
    found: list[str] = []
    for line in text.split("\n"):
        plain = _LIST_MARK.sub("", line).strip()
        if not plain:
            continue
        labelled = words.label_line.fullmatch(plain)
        if plain.endswith(":") and words.mention.search(plain):
            below_label = True
        elif labelled:
            found += _listed(labelled[1])
            below_label = False
        elif below_label and not words.mention.search(plain) and ":" not in plain:
            found += _listed(plain)
        else:
            below_label = below_label and bool(heading)
            found += _told(plain)
    return list(_once(found))


def _listed(words: str) -> Iterator[str]:
    """Names of a list; where it goes on in sentences, only what they introduce."""
    first, *others = [s for s in _SENTENCE.split(words) if s] or [""]
    yield from _introduced(first) if _words().introduction.search(first) else _names(first)
    for sentence in others:
        yield from _introduced(sentence)


def _told(words: str) -> Iterator[str]:
    """Names that sentences about brand names introduce."""
    told = False
    for sentence in _SENTENCE.split(words):
        told = bool(_words().mention.search(sentence)) or (told and "example" in sentence.lower())
        if told:
            yield from _introduced(sentence)


def _introduced(sentence: str) -> Iterator[str]:
    inside = re.search(r"\((?:e\.g\.|such as|including|like)[,:]?\s*([^()]*)\)", sentence, re.IGNORECASE)
    if inside:
        yield from _names(inside[1])
        return
    introductions = list(_words().introduction.finditer(sentence))
    if introductions:
        yield from _names(sentence[introductions[-1].end() :])


def _names(words: str) -> Iterator[str]:
    """The pieces of a list that can be names."""
    plain = _PARENTHESIS.sub("", _REGISTERED.sub("", words)).strip().rstrip(".")
    for piece in _pieces(plain):
        name = _DASH_TAIL.sub("", _LIST_MARK.sub("", piece)).strip(" .\"“”'*")
        if _is_name(name):
            yield name.replace(_WITHIN, " and ")


def _pieces(listed: str) -> Iterator[str]:
    """The pieces of a list. Between commas "and" is part of a name; before the last name it joins two."""
    pieces = _COMMA.split(_words().within.sub(_WITHIN, listed))
    begins = [_JOINT.match(piece) for piece in pieces]
    wholes = [_held(p[b.end() :] if b else p) for p, b in zip(pieces, begins, strict=True)]
    is_list = len(pieces) > 2 and _is_name(wholes[-1])
    for place, (piece, whole) in enumerate(zip(pieces, wholes, strict=True), start=1):
        if is_list and bool(begins[place - 1]) == (place == len(pieces)) and _is_name(whole):
            yield whole
        else:
            yield from _JOINT.split(piece)


def _held(piece: str) -> str:
    """A piece whose "and" is part of its name."""
    return piece.replace(" and ", _WITHIN)


def _is_name(name: str) -> bool:
    name = name.replace(_WITHIN, " & ")
    parts = name.split()
    known = _words()
    if known.shop.fullmatch(name):
        return False
    return (
        0 < len(parts) <= known.most_words
        and _NAME.fullmatch(name) is not None
        and any(c.isalpha() for c in name)
        and not known.not_in_names.intersection(p.lower().strip(".") for p in parts)
    )


def _once(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name
