"""Titles and labels in front of lists of effects: which body system one names, if any."""

from __future__ import annotations

import re

from materia_medica.extract.language.label_rules import OF_EFFECTS, OF_USE
from materia_medica.extract.language.labels import Label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_FEWEST = 3
"""Names of a list that stands below the title of one, at least."""

OF_NO_SYSTEM = Rule(
    name="label that ends the body system in front of it and names none",
    pattern=rf"miscellaneous | other (?: \s (?: adverse \s )? {any_of('labelling', 'list_heads')} )?",
    flags=re.IGNORECASE,
    example=("Skin: acne. Other reactions: gout, fever.", ["acne (Skin)", "gout", "fever"]),
    counter_example="Skin reactions",
)
TITLE_OF_LIST = Rule(
    name="title in front of a list",
    pattern=rf"""
        (?! .* \b {any_of("labelling", "people", "people_of_age", "no_systems")} \b )
        [A-Z][a-z]+ (?: (?: [\s/-] [a-z]+ ){{1,2}} (?= [\s/-] [A-Z] ) | ,? [\s/-] [A-Z][a-z]+ ){{1,7}}
    """,
    example=("Odd Places: gout, fever.", ["gout (Odd Places)", "fever (Odd Places)"]),
    counter_example="Odd places",
)
NAME_OF_LIST = Rule(
    name="name of an effect or an indication in front of a list",
    pattern=r"[A-Z][a-z]{5,}",
    example=(
        "Fibromyalgia: gout, fever, rash.",
        ["gout (Fibromyalgia)", "fever (Fibromyalgia)", "rash (Fibromyalgia)"],
    ),
    counter_example="NAUSEA",
)
OTHER_SYSTEM = Rule(
    name="label of a list that names no body system",
    pattern=rf"{any_of('labelling', 'other_systems')} (?: \s {any_of('labelling', 'list_heads')} )?",
    flags=re.IGNORECASE,
    example=("Skin: acne. Allergic: gout, fever.", ["acne (Skin)", "gout (Allergic)", "fever (Allergic)"]),
    counter_example="Odd",
)
SYSTEM_TITLE = Rule(
    name="title of a list that names a field of medicine or a part of a body system",
    pattern=any_of("labelling", "system_titles"),
    flags=re.IGNORECASE,
    example=("## Neurology\n\nGout, fever, rash", ["Gout (Neurology)", "fever (Neurology)", "rash (Neurology)"]),
    counter_example="Gout",
)
TITLE_OF_ALLERGIES = Rule(
    name="title of a list of allergic reactions among those of body systems",
    pattern=r"(?: allergic | hypersensitivity ) (?: \s (?: reactions | effects | manifestations ) )?",
    flags=re.IGNORECASE,
    example=(
        "## Skin\n\nacne\n\n## Allergic\n\nGout, fever, rash",
        ["acne (Skin)", "Gout (Allergic)", "fever (Allergic)", "rash (Allergic)"],
    ),
    counter_example="Anaphylaxis",
)


def category_of(label: str) -> str | None:
    """The body system that a label names."""
    return None if OF_NO_SYSTEM.fullmatch(label) else label


def category_of_title(label: Label) -> str | None:
    """The body system that a title names."""
    if label.kind == "system" and OF_USE.search(label.name):
        return None
    is_system = label.kind == "system" or OF_EFFECTS.search(label.name) or SYSTEM_TITLE.fullmatch(label.name)
    return category_of(label.name) if is_system else None


def opens_with_list(text: str) -> bool:
    """Whether the first sentence of a text is a list of effects, perhaps with a verb behind it."""
    first = text.partition(". ")[0]
    tokens = tokens_of(first)
    names = names_in(tokens, text=first)
    return len(names) >= _FEWEST and names[0].start <= 1 and first.count(",") >= _FEWEST - 1
