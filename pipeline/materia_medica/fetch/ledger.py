"""The ledger of a crawl: what became of each page, written to the journal and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from materia_medica.fetch.answers import Taken
from materia_medica.fetch.journal import Journal, Outcome
from materia_medica.fetch.snapshot import Entry, Refused
from materia_medica.fetch.templates import Templates

FAILURES_IN_A_ROW = 20
"""After so many failed pages in a row the site is taken to be down: asking on would take days and help nobody."""


class Ledger:
    """Pages known and done."""

    def __init__(
        self, journal: Journal | None, tell: Callable[[int, int, int], None], give_up: Callable[[str], None]
    ) -> None:
        self.journal = journal
        """Null for a dry run: then pages are listed and not asked for."""
        self.known: set[str] = set()
        self.listed = 0
        """Pages that the sitemaps list; they become known one by one."""
        self.statuses: Counter[str] = Counter()
        """Answers by status, or by the name of the failure."""
        self._tell = tell
        self._give_up = give_up
        self._done = 0
        self._failed = 0
        self._row = 0
        self._templates = Templates()

    def store(self, page: Taken, status: int, body: bytes) -> None:
        """A page to keep, with its answer."""
        assert self.journal is not None
        if self._is_template(page.entry):
            return
        self.journal.page(page.entry, f"{status} OK", page.headers, body)
        self._finished(failed=False)

    def keep(self, entry: Entry) -> None:
        """A page that did not change."""
        assert self.journal is not None
        if self._is_template(entry):
            return
        self.journal.done(Outcome("same", entry))
        self._finished(failed=False)

    def refuse(self, kind: str, refused: Refused) -> None:
        """An address that gave no page."""
        assert self.journal is not None
        self.journal.done(Outcome(kind, refused=refused))
        self._finished(failed=kind == "failed")

    def reuse(self, entry: Entry) -> None:
        """A page that an earlier, unfinished call brought to disk."""
        if self._is_template(entry):
            return
        self._done += 1
        self._progress()

    def _is_template(self, entry: Entry) -> bool:
        """Whether a page is refused because others say the same; those that were taken before are refused with it."""
        assert self.journal is not None
        if refused := self._templates.refused_with(entry):
            self.journal.done(*refused)
            self._failed += len(refused) - 1
            self._finished(failed=True)
        return bool(refused)

    def _finished(self, *, failed: bool) -> None:
        self._done += 1
        self._failed += failed
        self._row = self._row + 1 if failed else 0
        if self._row >= FAILURES_IN_A_ROW:
            self._give_up(f"the last {self._row} pages all failed; the site may be down, or turn robots away")
        self._progress()

    def _progress(self) -> None:
        self._tell(self._done, max(len(self.known), self.listed), self._failed)
