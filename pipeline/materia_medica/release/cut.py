"""Where the rows of a table are cut for CSV, and by what the pieces are known from run to run.

Where a piece ends, the key of a row alone says, so that a changed row changes its piece alone.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.resting import drop, pieces
from materia_medica.schema.columns import Table
from materia_medica.schema.digests import of_runs

ROWS_OF_A_PIECE = 128
"""So many in the mean, some 50 KB of text: fewer would make compressed files larger."""
_OF_LONG_ROWS = {"monographs": 8}
"""The same of tables in whose rows the texts of whole pages stand."""
_AT_ONCE = 16 << 20
"""Bytes of rows of which digests are taken together, about."""


class Piece(NamedTuple):
    """A run of rows."""

    begin: int
    end: int
    digest: bytes
    """SHA-256 over the rows, for the first ones with the header in front: equal digests mean equal rows."""


def ends(table: Table, data: pa.Table) -> Iterator[int]:
    """Where pieces end: behind rows of whose key a checksum says so, and behind the last row."""
    every = _OF_LONG_ROWS.get(table.name, ROWS_OF_A_PIECE)
    row = 0
    for piece in pieces(data):
        key = [pc.fill_null(piece.column(name).cast(pa.string()), "") for name in table.sort[:2]]
        for words in zip(*(column.to_pylist() for column in key), strict=True):
            row += 1
            if row < data.num_rows and not zlib.crc32("\0".join(words).encode()) % every:
                yield row
    yield data.num_rows


def cut(table: Table, data: pa.Table) -> list[Piece]:
    """The pieces of a table; raises as `of_runs`."""
    found: list[Piece] = []
    at_once = data.num_rows * _AT_ONCE // max(data.nbytes, _AT_ONCE)
    begins = [0]
    for end in ends(table, data):
        begins.append(end)
        if end - begins[0] >= at_once or end == data.num_rows:
            some = data.slice(begins[0], end - begins[0])
            digests = of_runs(table.name, some, np.array(begins) - begins[0])
            found += [Piece(a, b, digest) for (a, b), digest in zip(pairwise(begins), digests, strict=True)]
            begins = [end]
            drop()  # what was looked at of tables at rest
    return [found[0]._replace(digest=hashlib.sha256(b"header" + found[0].digest).digest()), *found[1:]]
