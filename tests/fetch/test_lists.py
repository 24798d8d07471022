"""Every address that a site lists becomes a page, a refusal or a note; a list that is not whole is not believed."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from materia_medica.stop import Exit, Stop

from .conftest import Project
from .pages import form_one
from .server import Site

Make = Callable[..., Project]
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def index(site: Site, *paths: str) -> bytes:
    named = "".join(f"<sitemap><loc>{site.address}{p}</loc></sitemap>" for p in paths)
    return f"<sitemapindex {NAMESPACE}>{named}</sitemapindex>".encode()


def test_an_address_of_any_length_is_asked_for(site: Site, crawl_of: Make) -> None:
    site.fill(2)
    long = f"/composition/{'/'.join('x' * 200 for _ in range(15))}.html"
    site.add(long, form_one(7))
    site.list_in_sitemap()
    project = crawl_of(site)
    assert project.fetch().n_pages == 3
    assert long[1:] in project.entries()


def test_what_is_listed_and_no_page_of_its_own_is_noted(site: Site, crawl_of: Make) -> None:
    site.fill(2)
    site.list_in_sitemap([*site.pages(), "/composition//t/testamol-0.html"])
    second = site.address.replace("127.0.0.1", "localhost")
    first = site.pages()[0]
    site.answers["/sitemap.xml"].body = site.answers["/sitemap.xml"].body.replace(
        b"</urlset>", f"<url><loc>{second}{first}</loc></url></urlset>".encode()
    )
    report = crawl_of(site, hosts=[second.partition("//")[2]]).fetch()
    assert report.n_pages == 2
    assert any(f"{site.address}/composition//t/testamol-0.html" in note for note in report.notes)
    assert any("1 listed addresses have the path of one on another host" in n and second in n for n in report.notes)


CUT = {
    "in the middle of an address": lambda body: body[: body.rindex(b"</loc>") - 6],
    "behind an entry": lambda body: body[: body.rindex(b"<url>")],
    "without its end": lambda body: body.replace(b"</urlset>", b""),
    "with a hole": lambda body: body.replace(b"</url><url>", b"</url><url", 1),
}


@pytest.mark.parametrize("how", CUT)
def test_a_list_that_is_cut_off_or_damaged_is_refused(how: str, site: Site, crawl_of: Make) -> None:
    site.fill(20)
    site.list_in_sitemap()
    site.answers["/sitemap.xml"].body = CUT[how](site.answers["/sitemap.xml"].body)
    with pytest.raises(Stop, match=r"sitemap\.xml is cut off or damaged") as stopped:
        crawl_of(site).fetch()
    assert stopped.value.code is Exit.FETCH_REFUSED
    assert site.asked() == []


def test_lists_nested_too_deep_or_too_many_are_refused_and_not_left_out(
    site: Site, crawl_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.fill(2)
    site.list_in_sitemap()
    site.add("/deep.xml", site.answers["/sitemap.xml"].body, content_type="application/xml")
    for level in range(7):
        site.add(f"/{level}.xml", index(site, f"/{level + 1}.xml" if level < 6 else "/deep.xml"))
    site.answers["/sitemap.xml"].body = index(site, "/0.xml")
    with pytest.raises(Stop, match=r"nested more than 5 levels deep") as stopped:
        crawl_of(site).fetch()
    assert stopped.value.code is Exit.FETCH_REFUSED
    site.answers["/sitemap.xml"].body = index(site, *(f"/{n}.xml" for n in range(5_001)))
    with pytest.raises(Stop, match="more than 5,000 sitemaps"):
        crawl_of(site).fetch()


def test_more_pages_than_are_believed_are_refused_before_one_is_asked_for(site: Site, crawl_of: Make) -> None:
    site.fill(1)
    site.list_in_sitemap([f"/composition/{n}.html" for n in range(2_000)])
    with pytest.raises(Stop, match=r"more than 1,000 pages .max_pages."):
        crawl_of(site, max_pages=1_000).fetch()
    assert site.asked() == []


def test_a_list_of_many_addresses_that_are_no_pages_is_not_read_to_its_end(site: Site, crawl_of: Make) -> None:
    site.fill(1)
    site.list_in_sitemap([*site.pages(), *(f"/about/{n}.html" for n in range(2_000))])
    assert crawl_of(site, max_pages=101).fetch().n_pages == 1
    site.forget()
    with pytest.raises(Stop, match=r"more than 2,000 addresses, .* .max_pages., and 1 of them are its pages"):
        crawl_of(site, max_pages=100).fetch()
    assert site.asked() == []


def test_a_compressed_list_that_is_cut_off_or_grows_without_end_is_refused(site: Site, crawl_of: Make) -> None:
    site.fill(20)
    site.list_in_sitemap()
    whole = gzip.compress(site.answers["/sitemap.xml"].body)
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    for body, said in ((whole[:-40], "cut off or damaged"), (bomb, "cannot be read")):
        site.answers["/sitemap.xml"].body = body
        with pytest.raises(Stop, match=said) as stopped:
            crawl_of(site).fetch()
        assert stopped.value.code is Exit.FETCH_REFUSED
    site.answers["/sitemap.xml"].body = whole
    assert crawl_of(site).fetch().n_pages == 20


def test_a_crawl_delay_beyond_patience_is_said_and_not_waited_for(site: Site, crawl_of: Make) -> None:
    site.fill(3)
    site.list_in_sitemap()
    site.answers["/robots.txt"].body += b"Crawl-delay: 1000000\n"
    with pytest.raises(Stop, match=r"wants 1,000,000 s between two requests") as stopped:
        crawl_of(site).fetch()
    assert stopped.value.code is Exit.FETCH_REFUSED
    assert site.asked() == []


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["marked", "unmarked"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_robots_txt_in_utf_16_forbids_what_it_forbids(encoding: str, mark: str, site: Site, crawl_of: Make) -> None:
    site.fill(3)
    site.list_in_sitemap()
    site.answers["/robots.txt"].body = f"{mark}User-agent: *\nDisallow: /\n".encode(encoding)
    with pytest.raises(Stop):
        crawl_of(site).fetch()
    assert site.asked() == []


def test_a_robots_txt_of_10_mb_is_not_read_to_its_end_and_forbids_everything(site: Site, crawl_of: Make) -> None:
    site.fill(3)
    site.list_in_sitemap()
    site.answers["/robots.txt"].body += b"# filler\n" * 1_200_000
    with pytest.raises(Stop, match=r"robots.txt of .* cannot be had") as stopped:
        crawl_of(site).fetch()
    assert stopped.value.code is Exit.FETCH_REFUSED
    assert site.asked() == []
