"""Sentences in plain language: "you get a rash", "some people feel sick", "your skin becomes drier"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.verb_nouns import YOUR
from materia_medica.extract.language.word_tables import any_of, in_order, table

_ACTIONS: dict[str, str] = table("lay")["actions"]
_DOINGS: dict[str, str] = table("lay")["doings"]


def _of(*keys: str) -> str:
    return any_of("lay", *keys)


WHO = Rule(
    name="who",
    pattern=rf"""
        ^ (?: that \s )?
        (?: {_of("addressed")}
          | (?: [\w.,%-]+ \s ){{0,6}}? {_of("people")}
            (?: \s {_of("of_people")} \s (?: [\w-]+ \s ){{0,3}}? [\w-]+ )? )
        \s (?: {_of("before_verb")} \s )*
        (?P<told> \w .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("Some people get gout.", "gout"),
    counter_example="It gets worse.",
)
TOLD = Rule(
    name="what befalls one",
    pattern=rf"""
        (?: {_of("having")} \s (?! {_of("not_had")} \b ) (?P<had> .+ )
          | {_of("unable")} \s (?P<unable> [a-z] .+ )
          | {_of("being")} \s (?P<state> {_of("states")} )
          | (?P<does> {in_order(_ACTIONS)} ) s? \b (?! \s {_of("no_objects")} \b ) (?P<object> .* )
        ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("You cannot sleep.", "inability to sleep"),
    counter_example="get medical help",
)
PERCEIVED = Rule(
    name="notice that",
    pattern=rf"{_of('finding')} \s (?: that \s )? (?P<clause> (?: your | you ) \s .+ ) $",
    flags=re.IGNORECASE | re.DOTALL,
    example=("You may notice that your skin peels.", "peeling skin"),
    counter_example="notice a rash",
)
OF_A_PART = Rule(
    name="what befalls a part",
    pattern=rf"""
        ^ (?: that \s )? your \s (?P<part> (?: [\w-]+ \s ){{0,6}}? [\w-]+ ) \s (?: {_of("before_verb")} \s )*
        (?: (?P<does> {in_order(_DOINGS)} ) (?P<manner> (?: \s [\w-]+ ){{0,5}} )
          | {_of("becoming")} \s (?! {_of("not_become")} \b ) (?P<how> [a-z] [\w\ ,-]{{2,40}} )
        ) $
    """,
    flags=re.IGNORECASE,
    example=("Your gums bleed.", "bleeding gums"),
    counter_example="Your gums are better.",
)
QUALITY = Rule(
    name="how a part becomes",
    pattern=rf"""
        ^ (?: {_of("degrees")} \s )? [\w-]+
        (?: (?: , | ,? \s (?: and | or ) ) \s [\w-]+ )* $
    """,
    flags=re.IGNORECASE,
    example=("Your skin becomes dry and flaky.", "dry and flaky skin"),
    counter_example="sensitive to light",
)
NEXT_TOLD = Rule(
    name="next that befalls one",
    pattern=rf"""
        (?: , \s | ,? \s (?: and | or ) \s ) (?: (?: you | they ) \s )? (?: {_of("before_verb")} \s )*
        (?= (?: {_of("having", "unable")} | {in_order(_ACTIONS)} ) \s )
    """,
    flags=re.IGNORECASE,
    example=("You may get gout or feel sick.", "gout, feeling sick"),
    counter_example="gout or rash",
)
FELT = Rule(
    name="thing that is felt",
    pattern=r"""
        ^ (?: an? | some | the | your ) \s
        | (?: ing | ness | ache | aches | pain | pains | tension | palpitations | discomfort ) $
    """,
    flags=re.IGNORECASE,
    example=("You may feel a lump.", "a lump"),
    counter_example="sick",
)
RULES = (WHO, TOLD, PERCEIVED, OF_A_PART, QUALITY, NEXT_TOLD, FELT)


def told_plainly(sentence: str) -> str | None:
    """What a sentence in plain language names, as a list of noun phrases; null where it is no such sentence."""
    sentence = sentence.strip(" \t\n.!:;,*_")
    if (part := OF_A_PART.match(sentence)) and _is_of_body(part["part"]):
        return _of_part(part)
    found = WHO.match(sentence)
    if not found:
        return None
    if perceived := PERCEIVED.match(found["told"]):
        return told_plainly(perceived["clause"])
    first, *others = (TOLD.match(piece) for piece in NEXT_TOLD.split(found["told"]))
    if first is None:
        return None
    return ", ".join(_named(told) for told in (first, *others) if told is not None)


def _named(told: re.Match[str]) -> str:
    """The noun phrase of what befalls one."""
    if told["had"]:
        return told["had"]
    if told["unable"]:
        return f"inability to {told['unable']}"
    if told["state"]:
        return f"feeling {told['state']}" if told["state"] != "being sick" else told["state"]
    noun, thing = _ACTIONS[told["does"].lower()], YOUR.sub("the ", told["object"].strip())
    if noun == "feeling" and FELT.search(thing):
        return thing
    return f"{noun} {thing}".strip()


def _is_of_body(part: str) -> bool:
    return any(is_part(word) for word in part.lower().split())


def _of_part(found: re.Match[str]) -> str:
    """The noun phrase of what befalls a part of the body: "dry skin" of "your skin becomes dry"."""
    part = found["part"].replace("your ", "the ")
    if found["does"]:
        return _DOINGS[found["does"].lower()].format(part) + found["manner"]
    how = found["how"].strip()
    return f"{how} {part}" if QUALITY.match(how) else f"{part} becoming {how}"
