"""Labels of a list that name its class and how often it occurs: "Allergic reactions (rare):" below a serious head."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb

CLASS_WITH_BAND = Rule(
    name="class of effects with its band, in front of their list",
    pattern=r"""
        ^ \W* (?P<name> (?! (?: other | further | additional | common | uncommon | rare | very | frequent | serious
                | less | more | most | unknown | not ) \b ) [A-Z] [a-z-]+ (?: \s [a-z-]+ ){0,3}? \s
            (?: reactions? | problems? | disorders? | infections? | damage | symptoms? ) )
        \W+ (?P<band> [^.;]{4,90}? ) [\s:)*]* $
    """,
    example=(
        "Stop it and see a doctor at once if you get:\n\nAllergic reactions (rare):\n\n* hives\n* wheezing\n\n"
        "Skin problems – not known how often:\n\n* blisters",
        ["hives; rare; serious", "wheezing; rare; serious", "blisters; serious"],
    ),
    counter_example="other reactions",
)


def class_with_band(label: str) -> str | None:
    """The class of effects that a label names with how often they occur, and nothing else; null for another label."""
    found = CLASS_WITH_BAND.match(label)
    if found is None or "side effect" in label.lower() or has_verb(found["name"]):
        return None
    band = re.sub(r"\bhow often\b", "", found["band"])
    if statement(found["band"]).frequency is None or rest_of(band):
        return None
    return found["name"] if is_effect_name(found["name"]) else None
