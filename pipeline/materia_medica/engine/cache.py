"""The cache file of one share: the batch of the last run behind its own digest, so that a damaged file is known."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from materia_medica.disk import naming
from materia_medica.engine.batch import from_bytes

_MAGIC = b"materia pages 1\n"
_DIGEST = hashlib.sha256().digest_size


def read_cache(file: Path) -> pa.RecordBatch | None:
    """The batch of the last run; null where there is none or the file is not what was written."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head = len(_MAGIC) + _DIGEST
    payload = data[head:]
    if data[:head] != _MAGIC + hashlib.sha256(payload).digest():
        return None
    try:
        return from_bytes(payload)
    except (pa.ArrowException, OSError, StopIteration):
        return None


def write_cache(file: Path, payload: bytes) -> None:
    """Keep a batch (`batch.to_bytes`) for the next run; raises OSError.

    Under another name first: a reader sees the old file or the new one, and a killed run leaves no third.

    Two runs at once may take the name from each other; then one's work is lost to the next run, and nothing else.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with naming(part):
        part.write_bytes(_MAGIC + hashlib.sha256(payload).digest() + payload)
    with suppress(FileNotFoundError):
        part.replace(file)
