"""Short answers that many addresses give alike: one by one they pass for pages, together they are one template."""

from __future__ import annotations

from collections import Counter, defaultdict

from materia_medica.fetch.journal import Outcome
from materia_medica.fetch.snapshot import Entry, Refused

ALIKE = 3
"""From so many addresses on, what they all say is no monograph of one drug."""
RULE = "repeated_text"


class Templates:
    """The short pages of one crawl by what they have in common."""

    def __init__(self) -> None:
        self._n: Counter[str] = Counter()
        self._taken: defaultdict[str, list[Entry]] = defaultdict(list)
        """Pages that were taken before their template was known."""

    def refused_with(self, entry: Entry) -> tuple[Outcome, ...]:
        """What becomes of a page and of those before it, where it shows them to be one template; else nothing."""
        if entry.template is None:
            return ()
        self._n[entry.template] += 1
        self._taken[entry.template].append(entry)
        if self._n[entry.template] < ALIKE:
            return ()
        return tuple(self._refused(e) for e in self._taken.pop(entry.template))

    def _refused(self, entry: Entry) -> Outcome:
        others = self._n[str(entry.template)] - 1
        reason = f"at {others:,} other addresses or more stands the same short text, numbers and addresses aside"
        return Outcome("failed", refused=Refused(entry.path, entry.url, RULE, reason, 200))
