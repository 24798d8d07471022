"""The parts of fetching, each by itself: addresses, settings, recognition, networks, dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from materia_medica.fetch.addresses import Site, same_page, site_of
from materia_medica.fetch.kinds import KINDS
from materia_medica.fetch.listing import http_date
from materia_medica.fetch.load import charset_of
from materia_medica.fetch.middleware import retry_after
from materia_medica.fetch.network import is_public
from materia_medica.fetch.patterns import matcher
from materia_medica.fetch.recognise import no_page, wrong_type
from materia_medica.page import Page
from materia_medica.schema.values import SOURCE_KINDS
from materia_medica.settings.fetch import FetchSettings, settings_of
from materia_medica.settings.source import Source
from materia_medica.settings.yaml import SettingsError

from .pages import form_one, form_two, sample_pages


def site_source(address: str = "https://pages.example", **fetch: Any) -> Source:
    fetch.setdefault("contact", "https://pages.example/contact")
    return Source("far", "Far", "site", address, "ai_generated", "none", ("**",), fetch=fetch)


def site_at(address: str, **fetch: Any) -> Site:
    source = site_source(address, **fetch)
    return site_of(source, settings_of(source))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://pages.example/", "index.html"),
        ("https://pages.example", "index.html"),
        ("https://pages.example/a/", "a/index.html"),
        ("https://pages.example/a", "a"),
        ("http://pages.example:80/a.html#top", "a.html"),
        ("https://pages.example/a%20b/caf%C3%A9.html", "a b/café.html"),
        ("https://pages.example/a b/café.html", "a b/café.html"),
        ("https://pages.example/x/../a.html", "a.html"),
        ("https://pages.example/../../a.html", "a.html"),
        ("https://pages.example/%2e%2e/a.html", "%2e%2e/a.html"),
        ("https://pages.example/..%2f..%2fa.html", "..%2f..%2fa.html"),
        ("https://pages.example/a%00.html", "a%00.html"),
        ("https://pages.example/a%5cb.html", "a%5cb.html"),
        ("https://pages.example/100%25.html", "100%25.html"),
        ("https://pages.example/latin-%e9.html", "latin-%e9.html"),
        ("https://pages.example/a.html?id=3&x=1", "a.html?id=3&x=1"),
        ("https://pages.example//a.html", None),
        ("https://other.example/a.html", None),
        ("https://pages.example.evil.example/a.html", None),
        ("https://pages.example:8443/a.html", None),
        ("https://user:word@pages.example/a.html", None),
        ("ftp://pages.example/a.html", None),
        ("file:///etc/passwd", None),
        ("https://[bad/a.html", None),
    ],
)
def test_the_path_of_an_address(url: str, path: str | None) -> None:
    assert site_at("https://pages.example").path_of(url) == path


def test_a_site_in_a_folder_has_paths_below_it() -> None:
    site = site_at("https://pages.example/docs", hosts=["www.pages.example", "pages.example:8443"])
    assert site.path_of("https://pages.example/docs/a.html") == "a.html"
    assert site.path_of("https://www.pages.example/docs/a.html") == "a.html"
    assert site.path_of("https://pages.example:8443/docs/a.html") == "a.html"
    assert site.path_of("https://www.pages.example:8443/docs/a.html") is None
    assert site.path_of("https://pages.example/a.html") is None
    assert site.path_of("https://pages.example/docs/../a.html") is None


@given(st.text(max_size=60))
def test_no_address_has_a_path_that_leads_elsewhere(said: str) -> None:
    path = site_at("https://pages.example").path_of("https://pages.example/" + said)
    if path is not None:
        parts = path.partition("?")[0].split("/")
        assert not {"", ".", ".."} & set(parts)
        assert not any(c in path.partition("?")[0] for c in "\x00\\\n\r")


@given(st.text(alphabet="ab*?[]!/.\\^-", max_size=12), st.text(alphabet="ab/.", max_size=12))
def test_no_pattern_breaks_the_matcher(pattern: str, path: str) -> None:
    assert matcher((pattern,))(path) in (True, False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
     "no address"],
)  # fmt: skip
def test_private_loopback_and_link_local_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_and_allowed_networks_may_be_reached() -> None:
    assert is_public("9.9.9.9")
    assert is_public("2620:fe::fe")
    assert is_public("127.0.0.1", ["127.0.0.0/31"])
    assert not is_public("127.0.0.2", ["127.0.0.0/31"])
    assert not is_public("::1", ["127.0.0.0/8"])
    assert is_public("::ffff:127.0.0.1", ["127.0.0.0/8"])


@pytest.mark.parametrize(
    ("fetch", "message"),
    [
        ({"speed": 3}, "unknown field speed; known are allow_private, concurrency, contact"),
        ({"delay": "fast"}, r"fetch\.delay: expected a number, not 'fast'"),
        ({"delay": -1}, r"fetch\.delay: must not be below 0"),
        ({"delay": True}, r"fetch\.delay: expected a number"),
        ({"concurrency": 1.5}, r"fetch\.concurrency: expected a whole number"),
        ({"concurrency": 0}, r"fetch\.concurrency: must be above 0"),
        ({"max_gone_share": 10}, r"fetch\.max_gone_share: a share lies between 0 and 1"),
        ({"throttle": "no"}, r"fetch\.throttle: expected true or false"),
        ({"hosts": [1]}, r"fetch\.hosts: expected a list of texts"),
        ({"hosts": "www.pages.example"}, r'fetch\.hosts: expected a list of texts, .* write \["www\.pages\.example"\]'),
        ({"allow_private": ["300.0.0.0/8"]}, r"fetch\.allow_private: '300\.0\.0\.0/8' does not"),
        ({"contact": "Jörg"}, "plain ASCII"),
        ({"contact": None}, r"fetch\.contact: say whom the site's owner may write to"),
    ],
)
def test_settings_that_cannot_be_are_named(
    fetch: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MATERIA_CONTACT", raising=False)
    with pytest.raises(SettingsError, match=message) as error:
        settings_of(site_source(**fetch))
    assert "source 'far'" in str(error.value)


def test_settings_have_polite_defaults_and_the_contact_may_come_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATERIA_CONTACT", "crawl@pages.example")
    settings = settings_of(site_source(contact=None))
    assert settings == FetchSettings(contact="crawl@pages.example")
    assert (settings.concurrency, settings.max_gone_share, settings.max_failed_share) == (2, 0.1, 0.05)
    assert settings.throttle
    assert settings.agent() == "Materia/0.1.0 (+crawl@pages.example)"
    named = settings_of(site_source(contact=None, user_agent="Apothecary/2 (crawl@pages.example)"))
    assert (named.agent(), named.product()) == ("Apothecary/2 (crawl@pages.example)", "Apothecary")
    assert settings_of(Source("g", "G", "git", "x", "crowd", "none")).contact == "crawl@pages.example"


def test_an_address_that_is_no_site_is_said() -> None:
    with pytest.raises(SettingsError, match=r"begins with http:// or https://, is 'pages\.example'"):
        settings_of(site_source("pages.example"))


def page(body: bytes) -> Page:
    return Page("far", "a.html", body, charset="utf-8")


@pytest.mark.parametrize("body", [form_one(1), form_two(2), form_one(404), *sample_pages().values()])
def test_monographs_are_recognised_as_pages(body: bytes) -> None:
    assert no_page(page(body), 200) is None


LONG = b"<p>" + b"Many words about nothing in particular, which no page of a drug would hold. " * 30


@pytest.mark.parametrize(
    ("body", "rule", "kind"),
    [
        (b"<title>404 Not Found</title><h1>404</h1><p>x", "soft_404", "missing"),
        (b"<title>Formulary | Page not found</title><h1>Sorry</h1>" + LONG, "soft_404", "missing"),
        (b"<title>Formulary</title><h1>Oops!</h1><p>The page you are looking for is not here.", "soft_404", "missing"),
        (b"<title>Just a moment...</title><h1>pages.example</h1><p>Enable JavaScript and cookies to continue", "bot_wall",
         "failed"),
        (b"<title>Attention Required! | Wall</title><h1>Sorry, you have been blocked</h1>" + LONG, "bot_wall", "failed"),
        (b"<title>Formulary</title><body><div id=root></div><script>start()</script>", "empty_shell", "failed"),
        (b"<title>Formulary</title><main><h1>Formulary</h1><p>Loading</p></main>", "empty_shell", "failed"),
        (b"<main>" + LONG + LONG + b"</main>", "empty_shell", "failed"),
    ],
)  # fmt: skip
def test_answers_that_are_no_pages_are_recognised(body: bytes, rule: str, kind: str) -> None:
    found = no_page(page(b"<!DOCTYPE html><html>" + body), 200)
    assert found is not None
    assert (found.rule, found.kind) == (rule, kind)


def test_a_page_may_say_not_found_in_its_text() -> None:
    body = form_one(1).replace(
        b"an invented medicine", b"an allergy was not found, and the page of a doctor was not found"
    )
    assert no_page(page(body), 200) is None


def test_pages_of_the_corpus_are_recognised_as_pages(corpus: Path) -> None:
    files = sorted(corpus.glob("*-site/**/*.html"))[::12]
    assert len(files) > 50
    assert [f.name for f in files if no_page(page(f.read_bytes()), 200)] == []


def test_the_content_type_must_suit_the_page() -> None:
    assert wrong_type("a/index.html", "text/html; charset=x") is None
    assert wrong_type("a", "application/xhtml+xml") is None
    assert wrong_type("a.md", "text/plain") is None
    assert wrong_type("a.md", "text/html")
    assert wrong_type("a.html", "application/json")
    assert wrong_type("a.html", None)


def test_charsets_are_read_from_the_content_type() -> None:
    assert charset_of('text/html; charset="UTF-8"') == "utf-8"
    assert charset_of("text/html") is None
    assert charset_of(None) is None


def test_retry_after_is_a_number_or_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True).encode()
    assert retry_after(b"120") == 120
    assert 80 < (retry_after(later) or 0) <= 90
    assert retry_after(b"Mon, 02 Feb 2015 10:00:00 GMT") == 0
    assert retry_after(b"soon") is None
    assert retry_after(None) is None


def test_dates_of_a_sitemap_become_dates_of_http() -> None:
    assert http_date("2026-04-01") == "Wed, 01 Apr 2026 00:00:00 GMT"
    assert http_date("2026-04-01T12:00:00+02:00") == "Wed, 01 Apr 2026 10:00:00 GMT"
    assert http_date("last week") is None
    assert http_date(None) is None


def test_spellings_of_one_page() -> None:
    assert same_page("a/index.html", "a")
    assert same_page("a.html", "A/index.html")
    assert same_page("index.html", "")
    assert not same_page("a/b.html", "a")
    assert not same_page("index.html", "a/index.html")
    assert not same_page(None, "a")


def test_every_declared_kind_of_source_can_be_fetched() -> None:
    assert sorted(KINDS) == sorted(SOURCE_KINDS)
