"""Containers among the pages of a source: what they hold in the place of what holds it."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from materia_medica.fetch.containers.found import Broken, Piece
from materia_medica.fetch.containers.members import ZIP
from materia_medica.fetch.containers.records import may_hold_many
from materia_medica.fetch.containers.spool import Spool, made, opened
from materia_medica.fetch.containers.taken import is_page_itself, once, pages_within, pieces_of, without_page
from materia_medica.fetch.load import contents, damaged
from materia_medica.fetch.rejected import rejected
from materia_medica.page import PageRef
from materia_medica.read.formats import endings
from materia_medica.read.formats.base import HEAD
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source

VERSION = 1
"""Of how containers are taken apart: another one makes all spools anew."""
_KEPT = 7 * 24 * 3600
"""Seconds after which a spool that no run has asked for is deleted."""
_CHUNK = 1 << 20


class Expanded(NamedTuple):
    """The pages of a source, those of containers among them."""

    refs: list[PageRef]
    rejects: list[RejectRow]


def expand(refs: Sequence[PageRef], source: Source, folder: Path) -> Expanded:
    """`refs` with each container replaced by its pages, which are kept below `folder`.

    What a container holds and cannot be read is refused by name: `broken_container`, `broken_member`,
    `encrypted_member`, `nested_too_deep`, `bad_name`, `oversized_page`, `bomb`, and `empty_container` for one without a
    page. Raises OSError where the pages cannot be kept, and `Stop` where a container of a snapshot is another one.
    """
    out = Expanded([], [])
    taken = Counter(ref.path for ref in refs)
    is_page = pages_within(source)
    for ref in refs:
        if not _may_hold_pages(ref):
            out.refs.append(ref)
            continue
        spool = _spool_of(ref, is_page, folder)
        if spool is None:
            out.refs.append(ref)
            continue
        taken[ref.path] -= 1
        for page in spool.pages:
            path = once(page.path, taken)
            out.refs.append(ref._replace(path=path, file=spool.file, offset=page.offset, length=page.length,
                                         sha256=None, stated=""))  # fmt: skip
        broken = spool.broken
        if not spool.pages and not broken:
            broken = [without_page(ref.path)]
        for part in broken:
            out.rejects.append(rejected(source.id, once(part.path, taken), part.rule, part.reason))
    _tidy(folder)
    return out


def _may_hold_pages(ref: PageRef) -> bool:
    folded = ref.path.lower()
    if folded.endswith(ZIP):
        return True
    if not folded.endswith(".json"):
        return False
    try:
        with contents(ref) as stream:
            return may_hold_many(stream.read(HEAD))
    except OSError:
        return False  # whoever reads the page says so


def _spool_of(ref: PageRef, is_page: Callable[[str], bool], folder: Path) -> Spool | None:
    """The pages in a container; null for a document of one label, which is the page itself."""
    try:
        known = ref.file.stat()
    except OSError as error:
        return Spool(ref.file, [], [Broken(ref.path, "cannot_open", f"cannot be opened: {error.strerror or error}")])
    said = (VERSION, ref.path, str(ref.file), ref.offset, known.st_size, known.st_mtime_ns, ref.sha256, endings())
    file = folder / f"{hashlib.sha256(repr(said).encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.pages"
    spool = opened(file)
    if spool is None:
        folder.mkdir(parents=True, exist_ok=True)
        if ref.sha256 is not None:
            _verify(ref)
        spool = made(file, _found(ref, is_page, known.st_size), ref.path)
    file.touch()
    return None if is_page_itself(ref.path, len(spool.pages), len(spool.broken)) else spool


def _found(ref: PageRef, is_page: Callable[[str], bool], size: int) -> Iterator[Piece | Broken]:
    try:
        with contents(ref) as stream:
            if ref.offset is None or not ref.path.lower().endswith(ZIP):
                yield from pieces_of(stream, ref.path, size, is_page)
            else:  # a record of a WARC file, packed: a zip file is read from its end
                with TemporaryFile() as whole:
                    length = _copied(stream, whole)
                    yield from pieces_of(whole, ref.path, length, is_page)
    except OSError as error:
        if error.errno is None or error.filename in (None, str(ref.file)):
            yield Broken(ref.path, "cannot_open", f"cannot be read: {error.strerror or error}")
            return
        raise


def _copied(stream: BinaryIO, to: BinaryIO) -> int:
    length = 0
    while data := stream.read(_CHUNK):
        to.write(data)
        length += len(data)
    to.seek(0)
    return length


def _verify(ref: PageRef) -> None:
    digest = hashlib.sha256()
    with contents(ref) as stream:
        while data := stream.read(_CHUNK):
            digest.update(data)
    if digest.hexdigest() != ref.sha256:
        raise damaged(ref, "the file is not the one that was fetched")


def _tidy(folder: Path) -> None:
    """Delete the spools that nobody has asked for in a while."""
    if not folder.is_dir():
        return
    now = time.time()
    for file in folder.glob("*.pages"):
        try:
            if now - file.stat().st_mtime > _KEPT:
                file.unlink()
                file.with_suffix(".json").unlink(missing_ok=True)
        except OSError:
            continue
