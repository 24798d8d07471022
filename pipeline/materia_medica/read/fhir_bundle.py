"""A FHIR bundle of either form, JSON or XML, as the same mappings: fields by name, one value or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from materia_medica.read.document import Unreadable
from materia_medica.read.xml_tree import local_name, parse_xml

Node = dict[str, Any]
_XHTML = "{http://www.w3.org/1999/xhtml}div"
MAX_DEPTH = 64
"""Elements nested deeper than this belong to no document that people wrote."""


def bundle_of(data: bytes) -> list[Node]:
    """The resources of a bundle, in its order.

    Raises `Unreadable`: `broken_json`, `broken_xml`, or `no_bundle` where it is another kind of resource.
    """
    root = _from_xml(data) if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else _from_json(data)
    if root.get("resourceType") != "Bundle":
        raise Unreadable("no_bundle", f"a FHIR resource of the kind {str(root.get('resourceType'))[:60]!r}: no bundle")
    return [root, *(resource for entry in many(root, "entry") for resource in many(entry, "resource"))]


def many(node: Node, name: str) -> list[Node]:
    """The structures of a field, whether it holds one or several."""
    value = node.get(name)
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, dict)]


def word(node: Node, name: str) -> str | None:
    """The plain value of a field, its white space folded; null where it has none. Of several the first counts."""
    value = node.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(value.split()) or None if isinstance(value, str) else None


def codings(node: Node, name: str) -> Iterator[Node]:
    """The codings of a coded field."""
    for concept in many(node, name):
        yield from many(concept, "coding")


def markup(node: Node) -> str:
    """The XHTML of a structure's narrative; empty where it has none."""
    text = next(iter(many(node, "text")), {})
    div = text.get("div")
    div = div[0] if isinstance(div, list) and div else div
    return div if isinstance(div, str) else ""


def _from_json(data: bytes) -> Node:
    try:
        root = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unreadable("broken_json", f"the document is not JSON: {str(error)[:200]}") from None
    return root if isinstance(root, dict) else {}


def _from_xml(data: bytes) -> Node:
    root = parse_xml(data, rule="broken_xml", what="the document")
    return {"resourceType": local_name(root), **_fields(root, 0)}


def _fields(element: Any, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise Unreadable("broken_xml", f"the document nests its elements more than {MAX_DEPTH} deep")
    fields: Node = {}
    for child in element:
        if name := local_name(child):
            fields.setdefault(name, []).append(_value(child, name, depth))
    return fields


def _value(child: Any, name: str, depth: int) -> Any:
    if child.tag == _XHTML:
        return etree.tostring(child, encoding="unicode", with_tail=False)
    if name in ("resource", "contained") and len(child) == 1:
        return {"resourceType": local_name(child[0]), **_fields(child[0], depth + 2)}
    value = child.get("value")
    return value if value is not None and not len(child) else _fields(child, depth + 1)
