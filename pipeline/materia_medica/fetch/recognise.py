"""Whether an answer is a page at all: soft 404s, bot walls and empty shells come with status 200 as well."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.fetch.containers.members import ZIP_TYPES, is_container
from materia_medica.fetch.likeness import likeness_of
from materia_medica.fetch.phrases import phrases
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Unreadable
from materia_medica.read.formats import FORMATS, forms_of
from materia_medica.schema.ids import fold

_SITE_NAME = re.compile(r"\s+[|·»–—-]\s+")


class Objection(NamedTuple):
    """Why an answer is not taken as a page."""

    kind: str
    """`missing` where the site says that it has no such page, else `failed`."""
    rule: str
    reason: str


def wrong_type(path: str, content_type: str | None) -> Objection | None:
    """Null where the content type suits the page."""
    said = (content_type or "").partition(";")[0].strip().lower()
    if is_container(path) and said in ZIP_TYPES:
        return None
    if any(said in (*form.content_types, *form.also_served_as) for form in forms_of(path) or FORMATS[:1]):
        return None
    return Objection("failed", "wrong_content_type", f"the content type is '{said or 'not stated'}'")


def no_page(page: Page, min_text: int) -> Objection | None:
    """Null where `page` has what a page of monographs must have: a title or heading, and text of its own below it."""
    if is_container(page.path):
        return None  # what is in it is seen when it is unpacked
    try:
        document = _document(page)
    except Unreadable as unreadable:
        return _by_phrases(_raw_title(page.data), "") or Objection("failed", *_shell(unreadable))
    heading = next((document.words(b) for b in document.blocks if b.kind == "heading"), "")
    meta = document.meta
    titles = [t for t in (meta.title or meta.window_title or meta.heading or "", heading) if t]
    for title in (*titles, _raw_title(page.data)):
        if found := _by_phrases(title, document.text):
            return found
    body = sum(b.end - b.start for b in document.blocks if b.kind != "heading")
    if not titles:
        return Objection("failed", "empty_shell", "the page has neither a title nor a heading")
    if body < min_text or len(document.blocks) < 2:
        return Objection(
            "failed", "empty_shell", f"{body} characters of text below its heading; a page has at least {min_text}"
        )
    return None


def template_of(page: Page) -> str | None:
    """What a page that is taken shares with others of its template; null for one that stands for itself."""
    return None if is_container(page.path) else likeness_of(_document(page), page.path)


@lru_cache(maxsize=1)
def _document(page: Page) -> Document:
    return read(page)


def _shell(unreadable: Unreadable) -> tuple[str, str]:
    if unreadable.rule in ("no_content", "empty_page"):
        return "empty_shell", unreadable.reason
    return unreadable.rule, unreadable.reason


def _by_phrases(title: str, text: str) -> Objection | None:
    said = phrases()
    short = fold(text) if len(text) < said["short"] else ""
    parts = [p.strip(" .!…?:") for p in _SITE_NAME.split(fold(title))]
    for rule, kind in (("soft_404", "missing"), ("bot_wall", "failed"), ("error_page", "failed")):
        for words in said[rule]["titles"]:
            if any(_says(part, words) for part in parts):
                return Objection(kind, rule, f"status 200, but the title says '{title.strip()[:80]}'")
        for words in said[rule]["texts"]:
            if words in short:
                return Objection(kind, rule, f"status 200, but the text says '{words}'")
    return None


def _says(title: str, words: str) -> bool:
    """Whether a title begins with `words`, or, being short, ends with them; one word alone may be part of a name."""
    begins = title == words or title.startswith((f"{words} ", f"{words},", f"{words}:"))
    return begins or (" " in words and title.endswith(f" {words}") and len(title) < len(words) + 25)


def _raw_title(data: bytes) -> str:
    found = re.search(rb"<title[^>]*>(.{0,300}?)</title", data[:100_000], re.IGNORECASE | re.DOTALL)
    return found[1].decode("utf-8", "replace") if found else ""
