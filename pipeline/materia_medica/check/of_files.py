"""One result per rule on the folder of a release, its manifest and the files that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.check.file_problems import as_results
from materia_medica.check.files import OF_WORDS, RULES, faults
from materia_medica.check.readback import read_back
from materia_medica.check.results import Example, RuleResult, Severity
from materia_medica.release.code import made_by_just_this


def check_files(folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> list[RuleResult]:
    """Results of all rules on files; `tables` are those just read from the Parquet files."""
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
