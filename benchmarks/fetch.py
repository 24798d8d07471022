"""How fast a crawl runs against a server on this machine with throttling off, and whether its memory stays flat.

    python benchmarks/fetch.py [PAGES ...]       default: 500 20000

The server runs in a process of its own (the one of the tests, with Nagle's algorithm off). For comparison the same
pages are fetched by a plain Scrapy spider that follows the same sitemap and keeps nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from materia_medica.fetch.fetch import fetch_source  # noqa: E402
from materia_medica.settings.source import Source  # noqa: E402

CONCURRENCY = 8
PLAIN = """
import sys
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.spiders import SitemapSpider

class Plain(SitemapSpider):
    name = "plain"
    sitemap_urls = [sys.argv[1] + "/sitemap.xml"]
    def parse(self, response):
        pass

at_once = int(sys.argv[2])
process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS_PER_DOMAIN": at_once, "DOWNLOAD_DELAY": 0})
process.crawl(Plain)
process.start()
"""


@contextmanager
def server(pages: int) -> Iterator[str]:
    """A site of so many pages; gives its address."""
    command = [sys.executable, "-m", "tests.fetch.server", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["address"]
        finally:
            process.kill()


def measure(pages: int) -> None:
    with server(pages) as address, tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", PLAIN, address, str(CONCURRENCY)], check=True)
        plain = time.monotonic() - began
        print(f"  {pages:>6,}  {'plain spider':<14}{plain:>9.1f}{pages / plain:>9.0f}")
        settings = {
            "contact": "https://pages.example/contact", "throttle": False, "delay": 0.0, "concurrency": CONCURRENCY,
            "allow_private": ["127.0.0.1/32"],
        }  # fmt: skip
        source = Source("bench", "Bench", "site", address, "crowd", "none", ("composition/**",), fetch=settings)
        for what in ("first crawl", "all unchanged"):
            report = fetch_source(Path(folder), source)
            assert report.n_pages == pages
            rate = pages / report.seconds
            print(f"  {pages:>6,}  {what:<14}{report.seconds:>9.1f}{rate:>9.0f}{report.peak_rss_mb:>20.0f}")


def main() -> None:
    print(f"Fetching: python benchmarks/fetch.py {' '.join(sys.argv[1:])}".rstrip())
    print("  materia fetch of a site on this machine, throttling off")
    print(f"  {'pages':>6}  {'':14}{'seconds':>9}{'pages/s':>9}{'MB at most, crawler':>20}")
    for pages in [int(a) for a in sys.argv[1:]] or [500, 20_000]:
        measure(pages)


if __name__ == "__main__":
    main()
