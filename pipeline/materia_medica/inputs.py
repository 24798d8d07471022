"""The pages a run takes: those of the named sources, or of folders given for a source on the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from materia_medica.fetch import pages_of
from materia_medica.fetch.containers.expand import expand
from materia_medica.fetch.containers.members import ZIP
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.vocabularies import digest_of
from materia_medica.page import PageRef
from materia_medica.read.formats import endings
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Exit, Stop

UNPACKED = Path("output/cache/unpacked")
"""Where the pages of containers are kept, below the project."""


class Inputs(NamedTuple):
    """Where the pages of a run lie."""

    sources: dict[str, Source]
    refs: list[PageRef]
    rejects: list[RejectRow]
    """Files that look like pages and were refused."""
    snapshots: dict[str, str | None]
    """Snapshot or commit by source; null for a plain folder."""
    notes: tuple[str, ...] = ()
    """What the one who runs this should know, in sentences."""
    hashes: Mapping[Path, str] = MappingProxyType({})
    """SHA-256 of files that somebody looked at already."""


def chosen(project: Path, names: Iterable[str]) -> dict[str, Source]:
    """The sources named; the project's default ones where there are none.

    Raises `SettingsError` for a source that sources.yaml lacks.
    """
    known = load_sources(project)
    wanted = dict.fromkeys(names) or dict.fromkeys(known.default)
    return {name: known.get(name) for name in wanted}


def find_inputs(
    project: Path, names: Sequence[str] = (), folders: Mapping[str, Path] | None = None, elsewhere: Collection[str] = ()
) -> Inputs:
    """The pages of the sources `names` and of `folders` (source to folder), else of the project's default sources.

    A source given a folder is read from there alone; the others where their pages lie on this machine, for no network
    is touched. The pages of the sources `elsewhere` lie at an address that others read; none of them is given here.
    Raises `SettingsError` for a source that sources.yaml lacks and `Stop` where pages cannot be found.
    """
    folders = folders or {}
    inputs = Inputs(chosen(project, (*names, *folders, *elsewhere)), [], [], {})
    notes: list[str] = []
    for name, source in inputs.sources.items():
        if name in elsewhere:
            continue
        if source.kind == "vocabulary":  # holds no page, and is read where names are linked
            inputs.snapshots[name] = digest_of(project, source)
            continue
        if name in folders:
            refs, rejects = folder_refs(any_page(source), folders[name])
            snapshot = None
        else:
            refs, rejects, snapshot, said = pages_of(project, source)
            notes += said
        refs, more = expand(refs, source, project / UNPACKED)
        rejects = [*rejects, *more]
        if not refs and not rejects:
            place = folders.get(name, source.address)
            raise Stop(
                Exit.IO_ERROR,
                f"source '{name}': no page below {place}; correct the path or the patterns in sources.yaml",
            )
        inputs.refs.extend(refs)
        inputs.rejects.extend(rejects)
        inputs.snapshots[name] = snapshot
    return inputs._replace(notes=tuple(notes))


def any_page(source: Source) -> Source:
    """The source with every file of a known form, and every container, as pages, save those it excludes.

    A folder given by hand need not be laid out as the source is, so the source's own patterns do not apply to it.
    """
    every = tuple(f"**/*{ending}" for ending in (*endings(), ZIP))
    return replace(source, pages=(*every, *(p for p in source.pages if p.startswith("!"))))
