"""`CITATION.cff`: how to cite a release, in the Citation File Format 1.2.0."""

from __future__ import annotations

from typing import Any

import yaml

from materia_medica.release.metadata.facts import Facts, SourceFacts
from materia_medica.release.metadata.guide import guide


def citation(facts: Facts) -> str:
    """The file; the sources of the pages stand among the references, each with its licence and credit."""
    words = guide()
    known = [licence.spdx for licence in facts.licences if licence.spdx]
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": words.citation_message,
        "type": "dataset",
        "title": facts.title,
        "authors": [{"name": facts.creator}],
        "version": facts.version,
        "date-released": facts.day,
        **({"url": facts.address} if facts.address else {}),
        "abstract": words.summary,
        "keywords": list(words.keywords),
    }
    if known and len(known) == len(facts.licences):  # one unknown licence, and no list of the others is the truth
        said["license"] = known if len(known) > 1 else known[0]
    said["references"] = [_reference(source) for source in facts.sources]
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)


def _reference(source: SourceFacts) -> dict[str, Any]:
    said: dict[str, Any] = {"type": "website" if source.link else "data", "title": source.name}
    said["authors"] = [{"name": source.publisher}]
    if source.link:
        said["url"] = source.link
    if source.license.spdx:
        said["license"] = source.license.spdx
    said["notes"] = f"{source.credit}. Licence: {source.license.spdx or source.license.title}"
    return said
