"""Clauses that speak of a risk: "there is an increased risk of falls", "the risk of falls is increased"."""

from __future__ import annotations

import re

from materia_medica.extract.language.clauses import Clause, named
from materia_medica.extract.language.parentheses import restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shape import Part
from materia_medica.extract.language.subjects import circumstance
from materia_medica.extract.language.word_tables import any_of, table

_LINKS: dict[str, str] = table("clauses")["risk_links"]


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


RISK_IS_RAISED = Rule(
    name="the risk of it is increased",
    pattern=rf"""
        ^ (?: an? | the )? \s* risks?\ of\ (?P<list> [^;:]+? )
        \ (?:
            (?: is | are | (?: may | might | can | could ) \ be ) (?: \ \w+ly )? \ {_of("raised")}
            | (?: may | might | can | could ) \ (?: increase | rise )
              (?= \ (?: if | when | in | with | as | during ) \b | \W* $ )
        ) \b
        (?P<after> .* ) $
    """,
    flags=re.IGNORECASE,
    example=("The risk of gout is increased", ["increased risk of gout"]),
    counter_example="Gout is increased",
)
RISK_OF = Rule(
    name="a risk of it",
    pattern=rf"""
        ^ (?: .*? \b {_of("there_is")} \s+ )?
        (?: an? | the | some )? \s* (?: {_of("sizes_of_risk")} \s+ )*
        (?P<kind> {_of("raised_risk")} \s+ )?
        (?: {_of("sizes_of_risk")} \s+ )*
        {_of("risks")} \s+ (?: of | for | about | regarding | include ) \s+
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("There is a higher risk of falls", ["increased risk of falls"]),
    counter_example="The risk must be weighed",
)
CAUSE_BEFORE_RISK = Rule(
    name="cause before the risk",
    pattern=r"\b (?: causes? | lead\ to | result\ in | reported | occur ) \b",
    flags=re.IGNORECASE,
    example=("It causes gout with risk of stones", ["gout with risk of stones"]),
    counter_example="There is a risk of gout",
)
RAISES_RISK = Rule(
    name="increases the risk",
    pattern=r"""
        (?: increases? | raises? ) \ (?: the \ | your \ | a \ patient's \ )?
        (?P<what> risk | chance | likelihood | susceptibility | sensitivity )
    """,
    flags=re.IGNORECASE,
    example=("It increases susceptibility to colds", ["increased susceptibility to colds"]),
    counter_example="It increases appetite",
)
LINK_OF_RISK = Rule(
    name="link of a risk",
    pattern=r"^ (?: of | for | to ) \s+",
    flags=re.IGNORECASE,
    example=("It raises the risk of colds", ["increased risk of colds"]),
    counter_example="risk of colds",
)


def raised_risk(part: Part, found: re.Match[str]) -> list[Clause]:
    """The list of "the risk of falls is increased"."""
    listed, after = (restore(found[name], part.masked.inside) for name in ("list", "after"))
    return [
        Clause(
            words=listed,
            said=part.said,
            hint=after,
            is_reworded=True,
            front="increased risk of",
            detail=circumstance(after),
        )
    ]


def risk_of(part: Part, found: re.Match[str]) -> list[Clause] | None:
    """The list of "there is an increased risk of falls"."""
    before = part.text[: found.start("list")]
    if CAUSE_BEFORE_RISK.search(before):
        return None
    front = "increased risk of" if found["kind"] else ""
    return [Clause(words=named(found["list"]), said=part.said, hint=before, is_reworded=bool(front), front=front)]


def raises_risk(part: Part, subject: str, verb: re.Match[str], listed: str) -> list[Clause]:
    """The list of "it increases the risk of falls"."""
    what = verb["what"].lower()
    front = f"increased {what} {_LINKS.get(what, 'of')}"
    words = named(LINK_OF_RISK.sub("", listed))
    return [Clause(words=words, said=part.said, hint=subject, is_reworded=True, front=front)]
