"""The crawling process: `python -m materia_medica.fetch.crawl_process`, started by `crawl.py` for one crawl.

It is a process of its own because the network engine of Scrapy can be started only once in a process. The job comes as
one line of JSON on stdin, progress and result go as lines of JSON to stdout. `stop` on stdin ends the crawl cleanly;
the end of stdin means that the parent is gone, and ends the process at once.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

from materia_medica.fetch.addresses import site_of
from materia_medica.fetch.base import Base
from materia_medica.fetch.crawl_state import CrawlState
from materia_medica.fetch.journal import Journal, outcomes
from materia_medica.fetch.network import ALLOWED
from materia_medica.fetch.publish import without_shells
from materia_medica.fetch.spider import SiteSpider
from materia_medica.page import MAX_BYTES
from materia_medica.settings.fetch import FetchSettings, settings_of
from materia_medica.settings.source import Source
from materia_medica.stop import Stop

TELL_EVERY = 0.1
INTERRUPTED = "interrupted"
_HERE = "materia_medica.fetch"
_THEIRS = "scrapy.downloadermiddlewares"


def scrapy_settings(fetch: FetchSettings) -> dict[str, Any]:
    """The settings of Scrapy for a source; what differs from its defaults, and why."""
    return {
        "USER_AGENT": fetch.agent(),
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": fetch.product(),
        "AUTOTHROTTLE_ENABLED": fetch.throttle,
        "AUTOTHROTTLE_START_DELAY": fetch.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(fetch.max_delay, fetch.delay),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "DOWNLOAD_DELAY": fetch.delay if fetch.throttle else 0.0,
        "CONCURRENT_REQUESTS": fetch.concurrency * (1 + len(fetch.hosts)),
        "CONCURRENT_REQUESTS_PER_DOMAIN": fetch.concurrency,
        "DOWNLOAD_TIMEOUT": fetch.timeout,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), f"{_HERE}.headers.DownloadHandler"),
        "DOWNLOAD_MAXSIZE": MAX_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,  # a body that was cut off is no page
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # Scrapy does not by default; anybody on the way could change a page
        "RETRY_TIMES": fetch.retries,
        "RETRY_HTTP_CODES": [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
        "REDIRECT_MAX_TIMES": 5,
        "REFERRER_POLICY": "no-referrer",
        "METAREFRESH_ENABLED": False,  # the spider takes it as a page that moved
        "HTTPERROR_ALLOW_ALL": True,
        "HTTPCACHE_ENABLED": False,  # the last snapshot is what answers are compared with
        "HTTPPROXY_ENABLED": False,  # behind a proxy nobody could tell which network is reached
        "COOKIES_ENABLED": False,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",  # the spider knows each page's path
        "TWISTED_DNS_RESOLVER": "materia_medica.fetch.network.GuardedResolver",
        ALLOWED: list(fetch.allow_private),
        "TELNETCONSOLE_ENABLED": False,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it reads the source of the callbacks anew for every page
        "SPIDER_MIDDLEWARES": {
            "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
            "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,  # it drops a long address without a word
        },
        "LOG_LEVEL": "WARNING",
        "DOWNLOADER_MIDDLEWARES": {
            f"{_THEIRS}.offsite.OffsiteMiddleware": None,
            f"{_THEIRS}.robotstxt.RobotsTxtMiddleware": None,
            f"{_THEIRS}.httpauth.HttpAuthMiddleware": None,
            f"{_THEIRS}.retry.RetryMiddleware": None,
            f"{_THEIRS}.httpcompression.HttpCompressionMiddleware": None,
            f"{_THEIRS}.redirect.RedirectMiddleware": None,
            f"{_HERE}.middleware.Guard": 50,
            f"{_HERE}.robots.Robots": 100,
            f"{_HERE}.middleware.Retry": 550,
            f"{_HERE}.middleware.Compression": 590,
            f"{_HERE}.middleware.Redirects": 600,
        },
        "EXTENSIONS": {
            "scrapy.extensions.throttle.AutoThrottle": None,  # `Throttle` stands in its place
            "scrapy.extensions.logstats.LogStats": None,
            **({f"{_HERE}.robots.Throttle": 0} if fetch.throttle else {}),
        },
    }


def main() -> None:
    """Run one crawl."""
    with open(0, "rb", buffering=0, closefd=False) as stdin:  # unbuffered: the rest is for `_listen`
        job = json.loads(stdin.readline())
    source = Source(**{**job["source"], "pages": tuple(job["source"]["pages"])})
    fetch = settings_of(source)
    state = CrawlState(site_of(source, fetch), fetch)
    raw = Path(job["raw"])
    unfinished = Path(job["unfinished"])
    base = Base(Path(job["base"]) if job["base"] else None)
    reused = {p: o for p, o in without_shells(outcomes(unfinished)).items() if o.entry} if not job["dry_run"] else {}
    process = AsyncCrawlerProcess(scrapy_settings(fetch))
    crawler = process.create_crawler(SiteSpider)
    journal = None if job["dry_run"] else Journal(unfinished)
    errors: list[str] = []

    def on_error(failure: Any, **_: Any) -> None:
        if isinstance(failure.value, (OSError, Stop)):
            state.break_down(failure.value)
            return
        errors.append(failure.getTraceback())
        state.give_up(f"a bug in materia: {failure.value!r}")

    crawler.signals.connect(on_error, signal=signals.spider_error)
    process.crawl(
        crawler,
        source=source.id,
        crawl=state,
        base=base,
        raw=raw,
        journal=journal,
        done=reused,
        limit=job["limit"],
        tell=_teller(),
    )
    threading.Thread(target=_listen, args=(state,), daemon=True).start()
    process.start(install_signal_handlers=False)
    if journal:
        try:
            journal.sync()
        except OSError as error:
            state.break_down(error)
    spider: Any = crawler.spider
    stats = crawler.stats.get_stats() if crawler.stats else {}
    _say(
        ended=True,
        trouble=state.trouble if spider else "the crawl could not be started",
        broken=state.broken,
        errors=errors,
        notes=state.notes,
        known=sorted(spider.ledger.known) if spider and job["dry_run"] else len(spider.ledger.known) if spider else 0,
        statuses=spider.ledger.statuses if spider else {},
        requests=stats.get("downloader/request_count", 0),
        rss_mb=_peak_mb(),
    )


def _peak_mb() -> float:
    """Most memory that this process has held, in MB."""
    try:  # what getrusage says holds the memory of the process that started this one, too
        status = Path("/proc/self/status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError, ValueError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1024 if sys.platform != "darwin" else 1024**2)


def _teller() -> Any:
    last = 0.0

    def tell(done: int, known: int, failed: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= TELL_EVERY:
            last = now
            _say(done=done, known=known, failed=failed)

    return tell


def _say(**said: Any) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _listen(state: CrawlState) -> None:
    """Wait for `stop`; at the end of stdin the parent is gone and nobody waits for a result."""
    from twisted.internet import reactor

    while said := os.read(0, 100):
        if b"stop" in said:
            reactor.callFromThread(lambda: state.give_up(INTERRUPTED))
    os._exit(1)


if __name__ == "__main__":
    main()
