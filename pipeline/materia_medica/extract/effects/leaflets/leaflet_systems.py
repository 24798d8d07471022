"""Lists of several body systems that a conversion ran into one line: "Eye disorders: pain Ear disorders: deafness"."""

from __future__ import annotations

from itertools import pairwise

from materia_medica.extract.language.rule import Rule
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


def of_systems(line: Line) -> list[Line]:
    """A line cut in front of the labels of body systems in it; itself where it has no more than one."""
    text = line.span.text
    cuts = [found.start() for found in SYSTEM_LABEL.finditer(text)]
    if line.is_heading or len(cuts) < _FEWEST:
        return [line]
    edges = sorted({0, *cuts, len(text)})
    return [part if a == 0 else at_margin(part) for a, b in pairwise(edges) for part in [line_of_part(line, a, b)]]
