"""Lists with their body system or ingredient in front, "Eyes: cataract", and several of them that a conversion ran
into one line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line, at_margin, line_of_part

_FEWEST = 2
"""Labels that part the lists of one line; a single one is that of its list."""
SYSTEM_LABEL = Rule(
    name="body system in front of its list, among others",
    pattern=r"""
        (?: ^ | (?<= [a-z).,;] \s ) ) (?= [A-Z][a-z-]+ (?: ,? [\s/] [a-z-]+ ){0,5}? \s
            (?: (?: disorders | disturbances | investigations | system ) | (?<= Injury \s or \s ) poisoning ) \s? : \s )
        | (?<= [a-z).,;] \s ) (?= Infections \s? : \s )
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n"
        "Breathing disorders: Wheezing Digestive system disorders: Bleeding Liver disorders: Fatty liver",
        ["Wheezing; rare", "Bleeding; rare", "Fatty liver; rare"],
    ),
    counter_example="gout: eye disorders",
)
_SYSTEM = any_of("leaflets", "body_systems")
_OF = r"""
    (?: (?: side \s )? effects? \s (?: on | in | affecting ) | affecting | relat (?: ed | ing ) \s to
      | (?: problems | disorders ) \s (?: with | of | affecting ) )
"""
"""What makes a body system, or the body, the head of a list: "affecting the eye"."""
_SYSTEMS = rf"""
    (?: {_OF} \s (?: the | your ) \s (?: (?: rest | other \s parts ) \s of \s (?: the | your ) \s )? body
      | (?: {_OF} \s )? (?: (?: the | your ) \s )? {_SYSTEM}
        (?: (?: ,? \s (?: and | or | & ) | , | \s? / ) \s* (?: (?: the | your ) \s )? {_SYSTEM} ){{0,3}} )
"""
RUN_IN = Rule(
    name="body system in everyday words in front of its list, with its band",
    pattern=rf"""
        ^ [ \t*•·–—-]* (?P<system> {_SYSTEMS}
            (?: \s disorders (?= \s? \( ) )? )
        (?: \s? \( (?P<said> [^()\n]{{3,90}} ) \) )? \s? : \s+ (?= \w )
    """,
    flags=re.IGNORECASE | re.MULTILINE,
    example=(
        "Other side effects include:\n\nEyes: cataract, dry eye\n\nNervous system (rare): fits, worsening of migraine"
        "\n\nBlood: anaemia",
        ["cataract", "dry eye", "fits; rare", "worsening of migraine; rare", "anaemia"],
    ),
    counter_example="Blood clots: pain in the leg",
)


OTHERS_IN_FRONT = Rule(
    name="the others, in front of the list behind those of body systems",
    pattern=r"^ [ \t*•·–—-]* (?: others? | miscellaneous | other \s effects ) \s? : \s+ (?= \w )",
    flags=re.IGNORECASE | re.MULTILINE,
    example=(
        "Side effects include:\n\nEyes: cataract\n\nOther: tiredness, thirst",
        ["cataract", "tiredness", "thirst"],
    ),
    counter_example="Other side effects: tiredness",
)
OF_INGREDIENT = Rule(
    name="ingredient of a combination in front of its list, with its band",
    pattern=r"""
        ^ [ \t*•·–—-]* (?P<label> [A-Za-z] [^:()\n]{2,60}? )
        (?: \s? \( (?P<said> [^()\n]{3,90} ) \) )? \s? : \s+ (?= \w )
    """,
    flags=re.MULTILINE,
    example=(
        "Side effects that may occur:\n\n* Exampline: sweating, itching\n* Placebine (very rare): hives",
        ["Exampline: sweating", "Exampline: itching", "Placebine: hives; very_rare"],
    ),
    counter_example="Hives (of the skin) itch",
)

ONLY_SYSTEMS = Rule(
    name="body systems in everyday words, as a line above its list",
    pattern=rf"^ \W* (?! infections ) {_SYSTEMS} [\s:*]* $",
    flags=re.IGNORECASE,
    example=(
        "Other side effects include:\n\nSkin and hair\n\nRash, hair loss\n\nAffecting the eye:\n\n* cataract\n\n"
        "Affecting the body:\n\n* thirst",
        ["Rash", "hair loss", "cataract", "thirst"],
    ),
    counter_example="Skin reactions",
)


SYSTEM_AT_END = Rule(
    name="body system that heads the next list, left behind an item",
    pattern=rf"""
        (?<= [a-z).\d] ) \s*
        (?= (?= [A-Z] ) (?i: {_OF} \s (?: the | your ) \s (?: body | {_SYSTEM} ) ) [\s:*]* $ )
    """,
    needs=("Affecting", "Related to", "Relating to", "Effects on"),
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* eye pain Affecting the skin\n* rash",
        ["eye pain; rare", "rash; rare"],
    ),
    counter_example="rash affecting the skin",
)


class RunIn(NamedTuple):
    """A body system or an ingredient in front of its list."""

    system: str | None
    ingredient: str | None
    frequency: Frequency | None
    """How often a parenthesis behind it says that what is listed occurs."""
    at: int
    """Where in its line the list begins."""
    rest: Line


def run_in(line: Line, ingredients: tuple[Ingredient, ...] = ()) -> RunIn | None:
    """The body system or ingredient in front of the list of a line; null where none stands there, or with more than
    its band.
    """
    text = line.span.text
    if line.is_heading:
        return None
    if others := OTHERS_IN_FRONT.match(text):
        return RunIn(None, None, None, others.end(), line_of_part(line, others.end(), len(text)))
    found = RUN_IN.match(text)
    of = OF_INGREDIENT.match(text) if found is None and ingredients else None
    ingredient = ingredient_named(of["label"], ingredients) if of else None
    found = of if ingredient else found
    if found is None:
        return None
    said = found["said"]
    frequency = statement(said).frequency if said else None
    if said and (frequency is None or rest_of(said)):
        return None
    system = None if ingredient else found["system"]
    return RunIn(system, ingredient, frequency, found.end(), line_of_part(line, found.end(), len(text)))


def only_systems(text: str) -> bool:
    """Whether words name body systems in everyday words and nothing else: "Skin and hair"."""
    return ONLY_SYSTEMS.match(text) is not None


def of_systems(line: Line) -> list[Line]:
    """A line cut in front of the labels of body systems in it; itself where it has no more than one, and
    none at the begin of a line of its own.
    """
    text = line.span.text
    cuts = [found.start() for found in SYSTEM_LABEL.finditer(text)]
    cuts = cuts if len(cuts) >= _FEWEST else []
    cuts += [found.start() for found in RUN_IN.finditer(text) if found.start()]
    if line.is_heading or not cuts:
        return [line]
    edges = sorted({0, *cuts, len(text)})
    return [part if a == 0 else at_margin(part) for a, b in pairwise(edges) for part in [line_of_part(line, a, b)]]
