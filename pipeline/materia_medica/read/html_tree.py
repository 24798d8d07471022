"""HTML source to a tree of BeautifulSoup over lxml, which closes what a page leaves open."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.exceptions import ParserRejectedMarkup

from materia_medica.read.document import Unreadable

_UNREAD = frozenset({"svg", "style"})
# fmt: off
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"})
_ATTRIBUTES = frozenset({
    "aria-controls", "aria-hidden", "aria-level", "class", "colspan", "content", "data-bs-target", "data-sectioncode",
    "data-target", "datetime", "href", "id", "itemprop", "lang", "name", "property", "rel", "role", "rowspan", "start",
    "style", "type", "value",
})
# fmt: on
MAX_DEPTH = 256
"""Of elements nested deeper than this only the words are kept: a tree of n levels costs n steps at each element."""
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ud800-\udfff]")


def parse(source: str) -> BeautifulSoup:
    """The tree of a page: no drawings, styles or comments, and only the attributes that reading asks for.

    Raises `Unreadable` with the rule `no_content` where the parser refuses the page.
    """
    # The doctype in front keeps the parser from taking the page for XML or for the name of a file.
    source = "<!DOCTYPE html>" + _CONTROLS.sub("", _XML_DECLARATION.sub("", source))
    try:
        return BeautifulSoup(source.encode("utf-8"), builder=_Lean, from_encoding="utf-8", multi_valued_attributes=None)
    except ParserRejectedMarkup as error:
        raise Unreadable("no_content", f"the page is not HTML: {error}") from None


class _Lean(LXMLTreeBuilder):
    """Making elements takes most of the time of reading, so those that nothing reads are not made.

    What the base class does for the namespaces of XML is left out: HTML has none.
    """

    soup: Any
    depth = 0
    """How many elements are open."""
    skipping = 0
    """How many elements deep the parser is in one that is not read."""

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:  # noqa: ARG002 (as in the base class)
        if self.skipping or tag in _UNREAD:
            self.skipping += 1
            return
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.keep_apart(tag)
            return
        kept = {name: value for name, value in attrib.items() if name in _ATTRIBUTES} if attrib else {}
        self.soup.handle_starttag(tag, None, None, kept)

    def end(self, tag: Any) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        self.depth -= 1
        if self.depth >= MAX_DEPTH:
            self.keep_apart(tag)
            return
        self.soup.handle_endtag(tag)

    def keep_apart(self, tag: Any) -> None:
        """Where an element is too deep to be made, its words still stand apart from those around it."""
        if tag not in _INLINE:
            self.soup.handle_data(" ")

    def data(self, data: Any) -> None:
        if not self.skipping:
            self.soup.handle_data(data)

    def comment(self, text: Any) -> None:
        """Comments are no text; the words around one stay apart where they stood apart."""

    def pi(self, target: Any, data: Any) -> None:
        """Nor are processing instructions."""
