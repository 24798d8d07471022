"""`sources.yaml`: what each source is and how its pages are got."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, model_validator

from materia_medica.schema import TABLES
from materia_medica.schema.values import CONTENT_ORIGINS, IDENTIFIER_SYSTEMS, SOURCE_KINDS
from materia_medica.settings.fetch import FetchSettings, wrong_address
from materia_medica.settings.model import Model, Share, Text, Texts, one_of, validated, wrong
from materia_medica.settings.source import EVERY_PAGE, FILE_NAME, Source
from materia_medica.settings.yaml import SettingsError, read_yaml

_ID = re.compile(TABLES["sources"].column("source").pattern or "")
_LANGUAGE = re.compile(TABLES["monographs"].column("language").pattern or "")
_LONGEST_ID = 100
"""File systems allow names of 255 bytes; folders and files are called after a source."""


def _source_id(value: str) -> str:
    """An id names folders and stands in every key, so it holds no separator, dot or control character."""
    if not _ID.fullmatch(value) or len(value) > _LONGEST_ID:
        raise wrong(
            f"the id of a source is made of lower-case letters, digits and single hyphens between them, at most "
            f"{_LONGEST_ID} in all; {value[:_LONGEST_ID]!r} is not"
        )
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise wrong(f"expected a language tag (BCP 47) such as en or en-GB, not {value!r}")
    return value


def _some(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise wrong("names no pattern; leave the field out to take all Markdown and HTML files")
    return values


class _SourceEntry(Model):
    """One source below `sources`."""

    name: Text
    kind: Annotated[str, one_of(SOURCE_KINDS)]
    address: Text
    content_origin: Annotated[str, one_of(CONTENT_ORIGINS)]
    license: Text
    pages: Annotated[Texts, AfterValidator(_some)] = EVERY_PAGE
    attribution: Text | None = None
    identifies: Annotated[str, one_of(tuple(IDENTIFIER_SYSTEMS))] | None = None
    publisher: Text | None = None
    language: Annotated[str, AfterValidator(_language)] = "en"
    priority: int = 0
    max_rejected_share: Share = 0.05
    max_unsupported_share: Share = 0.5
    max_unread_share: Share = 0.5
    fetch: FetchSettings = FetchSettings()

    @model_validator(mode="after")
    def _address_of_a_site(self) -> _SourceEntry:
        if self.kind in ("site", "download") and (problem := wrong_address(self.address)):
            raise wrong(problem, "address")
        return self

    @model_validator(mode="after")
    def _register_of_a_vocabulary(self) -> _SourceEntry:
        if (self.kind == "vocabulary") != (self.identifies is not None):
            raise wrong("a vocabulary, and no other source, says of which register it is, such as unii", "identifies")
        return self


class _File(Model):
    """The whole file."""

    default: Texts = ()
    sources: dict[Annotated[str, AfterValidator(_source_id)], _SourceEntry]

    @model_validator(mode="after")
    def _default_is_known(self) -> _File:
        if unknown := [name for name in self.default if name not in self.sources]:
            raise wrong(f"'default' names unknown sources: {', '.join(unknown)}", "default")
        return self


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, and those that a run takes when none is named."""

    default: tuple[str, ...]
    by_id: dict[str, Source]

    def get(self, source_id: str) -> Source:
        """The source called `source_id`; raises `SettingsError` naming the known ones."""
        if source_id not in self.by_id:
            raise SettingsError(f"unknown source '{source_id}'; {FILE_NAME} has: {', '.join(sorted(self.by_id))}")
        return self.by_id[source_id]


def load_sources(project: Path) -> Sources:
    """Read `sources.yaml` of the project folder; raises `SettingsError`."""
    missing = "there is no such file; run materia in the project's folder, give --project, or start one: materia init"
    said = validated(_File, read_yaml(project / FILE_NAME, missing=missing))
    by_id = {name: _source(name, entry) for name, entry in said.sources.items()}
    return Sources(said.default or tuple(by_id), by_id)


def _source(name: str, entry: _SourceEntry) -> Source:
    facts = {field: getattr(entry, field) for field in _SourceEntry.model_fields if field != "fetch"}
    return Source(id=name, **facts, fetch=entry.fetch.model_dump(mode="json", exclude_unset=True))
