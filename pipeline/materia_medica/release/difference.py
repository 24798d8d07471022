"""What differs between any two folders of tables."""

from __future__ import annotations

import errno
from pathlib import Path

import pyarrow as pa

from materia_medica.delta.compare import compare
from materia_medica.delta.shape import Delta
from materia_medica.delta.stored import AsStored, End, write_delta
from materia_medica.release.around import says
from materia_medica.release.follow import content_of
from materia_medica.schema import SCHEMA_VERSION
from materia_medica.stop import Exit, Stop
from materia_medica.store import read_tables
from materia_medica.table_files import no_table


def difference(old: Path, new: Path) -> Delta:
    """What turned the tables of `old` into those of `new`.

    `new` must have the schema of this code, `old` may be of another. Raises OSError where a file is missing or damaged.
    """
    before, after = AsStored(old), read_tables(new)
    if not len(before):
        raise no_table(old)
    try:
        return compare(before, after)
    except pa.ArrowException as error:
        raise OSError(errno.EIO, f"damaged ({' '.join(str(error).split())[:200]})", str(old)) from None


def write_difference(found: Delta, old: Path, new: Path, to: Path) -> None:
    """Write it as the delta of a release is; `materia apply` takes it. Raises `Stop` where `to` is there already."""
    if to.exists():
        raise Stop(Exit.USAGE, f"{to} is there already; name a folder that is not")
    to.parent.mkdir(parents=True, exist_ok=True)
    write_delta(found, _end(old), _end(new), to)


def _end(folder: Path) -> End:
    said = says(folder)
    return End(
        str(said.get("version", folder.name)), content_of(folder), str(said.get("schema_version", SCHEMA_VERSION))
    )
