"""XML to a tree that took nothing from outside of its own bytes: no entity, no file, no network."""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree

from materia_medica.read.document import Unreadable

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


def parse_xml(data: bytes, *, rule: str, what: str) -> Any:
    """The root element of an XML document.

    Names of characters that only HTML knows (`&nbsp;`) are read as such, for people write them into XHTML; any other
    entity is none. Raises `Unreadable` with `rule` where `what` is not well-formed, or declares entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_character, data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(rule, f"{what} is not well-formed XML: {str(error)[:200]}") from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(rule, f"{what} declares a document type, which may hold entities: it is not read")
    return root


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _character(found: re.Match[bytes]) -> bytes:
    """An entity of HTML as the reference of its characters."""
    if found[1] in _OF_XML:
        return found[0]
    said = html.unescape(found[0].decode("ascii"))
    return found[0] if said.startswith("&") else "".join(f"&#{ord(c)};" for c in said).encode("ascii")
