"""What a medicine may cause, or make likelier, as the words behind the verb name it."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.leaflet_clauses import clauses_in
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import YOURS
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import SIGNS_FOLLOW
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule

RISK_OF = Rule(
    name="risk that the medicine increases",
    pattern=r"""
        \b increase \s (?: (?: the | your | a ) \s )?
        (?P<risk> (?: risk | likelihood | chances? ) \s (?: of | for ) \s .* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "Velotab can also increase your likelihood of having a stroke.",
        ["increased likelihood of having a stroke"],
    ),
    counter_example="low risk of falls",
)
MAY_BE_CAUSED = Rule(
    name="effect that may be caused by something",
    pattern=r"""
        ^ \W* (?P<names> (?! (?: these | this | those | such | they | it | some | side | adverse | symptoms? ) \b )
            [^.:;,]{4,60}? ) \s
        (?: may | can | could | might ) \s (?: also \s )? be \s (?P<cause> caused \s by \s [^.:;]+ )
    """,
    flags=re.IGNORECASE,
    needs=("caused",),
    example=(
        "Hard spots at the heel can be caused by crystals.",
        ["Hard spots at the heel; caused by crystals"],
    ),
    counter_example="These may be caused by gout.",
)
MAY_WORSEN = Rule(
    name="symptoms of an illness that the medicine may cause or worsen",
    pattern=r"""
        \b (?: may | can | could | might ) \s (?: also \s )? cause \s or \s worsen \s
        (?P<names> (?: the \s )? symptoms \s of \s [^.,;:()]+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("worsen",),
    example=("Velotab may cause or worsen symptoms of gout", ["symptoms of gout"]),
    counter_example="Velotab may worsen gout",
)
RISK_THERE = Rule(
    name="risk that is there for those who take the medicine",
    pattern=r"""
        ^ \W* (?: an? \s | the \s )? (?P<risk> (?: (?: small | slight | slightly ) \s )?
            (?: increased | higher | raised ) \s risk \s of ) \s (?P<names> [^.:;]{4,200}? ) \s
        (?: is \s (?: present | seen | known ) | exists | has \s been \s (?: seen | reported | observed ) ) \b
    """,
    flags=re.IGNORECASE,
    needs=("risk of",),
    example=(
        "An increased risk of gout or stroke is present for all who take it.",
        ["increased risk of gout", "increased risk of stroke"],
    ),
    counter_example="An increased risk of gout is not known.",
)


def of_cause(text: str) -> tuple[Effect, ...]:
    """The effects of a sentence that says what they may be caused by, or of which there is a risk."""
    if risk := RISK_THERE.match(text):
        return tuple(
            e._replace(name=f"{risk['risk']} {e.name}") for e in listed(risk["names"]) if is_effect_name(e.name)
        )
    if worse := MAY_WORSEN.search(text.rstrip(" .")):
        return whole(worse["names"])
    found = MAY_BE_CAUSED.match(text)
    effects = listed(found["names"]) if found else ()
    cause = found["cause"].strip(EDGES) if found else None
    return tuple(e._replace(detail=joined_details(e.detail, cause)) for e in effects if is_effect_name(e.name))


def caused_by(words: str, caused: re.Match[str]) -> tuple[Effect, ...]:
    """The effects behind "may cause" in words, without the signs that follow them."""
    risk = RISK_OF.search(words)
    named_as = f"increased {risk['risk']}" if risk else caused["names"]
    named = SIGNS_FOLLOW.match(named_as)
    if named is None:
        first, *others = clauses_in(named_as)
        does = [any(word.endswith("ing") for word in other.split()) for other in others]
        parts = [first, *others] if all(does) else [named_as]  # "your kidneys not working", and no further place
        return tuple(e for part in parts for e in listed(YOURS.sub("", part)))
    signs = named_as[named.end("name") :].strip(EDGES)
    name = named["name"].removesuffix(" and its").removesuffix(" and")
    return tuple(e._replace(detail=joined_details(e.detail, signs)) for e in listed(name))
