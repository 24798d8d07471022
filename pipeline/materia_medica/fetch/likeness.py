"""What short pages have in common: the words that stay where numbers, times and addresses are taken out.

A site that fails may answer with status 200 and a text that differs from address to address: a reference, the time, the
address itself. Seen alone it may pass for a page; seen at many addresses it is one template.

A page of a medicine is never compared: one with a section of a monograph (dosage, side effects, ...) has no likeness,
and in headings the words and numbers of the page's own address are kept, so that the short pages of vitamin B6 and
vitamin B12 differ however alike their texts are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from materia_medica.fetch.phrases import phrases
from materia_medica.read.document import Document
from materia_medica.schema.ids import fold

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[/@\\]|^www\.")
_CODE = re.compile(r"[^a-z]{6,}|\w*[a-z][A-Z]\w*[A-Z]\w*")
"""A token such as `XKQZPT` or `aGhKxQ`, which no word is spelled as."""
_ANY_PAGE = {"name", "summary", "precautions", "faqs", "disclaimer", "introduction", "other"}
"""Kinds of sections that pages about something else have, too."""


def likeness_of(document: Document, path: str) -> str | None:
    """The same for two short pages that differ in numbers, times, addresses and the page's own name in the text only.

    Null for a page that is not short, or that has a section of a monograph.
    """
    if len(document.text) >= phrases()["short"]:
        return None
    from materia_medica.extract.layout.lines import lines_of  # few crawls meet a short page, and each starts a process
    from materia_medica.extract.layout.sections import find_sections

    if any(section.kind not in _ANY_PAGE for section in find_sections(lines_of(document), ())):
        return None
    own = frozenset(_words(unquote(path)))
    headings = [document.words(b) for b in document.blocks if b.kind == "heading"]
    others = [document.words(b) for b in document.blocks if b.kind != "heading"]
    titles = headings or [document.meta.title or document.meta.window_title or ""]
    text = [word for word in _kept(others, frozenset()) if word not in own]
    same = " ".join([*_kept(titles, own), "|", *text])
    return hashlib.sha256(same.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _kept(blocks: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    """The words that are no number, code, time or address; those of `own` whatever they are."""
    said = phrases()["passing"]
    for block in blocks:
        is_named = False
        for token in block.split():
            if _ADDRESS.search(token):
                continue
            words = _words(token)
            passes = is_named or _CODE.fullmatch(token.strip(".,:;()[]#")) or any(c.isdigit() for c in token)
            yield from (w for w in words if w in own or not (passes or w in said["times"]))
            is_named = bool(words) and words[-1] in said["references"]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
