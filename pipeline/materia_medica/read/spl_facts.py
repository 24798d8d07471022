"""What a structured product label states about itself: its versions, its products, their substances and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from materia_medica.read.document import DocumentFacts, Identifier
from materia_medica.read.label_facts import iso_date, known_substances, once
from materia_medica.read.xml_tree import local_name

_NDC = "2.16.840.1.113883.6.69"
_UNII = "2.16.840.1.113883.4.9"
_APPLICATION = "2.16.840.1.113883.3.150"
_COUNTRIES = {"USA": "US", "CAN": "CA"}
_ACTIVE = ("ACTIB", "ACTIM", "ACTIR")
"""The classes of active ingredients: their strength is stated of the base, the moiety or a reference."""


def name_of(root: Any) -> str | None:
    """What the label calls its (first) product; null where it names none."""
    for product in root.iter("{*}manufacturedProduct", "{*}manufacturedMedicine"):
        name = next((child for child in product if local_name(child) == "name"), None)
        if name is not None and (words := " ".join((name.text or "").split())):
            return words
    return None


def facts_of(root: Any) -> DocumentFacts:
    """The facts of a label."""
    numbers = {
        "set_id": _root_of(root, "setId"),
        "spl_id": _root_of(root, "id"),
    }
    found = [Identifier(system, value) for system, value in numbers.items() if value]
    for code in root.iter("{*}code"):
        value, register = (code.get("code") or "").strip(), code.get("codeSystem")
        if value and register == _NDC and _is_of_product(code):
            found.append(Identifier("ndc", value))
    found += [Identifier("unii", value) for value in _uniis(root)]
    for number in root.iter("{*}id"):
        if number.get("root") == _APPLICATION and (value := (number.get("extension") or "").strip()):
            found.append(Identifier("application_number", value))
    return DocumentFacts(
        document_type="spl",
        document_id=numbers["set_id"],
        document_version=_value_of(root, "versionNumber"),
        effective_date=iso_date(_value_of(root, "effectiveTime")),
        jurisdiction=_jurisdiction(root),
        identifiers=once(found),
        substances=known_substances(_substances(root)),
    )


def _active(root: Any) -> Iterator[Any]:
    """The substances of active ingredients, in the order of the label."""
    for ingredient in root.iter("{*}ingredient"):
        if ingredient.get("classCode") in _ACTIVE:
            yield from (child for child in ingredient if local_name(child) == "ingredientSubstance")
    for ingredient in root.iter("{*}activeIngredient"):
        yield from (child for child in ingredient if local_name(child) == "activeIngredientSubstance")


def _substances(root: Any) -> Iterator[str]:
    """The active moiety of each active ingredient, else the ingredient as it is named."""
    for substance in _active(root):
        moieties = [m for m in substance.iter("{*}activeMoiety") if _name(m)]
        yield from (_name(m) for m in moieties or [substance])


def _uniis(root: Any) -> Iterator[str]:
    for substance in _active(root):
        for code in substance.iter("{*}code"):
            if code.get("codeSystem") == _UNII and (value := (code.get("code") or "").strip()):
                yield value


def _name(element: Any) -> str:
    name = next((child for child in element if local_name(child) == "name"), None)
    return " ".join("".join(name.itertext()).split()) if name is not None else ""


def _is_of_product(code: Any) -> bool:
    """Whether a code is that of a product or package of the label, not of the one that it was made from."""
    return local_name(code.getparent()) in ("manufacturedProduct", "manufacturedMedicine", "containerPackagedProduct")


def _jurisdiction(root: Any) -> str:
    for territory in root.iter("{*}territory"):
        for code in territory:
            if country := _COUNTRIES.get(code.get("code") or ""):
                return country
    return "US"


def _root_of(root: Any, name: str) -> str | None:
    element = next((child for child in root if local_name(child) == name), None)
    return (element.get("root") or "").strip().lower() or None if element is not None else None


def _value_of(root: Any, name: str) -> str | None:
    element = next((child for child in root if local_name(child) == name), None)
    return (element.get("value") or "").strip() or None if element is not None else None
