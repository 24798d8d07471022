"""Sentences that name effects by who gets them, by what to do about them, or by what they are signs of."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names, is_effect_name
from materia_medica.extract.effects.leaflets.lay_rules import LONG_USE
from materia_medica.extract.effects.leaflets.leaflet_asked import SUCH_AS, got
from materia_medica.extract.effects.leaflets.leaflet_for_whom import own_group
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_stopping import ONCE_STOPPED, WITHDRAWAL, context_of_use
from materia_medica.extract.effects.leaflets.leaflet_warnings import IF_COULD_BE, PEOPLE, of_warning
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.word_tables import any_of

_DOES = r"""
    (?: please \s | you \s (?: should | must ) \s | immediately \s )* (?: stop | tell | contact | see | seek | call
        | talk | inform | speak | notify | consult | get \s medical | go \s to ) \b
"""
EXPERIENCED = Rule(
    name="what some people had",
    pattern=rf"""
        ^ \W* (?: [^.;]{{0,120}}? , \s | in \s [^.;()]{{0,40}}? \b cases \s (?: \( [^()]* \) ,? \s )?
            | [^.:;]{{0,60}} \b side \s effects? \s* : \s | (?: after | during ) \s [^.:;,]{{3,60}}? \s (?= an? \s ) )??
        (?: (?: some | a \s few | few | many | most | several | an? \s (?: very \s )? small \s number \s of
            | (?: (?: less | fewer | more ) \s than | up \s to | about | around ) \s (?: one | an? | \d+ )
            | (?: (?: (?: less | fewer | more ) \s than | up \s to | about | around | at \s least | roughly ) \s )?
                (?: one | \d ) \s (?: in | out \s of ) \s (?: every \s )? \d [\d,]* ) \s )?
        (?P<people> (?P<group> (?: elderly | older | young (?: er)? | adult | paediatric ) \s
                (?: patients | people ) (?! \s with \b )
                (?: \s (?: aged | above | over | under | below | (?: older | younger ) \s than ) \s [^.:;,()]{{2,30}}?
                    (?: years | months | weeks ) (?: \s of \s age | \s old )? )? )
            | {PEOPLE} | they (?= \s (?: may | might | can | could ) \s ) ) \s
        (?: in \s (?: every \s )? (?: an? \s )? (?: \d [\d,.]* | (?: ten | hundred | thousand | million ) ) \s
            (?: (?: thousand | million ) \s )? )?
        (?: (?: given | treated \s with | taking | receiving | using | on
                | who \s (?: take | use | have | took | used | had | are \s (?: taking | using | on | given ) ) ) \s
                (?! (?: these | this | such | them | any | side ) \s ) (?: [\w-]+ \s ){{1,10}}?
            | (?P<with> with \s (?: [^.:;,()] | \( [^()]* \) ){{3,120}}? ) \s
                (?= had \s | (?: may | can | have | has ) \s (?: had | develop | experienc | suffer ) ) )?
        (?: (?: may | can | could | might | have | had | has | also | sometimes
            | {any_of("leaflets", "band_words")} (?: \s \( [^()]* \) )? ) \s )*
        (?: experienced? | had | have
            | get (?! [^.;]* \b (?: people | when ) \b ) | develop (?: ed )? | suffer (?: ed )? (?: \s from )? | got
            | noticed? | reported ) \s
        (?P<names> (?! (?: the \s )? (?: also | been | to | not | no | similar | experienced | reported | had
            | following | these | such | any | some | other | more | less | side | better | over \s ) \b ) [^.:;]+ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Some patients have had tingling in the hands (seen commonly). Some people with a weak heart had fits. They "
        "may also get nosebleeds. Up to 1 in 10 teenagers who take it for a skin problem get dry, cracked lips.",
        [
            *("tingling in the hands; common", "fits; people with a weak heart", "nosebleeds"),
            "dry, cracked lips; common; teenagers",
        ],
    ),
    counter_example="Patients who had surgery",
)
YOU_MAY_GET = Rule(
    name="what you may get, in a sentence",
    pattern=r"""
        ^ \W* (?: in \s (?: isolated | rare | some | very \s rare ) \s cases ,? \s )?
        (?: you | your \s child ) \s (?: may | might | can | could ) \s (?: also \s | suddenly \s )?
        (?: experience | notice | get | develop | suffer \s from | have ) \s? :? \s
        (?! (?: been | had | to | any | other | some | these | the \s following | side | less | similar
            | more (?! \s (?: intense | severe | frequent | serious ) \b ) ) \b )
        (?P<names> (?: (?! \s (?-i: Some | These | This | You | If | Tell | Most ) \s ) [^.:] ){3,600} ) \.? $
    """,
    flags=re.IGNORECASE,
    example=(
        "You may get pain or swelling of an arm or leg with warmth over the area, a fast pulse or confusion.",
        [
            "pain of an arm or leg with warmth over the area",
            "swelling of an arm or leg with warmth over the area",
            "fast pulse",
            "confusion",
        ],
    ),
    counter_example="You may have been given gout.",
)
ASKS_IF = Rule(
    name="what to do if one has an effect",
    pattern=rf"""
        ^ \W* (?: (?: although | though | while ) \s [^,.]{{3,40}} , \s )?
        if \s (?: [^,.;]{{3,40}} \s and/or \s )? (?: you | your \s child ) \s
        (?: (?: do | start \s to | begin \s to ) \s )?
        (?: have | get | experience | notice | develop | see | suffer \s from ) \s
        (?! [^,]{{0,60}} \b (?: any \s (?: of (?! \s (?: the | its ) \s (?: \w+ \s )? ingredients ) | other | side )
            | side \s effects? | these | such | this | following
            | questions? | concerns? | changes? | problems? | ever | had | been | symptoms | signs ) \b )
        (?P<names> [^.:;]{{3,240}}? ) (?: \s to \s (?: this | any | one | the ) \s [^,.:;]{{3,80}}? )?
        (?: , | (?<= \w ) ) \s {_DOES}
    """,
    flags=re.IGNORECASE,
    example=("If you have fits, stop Velotab and see your doctor immediately.", ["fits; serious"]),
    counter_example="If you have any side effects, tell your doctor.",
)
ASKS_IF_LISTED = Rule(
    name="what to do if one has an effect of a list",
    pattern=rf"""
        ^ \W* if \s (?: you | your \s child ) \s [^:.;]{{0,80}}
            \b (?: symptoms? | signs? | following | these | effects? ) \b [^:.;]{{0,30}} : \s
        (?P<names> [^.:;]{{3,400}}? ) (?: , | (?<= \w ) ) \s {_DOES}
    """,
    flags=re.IGNORECASE,
    example=(
        "If you get any of these symptoms: hives, wheezing or fits, stop Velotab and see your doctor immediately.",
        ["hives; serious", "wheezing; serious", "fits; serious"],
    ),
    counter_example="If you have any of these, stop.",
)
ASKS_FOR_LIST = Rule(
    name="whom to tell of the effects of a list",
    pattern=rf"""
        ^ \W* (?= [^:]* \b (?: {any_of("leaflets", "urgent")} | get | notice | develop ) \b ) {_DOES}
            [^:.;]{{0,140}} \b if \s
        (?: you | your \s child ) \s (?: experience | get | notice | develop | have ) s?
        (?: \s [^:.;]{{0,100}} )? : \s (?P<names> [^:]+ )
    """,
    flags=re.IGNORECASE,
    needs=("you",),
    example=(
        "Contact your doctor immediately if you get any of the following symptoms: hives, wheezing or fits.",
        ["hives; serious", "wheezing; serious", "fits; serious"],
    ),
    counter_example="Contact your doctor if you get hives.",
)
MAY_BE_SIGNS = Rule(
    name="effects that may be signs of another",
    pattern=rf"""
        ^ \W* (?P<names> (?! (?: these | this | they | it | which | all | such | some | any | symptoms? | signs? ) \b )
            [^.:;]{{3,240}}? ) (?<! these ) (?<! this ) (?<! they ) (?<! which ) (?<! that ) \s
        (?: may | can | could | might ) \s be \s (?: (?: an? | the | early ) \s )?
        {any_of("leaflets", "signs")} \s of \b
    """,
    flags=re.IGNORECASE,
    needs=("indicati", "sign", "symptom"),
    example=(
        "Headache, confusion or fits may be signs of high blood pressure.",
        ["Headache", "confusion", "fits"],
    ),
    counter_example="These may be signs of high blood pressure.",
)
SUCH_EFFECTS = Rule(
    name="side effects such as these",
    pattern=r"""
        ^ \W* (?: (?: other | some | rare | further | serious ) \s )*
        (?: side \s effects? | (?: adverse \s )? reactions? ) ,? \s (?: such \s as | including | like ) \s
        (?P<names> [^.:;]{3,600}? ) ,? \s
        (?: (?: may | can | could | might ) \s (?: also \s )? (?: occur | happen | be )
          | (?: have | has | were ) \s (?: also \s )? (?: been \s )? (?: reported | seen | observed | experienced ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Other side effects such as gout, lupus and hives may also occur.",
        ["gout", "lupus", "hives"],
    ),
    counter_example="Other side effects may occur.",
)


def of_people(text: str) -> tuple[Effect, ...]:
    """The effects of a sentence that tells who had them, what to do about them, or what they are signs of."""
    if (warned := of_warning(text)) is not None:
        return warned
    if stopped := ONCE_STOPPED.match(text):
        return _accepted(named_in(stopped["got"] or stopped["names"]), Statement(context=WITHDRAWAL))
    text = SUCH_AS.sub(got, text)
    if (use := LONG_USE.match(text)) and (get := YOU_MAY_GET.match(text[use.end() :])):
        long = Statement(context=context_of_use(text))
        return tuple(e._replace(said=together(e.said, long)) for e in named_in(get["names"]) if is_effect_name(e.name))
    for rule in (
        SUCH_EFFECTS,
        ASKS_IF,
        ASKS_IF_LISTED,
        ASKS_FOR_LIST,
        MAY_BE_SIGNS,
        IF_COULD_BE,
        EXPERIENCED,
        YOU_MAY_GET,
    ):
        if found := rule.match(text):
            return _accepted(named_in(found["names"]), Statement(population=_who(found)))
    return ()


def _accepted(effects: tuple[Effect, ...], said: Statement) -> tuple[Effect, ...]:
    """Those that are effects, with what is said of all; none where most are none."""
    named = (e._replace(said=together(e.said, said)) for e in effects if is_effect_name(e.name))
    return tuple(named) if are_mostly_names(effects) else ()


def _who(found: re.Match[str]) -> str | None:
    """The group of patients, or those with an illness, who had the effects of a sentence; null where it names none."""
    parts = found.groupdict()
    if parts.get("group"):
        return str(parts["group"])
    if parts.get("with"):
        return f"{parts['people']} {parts['with']}"
    people = parts.get("people")
    return None if people and people.lower() == "they" else own_group(people)
