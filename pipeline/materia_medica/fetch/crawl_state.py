"""What the parts of one crawl share: which site, how it may be asked, which hosts want a pause, and whether it goes on.

The spider and the middlewares know this object and not each other.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Protocol, cast

from scrapy.crawler import Crawler

from materia_medica.disk import in_words
from materia_medica.fetch.addresses import Site
from materia_medica.settings.fetch import FetchSettings
from materia_medica.stop import Stop


@dataclass(slots=True)
class CrawlState:
    """The state of one crawl."""

    site: Site
    settings: FetchSettings
    pauses: dict[str, float] = field(default_factory=dict)
    """Hosts that want to be left alone, and until when (monotonic seconds)."""
    notes: list[str] = field(default_factory=list)
    """What the one who fetches should know, in sentences."""
    trouble: str | None = None
    """Why the crawl was given up; null while it goes on."""
    broken: str | None = None
    """What failed on this machine, such as a full disk; null while all is well."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def give_up(self, why: str) -> None:
        """Stop asking, for the first reason given; what is fetched stays safe."""
        self.trouble = self.trouble or why
        self.stopping.set()

    def break_down(self, error: OSError | Stop) -> None:
        """Stop asking because nothing more can be kept, or what was kept cannot be read."""
        self.broken = self.broken or (error.message if isinstance(error, Stop) else in_words(error))
        self.give_up(self.broken)

    async def sleep(self, seconds: float) -> None:
        """Wait, or until the crawl is stopped."""
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return


class _Crawling(Protocol):
    crawl: CrawlState


def state_of(crawler: Crawler) -> CrawlState:
    """The state of the crawl that Scrapy runs: its spider carries it."""
    return cast("_Crawling", crawler.spider).crawl
