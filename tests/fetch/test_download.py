"""Files of a source of kind download: listed or named by an index, asked for once, and resumed where a connection broke."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.containers.expand import expand
from materia_medica.settings.source import Source
from materia_medica.settings.yaml import SettingsError
from materia_medica.stop import Exit, Stop

from .conftest import QUICK, Project
from .server import Act, Answer, Handler, Site
from .test_containers import PAGE, zipped

BIG = bytes(range(256)) * 4_000
"""A file of a megabyte."""
Make = Callable[..., Project]


@pytest.fixture
def downloads_of(tmp_path: Path) -> Make:
    """A project whose source is the files of `site` below `/files/`."""

    def make(site: Site, *pages: str, **fetch: Any) -> Project:
        source = Source(
            "bulk", "Bulk", "download", f"{site.address}/files", "regulator", "CC0-1.0", pages or ("**/*.zip",),
            fetch={**QUICK, "index": ["/index.json"], **fetch},
        )  # fmt: skip
        return Project(tmp_path / "project", source)

    return make


def index(site: Site, *names: str) -> None:
    """An index as openFDA has one: addresses somewhere in a JSON document."""
    parts = [{"file": f"{site.address}/files/{name}", "size_mb": "1.0"} for name in names]
    said = {
        "meta": {"license": "https://elsewhere.example/x.zip"},
        "results": {"drug": {"label": {"partitions": parts}}},
    }
    site.add("/index.json", json.dumps(said).encode(), content_type="application/json")


def serve(site: Site, *names: str, body: bytes = BIG, **said: Any) -> None:
    for name in names:
        site.add(f"/files/{name}", body, content_type="application/zip", **said)


def in_parts(body: bytes, breaks: list[int], tag: str = '"v1"', *, ranges: bool = True) -> Act:
    """Answers ranges, and breaks off the first answers at these bytes of the file."""

    def act(handler: Handler, before: int) -> None:
        asked = handler.headers.get("Range") if ranges and handler.headers.get("If-Range") == tag else None
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        rest = body[start:]
        sent = rest[: breaks[before] - start] if before < len(breaks) else rest
        headers = {"ETag": tag}
        if asked:
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        handler.reply(206 if asked else 200, sent, headers, length=len(rest))

    return act


def test_an_index_names_the_files_and_other_addresses_in_it_are_not_asked(site: Site, downloads_of: Make) -> None:
    index(site, "label/a.zip", "label/b.zip", "event/c.zip")
    serve(site, "label/a.zip", "label/b.zip", body=zipped({"x.md": PAGE}))
    project = downloads_of(site, "label/*.zip")
    report = project.fetch()
    assert (report.outcome, report.n_pages, report.counts) == ("new", 2, {"fetched": 2})
    entry = project.entries()["label/a.zip"]
    assert (entry.url, entry.status, entry.bytes) == (
        f"{site.address}/files/label/a.zip",
        200,
        len(zipped({"x.md": PAGE})),
    )
    assert {s.path for s in site.seen} == {"/robots.txt", "/index.json", "/files/label/a.zip", "/files/label/b.zip"}
    assert all("pages.example/contact" in s.headers["User-Agent"] for s in site.seen)


def test_the_pages_of_what_was_downloaded_are_those_of_its_containers(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip")
    serve(site, "a.zip", body=zipped({"x.md": PAGE}))
    project = downloads_of(site)
    project.fetch()
    found = expand(pages_of(project.folder, project.source).refs, project.source, project.folder / "spools")
    (ref,) = found.refs
    assert (ref.path, ref.url, ref.fetched_at is None) == ("a.zip/x.md", f"{site.address}/files/a.zip", False)


def test_the_links_of_a_page_are_an_index_too_and_files_may_be_listed(site: Site, downloads_of: Make) -> None:
    site.add(
        "/list.html", b'<a href="/files/a.zip">A</a> <a href="files/b.zip#x">B</a> <a href="mailto:x@y.example">C</a>'
    )
    serve(site, "a.zip", "b.zip", "c.bin")
    project = downloads_of(site, index=["/list.html"], files=["c.bin"])
    project.fetch()
    assert sorted(project.entries()) == ["a.zip", "b.zip", "c.bin"]


def test_a_file_that_did_not_change_is_not_sent_again(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip", "b.zip")
    serve(site, "a.zip", "b.zip")
    project = downloads_of(site)
    project.fetch()
    first = project.entries()["a.zip"]
    site.forget()
    assert project.fetch().outcome == "unchanged"
    assert [s.status for s in site.asked("/files/a.zip")] == [304]
    serve(site, "b.zip", body=BIG + b"more")
    report = project.fetch()
    assert report.counts == {"fetched": 1, "unchanged": 1}
    assert project.entries()["a.zip"] == first._replace(status=304)
    assert project.entries()["b.zip"].sha256 == hashlib.sha256(BIG + b"more").hexdigest()


def test_a_broken_connection_is_resumed_from_where_it_broke(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip")
    site.acts["/files/a.zip"] = in_parts(BIG, [300_000, 700_000])
    project = downloads_of(site)
    assert project.fetch().outcome == "new"
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG).hexdigest()
    assert [s.headers.get("Range") for s in site.asked("/files/a.zip")] == [None, "bytes=300000-", "bytes=700000-"]


def test_a_later_call_goes_on_where_an_earlier_one_gave_up(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip", "b.zip")
    serve(site, "b.zip")
    site.acts["/files/a.zip"] = in_parts(BIG, [100_000, 200_000, 300_000])
    project = downloads_of(site)
    with pytest.raises(Stop, match=r"a\.zip .*the answer broke off, 3 times.*the next call asks for the rest only"):
        project.fetch()
    site.forget()
    site.acts["/files/a.zip"] = in_parts(BIG, [])
    report = project.fetch()
    assert (report.outcome, report.notes) == (
        "new",
        ("went on from an unfinished fetch: 1 files were on disk already",),
    )
    assert [s.headers.get("Range") for s in site.asked("/files/a.zip")] == ["bytes=300000-"]
    assert site.asked("/files/b.zip") == []
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG).hexdigest()
    assert not (project.raw / "parts").exists()


@pytest.mark.parametrize(
    "then",
    [in_parts(BIG[::-1], [], '"v2"'), in_parts(BIG[::-1], [], ranges=False)],
    ids=["the file changed meanwhile", "the server knows no ranges"],
)
def test_no_file_is_made_of_parts_of_two(site: Site, downloads_of: Make, then: Act) -> None:
    index(site, "a.zip")
    first = in_parts(BIG, [300_000])
    site.acts["/files/a.zip"] = lambda handler, before: (then if before else first)(handler, before)
    project = downloads_of(site)
    project.fetch()
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG[::-1]).hexdigest()


def test_a_wrong_part_is_thrown_away(site: Site, downloads_of: Make) -> None:
    def wrong(handler: Handler, before: int) -> None:
        if before == 1:
            handler.reply(206, BIG[9:], {"ETag": '"v1"', "Content-Range": f"bytes 9-{len(BIG) - 1}/{len(BIG)}"})
        else:
            in_parts(BIG, [300_000])(handler, before)

    index(site, "a.zip")
    site.acts["/files/a.zip"] = wrong
    project = downloads_of(site)
    project.fetch()
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG).hexdigest()


def test_a_file_that_fails_keeps_its_older_copy_and_says_so(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip", "b.zip")
    serve(site, "a.zip", "b.zip")
    project = downloads_of(site, max_failed_share=0.5)
    project.fetch()
    site.answers["/files/a.zip"] = Answer(b"", 500)
    report = project.fetch()
    assert [(r.path, r.rule) for r in report.refused] == [("a.zip", "http_500")]
    assert project.entries()["a.zip"].failed_since is not None
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG).hexdigest()


@pytest.mark.parametrize(
    ("prepare", "rule"),
    [
        (lambda site: site.answers.update({"/files/a.zip": Answer(b"", 404)}), "http_404"),
        (lambda site: serve(site, "a.zip", body=bytes(2_000_000)), "oversized_file"),
        (lambda site: site.acts.update({"/files/a.zip": _endless}), "oversized_file"),
        (lambda site: site.acts.update({"/files/a.zip": _moved_away}), "offsite"),
        (lambda site: site.acts.update({"/files/a.zip": _circles}), "redirect_loop"),
        (
            lambda site: site.add("/robots.txt", b"User-agent: *\nDisallow: /files/a", content_type="text/plain"),
            "robots",
        ),
    ],
    ids=["missing", "too large", "without end", "elsewhere", "in a circle", "not allowed"],
)
def test_what_cannot_be_had_is_named(site: Site, downloads_of: Make, prepare, rule: str) -> None:
    index(site, "a.zip", "b.zip")
    serve(site, "a.zip", "b.zip")
    prepare(site)
    project = downloads_of(site, max_failed_share=1.0, max_file=1_500_000)
    report = project.fetch()
    assert [(r.path, r.rule) for r in report.refused] == [("a.zip", rule)]
    assert not list(project.raw.rglob("*.part"))


def _endless(handler: Handler, _: int) -> None:
    handler.reply(200, b"", {"Transfer-Encoding": "chunked"}, length=0)
    for _n in range(200):
        handler.wfile.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")


def _moved_away(handler: Handler, _: int) -> None:
    handler.reply(302, b"", {"Location": "http://elsewhere.example/a.zip"})


def _circles(handler: Handler, _: int) -> None:
    handler.reply(302, b"", {"Location": "/files/a.zip"})


def test_a_redirect_among_the_sources_hosts_is_followed(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip")
    site.acts["/files/a.zip"] = lambda handler, _: handler.reply(302, b"", {"Location": "/files/today/a.zip"})
    serve(site, "today/a.zip")
    project = downloads_of(site)
    project.fetch()
    assert project.entries()["a.zip"].sha256 == hashlib.sha256(BIG).hexdigest()


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("/robots.txt", Answer(b"", 503), "robots.txt answered with HTTP 503"),
        ("/index.json", Answer(b"", 500), "index.json cannot be had: HTTP 500"),
        ("/index.json", Answer(b'{"results": []}'), "no file is listed that matches"),
    ],
)
def test_without_a_list_nothing_is_fetched(
    site: Site, downloads_of: Make, path: str, answer: Answer, said: str
) -> None:
    index(site, "a.zip")
    serve(site, "a.zip")
    site.answers[path] = answer
    with pytest.raises(Stop, match=said) as stopped:
        downloads_of(site, retries=0).fetch()
    assert stopped.value.code == Exit.FETCH_REFUSED
    assert site.asked("/files/a.zip") == []


def test_a_dry_run_reads_the_index_alone_and_a_limit_takes_the_first(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip", "b.zip")
    serve(site, "a.zip", "b.zip")
    project = downloads_of(site)
    assert project.fetch(dry_run=True).counts["listed"] == 2
    assert not project.raw.joinpath("unfinished").exists()
    assert project.fetch(limit=1).n_pages == 1
    assert sorted(project.entries()) == ["a.zip"]


def test_private_networks_are_not_asked_unless_the_source_allows_it(site: Site, downloads_of: Make) -> None:
    index(site, "a.zip")
    with pytest.raises(Stop, match="is in a private network"):
        downloads_of(site, allow_private=[]).fetch()
    assert site.seen == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index": []}, "name the files of a download"),
        ({"contact": None}, "say whom the site's owner may write to"),
        ({"files": ["/elsewhere/a.zip"]}, "is no file below"),
    ],
)
def test_a_source_that_cannot_be_fetched_is_named(site, downloads_of, monkeypatch, change, said: str) -> None:
    monkeypatch.delenv("MATERIA_CONTACT", raising=False)
    index(site)
    project = downloads_of(site)
    source = replace(project.source, fetch={**project.source.fetch, **change})
    with pytest.raises((SettingsError, Stop), match=said):
        replace(project, source=source).fetch()
