"""`dataset.jsonld`: a schema.org Dataset, for search engines and catalogues."""

from __future__ import annotations

from typing import Any

from materia_medica.release.metadata.facts import Facts, FileFacts
from materia_medica.release.metadata.guide import guide, plain
from materia_medica.release.metadata.licences import Licence
from materia_medica.release.metadata.names import CARD, media_type
from materia_medica.schema import TABLES


def schema_org(facts: Facts) -> dict[str, Any]:
    """The dataset with what it measures, where it is from and how to get its files."""
    return {
        # Its terms by their vocabulary alone: nothing has to be fetched to read it.
        "@context": {"@language": "en", "@vocab": "https://schema.org/"},
        "@type": "Dataset",
        **described(facts),
        "isAccessibleForFree": True,
        "usageInfo": [plain(said) for said in guide().conclude_not],
        "isBasedOn": [_source(facts, place) for place in range(len(facts.sources))],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": f"{table.name}.{column.name}", "description": column.description}
            for table in TABLES.values()
            for column in table.columns
        ],
        "distribution": [_download(file) for file in facts.files],
    }


def described(facts: Facts) -> dict[str, Any]:
    """What schema.org and Croissant say in the same words: names, version, day, terms, credit."""
    words = guide()
    return {
        "name": facts.title,
        "alternateName": "materia",
        "description": " ".join((words.summary, *(plain(said) for said in words.conclude_not))),
        "url": facts.address or CARD,
        "version": facts.version,
        "identifier": f"materia/{facts.version}",
        "datePublished": facts.day.isoformat(),
        "inLanguage": list(facts.languages),
        "keywords": list(words.keywords),
        "license": [address(licence) for licence in facts.licences],
        "creator": {"@type": "Organization", "name": facts.creator},
        "publisher": {"@type": "Organization", "name": facts.creator},
        "creditText": "; ".join(dict.fromkeys(s.credit for s in facts.sources)),
    }


def address(licence: Licence) -> str:
    """Where the terms stand, or the source's words for them."""
    return licence.url or licence.title


def _source(facts: Facts, place: int) -> dict[str, Any]:
    source = facts.sources[place]
    link = {"url": source.link} if source.link else {}
    return {
        "@type": "CreativeWork",
        "name": source.name,
        **link,
        "license": address(source.license),
        "creditText": source.credit,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "description": f"{source.pages} pages, {guide().origins[source.content_origin]}.",
    }


def _download(file: FileFacts) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": file.name,
        "encodingFormat": media_type(file.ending),
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }
