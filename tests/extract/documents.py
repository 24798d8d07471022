"""The smallest documents of regulators and health services in their raw forms, and their rows in words."""

from __future__ import annotations

import html
import json

from materia_medica.extract.page import rows_of
from materia_medica.extract.page_facts import PageFacts
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.schema.rows import SideEffectRow

Document = tuple[str, bytes]
"""Path and bytes."""
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
_EMA_CODES = {"1.": "200000029792", "2.": "200000029793", "4.": "200000029798", "4.8": "200000029816"}


def leaflet(body: str, title: str = "4. Possible side effects") -> Document:
    """A package leaflet as a FHIR bundle in JSON, with this HTML in its section of side effects."""
    sections = [
        {"title": heading, "text": {"status": "additional", "div": f"<div {_XHTML}>{text}</div>"}}
        for heading, text in (
            ("1. What Velotab is", "<p>Velotab contains the active substance exampline.</p>"),
            (title, body),
            ("5. How to store Velotab", "<p>Keep it dry.</p>"),
        )
    ]
    composition = {
        "resourceType": "Composition", "language": "en", "status": "final", "type": {"text": "Package Leaflet"},
        "title": "Velotab 5 mg tablets", "section": [{"title": "B. Package leaflet", "section": sections}],
    }  # fmt: skip
    bundle = {"resourceType": "Bundle", "language": "en", "type": "document", "entry": [{"resource": composition}]}
    return "x.json", json.dumps(bundle).encode()


def _fhir_xml(kind: str, name: str, sections: list[tuple[str, str]], *, is_coded: bool) -> Document:
    def part(title: str, body: str) -> str:
        code = _EMA_CODES.get(title.split(maxsplit=1)[0]) if is_coded else None
        coding = f'<code><coding><code value="{code}"/></coding></code>' if code else ""
        text = f'<text><status value="additional"/><div {_XHTML}>{body}</div></text>'
        return f'<section><title value="{html.escape(title)}"/>{coding}{text}</section>'

    parts = "".join(part(title, body) for title, body in sections)
    return (
        "x.xml",
        f"""<?xml version="1.0" encoding="UTF-8"?><Bundle xmlns="http://hl7.org/fhir"><language value="en"/>
<type value="document"/><entry><resource><Composition><language value="en"/><status value="final"/>
<type><coding><code value="{kind}"/></coding><text value="{name}"/></type><title value="Velotab 5 mg tablets"/>
<section><title value="{name}"/>{parts}</section></Composition></resource></entry></Bundle>""".encode(),
    )


def uk_leaflet(body: str, title: str = "Possible side effects") -> Document:
    """A leaflet as a FHIR bundle in XML."""
    sections = [
        ("What Velotab is", "<p>Velotab contains exampline.</p>"),
        (title, body),
        ("How to store Velotab", "<p>Keep it dry.</p>"),
    ]
    return _fhir_xml("200000029894", "PACKAGE LEAFLET", sections, is_coded=False)


def smpc(body: str, title: str = "4.8 Undesirable effects", *, is_coded: bool = True) -> Document:
    """A summary of product characteristics."""
    sections = [
        ("1. NAME OF THE MEDICINAL PRODUCT", "<p>Velotab 5 mg tablets</p>"),
        ("2. QUALITATIVE AND QUANTITATIVE COMPOSITION", "<p>Each tablet contains 5 mg of exampline.</p>"),
        ("4. CLINICAL PARTICULARS", ""),
        ("4.7 Effects on ability to drive", "<p>None known.</p>"),
        (title, body),
        ("4.9 Overdose", "<p>No case is known.</p>"),
    ]
    return _fhir_xml("200000029791", "SUMMARY OF PRODUCT CHARACTERISTICS", sections, is_coded=is_coded)


def nhs(body: str, description: str = "") -> Document:
    """A page of the NHS's content API."""
    part = {
        "@type": "HealthTopicContent", "headline": "Side effects of exampline", "description": description,
        "hasHealthAspect": "http://schema.org/SideEffectsHealthAspect",
        "hasPart": [{"@type": "WebPageElement", "name": "markdown", "headline": "", "text": body}],
    }  # fmt: skip
    page = {
        "@context": "http://schema.org", "@type": "MedicalWebPage", "name": "Exampline", "genre": ["Medicine"],
        "url": "https://example.org/exampline/", "hasPart": [part],
    }  # fmt: skip
    return "x.json", json.dumps(page).encode()


def spl(*sections: tuple[object, ...]) -> Document:
    """A US label in XML; each section is its code, title, body and inner sections."""

    def part(code: object, title: object, body: object, *inner: object) -> str:
        within = "".join(part(*section) for section in inner)  # type: ignore[misc]
        coding = f'<code code="{code}" codeSystem="2.16.840.1.113883.6.1"/>'
        return f"<component><section>{coding}<title>{title}</title><text>{body}</text>{within}</section></component>"

    substance = "<ingredientSubstance><name>EXAMPLINE</name></ingredientSubstance>"
    product = f'<name>Velotab</name><ingredient classCode="ACTIB">{substance}</ingredient>'
    elements = f"<manufacturedProduct><manufacturedProduct>{product}</manufacturedProduct></manufacturedProduct>"
    code = '<code code="48780-1" codeSystem="2.16.840.1.113883.6.1"/>'
    return (
        "x.xml",
        f"""<?xml version="1.0" encoding="UTF-8"?><document xmlns="urn:hl7-org:v3"><id root="a"/>
<code code="34391-3"/><title>Velotab (exampline) tablets</title><setId root="b"/><versionNumber value="1"/>
<component><structuredBody><component><section>{code}<subject>{elements}</subject></section></component>
{"".join(part(*section) for section in sections)}</structuredBody></component></document>""".encode(),
    )


def reactions(body: str, *inner: tuple[object, ...]) -> Document:
    """A US label in XML with this section of adverse reactions."""
    return spl(("34084-4", "6 ADVERSE REACTIONS", body, *inner))


def trial(body: str) -> Document:
    """A US label in XML with this section of what was seen in trials."""
    return reactions("", ("90374-0", "6.1 Clinical Trials Experience", body))


def openfda(**fields: str) -> Document:
    """A record of openFDA's label API."""
    names = {"brand_name": ["Velotab"], "substance_name": ["EXAMPLINE"], "generic_name": ["EXAMPLINE"]}
    record = {"set_id": "a", "id": "b", "version": "1", "effective_time": "20240101", "openfda": names}
    return "x.json", json.dumps({**record, **{name: [text] for name, text in fields.items()}}).encode()


def monograph(body: str) -> Document:
    """A page in HTML of a regulator."""
    head = "<head><title>Velotab</title></head>"
    text = f"<!DOCTYPE html><html lang='en'>{head}<body><main><h1>Velotab</h1>{body}</main></body></html>"
    return "x.html", text.encode()


def listed(*items: str) -> str:
    """A list in HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def table(*rows: list[str], foot: str = "") -> str:
    """A table in HTML, its first row the head."""
    head, *body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    note = f'<tfoot><tr><td colspan="9">{foot}</td></tr></tfoot>' if foot else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{r}</tr>' for r in body)}</tbody>{note}</table>"


def rows_in(document: Document, *, codes: bool = False) -> list[str]:
    """The rows of a document: effect, tier, bounds, and whatever else is stated; `codes` adds those of their sections."""
    path, data = document
    facts = PageFacts(source="tests", path=path, url=None, fetched_at=None, sha256="", bytes=1,
                      content_origin="regulator", license="CC0-1.0", language="en")  # fmt: skip
    return [_in_words(row, codes=codes) for row in rows_of(read(Page("tests", path, data)), facts).side_effects]


def _in_words(row: SideEffectRow, *, codes: bool) -> str:
    lower, upper = row.frequency_lower, row.frequency_upper
    bounds = (
        None if lower is upper is None
        else f"<={upper:g}" if lower is None
        else f">={lower:g}" if upper is None
        else f"={lower:g}" if lower == upper
        else f"{lower:g}-{upper:g}"
    )  # fmt: skip
    context = row.context if row.context != row.setting else None
    named = {"category": row.category, "setting": row.setting, "context": context, "population": row.population,
             "percent": row.percent, "comparator": row.comparator_percent,
             "code": row.section_code if codes else None}  # fmt: skip
    said = [f"{name} {value}" for name, value in named.items() if value is not None]
    return "; ".join(
        part for part in (row.effect, row.frequency_tier, bounds, row.is_serious and "serious", *said) if part
    )
