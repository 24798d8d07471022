"""Structured product labels (HL7 v3 XML, as DailyMed publishes them) to blocks and facts.

title of the product                          heading of level 1
highlights of all sections                    one section with the code of highlights, first
a section, with its code and its own title    a heading one level below the section around it
"""

from __future__ import annotations

from typing import Any

from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, Meta, Unreadable
from materia_medica.read.narrative import Narrative, is_bold
from materia_medica.read.spl_facts import facts_of, name_of
from materia_medica.read.xml_tree import local_name, parse_xml

HIGHLIGHTS = "highlights"
"""The code under which the highlights of a label stand: they repeat in short what its sections say."""
_DATA_ELEMENTS = "48780-1"
"""The section that lists products and ingredients; it has no text."""
_UNCLASSIFIED = "42229-5"
"""The code of sections that have none of their own: inside of another they are a part of it."""
_TOP = 2
"""The level of the heading of a section that stands in no other."""
_LONGEST_LEAD = 120
"""Characters of an emphasised first paragraph that is the title of a section without one."""


def read_spl(data: bytes) -> Document:
    """The document of a label.

    Raises `Unreadable` with the rule `broken_xml`, `not_a_label` (another HL7 document) or `no_content`.
    """
    root = parse_xml(data, rule="broken_xml", what="the label")
    body = _child(_child(root, "component"), "structuredBody")
    if local_name(root) != "document" or body is None:
        raise Unreadable("not_a_label", "the document has no body of sections, so it is no structured product label")
    builder = Builder(keeps_notes=True)
    reader = _Sections(builder)
    name = name_of(root)
    if name:
        builder.open("heading", level=1)
        builder.text(name)
    sections = [s for part in _children(body, "component") for s in _children(part, "section")]
    reader.highlights(body)
    for section in sections:
        reader.read(section, level=_TOP)
    document = builder.document(Meta(title=name, language=_language(root), facts=facts_of(root)))
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "the label has no text in its sections")
    return document


class _Sections:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.narrative = Narrative(builder)

    def read(self, section: Any, level: int) -> None:
        """A section with those inside of it, each under its own code."""
        code = _code(section)
        if code == _DATA_ELEMENTS:
            return
        if code == _UNCLASSIFIED and level > _TOP:
            code = None
        if code:
            self.builder.enter_section(code)
        text = _child(section, "text")
        if not self._title(_child(section, "title"), level) and text is not None:
            lead = _lead(text)
            if self._title(lead, level):
                text.remove(lead)
        if text is not None:
            self.narrative.read(text)
        for part in _children(section, "component"):
            for inner in _children(part, "section"):
                self.read(inner, min(level + 1, 6))
        if code:
            self.builder.leave_section()

    def _title(self, title: Any, level: int) -> bool:
        """The heading of a section; says whether it has one."""
        if title is None or not "".join(title.itertext()).strip():
            return False
        self.builder.open("heading", level=level)
        self.narrative.line(title)
        return True

    def highlights(self, body: Any) -> None:
        """What the sections say in short, set apart so that no fact is read twice."""
        found = [text for text in body.iter("{*}text") if local_name(text.getparent()) == "highlight"]
        if found:
            self.builder.enter_section(HIGHLIGHTS)
            for text in found:
                self.narrative.read(text)
            self.builder.leave_section()


def _lead(text: Any) -> Any:
    """The first paragraph of a section where it stands out as a whole and something follows it; else null."""
    first = next(iter(text), None)
    if first is None or local_name(first) != "paragraph" or first.getnext() is None or _text_around(text, first):
        return None
    words = "".join(first.itertext()).strip()
    bold = "".join("".join(c.itertext()) for c in first if local_name(c) == "content" and is_bold(c))
    return first if 0 < len(words) <= _LONGEST_LEAD and words.strip(" :") == bold.strip(" :\n") else None


def _text_around(text: Any, first: Any) -> bool:
    return bool((text.text or "").strip() or (first.tail or "").strip())


def _code(section: Any) -> str | None:
    code = _child(section, "code")
    return (code.get("code") or "").strip() or None if code is not None else None


def _language(root: Any) -> str | None:
    language = _child(root, "languageCode")
    return language.get("code") if language is not None else None


def _child(element: Any, name: str) -> Any:
    """The first child of a name; null without one, and where there is no element."""
    return None if element is None else next(iter(_children(element, name)), None)


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if local_name(child) == name]
