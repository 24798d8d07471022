"""Following releases: the next one made from the last and what differs, as a reader does who fetches deltas alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica import disk
from materia_medica.delta.apply import DeltaError, apply
from materia_medica.delta.stored import FILE_NAME, AsStored, End, StoredDelta, read_delta
from materia_medica.disk import file_sha256
from materia_medica.release import layout
from materia_medica.release.around import says
from materia_medica.release.database.files import SCRIPTS, write_database
from materia_medica.release.formats import DEFAULT, OutputFormat, formats_of
from materia_medica.release.manifest import content_sha256, contents
from materia_medica.release.writing import write_files
from materia_medica.schema import SCHEMA_VERSION, TABLES
from materia_medica.stop import Exit, Stop


class Followed(NamedTuple):
    """What `follow` made."""

    end: End
    """The release whose tables these are."""
    rows: Mapping[str, int]
    """Rows by table."""
    files: tuple[str, ...]
    """Everything that was written or copied."""
    other_bytes: tuple[str, ...] = ()
    """Files with the right rows in other bytes than the release has: other versions of Arrow or zlib write them so."""


def follow(old: Path, delta: Path, new: Path) -> Followed:
    """Make the tables of the next release in `new`, which must not be there, from the release `old` and a delta.

    `delta` is a folder `delta/`, or the release that holds it. What else of that release is there (manifest, checks)
    is copied where its bytes are those of the manifest; the database is built anew where the release has one and it is
    not there. Raises `Stop` where the delta leads from another release, does not fit, or gives other rows than the
    release has; then `new` does not appear.
    """
    if new.exists():
        raise Stop(Exit.USAGE, f"{new} is there already; name a folder that is not")
    folder = delta if (delta / FILE_NAME).is_file() else delta / layout.DELTA
    stored = _stored(folder)
    _fits(old, stored)
    try:
        tables = apply(AsStored(old), stored.rows, stored.names)
    except (DeltaError, pa.ArrowException) as error:
        raise Stop(Exit.DIFFERENCE, f"{folder} does not fit {old}: {error}") from None
    new.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{new.name}-", dir=new.parent))
    try:
        forms = _forms(old, folder.parent)
        hashes, said = write_files(tables, part, forms)
        if content_sha256(said) != stored.end.content_sha256:
            why = f"the tables made of {old} and {folder} are not those of release {stored.end.version}"
            raise Stop(Exit.DIFFERENCE, f"{why}; is {old} whole? materia verify tells")
        listed = _listed(folder.parent, stored.end)
        copied = _beside(folder.parent, part, listed, hashes)
        with_sqlite = layout.SQLITE in listed or (not listed and (old / layout.SQLITE).is_file())
        if with_sqlite or any(name.startswith(f"{SCRIPTS}/") for name in listed):
            hashes |= _database(tables, part, forms, with_sqlite=with_sqlite)
        other = tuple(name for name, sha256 in hashes.items() if listed.get(name, sha256) != sha256)
        part.chmod(0o755)
        disk.sync_folder(part)
        part.rename(new)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    rows = {name: table.num_rows for name, table in tables.items()}
    return Followed(stored.end, rows, (*hashes, *copied), other)


def _stored(folder: Path) -> StoredDelta:
    try:
        return read_delta(folder)
    except FileNotFoundError as error:
        raise Stop(Exit.USAGE, f"{folder} is no delta, for it lacks {Path(error.filename).name}") from None
    except (ValueError, OSError, pa.ArrowException) as error:
        raise Stop(Exit.IO_ERROR, f"{folder} cannot be read: {error}") from None


def _fits(old: Path, stored: StoredDelta) -> None:
    """Raise `Stop` where the delta leads from another release, or to a schema that this code does not know."""
    if stored.end.schema_version != SCHEMA_VERSION or not set(stored.names) <= set(TABLES):
        why = f"the delta leads to schema {stored.end.schema_version}, this code knows {SCHEMA_VERSION}"
        raise Stop(Exit.USAGE, f"{why}; use the version of materia that made release {stored.end.version}")
    found = content_of(old)
    if found != stored.start.content_sha256:
        why = f"the delta leads from release {stored.start.version} to {stored.end.version}"
        raise Stop(Exit.DIFFERENCE, f"{why}, and {old} is not the former (its content is {found[:12]}...)")


def content_of(release: Path) -> str:
    """The digest of what a folder of tables says: as its manifest states it, else from its files."""
    try:
        return str(layout.read_manifest(release)["content_sha256"])
    except (OSError, ValueError, KeyError):
        return content_sha256(contents(release, formats_of(release, {})))


def _forms(old: Path, release: Path) -> tuple[OutputFormat, ...]:
    """The formats of the release that a delta lies in, else of the one before; such that tell what they hold."""
    for folder in (release, old):
        if len(forms := formats_of(folder, says(folder))) > 1:
            return forms
    return DEFAULT


def _database(
    tables: Mapping[str, pa.Table], part: Path, forms: Sequence[OutputFormat], *, with_sqlite: bool
) -> dict[str, str]:
    """Build of the database what was not copied; the SHA-256 of each file."""
    return {name: file_sha256(part / name) for name in write_database(tables, part, forms, with_sqlite=with_sqlite)}


def _listed(release: Path, end: End) -> dict[str, str]:
    """SHA-256 of each file of the release that a delta lies in, as its manifest says; empty where it is another one."""
    try:
        manifest = layout.read_manifest(release)
        if manifest["content_sha256"] != end.content_sha256:
            return {}
        return {str(name): str(said["sha256"]) for name, said in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _beside(release: Path, part: Path, listed: Mapping[str, str], hashes: Mapping[str, str]) -> tuple[str, ...]:
    """Copy what stands beside a delta and is `listed`; its names."""
    if not listed:
        return ()
    copied = []
    for name, sha256 in listed.items():
        if name not in hashes and (release / name).is_file() and file_sha256(release / name) == sha256:
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(release / name, part / name)
            copied.append(name)
    shutil.copyfile(release / layout.MANIFEST, part / layout.MANIFEST)
    return (*copied, layout.MANIFEST)
