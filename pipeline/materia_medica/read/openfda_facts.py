"""What an openFDA label record states about itself: its versions, its products, their substances and numbers."""

from __future__ import annotations

import re
from typing import Any

from materia_medica.read.document import DocumentFacts, Identifier
from materia_medica.read.label_facts import iso_date, known_substances, once

_NUMBERS = {
    "product_ndc": "ndc",
    "package_ndc": "ndc",
    "unii": "unii",
    "rxcui": "rxcui",
    "application_number": "application_number",
}
"""Fields of `openfda` that number the product, and the register of each."""
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_MOST_WORDS = 6
"""Words of a name in the list of elements, at most."""


def name_of(label: dict[str, Any]) -> str | None:
    """What the record calls its product; null where it names none."""
    brand = next(iter(_said(label, "brand_name")), None)
    return brand or next(iter(_said(label, "generic_name")), None) or _listed(label)[0]


def facts_of(label: dict[str, Any]) -> DocumentFacts:
    """The facts of a record."""
    set_id = _text(label.get("set_id")) or next(iter(_said(label, "spl_set_id")), None)
    version_id = _text(label.get("id")) or next(iter(_said(label, "spl_id")), None)
    found = [Identifier(system, value) for system, value in (("set_id", set_id), ("spl_id", version_id)) if value]
    for field, system in _NUMBERS.items():
        found += [Identifier(system, value) for value in _said(label, field)]
    return DocumentFacts(
        document_type="openfda",
        document_id=set_id,
        document_version=_text(label.get("version")),
        effective_date=iso_date(_text(label.get("effective_time"))),
        jurisdiction="US",
        identifiers=once(found),
        substances=known_substances(_substances(label)),
    )


def _substances(label: dict[str, Any]) -> list[str]:
    """The substances as the record lists them, else those that the generic name names."""
    listed = _said(label, "substance_name")
    if listed:
        return listed
    stated = _said(label, "generic_name") or [name for name in _listed(label)[1:] if name]
    return [name for names in stated for name in _LISTED.split(names)]


def _listed(label: dict[str, Any]) -> tuple[str | None, str | None]:
    """Brand and generic name with which the list of a product's elements begins, where nothing else says them.

    The list has no marks: "Alvex warfarin sodium WARFARIN SODIUM WARFARIN STARCH ...". The generic name is followed by
    the substance, which repeats it; without that the first word is the brand.
    """
    elements = label.get("spl_product_data_elements")
    first = next((text for text in elements if isinstance(text, str)), "") if isinstance(elements, list) else ""
    words = first.split()[: 4 * _MOST_WORDS]
    low = [word.casefold() for word in words]
    for count in range(1, _MOST_WORDS):  # a product that is called as its substance
        if len(low) >= 2 * count and low[:count] == low[count : 2 * count]:
            return " ".join(words[:count]), " ".join(words[:count])
    for begin in range(1, _MOST_WORDS):
        for count in range(_MOST_WORDS, 0, -1):
            end = begin + count
            if len(low) >= end + count and low[begin:end] == low[end : end + count]:
                return " ".join(words[:begin]), " ".join(words[begin:end])
    return (words[0] if words else None), None


def _said(label: dict[str, Any], field: str) -> list[str]:
    """The values of a field of `openfda`."""
    about = label.get("openfda")
    values = about.get(field) if isinstance(about, dict) else None
    return [words for value in values if (words := _text(value))] if isinstance(values, list) else []


def _text(value: Any) -> str | None:
    """A value as one line of words; null where it is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
