"""Answers of one template that come with status 200 from many addresses are no pages; short monographs are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from materia_medica.fetch import pages_of
from materia_medica.fetch.recognise import no_page, template_of
from materia_medica.page import Page
from materia_medica.stop import Stop

from .conftest import Project
from .pages import form_one, form_two
from .server import Site

Make = Callable[..., Project]
SORRY = (
    "<p>Our apologies: this sheet cannot be put together right now. The people who look after the formulary have been "
    "told and are on their way to it. Come back in a little while, or choose another sheet from the list of all sheets.</p>"
)


def answer(title: str, *paragraphs: str) -> bytes:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<!DOCTYPE html><html><title>{title}</title><body><main><h1>{title}</h1>{text}{SORRY}</main>".encode()


def template(body: bytes, path: str = "composition/t/testamol.html") -> str | None:
    page = Page("far", path, body, charset="utf-8")
    assert no_page(page, 200) is None, "seen alone it passes for a page"
    return template_of(page)


DIFFER_IN = {
    "a number": ("Reference 4711.", "Reference 4712."),
    "a code": ("Your code: XKQZPT, please keep it.", "Your code: bd3f9a, please keep it."),
    "a code of letters": ("Incident deadbeef", "Incident cafebabe"),
    "a UUID": ("(7b1e4c1a-9a41-4b52-b1d2-90d3f0a1c001)", "(0f8fad5b-d9cb-469f-a165-70867728950e)"),
    "the time": ("At Sat, 28 Feb 2026 23:59:59 GMT.", "At Sun, 01 Mar 2026 00:00:03 GMT."),
    "the day": ("Since Monday, 2 February, 9:15 am", "Since Tuesday, 3 February, 12:01 pm"),
    "an address": ("Asked for: /composition/t/testamol.html", "Asked for: https://pages.example/composition/x"),
    "a mail address": ("Write to no.17@pages.example.", "Write to no.x@pages.example."),
}


@pytest.mark.parametrize("what", DIFFER_IN)
def test_one_template_is_known_whatever_of_it_differs(what: str) -> None:
    one, other = (answer("Sorry", said) for said in DIFFER_IN[what])
    assert one != other
    assert template(one) == template(other) is not None


def test_a_template_is_known_where_its_text_names_the_page_that_was_asked_for() -> None:
    one = template(answer("Sorry", "No sheet of testamol today."), "composition/t/testamol.html")
    assert one == template(answer("Sorry", "No sheet of probalol today."), "composition/p/probalol.html") is not None


def short(name: str, text: str) -> bytes:
    return f"<!DOCTYPE html><html><title>{name} | Formulary</title><body><main><h1>{name}</h1>{text}</main>".encode()


VITAMIN = (
    "<p>A water-soluble vitamin that the body does not keep for long, so that it has to come with the food. Whoever eats "
    "a mixed diet gets enough of it; a lack is treated with tablets or injections, and a doctor decides for how long.</p>"
)
SALT = (
    "<p><strong>Uses:</strong> pain and swelling of joints.</p><p><strong>Side effects:</strong> stomach pain, nausea, "
    "headache, dizziness, a rash. Stop and see a doctor where stools turn black, and tell the doctor about other "
    "medicines for pain that are taken on the same days.</p>"
)
SHORT_PAGES = {
    "numbers tell them apart": {f"vitamin-{v}": short(f"Vitamin {v.upper()}", VITAMIN) for v in ("b1", "b6", "b12")},
    "names tell them apart": {n: short(n.title(), VITAMIN) for n in ("thiamine", "pyridoxine", "cobalamin", "biotin")},
    "salts with one text": {
        f"diclofenac-{s}": short("Formulary", SALT.replace("pain and", f"Diclofenac {s} is for pain and"))
        for s in ("sodium", "potassium", "epolamine", "diethylamine")
    },
    "no name but in the title": {
        n: f"<!DOCTYPE html><html><title>{n.title()}</title><body><main>{VITAMIN}{SORRY}</main>".encode()
        for n in ("thiamine", "biotin", "niacin")
    },
    "strengths of one drug": {
        f"testamol-{mg}-mg": short(f"Testamol {mg} mg", VITAMIN.replace("A water", f"{mg} mg of a water")) for mg in (5, 10, 20)
    },
    "the pages of the tests": {f"testamol-{n}": form_one(n) for n in (0, 7, 14)} | {f"p-{n}": form_two(n) for n in (0, 7)},
}  # fmt: skip


@pytest.mark.parametrize("why", SHORT_PAGES)
def test_short_monographs_are_never_taken_for_a_template(why: str) -> None:
    found = [template(body, f"composition/{name}.html") for name, body in SHORT_PAGES[why].items()]
    alike = [t for t in found if t is not None]
    assert len(alike) == len(set(alike))


def test_a_long_page_has_no_template() -> None:
    assert template(answer("Sorry", "A text that goes on and on. " * 60)) is None


def fail(site: Site, paths: list[str]) -> None:
    for n, path in enumerate(paths):
        site.add(path, answer("Sorry", f"Ref. {n * 7919}, {path} at 10:{n:02}:17."))


def test_pages_of_one_template_are_refused_those_that_came_first_as_well(site: Site, crawl_of: Make) -> None:
    site.fill(30)
    site.list_in_sitemap()
    bad = site.pages()[5:25:5]
    fail(site, bad)
    project = crawl_of(site, max_failed_share=0.2)
    report = project.fetch()
    assert report.n_pages == 26
    assert {r.path for r in report.refused} == {p.lstrip("/") + ("index.html" if p.endswith("/") else "") for p in bad}
    rejects = pages_of(project.folder, project.source).rejects
    assert {r.rule for r in rejects} == {"repeated_text"}
    assert all("the same short text, numbers and addresses aside" in r.reason for r in rejects)


def test_two_alike_are_taken_until_a_later_fetch_finds_a_third(site: Site, crawl_of: Make) -> None:
    site.fill(20)
    site.list_in_sitemap()
    bad = site.pages()[:3]
    fail(site, bad[:2])
    project = crawl_of(site, max_failed_share=0.2, keep_failed_days=0)
    assert project.fetch().n_pages == 20
    fail(site, bad)
    assert {r.rule for r in project.fetch().refused} == {"repeated_text"}
    assert {p for p, e in project.entries().items() if e.failed_since} == {
        p.lstrip("/") + ("index.html" if p.endswith("/") else "") for p in bad
    }


def test_a_site_that_answers_everything_with_one_template_is_left_alone_soon_and_asked_again_later(
    site: Site, crawl_of: Make
) -> None:
    site.fill(100)
    site.list_in_sitemap()
    good = dict(site.answers)
    fail(site, site.pages())
    project = crawl_of(site, concurrency=1)
    with pytest.raises(Stop, match="the last 20 pages all failed"):
        project.fetch()
    assert len(site.asked()) < 30
    site.answers = good
    site.forget()
    assert project.fetch().n_pages == 100
    assert len(site.asked()) == 100, "what was refused as a template is no page that is safe on disk"


def test_what_came_with_the_same_bytes_is_asked_for_again_by_the_next_call(site: Site, crawl_of: Make) -> None:
    site.fill(10)
    site.list_in_sitemap()
    good = dict(site.answers)
    for path in site.pages()[:4]:
        site.add(path, form_one(99))
    project = crawl_of(site)
    with pytest.raises(Stop, match="4 of 10 pages could not be fetched"):
        project.fetch()
    site.answers = good
    site.forget()
    assert project.fetch().n_pages == 10
    assert len(site.asked()) == 4
