"""Which rules held when they were last run: none of them is run again until something that it reads changes.

What a rule reads are its columns; of a derived one, whatever `Facts` was asked for when it was made. Each column counts
by a digest over it. What was read the last time tells what will be read where all of that is what it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from materia_medica.check.derived import find
from materia_medica.check.facts import Facts, Read
from materia_medica.check.frames import words_of
from materia_medica.check.sound_pages import stands_for
from materia_medica.check.suites import Expectation
from materia_medica.sealed import read_sealed, write_sealed

_READ_COLUMNS_ALONE = frozenset(
    ("column", "column_list", "value_set", "regex", "min_value", "max_value", "value", "strict_min", "strict_max",
     "mostly", "ignore_row_if")
)  # fmt: skip
"""What a rule may be told where it reads its columns and nothing else: no condition on other columns."""


class KnownRules:
    """Digests of rules that held, with what they read."""

    def __init__(self, file: Path | None, rules: Mapping[str, Sequence[Expectation]]) -> None:
        """`file` keeps them from run to run; null where nothing is kept."""
        self._file = file
        self._stands_for = stands_for(rules) if file else b""
        self._held: frozenset[str] = frozenset()
        self._reads: dict[str, tuple[Read, ...]] = {}
        payload = read_sealed(file, self._stands_for) if file else None
        if payload is not None:
            said = json.loads(payload)
            self._held = frozenset(said["held"])
            self._reads = {name: tuple((t, c) for t, c in reads) for name, reads in said["reads"].items()}
        self._now: set[str] = set()

    def holding(self, facts: Facts, rules: Sequence[Expectation]) -> set[str]:
        """Names of the rules that read just what they read when they held."""
        if not self._held:
            return set()
        found = {rule.name: self._digest(facts, rule, self._reads) for rule in rules}
        holding = {name: digest for name, digest in found.items() if digest in self._held}
        self._now.update(digest for digest in holding.values() if digest)
        return set(holding)

    def held(self, facts: Facts, rules: Collection[Expectation]) -> None:
        """Note rules that were run and hold."""
        if self._file is not None:
            found = (self._digest(facts, rule, facts.reads) for rule in rules)
            self._now.update(digest for digest in found if digest)

    def keep(self, facts: Facts) -> None:
        """Keep for the next run what is known. A full disk costs that run time, no more."""
        reads = {**self._reads, **facts.reads}
        if self._file is None or (self._now == self._held and reads == self._reads):
            return
        said = {"held": sorted(self._now), "reads": {name: reads[name] for name in sorted(reads)}}
        with suppress(OSError):
            write_sealed(self._file, self._stands_for, json.dumps(said).encode())

    def _digest(self, facts: Facts, rule: Expectation, reads: Mapping[str, Sequence[Read]]) -> str | None:
        """SHA-256 over a rule and all that it reads; null where that is not known."""
        if rule.table not in facts.tables or not rule.kwargs.keys() <= _READ_COLUMNS_ALONE:
            return None
        digest = hashlib.sha256(repr((rule, rule.kwargs)).encode("utf-8", "surrogatepass"))
        if rule.level == "shape":
            digest.update(repr(words_of(facts.tables[rule.table])).encode())
            return digest.hexdigest()
        try:
            for read in _read_by(facts, rule, reads):
                digest.update(f"{read}\0".encode() + facts.contents(*read))
        except (KeyError, TypeError, pa.ArrowException):
            return None
        return digest.hexdigest()


def _read_by(facts: Facts, rule: Expectation, reads: Mapping[str, Sequence[Read]]) -> list[Read]:
    """What the rule reads; raises KeyError where that is not known."""
    found: list[Read] = [] if rule.columns else [(rule.table, None)]
    for column in rule.columns:
        if column in facts.tables[rule.table].column_names:
            found.append((rule.table, column))
        elif find(rule.table, column):
            found += reads[f"{rule.table}.{column}"]
        else:
            raise KeyError(column)
    return sorted(set(found), key=repr)
