"""A run, and what its steps hand to each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from materia_medica.account import Extraction
from materia_medica.release import layout
from materia_medica.release.clock import now
from materia_medica.request import Request, Tell
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Stop

if TYPE_CHECKING:
    from materia_medica.release.counts import Counts
    from materia_medica.store import Tables


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where, what is asked of it, and who is told."""

    project: Path
    request: Request
    tell: Tell
    now: datetime.datetime = field(default_factory=now)
    """The time that the release bears; looked at first, for one that cannot be spoils hours of work at the end."""

    @property
    def output(self) -> Path:
        """Where the project's releases lie."""
        return self.project / layout.OUTPUT

    def kept(self, place: Path) -> Path | None:
        """Where in `output/` something is kept from run to run; null where nothing is to be taken from the last one."""
        return self.output / place if self.request.use_cache else None

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of the sources that were asked for by name; none where the project's default ones are meant."""
        return self.request.asked

    def sources(self, account: Extraction) -> dict[str, Source]:
        """The sources that were read, by id; raises `SettingsError` for one that sources.yaml no longer has."""
        known = load_sources(self.project)
        return {read.source: known.get(read.source) for read in account.sources}


@dataclass(frozen=True, slots=True)
class Work:
    """What one step hands to the next: tables, and the account of what was read."""

    tables: Tables
    account: Extraction
    keys: Mapping[str, str] = field(default_factory=dict)
    """Of pages whose rows are those that extraction made of them: their rebuild keys, by which the rows are known."""


class NoRelease(Stop):
    """A run that read its pages and ends without a release: why, and how far the rows had come."""

    def __init__(self, stop: Stop, counts: Counts) -> None:
        super().__init__(stop.code, stop.message)
        self.counts = counts
