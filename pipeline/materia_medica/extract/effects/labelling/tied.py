"""To whom a sentence ties its rates: with what the medicine was given, and which patients had it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.schema.ids import fold

_ENDS = any_of("labelling", "whom_ends")
_WORD = rf"(?! {_ENDS} \b | \d+ (?! [\w-] ) ) [\w/+’'-]+"
_WORDS = rf"(?: {_WORD} \s* ){{1,9}}"
_MEDICINES = rf"(?: {_WORD} (?: , (?= \s (?: [\w-]+ ,? \s )? and \s ) )? \s* ){{1,9}}"

COMBINED = Rule(
    name="what the medicine was given with",
    pattern=rf"\b (?<! placebo \s ) in \s combination \s with \s (?P<what> {_MEDICINES} )",
    flags=re.IGNORECASE,
    needs=("in combination with",),
    example=(
        "In combination with insulin, gout occurred in 4% of patients and in trials of velorine gout was seen in 9%. "
        "Reactions reported in at least 2% of patients treated in combination with insulin were gout and fever. "
        "Reactions reported in at least 3% of patients were gout.",
        ["gout; In combination with insulin", "gout; in combination with insulin", "fever", "gout"],
    ),
    counter_example="placebo in combination with",
)
ALONE = Rule(
    name="that the medicine was given alone",
    pattern=r"\b (?P<what> single [\s-] agent | monotherapy ) \b",
    flags=re.IGNORECASE,
    needs=("single", "monotherapy"),
    example=(
        "With monotherapy, 4% of patients had gout. In 9% of patients there was gout.",
        ["gout; monotherapy", "gout"],
    ),
    counter_example="agents alone",
)
OF_PATIENTS = Rule(
    name="patients whose rate it is",
    pattern=rf"""
        \b (?: in | of | among ) \s (?: the \s | [\d,]+ \s )?
            (?P<who> (?: {any_of("labelling", "groups_of_people")} \s ) (?: patients | subjects | women | men ) \b
                | (?: patients | subjects ) \s with \s (?! {any_of("labelling", "whom_none")} \b ) {_WORDS} )
    """,
    flags=re.IGNORECASE,
    needs=(" patients", " subjects", " women", " men"),
    example=(
        "Reactions in at least 2% of patients with renal impairment and were gout. Reactions in at least 5% were gout.",
        ["gout; patients with renal impairment", "gout"],
    ),
    counter_example="in 2% of patients",
)
TIED = (COMBINED, ALONE, OF_PATIENTS)
_JOINT = re.compile(r"(?:,|\s(?:and|or|plus))+$")
_FEWEST = 2
"""Groups of patients that have rates of one effect, at least, so that they are told apart."""


def tied_to(words: str) -> str | None:
    """With what or in whom effects were seen of which these words speak, the treatment before the patients."""
    combined = COMBINED.search(words)
    alone = ALONE.search(words)
    if combined and not (alone and alone.start() < combined.start()):
        return _bare(combined[0])
    if alone:
        return alone["what"]
    patients = OF_PATIENTS.search(words)
    return _bare(patients["who"]) if patients else None


def _bare(words: str) -> str:
    """Words without what only joins them to the next."""
    return _JOINT.sub("", " ".join(words.split()))


def key_of(effect: str, start: int) -> tuple[str, int]:
    """By what a row is known whose evidence begins at `start`."""
    return fold(effect), start


def several(rows: Sequence[EffectRow], whom: dict[tuple[str, int], str]) -> dict[tuple[str, int], str]:
    """Of those to whom the rates of rows are tied, the ones of effects that have rates from several."""
    groups: dict[str, set[str | None]] = defaultdict(set)
    for row in rows:
        if row.said.is_numeric:
            who = row.population or whom.get(key_of(row.effect, row.evidence.start))
            groups[fold(row.effect)].add(fold(who) if who else None)
    return {key: who for key, who in whom.items() if len(groups[key[0]]) >= _FEWEST}
