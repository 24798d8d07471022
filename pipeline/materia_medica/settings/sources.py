"""`sources.yaml`: what each source is and how its pages are got."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from materia_medica.schema.values import CONTENT_ORIGINS, SOURCE_KINDS

FILE_NAME = "sources.yaml"


class SourcesError(Exception):
    """`sources.yaml` is missing or says something it cannot say; the message names the place and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of pages."""

    id: str
    name: str
    kind: str
    """`folder`, `git` or `site`."""
    address: str
    """Folder (relative to the project), repository or site."""
    content_origin: str
    license: str
    pages: tuple[str, ...] = ("**/*.md", "**/*.html")
    """Patterns of the paths that are monographs, as in gitignore's `**`."""
    attribution: str | None = None
    language: str = "en"
    """BCP 47, where the page does not say itself."""
    priority: int = 0
    """The page of the source with the higher priority speaks for a drug."""
    max_rejected_share: float = 0.05
    """Above this share of rejected pages there is no release."""
    fetch: dict[str, Any] = field(default_factory=dict)
    """Settings of fetching (see `materia_medica.fetch`)."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources, and those that a run takes when none is named."""

    default: tuple[str, ...]
    by_id: dict[str, Source]

    def get(self, source_id: str) -> Source:
        """The source called `source_id`; raises `SourcesError` naming the known ones."""
        if source_id not in self.by_id:
            raise SourcesError(f"unknown source '{source_id}'; {FILE_NAME} has: {', '.join(sorted(self.by_id))}")
        return self.by_id[source_id]


def load_sources(project: Path) -> Sources:
    """Read `sources.yaml` of the project folder; raises `SourcesError`."""
    path = project / FILE_NAME
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SourcesError(
            f"no {FILE_NAME} in {project}; run materia in the project's folder or give --project"
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path} is not valid YAML: {error}") from None
    if not isinstance(said, dict) or not isinstance(said.get("sources"), dict):
        raise SourcesError(f"{path}: expected the key 'sources' with one entry per source")
    by_id = {str(k): _source(path, str(k), v) for k, v in said["sources"].items()}
    default = tuple(said.get("default") or by_id)
    unknown = [d for d in default if d not in by_id]
    if unknown:
        raise SourcesError(f"{path}: 'default' names unknown sources: {', '.join(unknown)}")
    return Sources(default, by_id)


def _source(path: Path, source_id: str, said: Any) -> Source:
    where = f"{path}: source '{source_id}'"
    if not isinstance(said, dict):
        raise SourcesError(f"{where}: expected fields with names")
    known = {f.name for f in fields(Source)} - {"id"}
    if unknown := sorted(set(said) - known):
        raise SourcesError(f"{where}: unknown field {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    needed = ("name", "kind", "address", "content_origin", "license")
    if missing := [n for n in needed if not said.get(n)]:
        raise SourcesError(f"{where}: missing {', '.join(missing)}")
    for name, allowed in (("kind", SOURCE_KINDS), ("content_origin", CONTENT_ORIGINS)):
        if said[name] not in allowed:
            raise SourcesError(f"{where}: {name} is '{said[name]}'; allowed are {', '.join(allowed)}")
    return Source(**{**said, "id": source_id, "pages": tuple(said.get("pages") or ("**/*.md", "**/*.html"))})
