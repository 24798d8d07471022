"""Effects that pages of health services tell in a sentence of their own: who may get them, and how likely that is."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.lay_changes import MAY, TOLD, changes, with_told
from materia_medica.extract.effects.leaflets.leaflet_for_whom import own_group
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_stopping import context_of_use
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Frequency, Statement, together
from materia_medica.extract.language.word_tables import any_of

_HAVE = r"(?: get | have | develop | experience | notice | catch | pick \s up )"
_NONE = r"""
    (?! (?: these | this | that | those | them | it | any | other | some | no | not | to | been | more | less | better
        | side | (?: an? | the ) \s (?: side | benefit | baby | choice ) | pregnant | enough | help ) \b )
"""
_WHO = rf"""
    (?P<who> (?: (?: older | younger ) \s )? (?: {any_of("leaflets", "groups")} | people | adults | patients | users ) )
"""
_ON = re.compile(
    r"\s(?:(?:at|when you) first\b|(?:for|in|during) the first\b|when you\b|if you\b|,?\sbut\b).*$", re.IGNORECASE
)
"""When one feels it, which is no part of its name."""
_SHARES = {"half": 50, "a third": 33, "a quarter": 25}
"""Shares in words, in percent."""
_KINDS = ("sexual", "muscle", "skin", "mental", "stomach", "nervous system")
"""Kinds of side effects that are a class of them."""

CHANCE = Rule(
    name="chance of an effect",
    pattern=rf"""
        ^ \W* there (?: ['’] s | \s is | \s may \s be ) \s (?: also \s )? an? \s
        (?: (?: small | slight | very | tiny | low | rare | higher | greater ) \s )*
        (?: chance | possibility | likelihood ) \s
        (?: of \s (?: (?: you \s )? (?: getting | having | developing ) \s )?
          | (?: that \s )? you (?: ['’] ll | \s {MAY} ) \s* {_HAVE} \s )
        {_NONE} (?P<names> [^.:;,]{{2,200}}? ) {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("there",),
    example=(
        "There's a very small chance of swelling of the liver (hepatitis). There's also a chance you could get hives.",
        ["swelling of the liver; hepatitis", "hives"],
    ),
    counter_example="There is a chance of side effects.",
)
LIKELIER = Rule(
    name="what becomes likelier",
    pattern=rf"""
        ^ \W* (?: (?! (?: if | this | these | who ) \b ) [^.:;,]{{2,80}}? \s {MAY} make \s (?: it | you )
            | [^.:;,]{{2,80}}? \s makes \s (?: it | you )
            | you (?: \s {MAY} be | ['’] re | \s are ) ) \s (?: also \s )? (?: much \s | slightly \s )?
        (?P<name> more \s likely \s (?: that \s you (?: ['’] ll | \s will ) | to ) \s
            (?: (?P<gets> {_HAVE} ) \s {_NONE} (?P<names> [^.:;,]{{2,200}}? )
              | (?: bruise | bleed | fall | faint | burn | bruise \s or \s bleed
                  | bleed \s or \s bruise ) \b [^.:;,]{{0,100}}? ) )
        {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("likely",),
    example=(
        "It can make it more likely that you'll get thrush or gout. You may be more likely to bruise.",
        ["thrush", "gout", "more likely to bruise"],
    ),
    counter_example="You're more likely to get these.",
)
IN_NUMBER = Rule(
    name="one in so many people, and what they get",
    pattern=rf"""
        ^ \W* (?: (?: but | however | and ) ,? \s )?
        (?: (?P<about> (?: about | around | roughly | nearly | almost | over | up \s to | at \s least
                | as \s many \s as | (?: more | fewer | less ) \s than ) \s )?
            (?: (?: 1 | one ) \s (?: in | out \s of ) \s (?: every \s )? \d [\d,]*
              | (?: (?P<share> half | a \s third | a \s quarter ) | \d+ \s? % ) (?: \s of )? (?: \s all )? )
            \s {_WHO} \s
            (?: (?: taking | using | on | given | who \s (?: take | use | have ) ) \s (?: [\w-]+ \s ){{1,4}}? )?
          | (?: very \s )? (?: rarely | occasionally ) ,? \s (?: you | your \s child ) \s )
        (?: {MAY} )? (?: had \s | {_HAVE} \s ) {_NONE} (?P<names> [^.:;]{{2,300}}? ) {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "About 1 in 2,000 toddlers get hives. 1 in 20 adults get gout. 1 in 20 women have acne, but it can also make "
        "acne better. 1 in 20 people have sore eyes after using it, or a dry nose. But very rarely, you might get a "
        "hole in your gum from using Velotab. Up to half of people who use Velotab get gout.",
        [
            *("hives; rare; toddlers", "gout; common; adults", "acne; but it can also make acne better; common; women"),
            *(
                "sore eyes after using it; common",
                "dry nose; common",
                "hole in your gum; from using Velotab; very_rare",
                "gout; very_common",
            ),
        ],
    ),
    counter_example="1 in 20 women get these.",
)
HIGHER_RISK = Rule(
    name="people who have a higher risk of an effect",
    pattern=rf"""
        ^ \W* {_WHO} (?P<with> \s with \s [\w-]+ (?: \s [\w-]+ )? )?
        (?: \s (?: taking | using | on | who \s (?: take | use | are \s (?: taking
            | using ) ) ) \s (?: [\w-]+ \s ){{1,3}}?
            | \s )
        (?: {MAY} )? (?: also \s )? (?: have | are \s at ) \s (?: an? \s )?
        (?P<name> (?: slightly \s | small \s )? (?: higher | increased | greater | raised ) \s (?: risk
            | chance ) \s of \s
            (?! side | these ) [^.:;,]{{2,200}}? )
        {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("risk of", "chance of"),
    example=(
        "Older people with dementia who take Velotab have a higher chance of having a stroke.",
        ["higher chance of having a stroke; older people with dementia"],
    ),
    counter_example="Women have a higher risk of side effects.",
)

YOU_WILL = Rule(
    name="what one will probably feel or have",
    pattern=r"""
        ^ \W* (?: (?! (?: if | when ) \s (?: your | you \s (?: \w+ \s )? (?: stop | come ) ) \b )
            [^.:;,]{3,40} , \s )? you (?: ['’] ll | \s will ) \s (?: (?: probably | usually | likely ) \s )+
        (?P<names> (?: feel | get | have ) \s
            (?! (?: better | well | less \s pain | to | been | regular | your | the | [\w\s]{0,20} \b (?: tests?
                | checks? | scans? ) ) \b )
            .+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("probably", "usually", "likely"),
    example=("You'll probably feel sleepy at first.", ["feeling sleepy"]),
    counter_example="You'll probably feel better soon.",
)
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
        ^ [^.:;]{{0,200}}? \b (?: (?: you | they | people | children ) \s {MAY}
            | people (?: \s (?: taking | using | on ) \s [\w-]+ )? \s (?: {MAY} | also \s )? )
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


def told_in_sentence(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence; none for another."""
    text = text.rstrip(" .")
    for rule, read in _READ:
        if found := rule.match(text):
            return with_told(read(found), found)
    return changes(text)


def _names(found: re.Match[str]) -> tuple[Effect, ...]:
    """Effects that words name as what one gets, in the patients who are named in front."""
    effects = named_in(f"you get {found['names']}")
    who = own_group(found.groupdict().get("who"))
    own = Statement(_share(found), population=who and who.lower())
    effects = tuple(e._replace(said=together(e.said, own)) for e in effects)
    return effects if are_mostly_names(effects) else ()


def _share(found: re.Match[str]) -> Frequency | None:
    """How often the effects are that a share in words has: "up to half of people"."""
    said = found.groupdict()
    if not said.get("share"):
        return None
    front = said["about"] or ""
    told = statement(f"{front}{_SHARES[said['share'].lower()]}%").frequency
    return told and told._replace(text=f"{front}{said['share']}")


def _likelier(found: re.Match[str]) -> tuple[Effect, ...]:
    return _names(found) if found["gets"] else whole(found["name"])


def _higher(found: re.Match[str]) -> tuple[Effect, ...]:
    who = own_group(f"{found['who']}{found['with'] or ''}".lower())
    own = Statement(population=who)
    return tuple(e._replace(said=own) for e in whole(found["name"]))


_READ = (
    (CHANCE, _names),
    (LIKELIER, _likelier),
    (IN_NUMBER, _names),
    (HIGHER_RISK, _higher),
)


def chances(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence; none for another."""
    text = text.rstrip(" .")
    could_get = COULD_GET.match(text)
    found = YOU_WILL.match(text) or COMMON_TO.match(text) or could_get
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
