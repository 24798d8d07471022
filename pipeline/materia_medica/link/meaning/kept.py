"""What wordings mean follows from them, the vocabulary and this code alone, so it is kept from run to run.

A file that is damaged, or of another vocabulary or code, is passed over and written anew; deleting it costs time.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from materia_medica.engine.package import package_hash
from materia_medica.link.meaning import made, meaning, named
from materia_medica.link.meaning.meaning import Meaning, mean
from materia_medica.link.meaning.vocabulary import Concept
from materia_medica.sealed import read_sealed, write_sealed

_kept: set[str] = set()
"""Ids of effects of which the file says what stands for them."""


_recalled: dict[Path, tuple[int, int, int]] = {}
"""Files that this process read, and their states then."""


def recall(file: Path) -> None:
    """Let `mean`, `named` and `stands_for` know what the last run found, if it found it by this vocabulary and code."""
    state = _state(file)
    if meaning.KNOWN and state is not None and _recalled.get(file) == state:
        return
    if state is not None:
        _recalled[file] = state
    payload = read_sealed(file, package_hash().encode())
    if payload is not None:
        said = json.loads(payload)
        concepts = [Concept(**{name: _tuple(value) for name, value in one.items()}) for one in said["concepts"]]
        meaning.KNOWN.update({wording: _meaning(one, concepts) for wording, one in said["meanings"].items()})
        named.KNOWN.update({text: tuple(ids) for text, ids in said["named"].items()})
        made.KNOWN.update({i: None if place is None else concepts[place] for i, place in said["standing"].items()})
        _kept.update(said["standing"])


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def keep(file: Path, wordings: Collection[str], texts: Collection[str]) -> None:
    """Keep for the next run what these wordings mean, which effects these texts name, and what was asked besides."""
    is_known = meaning.KNOWN.keys() == set(wordings) and named.KNOWN.keys() == set(texts)
    if is_known and made.KNOWN.keys() == _kept and file.exists():
        return
    meanings = {wording: mean(wording) for wording in sorted(wordings)}
    standing = {effect_id: made.KNOWN[effect_id] for effect_id in sorted(made.KNOWN)}
    meant = (concept for found in meanings.values() for concept in found.concepts)
    concepts = dict.fromkeys((*meant, *filter(None, standing.values())))
    place = {concept: number for number, concept in enumerate(concepts)}
    names = [field.name for field in fields(Concept)]
    said = {
        "concepts": [{name: getattr(concept, name) for name in names} for concept in concepts],
        "meanings": {wording: [found.effect_ids, found.modifiers, found.body_system,
                               [place[c] for c in found.concepts], found.is_no_effect]
                     for wording, found in meanings.items()},
        "standing": {effect_id: concept and place[concept] for effect_id, concept in standing.items()},
        "named": {text: named.named(text) for text in sorted(texts)},
    }  # fmt: skip
    payload = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    with suppress(OSError):
        write_sealed(file, package_hash().encode(), payload)


def _meaning(said: list[Any], concepts: list[Concept]) -> Meaning:
    effect_ids, modifiers, body_system, places, is_no_effect = said
    return Meaning(
        effect_ids=tuple(effect_ids),
        modifiers=tuple(modifiers),
        body_system=body_system,
        concepts=tuple(concepts[place] for place in places),
        is_no_effect=is_no_effect,
    )


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
