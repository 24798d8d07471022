"""Markdown to blocks and marks: one small page in, its blocks out."""

from __future__ import annotations

import pytest

from materia_medica.read.document import Unreadable

from .pages import document, outline


def blocks(source: str) -> list[tuple[object, ...]]:
    return outline(document(source, "page.md"))


def test_headings_paragraphs_and_items() -> None:
    assert blocks("# A\n## B\none\ntwo\n\n* x\n* y\n") == [
        ("heading", 1, None, "A"),
        ("heading", 2, None, "B"),
        ("paragraph", 0, None, "one two"),
        ("item", 1, None, "x"),
        ("item", 1, None, "y"),
    ]


def test_offsets_point_into_the_text() -> None:
    page = document("# Ä 💊 B\n\n* **x:** y\n", "page.md")
    assert page.text == "Ä 💊 B\n\nx: y"
    (item,) = page.blocks[1:]
    assert (item.start, item.end) == (7, 11)
    assert [page.text[m.start : m.end] for m in item.marks] == ["x:"]


def test_ordered_items_carry_their_numbers() -> None:
    assert blocks("3. a\n4. b\n\n   c\n") == [
        ("item", 1, 3, "a"),
        ("item", 1, 4, "b"),
        ("paragraph", 1, None, "c"),
    ]


def test_nested_lists_are_deeper_items() -> None:
    assert blocks("* a\n  * b\n    1. c\n* d\n") == [
        ("item", 1, None, "a"),
        ("item", 2, None, "b"),
        ("item", 3, 1, "c"),
        ("item", 1, None, "d"),
    ]


def test_a_tight_and_a_loose_list_are_the_same() -> None:
    assert blocks("* a\n* b\n") == blocks("* a\n\n* b\n")


def test_a_list_indented_too_far_is_a_list() -> None:
    assert blocks("Intro:\n\n        * a\n        * **b**\n") == [
        ("paragraph", 0, None, "Intro:"),
        ("item", 1, None, "a"),
        ("item", 1, None, "b", ("strong", "b")),
    ]


@pytest.mark.parametrize(
    "source", ["**Skin:**rash", "**Skin:** rash", "__Skin:__ rash", "<b>Skin:</b> rash", "<strong>Skin:</strong> rash"]
)
def test_a_bold_label_is_bold_however_it_is_written(source: str) -> None:
    ((kind, _, _, words, mark),) = blocks(source)
    assert (kind, str(words).replace(" ", ""), mark) == ("paragraph", "Skin:rash", ("strong", "Skin:"))


def test_nested_emphasis_counts_as_the_outermost() -> None:
    assert blocks("**a *b* c** *d*") == [("paragraph", 0, None, "a b c d", ("strong", "a b c"), ("emphasis", "d"))]


def test_emphasis_that_html_leaves_open_ends_with_its_block() -> None:
    assert blocks("a <i>b\n\nc\n\n</b>d") == [
        ("paragraph", 0, None, "a b", ("emphasis", "b")),
        ("paragraph", 0, None, "c"),
        ("paragraph", 0, None, "d"),
    ]


def test_line_breaks_that_the_page_asks_for_stay() -> None:
    assert document("a  \nb<br>c\nd", "page.md").text == "a\nb\nc d"


def test_marked_lines_that_are_indented_too_far_for_a_list_are_items() -> None:
    listed = blocks(
        "**A:** Watch for:\n    - pulse\n    - **salts**: low\n    - a\n      rest\n\nThen - well - stop\n    - here\n"
    )
    assert listed == [
        ("paragraph", 0, None, "A: Watch for:", ("strong", "A:")),
        ("item", 1, None, "pulse"),
        ("item", 1, None, "salts: low", ("strong", "salts")),
        ("item", 1, None, "a rest"),
        ("paragraph", 0, None, "Then - well - stop - here"),
    ]
    html = "<p><strong>A:</strong> Watch for:\n- pulse\n- <strong>salts</strong>: low\n- a\nrest</p>\n<p>Then - well - stop\n- here</p>"
    assert outline(document(html)) == listed


@pytest.mark.parametrize("mark", ["• ", "•", "✓ ", "▪ ", "● ", "· ", "– ", "- "])
@pytest.mark.parametrize("ending", ["\n", "  \n", "<br>"])
def test_lines_that_begin_with_a_list_mark_are_items(mark: str, ending: str) -> None:
    assert outline(document(f"<p>{mark}Fever<br>\n{mark}Hives</p>")) == [
        ("item", 1, None, "Fever"),
        ("item", 1, None, "Hives"),
    ]
    if mark != "- ":  # else it is a list of Markdown
        assert blocks(f"{mark}Fever{ending}{mark}Hives\n") == [("item", 1, None, "Fever"), ("item", 1, None, "Hives")]


def test_a_dash_that_begins_one_line_only_is_no_list_mark() -> None:
    assert blocks("the heart beats\n– as it does at rest – faster") == [
        ("paragraph", 0, None, "the heart beats - as it does at rest - faster")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Common: fever\nRare: hives",
        "Common: fever  \nRare: hives",
        "Common: fever<br>Rare: hives",
        "Common: fever\\\nRare: hives",
        "<p>Common: fever<br/>Rare: hives</p>",
    ],
)
def test_lines_with_a_label_of_their_own_stand_apart(source: str) -> None:
    assert blocks(source) == [("paragraph", 0, None, "Common: fever"), ("paragraph", 0, None, "Rare: hives")]
    assert document(source, "page.md").text == "Common: fever\nRare: hives"


def test_a_line_in_bold_or_capitals_stands_apart() -> None:
    heads = blocks("**Common**<br>fever, hives<br>OVERDOSE<br>Call for help.")
    assert [b[3] for b in heads] == ["Common", "fever, hives", "OVERDOSE", "Call for help."]


@pytest.mark.parametrize(
    "source",
    [
        "It may cause fever, which\nis common: see below",  # no label before it
        "Take it with\nMilk: it helps",
        "**May I drive?**\nNot today.",
        "Q: May I drive?\nA: Not today.",
    ],
)
def test_lines_that_read_on_are_one_paragraph(source: str) -> None:
    assert [b[:3] for b in blocks(source)] == [("paragraph", 0, None)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# 💊 A", "A"),
        ("⚠️ **Fits**", "Fits"),
        ("- 🟢 Fever", "Fever"),
        ("- Fever 🟢", "Fever"),
        ("- [x] Fever", "Fever"),
        ("🟢 Fever\n🟢 Hives", "Fever\nHives"),
        ("A ♥ B", "A ♥ B"),
    ],
)
def test_pictures_in_front_and_at_the_end_are_no_words(source: str, words: str) -> None:
    assert document(source, "page.md").text == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{< warning >}}\n\nFever", "Fever"),
        ("{% include note.html kind='a' %}\n\nFever", "Fever"),
        ("- Fever {: .common }", "Fever"),
        ("Fever {{ site.mark }}", "Fever"),
        ('<Note kind={"a"}>\n\nFever\n\n</Note>', "Fever"),
        ("import Note from '../Note.astro';\n\nFever", "Fever"),
        ("export const a = 1;\n\nFever", "Fever"),
        ("{/* mend this */}\n\nFever", "Fever"),
        ("## Fever {#fever}", "Fever"),
        ("> [!WARNING]\n> Fever", "Fever"),
        ("[[Fever]]", "Fever"),
        ("[[Pyrexia|fever]] and [[Skin#Hives|hives]]", "fever and hives"),
        ("![[fever.png]]Fever", "Fever"),
        ("Fever[^1]\n\n[^1]: In children", "Fever\n\n1 In children"),
        ("a < B or c > d, {e}", "a < B or c > d, {e}"),
        ("We import it from Norway.", "We import it from Norway."),
    ],
)
def test_what_a_renderer_should_have_replaced_is_no_text(source: str, words: str) -> None:
    assert document(source, "page.md").text == words


@pytest.mark.parametrize(
    "box",
    [
        "> Fits",
        "> [!CAUTION]\n> Fits",
        ":::warning\nFits\n:::",
        "::: danger Mind\n\nFits\n\n:::",
    ],
)
def test_words_in_a_quotation_or_alert_are_marked(box: str) -> None:
    page = document(f"Before\n\n{box}\n\nBehind\n", "page.md")
    assert [(page.words(b), b.quoted) for b in page.blocks] == [("Before", False), ("Fits", True), ("Behind", False)]


def test_lines_of_a_table_cell_have_no_list_marks() -> None:
    assert blocks("| a | b |\n|-|-|\n| - c <br>- d | • e<br>• f |\n")[1] == ("row", 0, None, "c\nd | e\nf")


def test_a_lone_asterisk_before_a_word_is_no_text_but_one_in_a_name_is() -> None:
    for source, text in [("Why? *A: So.", "Why? A: So."), *[(w, w) for w in ("HLA-B*1502", "the *1/*2 type", "a * b")]]:
        assert document(source, "page.md").text == text


def test_tables_are_rows() -> None:
    assert blocks("| a | b |\n|---|---|\n| c | d |\n") == [("row", 0, None, "a | b"), ("row", 0, None, "c | d")]


def test_html_inside_of_markdown_counts_for_its_words() -> None:
    page = "H<sub>2</sub>O\n\n<div class='x'>\n<script>var a = '<p>';</script>\n<p>one<ul><li>two</ul></div>\n\n<!-- a > b\n\nc -->\n\n![alt](x.png) three"
    assert blocks(page) == [
        ("paragraph", 0, None, "H2O"),
        ("paragraph", 0, None, "one"),
        ("item", 1, None, "two"),
        ("paragraph", 0, None, "three"),
    ]


def test_comparisons_are_no_markup() -> None:
    assert document("less than <1 %, more than >10 %, 5 < 6 &amp; 7 &gt; 6", "page.md").text == (
        "less than <1 %, more than >10 %, 5 < 6 & 7 > 6"
    )


def test_zero_width_marks_and_controls_are_dropped() -> None:
    assert document("nau\u200bsea\ufeff\x07 and\u00a0rash", "page.md").text == "nausea and rash"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending(ending: str) -> None:
    for bom in ("", "\ufeff"):
        for front in ("---\ntitle: A\n---\n", '+++\ntitle = "A"\n+++\n'):
            page = document((bom + front + "# B\n\nc\n").replace("\n", ending), "page.md")
            assert (page.meta.title, page.meta.doubts, page.text) == ("A", (), "B\n\nc")


@pytest.mark.parametrize(
    ("data", "rule", "says"),
    [
        (b"", "empty_page", "no text"),
        (b" \n\t\n", "empty_page", "no text"),
        (b"# A\n\n\xff\n", "not_utf8", "byte 0xff in line 3"),
        (b"x" * 5_000_001, "oversized_page", "5,000,000"),
        (b"***\n", "empty_page", "no text"),
    ],
)
def test_pages_that_cannot_be_read_say_why(data: bytes, rule: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        document(data, "page.md")
    assert refused.value.rule == rule


def test_titles_and_labels_of_a_text_without_markup_stand_apart() -> None:
    text = "Uses\nPain and\nfever\nSide Effects\nGI: Nausea\nCNS: Headache, poor\nsleep\nHow to Store\nKeep dry\n"
    found = document(text, "page.md")
    assert [found.words(b) for b in found.blocks] == [
        "Uses",
        "Pain and fever",
        "Side Effects",
        "GI: Nausea",
        "CNS: Headache, poor sleep",
        "How to Store",
        "Keep dry",
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("* ==Rash== and ++hives++", "Rash and hives"),
        ("* a **==red==** rash", "a red rash"),
        ("* x == y and z == a", "x == y and z == a"),
        ("* Ca++ and Mg++", "Ca++ and Mg++"),
    ],
)
def test_marks_of_other_dialects_are_no_words(source: str, words: str) -> None:
    assert [block[3] for block in blocks(source)] == [words]
