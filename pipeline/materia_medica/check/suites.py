"""The suites in `expectations/`: one JSON file a table, in the form of Great Expectations itself.

Every expectation says in `meta` its `rule` (the name under which a failure is reported), its `origin` (`schema`:
generated from the declaration, `knowledge`: written by hand) and its `level`:

- `shape`: columns and types of the table as a whole;
- `row`: holds for each row by itself; before linking, a row that breaks a critical one goes to `rejects`;
- `table`: holds for rows together or across tables; a critical failure stops the release.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from materia_medica import disk
from materia_medica.schema import TABLES

FOLDER = "expectations"
RELEASE = "release"
"""The suite over the one-row table of a release's own figures (`materia_medica.check.figures`)."""

_BRING_BACK = "bring it back from the project's history, or from a new project (materia init DIR)"

Level = Literal["shape", "row", "table"]
Severity = Literal["critical", "warning"]
Origin = Literal["schema", "knowledge"]


class SuiteError(Exception):
    """A suite file cannot be used; the message names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation."""

    name: str
    """`<table>.<rule>`."""
    table: str
    level: Level
    origin: Origin
    severity: Severity
    why: str
    expectation: str
    """Type of the expectation in Great Expectations."""
    kwargs: dict[str, Any] = field(hash=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that the expectation reads, derived ones included."""
        column = self.kwargs.get("column")
        return (column,) if column else tuple(self.kwargs.get("column_list", ()))

    def to_json(self) -> dict[str, Any]:
        """The expectation as Great Expectations reads and writes it."""
        return {
            "meta": {"rule": self.name, "level": self.level, "origin": self.origin},
            "severity": self.severity,
            "description": self.why,
            "type": self.expectation,
            "kwargs": self.kwargs,
        }


def suites_folder(project: Path) -> Path:
    """`expectations/` of the project; raises `SuiteError` where it has none."""
    folder = project / FOLDER
    if not folder.is_dir():
        raise SuiteError(f"{folder} is missing, and without it nothing is checked; {_BRING_BACK}")
    return folder


def load_suites(project: Path) -> dict[str, tuple[Expectation, ...]]:
    """All rules by table name; raises `SuiteError`, also where the suite of a table is missing."""
    suites = load_present(project)
    folder = suites_folder(project)
    if missing := [name for name in (*TABLES, RELEASE) if name not in suites]:
        files = ", ".join(f"{name}.json" for name in missing)
        raise SuiteError(f"{folder} lacks {files}, whose rules would not be checked; {_BRING_BACK}")
    if empty := [name for name, rules in suites.items() if not rules]:
        files = ", ".join(f"{name}.json" for name in empty)
        raise SuiteError(f"{folder}: {files} holds no rule, so nothing of its table would be checked; {_BRING_BACK}")
    return suites


def suites_in_force(project: Path) -> dict[str, dict[str, Any]]:
    """What the manifest says of the suites: SHA-256 and number of rules by table. Raises `SuiteError`."""
    suites, folder = load_suites(project), suites_folder(project)
    hashes = {name: hashlib.sha256((folder / f"{name}.json").read_bytes()).hexdigest() for name in suites}
    return {name: {"sha256": hashes[name], "rules": len(rules)} for name, rules in suites.items()}


def rules_stated(manifest: Mapping[str, Any]) -> dict[str, int]:
    """Rules by table as a manifest states them; empty where it does not."""
    try:
        return {str(name): int(said["rules"]) for name, said in manifest["suites"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}


def load_present(project: Path) -> dict[str, tuple[Expectation, ...]]:
    """The rules by table name of those suites that are there; raises `SuiteError`."""
    files = sorted(suites_folder(project).glob("*.json"))
    if unknown := [path for path in files if path.stem not in (*TABLES, RELEASE)]:
        raise SuiteError(
            f"{unknown[0]} is named after no table, so its rules would not be checked; rename or remove it"
        )
    return {path.stem: _load(path) for path in files}


def _load(path: Path) -> tuple[Expectation, ...]:
    try:
        said = json.loads(path.read_text("utf-8"))
        rules = tuple(_rule(path.stem, e) for e in said["expectations"])
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise SuiteError(
            f"{path}: not a suite of expectations with rule, level, origin and severity: {error!r}"
        ) from None
    names = [r.name for r in rules]
    if repeated := sorted({n for n in names if names.count(n) > 1}):
        raise SuiteError(f"{path}: the rule {', '.join(repeated)} stands there more than once")
    return rules


def _rule(table: str, said: dict[str, Any]) -> Expectation:
    meta = said["meta"]
    if meta["level"] not in ("shape", "row", "table") or said["severity"] not in ("critical", "warning"):
        raise ValueError(f"{meta['rule']}: level is shape, row or table; severity critical or warning")
    return Expectation(
        meta["rule"],
        table,
        meta["level"],
        meta["origin"],
        said["severity"],
        said["description"],
        said["type"],
        said["kwargs"],
    )


def write_suite(folder: Path, table: str, about: str, rules: Iterable[Expectation]) -> bool:
    """Write a suite's file; returns whether it changed."""
    text = suite_text(table, about, tuple(rules))
    path = folder / f"{table}.json"
    if path.exists() and path.read_text("utf-8") == text:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    disk.write_whole(path, text.encode())
    return True


def suite_text(table: str, about: str, rules: Sequence[Expectation]) -> str:
    """The file of a suite: generated rules first, hand-written ones below."""
    ordered = [r for r in rules if r.origin == "schema"] + [r for r in rules if r.origin != "schema"]
    suite = {"name": table, "notes": about, "expectations": [r.to_json() for r in ordered]}
    return json.dumps(suite, ensure_ascii=False, indent=2) + "\n"
