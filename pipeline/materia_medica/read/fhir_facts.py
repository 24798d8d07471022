"""What the resources of a bundle state of the document and its medicine, where the text does not say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.read.document import DocumentFacts, Identifier
from materia_medica.read.fhir_bundle import Node, codings, many, word
from materia_medica.read.fhir_substances import stated_substances
from materia_medica.read.fhir_words import TABLE, expression
from materia_medica.read.stated import date_of

_TYPES = {kind: expression(said["words"]) for kind, said in TABLE["document_types"].items()}
_TYPE_CODES = {code: kind for kind, said in TABLE["document_types"].items() for code in said["codes"]}
_AUTHORITIES: dict[str, str] = TABLE["authorities"]
_AUTHORISATIONS = [(re.compile(pattern), where) for pattern, where in TABLE["authorisations"].items()]
_ACTIVE_WORDS = frozenset(TABLE["active_roles"]["words"])
_ACTIVE_CODES = frozenset(TABLE["active_roles"]["codes"])
_UNII = re.compile(TABLE["unii"]["pattern"])
_UNII_ADDRESSES: tuple[str, ...] = tuple(TABLE["unii"]["addresses"])
_DOCUMENT_ID = re.compile(r"(?:urn:uuid:)?[0-9A-Fa-f]{8}-?[0-9A-Fa-f-]{8,}|\d{4,}")
_ATC = re.compile(r"[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?")
_STATES_NUMBERS = ("Composition", "MedicinalProductDefinition", "PackagedProductDefinition", "RegulatedAuthorization")
"""Resources whose identifiers may be numbers of an authorisation."""


def facts_of(resources: list[Node], composition: Node, *, titles: list[str], text: str) -> DocumentFacts:
    """What a bundle states; its text counts more than what stands beside it, for that may be of another product."""
    bundle = resources[0]
    numbers = _numbers(resources, text)
    substances = [named for named in _substances(resources) if _is_named(named[0], text)]
    stated = stated_substances(text)
    uniis = [Identifier("unii", code) for _, code in substances if code]
    return DocumentFacts(
        document_type=_type(composition, titles),
        document_id=_id(bundle),
        document_version=word(composition, "version")
        or next((v for m in many(bundle, "meta") if (v := word(m, "versionId"))), None),
        effective_date=_day(word(composition, "date")) or _day(word(bundle, "timestamp")),
        jurisdiction=_jurisdiction(resources, numbers),
        identifiers=tuple(dict.fromkeys([*(Identifier("ma_number", n) for n, _ in numbers), *uniis, *_atc(resources)])),
        substances=stated or tuple(dict.fromkeys(name for name, _ in substances)),
    )


def _type(composition: Node, titles: list[str]) -> str | None:
    """`smpc` or `leaflet`: by codes, for words of the one stand in the other as well; null where nothing tells."""
    said = [word(c, "text") or "" for c in many(composition, "type")] + [word(composition, "title") or "", *titles]
    by_words = next((kind for words in said for kind, known in _TYPES.items() if known.search(words)), None)
    codes = [
        word(c, "code")
        for part in (composition, *many(composition, "section"))
        for name in ("type", "code")
        for c in codings(part, name)
    ]
    by_code = next((_TYPE_CODES[code] for code in codes if code in _TYPE_CODES), None)
    return by_words or by_code


def _id(node: Node) -> str | None:
    """What numbers the document; not the number of an authorisation, which leaflets of several medicines may bear."""
    values = (word(i, "value") or "" for i in many(node, "identifier"))
    return next((value for value in values if _DOCUMENT_ID.fullmatch(value)), None)


def _day(stated: str | None) -> str | None:
    return stated[:10] if stated and len(stated) >= 10 and date_of(stated[:10]) else None


def _numbers(resources: list[Node], text: str) -> list[tuple[str, str]]:
    """The numbers of its authorisations with where they hold, in the order of the resources and then the text."""
    stated = [
        value
        for r in resources
        if r.get("resourceType") in _STATES_NUMBERS
        for i in many(r, "identifier")
        if (value := word(i, "value"))
    ]
    found = (
        (m[0], where) for words in (*stated, text) for known, where in _AUTHORISATIONS for m in known.finditer(words)
    )
    return list(dict.fromkeys(found))


def _jurisdiction(resources: list[Node], numbers: list[tuple[str, str]]) -> str | None:
    """Where the document holds: where its authorisations do, else by who numbers the document or its medicine."""
    if numbers:
        return numbers[0][1]
    regions = (word(c, "code") for r in resources for c in codings(r, "region"))
    if region := next((code for code in regions if code and re.fullmatch("[A-Z]{2}", code)), None):
        return region
    systems = [word(i, "system") or "" for r in resources[:2] for i in many(r, "identifier")]
    return next((where for system in systems for host, where in _AUTHORITIES.items() if host in system), None)


def _substances(resources: list[Node]) -> Iterator[tuple[str, str | None]]:
    """The active substances with their UNII, where one is stated."""
    for ingredient in (r for r in resources if r.get("resourceType") == "Ingredient"):
        if not _is_active(ingredient):
            continue
        coded = [code for substance in many(ingredient, "substance") for code in many(substance, "code")]
        for coding in (
            c for code in coded for concept in (code, *many(code, "concept")) for c in many(concept, "coding")
        ):
            if name := word(coding, "display"):
                yield name, _unii(coding)


def _is_active(ingredient: Node) -> bool:
    """Whether an ingredient is an active one; documents are found whose codes contradict their words."""
    roles = list(codings(ingredient, "role"))
    names = [name.casefold() for role in roles if (name := word(role, "display"))]
    if names:
        return not _ACTIVE_WORDS.isdisjoint(names)
    return any(word(role, "code") in _ACTIVE_CODES for role in roles)


def _unii(coding: Node) -> str | None:
    system, code = (word(coding, "system") or "").casefold(), word(coding, "code") or ""
    return code if _UNII.fullmatch(code) and any(part in system for part in _UNII_ADDRESSES) else None


def _is_named(substance: str, text: str) -> bool:
    """Whether the text speaks of a substance: of its first word, for the text may leave out a salt."""
    first = substance.replace("-", " ").split()[0]
    return re.search(rf"\b{re.escape(first)}", text, re.IGNORECASE) is not None


def _atc(resources: list[Node]) -> Iterator[Identifier]:
    """The codes of the WHO's classification that the medicine has."""
    for product in (r for r in resources if r.get("resourceType") == "MedicinalProductDefinition"):
        for coding in codings(product, "classification"):
            code = word(coding, "code") or ""
            if "atc" in (word(coding, "system") or "").casefold() and _ATC.fullmatch(code):
                yield Identifier("atc", code)
