"""What lies below an address as Spark lists it: paths, lengths and times. No bytes are read for it."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pyarrow as pa

from materia_medica.fetch.containers.members import ZIP
from materia_medica.fetch.folder import BAD_NAME, is_bad_name
from materia_medica.fetch.patterns import matcher
from materia_medica.fetch.rejected import rejected
from materia_medica.inputs import any_page
from materia_medica.read.formats import endings
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MOST_BYTES = 2_000_000_000
"""Bytes of the largest file that is read: Spark hands a file to a task as one value, of two gigabytes at most."""
_AUTHORITY = re.compile(r"^[a-z][a-z0-9+.-]+:(?://[^/]*)?", re.IGNORECASE)
_TOO_LARGE = f"more than {MOST_BYTES:,} bytes, which Spark hands to no task; split it, or unpack it there"


class Listed(NamedTuple):
    """The files below the address of one source that look like pages or hold some."""

    paths: list[str]
    """Paths below the address of those that are read, sorted."""
    empty: list[str]
    """Those of them without a byte, which Spark names and hands to no task."""
    rejects: list[RejectRow]
    """Those that are refused without being read."""
    snapshot: str
    """What tells this state of the address from another one: a digest of paths, lengths and times."""


def files_below(spark: SparkSession, source: Source, address: str) -> DataFrame:
    """A row for each file below `address` that has the ending of a page or of a container, with `path` and `content`.

    Raises `Stop` where Spark cannot list it.
    """
    names = ",".join("".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else c for c in e) for e in (*endings(), ZIP))
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    reader = reader.option("pathGlobFilter", f"*{{{names}}}").option("ignoreMissingFiles", "true")
    try:
        return reader.load(address)
    except Exception as error:  # of Spark, of Java, or of a library that a file system needs
        raise Stop(Exit.IO_ERROR, f"source '{source.id}': Spark cannot read {address}: {_why(error)}") from None


def path_below(address: str) -> Callable[[str], str]:
    """What gives the path below `address` of a file as Spark calls it (`s3a://bucket/pages/a.md`)."""
    return partial(_below, _plain(address))


def is_page(source: Source) -> Callable[[str], bool]:
    """Whether the file at a path below the address is read: a page, or a container, that its name does not refuse."""
    fits = matcher(any_page(source).pages)
    return lambda path: fits(path) and not is_bad_name(path)


def listed(files: DataFrame, source: Source, address: str) -> Listed:
    """The listing of `files_below`; raises `Stop` where no file is a page."""
    below, fits = path_below(address), matcher(any_page(source).pages)
    found: pa.Table = files.select("path", "length", "modificationTime").toArrow()
    places, lengths, times = (column.to_pylist() for column in found.columns)
    known = sorted(
        (path, length, time.isoformat())
        for path, length, time in zip(map(below, places), lengths, times, strict=True)
        if fits(path)
    )
    with_bytes = {path for path, _, _ in known}
    named = (below(unquote(place)) for place in files.inputFiles())
    empty = sorted(path for path in named if fits(path) and path not in with_bytes)
    known = sorted([*known, *((path, 0, "") for path in empty)])
    if not known:
        raise Stop(Exit.IO_ERROR, f"source '{source.id}': no page below {address}; correct the address behind --from")
    refused: dict[str, tuple[str, str]] = {path: BAD_NAME for path, _, _ in known if is_bad_name(path)}
    refused |= {path: ("oversized_file", _TOO_LARGE) for path, length, _ in known if length > MOST_BYTES}
    return Listed(
        [path for path, _, _ in known if path not in refused],
        [path for path in empty if path not in refused],
        [rejected(source.id, path, *why) for path, why in refused.items()],
        f"listing-{hashlib.sha256(repr(known).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}",
    )


def snapshots(spark: SparkSession, sources: Mapping[str, Source], addresses: Mapping[str, str]) -> dict[str, str]:
    """The state of each address, by source."""
    found = {name: (sources[name], address) for name, address in addresses.items()}
    return {name: listed(files_below(spark, *at), *at).snapshot for name, at in found.items()}


def _below(top: str, place: str) -> str:
    path = _plain(place)
    if not path.startswith(f"{top.rstrip('/')}/"):
        raise Stop(Exit.IO_ERROR, f"Spark finds {place} below {top}, where it does not lie; name the folder itself")
    return path.removeprefix(top.rstrip("/")).removeprefix("/")


def _plain(place: str) -> str:
    """The path of an address, without scheme and host, which Spark writes in its own way."""
    return posixpath.normpath("/" + _AUTHORITY.sub("", place).lstrip("/"))


def _why(error: Exception) -> str:
    """The line of a message that says what it is about; what Java throws has it behind the call that failed."""
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    thrown = next((line.removeprefix(": ") for line in lines if line.startswith(": ")), lines[0])
    return re.sub(r"^\[\w+\] |\. SQLSTATE: \w+$", "", thrown)
