"""Crawling a site into snapshots: the first time, again with nothing new, and after changes."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from warcio.archiveiterator import ArchiveIterator

from materia_medica.fetch import pages_of
from materia_medica.fetch.load import load
from materia_medica.read import read
from materia_medica.stop import Exit, Stop

from .conftest import Project
from .pages import form_one, form_two, sample_pages
from .server import Answer, Site, fails_first

Make = Callable[..., Project]


def test_a_site_is_crawled_once_and_then_costs_only_304s_until_it_changes(site: Site, crawl_of: Make) -> None:
    site.fill(20)
    for path, body in sample_pages().items():
        site.add(path, body, packed=True)
    site.add("/composition/d/dated.html", form_one(90), validators="date")
    site.add("/composition/p/plain.html", form_one(91), validators="none")
    site.add("/about.html", form_one(99))
    site.list_in_sitemap([*site.pages(), "/about.html"])
    project = crawl_of(site)
    told = []
    report = project.fetch(progress=told.append)

    # Every page of the source is there, as it was served, and was asked for once.
    wanted = {p.lstrip("/") + ("index.html" if p.endswith("/") else ""): p for p in site.pages()}
    assert (report.outcome, report.n_pages, report.counts) == ("new", len(wanted), {"fetched": len(wanted)})
    assert report.statuses == {"200": len(wanted)}
    assert project.entries().keys() == wanted.keys()
    assert sorted(s.path for s in site.asked()) == sorted(wanted.values())
    assert site.asked("/about.html") == []
    assert all(p.known == len(wanted) for p in told)
    for path, entry in project.entries().items():
        body = site.answers[wanted[path]].body
        page = load(project.refs()[path])
        assert (page.data, page.url, page.charset) == (body, site.address + wanted[path], "utf-8")
        assert (entry.sha256, entry.bytes, entry.status) == (hashlib.sha256(body).hexdigest(), len(body), 200)
        assert page.fetched_at is not None
        assert timedelta(0) <= datetime.now(UTC) - page.fetched_at < timedelta(minutes=5)
        assert read(page).text

    # The responses lie in a WARC file that any tool for archives reads, one record a page.
    with (project.snapshot.folder / "pages.warc.gz").open("rb") as file:
        records = [
            (r.rec_type, r.rec_headers["WARC-Target-URI"], r.content_stream().read()) for r in ArchiveIterator(file)
        ]
    assert records[0][0] == "warcinfo"
    assert {(u, b) for _, u, b in records[1:]} == {(site.address + p, site.answers[p].body) for p in wanted.values()}
    agents = {s.headers["User-Agent"] for s in site.seen}
    assert agents == {"Materia/0.1.0 (+https://pages.example/contact)"}
    assert not list(project.raw.glob("unfinished"))

    # Nothing changed: each page costs a 304, one without validators its bytes, and there is no new snapshot.
    first = project.snapshot
    before = project.entries()
    site.forget()
    again = project.fetch()
    assert (again.outcome, again.snapshot_id, again.counts) == ("unchanged", first.id, {"unchanged": len(wanted)})
    assert again.statuses == {"200": 1, "304": len(wanted) - 1}
    assert project.snapshots() == [first.id]

    # One page changed, one is new, one is gone: the rest points into the older snapshot and keeps its time.
    site.add("/composition/t/testamol-0.html", form_one(500))
    site.add("/composition/t/new.html", form_one(501))
    del site.answers["/composition/probalol-1/"]
    site.list_in_sitemap()
    third = project.fetch()
    assert third.counts == {"fetched": 2, "unchanged": len(wanted) - 2, "gone": 1}
    assert project.snapshots() == sorted([first.id, third.snapshot_id])
    after = project.entries()
    fetched = {p for p, e in after.items() if e.file.startswith(f"{third.snapshot_id}/")}
    assert fetched == {"composition/t/testamol-0.html", "composition/t/new.html"}
    for path in after.keys() - fetched:
        assert (after[path].file, after[path].offset) == (before[path].file, before[path].offset)
        assert after[path].fetched_at == before[path].fetched_at
        assert load(project.refs()[path]).data == site.answers[wanted[path]].body
    (gone,) = project.snapshot.gone()
    assert (gone.path, gone.reason) == ("composition/probalol-1/index.html", "no longer listed")
    assert gone.since == datetime.now(UTC).date().isoformat()
    found = pages_of(project.folder, project.source)
    assert (found.snapshot_id, len(found.refs), found.rejects) == (third.snapshot_id, len(after), [])


def test_half_of_the_site_gone_is_refused_and_the_last_snapshot_stays(site: Site, crawl_of: Make) -> None:
    site.fill(10)
    site.list_in_sitemap()
    project = crawl_of(site)
    first = project.fetch().snapshot_id
    for path in site.pages()[:5]:
        del site.answers[path]
    for stay_listed in (True, False):
        if not stay_listed:
            site.list_in_sitemap()
        with pytest.raises(Stop, match=r"5 of 10 pages are gone \(50%; at most 10% is believed\)") as stop:
            project.fetch()
        assert stop.value.code is Exit.FETCH_REFUSED
        assert f"Snapshot {first} stays in use" in stop.value.message
        assert (project.snapshots(), project.snapshot.id) == ([first], first)
        assert all(load(r).data for r in project.refs().values())
    report = project.fetch(max_gone=0.5)
    assert (report.outcome, report.n_pages, len(report.gone)) == ("new", 5, 5)


def test_too_many_failures_are_refused_and_the_next_call_asks_for_the_rest_only(site: Site, crawl_of: Make) -> None:
    site.fill(20)
    site.list_in_sitemap()
    bad = site.pages()[:2]
    for path in bad:
        site.acts[path] = fails_first(99, 503, Answer())
    project = crawl_of(site, retries=1)
    with pytest.raises(Stop, match=r"2 of 20 pages could not be fetched \(10%") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED
    assert "no snapshot was made" in stop.value.message.lower()
    assert {p: len(site.asked(p)) for p in bad} == dict.fromkeys(bad, 2)
    with pytest.raises(Stop, match="has no snapshot yet"):
        pages_of(project.folder, project.source)
    site.acts.clear()
    site.forget()
    report = project.fetch()
    assert (report.outcome, report.n_pages) == ("new", 20)
    assert sorted(s.path for s in site.asked()) == sorted(bad)
    assert any("18 pages were on disk already" in note for note in report.notes)


def test_a_known_page_that_fails_keeps_its_older_record_for_a_while(site: Site, crawl_of: Make) -> None:
    site.fill(10)
    site.list_in_sitemap()
    project = crawl_of(site, max_failed_share=0.2)
    project.fetch()
    bad = "composition/t/testamol-0.html"
    good = project.entries()[bad]
    site.acts["/" + bad] = fails_first(99, 500, Answer())
    report = project.fetch()
    assert (report.outcome, report.counts) == ("new", {"unchanged": 9, "failed": 1})
    kept = project.entries()[bad]
    assert kept == good._replace(failed_since=datetime.now(UTC).date().isoformat())
    assert pages_of(project.folder, project.source).rejects == []
    assert [r.rule for r in project.snapshot.refused()] == ["http_500"]
    assert project.fetch().outcome == "unchanged"

    # After the days of grace it is gone.
    pages = project.snapshot.folder / "pages.jsonl"
    pages.write_text(pages.read_text().replace(kept.failed_since or "", "2025-01-01"))
    assert [(g.path, g.reason) for g in project.fetch(max_gone=0.1).gone] == [(bad, "HTTP 500")]
    assert [(r.path, r.rule) for r in pages_of(project.folder, project.source).rejects] == [(bad, "http_500")]


def test_pages_that_the_patterns_no_longer_mean_have_not_vanished(site: Site, crawl_of: Make) -> None:
    site.fill(10)
    site.list_in_sitemap()
    project = crawl_of(site)
    project.fetch()
    project.source = replace(project.source, pages=("composition/t/*.html",))
    report = project.fetch()
    assert (report.outcome, report.counts, report.gone) == ("new", {"unchanged": 5}, ())
    assert sorted(project.entries()) == [f"composition/t/testamol-{n}.html" for n in range(0, 10, 2)]


def test_new_validators_without_new_content_make_no_snapshot_and_are_used_next_time(site: Site, crawl_of: Make) -> None:
    for n in range(4):
        site.add(f"/composition/{n}.html", form_one(n), validators="date")
    site.list_in_sitemap()
    project = crawl_of(site)
    project.fetch()
    for answer in site.answers.values():
        answer.modified = "Tue, 03 Mar 2026 10:00:00 GMT"
    assert project.fetch().statuses == {"200": 4}
    assert project.fetch().statuses == {"304": 4}
    assert len(project.snapshots()) == 1


def test_sitemaps_may_be_nested_compressed_and_incomplete(site: Site, crawl_of: Make) -> None:
    site.fill(6)
    pages = site.pages()
    site.lastmod = {pages[1]: "2026-03-01", pages[3]: "2026-04-01T10:00:00Z", pages[4]: "nonsense"}
    index = "".join(f"<sitemap><loc>{site.address}/{n}</loc></sitemap>" for n in ("a.xml.gz", "deep.xml", "lost.xml"))
    deep = f"<sitemap><loc>{site.address}/b.xml</loc></sitemap><sitemap><loc>{site.address}/index.xml</loc></sitemap>"
    site.add("/index.xml", f"<sitemapindex>{index}</sitemapindex>".encode(), content_type="application/xml")
    site.add("/deep.xml", f"<sitemapindex>{deep}</sitemapindex>".encode(), content_type="application/xml")
    site.add("/a.xml.gz", gzip.compress(site.sitemap(pages[:3])), content_type="application/gzip")
    site.add("/b.xml", site.sitemap(pages[2:]), content_type="text/xml", packed=True)
    project = crawl_of(site, sitemap=["/index.xml"], concurrency=1)
    report = project.fetch()
    assert report.counts == {"fetched": 6}
    assert report.notes == (f"the sitemap {site.address}/lost.xml is missing",)
    assert [s.path for s in site.asked()][:2] == [pages[3], pages[1]], "pages that changed last are fetched first"
    assert len(site.asked("/index.xml")) == 1

    # The sitemap's date stands in for a server without validators, and may be trusted altogether.
    for page in pages:
        site.answers[page].validators = "none"
    site.answers[pages[1]].headers["ETag"] = ""
    project.raw.rename(project.raw.with_name("old"))
    project.fetch()
    site.forget()
    assert project.fetch().outcome == "unchanged"
    asked = {s.path: s.headers.get("If-Modified-Since") for s in site.asked()}
    assert asked[pages[3]] == "Wed, 01 Apr 2026 10:00:00 GMT"
    assert asked[pages[0]] is None
    project.change(trust_lastmod=True)
    site.forget()
    assert project.fetch().counts == {"unchanged": 6}
    assert {s.path for s in site.asked()} == set(pages) - {pages[1], pages[3], pages[4]}


def test_without_a_sitemap_links_are_followed_from_the_start_pages(site: Site, crawl_of: Make) -> None:
    chain = [f"/composition/t/testamol-{n}.html" for n in range(12)]
    for n, path in enumerate(chain):
        onward = chain[n + 1] if n + 1 < len(chain) else "/composition/odd%20name.html?q=1"
        site.add(path, form_one(n, f'<a href="{onward}#top">next</a><a href="../../a-z.html">all</a>'))
    site.add("/composition/odd%20name.html", form_two(77))
    site.add("/a-z.html", f'<a href="{chain[0]}">0</a><a href="/secret.html">s</a><a href="mailto:x@y.z">m</a>'
                          f'<a href="http://other.example/composition/x.html">o</a><a href="javascript:x()">j</a>'
                          f'<a href="composition/../composition/odd%20name.html">odd</a>'.encode())  # fmt: skip
    site.add("/secret.html", form_one(1))
    project = crawl_of(site, "composition/**/*.html", start_pages=["a-z.html"])
    report = project.fetch()
    assert project.entries().keys() == {*(p.lstrip("/") for p in chain), "composition/odd name.html"}
    assert project.refs()["composition/odd name.html"].url == f"{site.address}/composition/odd%20name.html"
    assert site.asked("/secret.html") == []
    assert report.counts == {"fetched": 13}

    # Unchanged pages answer 304 without a body; their links are taken from the older record.
    assert project.fetch().counts == {"unchanged": 13}


def test_a_limit_takes_the_first_pages_and_never_replaces_a_complete_snapshot(site: Site, crawl_of: Make) -> None:
    site.fill(12)
    site.list_in_sitemap()
    project = crawl_of(site)
    first = project.fetch(limit=3)
    assert (first.outcome, first.n_pages, project.snapshot.manifest["limited"]) == ("new", 3, 3)
    assert "does not hold all pages" in pages_of(project.folder, project.source).notes[0]
    full = project.fetch()
    assert (full.n_pages, full.counts) == (12, {"fetched": 9, "unchanged": 3})
    assert pages_of(project.folder, project.source).notes == ()
    site.add("/composition/t/testamol-0.html", form_one(700))
    part = project.fetch(limit=2)
    assert (part.outcome, project.snapshot.id) == ("limited", full.snapshot_id)
    site.forget()
    assert project.fetch().counts == {"fetched": 1, "unchanged": 11}
    assert site.asked("/composition/t/testamol-0.html") == [], (
        "the page that the limited fetch brought is not asked again"
    )


def test_a_dry_run_lists_pages_and_writes_nothing(site: Site, crawl_of: Make) -> None:
    site.fill(5)
    site.list_in_sitemap()
    project = crawl_of(site)
    report = project.fetch(dry_run=True)
    assert (report.outcome, report.counts["listed"], report.counts["not in the last snapshot"]) == ("dry_run", 5, 5)
    assert site.asked() == []
    assert [p.name for p in project.raw.iterdir()] == [".lock"]


def test_what_is_in_the_way_of_a_list_of_pages_is_said(site: Site, crawl_of: Make) -> None:
    project = crawl_of(site)
    with pytest.raises(Stop, match=r"names no `start_pages`") as stop:
        project.fetch()
    assert stop.value.code is Exit.FETCH_REFUSED
    urls = "<url><loc>http://elsewhere.example/composition/a.html</loc></url>" * 3
    site.add("/sitemap.xml", f"<urlset>{urls}</urlset>".encode(), content_type="application/xml")
    with pytest.raises(Stop, match=r"it lists other hosts: elsewhere\.example \(3\); add one to `hosts`"):
        project.fetch()
    site.add("/sitemap.xml", b"<html><body>Hello</body></html>")
    with pytest.raises(Stop, match="is no sitemap: it begins with <html>"):
        project.fetch()
    site.acts["/sitemap.xml"] = fails_first(99, 500, Answer())
    site.add("/robots.txt", b"Sitemap: /sitemap.xml", content_type="text/plain")
    with pytest.raises(Stop, match="answered with HTTP 500"):
        project.fetch()
    assert project.snapshots() == []
    assert json.dumps(sorted(p.name for p in project.raw.iterdir())) == '[".lock", "unfinished"]'
