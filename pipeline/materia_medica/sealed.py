"""Files that one run keeps for the next, behind a seal over what they hold and what they stand for.

A file that is damaged, cut off, or that stands for something else (other code, another library) is passed over;
deleting it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from materia_medica.disk import naming

_SIZE = hashlib.sha256().digest_size


def read_sealed(file: Path, stands_for: bytes) -> bytes | None:
    """What was kept; null where there is no file, or it is not what was written for the same."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    payload = data[_SIZE:]
    return payload if data[:_SIZE] == _seal(stands_for, payload) else None


def write_sealed(file: Path, stands_for: bytes, payload: bytes) -> None:
    """Keep something for the next run; raises OSError.

    Under another name first: a reader sees the old file or the new one, and a killed run leaves no third.

    Two runs at once may take the name from each other; then one's work is lost to the next run, and nothing else.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    with naming(part):
        part.write_bytes(_seal(stands_for, payload) + payload)
    with suppress(FileNotFoundError):
        part.replace(file)


def _seal(stands_for: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(stands_for).digest() + payload).digest()
