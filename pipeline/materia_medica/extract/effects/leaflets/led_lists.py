"""Lists that stand on the line of the words that lead to them: "effects that may show up in blood tests are: gout"."""

from __future__ import annotations

import re
from itertools import pairwise

from materia_medica.extract.effects.leaflets.unsigned import begins_unsigned
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line, at_margin, line_of_part

LEADS = Rule(
    name="words that lead to findings of tests, in front of these",
    pattern=r"""
        ^ \W* (?: [^.:;()]{0,50} \b side \s effects? \s (?: that | which )
            | (?: the \s following | these ) [^.:;()]{0,30} )
        \s (?: may | can | could ) \s (?: also \s )? (?: show \s up | be \s (?: seen | shown | found | noticed ) )
        \s in \s [^.:;()]{0,30} \b tests? (?: \s (?: are | is | include s? ) )? \s* : \s+ (?= [a-z] )
    """,
    flags=re.IGNORECASE,
    needs=("test",),
    example=(
        "Rare side effects that may show up in blood tests are: an increase in amylase increase in bilirubin",
        ["increase in amylase; rare", "increase in bilirubin; rare"],
    ),
    counter_example="Blood tests may show: low sodium",
)

LABEL = Rule(
    name="when or where what an item lists occurs, in front of it",
    pattern=r"""
        ^ \W* (?: (?: after | when | while | during | upon ) \s [a-z]+ing \b | at \s the \s site \s of \b
            | as \s a \s (?: consequence | result ) \s of \b ) [^.:;(),]{0,70} : \s+ (?= [A-Za-z] )
    """,
    flags=re.IGNORECASE,
    example=(
        "* After stopping or reducing your treatment: depression, apathy",
        [
            "depression; After stopping or reducing your treatment",
            "apathy; After stopping or reducing your treatment",
        ],
    ),
    counter_example="Depression: after stopping your treatment",
)

PART_OF_LIST = Rule(
    name="side effects of one kind, as a part of the list of a band",
    pattern=r"""
        ^ \W* (?: other \s | non- )?
        (?! (?: very | common | uncommon | rare | serious | severe | other | frequent ) \b )
        [\w-]+ \s side \s effects \s (?: are | include ) \s* : \s+ (?= \w )
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n"
        "Eye-related side effects include: dry eye, eye pain. Non-visual side effects include: gout, hives.",
        ["dry eye; rare", "eye pain; rare", "gout; rare", "hives; rare"],
    ),
    counter_example="Rare side effects include: gout",
)


def led(line: Line) -> list[Line]:
    """A line cut behind the words that lead to its list, and between the items of it; itself where none do."""
    text = line.span.text
    leads = None if line.is_heading else LEADS.match(text)
    if leads is None:
        return [line]
    rest = text[leads.end() :]
    cuts = [leads.end(), *(leads.end() + at for at in begins_unsigned(rest)), len(text)]
    items = (line_of_part(line, a, b) for a, b in pairwise(cuts))
    return [
        at_margin(line_of_part(line, 0, leads.end())),
        *(part._replace(block=part.block._replace(kind="item", depth=max(1, part.block.depth))) for part in items),
    ]
