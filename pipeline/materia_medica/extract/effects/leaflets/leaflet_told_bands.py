"""Sentences that say how often the effects occur that stand in front of them: "These are very common"."""

from __future__ import annotations

import re

from materia_medica.extract.language.between_sentences import own_frequency
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Frequency, Statement
from materia_medica.extract.language.word_tables import any_of

_BAND = rf"(?: very \s )? {any_of('leaflets', 'band_words')}"
_EFFECTS = r"(?: side \s effects? | effects? | reactions? | symptoms? | events? | conditions? )"
THIS_HAPPENS = Rule(
    name="how often the effects before happen",
    pattern=rf"""
        ^ \W* (?: (?: this | these | they | it | such ) \b
                (?: \s (?: (?! is | are ) \w+ \s )? {_EFFECTS} (?: \s affecting \s the \s \w+ )? )?
              | the \s frequenc (?: y | ies ) \s of \s (?: this | these ) \s (?: \w+ \s )? {_EFFECTS} )
            (?: ['’] (?: s | re ) \s (?: an? \s )? {_BAND} (?! \s (?: to | that | for ) \b )
            | \s (?: (?: side \s effects? | usually | also | all | both | may | can ) \s )*
            (?: happen (?: s | ed )? | occur (?: s | red )? | affect (?: s | ed )? | (?: may | can )
            \s (?: affect | occur | happen ) | (?: is | are ) \s (?: an? \s )? {_BAND}
              | ha (?: s | ve ) \s been \s (?: seen | reported | observed | noted ) ) ) \b (?! ,? \s but \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects are gout and hives. They happen in more than 1 in 10 people.\n\n"
        "The most common side effect is thirst. It's very common and affects more than 1 in 10 people.\n\n"
        "Side effects include cataract. These effects affecting the eyes occurred in less than 1 in 1,900 patients.",
        ["gout; very_common", "hives; very_common", "thirst; very_common", "cataract; rare"],
    ),
    counter_example="Gout happens.",
)
_NUMBER = (
    r"(?: (?: they | it | this | these ) \s )? (?: (?: may | can ) \s )? affects? \s [^():;]* \b 1 \s in \s [^():;]*"
)
ARE_RATED = Rule(
    name="effects that are so frequent",
    pattern=rf"""
        ^ \W* (?P<names> (?! (?: these | this | they | it | other | some | most | side | adverse | the \s following
            | (?: the \s )? (?: frequency | risk ) ) \b ) (?: [^.:;()] | \( [^()]* \) ){{3,160}}? ) \s (?: is | are )
        \s (?P<rest> {_BAND} (?: \s (?: with | in | when ) \s [^.:;()]{{3,80}}? )?
            (?: \s* \( {_NUMBER} \) | : \s {_NUMBER} ) (?: \s (?: in | for | among ) \s [^.:;()]{{3,80}} )? \W*
            | {_BAND} (?: \s (?: in | for | among ) \s [^.:;()]{{3,80}} )? \W* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout and hives are rare (they may affect up to 1 in 1,000 people). Fits (seizures) are common with some "
        "vaccines (may affect up to 1 in 10 people).",
        ["Gout; rare", "hives; rare", "Fits; seizures; common"],
    ),
    counter_example="These are rare (they may affect up to 1 in 1,000 people).",
)
PEOPLE_HAVE_THIS = Rule(
    name="how many people have the effects before",
    pattern=r"""
        ^ \W* (?: (?: about | around | roughly | nearly | almost | over | up \s to | at \s least
            | (?: more | fewer | less ) \s than ) \s )?
        (?: 1 | one ) \s (?: in | out \s of ) \s (?: every \s )? \d [\d,]* \s [\w-]+ (?: \s (?: taking
            | using ) \s [\w-]+ )? \s
        (?: (?: may | might | can | could | will ) \s )?
        (?: (?: have | get | experience | notice | develop ) \s (?: this | these | it
            | them ) (?: \s side \s effects? )?
            | (?: are | be ) \s affected ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=(" in ", " of "),
    example=(
        "The most common side effect is thirst. Around 1 in 5 people get this.",
        ["thirst; very_common"],
    ),
    counter_example="1 in 5 people get thirst.",
)
IS_SIDE_EFFECT = Rule(
    name="side effect that the effects before are due to, with how often it occurs",
    pattern=rf"""
        ^ \W* (?: this | these | they | it ) \b [^;]* \b (?: is | are | be ) \s
        (?P<band> (?: an? \s )? {_BAND} \s side \s effects? ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice:\n\n* numbness. It may be due to harmed nerves, a rare side effect, "
        "or to low sodium, which is a common side effect.",
        ["numbness; common; serious"],
    ),
    counter_example="This is due to harmed nerves.",
)
LIST_RATED = Rule(
    name="how often the effects of a list occur, behind it",
    pattern=rf"""
        ^ \W* (?: (?: the \s frequenc (?: y | ies ) \s of \s )? these \s (?: \w+ \s )? {_EFFECTS} \s
              (?: is | are | occur | ha (?: s | ve ) \s been \s (?: seen | reported | observed ) ) \s {_BAND}
          | these \s are \s (?: all \s )? {_BAND} (?: \s side \s effects )? \W* $
          | these \s (?: could | may | might | can ) \s be \s (?: the \s )? {any_of("leaflets", "signs")} \s of \s
              an? \s {_BAND} \s (?: side \s effect | \( [^()]* \b 1 \s in \s [^()]* \) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice:\n\n* gout\n* hives\n\nThese side effects are rare.",
        ["gout; rare; serious", "hives; rare; serious"],
    ),
    counter_example="These side effects are mild.",
)
THEY_HAPPEN = Rule(
    name="how many have the effects of a list, behind it",
    pattern=rf"""
        ^ \W* (?: they | these (?: \s (?: \w+ \s )? {_EFFECTS} )? ) \s (?: (?: all | usually | may | can ) \s )?
        (?: happen | occur | affect | are \s (?: (?: all | usually ) \s )? (?: {_BAND} | seen | reported ) ) \b
        (?! [^.:;]* \b (?: who (?! \s (?: take | use | have ) \s (?: it | this ) \b ) | with | aged
            | (?: over | under ) (?! \s \d+ \s in \b ) ) \b ) [^.:;]* \.? $
    """,
    flags=re.IGNORECASE,
    example=(
        "## Common side effects\n\n* gout\n* hives\n\nThey happen in more than 1 in 100 people.",
        ["gout; common", "hives; common"],
    ),
    counter_example="They happen in more than 1 in 100 people: gout",
)
SIGNS_OF_RATED = Rule(
    name="how often an event occurs of which those before may be signs",
    pattern=rf"""
        ^ \W* (?: (?: some | all | any ) \s (?: or \s all \s )? of \s )? (?: these | this ) \s
        (?: {any_of("leaflets", "signs")} \s )? (?: may | can | could | might ) \s be \s (?: (?: an? | the ) \s )?
        {any_of("leaflets", "signs")} \s of \s [^.:;()]{{3,120}} \( (?P<band> [^()]* \b 1 \s in \s [^()]* ) \) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("1 in ",),
    example=(
        "Bone problems (osteitis) Tell your doctor at once if you have symptoms such as aches or heat. These could be "
        "signs of a bone problem called osteitis (may affect up to 1 in 100 people).",
        [
            "Bone problems; osteitis; Tell your doctor at once if you have symptoms such as aches or heat.; "
            "uncommon; serious",
            "aside: general",
        ],
    ),
    counter_example="These may be signs of gout",
)
RATED_AT_END = Rule(
    name="parenthesis at the end of a sentence that only says how often",
    pattern=r"\( (?P<band> [^()]+ ) \) \W* $",
    example=(
        "Tell your doctor at once if you notice:\n\n* high blood sugar. You will feel thirsty (common).",
        ["high blood sugar; You will feel thirsty (common).; common; serious"],
    ),
    counter_example="You will feel thirsty.",
)

RATED = Rule(
    name="band in a parenthesis behind the effects that it rates",
    pattern=r"\( (?P<band> [^()]+ ) \) (?= \s* (?: $ | [.,;] | (?: and | or ) \s | \( ) )",
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice:\n\n* rash or hives (common), gout (rare)",
        ["rash; common; serious", "hives; common; serious", "gout; rare; serious"],
    ),
    counter_example="rash (common) in children",
)


def told_often(sentence: str) -> Statement:
    """What a sentence states of how often the effects before it occur; nothing where it does not."""
    if THIS_HAPPENS.match(sentence) or PEOPLE_HAVE_THIS.match(sentence):
        return statement(sentence)
    if told := IS_SIDE_EFFECT.match(sentence):
        return statement(told["band"])
    return NOTHING


def rates_event(sentence: str) -> Statement:
    """What a sentence behind signs states of how often their event occurs; nothing where it does not."""
    found = SIGNS_OF_RATED.match(sentence)
    return statement(found["band"]) if found else NOTHING


def rates_list(text: str) -> Statement:
    """What a sentence states of how often the effects of the list before it occur; nothing where it does not."""
    first, _, others = text.partition(". ")
    is_of_list = LIST_RATED.match(text) or (not others and THEY_HAPPEN.match(text) and statement(text).is_numeric)
    return statement(first) if is_of_list else NOTHING


def told_of_item(sentence: str) -> Statement:
    """What a sentence of an item states of how often its effects occur, be it in passing."""
    said = own_frequency(sentence)
    if said.frequency is None and (stated := statement(sentence, is_group=False)).is_numeric:
        return stated
    if said.frequency is None and (rated := RATED_AT_END.search(sentence)) and not rest_of(rated["band"]):
        return Statement(statement(rated["band"]).frequency)
    return said


def rated_together(first: str, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """The effects of an item, those in front of a band in a parenthesis with that band: "rash or hives (common)"."""
    bands = [found for found in RATED.finditer(first) if not rest_of(found["band"])]
    tiers = {f.tier for found in bands if (f := statement(found["band"]).frequency)}
    if any(e.said.frequency and e.said.frequency.tier not in tiers for e in effects):
        return effects
    out: list[Effect] = []
    band: Frequency | None = None
    for effect in reversed(effects):
        band = effect.said.frequency or band
        out.append(effect._replace(said=effect.said._replace(frequency=band)))
    return tuple(reversed(out))
