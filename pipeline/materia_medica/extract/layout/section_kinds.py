"""What a heading or label says that its section holds."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.first_of import FirstOf
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, any_of, table
from materia_medica.extract.layout.effects_heads import BESIDE, WEAK, names_effects, names_effects_of
from materia_medica.extract.layout.head_words import LONGEST_HEADING, head_words

ABOUT = Rule(
    name="what a section is about",
    pattern=rf"""
        \s* (?: \( [^()]* \) | \[ [^\[\]]* \] | \b {any_of("pages", "behind_headings")} \s+ .* | :.* ) $
    """,
    example=("Contraindications of metformin", "contraindications"),
    counter_example="Contraindications",
)
ASKS = Rule(
    name="heading that asks",
    pattern=r"^ \s* q (?: uestion )? \s* \d* \s* [:.)] | \? \W* $",
    example=("Is it safe?", True),
    counter_example="Safety",
)
NAMES_EFFECTS = Rule(
    name="effects by name",
    pattern=r"\b (?: effects? | reactions? ) \b",
    example=("Rare but serious reactions", "side_effects"),
    counter_example="Rare but serious",
)
FOOTER = Rule(
    name="line below the text of a page",
    pattern=rf"[\W_]* {any_of('heads', 'footers')} (?! \w )",
    example=("This page was last updated: 2 May", True),
    counter_example="Updated advice on rash",
)
NEVER_HOLD_EFFECTS = frozenset(
    {"summary", "precautions", "interactions", "faqs", "combinations", "contraindications", "dosage"}
)
"""Kinds in which a heading about effects belongs to what the section is about."""


def kinds_of(patterns: dict[str, list[str]]) -> tuple[Rule, ...]:
    """A rule for each kind of a table: its heading is the example, under a name that is no heading."""
    return tuple(
        Rule(
            name=str(kind),
            pattern=alternatives([str(p) for p in expressions]),
            example=(_EXAMPLES[kind], kind),
            counter_example="Colour",
        )
        for kind, expressions in patterns.items()
    )


_EXAMPLES = {
    "other": "References",
    "name": "Generic name",
    "side_effects": "What to look out for",
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
"""The kinds in the order in which they are tried, heads of nothing that is read (`other`) first."""
FIRST_KIND = FirstOf(KINDS)


@lru_cache(maxsize=16384)
def kind_of(title: str) -> str | None:
    """The kind of section that a heading or label names, `other` where it is known to be none; null where unknown."""
    words = head_words(title).lower()
    for attempt in dict.fromkeys((words, ABOUT.sub("", words).strip())):
        if attempt and (kind := _named(attempt)):
            return kind
    return None


def _named(words: str) -> str | None:
    bare = words.rstrip("? ")
    named = FIRST_KIND.of_whole(bare) if bare else None
    kind = named.name if named is not None else None
    return "side_effects" if kind != "other" and names_effects(words) else kind


@lru_cache(maxsize=16384)
def kind_of_heading(title: str) -> str | None:
    """As `kind_of`; a heading that only states the frequency or seriousness of effects, or names a medicine in front
    of them, heads side effects too.
    """
    kind = kind_of(title)
    if kind is None and (_states_of_effects(title) or names_effects_of(head_words(title).lower())):
        return "side_effects"
    return kind


def names_more_than_effects(title: str) -> bool:
    """Whether a heading of side effects names other things beside them, which then stand below it as well."""
    return BESIDE.search(head_words(title).lower()) is not None


@lru_cache(maxsize=16384)
def may_head_effects(title: str) -> bool:
    """Whether a heading or label stands for side effects on a page that has no other word for them."""
    words = head_words(title).lower()
    return any(WEAK.fullmatch(w) for w in (words, ABOUT.sub("", words).strip()))


def _states_of_effects(title: str) -> bool:
    return NAMES_EFFECTS.search(title.lower()) is not None and states_band(title)


def is_question(text: str) -> bool:
    """Whether a heading reads as a question of a FAQ."""
    return ASKS.search(text.lower()) is not None


def is_footer(text: str) -> bool:
    """Whether a line tells of the page itself: whose it is, when it changed, what it rests on."""
    return len(text) <= LONGEST_HEADING and FOOTER.match(text.lower()) is not None


def states_band(title: str) -> bool:
    """Whether a heading states a frequency or seriousness and nothing else."""
    return statement(title).says_something and not rest_of(title)
