"""What can be wrong with the files of a release, by the rules that say so."""

from __future__ import annotations

from dataclasses import dataclass

from materia_medica.check.results import Example, RuleResult


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the files of a release."""

    rule: str
    """`files.<rule>`."""
    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.file}: {self.message}"


RULES = {
    "files.manifest": "The manifest is there and can be read.",
    "files.listed": "Every table is there in every format, and the manifest lists each file.",
    "files.hash": "The bytes of each file are those that the manifest names.",
    "files.readable": "Each file can be read by its declared schema.",
    "files.schema": "The Parquet file has the declared columns, types and descriptions.",
    "files.same_as_checked": "The Parquet file holds the rows that were checked.",
    "files.formats_same": "Every further format holds the rows of the Parquet file in the same order.",
    "files.key": "Keys are unique in the bytes that ship.",
    "files.foreign_key": "Foreign keys hold in the bytes that ship.",
}


def as_results(problems: list[Problem], files: int) -> list[RuleResult]:
    """One result per rule on files; `files` is how many were read."""
    results = []
    for rule, why in RULES.items():
        found = [p for p in problems if p.rule == rule]
        message = found[0].message if found else None
        shown = tuple(Example(p.file, None, f"{p.file}: {p.message}", None) for p in found[:5])
        results.append(
            RuleResult(rule, "release", "file", "critical", why, not found, files, len(found), message, shown)
        )
    return results


def in_a_line(error: Exception) -> str:
    """What an error says, as one line that is not too long."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]
