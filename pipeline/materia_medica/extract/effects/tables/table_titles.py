"""Whom the titles of a section's tables speak of: rates of other patients, regimens or studies are other rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.effects.tables.title_rules import PATIENTS, REGIMEN, STUDY
from materia_medica.extract.effects.tables.trial_tables import is_title
from materia_medica.extract.layout.lines import Line

_LONGEST = 600
_NOTE = re.compile(r"\([^()]{20,400}\.\s*\)")
"""The words of a footnote within a title: a sentence in parentheses."""


class Named(NamedTuple):
    """Whom and what the title of a table names; null for what it does not."""

    whom: str | None
    """The patients, and what they were given beside the medicine."""
    study: str | None


class WhomOfTitles:
    """Whom the title of each table of a section names, where titles name several: the only ones are those whom the
    medicine is for, and the only study is that of all.
    """

    def __init__(self, titles: Iterable[str] = ()) -> None:
        studies: defaultdict[str | None, set[str | None]] = defaultdict(set)
        for title in titles:
            named = named_in_title(title)
            studies[_key(named.whom)].add(_key(named.study))
        self._are_several = len(studies.keys() - {None}) > 1
        self._in_several = {whom for whom, found in studies.items() if len(found - {None}) > 1}

    def of(self, title: str) -> str | None:
        """Whom this title names; null where all titles name the same."""
        named = named_in_title(title)
        whom = named.whom if self._are_several else None
        study = named.study if _key(named.whom) in self._in_several else None
        return ", ".join(filter(None, (whom, study))) or None


@lru_cache(maxsize=1024)
def named_in_title(title: str) -> Named:
    """What the title of a table names."""
    words = " ".join(_NOTE.sub(" ", title)[:_LONGEST].split())
    found = [rule.search(words) for rule in (PATIENTS, REGIMEN)]
    whom = ", ".join(one["whom"].strip(" ,:;") for one in found if one)
    study = STUDY.search(words)
    return Named(whom or None, study["study"].strip(" ,:;") if study else None)


def titles_in(parts: Sequence[PageTable | Line]) -> Iterator[str]:
    """The titles of the tables among the parts of a section, in front of them."""
    for part, following in pairwise(parts):
        if isinstance(following, PageTable) and isinstance(part, Line) and is_title(part):
            yield part.span.text


def _key(words: str | None) -> str | None:
    return re.sub(r"\W+", " ", words.casefold()).strip() if words else None
