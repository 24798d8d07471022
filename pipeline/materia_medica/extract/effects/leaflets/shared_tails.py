"""Places that stand once behind several signs of a leaflet's list: "swelling, redness or tingling of the hands"."""

from __future__ import annotations

import itertools
import re

from materia_medica.extract.effects.leaflets.joints import names_sign
from materia_medica.extract.effects.leaflets.told_ends import JOINT
from materia_medica.extract.effects.leaflets.unparted import closed, opened
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.word_tables import alternatives, any_of, table

_LOCAL = f"(?: {alternatives(sorted(table('phrases')['local']))} | {any_of('leaflets', 'local_signs')} )"
_SIGN = rf"""(?>
    (?: (?: severe | mild | sudden | painful | new | unusual | abnormal | open | itchy | persistent | temporary ) \s
        | an? \s | (?: (?: an? \s )? (?: feelings? | sensations? ) \s of \s ) )?
    {_LOCAL} (?: \s (?: feeling | sensation ) s? )?
)"""
"""Atomic, for its words stand in several lists: a long list of them would be tried in all ways."""
_AND_OR = r"(?: \s (?: and/or | and | or ) \s (?: possibly \s )? | / )"
_BETWEEN = re.compile(r",\s(?:and\s|or\s)?|\s(?:and/or|and|or)\s(?:possibly\s)?|/", re.IGNORECASE)
_PLACE_WORDS = re.compile(rf"\b(?:{any_of('leaflets', 'places')}|{any_of('leaflets', 'tissues')})\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:characteri[sz]ed|causing|causes?|leading|resulting)\b[^,;]*(?:,[^,;]*)?,\s$", re.IGNORECASE)
_OF_SKIN = re.compile(r"(?:rash|itching)\b", re.IGNORECASE)
_SITE = re.compile(r"\s?(?:at|around|near|on)\s(?:the\s|your\s)?(?:\w+\s){0,2}(?:site|place|spot)\b", re.IGNORECASE)
"""The place of an injection."""
_INNER = re.compile(r"\b(?:stomach|abdomen|belly|tummy|chest|lungs?)\b", re.IGNORECASE)
"""Places in which there is no rash: "rash, or pain of the stomach"."""
_FACE = re.compile(r"\b(?:face|lips?|tongue|throat|mouth)\b", re.IGNORECASE)
"""Where one swells who has hives all over: "hives or swelling of the face"."""

SIGNS_OF_PLACE = Rule(
    name="signs in front of the place that they share",
    pattern=rf"""
        (?: ^ \W* (?: (?: an? | the ) \s )? | (?<= [,;] \s ) | (?<= include \s ) | (?<= including \s )
            | (?<= such \s as \s ) )
        (?P<signs> {_SIGN} (?: (?: , \s | {_AND_OR} ) {_SIGN} ){{0,24}}? ) ,? {_AND_OR}
        (?P<last> {_SIGN} (?: \s \( [^()]* \) )? )
        (?P<tail> [\s\u2063] (?: of | in | on | at | around | inside | within | along | under | underneath | beneath
                | near | between (?= \s (?: your \s )? periods ) ) [\s\u2063]
            (?: (?! (?: can | may | might | usually | with | which | that | causing | due | when | after | during
                | leading | caused | where | who | possible | known | signs? | symptoms? | resulting
                | possibly | sometimes | in \s (?: men | women | children | some | rare )
                | [–—-] ) (?! \w ) ) [^,;()\s]+ \s? ){{1,14}} )
    """,
    flags=re.IGNORECASE,
    example=(
        "* pain, swelling or tingling of the palms of the hands, gout\n* swelling or reddening along a vein\n"
        "* numbness or tingling in your fingers, toes or around your mouth\n* rash, itching or pain in the stomach\n"
        "* hives or swelling of the lips\n"
        "* disorder characterised by burning pain, redness and warmth in the feet and hands\n"
        "* bruising or burning at the injection spot",
        [
            *(f"{sign} of the palms of the hands" for sign in ("pain", "swelling", "tingling")),
            *("gout", "swelling along a vein", "reddening along a vein"),
            *(
                "numbness in your fingers, toes or around your mouth",
                "tingling in your fingers, toes or around your mouth",
            ),
            *("rash", "itching in the stomach", "pain in the stomach", "hives", "swelling of the lips"),
            "disorder characterised by burning pain, redness and warmth in the feet and hands",
            *("bruising at the injection spot", "burning at the injection spot"),
        ],
    ),
    counter_example="nausea or pain of the hands",
)


SITE_LABEL = Rule(
    name="place of the injection as the label of what is seen there",
    pattern=rf"""
        ^ \W* (?: at \s (?: the \s )? )? (?P<site> (?: injection | infusion | vaccination | application )
            [\s-] site ) \s? : \s+
        (?P<signs> {_LOCAL} (?: (?: , \s (?: and \s | or \s )? | \s (?: and/or | and | or ) \s ) {_LOCAL} )* )
        (?= \W* $ | , )
    """,
    flags=re.IGNORECASE,
    example=(
        "* injection site: pain, redness and itching",
        ["injection site pain", "injection site redness", "injection site itching"],
    ),
    counter_example="injection site: nausea",
)
_HAPPENING = rf"(?: (?: complete | partial | sudden | early | an? | the ) \s )? {any_of('leaflets', 'happenings')}"
OF_ONE_THING = Rule(
    name="what happens to one thing, which stands behind the last of it",
    pattern=rf"""
        (?: ^ \W* | (?<= [,;] \s ) )
        (?P<signs> (?: (?: bleeding | inflammation | swelling | ulceration ) , \s ){{0,2}}
            {_HAPPENING} (?: , \s {_HAPPENING} ){{0,4}} ) ,? {_AND_OR}
        (?P<last> {_HAPPENING} | swelling | inflammation )
        (?P<tail> \s of \s (?: (?: the | your | an? ) \s )? [\w-]+ (?: \s (?! (?: and | or ) \b ) [\w-]+ ){{0,4}} )
        (?= \s* (?: [,;.(] | $ ) )
    """,
    flags=re.IGNORECASE,
    needs=(" of ",),
    example=(
        "* complete tear or rupture of a tendon, gout\n* relapse, progression or recurrence of leukaemia\n"
        "* bleeding, perforation or obstruction of the stomach",
        [
            *("complete tear of a tendon", "rupture of a tendon", "gout"),
            *("relapse of leukaemia", "progression of leukaemia", "recurrence of leukaemia"),
            *("bleeding of the stomach", "perforation of the stomach", "obstruction of the stomach"),
        ],
    ),
    counter_example="tear or rupture",
)


def with_tails(text: str) -> str:
    """A list in which each of several signs of one place has that place behind it."""
    text = OF_ONE_THING.sub(_of_thing, SITE_LABEL.sub(_of_site, text))
    return SIGNS_OF_PLACE.sub(lambda found: found[0] if _is_told(found) or _is_apart(found) else _shared(found), text)


def _of_site(found: re.Match[str]) -> str:
    """Each sign with the place in front of it that labels them: "injection site pain, injection site redness"."""
    signs = _BETWEEN.split(found["signs"])
    return ", ".join(f"{found['site']} {sign}" for sign in signs)


def _of_thing(found: re.Match[str]) -> str:
    """Each happening with what it happens to: "tear of a tendon, rupture of a tendon"."""
    tail = closed(found["tail"])
    lead = found[0][: found.start("signs") - found.start()]
    return lead + ", ".join(f"{one.strip()}{tail}" for one in (*_BETWEEN.split(found["signs"]), found["last"]))


def _is_apart(found: re.Match[str]) -> bool:
    """Whether a comma parts a rash or itching from the sign with the place: "itching, or redness around the hair"."""
    return _OF_SKIN.fullmatch(found["signs"]) is not None and found.string.startswith(", or ", found.end("signs"))


def _is_told(found: re.Match[str]) -> bool:
    """Whether signs tell of an effect in front of them."""
    return _TOLD.search(found.string[: found.start()]) is not None


def _shared(found: re.Match[str]) -> str:
    """Signs each with their place, whose own lists are closed; what stands behind the place stays."""
    tail, rest = _place(found["tail"].rstrip())
    is_elsewhere = (_OF_SKIN.match(found["signs"]) and _INNER.search(tail)) or (
        "hives" in found["signs"].lower() and _FACE.search(tail)
    )
    if not _is_place(opened(tail)) or is_elsewhere:
        return found[0]
    place = f" {closed(tail.strip())}"
    signs = ", ".join(f"{sign.strip()}{place}" for sign in _BETWEEN.split(found["signs"].strip(" ,")))
    return f"{signs}, {found['last']}{place}{rest}{' ' * found['tail'].endswith(' ')}"


def _place(tail: str) -> tuple[str, str]:
    """The words of a place, and what stands behind them: the next effect behind a joint."""
    for joint in JOINT.finditer(tail):
        if names_sign(opened(tail[joint.end() :])):
            return tail[: joint.start()], tail[joint.start() :]
    return tail, ""


def _is_place(tail: str) -> bool:
    """Whether words behind a sign name a place of the body."""
    words = tail.lower().split()
    pairs = (" ".join(pair) for pair in itertools.pairwise(words))
    return (
        _PLACE_WORDS.search(tail) is not None or _SITE.search(tail) is not None or any(map(is_part, (*words, *pairs)))
    )
