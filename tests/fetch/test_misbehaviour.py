"""A site that misbehaves: what is waited for, what is refused, and that nothing of it ends as a page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from materia_medica.fetch import pages_of
from materia_medica.fetch.load import load
from materia_medica.fetch.progress import FetchReport
from materia_medica.read import read
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

from .conftest import QUICK, Project
from .pages import form_one, form_two
from .server import (
    Answer,
    Site,
    breaks_connection,
    cut_off,
    endless,
    fails_first,
    gzip_bomb,
    huge,
    redirects,
    served,
    stalls,
)

Make = Callable[..., Project]
WALL = (
    b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p><p>Wait.</p></body></html>"
)
SHELL = b'<html><head><title>Formulary</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
SOFT = b"<html><head><title>Page not found | Formulary</title></head><body><h1>Page not found</h1><p>Sorry.</p></body></html>"


@dataclass
class Bad:
    """What one crawl of the misbehaving site led to."""

    site: Site
    project: Project
    report: FetchReport
    rejects: dict[str, RejectRow]
    outside: Site


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bad]:
    with served() as site, served() as outside:
        outside.add("/composition/stolen.html", form_one(66))
        page = {n: Answer(form_one(n)) for n in range(40)}
        good, acts = "/composition/good/", site.acts
        site.add(f"{good}plain.html", form_one(0))
        site.add(f"{good}charset.html", form_two(1), content_type="text/html; charset=utf-16")
        latin = form_two(8).replace(b"invented", "erfunden \xe4".encode("latin-1"))
        site.add("/composition/bad/charset.html", latin, content_type="text/html; charset=utf-16")
        acts[f"{good}busy.html"] = fails_first(1, 429, page[2], Retry_After="2")
        acts[f"{good}hiccup.html"] = fails_first(1, 500, page[3])
        acts[f"{good}timeout.html"] = fails_first(2, 408, page[4])
        acts[f"{good}dropped.html"] = breaks_connection(1, page[5])
        acts[f"{good}torn.html"] = cut_off(page[6].body, 1, page[6])
        acts[f"{good}slash"] = redirects(f"{good}slash/", 301)
        site.add(f"{good}slash/", form_two(7))
        bad_ones = "/composition/bad/"
        acts[f"{bad_ones}cut-off.html"] = cut_off(page[10].body, 99)
        acts[f"{bad_ones}stalled.html"] = stalls(4.0)
        acts[f"{bad_ones}bomb.html"] = gzip_bomb(50_000_000)
        acts[f"{bad_ones}huge.html"] = huge(50_000_000, told=True)
        acts[f"{bad_ones}huge-unsaid.html"] = huge(50_000_000, told=False)
        acts[f"{bad_ones}headers.html"] = endless(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n")
        acts[f"{bad_ones}folded.html"] = endless(b"HTTP/1.1 200 OK\r\nX-More: 1\r\n", b" and more\r\n")
        acts[f"{bad_ones}interim.html"] = endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n")
        acts[f"{bad_ones}one-header.html"] = endless(b"HTTP/1.1 200 OK\r\nX-More: ", b"and more ")
        acts[f"{bad_ones}down.html"] = fails_first(99, 502, page[11])
        acts[f"{bad_ones}loop-a.html"] = redirects(f"{bad_ones}loop-a.html")
        acts[f"{bad_ones}loop-b.html"] = redirects(f"{bad_ones}loop-b/")
        acts[f"{bad_ones}loop-b/"] = redirects(f"{bad_ones}loop-b.html")
        acts[f"{bad_ones}elsewhere.html"] = redirects(f"{outside.address}/composition/stolen.html")
        acts[f"{bad_ones}inside.html"] = redirects(
            f"http://127.0.0.2:{site.address.rpartition(':')[2]}{good}plain.html"
        )
        acts[f"{bad_ones}file.html"] = redirects("file:///etc/passwd")
        acts[f"{bad_ones}moved.html"] = redirects("/composition/good/target.html", 301)
        acts[f"{bad_ones}home.html"] = redirects("/")
        site.add(f"{good}target.html", form_one(20))
        site.add(
            f"{bad_ones}refresh.html", b'<meta http-equiv="refresh" content="0; url=/composition/good/target.html">'
        )
        site.add(f"{bad_ones}forbidden.html", b"no", status=403)
        site.add(f"{bad_ones}picture.html", b"\x89PNG", content_type="image/png")
        site.add(f"{bad_ones}untyped.html", form_one(21), content_type=None)
        site.add(f"{bad_ones}soft.html", SOFT)
        site.add(f"{bad_ones}wall.html", WALL)
        site.add(f"{bad_ones}shell.html", SHELL)
        site.add(f"{bad_ones}empty.html", b" \n")
        site.add("/composition/private/secret.html", form_one(22))
        for n in range(3):
            site.add(f"{bad_ones}same-{n}.html", form_one(23))
        listed = [*site.pages(), f"{bad_ones}missing.html", "/composition/%2e%2e/%2e%2e/%2e%2e/etc/up.html",
                  "/composition/..%2f..%2fup.html", "/composition/nul%00.html"]  # fmt: skip
        for path in listed[-3:]:
            site.add(path, form_one(30 + len(path)))
        listed.remove(f"{good}slash/")
        listed.remove(f"{good}target.html")
        listed.remove(f"{bad_ones}loop-b/")
        site.list_in_sitemap(listed)
        site.add("/robots.txt", f"User-agent: other\nDisallow: /\n\nUser-agent: materia\nDisallow: /composition/private/\n"
                                f"Sitemap: {site.address}/sitemap.xml".encode(), content_type="text/plain")  # fmt: skip
        source = Source(
            "far", "Far", "site", site.address, "written_for_this_project", "CC0-1.0", ("composition/**",),
            fetch={**QUICK, "timeout": 1.5, "max_failed_share": 1.0, "concurrency": 4},
        )  # fmt: skip
        project = Project(tmp_path_factory.mktemp("bad"), source)
        report = project.fetch()
        rejects = {r.path: r for r in pages_of(project.folder, source).rejects}
        yield Bad(site, project, report, rejects, outside)


def test_every_good_page_is_stored_and_nothing_else(bad: Bad) -> None:
    good = {p for p in bad.project.entries() if p.startswith("composition/good/")}
    assert {p.removeprefix("composition/good/") for p in good} == {
        "plain.html", "charset.html", "busy.html", "hiccup.html", "timeout.html", "dropped.html", "torn.html", "slash",
        "target.html",
    }  # fmt: skip
    odd = set(bad.project.entries()) - good
    assert odd == {
        "composition/%2e%2e/%2e%2e/%2e%2e/etc/up.html",
        "composition/..%2f..%2fup.html",
        "composition/nul%00.html",
    }
    for path in good:
        assert "side effects" in read(load(bad.project.refs()[path])).text.lower()


@pytest.mark.parametrize(
    ("name", "rule", "reason"),
    [
        ("cut-off", "broken_connection", ""),
        ("stalled", "timeout", "took longer than 1.5 seconds"),
        ("bomb", "oversized_page", "above 5,000,000 bytes after decompression"),
        ("huge", "oversized_page", "more than 5,000,000 bytes; cut off"),
        ("huge-unsaid", "oversized_page", "more than 5,000,000 bytes; cut off"),
        ("headers", "oversized_headers", "more than 262,144 bytes of headers; cut off"),
        ("folded", "oversized_headers", "more than 262,144 bytes of headers; cut off"),
        ("interim", "oversized_headers", "more than 262,144 bytes of headers; cut off"),
        ("one-header", "broken_connection", ""),
        ("down", "http_502", "HTTP 502"),
        ("missing", "http_404", "HTTP 404"),
        ("forbidden", "http_403", "HTTP 403"),
        ("loop-a", "redirect_loop", "in a circle"),
        ("loop-b", "redirect_loop", "in a circle"),
        ("elsewhere", "offsite_redirect", "is not one of the source's"),
        ("inside", "offsite_redirect", "host 127.0.0.2"),
        ("file", "http_302", "HTTP 302"),
        ("moved", "moved", "redirects to"),
        ("home", "moved", "redirects to"),
        ("refresh", "moved", "redirects to"),
        ("picture", "wrong_content_type", "image/png"),
        ("untyped", "wrong_content_type", "not stated"),
        ("soft", "soft_404", "the title says 'Page not found"),
        ("wall", "bot_wall", "the title says 'Just a moment"),
        ("shell", "empty_shell", ""),
        ("empty", "empty_page", "no body"),
        ("charset", "undecodable", "utf-16"),
        ("same-0", "empty_shell", "the same answer as at 2 other addresses"),
    ],
)
def test_what_is_no_page_is_reported_with_its_rule(bad: Bad, name: str, rule: str, reason: str) -> None:
    reject = bad.rejects[f"composition/bad/{name}.html"]
    assert (reject.stage, reject.source, reject.table, reject.rule) == ("fetch", "far", "monographs", rule)
    assert reason in reject.reason


def test_each_listed_address_is_a_page_or_a_reject(bad: Bad) -> None:
    listed = bad.site.answers["/sitemap.xml"].body.count(b"<loc>")
    assert listed + 1 == len(bad.project.entries()) + len(bad.rejects), "and the target of `moved`"
    assert sum(bad.report.counts.values()) == listed + 1


def test_robots_txt_is_obeyed_by_the_name_of_this_crawler(bad: Bad) -> None:
    assert bad.rejects["composition/private/secret.html"].rule == "robots"
    assert bad.site.asked("/composition/private/secret.html") == []
    assert len(bad.site.asked("/robots.txt")) == 1


def test_no_other_host_was_asked(bad: Bad) -> None:
    assert bad.outside.seen == []


def test_retries_wait_as_long_as_the_site_says(bad: Bad) -> None:
    first, second = bad.site.asked("/composition/good/busy.html")
    assert (first.status, second.status) == (429, 200)
    assert second.at - first.at >= 2.0
    others = [s.at for s in bad.site.asked() if first.at + 1.0 < s.at < first.at + 1.9]
    assert others == [], "Retry-After holds back the whole host"
    assert len(bad.site.asked("/composition/bad/down.html")) == 3
    assert len(bad.site.asked("/composition/bad/missing.html")) == 1


def test_a_body_above_the_limit_is_not_read_to_its_end(bad: Bad) -> None:
    assert bad.report.peak_rss_mb < 200
    assert 262_144 < bad.site.sent_endlessly < 20_000_000, (
        "nor are headers without end; the rest is in the system's buffers"
    )
    assert len(bad.site.asked("/composition/bad/headers.html")) == 1, "and asking again would not help"


def test_nothing_was_written_outside_the_snapshot(bad: Bad) -> None:
    written = {p.relative_to(bad.project.folder) for p in bad.project.folder.rglob("*") if p.is_file()}
    assert all(p.parts[:2] == ("raw", "far") for p in written)
    assert {p.name for p in written} == {
        ".lock", "latest.json", "manifest.json", "pages.jsonl", "gone.jsonl", "refused.jsonl", "pages.warc.gz",
    }  # fmt: skip


# robots.txt ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [404, 403])
def test_without_a_robots_txt_everything_may_be_asked(site: Site, crawl_of: Make, status: int) -> None:
    site.fill(3)
    site.add("/sitemap.xml", site.sitemap(), content_type="application/xml")
    site.add("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    assert crawl_of(site).fetch().n_pages == 3


@pytest.mark.parametrize("trouble", ["503", "unreachable", "elsewhere", "endless"])
def test_a_robots_txt_that_cannot_be_had_forbids_everything(site: Site, crawl_of: Make, trouble: str) -> None:
    site.fill(3)
    site.list_in_sitemap()
    site.acts["/robots.txt"] = {
        "503": fails_first(99, 503, Answer()),
        "unreachable": breaks_connection(99, Answer()),
        "elsewhere": redirects("http://127.0.0.2:9/robots.txt"),
        "endless": endless(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n"),
    }[trouble]
    with pytest.raises(Stop, match=r"robots\.txt of .*RFC 9309") as stop:
        crawl_of(site).fetch()
    assert stop.value.code is Exit.FETCH_REFUSED
    assert site.asked() == []


def test_crawl_delay_and_the_number_of_requests_at_once_are_kept(site: Site, crawl_of: Make) -> None:
    site.fill(4)
    site.list_in_sitemap()
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 0.4\n", content_type="text/plain")
    project = crawl_of(site, throttle=True, delay=0.0, concurrency=8)
    project.fetch()
    at = sorted(s.at for s in site.asked())
    assert at[-1] - at[0] > 3 * 0.4 * 0.75
    assert site.most_active == 1


def test_the_defaults_are_polite(site: Site, crawl_of: Make) -> None:
    site.fill(4)
    site.list_in_sitemap()
    site.delay = 0.05
    project = crawl_of(site)
    project.source.fetch.clear()
    project.change(contact="https://pages.example/contact", allow_private=["127.0.0.1/32"])
    project.fetch()
    at = sorted(s.at for s in site.asked())
    assert at[-1] - at[0] > 3 * 0.5 * 0.75, "about a second each, spread by half"
    assert site.most_active <= 2


def test_at_most_two_requests_run_at_once(site: Site, crawl_of: Make) -> None:
    site.fill(20)
    site.list_in_sitemap()
    site.delay = 0.03
    crawl_of(site).fetch()
    assert site.most_active == 2


# Places that must not be reached -------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_private_addresses_are_refused_unless_the_source_allows_them(site: Site, crawl_of: Make, host: str) -> None:
    site.fill(3)
    site.address = site.address.replace("127.0.0.1", host)
    site.list_in_sitemap()
    with pytest.raises(Stop, match=f"{host} is in a private network"):
        crawl_of(site, allow_private=False).fetch()
    assert site.seen == []


def test_a_redirect_to_a_host_of_the_source_in_a_private_network_is_refused(site: Site, crawl_of: Make) -> None:
    site.fill(3)
    page = site.pages()[0]
    port = site.address.rpartition(":")[2]
    here, there = site.answers[page], redirects(f"http://localhost:{port}{page}")
    site.acts[page] = lambda handler, n: (
        handler.answer(here) if handler.headers["Host"].startswith("localhost") else there(handler, n)
    )
    site.list_in_sitemap()
    assert crawl_of(site, hosts=[f"localhost:{port}"], allow_private=["127.0.0.1/32", "::1/128"]).fetch().n_pages == 3
    site.acts[page] = redirects(f"http://127.0.0.2:9{page}")
    project = crawl_of(site, hosts=["127.0.0.2:9"], max_failed_share=1.0)
    project.raw.rename(project.folder / "old")
    project.fetch()
    (reject,) = pages_of(project.folder, project.source).rejects
    assert (reject.path, reject.rule) == (page.lstrip("/"), "robots_unreachable")
    assert "127.0.0.2 is in a private network" in reject.reason


# When to stop --------------------------------------------------------------------------------------------------------


def test_a_long_retry_after_ends_the_fetch_and_the_next_call_goes_on(site: Site, crawl_of: Make) -> None:
    site.fill(10)
    site.list_in_sitemap()
    late = site.pages()[5]
    site.acts[late] = fails_first(1, 429, site.answers[late], Retry_After="7200")
    project = crawl_of(site, concurrency=1)
    began = time.monotonic()
    with pytest.raises(Stop, match=r"wants to be asked again in 7,200 s only") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED
    assert time.monotonic() - began < 30
    asked = [s.path for s in site.asked() if s.status == 200]
    site.forget()
    site.acts.clear()
    assert project.fetch().n_pages == 10
    assert set(asked).isdisjoint(s.path for s in site.asked())


def test_a_site_that_is_down_is_left_alone_soon(site: Site, crawl_of: Make) -> None:
    site.fill(60)
    site.list_in_sitemap()
    for path in site.pages():
        site.acts[path] = fails_first(99, 500, Answer())
    with pytest.raises(Stop, match="the last 20 pages all failed"):
        crawl_of(site, retries=0, concurrency=1).fetch()
    assert len(site.asked()) < 30


def test_a_server_that_is_not_there_is_said(tmp_path: Path, site: Site, crawl_of: Make) -> None:
    project = crawl_of(Site(address="http://127.0.0.1:9"))
    with pytest.raises(Stop, match=r"robots\.txt of 127\.0\.0\.1:9 cannot be had: .*[Rr]efused") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED


# https ---------------------------------------------------------------------------------------------------------------


def test_a_certificate_that_nobody_vouches_for_is_refused(
    tmp_path: Path, crawl_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = self_signed(tmp_path / "server.pem")
    with served(certificate) as site:
        site.fill(3)
        site.list_in_sitemap()
        with pytest.raises(Stop, match=r"cannot be had: .*certificate verify failed"):
            crawl_of(site, retries=0).fetch()
        assert site.seen == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert crawl_of(site, retries=0).fetch().n_pages == 3


def self_signed(file: Path) -> Path:
    """A certificate for 127.0.0.1 with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(certificate.public_bytes(pem) + private)
    return file
