"""`report.html`: what a release is, and every drug and effect in it, in one file that loads nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from tests.report.browser import Seen, browser, needs_chromium
from tests.report.made import HOSTILE, manifest, release_tables

from materia_medica.report.explorer import page as explorer
from materia_medica.report.explorer.agreement import agreements
from materia_medica.report.explorer.figures import Figure, figures_of, figures_over
from materia_medica.report.explorer.page import drug_page, report_page, write_site
from materia_medica.report.explorer.pictures import picture
from materia_medica.report.explorer.some_drugs import of_drugs

RELEASES = [
    {"version": f"2026.01.{day}", "rows": {"side_effects": 5 + day, "faqs": 2, "drugs": 3}, "accuracy": {"samples": f1}}
    for day, f1 in ((30, 0.95), (31, 0.98))
]
pytestmark = pytest.mark.usefixtures("data")


@pytest.fixture(scope="module")
def data():
    return release_tables()


@pytest.fixture(scope="module")
def page(data):
    return report_page(manifest(data), data, releases=RELEASES)


@pytest.fixture(scope="module")
def address(page, tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(page, "utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def chromium():
    with browser() as started:
        yield started


@pytest.fixture
def see(chromium, address):
    """Opens the page at a view; what the console complains of fails the test."""
    seen: list[Seen] = []

    def opened(view: str = "", **said) -> Seen:
        seen.append(Seen(chromium, address + view, **said))
        return seen[-1]

    yield opened
    for one in seen:
        one.close()


def words(page: str) -> str:
    return " ".join(" ".join(html.fromstring(page).xpath("//main//text()")).split())


def test_the_first_screen_says_what_it_is_whether_it_can_be_trusted_and_what_changed(page) -> None:
    text = words(page)
    for said in (
        "Release 2026.02.01, made on 2026-02-01", "what 4 pages say about 3 drugs", "Not medical advice",
        "text written for this project (75% of the pages) and text of a publisher (25% of the pages)",
        "391 rules hold. 2 warn.", "samples 4 0.981 1.000", "Refused, and listed with the reason in rejects : 1 of monographs. Why",
        "Since 2026.01.31", "side_effects 2 1 0", "This does not mean rare", "Another publisher", "CC0-1.0",
    ):  # fmt: skip
        assert said in text, said
    assert {"checks.html", "CHANGES.md"} <= set(html.fromstring(page).xpath("//@href"))


def test_it_links_to_no_file_that_does_not_lie_beside_it(data) -> None:
    alone = report_page(manifest(data, files={}), data)
    assert {h for h in html.fromstring(alone).xpath("//@href") if not h.startswith("#")} == set()


def test_the_same_release_gives_the_same_page(page, data) -> None:
    assert report_page(manifest(data), data, releases=RELEASES) == page


def test_it_loads_nothing_and_the_browser_is_told_to_run_nothing_else(page) -> None:
    tree = html.fromstring(page)
    assert (
        tree.xpath("//link | //iframe | //object | //embed | //img | //*[@style] | //@*[starts-with(name(), 'on')]")
        == []
    )
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert "unsafe" not in policy
    assert {"default-src 'none'", "connect-src 'none'", "require-trusted-types-for 'script'"} <= set(policy.split("; "))
    assert len(tree.xpath("//script[not(@type)]")) == 1


def test_each_picture_has_a_name_in_words_and_its_numbers_as_a_table(page, data) -> None:
    figures = [*figures_of(data, agreements(data)), *figures_over(RELEASES)]
    drawn = html.fromstring(page).xpath("//figure")
    assert [f.name for f in figures] == [
        "tiers",
        "systems",
        "frequent",
        "important",
        "agreement",
        "releases",
        "quality",
    ]
    assert len(drawn) == len(figures)
    for figure, element in zip(figures, drawn, strict=True):
        assert element.xpath("string(.//*[local-name()='svg']/@aria-label)") == f"{figure.title}. {figure.says}"
        assert len(element.xpath(".//tbody/tr")) == len(figure.rows)


def test_the_numbers_of_the_pictures_are_those_of_the_tables(data) -> None:
    figures = {figure.name: figure.rows for figure in figures_of(data, agreements(data))}
    assert figures["tiers"] == (
        ("Another publisher", "very common", 1), ("Another publisher", "not known", 2),
        ("Sample pages", "common", 3), ("Sample pages", "uncommon", 1), ("Sample pages", "rare", 1),
        ("Sample pages", "not known", 1),
    )  # fmt: skip
    assert figures["frequent"][0] == ("Nausea", 3)
    assert {name for name, _ in figures["important"]} == {"Liver damage", "Stevens-Johnson syndrome"}
    assert "releases" not in figures, "one release is no line"


def test_a_picture_takes_its_colours_from_the_page_and_escapes_words(data) -> None:
    figure = figures_of(data, agreements(data))[2]._replace(rows=(("</svg><script>x</script>", 3),))
    drawn = str(picture(figure))
    assert "<script" not in drawn
    assert 'fill="var(--ink)"' in drawn


def lines_over(rows: list[tuple[str, str, float]], name: str = "releases"):
    figure = Figure(name, "Size", "Said.", ("release", "kind", "number"), tuple(rows))
    return html.fromstring(str(picture(figure)))


def test_lines_over_releases_show_each_number_at_its_height() -> None:
    drawn = lines_over([("1", "a <b>", 0), ("2", "a <b>", 5_000), ("3", "a <b>", 20_000)])
    (line,) = drawn.xpath("//path[@stroke-width='2']/@d")
    assert line == "M45.0,170.0L135.0,127.5L225.0,0.0"
    assert drawn.xpath("//text/text()") == ["a <b>", "0", "5,000", "10,000", "15,000", "20,000", "1", "2", "3"]


def test_lines_over_releases_of_close_numbers_begin_where_these_are() -> None:
    drawn = lines_over([("1", "a", 0.93), ("1", "b", 0.95), ("2", "a", 0.96), ("2", "b", 0.96)], "quality")
    assert drawn.xpath("//text/text()") == ["a", "b", "0.93", "0.94", "0.95", "0.96", "1", "2"]
    assert len(set(drawn.xpath("//path[@fill!='none']/@d"))) == 2, "marks tell lines apart"


def test_lines_over_very_many_releases_name_some_and_the_last() -> None:
    drawn = lines_over([(f"r{n}", "a", 1) for n in range(60)])
    named = [words for words in drawn.xpath("//text/text()") if words.startswith("r")]
    assert 10 < len(named) < 20
    assert named[-1] == "r59"


def test_words_of_a_page_are_never_markup(page) -> None:
    assert HOSTILE not in page
    assert "onerror" not in re.sub(r"<script type.*?</script>", "", page)


def test_a_release_too_large_for_one_file_says_how_to_make_a_site(data, monkeypatch) -> None:
    monkeypatch.setattr(explorer, "MOST_BYTES", 100)
    text = words(report_page(manifest(data), data))
    assert "materia report --site DIR" in text
    assert "Type a drug" not in text


@needs_chromium
def test_type_choose_read_and_go_back(see) -> None:
    seen = see()
    field = seen.page.get_by_role("combobox", name="Find a drug")
    field.press_sequentially("acetamin")
    assert seen.page.locator("#found li").first.inner_text().split() == ["Paracetamol", "also", "acetaminophen", "drug"]
    seen.page.locator("#found li").first.click()
    seen.heading("Paracetamol")
    seen.page.get_by_text("1 more statement").click()
    text = seen.text()
    assert "very common to common Nausea publishers differ by one step Nausea is very common. Another publisher" in text
    assert "common Common: nausea. Sample pages" in text
    assert "serious medically important" in text
    assert "not known the page does not say how often; this does not mean rare." in text
    assert "denied Drowsiness It does not cause drowsiness." in text
    assert seen.page.url.endswith("#/drug/paracetamol")
    seen.page.get_by_role("link", name="Nausea", exact=True).click()
    seen.heading("Nausea")
    seen.page.locator("q", has_text="Nausea may occur.").wait_for()
    assert "also common publishers differ by one step" in seen.text()
    seen.page.go_back()
    seen.heading("Paracetamol")
    seen.page.go_forward()
    seen.heading("Nausea")
    seen.page.get_by_role("link", name="Materia").click()
    seen.heading("what 4 pages say about 3 drugs")


@needs_chromium
@pytest.mark.parametrize(
    ("typed", "heading"),
    [("PARACETAMOL", "Paracetamol"), ("panadol", "Paracetamol"), ("ibuprofne", "Ibuprofen"),
     ("stevens johnson", "Stevens-Johnson syndrome"), ("high blood pressure", "Hypertension")],
)  # fmt: skip
def test_the_keyboard_alone_finds_names_brands_synonyms_and_misspellings(see, typed, heading) -> None:
    seen = see()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(typed)
    seen.page.locator("#found li:not(.none)").first.wait_for()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    seen.heading(heading)
    assert seen.page.evaluate("document.activeElement.tagName") == "H1", "a reader goes on from where the view begins"


@needs_chromium
def test_a_question_finds_the_drug_and_the_effect_that_it_names(see) -> None:
    seen = see()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("does ibuprofen affect high blood pressure?")
    seen.page.locator("#found li", has_text="Hypertension").wait_for()
    seen.page.keyboard.press("Enter")
    seen.heading("does ibuprofen affect high blood pressure?")
    for name in ("Ibuprofen", "Hypertension"):
        assert seen.page.get_by_role("main").get_by_role("link", name=name, exact=True).is_visible()


@needs_chromium
def test_every_view_says_who_wrote_what_it_tells_and_the_tab_its_name_alone(see) -> None:
    seen = see("#/drug/paracetamol")
    seen.heading("Paracetamol")
    assert ("What pages say: 1 page of text of a publisher, 1 page of sample text written for this project. "
            "Not medical advice.") in seen.text()  # fmt: skip
    assert "Another publisher · of a publisher" in seen.text()
    seen.page.get_by_role("link", name="Nausea", exact=True).click()
    seen.heading("Nausea")
    assert seen.page.title() == "Nausea · Materia 2026.02.01"
    seen.page.get_by_role("link", name="Materia").click()
    seen.heading("what 4 pages say")
    assert seen.page.title() == "Materia 2026.02.01"


@needs_chromium
def test_what_names_nothing_is_said_and_an_unknown_address_is_looked_for(see) -> None:
    seen = see()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("zzzz")
    seen.page.locator("#found li.none").wait_for()
    assert "Nothing here is called “zzzz”" in seen.text()
    seen.page.keyboard.press("Enter")
    seen.heading("zzzz")
    other = see("#/drug/ibuprofene")
    other.heading("ibuprofene")
    other.page.get_by_role("link", name="Ibuprofen", exact=True).wait_for()


@needs_chromium
def test_filters_stand_in_the_address_and_hold_when_it_is_sent(see) -> None:
    seen = see("#/drug/paracetamol")
    seen.heading("Paracetamol")
    seen.page.get_by_label("serious, as a page says").check()
    seen.page.get_by_text("1 of 4 side effects shown").wait_for()
    assert seen.page.url.endswith("#/drug/paracetamol?serious")
    again = see("#/drug/paracetamol?serious&by=frequency")
    again.page.get_by_text("1 of 4 side effects shown").wait_for()
    again.page.get_by_role("link", name="Show all").click()
    again.page.get_by_text("1 of 4 side effects shown").wait_for(state="detached")
    assert again.page.url.endswith("?by=frequency"), "what is arranged stays so"
    by_origin = see("#/drug/paracetamol?origin=publisher")
    by_origin.page.get_by_text("3 of 4 side effects shown").wait_for()
    assert "Common: nausea." not in by_origin.page.locator("#effects ~ section").first.inner_text()
    by_tier = see("#/effect/nausea?tier=common")
    by_tier.page.get_by_text("2 of 3 drugs shown").wait_for()


@needs_chromium
def test_two_drugs_stand_side_by_side(see) -> None:
    seen = see("#/drug/ibuprofen")
    seen.heading("Ibuprofen")
    seen.page.get_by_role("combobox", name="Compare with").press_sequentially("parac")
    seen.page.locator("#compare-found li").first.click()
    seen.heading("Ibuprofen and Paracetamol")
    rows = [row.split() for row in seen.page.locator(".compared tr").all_inner_texts()]
    assert ["Nausea", "common", "very", "common", "to", "common"] in rows
    assert ["Hypertension", "uncommon", "not", "stated"] in rows
    seen.page.get_by_role("link", name="Show only what differs").click()
    seen.page.get_by_role("link", name="Show what is the same, too").wait_for()


@needs_chromium
def test_words_of_a_page_are_shown_as_they_are_and_a_script_address_is_no_link(see) -> None:
    seen = see("#/drug/paracetamol")
    seen.heading("Paracetamol")
    assert seen.page.locator("q", has_text="onerror").inner_text() == HOSTILE
    assert seen.page.title() == "Paracetamol · Materia 2026.02.01"
    assert seen.page.locator("#view img, #view b").count() == 0
    assert seen.page.locator("a[href^=javascript]").count() == 0
    assert seen.page.locator("a[href='https://example.org/paracetamol']").count() == 1


@needs_chromium
@pytest.mark.parametrize(
    "view", ["", "#/drug/paracetamol", "#/effect/nausea", "#/compare/ibuprofen/paracetamol", "#/search/na"]
)
@pytest.mark.parametrize(("width", "dark"), [(390, False), (1200, True)])
def test_nobody_is_kept_out(see, view, width, dark) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = see(view, width=width, dark=dark, bypass_csp=True, reduced_motion="reduce")
    seen.page.locator("h1:visible").first.wait_for()
    found = Axe().run(seen.page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs out of the page"


@needs_chromium
def test_it_prints_without_fields_and_buttons(see) -> None:
    seen = see("#/drug/paracetamol")
    seen.heading("Paracetamol")
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".finder:visible, .filters:visible, button:visible").count() == 0
    assert len(seen.page.pdf()) > 5_000


@needs_chromium
def test_without_scripts_the_first_screen_is_all_there(see) -> None:
    seen = see(java_script_enabled=False)
    assert "Search and the pages of single drugs need JavaScript" in seen.text()
    assert seen.page.locator("figure svg").count() == 7


@needs_chromium
def test_a_page_of_one_drug_opens_at_it_and_holds_no_other(chromium, data, tmp_path) -> None:
    file = tmp_path / "ibuprofen.html"
    some = of_drugs(data, ["ibuprofen"])
    assert some["drugs"].num_rows == 1
    file.write_text(drug_page(manifest(data), some, opens_at="#/drug/ibuprofen"), "utf-8")
    seen = Seen(chromium, file.as_uri())
    seen.heading("Ibuprofen")
    assert "Uncommon: raised blood pressure. Sample pages" in seen.text()
    seen.close()


@needs_chromium
def test_a_site_is_the_same_page_with_its_data_beside_it(chromium, data, tmp_path) -> None:
    written = write_site(tmp_path / "site", manifest(data), data)
    assert [p.name for p in written] == ["index.html", "names.json.gz", "drugs-of-effects.json.gz", "details-0.json.gz"]
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "http.server",
        str(port),
        "--bind",
        "127.0.0.1",
        "--directory",
        str(tmp_path / "site"),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            _wait_for(port)
            seen = Seen(chromium, f"http://127.0.0.1:{port}/#/drug/paracetamol")
            seen.heading("Paracetamol")
            seen.close()
            (tmp_path / "site" / "data" / "names.json.gz").unlink()
            broken = Seen(chromium, f"http://127.0.0.1:{port}/#/drug/paracetamol")
            broken.heading("The data cannot be opened")
            assert "The folder data/ belongs beside this page" in broken.text()
            broken.context.close()
        finally:
            server.kill()


def test_the_scripts_are_checked_as_typed(tmp_path) -> None:
    import shutil

    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("tsc is not installed; npm install --global typescript brings it")
    scripts = sorted((Path(explorer.__file__).parent / "scripts").glob("*.js"))
    assert len(scripts) == len(explorer._SCRIPTS)
    done = subprocess.run(
        [compiler, "--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022",
         "--lib", "es2023,dom,dom.iterable", "--moduleDetection", "legacy", *map(str, scripts)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout == ""
    assert done.returncode == 0


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    import socket
    import time

    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
