"""How far a fetch is, and what it led to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from materia_medica.fetch.snapshot import Gone, Refused


class Progress(NamedTuple):
    """How far a fetch is."""

    source: str
    done: int
    """Pages finished, well or not."""
    known: int
    """Pages known so far; grows while links are followed."""
    failed: int
    """Pages of `done` that gave nothing."""


Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What a fetch led to."""

    source: str
    kind: str
    outcome: str
    """`new` snapshot, `unchanged`, `in_place` (a folder in `raw/`, the kept copy itself), `dry_run`, `limited`."""
    snapshot_id: str | None
    """The snapshot now in use."""
    n_pages: int
    """Pages of the source as found by this fetch."""
    counts: dict[str, int]
    """Pages by what became of them (`fetched`, `unchanged`, `gone`, `failed`, ...)."""
    statuses: dict[str, int] = field(default_factory=dict)
    """HTTP answers about pages, by status, or by the name of the failure."""
    seconds: float = 0.0
    requests: int = 0
    """HTTP requests sent, retries and robots.txt included."""
    peak_rss_mb: float = 0.0
    """Highest memory of the crawling process."""
    gone: tuple[Gone, ...] = ()
    """Pages missed for the first time."""
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
