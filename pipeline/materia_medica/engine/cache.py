"""The cache file of one share: the batch of the last run."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from materia_medica.engine.batch import from_bytes
from materia_medica.sealed import read_sealed, write_sealed

_KIND = b"materia pages 1"


def read_cache(file: Path) -> pa.RecordBatch | None:
    """The batch of the last run; null where there is none or the file is not what was written."""
    payload = read_sealed(file, _KIND)
    if payload is None:
        return None
    try:
        return from_bytes(payload)
    except (pa.ArrowException, OSError, StopIteration):
        return None


def write_cache(file: Path, payload: bytes) -> None:
    """Keep a batch (`batch.to_bytes`) for the next run; raises OSError."""
    write_sealed(file, _KIND, payload)
