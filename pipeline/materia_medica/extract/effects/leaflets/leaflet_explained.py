"""What an item tells of its effect behind its name: what it is, what it is a sign of, how it goes on."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.consequences import is_class
from materia_medica.extract.effects.leaflets.lay_rules import ALTHOUGH
from materia_medica.extract.effects.leaflets.leaflet_band_rules import SENTENCE_BEHIND
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import GETTING
from materia_medica.extract.effects.leaflets.leaflet_item_rules import WHICH_GOES_ON
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import (
    DEFINED,
    ILLNESS_TOLD,
    SIGNS_OF,
    SIGNS_WITHIN,
    TESTED,
    TOLD_BEHIND,
    TOLD_OF,
)
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of

_ARTICLES = ("a ", "an ")
_LONGEST = 80
"""Characters of an item into which a sentence behind it was run."""

BY_TERM = Rule(
    name="reactions that only the term in their parenthesis names",
    pattern=r"""
        (?P<before> ^ \W* | [,;] \s | \s (?: and | or ) \s ) (?P<how> (?: (?: potentially | possibly | very | sudden
            | immediate | serious | severe | life- \s? threatening | fatal | dangerous ) ,? \s
            (?: (?: and | or ) \s )? ){1,5} ) (?: reactions? | events? ) \s \( (?P<term> [^(),;]{4,60} ) \)
    """,
    flags=re.IGNORECASE,
    needs=("reaction", "event"),
    example=("* serious or fatal reactions (anaphylaxis)\n* gout", ["anaphylaxis; serious", "gout"]),
    counter_example="serious skin reactions (rash)",
)


def by_term(words: str) -> str:
    """Words with the terms in place of the reactions that only these name: "serious reactions (anaphylaxis)"."""
    return BY_TERM.sub(_with_term, words)


def _with_term(found: re.Match[str]) -> str:
    named = names_effect(found["term"])
    return f"{found['before']}{found['term']} ({found['how'].strip()})" if named else found[0]


def run_apart(sentences: list[str]) -> list[str]:
    """The sentences of an item, the first one apart from that which a conversion ran into it."""
    first, *others = sentences
    behind = SENTENCE_BEHIND.search(first)
    name = first[: behind.start()] if behind else ""
    is_whole = name.count("(") == name.count(")") and ":" not in name and len(name) <= _LONGEST
    if behind is None or not is_whole or has_verb(name) or not is_effect_name(name.strip(EDGES)):
        return [by_term(first), *others]
    return [by_term(name), first[behind.end() :], *others]


def named_behind(found: re.Match[str]) -> tuple[Effect, ...]:
    """One effect of an item that tells its signs and ends in what it is."""
    name = found["name"] or found["illness"]
    detail = joined_details(found["signs"] or found["with"], found["illness"] if found["name"] else None)
    return tuple(e._replace(detail=joined_details(e.detail, detail)) for e in whole(name) or whole(found["illness"]))


def explained(words: str) -> re.Match[str] | None:
    """An effect in front of a colon and what is told of it; null where a list or nothing stands behind."""
    told = TOLD_OF.match(words)
    if told and not has_verb(told["name"]) and _explains(words[told.end() :], told["name"]):
        return told
    if (defined := DEFINED.match(words)) and names_in(tokens_of(defined["name"]), text=defined["name"]):
        return defined
    illness = ILLNESS_TOLD.match(words)
    return illness if illness and _is_illness(illness["name"]) else None


def _explains(words: str, name: str) -> bool:
    """Whether words behind a colon tell what the name before it is."""
    return (
        has_verb(words) or words.lower().startswith(_ARTICLES) or name.rstrip().endswith(")") or " that can " in words
    )


def _is_illness(name: str) -> bool:
    """Whether a name is that of one illness, rather than of a class whose members follow."""
    last = name.rsplit(" ", maxsplit=1)[-1].lower()
    if last.endswith("s") and not last.endswith(("sis", "itis", "ss", "us")):
        return False
    return " " in name and names_effect(name)


def heads_class(name: str, words: str) -> bool:
    """Whether a name in front of signs is that of a body part or class, and no effect."""
    return is_part(name.lower()) or is_class(name, words[len(name) :])


def without_tail(words: str) -> tuple[str, str | None]:
    """Words without the tail that says what they are signs of, and that tail."""
    tails = (ALTHOUGH, SIGNS_OF, TESTED, TOLD_BEHIND, WHICH_GOES_ON)
    found = next((tail for rule in tails if (tail := rule.search(words))), None)
    if found and SIGNS_WITHIN.match(words):
        return words, None  # it tells of one of several
    if found is None or not GETTING.sub("", f"{words[: found.start()]} ").strip(EDGES):
        return words, None
    told = found[0].strip(f"{EDGES}()")
    return words[: found.start()], f"{told})" if told.count("(") > told.count(")") else told
