"""What it is common to have, and side effects that one could get, in plain language."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_stopping import context_of_use
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement, together

_MAY = r"(?: may | might | can | could ) \s (?: also \s | sometimes \s )?"
_ON = re.compile(
    r"\s(?:(?:at|when you) first\b|(?:for|in|during) the first\b|when you\b|if you\b|,?\sbut\b).*$", re.IGNORECASE
)
"""When one feels it, which is no part of its name."""
_KINDS = ("sexual", "muscle", "skin", "mental", "stomach", "nervous system")
"""Kinds of side effects that are a class of them."""

COMMON_TO = Rule(
    name="what it is common to feel or have",
    pattern=r"""
        ^ \W* it (?: ['’] s | \s is ) \s
        (?P<band> (?: (?: quite | very | fairly | also ) \s )* (?: common | uncommon | rare | unusual | normal ) ) \s
        (?: for \s [\w\s]{3,30}? \s )? to \s (?P<names> (?: feel | get | have | notice | be \s sick ) \b .+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("to",),
    example=("It's common to feel sick for the first few days.", ["feeling sick; common"]),
    counter_example="It's common to take it with food.",
)
COULD_GET = Rule(
    name="side effects that one could get, with examples",
    pattern=rf"""
        ^ [^.:;]{{0,200}}? \b (?: (?: you | they | people | children ) \s {_MAY}
            | people (?: \s (?: taking | using | on ) \s [\w-]+ )? \s (?: {_MAY} | also \s )? )
        (?: get | have | develop | experience ) \s (?P<kind> (?: [\w-]+ \s ){{0,2}} )
        side \s effects? ,? \s (?: such \s as | like | including ) \s (?P<names> [^.:;]+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("side effect",),
    example=(
        "If you use it in high doses, some may reach your blood and you could get side effects such as a rounder face.",
        ["rounder face"],
    ),
    counter_example="You could get side effects.",
)


def chances(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence; none for another."""
    text = text.rstrip(" .")
    could_get = COULD_GET.match(text)
    found = COMMON_TO.match(text) or could_get
    if found is None:
        return ()
    words = _ON.sub("", found["names"])
    effects = named_in(words if could_get else f"you {words}")
    band = found.groupdict().get("band")
    said = Statement(statement(band).frequency) if band else NOTHING
    said = together(said, Statement(context=context_of_use(text)))
    kind = (found.groupdict().get("kind") or "").strip()
    category = f"{kind} side effects" if kind.lower() in _KINDS else None
    effects = tuple(e._replace(said=together(e.said, said), category=e.category or category) for e in effects)
    return effects if are_mostly_names(effects) else ()
