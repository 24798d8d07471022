"""What a command says to programs: one JSON document on stdout (`--json`), an object a line on stderr (`--log json`).

A command says what it says through `console`; here is what was asked for, and what has been said so far.

The document of `--json` is printed once, whatever the end:

    command      "materia run"
    exit_code    as the process ends
    error        what went wrong; null where nothing did
    seconds      from start to end
    materia      version of this package
    result       what came of it, by name
    said         what people read on stdout, line by line, tables aside: those are in `result`
"""

from __future__ import annotations

import datetime
import io
import json
import logging
import os
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from materia_medica import __version__


@dataclass(slots=True)
class Told:
    """One call of the command line: the form it asks for, and what it has said."""

    as_json: bool = False
    """Whether stdout is one JSON document."""
    log_json: bool = False
    """Whether each line on stderr is a JSON object."""
    command: str = "materia"
    result: dict[str, Any] = field(default_factory=dict)
    said: io.StringIO = field(default_factory=io.StringIO)
    began: float = field(default_factory=time.monotonic)


_calls: list[Told] = [Told()]


def begin(*, as_json: bool = False, log_json: bool = False, command: str = "materia") -> None:
    """Forget what was said, and from now on say it in this form."""
    _calls[:] = [Told(as_json, log_json, command)]
    if log_json:
        logging.captureWarnings(capture=True)
        logging.basicConfig(handlers=[_Log(logging.WARNING)], force=True)


def call() -> Told:
    """The call of the command line under way."""
    return _calls[-1]


def line(event: str, level: str, message: str, **facts: Any) -> None:
    """One line of the log."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    about = {"time": now, "level": level, "command": call().command, "event": event, "message": message, **facts}
    print(_json(about), file=sys.stderr, flush=True)  # noqa: T201  (this is where a log is written)


def end(code: int, error: str | None) -> None:
    """The last line of the log, and the document, where they are asked for."""
    now = call()
    seconds = round(time.monotonic() - now.began, 3)
    if now.log_json:
        line("end", "error" if code else "info", error or "done", exit_code=code, seconds=seconds)
    if now.as_json:
        document = {
            "command": now.command, "exit_code": code, "error": error, "seconds": seconds, "materia": __version__,
            "result": now.result, "said": [said for said in now.said.getvalue().splitlines() if said.strip()],
        }  # fmt: skip
        try:
            print(_json(document, indent=2), flush=True)  # noqa: T201
        except BrokenPipeError:  # nobody reads any more, as behind `| head`: that says nothing about the work
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _json(said: Any, indent: int | None = None) -> str:
    """Times, paths and the like as the words that they print as."""
    return json.dumps(said, ensure_ascii=False, default=str, indent=indent)


class _Log(logging.Handler):
    """What libraries warn of, as lines of the log."""

    def emit(self, record: logging.LogRecord) -> None:
        line("library", record.levelname.lower(), record.getMessage(), logger=record.name)
