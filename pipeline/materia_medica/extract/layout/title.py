"""The title of a page: what names it, and not the site, the section or the note in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from materia_medica.extract.layout.title_words import (
    ASKS_WHAT,
    BEHIND_A_DASH,
    CAMEL,
    OF_LABEL,
    bare,
    heads_section,
    is_line_of_name,
    words_of,
)
from materia_medica.read.document import Block, Document
from materia_medica.schema.ids import fold

_ABOVE = 400
"""Characters at the beginning of a page in which a label may name it."""


class Title(NamedTuple):
    """What a page is called."""

    name: str
    is_from_path: bool
    """Whether the page states no title, so that its file's name stands for one."""


def title_of(document: Document, path: str, *, title_stands: bool = False) -> Title:
    """The page's title: stated, else its own heading, else its first short line, else the name of its file.

    With `title_stands` what the page states first names its site, and what it states otherwise counts.
    """
    names = (found for name in _stated(document, path) if (found := bare(name)))
    name = next(names, None)
    if name is not None and title_stands:
        site = fold(name)
        name = next((other for other in names if fold(other) != site), None)
    if name is not None:
        return Title(name, is_from_path=False)
    return Title(bare(name_of_file(path, document.text)) or path, is_from_path=True)


def _stated(document: Document, path: str) -> Iterator[str]:
    """What may name the page, the best first; most pages need but the first."""
    meta = document.meta
    if meta.title:
        yield meta.title
    headings = [b for b in document.blocks if b.kind == "heading"]
    yield from _first_heading(document, headings, path)
    if meta.heading and not heads_section(meta.heading) and _is_spoken_of(meta.heading, document.text):
        yield meta.heading
    if meta.window_title:
        yield from (p for p in _parts(meta.window_title) if _is_spoken_of(p, document.text))
    yield from _asked(document, headings)
    yield from _labelled(document, headings)
    if not headings:
        yield from _first_line(document)


def _first_heading(document: Document, headings: list[Block], path: str) -> Iterator[str]:
    """The first heading, where it names the page: one that opens a section names only that."""
    if not headings:
        return
    first, *others = headings
    words = document.words(first)
    if (
        (heads_section(words) and not _is_of_file(words, document, path))
        or ASKS_WHAT.fullmatch(words)
        or (first.start > 0 and first.level > 1)
    ):
        return
    beside = [document.words(b) for b in others if b.level <= first.level]
    if first.level > 1 and beside:
        yield from (w for w in [words] if _is_of_file(w, document, path))
        return
    if any(map(heads_section, beside)) and _is_a_section_too(document, first, path):
        return
    yield words


def _is_of_file(words: str, document: Document, path: str) -> bool:
    """Whether words share one with the name of the page's file."""
    return not words_of(words).isdisjoint(words_of(name_of_file(path, document.text)))


def _is_a_section_too(document: Document, first: Block, path: str) -> bool:
    """Whether a first heading beside heads of sections is one itself: the file bears the name, and the text says it."""
    words = document.words(first)
    if _is_of_file(words, document, path):
        return False
    stem = name_of_file(path, document.text)
    return first.start > 0 or (
        _is_spoken_of(stem, document.text) and not _is_spoken_of(words, document.text[first.end :])
    )


def _asked(document: Document, headings: list[Block]) -> Iterator[str]:
    """The name about which a first heading asks: "What is Ibuprofen?"."""
    for heading in headings[:1]:
        if found := ASKS_WHAT.fullmatch(document.words(heading)):
            yield found[1]


def _labelled(document: Document, headings: list[Block]) -> Iterator[str]:
    """The name behind the label of a drug, above all headings: "Drug: Ibuprofen"."""
    above = document.text[: headings[0].start] if headings else document.text[:_ABOVE]
    if found := OF_LABEL.search(above[:_ABOVE]):
        yield found["name"]


def _first_line(document: Document) -> Iterator[str]:
    """The first short line of its own, on a page without headings."""
    for block in document.blocks[:3]:
        words = document.words(block)
        if block.kind == "paragraph" and len(document.blocks) > 1 and is_line_of_name(words):
            yield words
            return


def _parts(window_title: str) -> list[str]:
    """The parts of a window's title that are no section of the site."""
    return [p for p in BEHIND_A_DASH.split(window_title) if p.strip() and not heads_section(p)]


def _is_spoken_of(name: str, text: str) -> bool:
    """Whether the page's own text holds a word of the name: it does not speak of its site."""
    return any(re.search(rf"\b{re.escape(word)}(?:s|\b)", text, re.IGNORECASE) for word in words_of(name))


def name_of_file(path: str, text: str = "") -> str:
    """The name of a file as words; what the page itself writes as one word stays one: "CefTRIAXone"."""
    stem = path.removesuffix("/index.html").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = stem.replace("_", "-").split("-")
    return " ".join(w if w in text else CAMEL.sub(" ", w) for w in words).strip()
