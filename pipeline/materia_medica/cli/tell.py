"""How a run goes, on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from materia_medica.cli import console
from materia_medica.cli.fetch import print_report, showing

if TYPE_CHECKING:
    from materia_medica.fetch.progress import FetchReport, Progress


class Shown:
    """Tells the terminal: notes and progress on stderr (see `materia_medica.request.Tell`)."""

    def note(self, message: str) -> None:
        """One plain line."""
        console.note(message)

    def progress(self, what: str, total: int) -> AbstractContextManager[console.Advance]:
        """A bar, or a line now and then where no terminal listens."""
        return console.progress(what, total)

    def fetching(self, source: str) -> AbstractContextManager[Callable[[Progress], None]]:
        """The same, for pages that are fetched."""
        return showing(source)

    def fetched(self, report: FetchReport) -> None:
        """The summary of one fetch."""
        print_report(report)
