"""Check a folder of tables: a release with its manifest and CSV files, or the tables of a stage."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica.check.absolute import RULE
from materia_medica.check.extracted_again import SAMPLE, extract_again
from materia_medica.check.files import OF_WORDS, RULES, faults
from materia_medica.check.readback import MANIFEST, as_results, read_back
from materia_medica.check.results import CheckResults, Example, RuleResult, Severity
from materia_medica.check.suites import rules_stated
from materia_medica.check.table_checks import check_tables
from materia_medica.correct.record import corrections_of
from materia_medica.release.around import says
from materia_medica.release.code import made_by_just_this, made_by_this
from materia_medica.release.layout import read_manifest
from materia_medica.schema import TABLES
from materia_medica.settings.corrections import Correction
from materia_medica.settings.drift import Accepted
from materia_medica.settings.yaml import SettingsError

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
    tables, unreadable = _read(folder)
    if not tables and not unreadable:
        raise FileNotFoundError(2, "no table (NAME.parquet) in this folder", str(folder))
    previous = last_tables(against) if against else None
    if previous is not None and not previous:
        raise SettingsError(f"{against} holds no table that can be read; name another release with --against")
    manifest = _said_by(folder)
    corrections = _corrections(manifest)

    def of_tables() -> CheckResults:
        return check_tables(
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
        ).with_results(unreadable)

    if not is_release(folder):
        return of_tables()
    with ThreadPoolExecutor(1) as beside:  # hashing and reading CSV leave the interpreter to the rules
        files = beside.submit(_of_files, folder, manifest, tables)
        code, seed = manifest.get("code"), str(manifest.get("content_sha256"))
        results = linked_by(of_tables(), code)
        again = extract_again(
            tables, most=pages_again, seed=seed, corrections=corrections,
            by_other_code=not (isinstance(code, dict) and made_by_this(code)),
        )  # fmt: skip
        return results.with_results(again).with_results(files.result())


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


def _of_files(folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> list[RuleResult]:
    """One result per rule on the folder, its manifest and the files that it lists."""
    found = faults(folder, manifest, tables)
    code = manifest.get("code")
    own_words = isinstance(code, dict) and made_by_just_this(code)
    results = []
    for rule, why in RULES.items():
        said = [f for f in found if f.rule == rule]
        shown = tuple(Example(f.file, None, f"{f.file}: {f.message}", None) for f in said[:5])
        message = said[0].message if said else None
        severity: Severity = "critical" if own_words or rule not in OF_WORDS else "warning"
        results.append(RuleResult(rule, "release", "file", severity, why, not said, 1, len(said), message, shown))
    files = sum(1 for p in folder.iterdir() if p.is_file())
    return [*results, *as_results(read_back(folder, None, parquet=tables), files)]


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


def last_tables(release: Path) -> dict[str, pa.Table]:
    """The tables of an earlier release as they are stored, without long texts; one that cannot be read is left out."""
    return _read(release, without=("text", "structure", "answer", "row_json"))[0]


def _read(folder: Path, without: Collection[str] = ()) -> tuple[dict[str, pa.Table], list[RuleResult]]:
    """The tables as they are stored, those columns left out that nobody asks for, and what cannot be read."""
    tables, unreadable = {}, []
    for name in (n for n in TABLES if (folder / f"{n}.parquet").exists()):
        try:
            path = folder / f"{name}.parquet"
            wanted = [c for c in pq.read_schema(path).names if c not in without] if without else None
            tables[name] = pq.read_table(path, columns=wanted)
        except (pa.ArrowException, OSError) as error:
            said = " ".join(str(error).split())[:300]
            why = "A table can be read."
            unreadable.append(RuleResult(f"{name}.readable", name, "file", "critical", why, False, 0, 1, said))
    return tables, unreadable


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
