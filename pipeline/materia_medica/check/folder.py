"""Check a folder of tables: a release with its manifest and CSV files, or the tables of a stage."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from materia_medica.check.absolute import RULE
from materia_medica.check.beside import Again, beside
from materia_medica.check.extracted_again import SAMPLE
from materia_medica.check.results import CheckResults
from materia_medica.check.stored import last_tables, stored_tables
from materia_medica.check.suites import rules_stated
from materia_medica.check.table_checks import check_tables
from materia_medica.correct.record import corrections_of
from materia_medica.release.around import says
from materia_medica.release.code import made_by_just_this
from materia_medica.release.layout import MANIFEST, read_manifest
from materia_medica.settings.corrections import Correction
from materia_medica.settings.drift import Accepted
from materia_medica.settings.yaml import SettingsError
from materia_medica.table_files import no_table

EXTRACTION = "extraction.json"


def is_release(folder: Path) -> bool:
    """Whether the folder claims to be a release: only these have a manifest."""
    return (folder / MANIFEST).exists()


def check_folder(
    folder: Path,
    *,
    project: Path,
    against: Path | None = None,
    let_through: Sequence[Accepted] = (),
    pages_again: int | None = SAMPLE,
) -> CheckResults:
    """All checks of the tables in `folder`, read as they are, with no type or order mended.

    Drift is measured against the release in `against`; `pages_again` pages of a release are extracted anew (null: all
    of them). Writes nothing. Raises FileNotFoundError where the folder holds no table.
    """
    manifest = _said_by(folder)
    code, corrections = manifest.get("code"), _corrections(manifest)
    again = Again(pages_again, str(manifest.get("content_sha256")), tuple(corrections), code)
    with beside(folder, manifest, again) as there:
        tables, unreadable = stored_tables(folder)
        if not tables and not unreadable:
            raise no_table(folder)
        previous = last_tables(against, project) if against else None
        if previous is not None and not previous:
            raise SettingsError(f"{against} holds no table that can be read; name another release with --against")
        results = check_tables(
            tables,
            previous=previous,
            rules_before=rules_stated(says(against)) if against else None,
            project=project,
            extracted=_extracted(folder),
            let_through=(*let_through, *_let_in(manifest)),
            page_shares=_page_shares(manifest),
            previous_name=against.name if against else None,
            staging=not is_release(folder),
            corrections=corrections,
            made=there.made,
        ).with_results(unreadable)
        if not is_release(folder):
            return results
        return linked_by(results, code).with_results(there.again(tables)).with_results(there.files(tables))


LINKED_AGAIN = ("differs_from_linked_in", "drug_id_fits_ingredients", "effect_in_vocabulary")
"""Rules that make again what linking made: another vocabulary makes something else for good."""


def linked_by(results: CheckResults, code: object) -> CheckResults:
    """The results, those of linking again as warnings where other code made the release: its vocabulary may differ."""
    if isinstance(code, dict) and made_by_just_this(code):
        return results
    said = "the release was made by other code, whose vocabulary may differ"
    softened = (
        replace(r, severity="warning", message=f"{r.message}; {said}" if r.message else said)
        if r.rule.endswith(LINKED_AGAIN) and r.stops
        else r
        for r in results.results
    )
    return replace(results, results=tuple(softened))


def _said_by(folder: Path) -> Mapping[str, Any]:
    """The manifest of a release; empty where there is none that can be read, which is another rule's matter."""
    try:
        return read_manifest(folder)
    except (OSError, ValueError):
        return {}


def _corrections(manifest: Mapping[str, Any]) -> list[Correction]:
    try:
        return corrections_of(manifest)
    except (ValueError, KeyError, TypeError):
        return []


def _let_in(manifest: Mapping[str, Any]) -> list[Accepted]:
    """Figures of a source that were let through when the release was made, and are what they were."""
    try:
        said = [Accepted(str(a["rule"]), str(a["reason"])) for a in manifest.get("accepted_drift", ())]
    except (KeyError, TypeError):
        return []
    return [a for a in said if a.rule.startswith(f"{RULE}.")]


def _page_shares(manifest: Mapping[str, Any]) -> dict[str, float]:
    """Share of rejected pages that each source may have, as the release states it; it may come from another project."""
    try:
        return {str(s["source"]): float(s["max_rejected_share"]) for s in manifest.get("sources", ())}
    except (KeyError, TypeError, ValueError):
        return {}


def _extracted(folder: Path) -> Mapping[str, int] | None:
    """Rows that extraction made, as the manifest of a release or the account of a stage says; else null."""
    for name, read in ((MANIFEST, _of_manifest), (EXTRACTION, _of_account)):
        try:
            return read(json.loads((folder / name).read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return None


def _of_manifest(said: Any) -> dict[str, int]:
    return {name: counts["extracted"] for name, counts in said["tables"].items() if "extracted" in counts}


def _of_account(said: Any) -> dict[str, int]:
    return dict(said["rows"])


def release_before(folder: Path) -> Path | None:
    """The release before this one in the same folder of releases; null where there is none."""
    from materia_medica.release.layout import order

    def place(path: Path) -> tuple[int, ...] | None:
        try:
            return order(path.name)
        except ValueError:
            return None

    own = place(folder)
    if own is None or not is_release(folder):
        return None
    older = [(o, p) for p in folder.parent.iterdir() if is_release(p) and (o := place(p)) is not None and o < own]
    return max(older)[1] if older else None
