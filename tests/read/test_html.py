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
    assert document(HIDDEN).meta == Meta("Examplol", "2025-01-02T03:04:05.678Z", "https://example.org/examplol/", "en")
    assert document(MINIFIED).meta == Meta("Examplol", None, None, "en-US")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="A + B"><title>Other</title>', "A + B"),
        ("<title>A + B | Site</title>", "A + B"),
        ("<title>A - B</title>", "A - B"),
        ('<meta property="og:site_name" content="Site"><title>A – Site</title>', "A"),
        ("", "In the text"),
    ],
)
def test_title(head: str, title: str) -> None:
    assert document(f"<head>{head}</head><h1>In the text</h1><p>x").meta.title == title


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
