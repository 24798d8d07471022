"""Which characters an HTML page's bytes stand for."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector

from materia_medica.read.document import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has: what holds them is no page."""
_DECLARED_WITHIN = 4096
"""Bytes in which a page must declare its charset (browsers look at 1,024)."""
# Servers name these by default, whatever the page is in; bytes that are UTF-8 with umlauts are never meant as these.
_BY_DEFAULT = {"ascii", "iso8859-1", "cp1252"}
# Python codecs that are no charset of the web; some of them take quadratic time.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem"}


def decode(data: bytes, charset: str | None) -> str:
    """The characters of a page by its byte order mark, `charset` (of the HTTP response), UTF-8, then its `<meta>`,
    else Windows-1252 where it names none.

    Raises `Unreadable` with the rule `undecodable` where none of them fits all bytes.
    """
    for bom, name in _BOMS:
        if data.startswith(bom) and (text := _try(data, name)) is not None:
            return text
    given = _codec(charset)
    order = ["utf-8", given] if given is None or given in _BY_DEFAULT else [given, "utf-8"]
    for codec in order:
        if codec and (text := _try(data, codec)) is not None:
            return text
    declared = _codec(EncodingDetector.find_declared_encoding(data[:_DECLARED_WITHIN], is_html=True))
    # A declaration that can be read byte by byte is itself the proof that the page is not in UTF-16 or UTF-32.
    if declared and not declared.startswith(("utf-16", "utf-32")) and (text := _try(data, declared)) is not None:
        return text
    named = charset or declared
    if named is None and not _CONTROLS.search(data):
        return data.decode("cp1252", "replace")  # what browsers take a page for that names nothing
    said = f"neither {named!r} nor UTF-8 fits its bytes" if named else "it names no charset and is not UTF-8"
    raise Unreadable("undecodable", f"{said}; fetch it with the charset that the server names")


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if found.name in _NO_CHARSETS else found.name


def _try(data: bytes, codec: str) -> str | None:
    if codec in _BY_DEFAULT:
        # Browsers read Latin-1 as Windows-1252; the five bytes that it leaves open are control characters.
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):  # LookupError: a codec such as "hex" that is not for text
        return None
