"""Any bytes at all give a document whose offsets hold, or a named reason; nesting and length cost time in proportion."""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import isqrt

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from materia_medica.read.document import Document, Unreadable

from .pages import BODY, HIDDEN, MARKDOWN, MINIFIED, document, outline

RULES = {"empty_page", "not_utf8", "undecodable", "broken_front_matter", "no_content"}
PATHS = ("page.md", "page.html")

# fmt: off
MARKDOWN_PIECES = [
    "# ", "## ", "* ", "- ", "1. ", "    ", "  ", "\t", "\n", "\n\n", "**", "__", "*", "_", "`", "```\n", "> ", "|", "|-|-|\n",
    "<b>", "</b>", "<i>", "<br>", "<div>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#0;", "[a](b)", "![", "---\n",
    "Nausea", "Q: why?", "**A:**", "é", "💊", "\u200b", "\u202e", "\x00", "\ufeff", "1 in 10", "\\", "  \n", "title: x\n", "~~",
]
HTML_TAGS = [
    "html", "head", "body", "main", "article", "p", "ul", "ol", "li", "h1", "h3", "b", "strong", "em", "i", "br", "hr", "table",
    "tr", "td", "th", "div", "pre", "script", "style", "svg", "title", "nav", "details", "summary", "dl", "dt", "dd", "span",
]
HTML_PIECES = [
    *[f"<{tag}>" for tag in HTML_TAGS], *[f"</{tag}>" for tag in HTML_TAGS], "<!--", "-->", "<![CDATA[", "<?x", "<meta charset=x>",
    "<ol start=7>", "<li value=-1>", '<div id="original-content">', '<p style="font-size:1px">', "Some words long enough to count.",
    "Nausea", "**", "__", "&lt;b&gt;", "&#0;", "&#xD800;", "é", "💊", "\u200b", "\x00", "<", ">", '"', " ", "\n", "* a\n", "    ",
]
# fmt: on
PIECES = {"page.md": MARKDOWN_PIECES, "page.html": HTML_PIECES}

quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)


def read_or_refuse(data: bytes, path: str, charset: str | None = None) -> Document | None:
    try:
        return document(data, path, charset)
    except Unreadable as error:
        refused = error
    assert refused.rule in RULES
    assert refused.reason
    return None


def holds(page: Document) -> None:
    """What is true of every document."""
    page.text.encode("utf-8")
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end <= len(page.text)
        assert page.text[at : block.start].strip() == ""
        words = page.words(block)
        assert words == words.strip()
        assert "**" not in words
        assert (block.kind == "heading") == (1 <= block.level <= 6)
        assert block.number is None or block.kind == "item"
        assert block.kind != "item" or block.depth >= 1
        mark_end = block.start
        for mark in block.marks:
            assert mark_end <= mark.start < mark.end <= block.end
            mark_end = mark.end
        at = block.end
    assert at == len(page.text)


@pytest.mark.parametrize("path", PATHS)
def test_any_bytes(path: str) -> None:
    @seed(1)
    @quick
    @given(
        st.binary(max_size=300),
        st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "utf-7", "idna", "rot13", "\x00"]),
    )
    def check(data: bytes, charset: str | None) -> None:
        page = read_or_refuse(data, path, charset)
        if page is not None:
            holds(page)

    check()


@pytest.mark.parametrize("path", PATHS)
def test_any_mixture_of_markup(path: str) -> None:
    @seed(2)
    @quick
    @given(st.lists(st.sampled_from(PIECES[path]), max_size=40).map("".join))
    def check(source: str) -> None:
        page = read_or_refuse(source.encode(), path)
        if page is not None:
            holds(page)

    check()


@pytest.mark.parametrize(("source", "path"), [(MARKDOWN, "page.md"), (HIDDEN, "page.html"), (MINIFIED, "page.html")])
def test_any_piece_cut_out_of_a_page(source: str, path: str) -> None:
    data = source.encode()

    @seed(3)
    @settings(quick, max_examples=60)
    @given(st.integers(0, len(data)), st.integers(0, len(data)), st.binary(max_size=8))
    def check(start: int, end: int, put: bytes) -> None:
        page = read_or_refuse(data[:start] + put + data[end:], path)
        if page is not None:
            holds(page)

    check()


# No words here hold signs, so a sign in the text would be markup that was left over.
WORD = st.text("abcdefgéß", min_size=1, max_size=8)
LINE = st.lists(
    st.one_of(WORD, WORD.map(lambda w: f"**{w}**"), WORD.map(lambda w: f"*{w}*")), min_size=1, max_size=5
).map(" ".join)


def _html_line(line: str) -> str:
    words = []
    for word in line.split(" "):
        bare = word.strip("*")
        tag = {2: "strong", 1: "em", 0: ""}[(len(word) - len(bare)) // 2]
        words.append(f"<{tag}>{bare}</{tag}>" if tag else bare)
    return " ".join(words)


@seed(4)
@quick
@given(st.lists(st.tuples(st.sampled_from(["h2", "h3", "p", "li", "lili"]), LINE), min_size=1, max_size=12))
def test_both_forms_of_any_page_give_one_document(parts: list[tuple[str, str]]) -> None:
    markdown, html, before = "", "", ""
    for kind, line in [("p", "start"), *parts]:
        nested = kind == "lili" and before in ("li", "lili")
        here = kind if nested or kind != "lili" else "li"
        in_list, was_in_list = here in ("li", "lili"), before in ("li", "lili")
        if was_in_list and not in_list:
            html += "</ul></ul>" if before == "lili" else "</ul>"
        if here == "p":
            markdown, html = f"{markdown}\n{line}\n", f"{html}<p>{_html_line(line)}"
        elif not in_list:
            markdown, html = f"{markdown}\n{'#' * int(here[1])} {line}\n", f"{html}<{here}>{_html_line(line)}</{here}>"
        elif here == "li":
            markdown += f"{'' if was_in_list else chr(10)}* {line}\n"
            html += {"lili": "</ul>", "li": "", "": ""}.get(before, "<ul>") + f"<li>{_html_line(line)}"
        else:
            markdown += f"  * {line}\n"
            html += ("" if before == "lili" else "<ul>") + f"<li>{_html_line(line)}"
        before = here
    as_markdown, as_html = document(markdown, "page.md"), document(f"<main>{html}")
    assert outline(as_html) == outline(as_markdown)
    assert as_html.text == as_markdown.text
    assert not set("*#<>") & set(as_markdown.text)


HARD: dict[str, tuple[str, Callable[[int], str]]] = {
    "nested lists": ("page.md", lambda n: "- " * n + "x"),
    "nested quotes": ("page.md", lambda n: "> " * n + "x"),
    "spaces": ("page.md", lambda n: " " * n + "x"),
    "a stair of indents": ("page.md", lambda n: "".join(" " * (4 * i) + "x\n\n" for i in range(isqrt(n)))),
    "fences in fences": ("page.md", lambda n: "".join("`" * i + "\n" for i in range(isqrt(n), 2, -1)) + "x"),
    "unbalanced stars": ("page.md", lambda n: "**a *b " * n),
    "open brackets": ("page.md", lambda n: "[![" * n),
    "open tags": ("page.md", lambda n: "a <b <i " * n),
    "blocks of HTML": ("page.md", lambda n: "<p>x\n\n" * (n // 10)),
    "one long line": ("page.md", lambda n: "word, " * (17 * n)),
    "lists in HTML": ("page.html", lambda n: "<ul><li>x" * n),
    "boxes in HTML": ("page.html", lambda n: "<div>" * n + "x"),
    "sections in HTML": ("page.html", lambda n: "<section><h2>a</h2>some words that are long enough" * n),
    "tables in tables": ("page.html", lambda n: "<table><tr><td>x" * n),
    "unclosed bold": ("page.html", lambda n: "<p>x<b>" * n),
    "unclosed preformatted": ("page.html", lambda n: "<pre>" + " " * n + "x"),
    "one long line of HTML": ("page.html", lambda n: "<p>" + "word, " * (17 * n)),
    "open comments": ("page.html", lambda n: "<p>x<!--" * n),
    "open JSON-LD": ("page.html", lambda n: '<p>x<script type="application/ld+json">' + "[" * n),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_are_read(name: str) -> None:
    path, make = HARD[name]
    page = document(make(10_000), path)
    assert page.blocks
    assert all(block.depth <= 100 for block in page.blocks)
    holds(page)


def calls_to_read(source: str, path: str) -> int:
    """How many functions reading calls: work that, unlike time, is the same on any machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        document(source, path)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", HARD)
def test_a_page_twice_as_long_takes_twice_the_work(name: str) -> None:
    path, make = HARD[name]
    document(make(10), path)  # what is imported or compiled once is not counted
    assert calls_to_read(make(4_000), path) <= 2.2 * calls_to_read(make(2_000), path) + 1_000


def test_words_of_elements_that_are_nested_too_deep_are_kept_apart() -> None:
    page = document("<div>" * 300 + "one<p>two<b>th</b>ree</p><ul><li>four", "page.html")
    assert page.text.split() == ["one", "twothree", "four"]


def test_reading_twice_gives_the_same() -> None:
    assert document(HIDDEN) == document(HIDDEN)
    assert outline(document(f"<main>{BODY}")) == outline(document(HIDDEN))
