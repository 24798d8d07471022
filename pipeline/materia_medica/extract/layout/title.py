"""The title of a page."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.read.document import Document


class Title(NamedTuple):
    """What a page is called."""

    name: str
    is_from_path: bool
    """Whether the page states no title, so that its file's name stands for one."""


def title_of(document: Document, path: str) -> Title:
    """The page's title: stated, else its first heading, else the name of its file."""
    if document.meta.title:
        return Title(document.meta.title.replace("*", "").strip() or path, is_from_path=False)
    first = next((b for b in document.blocks if b.kind == "heading"), None)
    if first is not None and first.level == 1:
        return Title(document.words(first), is_from_path=False)
    stem = path.removesuffix("/index.html").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Title(" ".join(stem.replace("_", "-").split("-")).strip() or path, is_from_path=True)
