"""The page of a check: everything inline, readable without a network and on paper, every word of a page escaped."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree, html
from tests.check.builders import changed, good
from tests.check.test_drift import release as nausea_release
from tests.report.browser import Seen, browser, needs_chromium

from conftest import ROOT
from materia_medica.check.table_checks import check_tables, extracted
from materia_medica.release import layout
from materia_medica.report.checks import render_checks, write_checks
from materia_medica.report.history import MOST_RELEASES, history_of
from materia_medica.report.plots import drift_plot

ACCURACY = [
    {"name": "samples (regression set)", "hash": "ab" * 32, "source": "samples", "pages": 50, "rows": 700,
     "figures": {"row_f1": 0.981, "faq_f1": 1.0}, "code_version": "0.1.0+abc"}
]  # fmt: skip


@pytest.fixture(scope="module")
def stopped():
    last, now = nausea_release(10), nausea_release(30)
    now = changed(now, "side_effects", 0, effect="tell <b>your</b> doctor", is_serious=True)
    return check_tables(now, previous=last, project=ROOT, extracted=extracted(now), previous_name="2026.01.01")


@pytest.fixture(scope="module")
def page(stopped):
    return render_checks(stopped, title="2026.01.02", accuracy=ACCURACY, sources=["samples", "elsewhere"])


def words(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_it_says_what_failed_where_and_shows_the_sentence(page):
    text = words(page)
    assert "Stopped: a critical rule is broken, no release" in text
    assert "side_effects.effect_is_no_advice" in text
    assert "effect: tell <b>your</b> doctor" in text  # escaped, so it is text
    assert "“" in html.fromstring(page).xpath("string(//style)")
    assert [q.text_content() for q in html.fromstring(page).xpath("//q")][:1] == ["nausea"]


def test_it_says_what_holds_when_nothing_failed():
    tables = good()
    text = words(render_checks(check_tables(tables, previous=None, project=ROOT), title="x"))
    assert "Every critical rule holds" in text
    assert "No earlier release to compare with." in text
    assert "Drift against" not in text
    assert "Accuracy" not in text


def test_every_rule_stands_on_it(page, stopped):
    text = words(page)
    assert [r.rule for r in stopped.results if r.rule not in text] == []


def test_rows_in_are_rows_out_and_rejected(page, stopped):
    cells = [
        [c.text_content() for c in row.xpath("td")]
        for row in html.fromstring(page).xpath("//h2[@id='rows']/following::table[1]//tr")
    ]
    for count in stopped.counts:
        assert [count.table, f"{count.extracted:,}", f"{count.released:,}", "0"] in [c[:4] for c in cells]


def test_drift_is_drawn_as_small_plots(page, stopped):
    tree = html.fromstring(page)
    plots = tree.xpath(
        "//h2[@id='drift']/following::*[local-name()='svg' and @class='plot' and not(preceding::h2[@id='accuracy'])]"
    )
    assert len(plots) == len(stopped.changes)
    assert "drugs that list nausea: 20.0 % before, 60.0 % now" in {
        p.xpath("string(*[local-name()='title'])") for p in plots
    }


def test_accuracy_is_shown_per_label_set_and_its_absence_too(page):
    text = words(page)
    assert "Drawn from samples, 50 pages, 700 rows." in text
    assert "row f1" in text
    assert "0.981" in text
    assert "elsewhere: not measured" in text


def test_it_loads_nothing_and_runs_nothing(page):
    tree = html.fromstring(page)
    assert tree.xpath("//script | //link | //iframe | //object | //embed") == []
    assert tree.xpath("//*[@src] | //@*[starts-with(name(), 'on')]") == []
    assert not re.search(r"url\(|@import|https?://", page)
    assert {h[0] for h in tree.xpath("//@href")} == {"#"}
    anchors = set(tree.xpath("//@id"))
    assert {h[1:] for h in tree.xpath("//@href")} <= anchors


def test_the_same_results_give_the_same_page(stopped, page):
    assert render_checks(stopped, title="2026.01.02", accuracy=ACCURACY, sources=["samples", "elsewhere"]) == page


def test_a_plot_is_well_formed_and_stays_inside_its_frame():
    for before, now, low, high in ((0, 0, 0, 0.02), (5000, 20, 4750, 6250), (0.2, 0.6, 0.1, 0.3), (1, 1, 1, 1)):
        for values in ([now], [before, now], [before, before, now]):
            svg = etree.fromstring(str(drift_plot(values, low, high, status="failed", label='a "<b>" label')))
            places = [float(v) for point in svg.xpath("//@points")[0].split() for v in point.split(",")]
            assert len(places) == 2 * len(values)
            assert all(0 <= x <= 190 for x in places[::2])
            assert all(0 <= y <= 32 for y in places[1::2])
        assert svg.findtext("title") == 'a "<b>" label'


def test_both_files_are_written(stopped, tmp_path):
    as_json, as_page = write_checks(stopped, tmp_path / "new", title="2026.01.02")
    assert as_json.read_text("utf-8") == stopped.to_json()
    assert as_page.name == "checks.html"


@needs_chromium
@pytest.mark.parametrize(("width", "dark"), [(1100, False), (390, True)])
def test_a_browser_without_a_network_shows_all_of_it_and_nobody_is_kept_out(page, tmp_path, width, dark):
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "checks.html"
    file.write_text(page, "utf-8")
    with browser() as chromium:
        seen = Seen(chromium, file.as_uri(), width=width, dark=dark, bypass_csp=True)
        assert words(seen.page.content()) == words(page)
        found = Axe().run(seen.page).response["violations"]
        assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert len(seen.page.pdf()) > 20_000
        seen.close()


def test_lines_over_releases_are_those_of_their_checks(tmp_path):
    for number in range(1, MOST_RELEASES + 3):
        folder = layout.release_folder(tmp_path, f"2026.01.{number:02}")
        folder.mkdir(parents=True)
        (folder / layout.MANIFEST).write_text("{}")
        change = {"rule": "drift.rows.faqs", "now": number}
        said = "damaged" if number == 5 else json.dumps({"changes": [change]})
        (folder / layout.CHECKS).write_text(said)
    assert history_of(tmp_path) == {"drift.rows.faqs": [3, 4, *range(6, MOST_RELEASES + 3)]}
    assert history_of(tmp_path / "none") == {}


def test_an_operator_reads_first_what_failed(page, stopped):
    text = words(page)
    first = stopped.of_status("failed")[0].rule
    places = [text.index(said) for said in ("Stopped: a critical", first, "Nothing vanishes")]
    assert places == sorted(places)
    assert html.fromstring(page).xpath("//rect[@fill='#4a7ba6']") == [], "no bars that are always full"
