"""Footnotes of tables: their words and the signs that point to them are told from what they stand in."""

from __future__ import annotations

from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, Meta
from materia_medica.read.html import feed_html

TABLE = """<table><tfoot><tr><td colspan="2"><sup>a</sup>Includes dry lips.</td></tr></tfoot><tbody>
<tr><td><b>Dry mouth<sup>a</sup></b></td><td>5</td></tr>
<tr><td>Rash<footnote>Includes hives.</footnote></td><td>8 mg/m<sup>2</sup></td></tr></tbody></table>"""


def built(*, keeps_notes: bool) -> Document:
    builder = Builder(keeps_notes=keeps_notes)
    feed_html(builder, TABLE)
    return builder.document(Meta())


def words(page: Document) -> list[tuple[str, list[str]]]:
    return [
        (page.words(b), [page.text[m.start : m.end] for m in b.marks if m.kind == "note"])
        for b in page.blocks
    ]  # fmt: skip


def test_signs_of_footnotes_stay_in_rows_as_notes_where_a_reader_asks_for_them() -> None:
    assert words(built(keeps_notes=True)) == [
        ("a Includes dry lips.", ["a", "Includes dry lips."]),
        ("Dry moutha | 5", ["a"]),
        ("RashIncludes hives. | 8 mg/m2", ["Includes hives."]),
    ]


def test_else_they_are_no_words_of_the_text() -> None:
    assert words(built(keeps_notes=False))[1] == ("Dry mouth | 5", [])


def test_an_asterisk_in_front_of_a_footnote_stays_where_a_reader_asks_for_them() -> None:
    for keeps, text in [(True, "*Seen in 3% to 9%."), (False, "Seen in 3% to 9%.")]:
        builder = Builder(keeps_notes=keeps)
        feed_html(builder, "<p>*Seen in 3% to 9%.</p>")
        assert builder.document(Meta()).text == text


def test_several_asterisks_in_front_of_a_footnote_are_its_sign_and_no_mark_of_strong_words() -> None:
    for words, text in [("** Seen in the old.", "** Seen in the old."), ("**Gout** and *hives", "Gout and hives")]:
        builder = Builder(keeps_notes=True)
        feed_html(builder, f"<p>{words}</p>")
        assert builder.document(Meta()).text == text
