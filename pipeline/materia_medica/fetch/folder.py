"""Pages that lie as files below a folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from materia_medica.fetch.patterns import matcher
from materia_medica.fetch.rejected import rejected
from materia_medica.page import PageRef
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

_EFFECTIVE = os.access in os.supports_effective_ids
_NOT_PAGES = {".git", ".hg", ".svn"}
"""Folders in which version control keeps its own files."""

_BAD = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
BAD_NAME = ("bad_name", "the file's name holds bytes that are not UTF-8, or control characters; rename the file")
"""Rule and reason of a file that cannot be called what it is."""


def folder_refs(source: Source, root: Path) -> tuple[list[PageRef], list[RejectRow]]:
    """The pages of `source` below `root`, sorted by path, and the files that had to be refused.

    A file is a page when its path matches `source.pages`. A symbolic link to a file inside `root` is that file; one
    that leads out of `root` is refused (`outside_source`), and one to a folder inside adds nothing, as the folder's
    pages are found at their own place. Refused as well: files that cannot be opened (`cannot_open`), names that are
    no text (`bad_name`), and pipes or devices (`not_a_file`). Raises `Stop` where `root` is no folder.
    """
    top = Path(os.path.realpath(root))
    if not top.is_dir():
        raise Stop(
            Exit.IO_ERROR,
            f"source '{source.id}': there is no folder {root}; create it or correct the address in sources.yaml",
        )
    is_page = matcher(source.pages)
    refs: list[PageRef] = []
    rejects: list[RejectRow] = []
    for path, file, problem in _files(top, is_page):
        trouble = problem or _trouble(path, file)
        if trouble:
            rejects.append(rejected(source.id, path, *trouble))
        else:
            refs.append(PageRef(source.id, path, file))
    return sorted(refs, key=lambda r: r.path), sorted(rejects, key=lambda r: r.path)


def _files(top: Path, is_page: Callable[[str], bool]) -> Iterator[tuple[str, Path, tuple[str, str] | None]]:
    """Path, file and trouble (rule, reason) of all that could be a page below `top`."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            found = sorted(os.scandir(top / folder), key=lambda e: e.name)
        except OSError as error:
            yield folder or ".", top / folder, ("cannot_open", _why(error))
            continue
        for entry in found:
            path = f"{folder}/{entry.name}" if folder else entry.name
            file = Path(entry.path)
            if entry.is_symlink():
                target = os.path.realpath(file)
                if not _inside(target, top):
                    if os.path.isdir(target) or is_page(path):
                        yield path, file, ("outside_source", "a symbolic link that leads out of the source's folder")
                    continue
                if os.path.isdir(target):
                    continue
            elif entry.is_dir(follow_symlinks=False):
                if entry.name not in _NOT_PAGES:
                    waiting.append(path)
                continue
            if is_page(path):
                yield path, file, None


def _trouble(path: str, file: Path) -> tuple[str, str] | None:
    if is_bad_name(path):
        return BAD_NAME
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return "not_a_file", "neither a file nor a folder (a pipe, socket or device)"
        may_read = os.access(file, os.R_OK, effective_ids=_EFFECTIVE)
        return None if may_read else ("cannot_open", "cannot be opened: Permission denied")
    except OSError as error:
        return "cannot_open", _why(error)


def is_bad_name(path: str) -> bool:
    """Whether a path cannot be that of a page: it is no text, or holds what moves a terminal's cursor."""
    return _BAD.search(path) is not None


def _inside(target: str, top: Path) -> bool:
    return target == str(top) or target.startswith(str(top).rstrip(os.sep) + os.sep)


def _why(error: OSError) -> str:
    return f"cannot be opened: {error.strerror or error}"
