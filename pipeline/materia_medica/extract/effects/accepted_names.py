"""Whether words are fit to be the name of an effect."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from materia_medica.extract.effects.name_rules import ALONE, NO_NAME, NO_WORDS, REFERS, WORD
from materia_medica.extract.language.classes import names_bare_system
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.effect_names import ends_open, is_generic, names_medicine
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import words

_ORGANS = words("phrases", "parts") & words("phrases", "modifiers")


@lru_cache(maxsize=32768)
def is_effect_name(name: str) -> bool:
    """Whether words name an effect: no filling words, organ, medicine, clause or reference to other effects."""
    if not is_in_words(name) or NO_NAME.match(name):
        return False
    return not (name.lower() in _ORGANS or names_bare_system(name) or has_verb(name))


def is_in_words(name: str) -> bool:
    """Whether words may be a name, be it of an effect or of what a list says that it is: they are words, end as such,
    and are no medicine and no reference to other effects.
    """
    if not WORD.search(name) or NO_WORDS.search(name) or ALONE.match(name) or REFERS.search(name) or ends_open(name):
        return False
    return not (is_generic(name) or names_medicine(name))


def are_mostly_names(effects: Sequence[Effect]) -> bool:
    """Whether most of what words seem to list are names of effects."""
    return sum(is_effect_name(effect.name) for effect in effects) * 2 > len(effects)
