"""Of whom an item speaks, where it is not the reader: "a child is floppy", "someone has a fit"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule

_WHO = r"""
    (?: (?: a | the | your | any ) \s (?: (?: other | sick | ill | unwell ) \s )? (?: child | baby | infant | person
        | teenager ) (?: \s (?: who | you ) \s [\w\s]{3,30}? )?
        | (?: someone | anyone ) (?: \s (?: else | you \s know | (?: taking | using | on | given ) \s [\w-]+ ) )? )
"""
_HOW = r"(?: (?: very | more | less | unusually | extremely | too | so ) \s )? [a-z-]+"
SOMEONE = Rule(
    name="someone in place of the reader, in front of what befalls them",
    pattern=rf"""
        ^ \W* (?: if \s )? (?: you \s or \s {_WHO} | {_WHO} ) \s
        (?= (?: is | are | has | have | seems? | looks? | becomes? | feels? | gets? | keeps? | starts? | develops? )
            \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "* a child is limp, pale or has a fit\n* you or your child seems drowsy",
        ["limp", "pale", "fit", "drowsy"],
    ),
    counter_example="someone faints",
)
THEIR_VERB = Rule(
    name="verb of someone else, at the begin or behind a joint",
    pattern=r"""
        (?: ^ | (?<= \s or \s ) | (?<= \s and \s ) | (?<= , \s ) )
        (?P<verb> is | has | seems? | feels | gets | becomes | looks ) \s
    """,
    example=("* someone has a fit, feels hot or is not making sense", ["fit", "feeling hot", "not making sense"]),
    counter_example="which is",
)
_YOURS = {
    "is": "are",
    "has": "have",
    "seem": "are",
    "seems": "are",
    "feels": "feel",
    "gets": "get",
    "becomes": "become",
}
"""Verbs that speak of the reader for those that speak of someone else; for others it is "look"."""
YOU_BECOME = Rule(
    name="what one becomes, which is one however many words say it",
    pattern=rf"""
        ^ \W* (?: you | someone ) \s (?: suddenly \s )? become \s
        (?P<how> {_HOW} (?: (?: , \s (?: (?: and | or ) \s )? | \s (?: and | or ) \s ) {_HOW} ){{0,4}}
            (?: \s with \s (?: (?! (?: and | or ) \s ) [\w'’-]+ (?: \s | $ ) ){{1,6}} )? ) $
    """,
    flags=re.IGNORECASE,
    needs=("become",),
    example=(
        "* you suddenly become very pale, sleepy or sick\n* you become floppy, cold and grey with a weak pulse",
        ["very pale, sleepy or sick", "floppy, cold and grey with a weak pulse"],
    ),
    counter_example="your skin becomes pale",
)
NOT_DOING = Rule(
    name="what one does not do any more",
    pattern=r"^ \W* you \s are \s (?P<name> not \s (?! (?: taking | using | having ) \b ) \w+ing \b .* ) $",
    flags=re.IGNORECASE,
    needs=("not",),
    example=("* a baby is not feeding, or is not waking up", ["not feeding", "not waking up"]),
    counter_example="you are not able to sleep",
)
IT_HURTS = Rule(
    name="it hurts",
    pattern=r"""
        ^ \W* it (?: \s is | ['’] s )? \s (?P<name> (?: hurts | stings | burns
            | (?: (?: more | very ) \s )? (?: painful | sore | harder? | difficult ) ) \s (?: when | to | if ) \s .+ ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "* it hurts when you pee\n* it's painful to bend your knee",
        ["hurts when you pee", "painful to bend your knee"],
    ),
    counter_example="it is worse",
)
IT_FLOWS = Rule(
    name="what flows from something",
    pattern=r"""
        ^ \W* (?P<name> (?! (?: you | your | it | this | that | which | there ) \b ) [\w-]+ (?: \s [\w-]+ ){0,2}? \s
            (?: is | are ) \s (?: weeping | coming | leaking | oozing | dripping | running | draining | seeping
                | building \s up ) \b .* ) $
    """,
    flags=re.IGNORECASE,
    needs=(" is ", " are "),
    example=(
        "* your wound opens, or clear liquid is oozing from it",
        ["wound opens", "clear liquid is oozing from it"],
    ),
    counter_example="you are coming",
)
THERE_IS = Rule(
    name="there is, in front of what is in or on the body",
    pattern=r"""
        ^ \W* there (?: ['’] s | \s is | \s are ) \s (?: an? \s | some \s )?
        (?= [^.;:]{3,60} \s (?: in | on | from | around | on \s (?: 1 | one ) \s side \s of ) \s your \s
            (?! (?: box | pack | packet | bottle | house | home | family | area | leaflet ) \b ) )
    """,
    flags=re.IGNORECASE,
    needs=("there",),
    example=("* there's pus in your eyes", ["pus in your eyes"]),
    counter_example="there is a leaflet in your pack",
)


HAS = Rule(
    name="verb of having of someone whom the head names",
    pattern=r"^ \W* has \s (?! (?: been | not | had | to | occurred | caused | no ) \b )",
    flags=re.IGNORECASE,
    needs=("has",),
    example=(
        "Call 999 if you or someone else:\n\n* has blue or grey lips, or small pupils",
        ["blue or grey lips; serious", "small pupils; serious"],
    ),
    counter_example="has been seen",
)
_NO_PART = re.compile(
    r"(?:family|partner|friend|symptom|condition|problem|illness|infection|disease|doctor|treatment|medicine|dose"
    r"|blood test|life|work)",
    re.IGNORECASE,
)
"""Of which nothing is told that is an effect by itself: "your symptoms get worse"."""


def is_named(effect: Effect, words: str) -> bool:
    """Whether an effect of some words has a name, be it what they tell of a part of one's body: "your poo is black"."""
    if is_effect_name(effect.name):
        return True
    named = f" {effect.name.lower()}"
    return _NO_PART.match(effect.name) is None and any(
        f"{whose}{named}" in words.lower() for whose in ("your", "their")
    )


def to_reader(words: str) -> str:
    """Words of an item as if they spoke of the reader: "you are floppy" of "a child is floppy"."""
    words = THERE_IS.sub("", words)
    found = SOMEONE.match(words)
    if found is None:
        return f"you have {words[other.end() :]}" if (other := HAS.match(words)) else words
    return "you " + THEIR_VERB.sub(lambda verb: f"{_YOURS.get(verb['verb'], 'look')} ", words[found.end() :])
