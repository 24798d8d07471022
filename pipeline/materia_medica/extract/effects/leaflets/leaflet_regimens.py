"""Lines of a leaflet that say with what other medicines it is taken, or that it is taken alone."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_GIVEN = r"(?: taken | used | given | administered | injected | applied )"
_ALONE = r"""
    (?: alone | on \s (?: its | their ) \s own | by \s itself
        | as \s (?: an? \s | the \s )? (?: monotherapy | (?: single | only ) \s (?: agent | therapy | treatment
            | medicine ) ) )
"""
_COMBINED = r"""
    (?: (?: in \s combination | together | at \s the \s same \s time | concomitantly | combined ) \s (?: with | as )
        | with )
"""
_NO_MEDICINE = r"(?: food | meals? | water | milk | a | an | care | caution ) \b"
_SIDE_EFFECTS = r"(?: [^.:;]{0,80} \b side \s effects? \b [^.:;]{0,60}? \s )?"

TAKEN_SO = Rule(
    name="line that only says with what other medicines it is taken, or that it is taken alone",
    pattern=rf"""
        ^ \W* {_SIDE_EFFECTS} (?P<who> (?: when | if | while ) \s [^.:;,]{{2,80}}? \s (?: is | are | was | were ) \s
            (?: also \s )? {_GIVEN} \s (?: together | {_ALONE}
                | {_COMBINED} \s (?! {_NO_MEDICINE} ) [^.:;]{{2,80}}? ) )
            (?: \s (?: are | were | include ) )? [\s:.*]* $
      | ^ \W* (?: if | when | while ) \s (?P<alone> you \s (?: take | use | are \s given ) \s
            [^.:;,]{{2,40}}? \s {_ALONE} ) [\s:.*]* $
      | ^ \W* {_SIDE_EFFECTS} (?P<treated> (?: patients | people | adults | children ) \s
            (?: who \s (?: are | were ) \s )? (?: treated \s with | taking | given | receiving ) \s
            (?: this \s medicine | (?-i: [A-Z] ) [\w-]+ ) \s (?: and | plus | with | together \s with ) \s [\w-]+
            (?: \s and \s [\w-]+ )? ) [\s:.*]* $
    """,
    flags=re.IGNORECASE,
    needs=("together", "alone", "own", "with", "as ", "itself", "taking", "given", "receiving"),
    example=(
        "Side effects when Velotab and zoxal are taken together\n\nRare (may affect up to 1 in 1,000 people)\n\n"
        "* gout\n\nIf you take Velotab by itself\n\nRare (may affect up to 1 in 1,000 people)\n\n* fits\n\n"
        "Adults taking Velotab plus zoxal\n\nRare (may affect up to 1 in 1,000 people)\n\n* hives",
        [
            "gout; rare; when Velotab and zoxal are taken together",
            "fits; rare; you take Velotab by itself",
            "hives; rare; Adults taking Velotab plus zoxal",
        ],
    ),
    counter_example="When it is taken with food",
)
ALONE = Rule(
    name="that a medicine is taken alone by those who had the side effects below",
    pattern=rf"""
        \b (?P<who> (?: (?: taking | using | given | receiving | treated \s with
                    | (?<= if \s ) you \s (?: take | use ) ) \s
                | (?<= with \s ) | (?: when | while ) \s (?= [^.:;,]{{2,60}} \s (?: is | are | was | were ) \s ) )
            (?: this \s medicine | (?! (?: this | these | the | your | you | it | diet | placebo ) \b ) [\w-]+
                (?: \s [\w-]+ ){{0,2}}? )
            (?: \s (?: is | are | was | were ) \s {_GIVEN} )? \s {_ALONE} ) (?! \s (?: or | and ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("alone", " own", "as ", "itself"),
    example=("Other side effects seen with Velotab alone include:\n\n* gout", ["gout; Velotab alone"]),
    counter_example="Side effects with Velotab alone or with zoxal:",
)


def alone_in(text: str) -> str | None:
    """That those of whom a head speaks took a medicine alone, as it says; null where it does not."""
    found = ALONE.search(text)
    return found["who"].strip() if found else None


def taken_so(text: str) -> str | None:
    """What a line in front of a band says of how the medicine is taken, and nothing else; null for any other line."""
    found = TAKEN_SO.match(text)
    who = None if found is None else found["who"] or found["alone"] or found["treated"]
    return None if who is None or names_in(tokens_of(text)) else who.strip()
