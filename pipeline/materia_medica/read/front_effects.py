"""Lists of side effects in front matter, as the section of the page that they stand for.

Pages made from a template keep such a list beside the text and render it as a section; the source of the page has it
nowhere else. Words that the text tells itself are not told twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
_NAMED = r"(?:side|adverse|undesirable|unwanted)[\s_-]?(?:drug )?(?:effects?|reactions?|events?)"
_KEY = re.compile(rf"(?:[a-z]+ ){{0,3}}{_NAMED}")
_TOLD = re.compile(rf"^[^\w\n]*(?:[^\W\d_]+[ -]){{0,3}}{_NAMED}[^\w\n]*(?:[:|].*)?$", re.IGNORECASE | re.MULTILINE)
"""A line of the text that is a heading or label of side effects."""
_NULLS = ("null", "~")


def effects_section(fields: Mapping[Any, Any], body: str) -> str:
    """The lists of side effects as sections in Markdown, each key a heading; empty where the text has one itself."""
    found = {
        words: value
        for key, value in fields.items()
        if value and value not in _NULLS and _names_effects(words := _words_of(key))
    }
    if not found or _TOLD.search(body):
        return ""
    return "".join(f"\n\n## {heading.capitalize()}\n{_below(value)}" for heading, value in found.items())


def _below(value: Any) -> str:
    """What stands below a heading: a list, a sentence, or a heading for each band."""
    if isinstance(value, Mapping):
        return "".join(f"\n### {_words_of(band).capitalize()}\n{_below(listed)}" for band, listed in value.items())
    if isinstance(value, list):
        return "\n" + "".join(f"- {entry}\n" for entry in map(_entry, value) if entry)
    return f"\n{_entry(value)}\n"


def _words_of(key: Any) -> str:
    """A key in words: `commonSideEffects`, `common_side_effects` are "common side effects"."""
    return _in_words(str(key))


@lru_cache(maxsize=1024)
def _in_words(key: str) -> str:
    return " ".join(_WORD.findall(key)).lower()


@lru_cache(maxsize=1024)
def _names_effects(words: str) -> bool:
    """Whether the words of a key name side effects; the pages of a site have the same few keys."""
    return _KEY.fullmatch(words) is not None


def _entry(value: Any) -> str:
    """One entry in words; of several fields the first is the effect, and the others stand in parentheses behind it."""
    if isinstance(value, Mapping):
        first, *others = [part for part in map(_entry, value.values()) if part] or [""]
        return f"{first} ({', '.join(others)})" if others else first
    if isinstance(value, list):
        return ", ".join(filter(None, map(_entry, value)))
    return "" if value in _NULLS else " ".join(str(value).split())
