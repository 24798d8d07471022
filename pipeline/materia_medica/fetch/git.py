"""Pages out of a git repository, read from its objects: nothing is checked out, so no hook, filter or link runs."""

from __future__ import annotations

import os
import posixpath
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from materia_medica.fetch.patterns import matcher
from materia_medica.fetch.rejected import rejected
from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

_LINK = b"120000"
_FILES = (b"100644", b"100755", b"100664")
_LFS = b"version https://git-lfs.github.com/spec/"
_QUIET = ("-c", "core.hooksPath=/dev/null", "-c", "credential.interactive=false", "-c", "gc.auto=0")


_OF_THE_DISK = (
    "No space left on device", "Disk quota exceeded", "File too large", "Read-only file system",
    "could not create", "cannot mkdir", "unable to create", "unable to write",
)  # fmt: skip
"""What git says, in its own language, where it cannot write; all else is about the repository that is read."""


class Blob(NamedTuple):
    """A file of the commit."""

    path: str
    oid: str


def head_of(source: Source) -> str:
    """The commit to which the repository's default branch points; raises `Stop` where it cannot be reached."""
    said = _git(source, None, "ls-remote", "--", source.address, "HEAD").split()
    if not said:
        raise Stop(Exit.FETCH_REFUSED, f"source '{source.id}': the repository {source.address} has no commit")
    return said[0].decode("ascii")


def clone(source: Source, to: Path) -> str:
    """Clone the newest commit of the default branch without history and without files; gives the commit."""
    _git(source, None, "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags", "--filter=blob:none",
         "--template=", "--", _url(source.address), str(to), place=to)  # fmt: skip
    return _git(source, to, "rev-parse", "HEAD^{commit}").strip().decode("ascii")


def listed(source: Source, repository: Path) -> tuple[list[Blob], list[RejectRow]]:
    """The files of the commit that match the source's patterns, sorted by path, and those that must be refused."""
    tree: dict[str, tuple[bytes, str]] = {}
    for line in _git(source, repository, "ls-tree", "-r", "-z", "HEAD").split(b"\0"):
        if line:
            facts, _, name = line.partition(b"\t")
            kind, _, hashed = facts.split()
            tree[os.fsdecode(name)] = (kind, hashed.decode("ascii"))
    is_page = matcher(source.pages)
    blobs, rejects = [], []
    for path, (mode, oid) in sorted(tree.items()):
        if not is_page(path):
            continue
        if trouble := _bad_name(path):
            rejects.append(rejected(source.id, path, "bad_name", trouble))
        elif mode in _FILES:
            blobs.append(Blob(path, oid))
        elif mode == _LINK:
            target = _git(source, repository, "cat-file", "blob", oid).decode("utf-8", "surrogateescape")
            leads_to = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if leads_to in tree and tree[leads_to][0] in _FILES:
                blobs.append(Blob(path, tree[leads_to][1]))
            else:
                reason = f"a symbolic link that leads to no file of the repository ({target[:100]})"
                rejects.append(rejected(source.id, path, "outside_source", reason))
    return blobs, rejects


def contents(source: Source, repository: Path, blobs: list[Blob]) -> Iterator[tuple[Blob, bytes, str | None]]:
    """Each file with its bytes, cut off above the limit of size, and what speaks against taking it as a page."""
    _bring(source, repository, sorted({b.oid for b in blobs}))
    with subprocess.Popen(
        ["git", "-C", str(repository), *_QUIET, "cat-file", "--batch"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for blob in blobs:
            process.stdin.write(f"{blob.oid}\n".encode("ascii"))
            process.stdin.flush()
            said = process.stdout.readline().split()
            if len(said) != 3 or said[1] != b"blob":
                raise Stop(Exit.FETCH_REFUSED, f"source '{source.id}': the repository lacks the file {blob.path}")
            size = int(said[2])
            data = process.stdout.read(min(size, MAX_DOCUMENT_BYTES + 1))
            for _ in range(0, size - len(data), 1 << 20):
                process.stdout.read(min(1 << 20, size - len(data)))
            process.stdout.read(1)
            yield blob, data, "git_lfs_pointer" if data.startswith(_LFS) else None
        process.stdin.close()


def _bring(source: Source, repository: Path, oids: list[str]) -> None:
    """Get the listed files in one request; a server that sent all files at once has none left to send."""
    missing = _git(source, repository, "rev-list", "--objects", "--missing=print", "HEAD").splitlines()
    wanted = {line[1:].decode("ascii") for line in missing if line.startswith(b"?")} & set(oids)
    if wanted:
        _git(source, repository, "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--depth=1",
             "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--stdin", "origin",
             stdin="".join(f"{oid}\n" for oid in sorted(wanted)).encode("ascii"))  # fmt: skip


def _bad_name(path: str) -> str | None:
    if any(0xD800 <= ord(c) <= 0xDFFF or ord(c) < 0x20 or ord(c) == 0x7F for c in path):
        return "the file's name holds bytes that are not UTF-8, or control characters"
    if path.startswith("/") or "\\" in path or any(part in ("", ".", "..") for part in path.split("/")):
        return "the file's name could lead out of the snapshot"
    if any(len(part.encode("utf-8")) > 255 for part in path.split("/")):
        return "the file's name is longer than file systems allow"
    return None


def _url(address: str) -> str:
    """A local repository as a `file:` address: git would otherwise copy it with its history."""
    return Path(address).resolve().as_uri() if Path(address).is_dir() else address


def _cannot_be_written(said: str) -> str:
    said = said or "a limit on the size of files is in force (ulimit -f)"
    return f"git cannot write there ({said}); free some space there or choose another place, and call again"


def _environment() -> dict[str, str]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith("GIT_") or k.startswith(("GIT_SSH", "GIT_SSL", "GIT_CONFIG"))
    }
    return {
        **kept,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "true",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_ALLOW_PROTOCOL": "https:http:ssh:git:file",
        "LC_ALL": "C",
    }


def _git(
    source: Source, repository: Path | None, *arguments: str, stdin: bytes = b"", place: Path | None = None
) -> bytes:
    """What a call of git prints; `place` is where it writes, if that is not the repository."""
    within = ("-C", str(repository)) if repository else ()
    try:
        done = subprocess.run(
            ["git", *within, *_QUIET, *arguments], input=stdin, capture_output=True, env=_environment(), check=False
        )
    except FileNotFoundError:
        raise Stop(Exit.IO_ERROR, "the program git is not installed; sources of kind git need it") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[-500:]
        if done.returncode == -signal.SIGXFSZ or any(words in said for words in _OF_THE_DISK):
            raise Stop(Exit.IO_ERROR, f"source '{source.id}': {place or repository}: {_cannot_be_written(said)}")
        raise Stop(
            Exit.FETCH_REFUSED,
            f"source '{source.id}': git could not read {source.address}: {said or f'exit {done.returncode}'}. "
            f"The last snapshot, if there is one, stays in use",
        )
    return done.stdout
