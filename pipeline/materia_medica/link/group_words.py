"""Words of a group that a site puts on very many of its pages: they say nothing of the effects below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from materia_medica.link.distinct import numbered
from materia_medica.schema.ids import fold

TEMPLATE_SHARE = 0.5
"""Group words that stand on more than this share of a source's pages are its template's.

In the reference corpus those of a template stand on 64-97 % of the pages, those that authors happen to share on at most
11 %.
"""
FEWEST_PAGES = 20
"""Of a source with fewer pages nothing is said: a leaflet's own heading may well stand on each of them."""


COLUMNS = pa.schema([("source", pa.string()), ("words", pa.string()), ("pages", pa.int64())])
"""Of `GroupWords` as a table."""


class GroupWords(NamedTuple):
    """On how many pages group words stand."""

    pages: Counter[str]
    """Pages with rows, by source."""
    with_words: Counter[tuple[str, str]]
    """Pages of a source on which folded words stand above rows."""

    def to_table(self) -> pa.Table:
        """The same as rows of source, words (null for all pages with rows) and number of pages."""
        rows: list[tuple[str, str | None, int]] = [(source, None, n) for source, n in self.pages.items()]
        rows += [(source, words, n) for (source, words), n in self.with_words.items()]
        columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
        return pa.table([pa.array(c, field.type) for c, field in zip(columns, COLUMNS, strict=True)], schema=COLUMNS)

    @classmethod
    def together(cls, tables: pa.Table) -> GroupWords:
        """Those of pages that were looked at apart, from their rows."""
        found = cls(Counter(), Counter())
        for source, words, n in zip(*(tables.column(name).to_pylist() for name in COLUMNS.names), strict=True):
            if words is None:
                found.pages[source] += n
            else:
                found.with_words[source, words] += n
        return found

    def of_templates(self) -> frozenset[tuple[str, str]]:
        """Source and folded words of those that a site puts on very many of its pages.

        "Rare but Serious Side Effects" above the list of every page says nothing of one effect; "Rare side effects
        include ..." on one page of a hundred does.
        """
        return frozenset(
            (source, words)
            for (source, words), n in self.with_words.items()
            if self.pages[source] >= FEWEST_PAGES and n > TEMPLATE_SHARE * self.pages[source]
        )


def group_words(side_effects: pa.Table) -> GroupWords:
    """The group words above these rows, which are all of their pages."""
    said = _said(side_effects)
    page = numbered(side_effects.column("monograph_id"))[0]
    rows = pa.table({"source": said.source, "label": said.label, "page": page})
    pages = {said.sources[source]: n for source, n in _pages(rows, "source")}
    with_words = {
        (said.sources[source], words): n
        for source, label, n in _pages(rows, "source", "label")
        if (words := said.words[label]) is not None
    }
    return GroupWords(Counter(pages), Counter(with_words))


def template_rows(side_effects: pa.Table, templates: Set[tuple[str, str]]) -> pa.Array:
    """Whether each row has its tier or seriousness from group words of its source's template."""
    said = _said(side_effects)
    is_template = np.array([[(source, words) in templates for words in said.words] for source in said.sources], bool)
    of_group = _is_group(side_effects.column("frequency_basis")) | _is_group(side_effects.column("seriousness_basis"))
    if not is_template.size:
        return pa.array(np.zeros(side_effects.num_rows, bool))
    return pa.array(is_template[said.source, said.label] & of_group)


class _Said(NamedTuple):
    """Source and group words of rows as numbers, and what these stand for."""

    source: npt.NDArray[np.int32]
    label: npt.NDArray[np.int32]
    sources: list[str]
    words: list[str | None]


def _said(side_effects: pa.Table) -> _Said:
    source, sources = numbered(side_effects.column("source"))
    label, labels = numbered(side_effects.column("group_label"))
    folded = [None if words is None else fold(words) for words in labels.to_pylist()]
    number = {words: n for n, words in enumerate(dict.fromkeys(folded))}
    label = np.array([number[words] for words in folded], np.int32)[label]
    return _Said(source, label, sources.to_pylist(), list(number))


def _is_group(basis: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    numbers, words = numbered(basis)
    return np.array([word == "group" for word in words.to_pylist()], bool)[numbers]


def _pages(said: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    """The distinct values of some columns, each with the number of pages that it stands on."""
    counted = said.group_by(list(names)).aggregate([("page", "count_distinct")])
    return zip(*(counted.column(n).to_pylist() for n in (*names, "page_count_distinct")), strict=True)
