"""Electronic product information (FHIR R4 or R5, JSON or XML): a composition of sections with XHTML narratives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, Meta, Unreadable
from materia_medica.read.fhir_bundle import MAX_DEPTH, Node, bundle_of, codings, many, markup, word
from materia_medica.read.fhir_facts import facts_of
from materia_medica.read.fhir_headings import lines_of_headings
from materia_medica.read.fhir_words import TABLE, expression
from materia_medica.read.html import feed_tree
from materia_medica.read.html_shell import HEADINGS
from materia_medica.read.html_tree import parse
from materia_medica.read.stated import date_of, meta
from materia_medica.read.xml_tree import parse_xml

_NOTICES = expression(TABLE["notices"])
_NO_NAMES = expression(TABLE["no_names"])
_NAMES_MEDICINE = expression(TABLE["names_medicine"])
_HOLDS_NAME = expression(TABLE["holds_name"])
_OF_NO_SECTION = frozenset(TABLE["of_no_section"])
_LINES = frozenset({"p", *HEADINGS})
_WRITTEN_MARKUP = re.compile(r"\s*<(?:p|div|ul|table|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
_DEEPEST = 6
"""The deepest level of a heading."""


def read_fhir(data: bytes) -> Document:
    """The document of a bundle: the titles of its sections as headings, their narratives below.

    Raises `Unreadable`: `broken_json`, `broken_xml`, `no_bundle`, `no_composition`, `broken_narrative`, `no_content`.
    """
    resources = bundle_of(data)
    composition = next((r for r in resources if r.get("resourceType") == "Composition"), None)
    if composition is None:
        kinds = ", ".join(sorted({str(r.get("resourceType"))[:40] for r in resources[1:]}))
        raise Unreadable("no_composition", f"the bundle holds no text of a document, only: {kinds or 'nothing'}")
    builder = Builder(keeps_notes=True)
    titles = []
    for begins, section, depth in _walk(composition):
        if not begins:
            if _code(section):
                builder.leave_section()
            continue
        if code := _code(section):
            builder.enter_section(code)
        if title := word(section, "title"):
            titles.append(title)
        _feed(builder, title, markup(section), level=min(depth + 2, _DEEPEST))
    said = _meta(resources, composition, titles)
    document = builder.document(said)
    if said.title is None:
        said = said._replace(title=_named(document))
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "the document has no text outside of its headings")
    facts = facts_of(resources, composition, titles=titles, text=document.text)
    return document._replace(meta=said._replace(facts=facts))


def _walk(composition: Node) -> Iterator[tuple[bool, Node, int]]:
    """Each section when it begins and when it ends, those inside of it in between, with its depth from 0."""
    waiting = [(True, section, 0) for section in reversed(many(composition, "section"))]
    while waiting:
        begins, section, depth = waiting.pop()
        yield begins, section, depth
        if begins:
            if depth > MAX_DEPTH:
                raise Unreadable("broken_narrative", f"sections are nested more than {MAX_DEPTH} deep")
            waiting.append((False, section, depth))
            waiting += [(True, inner, depth + 1) for inner in reversed(many(section, "section"))]


def _code(section: Node) -> str | None:
    """The code that tells what a section holds; null where it tells nothing."""
    codes = (code for coding in codings(section, "code") if (code := word(coding, "code")))
    return next((code for code in codes if code not in _OF_NO_SECTION), None)


def _feed(builder: Builder, title: str | None, narrative: str, *, level: int) -> None:
    """A section's title and text; headings in its text stand below it, and a first line that repeats it is no text."""
    if title:
        builder.open("heading", level=level)
        builder.text(title)
        builder.close()
    if not narrative.strip():
        return
    parse_xml(narrative.encode(), rule="broken_narrative", what=f"the text of the section {(title or '')[:80]!r}")
    soup = _unescaped(parse(narrative))
    if title:
        _without_title(soup, title)
    lines_of_headings(soup)
    _below(soup, level)
    feed_tree(builder, soup)


def _unescaped(soup: BeautifulSoup) -> BeautifulSoup:
    """A narrative whose markup was escaped once too often, so that it shows as text, as it was meant."""
    words = soup.get_text()
    return parse(words) if _WRITTEN_MARKUP.match(words) and "</p>" in words else soup


def _below(soup: BeautifulSoup, level: int) -> None:
    """Move the headings of a narrative below the level of its section."""
    headings = [node for node in soup.descendants if isinstance(node, Tag) and node.name in HEADINGS]
    highest = min((int(h.name[1]) for h in headings), default=1)
    for heading in headings:
        heading.name = f"h{min(level + 1 + int(heading.name[1]) - highest, _DEEPEST)}"


def _without_title(soup: BeautifulSoup, title: str) -> None:
    """Take out the first line of a narrative where it repeats the title of its section."""
    first = next((s for s in soup.strings if s.strip()), None)
    line = next((tag for tag in first.parents if tag.name in _LINES), None) if first is not None else None
    if line is not None and _folded(line.get_text(" ")) == _folded(title):
        line.decompose()


def _folded(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _named(document: Document) -> str | None:
    """What the section of the medicine's name says first."""
    for heading, below in pairwise(document.blocks):
        if heading.kind == "heading" and below.kind == "paragraph" and _HOLDS_NAME.search(document.words(heading)):
            return document.words(below)
    return None


def _meta(resources: list[Node], composition: Node, titles: list[str]) -> Meta:
    stated = _NOTICES.sub("", word(composition, "title") or "").strip()
    name = None if not stated or _NO_NAMES.fullmatch(stated) else stated
    if name is None:
        found = (_NAMES_MEDICINE.fullmatch(title) for title in titles)
        name = next((f["name"] for f in found if f), None)
    return meta(
        title=name,
        date=date_of(word(composition, "date")) or date_of(word(resources[0], "timestamp")),
        addresses=(),
        language=word(composition, "language") or word(resources[0], "language"),
    )
