"""Pages of the NHS website's content API: schema.org JSON, whose parts say by code what they are about."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import Any

from bs4 import BeautifulSoup

from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, DocumentFacts, Unreadable
from materia_medica.read.html import feed_tree
from materia_medica.read.html_shell import HEADINGS
from materia_medica.read.html_tree import parse
from materia_medica.read.stated import date_of, meta

Node = dict[str, Any]
_ASPECT = "hasHealthAspect"
_LINKS = frozenset({"keylinks", "relatedlinks", "link"})
"""What the API calls parts that only lead to other pages."""
_DEEPEST = 6


def read_nhs(data: bytes) -> Document:
    """The document of one answer of the API: its parts as sections, its questions as headings with their answers.

    Raises `Unreadable`: `broken_json`, or `no_content` where no part has any text.
    """
    page = _page(data)
    builder = Builder()
    reader = _Reader(builder)
    for part in _parts(page):
        reader.part(part)
    said = meta(
        title=_word(page, "name") or _word(page, "headline"),
        date=date_of(_word(page, "dateModified")),
        addresses=(_word(page, "webpage"), _word(page, "url")),
        language="en",
    )
    said = said._replace(
        doubts=said.doubts + (("list_missing",) if reader.lacks_list else ()),
        facts=DocumentFacts(
            document_type="nhs",
            document_id=_word(page, "webpage") or _word(page, "url"),
            effective_date=(date_of(_word(page, "dateModified")) or "")[:10] or None,
            jurisdiction="GB",
        ),
    )
    document = builder.document(said)
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "no part of the page has any text")
    return document


class _Reader:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.lacks_list = False
        """Whether words that announce a list have none behind them: the API left its module out."""

    def part(self, part: Node) -> None:
        """A part of the page with its elements."""
        elements = _inner(part)
        headline = _word(part, "headline") or _word(part, "name" if part.get(_ASPECT) and not elements else "")
        if not elements and not _word(part, "text"):
            return
        aspect = (_word(part, _ASPECT) or "").rpartition("/")[2]
        if aspect:
            self.builder.enter_section(aspect)
        if headline:
            self.heading(headline, 2)
        if description := _word(part, "description"):
            self.builder.open("paragraph")
            self.builder.text(description)
            self.builder.close()
        self.html(part.get("text"), 3)
        for element, behind in zip_longest(elements, elements[1:]):
            self.element(element, behind)
        if aspect:
            self.builder.leave_section()

    def element(self, element: Node, behind: Node | None) -> None:
        """A question with its answer, or a stretch of text with or without a headline."""
        if element.get("@type") == "Question":
            self.heading(_word(element, "text") or _word(element, "name") or "", 3)
            for answer in _nodes(element.get("acceptedAnswer")):
                self.html(answer.get("text"), 4)
                for inner in (*_nodes(answer.get("mainEntity")), *_inner(answer)):
                    self.html(inner.get("text"), 4)
            return
        if headline := _word(element, "headline"):
            self.heading(headline, 3)
        soup = self.html(element.get("text"), 4 if headline else 3)
        for inner in _inner(element):
            self.element(inner, None)
        if soup is not None and not _inner(element) and _announces(soup):
            self.lacks_list = self.lacks_list or not _begins_with_list(behind)

    def heading(self, words: str, level: int) -> None:
        self.builder.open("heading", level=level)
        self.builder.text(words)
        self.builder.close()

    def html(self, source: Any, level: int) -> BeautifulSoup | None:
        """A piece of HTML, whose highest headings are of this level; null where there is none."""
        if not isinstance(source, str) or not source.strip():
            return None
        soup = parse(source)
        headings = soup.find_all(sorted(HEADINGS))
        highest = min((int(h.name[1]) for h in headings), default=1)
        for heading in headings:
            heading.name = f"h{min(level + int(heading.name[1]) - highest, _DEEPEST)}"
        feed_tree(self.builder, soup)
        return soup


def _page(data: bytes) -> Node:
    try:
        page = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unreadable("broken_json", f"the page is not JSON: {str(error)[:200]}") from None
    return page if isinstance(page, dict) else {}


def _parts(page: Node) -> list[Node]:
    """The parts as they stand on the page: one field holds those of a health aspect, the other those without too."""
    coded, all_parts = _with_content(page, "hasPart"), _with_content(page, "mainEntityOfPage")
    headlines = [_word(part, "headline") for part in coded]
    parts: list[Node] = []
    n_coded = 0
    for part in all_parts:
        if (headline := _word(part, "headline")) not in headlines:
            parts.append(part)
        elif headline in headlines[n_coded:]:
            behind = headlines.index(headline, n_coded) + 1
            parts += coded[n_coded:behind]
            n_coded = behind
    return parts + coded[n_coded:]


def _with_content(page: Node, name: str) -> list[Node]:
    parts = [p for p in _nodes(page.get(name)) if (_word(p, "name") or "").casefold() not in _LINKS]
    return [p for p in parts if _inner(p) or _word(p, "text")]


def _inner(node: Node) -> list[Node]:
    return _nodes(node.get("hasPart")) or _nodes(node.get("mainEntityOfPage"))


def _nodes(value: Any) -> list[Node]:
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, dict)]


def _word(node: Node, name: str) -> str | None:
    value = node.get(name)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _announces(soup: BeautifulSoup) -> bool:
    """Whether a piece of HTML ends in words that announce a list, or in a heading alone."""
    last = next((s for s in reversed(list(soup.strings)) if s.strip()), None)
    return last is not None and (last.strip().endswith(":") or last.find_parent(sorted(HEADINGS)) is not None)


def _begins_with_list(element: Node | None) -> bool:
    """Whether the next element begins with a list, or holds one as its parts."""
    if element is None:
        return False
    source = element.get("text")
    if not isinstance(source, str) or not source.strip():
        return bool(_inner(element))
    soup = parse(source)
    first = next((s for s in soup.strings if s.strip()), None)
    return first is not None and first.find_parent(["li", "td", "dl"]) is not None
