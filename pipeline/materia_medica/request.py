"""What is asked of a run, and who is told how it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from materia_medica.fetch.progress import FetchReport, Progress

Engine = Literal["local", "spark"]
Advance = Callable[[int], None]
"""Tells that so many more things are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one run shall do; as it stands, a release of the project's default sources from the pages that are there."""

    sources: tuple[str, ...] = ()
    """Sources of sources.yaml; its default ones where neither this nor `folders` names one."""
    folders: Mapping[str, Path] = field(default_factory=dict)
    """Source to a folder whose Markdown and HTML pages are read as the source's, in the place of its own."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Source to an address (`s3a://bucket/pages`) below which Spark finds its pages, in the place of its own."""
    fetch: bool = False
    """Whether pages are fetched first, save those given a folder or an address; nothing else uses the network."""
    labels: tuple[Path, ...] = ()
    """Label files to measure accuracy against, beside the project's own."""
    use_cache: bool = True
    """Whether rows of pages that did not change come from the last run, and are kept for the next."""
    workers: int | None = None
    """Processes; by default one a core."""
    engine: Engine = "local"
    """Where pages are worked: processes of this machine, or Spark."""
    accept_drift: tuple[str, ...] = ()
    """Rules of drift that a person lets through, this once; needs `reason`."""
    reason: str | None = None
    """Why that drift is right; the manifest records it."""

    def __post_init__(self) -> None:
        if self.addresses and self.engine != "spark":
            source, address = next(iter(self.addresses.items()))
            raise Stop(Exit.USAGE, f"--from {source}={address}: an address is read by Spark; add --engine spark")

    @property
    def asked(self) -> tuple[str, ...]:
        """Ids of the sources that are asked for by name; none where the project's default ones are meant."""
        return tuple(dict.fromkeys((*self.sources, *self.folders, *self.addresses)))


class Tell(Protocol):
    """Whoever wants to know how a run goes: a terminal, a log, a scheduler."""

    def note(self, message: str) -> None:
        """One line about what is going on."""

    def progress(self, what: str, total: int) -> AbstractContextManager[Advance]:
        """While the context is open, `what` is done among `total` things; it gives what is called as they get done."""

    def fetching(self, source: str) -> AbstractContextManager[Callable[[Progress], None]]:
        """While the context is open, pages of `source` are fetched; it gives what is called with how far that is."""

    def fetched(self, report: FetchReport) -> None:
        """What came of one fetch."""


class Quiet:
    """Tells nobody: the run of a script that looks at the result alone."""

    def note(self, message: str) -> None:
        """Say nothing."""

    @contextmanager
    def progress(self, what: str, total: int) -> Iterator[Advance]:  # noqa: ARG002
        """Show nothing."""
        yield lambda _: None

    @contextmanager
    def fetching(self, source: str) -> Iterator[Callable[[Progress], None]]:  # noqa: ARG002
        """Show nothing."""
        yield lambda _: None

    def fetched(self, report: FetchReport) -> None:
        """Say nothing."""
