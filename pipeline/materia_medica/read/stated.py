"""What a page states about itself, made sound: title, date, address, language, from front matter or `<head>` alike."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from materia_medica.read.document import Meta

_ADDRESS = re.compile(r"https?://[^\s/][^\s]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_PAIRS = (
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ("_", "_"),
    ('"', '"'),
    ("“", "”"),
    ("«", "»"),
    ("‘", "’"),
    ("'", "'"),
)


def meta(
    *,
    title: str | None,
    date: str | None,
    addresses: Iterable[str | None],
    language: str | None,
    is_mended: bool = False,
) -> Meta:
    """A page's statements about itself, each null where it is none; `doubts` names those that could not be taken.

    Of several addresses the first whole one counts. `is_mended` says whether the front matter was read line by line.
    """
    stated = [address for address in addresses if address]
    url = next((address for address in stated if _ADDRESS.fullmatch(address)), None)
    known = language_of(language) if language else None
    doubts = {
        "broken_front_matter": is_mended,
        "odd_address": bool(stated) and url is None,
        "odd_language": language is not None and known != language,
    }
    return Meta(
        title=bare_title(title) if title else None,
        published_at=date,
        url=url,
        language=known,
        doubts=tuple(doubt for doubt, holds in doubts.items() if holds),
    )


def language_of(stated: str) -> str | None:
    """A language tag, also where it is written as a locale ("en_US", "en-GB.UTF-8"); null where it is neither."""
    tag = stated.strip().partition(".")[0].partition("@")[0].replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def bare_title(words: str) -> str | None:
    """A title without the quotes or emphasis around the whole of it."""
    for _ in range(3):
        pair = next((p for p in _PAIRS if _encloses(words, *p)), None)
        if pair is None:
            break
        words = words[len(pair[0]) : -len(pair[1])].strip()
    return words or None


def _encloses(words: str, begin: str, end: str) -> bool:
    inner = words[len(begin) : -len(end)]
    return words.startswith(begin) and words.endswith(end) and bool(inner) and begin not in inner and end not in inner


def date_of(words: str | None) -> str | None:
    """A date or time in ISO 8601 as stated; null where it is none."""
    if words is None:
        return None
    try:
        datetime.datetime.fromisoformat(words)
    except ValueError:
        return None
    return words
