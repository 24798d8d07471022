"""Classes of effects that an introduction names: "cardiovascular effects"."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("classes", *keys)


CLASS = Rule(
    name="class",
    pattern=rf"""
        (?P<lead> (?: [\w/-]+ (?: , | \ and | \ or )? \s+ ){{0,4}}? )
        \b (?P<noun> {_of("nouns")} ) \b
        (?= [^\w]* (?: $ | \( | , | {_of("behind")} ) )
    """,
    flags=re.IGNORECASE,
    example=("cardiovascular effects", "cardiovascular effects"),
    counter_example="effectiveness",
)
OF_ANY_CLASS = Rule(
    name="word of any class",
    pattern=rf"^ {_of('of_any')} [,:]? $",
    flags=re.IGNORECASE,
    example=("rare cardiovascular effects", "cardiovascular effects"),
    counter_example="cardiovascular",
)
SYSTEM = Rule(
    name="body system",
    pattern=rf"""
        (?: {any_of("labels", "system_leads")} \s )*
        {any_of("labels", "systems")}
        (?:
            (?: , | ,? \s (?: and | & | or | and/or ) | / ) \s* (?: the \s )? {any_of("labels", "further_systems")}
        )*
        (?: [-\ ] {any_of("labels", "system_kinds")} )?
        (?: \s {any_of("labels", "system_ends")} )*
    """,
    flags=re.IGNORECASE,
    example=("liver and kidney", True),
    counter_example="gout",
)
BETWEEN_SYSTEMS = Rule(
    name="between body systems",
    pattern=r"\s* / \s* | \s* , \s* (?: (?: and | or ) \s+ )? | \s+ (?: and | or | & ) \s+",
    flags=re.IGNORECASE,
    example=("Oral/Rectal", True),
    counter_example="oral",
)
BARE_SYSTEM = Rule(
    name="body system and no more",
    pattern=rf"{_of('bare_ends')} $",
    flags=re.IGNORECASE,
    example=("hepatic", True),
    counter_example="hepatic problems",
)


@lru_cache(maxsize=16384)
def class_of(head: str) -> str | None:
    """The class that an introduction names, such as "cardiovascular effects"; null where it names none."""
    found = CLASS.search(mask(head).text)
    if not found:
        return None
    kept: list[str] = []
    for word in reversed(found["lead"].split()):
        if OF_ANY_CLASS.fullmatch(word):
            break
        kept.insert(0, word)
    return " ".join([*kept, found["noun"]]).strip(" ,") if kept else None


@lru_cache(maxsize=32768)
def names_system(words: str) -> bool:
    """Whether the words name a body system, route or class of effects, or several of them: "Oral/Rectal"."""
    return bool(SYSTEM.fullmatch(words)) or all(SYSTEM.fullmatch(part) for part in BETWEEN_SYSTEMS.split(words))


def names_bare_system(words: str) -> bool:
    """Whether the words name a body system and nothing that befalls it: "hepatic", but not "hepatic problems"."""
    return names_system(words) and bool(BARE_SYSTEM.search(words))
