"""What commands write: progress and notes on stderr, summaries on stdout; plain lines where no terminal listens."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table
from rich.text import Text

Advance = Callable[[int], None]
"""Tells a progress display that so many more things are done."""

PLAIN_WIDTH = 80
"""Columns where the output is no terminal: a pipe, a log, a mail."""
PLAIN_INTERVAL = 5.0
"""Seconds between two plain progress lines; a log of an hour stays readable."""


def out() -> Console:
    """The console of results (stdout)."""
    return _console(stderr=False)


def err() -> Console:
    """The console of progress, notes and errors (stderr)."""
    return _console(stderr=True)


class _Patient(Console):
    """Goes on in silence where nobody reads any more, as behind `| head`: that says nothing about the work."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    console = _Patient(file=stream, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = _Patient(file=stream, highlight=False, width=PLAIN_WIDTH, color_system=None)
    return console


def note(message: str) -> None:
    """One plain line about what is going on."""
    err().print(Text(message), soft_wrap=True)


def paragraph(message: str) -> None:
    """A longer message to people, broken into lines of the console's width."""
    err().print(Text(message))


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance]:
    """Show how far `what` is among `total` things: a bar on a terminal, a line now and then elsewhere."""
    console = err()
    if console.is_terminal:
        yield from _bar(console, what, total)
    else:
        yield from _lines(console, what, total)


def _bar(console: Console, what: str, total: int) -> Iterator[Advance]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda n: bar.advance(task, n)
    console.print(Text(f"{what}: {total:,} done"))


def _lines(console: Console, what: str, total: int) -> Iterator[Advance]:
    done, shown = 0, time.monotonic()

    def advance(n: int) -> None:
        nonlocal done, shown
        done += n
        if done < total and time.monotonic() - shown >= PLAIN_INTERVAL:
            shown = time.monotonic()
            console.print(Text(f"{what}: {done:,} of {total:,}"), soft_wrap=True)

    yield advance
    console.print(Text(f"{what}: {done:,} done"), soft_wrap=True)


Row = tuple[str, *tuple[str | int | None, ...]]


def summary(title: str, header: Sequence[str], rows: Iterable[Row], *, note: str | None = None) -> None:
    """A table on stdout that ends a command: words left, numbers right with thousands marked."""
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    rows = list(rows)
    for place, name in enumerate(header):
        right = place > 0 and all(isinstance(r[place], int) or r[place] is None for r in rows)
        table.add_column(name, justify="right" if right else "left", overflow="fold", header_style="dim")
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
