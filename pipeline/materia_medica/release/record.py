"""How a run ended, in `index.json`: with a release, with nothing new, or without one and why."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from materia_medica import disk
from materia_medica.release import layout
from materia_medica.release.code import code_version
from materia_medica.release.counts import Counts
from materia_medica.release.index import write_index
from materia_medica.schema import SCHEMA_VERSION
from materia_medica.stop import Exit, Stop

MOST_WORDS = 2_000
"""Characters of a reason that are kept; the whole of it was said when the run ended."""


class Record:
    """What a run that is going on has to say for itself."""

    def __init__(self) -> None:
        self.said: dict[str, Any] = {}

    def released(self, version: str, *, is_new: bool) -> None:
        """It ended with this release, new or as it was."""
        self.said = {"result": "released" if is_new else "unchanged", "version": version}


@contextmanager
def recorded(output: Path, started_at: datetime.datetime, sources: tuple[str, ...]) -> Iterator[Record]:
    """While the context is open, a run goes on; how it ends stands in `index.json`. Call it under the lock.

    What a run that was killed left here goes into the index first.
    """
    running, record = output / layout.RUNNING, Record()
    begun = {"started_at": _time(started_at), "sources": list(sources)}
    _bury(output)
    disk.write_json(running, begun)
    try:
        yield record
    except BaseException as error:
        with suppress(OSError):  # a full disk ended the run: that is the error to tell
            said = {**begun, **_failure(error)}
            last = {"started_at": said["started_at"], "result": said["result"], "reason": said["reason"]}
            write_index(output, last_run=last, failed=said)
        raise
    else:
        write_index(output, last_run={"started_at": begun["started_at"], **record.said})
    finally:
        with suppress(OSError):
            running.unlink(missing_ok=True)


def _bury(output: Path) -> None:
    """Record the run that was killed, if one was."""
    running = output / layout.RUNNING
    try:
        begun = json.loads(running.read_text("utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        begun = {}
    said = {"started_at": begun.get("started_at") if isinstance(begun, dict) else None, "result": "killed",
            "reason": "the run was killed, or the machine stopped"}  # fmt: skip
    write_index(output, last_run=said, failed=said)
    running.unlink(missing_ok=True)


def _failure(error: BaseException) -> dict[str, Any]:
    counts = getattr(error, "counts", None)
    return {
        "result": "failed",
        "exit_code": _exit_code(error),
        "reason": _reason(error)[:MOST_WORDS],
        "schema_version": SCHEMA_VERSION,
        "code": {name: said for name, said in code_version().items() if name in ("version", "commit")},
        **(_counts(counts) if isinstance(counts, Counts) else {}),
    }


def _exit_code(error: BaseException) -> int | None:
    """The exit code a command would leave with; null for an error of the code itself."""
    match error:
        case Stop():
            return int(error.code)
        case OSError():
            return int(Exit.IO_ERROR)
        case KeyboardInterrupt():
            return 130
        case SystemExit() if isinstance(error.code, int):
            return error.code
        case _:
            return None


def _reason(error: BaseException) -> str:
    match error:
        case Stop():
            return error.message
        case KeyboardInterrupt() | SystemExit():
            return "ended from outside"
        case OSError():
            return f"{error.filename}: {error.strerror}" if error.filename else str(error)
        case _:
            return f"{type(error).__name__}: {error}"


def _counts(counts: Counts) -> Mapping[str, Any]:
    pages = counts.pages.values()
    return {
        "pages": {"read": sum(p.given for p in pages), "rejected": sum(p.rejected for p in pages)},
        "rows": {name: count.released for name, count in counts.rows.items()},
    }


def _time(when: datetime.datetime) -> str:
    return when.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
