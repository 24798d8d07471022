"""What commands write: progress and notes on stderr, summaries on stdout; plain lines where no terminal listens.

Where a command was asked for JSON, the same goes into the document and the lines of `told`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from materia_medica.cli import told

Advance = Callable[[int], None]
"""Tells a progress display that so many more things are done."""

PLAIN_WIDTH = 80
"""Columns where the output is no terminal: a pipe, a log, a mail."""
PLAIN_INTERVAL = 5.0
"""Seconds between two plain progress lines; a log of an hour stays readable."""


def out() -> Console:
    """The console of results: stdout, or `said` of the JSON document."""
    now = told.call()
    return _console(now.said if now.as_json else sys.stdout)


def err() -> Console:
    """The console of progress, notes and errors (stderr); `note`, `progress` and `error` know of a log, too."""
    return _console(sys.stderr)


class _Patient(Console):
    """Goes on in silence where nobody reads any more, as behind `| head`: that says nothing about the work."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())


def _console(stream: TextIO) -> Console:
    console = _Patient(file=stream, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = _Patient(file=stream, highlight=False, width=PLAIN_WIDTH, color_system=None)
    return console


def note(message: str, *, event: str = "note", level: str = "info", **facts: Any) -> None:
    """One plain line about what is going on; in a log, `event` says of which kind, and `facts` hold its figures."""
    if told.call().log_json:
        told.line(event, level, message, **facts)
    else:
        err().print(Text(message), soft_wrap=True)


def paragraph(message: str) -> None:
    """A longer message to people, broken into lines of the console's width."""
    if told.call().log_json:
        note(message)
    else:
        err().print(Text(message))


def error(message: str) -> None:
    """What went wrong, as the last word or on the way."""
    note(message if told.call().log_json else f"materia: {message}", event="error", level="error")


def bars() -> bool:
    """Whether a person sees progress as it is: a terminal listens, and no log was asked for."""
    return err().is_terminal and not told.call().log_json


def fact(**facts: Any) -> None:
    """What came of the command, for `result` of the JSON document; people read it in what is printed."""
    told.call().result.update(facts)


def add(name: str, row: Any) -> None:
    """One more of the facts called `name`."""
    told.call().result.setdefault(name, []).append(row)


def answer(name: str, row: dict[str, Any]) -> None:
    """One object of an answer that is JSON by itself: a line on stdout, or one more of the facts called `name`."""
    if told.call().as_json:
        add(name, row)
    else:
        print(json.dumps(row, ensure_ascii=False))  # noqa: T201


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance]:
    """Show how far `what` is among `total` things: a bar on a terminal, a line now and then elsewhere."""
    if bars():
        yield from _bar(err(), what, total)
    else:
        yield from _lines(what, total)


def _bar(console: Console, what: str, total: int) -> Iterator[Advance]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda n: bar.advance(task, n)
    console.print(Text(f"{what}: {total:,} done"))


def _lines(what: str, total: int) -> Iterator[Advance]:
    done, shown = 0, time.monotonic()

    def advance(n: int) -> None:
        nonlocal done, shown
        done += n
        if done < total and time.monotonic() - shown >= PLAIN_INTERVAL:
            shown = time.monotonic()
            note(f"{what}: {done:,} of {total:,}", event="progress", what=what, done=done, total=total)

    yield advance
    note(f"{what}: {done:,} done", event="progress", what=what, done=done, total=total)


Row = tuple[str, *tuple[str | int | None, ...]]


def summary(
    name: str,
    header: Sequence[str],
    rows: Iterable[Row],
    *,
    title: str = "",
    total: Row | None = None,
    note: str | None = None,
) -> None:
    """A table on stdout that ends a command: words left, numbers right with thousands marked; `total` is its last row.

    The JSON document has its rows, the total aside, under `name`, each with the words of the header as keys.
    """
    rows = list(rows)
    if told.call().as_json:
        keys = [word.replace(" ", "_") for word in header]
        fact(**{name: [dict(zip(keys, row, strict=True)) for row in rows]})
        if note:
            out().print(Text(note), soft_wrap=True)
        return
    rows += [total] if total else []
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for place, words in enumerate(header):
        right = place > 0 and all(isinstance(r[place], int) or r[place] is None for r in rows)
        table.add_column(words, justify="right" if right else "left", overflow="fold", header_style="dim")
    for row in rows:
        table.add_row(*(Text(_cell(c)) for c in row))
    console = out()
    console.print(table)
    if note:
        console.print(Text(note), soft_wrap=True)


def _cell(value: str | int | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else value


def page_text(words: str, style: str = "") -> Text:
    """Words of a page for the terminal: no markup is read in them, and control characters cannot steer it."""
    return Text("".join(c if c.isprintable() or c in "\n\u00a0\u202f" else "�" for c in words), style)
