"""What is taken out of one container that lies anywhere, and the paths that its pages get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import BinaryIO

from materia_medica.fetch.containers.found import Bomb, Broken, Piece
from materia_medica.fetch.containers.members import ZIP, Allowance, Opener, of_records
from materia_medica.fetch.patterns import matcher
from materia_medica.read.formats import endings
from materia_medica.read.formats.base import HEAD
from materia_medica.settings.source import Source

_PART = re.compile(r"[-_.](?:\d+-of-\d+|part-?\d+)(?=[-_.]|$)", re.IGNORECASE)
"""Which of several parts a file is: a page may be in another one next week, and is the same page."""


def pages_within(source: Source) -> Callable[[str], bool]:
    """Whether a member is a page: by its ending, and unless the source takes it out."""
    known = endings()
    is_left = matcher(("**/*", *(pattern for pattern in source.pages if pattern.startswith("!"))))
    return lambda path: path.lower().endswith(known) and is_left(path)


def pieces_of(stream: BinaryIO, path: str, size: int, is_page: Callable[[str], bool]) -> Iterator[Piece | Broken]:
    """Pages and broken parts of the container at `path`, whose `size` bytes can be read from `stream`.

    Raises OSError where it cannot be read, and `Bomb`.
    """
    place = _PART.sub("", path)
    for piece in _pieces(stream, path, place, size, is_page):
        if isinstance(piece, Broken) and piece.path.startswith(place):  # it is looked for as the file is called
            yield piece._replace(path=f"{path}{piece.path.removeprefix(place)}")
        else:
            yield piece


def _pieces(
    stream: BinaryIO, path: str, place: str, size: int, is_page: Callable[[str], bool]
) -> Iterator[Piece | Broken]:
    if path.lower().endswith(ZIP):
        return Opener(is_page, Allowance(size)).pieces(stream, place)
    return of_records(stream, stream.read(HEAD), place, place)


def until_bomb(found: Iterator[Piece | Broken], path: str) -> Iterator[Piece | Broken]:
    """What is found up to where the container at `path` turns out to be a bomb, and that it is one."""
    try:
        yield from found
    except Bomb as bomb:
        yield Broken(path, "bomb", f"{bomb}; no more of it is unpacked")


def is_page_itself(path: str, pages: int, broken: int) -> bool:
    """Whether what looked like a container is a document of one label, and so a page as it stands."""
    return not path.lower().endswith(ZIP) and pages == 1 and not broken


def without_page(path: str) -> Broken:
    """That there is nothing in a container."""
    return Broken(path, "empty_container", "no file in it has the ending of a page")


def once(path: str, taken: Counter[str]) -> str:
    """A path that no other page has: a document may stand in several containers, or twice in one."""
    taken[path] += 1
    return path if taken[path] == 1 else once(f"{path}~{taken[path]}", taken)
