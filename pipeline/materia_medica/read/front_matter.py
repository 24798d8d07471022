"""Front matter of a Markdown page, in YAML or TOML."""

from __future__ import annotations

import re
from typing import Any

from materia_medica.read.document import Meta, Unreadable
from materia_medica.read.front_effects import effects_section
from materia_medica.read.front_fields import READERS, Broken
from materia_medica.read.stated import date_of, meta

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_OPENED = re.compile(r"(?:---|\+\+\+)[ \t]*\n\s*[\w-]+(?::(?:\s|$)|\s*=\s)")
_DATES = ("lastModified", "last_modified", "lastmod", "date", "published", "updated")
_NULLS = {"~", "null"}


def split(source: str) -> tuple[Meta, str]:
    """What the front matter states, and the page without it; side effects listed there alone are a section behind it.

    Front matter that is not valid is read line by line, which `Meta.doubts` says. Raises `Unreadable` where it is
    opened and never closed, or no line of it is a field; the reason names the line of the page.
    """
    opened = _FENCE.match(source)
    closed = (
        re.compile(rf"\n{re.escape(opened[1])}[ \t]*(?:\r?\n|\Z)").search(source, opened.end() - 1) if opened else None
    )
    if opened is None or closed is None:
        if _OPENED.match(source):
            raise Unreadable(
                "broken_front_matter", f"front matter is opened in line 1 and never closed by a line of {source[:3]}"
            )
        return Meta(), source
    stated, rest = source[opened.end() : closed.start()], source[closed.end() :]
    try:
        fields, is_mended = READERS[opened[1]](stated)
    except Broken as error:
        raise Unreadable("broken_front_matter", str(error)) from None
    return _meta(fields, is_mended=is_mended), rest + effects_section(fields, rest)


def _meta(fields: dict[Any, Any], *, is_mended: bool) -> Meta:
    return meta(
        title=_words(fields.get("title")),
        date=next((d for key in _DATES if (d := date_of(_words(fields.get(key))))), None),
        addresses=(_words(fields.get("canonical")), _words(fields.get("url"))),
        language=_words(fields.get("lang")) or _words(fields.get("language")),
        is_mended=is_mended,
    )


def _words(value: Any) -> str | None:
    if not isinstance(value, str) or value in _NULLS:
        return None
    return " ".join(value.split()) or None
