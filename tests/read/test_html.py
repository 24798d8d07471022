"""An HTML page gives the document of its Markdown: the same text, blocks and marks, and nothing of the site's shell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from materia_medica.read.document import Meta, Unreadable

from .pages import BODY, CARDS, FAQ_CARDS, HIDDEN, MARKDOWN, MINIFIED, document, outline, plain

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.parametrize("page", [HIDDEN, MINIFIED], ids=["hidden text behind cards", "minified"])
def test_both_forms_of_a_page_give_one_document(page: str) -> None:
    assert outline(document(page)) == outline(document(MARKDOWN, "page.md"))
    assert plain(document(page).text) == plain(document(MARKDOWN, "page.md").text)


def test_what_the_page_states_about_itself() -> None:
    assert document(HIDDEN).meta == Meta(
        published_at="2025-01-02T03:04:05.678Z",
        url="https://example.org/examplol/",
        language="en",
        window_title="Examplol",
        heading="Examplol",
    )
    assert document(MINIFIED).meta == Meta(language="en-US", window_title="Examplol")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="A + B"><title>Other</title>', "A + B"),
        ("<title>A + B | Site</title>", "A + B | Site"),
        ("<title>A - B</title>", "A - B"),
        ('<meta property="og:site_name" content="Site"><title>A – Site</title>', "A"),
        ("", None),
    ],
)
def test_title_and_heading(head: str, title: str | None) -> None:
    meta = document(f"<head>{head}</head><h1>In the text</h1><p>x").meta
    assert (meta.window_title, meta.heading) == (title, "In the text")


@pytest.mark.parametrize(
    ("head", "stamp"),
    [
        ('<meta property="article:modified_time" content="2024-05-06">', "2024-05-06"),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2023-01-01"}]}</script>', "2023-01-01"),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta name="date" content="last week">', None),
    ],
)
def test_date(head: str, stamp: str | None) -> None:
    assert document(f"<head>{head}</head><p>x").meta.published_at == stamp


def test_a_time_in_the_page_is_its_date() -> None:
    assert (
        document('<main><p>Checked <time datetime="2022-02-02">in spring</time></main>').meta.published_at
        == "2022-02-02"
    )


def test_end_tags_may_be_missing() -> None:
    assert outline(document("<main><p>One<p>Two<ul><li>a<li>b<ol start=4><li>c<li>d</ol>e</ul>")) == [
        ("paragraph", 0, None, "One"),
        ("paragraph", 0, None, "Two"),
        ("item", 1, None, "a"),
        ("item", 1, None, "b"),
        ("item", 2, 4, "c"),
        ("item", 2, 5, "d"),
        ("paragraph", 1, None, "e"),
    ]


def test_a_heading_left_open_ends_where_a_list_or_the_next_heading_begins() -> None:
    assert outline(document("<main><h2>One<h3>Two<ul><li>a<li>b</ul>c<h2><div>Three</div></h2>d")) == [
        ("heading", 2, None, "One"),
        ("heading", 3, None, "Two"),
        ("item", 1, None, "a"),
        ("item", 1, None, "b"),
        ("paragraph", 0, None, "c"),
        ("heading", 2, None, "Three"),
        ("paragraph", 0, None, "d"),
    ]


def test_a_button_is_words_only_where_it_is_the_heading() -> None:
    assert document("<main><h3><button>Why?</button></h3><p>So.</p><button>Share</button></main>").text == "Why?\n\nSo."


def test_the_written_text_is_read_where_it_is_hidden_from_readers_too() -> None:
    page = '<main><h1>A</h1><div id="original-content" hidden aria-hidden="true"><h2>B</h2><p>c</p></div></main>'
    assert document(page).text == "B\n\nc"


def test_line_breaks_stay_and_white_space_folds() -> None:
    assert document("<p>a  b\n c<br>d</p>").text == "a b c\nd"


def test_a_data_table_gives_rows_and_a_layout_table_gives_blocks() -> None:
    assert outline(document("<table><tr><th>Effect<th>Share<tr><td><p>Rash</p><td>1 %</table>")) == [
        ("row", 0, None, "Effect | Share"),
        ("row", 0, None, "Rash | 1 %"),
    ]
    assert outline(document("<table><tr><td>Skin<td><ul><li>Rash<li>Itch</ul></table>")) == [
        ("paragraph", 0, None, "Skin"),
        ("item", 1, None, "Rash"),
        ("item", 1, None, "Itch"),
    ]


def test_preformatted_text_is_a_list_that_was_indented_too_far() -> None:
    html = "<ul><li>a<pre><code>* b\n* **c**\n</code></pre></ul>"
    assert outline(document(html)) == [
        ("item", 1, None, "a"),
        ("item", 2, None, "b"),
        ("item", 2, None, "c", ("strong", "c")),
    ]
    assert outline(document("* a\n\n      * b\n      * **c**\n", "page.md")) == outline(document(html))


def test_markup_that_the_site_left_as_text_is_markup() -> None:
    assert outline(document("<p>**Skin:**rash</p>")) == [("paragraph", 0, None, "Skin:rash", ("strong", "Skin:"))]


def test_a_title_inside_of_the_content_stays_and_the_header_of_the_site_goes() -> None:
    page = "<header><h1>Site</h1></header><main><article><header><h1>A</h1></header><p>x</p></article></main>"
    assert document(page).text == "A\n\nx"


def test_of_several_parts_the_one_with_most_text_is_the_page() -> None:
    page = "<article><h2>News</h2><p>short</p></article><article><h2>A</h2><p>much longer text</p></article>"
    assert document(page).text == "A\n\nmuch longer text"


def test_a_known_container_that_holds_an_excerpt_only_is_not_the_page() -> None:
    page = f'<main><div class="entry-content"><p>Read on.</p></div>{BODY}</main>'
    assert "Swelling of the face" in document(page).text


def test_a_second_rendering_in_an_unknown_layout_is_read_once_and_empty_cards_not_at_all() -> None:
    page = document(f"<main>{CARDS}<div>{BODY}</div>{FAQ_CARDS}</main>")
    assert outline(page) == outline(document(MARKDOWN, "page.md"))


def test_what_two_sections_both_list_is_read_twice() -> None:
    page = document("<main><h2>Common</h2><ul><li>Rash</ul><h2>Rare</h2><ul><li>Rash</ul></main>")
    assert [page.words(b) for b in page.blocks] == ["Common", "Rash", "Rare", "Rash"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div id=root></div><script>start()</script></body></html>",
        f"<main><h1>A</h1>{CARDS}</main>",
        "<title>Just a moment...</title><main><h1>Just a moment...</h1><p>Checking your browser before you go on.</main>",
        "<main><h1>404</h1><p>Page not found</main>",
        "<!-- only a comment -->",
    ],
    ids=["application shell", "empty cards", "guard", "soft 404", "comment"],
)
def test_shells_and_guards_are_no_pages(page: str) -> None:
    with pytest.raises(Unreadable) as refused:
        document(page)
    assert refused.value.rule == "no_content"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>Ménière – ok".encode(), None),
        ("<p>Ménière – ok".encode(), "iso-8859-1"),
        ("<p>Ménière – ok".encode("cp1252"), "iso-8859-1"),
        ("<p>Ménière – ok".encode("cp1252"), "windows-1252"),
        ("<p>Ménière – ok".encode("utf-8-sig"), "windows-1252"),
        ("<p>Ménière – ok".encode("utf-16"), None),
        (b'<meta charset="windows-1252">' + "<p>Ménière – ok".encode("cp1252"), None),
        (b'<meta charset="windows-1252">' + "<p>Ménière – ok".encode("cp1252"), "utf-8"),
        ("<p>Ménière – ok".encode(), "no-such-charset"),
        ("<p>Ménière – ok".encode(), "hex"),
    ],
)
def test_charset(data: bytes, charset: str | None) -> None:
    assert document(data, charset=charset).text == "Ménière – ok"


def test_a_page_that_names_no_charset_is_read_as_browsers_do() -> None:
    assert document("<p>Ménière – ok".encode("cp1252")).text == "Ménière – ok"
    with pytest.raises(Unreadable, match="names no charset"):
        document(b"<p>\x00\x01\xff\xfe\x02 binary")


UNFOLDED = {
    "details": "<details><summary>Side <b>effects</b></summary><p>Fever</p></details>",
    "button": '<button aria-controls="p">Side effects</button><div id="p">Fever</div>',
    "button in a box": '<div><button data-bs-target="#p">Side effects</button></div><div id="p"><p>Fever</p></div>',
    "card": '<div class="card"><div class="card-header">Side effects</div><div class="card-body">Fever</div></div>',
    "role": '<div role="heading" aria-level="3"><span>Side effects</span></div><p>Fever</p>',
}


@pytest.mark.parametrize("source", UNFOLDED.values(), ids=list(UNFOLDED))
def test_what_unfolds_a_text_is_its_heading(source: str) -> None:
    page = document(f"<h2>Uses</h2><p>Pain</p>{source}<button>Share</button><p>Behind</p>")
    expected = [("heading", "Side effects"), ("paragraph", "Fever"), ("paragraph", "Behind")]
    assert [(b.kind, page.words(b)) for b in page.blocks][2:] == expected
    assert page.blocks[2].level == 3


def test_an_unfolded_part_of_markdown_is_one_of_html() -> None:
    source = "## Uses\n\nPain\n\n<details>\n<summary>Side effects</summary>\n\n- Fever\n\n</details>\n"
    page = document(source, "page.md")
    assert [(b.kind, b.level, page.words(b)) for b in page.blocks][2:] == [
        ("heading", 3, "Side effects"),
        ("item", 0, "Fever"),
    ]


def test_a_definition_reads_on_behind_its_term() -> None:
    terms = "<dl class='accordion'><dt>Common</dt><dd>Fever, hives</dd><dt>Rare:</dt><dd><p>Fits</p></dd></dl>"
    assert outline(document(terms)) == [
        ("paragraph", 0, None, "Common: Fever, hives", ("strong", "Common")),
        ("paragraph", 0, None, "Rare: Fits", ("strong", "Rare:")),
    ]


def test_several_definitions_of_a_term_are_items_and_an_answer_stands_alone() -> None:
    terms = "<dl><dt>Rare</dt><dd>Fits</dd><dd>Gout</dd><dt>May I drive?</dt><dd>Not today.</dd></dl><p>Behind</p>"
    assert outline(document(terms)) == [
        ("paragraph", 0, None, "Rare", ("strong", "Rare")),
        ("item", 1, None, "Fits"),
        ("item", 1, None, "Gout"),
        ("paragraph", 0, None, "May I drive?", ("strong", "May I drive?")),
        ("paragraph", 0, None, "Not today."),
        ("paragraph", 0, None, "Behind"),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Rash<sup>2</sup>", "Rash"),
        ("Rash<sup><a>[1]</a></sup><sup>[2]</sup>, gout", "Rash, gout"),
        ("Rash<sup>a,b</sup> and <b>gout</b><sup>*</sup>", "Rash and gout"),
        ("5 mg/m<sup>2</sup>", "5 mg/m2"),
        ("10<sup>9</sup> cells", "109 cells"),
        ("Ca<sup>2+</sup> and <sup>14</sup>C", "Ca2+ and 14C"),
        ("the 2<sup>nd</sup> day", "the 2nd day"),
    ],
)
@pytest.mark.parametrize("path", ["page.html", "page.md"])
def test_the_mark_of_a_footnote_is_no_word_but_an_exponent_is(source: str, words: str, path: str) -> None:
    assert document(source if path == "page.md" else f"<p>{source}</p>", path).text == words


def test_a_list_in_a_cell_of_a_table_with_heads_is_its_lines() -> None:
    rows = "<tr><th>Common</th><th>Rare</th></tr><tr><td><ul><li>Fever</li><li>Hives</li></ul></td><td>Fits</td></tr>"
    assert outline(document(f"<table>{rows}</table>")) == [
        ("row", 0, None, "Common | Rare"),
        ("row", 0, None, "Fever\nHives | Fits"),
    ]


@pytest.mark.parametrize("box", ["<blockquote>Fits</blockquote>", '<div class="alert alert-danger"><p>Fits</p></div>'])
def test_words_in_a_quotation_or_alert_are_marked(box: str) -> None:
    page = document(f"<p>Before</p>{box}<p>Behind</p>")
    assert [(page.words(b), b.quoted) for b in page.blocks] == [("Before", False), ("Fits", True), ("Behind", False)]


def test_an_odd_language_or_address_costs_no_page() -> None:
    head = (
        '<html lang="en_US"><head><link rel="canonical" href="/a"><title>A</title></head><body><p>Words</body></html>'
    )
    meta = document(head).meta
    assert (meta.language, meta.url, meta.doubts) == ("en-US", None, ("odd_address", "odd_language"))


def test_bytes_that_no_named_charset_explains_are_refused() -> None:
    with pytest.raises(Unreadable, match="utf-8") as refused:
        document("<p>Ménière".encode("latin-1"), charset="utf-8")
    assert refused.value.rule == "undecodable"


def _name(page: Path) -> str:
    """What a page is called: sites drop some signs of its name, and may serve it as the index of a folder."""
    return re.sub("[,']", "", page.parent.name if page.stem == "index" else page.stem)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference corpus does not lie beside the project")
@pytest.mark.parametrize("site", sorted(p.name for p in CORPUS.glob("*-site")))
def test_both_forms_agree_on_real_pages(site: str) -> None:
    sources: dict[str, list[Path]] = {}
    for source in CORPUS.joinpath(site.removesuffix("-site")).rglob("*.md"):
        sources.setdefault(_name(source), []).append(source)
    pages = sorted((CORPUS / site).rglob("*.html"))[::20]
    pairs = [(page, *sources[_name(page)]) for page in pages if len(sources.get(_name(page), ())) == 1]
    assert len(pairs) >= 20
    differ = [
        page.name
        for page, source in pairs
        if outline(document(page.read_bytes())) != outline(document(source.read_bytes(), "page.md"))
    ]
    assert differ == []


@pytest.mark.parametrize("gap", ["<br><br>", "<br/>\n<br/>\n\t", "<br> <br><br>\n"])
def test_two_line_breaks_part_paragraphs(gap: str) -> None:
    read = document(f"<h1>Examplol</h1><div>Side effects{gap}Itching is seen.{gap}Ask for help.</div>")
    assert [read.text[b.start : b.end] for b in read.blocks[1:]] == [
        "Side effects",
        "Itching is seen.",
        "Ask for help.",
    ]


def test_one_line_break_parts_none() -> None:
    read = document("<h1>Examplol</h1><div>It may itch,<br>\nand burn.</div>")
    assert [b.kind for b in read.blocks] == ["heading", "paragraph"]
