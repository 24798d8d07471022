"""Whom the titles of a section's tables speak of: rates of other patients, regimens or studies are other rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.effects.tables.title_rules import DESIGN, OF_TRIALS, PATIENTS, REGIMEN, STUDY
from materia_medica.extract.effects.tables.trial_tables import is_title
from materia_medica.extract.layout.lines import Line
from materia_medica.schema.ids import fold

_LONGEST = 600
_SEVERAL = 2
_OF_AGE = re.compile(r"\b(?:child(?:ren)?|p?a?ediatric|adolescents?|infants?|elderly|geriatric)\b", re.IGNORECASE)
"""Patients whose rates are not those of all, also where no other title names any."""


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
        self._of_study: dict[str, str | None] = {}
        """Whom that were named with a study are without it."""
        self._in_several = {whom for whom, found in studies.items() if len(found - {None}) > 1}

    def of(self, title: str, above: str | None = None) -> str | None:
        """Whom this title names; null where all titles name the same. Where it only tells the design of a study,
        this is one of the patients whom the heading `above` it names.
        """
        named = named_in_title(title)
        is_of_age = named.whom is not None and _OF_AGE.search(named.whom) is not None
        whom = named.whom if self._are_several or is_of_age else None
        study = named.study if _key(named.whom) in self._in_several else None
        whom = whom or (above if study and DESIGN.search(study) else None)
        together = ", ".join(filter(None, (whom, study))) or None
        if study and together:
            self._of_study[together] = whom
        return together

    def settle(self, rows: Collector) -> None:
        """Let rows be of a study only where their effect has rates from several."""
        if not self._of_study:
            return
        groups: defaultdict[str, set[str | None]] = defaultdict(set)
        for row in rows.made:
            if row.said.is_numeric:
                groups[fold(row.effect)].add(row.population)
        rows.mend(lambda row: self._settled(row, groups[fold(row.effect)]))

    def _settled(self, row: EffectRow, groups: set[str | None]) -> EffectRow:
        if row.population not in self._of_study or len(groups) >= _SEVERAL:
            return row
        whom = self._of_study[row.population]
        return row._replace(population=whom, said=row.said._replace(population=whom))


@lru_cache(maxsize=1024)
def named_in_title(title: str) -> Named:
    """What the title of a table names."""
    words = " ".join(title[:_LONGEST].split())
    found = [PATIENTS.search(words) or OF_TRIALS.search(words), REGIMEN.search(words)]
    whom = ", ".join(one["whom"].strip(" ,:;") for one in found if one)
    study = STUDY.search(words) or DESIGN.search(words)
    return Named(whom or None, study["study"].strip(" ,:;") if study else None)


def titles_in(parts: Sequence[PageTable | Line]) -> Iterator[str]:
    """The titles of the tables among the parts of a section, in front of them."""
    for part, following in pairwise(parts):
        if isinstance(following, PageTable) and isinstance(part, Line) and is_title(part):
            yield part.span.text


def _key(words: str | None) -> str | None:
    return re.sub(r"\W+", " ", words.casefold()).strip() if words else None
