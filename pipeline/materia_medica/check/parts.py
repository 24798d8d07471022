"""Rules that look at one page at a time are run over some pages at a time, and not over pages known to be sound.

Which rules those are is declared: a kind of expectation that asks each value by itself, of a stored column or of one
that is derived from the rows of a page (`derived(of_page=True)`). Whatever looks over pages, or is not declared, is run
over whole tables, and so is a rule that could not be checked in one of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check.derived import find
from materia_medica.check.facts import Facts
from materia_medica.check.known_rules import KnownRules
from materia_medica.check.outcomes import outcomes
from materia_medica.check.page_digests import PageOfRows, digests_but, page_of_rows
from materia_medica.check.sound_pages import SoundPages
from materia_medica.check.suites import Expectation
from materia_medica.check.validate import Verdict
from materia_medica.resting import drop, let_go
from materia_medica.schema import PAGE_TABLES, TABLES

PAGES_AT_ONCE = 6000
"""Pages of a part: as many as bound memory, for each part costs the library a second."""
TEXT_AT_ONCE = 64 << 20
"""Bytes of their texts: a label has ten times that of a monograph."""
PARTED = tuple(name for name in PAGE_TABLES if name != "rejects")
"""Tables whose rows each belong to a page of a release."""
_OF_ONE_VALUE = frozenset(
    f"expect_column_{what}"
    for what in (
        "values_to_be_null", "values_to_not_be_null", "values_to_be_in_set", "values_to_not_be_in_set",
        "values_to_match_regex", "values_to_not_match_regex", "values_to_be_between",
        "value_lengths_to_be_between", "value_lengths_to_equal",
    )
)  # fmt: skip
"""Kinds of expectations that ask each value by itself."""
_ASKED = frozenset(("column", "value_set", "regex", "min_value", "max_value", "value", "strict_min", "strict_max"))
"""What they may be told beside: no share of values that may break them, no condition on other rows."""

Told = TypeVar("Told")


class Rows(NamedTuple):
    """Which rows of a table a part of it holds."""

    places: npt.NDArray[np.int64] | None
    """Null where it holds all of them."""

    def whole(self, row: int) -> int:
        """The row of the whole table."""
        return row if self.places is None else int(self.places[row])


class _Found(NamedTuple, Generic[Told]):
    """What rules found."""

    told: dict[str, dict[str, list[Told]]]
    """By table and rule."""
    broken: set[str]
    """Pages that are not sound."""
    unclear: set[str]
    """Rules that could not be checked in a part."""


Tell = Callable[[Facts, Expectation, Verdict | None, Rows], Told]
"""What a caller makes of the verdict on a rule that does not hold, or that needs a table that is not built yet (null).
The facts are of a part of the rows, or of all of them.
"""

_Run = Callable[[Facts, str, Sequence[Expectation]], Iterator[tuple[Expectation, Verdict | None]]]
"""Runs rules of a table."""


def is_of_page(rule: Expectation) -> bool:
    """Whether the verdict on a row follows from the rows of its page, by declaration."""
    if rule.table not in PARTED or rule.level == "shape":
        return False
    if rule.expectation not in _OF_ONE_VALUE or not rule.kwargs.keys() <= _ASKED:
        return False
    made = [find(rule.table, column) for column in rule.columns if column not in TABLES[rule.table].names]
    return all(found is not None and found.of_page for found in made)


def look(
    facts: Facts, suites: Mapping[str, Sequence[Expectation]], tell: Tell[Told], *, sound: SoundPages,
    known_rules: KnownRules | None = None, corrected: Collection[str] = (), unbuilt: Sequence[str] = (),
    by_key: Mapping[str, bytes] = {}, at_once: int = PAGES_AT_ONCE,
) -> dict[str, dict[str, list[Told]]]:  # fmt: skip
    """Run the rules of each table in turn: by table and rule what `tell` makes of verdicts, nothing where it holds.

    `sound` says which pages need not be looked at, and is told which ones need not be next time; those of `corrected`,
    in which a person changed something, always are. `by_key` has what stands for the rows of a page in the place of a
    digest over them (see `of_keys`). `known_rules` says the same of rules that look over pages. Where
    some pages are known, the library of the rules ran over them before, and is loaded for what is in doubt alone.
    """
    of_page = {name: [r for r in suites[name] if is_of_page(r)] for name in suites if name in PARTED}
    pages = page_of_rows(facts.tables)
    digests = _digests(facts.tables, pages, by_key) if sound.kept else {}
    let_go()  # what was read for them
    known = digests.keys() - sound.unknown(digests) - set(corrected)
    found: _Found[Told] = _Found({n: {rule.name: [] for rule in suites[n]} for n in suites}, set(corrected), set())
    of_all = known_rules or KnownRules(None, suites)
    run = partial(_outcomes, unbuilt=unbuilt, plainly=bool(known))
    look_at_all = partial(_look_at_all, facts, known=of_all, tell=tell, run=run, found=found)
    _look_at_pages(_parts(facts, pages, known, at_once), of_page, pages, found, tell, run=run)
    look_at_all({name: [r for r in suites[name] if r not in of_page.get(name, ())] for name in suites})
    look_at_all({name: [r for r in of_page[name] if r.name in found.unclear] for name in of_page})
    of_all.keep(facts)
    if not found.unclear:
        sound.keep(digests, found.broken)
    return found.told


def _look_at_pages(
    parts: Iterable[tuple[Facts, dict[str, Rows]]], rules_of: Mapping[str, Sequence[Expectation]], pages: PageOfRows,
    found: _Found[Told], tell: Tell[Told], *, run: _Run,
) -> None:  # fmt: skip
    """Run rules that look at one page over the rows of some pages at a time."""
    for part, rows in parts:
        for name, rules in rules_of.items():
            for rule, verdict in run(part, name, rules):
                if verdict is None or not (verdict.passed or verdict.failing):
                    found.unclear.add(rule.name)
                elif not verdict.passed:
                    found.told[name][rule.name].append(tell(part, rule, verdict, rows[name]))
                    of_rows = {pages.names[pages.of[name][rows[name].whole(row)]] for row in verdict.failing}
                    found.broken.update(page for page in of_rows if page is not None)
            if name != "monographs":  # whose columns the rules of all tables look at
                part.forget(name)
        del part  # or it would live beside the next one


def _look_at_all(
    facts: Facts, rules_of: Mapping[str, Sequence[Expectation]], *, known: KnownRules, tell: Tell[Told],
    run: _Run, found: _Found[Told],
) -> None:  # fmt: skip
    """Run rules over whole tables."""
    for name, rules in rules_of.items():
        holding = known.holding(facts, rules)
        held = []
        for rule, verdict in run(facts, name, [r for r in rules if r.name not in holding]):
            if verdict is not None and verdict.passed:
                held.append(rule)
            else:
                found.told[name][rule.name] = [tell(facts, rule, verdict, Rows(None))]
        known.held(facts, held)
        facts.forget_values(name)
        drop()  # what was looked at of tables at rest


def _outcomes(
    facts: Facts, table: str, rules: Sequence[Expectation], *, unbuilt: Sequence[str], plainly: bool
) -> Iterator[tuple[Expectation, Verdict | None]]:
    found = outcomes(facts, table, rules, unbuilt=unbuilt, plainly=plainly)
    return ((rule, found[rule.name]) for rule in rules)


def _digests(tables: Mapping[str, pa.Table], pages: PageOfRows, by_key: Mapping[str, bytes]) -> dict[str, bytes]:
    """What stands for the rows of each page; none where a table is damaged, so that nothing is known of its pages."""
    try:
        return digests_but(by_key, tables, pages)
    except (pa.ArrowException, TypeError):
        return {}


def _parts(
    facts: Facts, pages: PageOfRows, known: Collection[str], at_once: int
) -> Iterator[tuple[Facts, dict[str, Rows]]]:
    """The facts of all pages but the known ones, so many pages at a time, and of rows that name no page."""
    numbers = {page: number for number, page in enumerate(pages.names)}
    left = sorted(page for page in numbers if page is not None and page not in known)
    shares = _shares(left, _text_of(facts.tables), at_once)
    if not known and len(shares) == 1:
        yield facts, {name: Rows(None) for name in pages.of}
        return
    for at, share in enumerate(shares):
        some: list[str | None] = [*share, *([None] if at == 0 and None in numbers else [])]
        if not some:
            continue
        wanted = np.zeros(len(numbers), bool)
        wanted[[numbers[page] for page in some]] = True
        places = {name: np.flatnonzero(wanted[of_rows]) for name, of_rows in pages.of.items()}
        tables = {name: facts.tables[name].filter(pa.array(wanted[of_rows])) for name, of_rows in pages.of.items()}
        yield facts.of(tables), {name: Rows(rows) for name, rows in places.items()}
        del tables
        let_go()


def _shares(pages: Sequence[str], text: Mapping[str, int], at_once: int) -> list[Sequence[str]]:
    """The pages in as many runs as these bounds ask for, of about equal cost; `text` is the bytes of their texts."""
    cost = np.cumsum([0.0, *(max(1 / at_once, text.get(page, 0) / TEXT_AT_ONCE) for page in pages)])
    count = max(1, int(np.ceil(cost[-1] - 1e-6)))
    ends = np.searchsorted(cost, cost[-1] * np.arange(1, count) / count).tolist()
    return [pages[begin:end] for begin, end in pairwise((0, *ends, len(pages)))]


def _text_of(tables: Mapping[str, pa.Table]) -> dict[str, int]:
    """Bytes of the text of each page; nothing where the table is damaged."""
    try:
        pages = tables["monographs"]
        lengths = pc.fill_null(pc.binary_length(pages.column("text")), 0)
        return dict(zip(pages.column("monograph_id").to_pylist(), lengths.to_pylist(), strict=True))
    except (KeyError, pa.ArrowException):
        return {}
