"""Items that stand within one line behind the marks that a conversion left there: "fever* chills* - gout"."""

from __future__ import annotations

import re
from itertools import pairwise

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line, line_of_part

_MARK = re.compile(r"[*•●▪◦]")
_FEWEST = 2
"""Stars that part a list; a single one may be that of a note."""
DASHES = Rule(
    name="star of a note and the dash of the next item",
    pattern=r"(?<= \* ) \s+ [–—-] \s+ (?= [A-Z] )",
    example=("* Gout (in joints)* - Fits* - Hives", ["Gout; in joints", "Fits", "Hives"]),
    counter_example="* Gout - hives",
)
INLINE_STARS = Rule(
    name="stars of the items of a list within a line",
    pattern=r"(?: (?<= \w ) | (?<= [):] ) ) \s* \* \s+ (?= [a-z] )",
    example=(
        "Tell your doctor at once if you notice any of these:* gout* hives",
        ["gout; serious", "hives; serious"],
    ),
    counter_example="Gout*, hives*",
)
BULLETS = Rule(
    name="bullets of the items of a list within a line",
    pattern=r"(?<= \w ) \s* [•●▪◦] \s* (?= \w )",
    example=("Less serious side effects\n\n• headache • dizziness • wind", ["headache", "dizziness", "wind"]),
    counter_example="• headache",
)
OF_SIGNS = Rule(
    name="signs of an effect, in front of the stars of their list",
    pattern=rf"\b {any_of('leaflets', 'signs')} \b [^.:]{{0,40}} (?: : | \b (?: are | include ) :? ) \s? $",
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people): gout; symptoms usually include:* pain* heat* fever",
        ["gout; symptoms usually include:* pain* heat* fever; rare"],
    ),
    counter_example="Side effects:",
)


def marked(line: Line) -> list[Line]:
    """A line cut at the marks of items within it; itself where it has none."""
    text = line.span.text
    if line.is_heading or _MARK.search(text) is None:
        return [line]
    cuts = [found.span() for found in DASHES.finditer(text)]
    stars = [found.span() for found in INLINE_STARS.finditer(text)]
    if len(stars) >= _FEWEST and not cuts and not OF_SIGNS.search(text[: stars[0][0]]):
        cuts = stars
    cuts = cuts or [found.span() for found in BULLETS.finditer(text)]
    if not cuts:
        return [line]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    first, *others = (line_of_part(line, a[1], b[0]) for a, b in pairwise(edges))
    return [
        first,
        *(part._replace(block=part.block._replace(kind="item", depth=max(1, part.block.depth))) for part in others),
    ]
