"""What a heading or label says that its section holds."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, any_of, table

NUMBERING = Rule(
    name="number of a section",
    pattern=r"^ \s* (?: \d+ | [ivx]+ | [a-z] ) [.)] \s+",
    flags=re.IGNORECASE,
    example=("4. Storage", "storage"),
    counter_example="Storage 4.",
)
ABOUT = Rule(
    name="what a section is about",
    pattern=rf"""
        \s* (?: \( [^()]* \) | \[ [^\[\]]* \] | \b {any_of("pages", "behind_headings")} \s+ .* | :.* ) $
    """,
    flags=re.IGNORECASE,
    example=("Contraindications of metformin", "contraindications"),
    counter_example="Contraindications",
)
ASKS = Rule(
    name="heading that asks",
    pattern=r"^ \s* q (?: uestion )? \s* \d* \s* [:.)] | \? \W* $",
    flags=re.IGNORECASE,
    example=("Is it safe?", True),
    counter_example="Safety",
)
NAMES_EFFECTS = Rule(
    name="effects by name",
    pattern=r"\b (?: effects? | reactions? ) \b",
    flags=re.IGNORECASE,
    example=("Rare but serious reactions", "side_effects"),
    counter_example="Rare but serious",
)
LONGEST_HEADING = 120
"""Characters; a longer line heads nothing."""
NEVER_HOLD_EFFECTS = frozenset(
    {"summary", "precautions", "interactions", "faqs", "combinations", "contraindications", "dosage"}
)
"""Kinds in which a heading about effects belongs to what the section is about."""
_EDGES = " :.*_-–—"


def kinds_of(patterns: dict[str, list[str]]) -> tuple[Rule, ...]:
    """A rule for each kind of a table: its heading is the example, under a name that is no heading."""
    return tuple(
        Rule(
            name=str(kind),
            pattern=alternatives([str(p) for p in expressions]),
            flags=re.IGNORECASE,
            example=(_EXAMPLES[kind], kind),
            counter_example="Colour",
        )
        for kind, expressions in patterns.items()
    )


_EXAMPLES = {
    "name": "Generic name",
    "side_effects": "Side effects",
    "alternate_names": "Synonyms",
    "mechanism": "How it works",
    "dosage": "Dosage",
    "contraindications": "Contraindications",
    "interactions": "Drug interactions",
    "pregnancy": "Breastfeeding",
    "storage": "How to store it",
    "overdose": "Overdose",
    "summary": "At a glance",
    "combinations": "Popular combinations",
    "precautions": "Warnings",
    "faqs": "Frequently asked questions",
    "disclaimer": "Disclaimer",
    "usage": "Indications",
    "introduction": "Overview",
}
KINDS = kinds_of(table("sections"))
"""The kinds in the order in which they are tried."""


@lru_cache(maxsize=16384)
def kind_of(title: str) -> str | None:
    """The kind of section that a heading or label names; null where it names none."""
    words = NUMBERING.sub("", " ".join(title.split())).strip(_EDGES)
    if not words or len(words) > LONGEST_HEADING:
        return None
    for attempt in (words, ABOUT.sub("", words).strip(_EDGES)):
        for kind in KINDS:
            if attempt and kind.fullmatch(attempt):
                return kind.name
    return None


def kind_of_heading(title: str) -> str | None:
    """As `kind_of`; a heading that only states the frequency or seriousness of effects heads side effects too."""
    return kind_of(title) or ("side_effects" if _states_of_effects(title) else None)


def _states_of_effects(title: str) -> bool:
    return NAMES_EFFECTS.search(title) is not None and statement(title).says_something and not rest_of(title)


def is_question(text: str) -> bool:
    """Whether a heading reads as a question of a FAQ."""
    return ASKS.search(text) is not None
