"""Sites to crawl, as the tests of fetching have them."""

from fetch.conftest import crawl_of, site

__all__ = ["crawl_of", "site"]
