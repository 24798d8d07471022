"""Electronic product information: FHIR bundles in JSON and XML give the same document, and say what they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.document import Document, Identifier, Unreadable
from materia_medica.read.formats import format_of
from materia_medica.read.structure import document_of, structure_of

UUID = "0b6ac6ab-9d1e-4f6e-8d0c-3d4bb5c5a111"


def narrative(inner: str) -> dict[str, Any]:
    return {"status": "additional", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'}


def section(title: str, inner: str = "", *sections: dict[str, Any], code: str = "") -> dict[str, Any]:
    said: dict[str, Any] = {"title": title, "section": list(sections)}
    said |= {"text": narrative(inner)} if inner else {}
    return said | ({"code": {"coding": [{"system": "https://spor.ema.europa.eu", "code": code}]}} if code else {})


def bundle(
    *sections: dict[str, Any], title: str = "Exampline", resources: tuple[dict[str, Any], ...] = (), **said: Any
) -> dict[str, Any]:
    composition = {
        "resourceType": "Composition",
        "language": "en",
        "date": "2024-05-06T07:08:09Z",
        "title": title,
        "section": list(sections),
    }
    parts = [composition | said, *resources]
    return {
        "resourceType": "Bundle", "identifier": {"value": UUID}, "meta": {"versionId": "3"}, "type": "document",
        "entry": [{"resource": part} for part in parts],
    }  # fmt: skip


def of(value: dict[str, Any], path: str = "x.json") -> Document:
    return read(Page("tests", path, json.dumps(value).encode()))


def xml(value: Any, name: str) -> str:
    """A resource of FHIR in its other form."""
    if isinstance(value, list):
        return "".join(xml(v, name) for v in value)
    if not isinstance(value, dict):
        return value if name == "div" else f'<{name} value="{value}"/>'
    inner = "".join(xml(v, n) for n, v in value.items() if n != "resourceType")
    if kind := value.get("resourceType"):
        space = ' xmlns="http://hl7.org/fhir"' if kind == "Bundle" else ""
        inner = f"<{kind}{space}>{inner}</{kind}>"
        return f"<{name}>{inner}</{name}>" if name else inner
    return f"<{name}>{inner}</{name}>"


LEAFLET = bundle(
    section(
        "B. Package leaflet",
        "",
        section("4. Possible side effects", "<p><b>4. Possible side effects</b></p><h1>Common:</h1><ul><li>headache</li></ul>", code="200000029910"),
        section("5. How to store Exampline", "<p>In a dry place.</p>"),
    ),
    resources=(
        {"resourceType": "Ingredient", "role": {"coding": [{"code": "100000072082", "display": "active"}]},
         "substance": {"code": {"concept": {"coding": [{"system": "https://gsrs.ncats.nih.gov", "code": "ABCDE12345", "display": "STORAGE"}]}}}},
        {"resourceType": "RegulatedAuthorization", "identifier": [{"value": "EU/1/24/1234/001"}]},
    ),
)  # fmt: skip


@pytest.mark.parametrize("form", ["json", "xml"])
def test_sections_become_headings_with_their_narratives_below(form: str) -> None:
    data = json.dumps(LEAFLET) if form == "json" else xml(LEAFLET, "")
    document = read(Page("tests", f"x.{form}", data.encode()))
    assert format_of(f"x.{form}", data.encode()).name == "fhir"
    assert [(b.kind, b.level, document.words(b), b.section_code) for b in document.blocks] == [
        ("heading", 2, "B. Package leaflet", None),
        ("heading", 3, "4. Possible side effects", "200000029910"),
        ("heading", 4, "Common:", "200000029910"),
        ("item", 0, "headache", "200000029910"),
        ("heading", 3, "5. How to store Exampline", None),
        ("paragraph", 0, "In a dry place.", None),
    ], "a first line that repeats the title is no text, and headings of a narrative stand below it"
    assert document_of(document.text, structure_of(document)) == document


@pytest.mark.parametrize(
    ("narrative", "lines"),
    [
        ("<h2>Tell your doctor. Common:</h2> <h2>dry\nmouth</h2>\n<h2>gout</h2><p>hives</p><p>Ask your doctor.</p>",
         ["paragraph: Tell your doctor. Common:", "item: dry mouth", "item: gout", "item: hives", "paragraph: Ask your doctor."]),
        ("<p>Rare:</p><h2>gout</h2><h2>hives</h2>", ["paragraph: Rare:", "item: gout", "item: hives"]),
        ("<h2>Rare (1 in 1,000)</h2><p>gout</p><h2>Very rare</h2><p>hives</p>",
         ["heading: Rare (1 in 1,000)", "paragraph: gout", "heading: Very rare", "paragraph: hives"]),
        ("<h2>In children</h2><h3>Rare</h3><p>gout</p>", ["heading: In children", "heading: Rare", "paragraph: gout"]),
    ],
    ids=["lines of a list", "all of them items", "headings of texts", "a heading within another"],
)  # fmt: skip
def test_headings_that_head_nothing_are_lines_of_a_list(narrative: str, lines: list[str]) -> None:
    document = of(bundle(section("4. Possible side effects", narrative)))
    assert [f"{b.kind}: {document.words(b)}" for b in document.blocks[1:]] == lines


def test_a_bundle_states_what_it_is() -> None:
    meta = of(LEAFLET).meta
    assert (meta.title, meta.language, meta.published_at) == ("Exampline", "en", "2024-05-06T07:08:09Z")
    facts = meta.facts
    assert (facts.document_type, facts.document_id, facts.document_version) == ("leaflet", UUID, "3")
    assert (facts.effective_date, facts.jurisdiction) == ("2024-05-06", "EU")
    assert facts.identifiers == (Identifier("ma_number", "EU/1/24/1234/001"),)
    assert facts.substances == (), "the text does not name the substance that stands beside it"


def test_a_substance_that_the_text_names_is_stated_with_its_register_number() -> None:
    ingredient = {
        "resourceType": "Ingredient", "role": {"coding": [{"code": "100000072072"}]},
        "substance": {"code": {"concept": {"coding": [{"system": "http://fdasis.nlm.nih.gov", "code": "C47I0A1X2J", "display": "Examplinum citrate"}]}}},
    }  # fmt: skip
    excipient = ingredient | {"role": {"coding": [{"code": "100000072072", "display": "excipient"}]}}
    for given, substances in ((ingredient, ("Examplinum citrate",)), (excipient, ())):
        said = of(bundle(section("6. Contents", "<p>It contains examplinum.</p>"), resources=(given,))).meta.facts
        assert said.substances == substances
        assert said.identifiers == (Identifier("unii", "C47I0A1X2J"),) * len(substances)


@pytest.mark.parametrize(
    ("title", "sections", "document_type", "name"),
    [
        ("TEST PURPOSES ONLY - examplor", [section("4. Possible side effects", "<p>x</p>")], "leaflet", "examplor"),
        ("EXAMPLOR - SUMMARY OF PRODUCT CHARACTERISTICS", [section("4.8 Undesirable effects", "<p>x</p>")], "smpc", "EXAMPLOR"),
        ("Examplor 5 mg", [section("4.8 Undesirable effects", "<p>x</p>")], "smpc", "Examplor 5 mg"),
        ("Package leaflet", [section("1. What Examplor is and what it is used for", "<p>x</p>")], "leaflet", "Examplor"),
        ("EPI Summary of product characteristics example",
         [section("1. NAME OF THE MEDICINAL PRODUCT", "<p>Examplor 5 mg tablets</p>")], "smpc", "Examplor 5 mg tablets"),
        ("Examplor", [section("Contents", "<p>x</p>")], None, "Examplor"),
    ],
)  # fmt: skip
def test_the_kind_and_the_name_come_from_what_the_document_says(
    title: str, sections: list[dict[str, Any]], document_type: str | None, name: str
) -> None:
    meta = of(bundle(*sections, title=title)).meta
    assert (meta.facts.document_type, meta.title) == (document_type, name)


@pytest.mark.parametrize(
    ("text", "path", "rule"),
    [
        ('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Ingredient"}}]}', "x.json", "no_composition"),
        ('{"resourceType": "Composition", "title": "Examplor"}', "x.json", "no_bundle"),
        ('{"resourceType": "Bundle", "entry": [', "x.json", "broken_json"),
        ('<Bundle xmlns="http://hl7.org/fhir"><entry>', "x.xml", "broken_xml"),
        ('<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><Bundle xmlns="http://hl7.org/fhir"><id value="&a;"/></Bundle>',
         "x.xml", "broken_xml"),
        (json.dumps(bundle(section("4. Possible side effects", "<ul><li>rash</ul>"))), "x.json", "broken_narrative"),
        (json.dumps(bundle(section("4. Possible side effects"))), "x.json", "no_content"),
        (json.dumps(bundle("text")), "x.json", "no_content"),
        ('{"resourceless": 1}', "x.json", "unknown_form"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_by_name(text: str, path: str, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(Page("tests", path, text.encode()))
    assert refused.value.rule == rule


def test_names_of_characters_that_only_html_knows_are_read() -> None:
    assert of(bundle(section("4. Possible side effects", "<p>rash&nbsp;&ndash; mild</p>"))).text.endswith("rash – mild")


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("&lt;p class='x'&gt;rash&lt;/p&gt;&lt;p&gt;&lt;!-- mark --&gt;gout&lt;/p&gt;", ["rash", "gout"]),
        ("<p>a level of &lt;p and more</p>", ["a level of <p and more"]),
    ],
    ids=["markup escaped twice", "a sign in words"],
)
def test_markup_that_shows_as_text_is_read_as_markup(inner: str, words: list[str]) -> None:
    document = of(bundle(section("4. Possible side effects", inner)))
    assert [document.words(block) for block in document.blocks[1:]] == words


def test_sections_nested_without_end_are_refused() -> None:
    deep = section("4. Possible side effects", "<p>x</p>")
    for _ in range(100):
        deep = section("x", "", deep)
    with pytest.raises(Unreadable, match="broken_narrative"):
        of(bundle(deep))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The active substance in Velotab is examplinum (as citrate). Each tablet contains 5 mg.", ("examplinum",)),
        ("The active substances are examplinum and otherinum.", ("examplinum", "otherinum")),
        ("Velotab contains the active substance examplinum, a medicine of the heart.", ("examplinum",)),
        ("Each hard capsule contains 100 mg examplinum (as mesilate).", ("examplinum",)),
        ("Each vial contains 50 mg/ml of examplinum.", ("examplinum",)),
        ("One ml of concentrate contains 20 mg of examplinum.", ("examplinum",)),
        ("The active substance is listed below.", ()),
    ],
)
def test_the_text_names_the_active_substances(text: str, names: tuple[str, ...]) -> None:
    assert of(bundle(section("6. Contents", f"<p>{text}</p>"))).meta.facts.substances == names
