"""What every reader of a release is told, from `guide.yaml`: how to read each table, and what not to conclude."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from materia_medica.reviewed import reviewed


class Advice(NamedTuple):
    """What to know about one table."""

    read: str
    """How to read it."""
    conclude_not: str
    """What not to conclude from it."""


class Guide(NamedTuple):
    """The words of `guide.yaml`."""

    title: str
    summary: str
    creator: str
    keywords: tuple[str, ...]
    citation_message: str
    origins: dict[str, str]
    """What a content origin means, by its value."""
    uses: tuple[str, ...]
    conclude_not: tuple[str, ...]
    tables: dict[str, Advice]


@cache
def guide() -> Guide:
    """The guide, read once."""
    said = reviewed("materia_medica.release.metadata", "guide.yaml")
    return Guide(
        title=said["title"],
        summary=said["summary"],
        creator=said["creator"],
        keywords=tuple(said["keywords"]),
        citation_message=said["citation_message"],
        origins=said["origins"],
        uses=tuple(said["uses"]),
        conclude_not=tuple(said["conclude_not"]),
        tables={name: Advice(**advice) for name, advice in said["tables"].items()},
    )


def plain(markdown: str) -> str:
    """A sentence of the guide without its marks of emphasis and code."""
    return markdown.replace("**", "").replace("`", "")
