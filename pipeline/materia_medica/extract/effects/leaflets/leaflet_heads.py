"""What a head of a leaflet says of the lists below it: how often, how serious, where seen and in whom."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.effects.leaflets.leaflet_line_rules import GOES_ON, NOT_SERIOUS, SERIOUS, TURNS, URGENT
from materia_medica.extract.effects.leaflets.leaflet_populations import taking
from materia_medica.extract.effects.leaflets.leaflet_stopping import context_of_stopping, context_of_use
from materia_medica.extract.effects.leaflets.leaflet_whom_rules import (
    AGAINST_OTHERS,
    COMBINED,
    OF_PATIENTS,
    POPULATION,
)
from materia_medica.extract.effects.leaflets.leaflet_word_rules import without_comparison
from materia_medica.extract.effects.settings import IN_BOTH
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of

_LONGEST = 140
_OF_EFFECTS = ("side effect", "reaction")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_CONTEXTS = ("long_term", "withdrawal")
_SETTINGS = ("related_product", "class_effect", "post_marketing", "clinical_trial")
OTHER_CLASS = Rule(
    name="class that one word calls",
    pattern=rf"""
        (?: \b (?: seen | observed | reported | happen(?: ed )? | occur(?: red )? | associated | described | linked
                | known | effects )
            \s (?: with | in | of | for | to | by | from ) (?: \s the \s use \s of )?
            (?: \s (?: people | patients | women | men ) )? (?: \s (?: taking | using | treated \s with | receiving ) )?
            (?: \s (?: some | certain ) )? \s other \s {any_of("medicine_classes", "names", "ends")} \b
          | \b (?: occur (?: s | red )? | happen (?: s | ed )? | seen | observed | reported ) \s with \s (?: all \s )?
            {any_of("medicine_classes", "names")} (?= \s* (?: [.;:] | $ ) )
          | (?: ^ | [.:] \s ) \W* (?: (?: some | certain ) \s )? other \s
            {any_of("medicine_classes", "names", "ends")} \s (?: have | may | can | also ) \b
          | ^ \W* (?: with | for | in ) \s other \s {any_of("medicine_classes", "names", "ends")} , )
    """,
    flags=re.IGNORECASE,
    needs=("other ", " with "),
    example=("Seen in women using other HRTs", "class_effect"),
    counter_example="Seen with other painkillers",
)
"""Other members of the class of the medicine, which one word calls."""
SETTINGS = tuple(
    Rule(
        name=name,
        pattern=rf"\b {any_of('leaflets', name)}",
        flags=re.IGNORECASE,
        example=(example, name),
        counter_example="Side effects of the medicine",
    )
    for name, example in zip(
        _SETTINGS,
        (
            "Seen with other forms of this medicine",
            "Seen with other medicines of the same class",
            "Seen since the launch",
            "Seen in clinical studies",
        ),
        strict=True,
    )
)


_NOT_KNOWN = statement("frequency not known").frequency


class Head(NamedTuple):
    """What a head says."""

    frequency: Frequency | None
    is_serious: bool
    turns: bool
    """Whether it turns to the other side effects."""
    goes_on: bool
    """Whether it only goes on with the list above: findings of tests."""
    setting: str | None
    population: str | None
    context: str | None = None
    """Whether it speaks of long use, or of what comes of stopping."""

    @property
    def says_something(self) -> bool:
        """Whether it says anything of what stands below."""
        return bool(self.frequency or self.is_serious or self.turns or self.setting or self.population or self.context)


@lru_cache(maxsize=16384)
def head_of(text: str) -> Head:
    """What words say as a head."""
    said = statement(bare := without_comparison(text))
    if bare != text and said.frequency is None and text.rstrip().endswith(":"):
        said = said._replace(frequency=_NOT_KNOWN)  # what is compared has a frequency, which it does not say
    is_serious = URGENT.search(text) is not None or SERIOUS.search(NOT_SERIOUS.sub("", text)) is not None
    return Head(
        frequency=said.frequency,
        is_serious=is_serious,
        turns=TURNS.search(text) is not None,
        goes_on=GOES_ON.match(text) is not None and said.frequency is None,
        setting=setting_of_words(text),
        context=_context(text, said.context),
        population=population_in(text.rsplit(". ", 1)[-1]) or (text.strip(" :.*") if OF_PATIENTS.match(text) else None),
    )


def _context(text: str, said: str | None) -> str | None:
    """Whether a head speaks of what comes of stopping, or of long use."""
    if used := context_of_use(text):
        return used
    return said if said in _CONTEXTS else context_of_stopping(text)


def setting_of_words(text: str) -> str | None:
    """Where words say that effects were seen; null where they do not, or name trials and the time after them alike."""
    if OTHER_CLASS.search(text):
        return "class_effect"
    if of_both(text):
        return None
    return next((rule.name for rule in SETTINGS if rule.search(text)), None)


def of_both(text: str) -> bool:
    """Whether words name both trials and the time after marketing."""
    return (both := IN_BOTH.search(text)) is not None and " or " not in both[0]


def population_in(text: str) -> str | None:
    """The patients or the combination to which words tie what they say; null where they name none."""
    if AGAINST_OTHERS.search(text):
        return None
    found = COMBINED.search(text) or POPULATION.search(text)
    return found["who"].strip(" ,;:()") if found else taking(text)


def is_head(text: str, head: Head) -> bool:
    """Whether a paragraph without a list of its own heads what follows: short, no sentence, and it says something."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?")):
        return False
    if not rest_of(text) and head.says_something:
        return True
    if text[:1].islower() and "side effect" not in text.lower() and not text.endswith(":"):
        return False  # "a life-threatening allergic reaction" is an item
    return (
        (head.says_something or head.goes_on)
        and (text.endswith(":") or not has_verb(text))
        and (text.endswith(":") or any(words in _PARENTHESIS.sub("", text).lower() for words in _OF_EFFECTS))
    )
