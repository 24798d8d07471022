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
    example=("* someone has a fit, feels hot or is limp", ["fit", "feeling hot", "limp"]),
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
NOTICE_THAT = Rule(
    name="one notices that, in front of what happens to one",
    pattern=r"""
        ^ \W* (?: if \s )? (?: you \s )?
        (?: (?: notice | find | feel | see | realise | realize ) \s that \s (?= your? \b )
            | notice \s (?= you ['’\s] ) )
    """,
    flags=re.IGNORECASE,
    needs=("that", "notice"),
    example=(
        "* you notice that your voice changes\n* you find that you bleed easily",
        ["voice changes", "bleed easily"],
    ),
    counter_example="you notice that people stare",
)
OTHERS_NOTICE = Rule(
    name="others who notice something about one",
    pattern=r"""
        ^ \W* (?: if \s )? (?: you ,? \s or \s )?
        (?: your \s (?: family | partner | relatives? | friends? | carers? )
                (?: \s (?: or | and ) \s (?: your \s )? (?: family | partner | relatives? | friends? | carers? ) )?
            | (?: those | (?: other \s )? people | others ) (?: \s (?: around | close \s to | near ) \s you )? ) ,? \s
        (?: (?: may | might ) \s )? notices? \s
    """,
    flags=re.IGNORECASE,
    needs=("notice",),
    example=("* you or your family notice strong urges to gamble", ["strong urges to gamble"]),
    counter_example="you notice strong urges",
)


def is_named(effect: Effect, words: str) -> bool:
    """Whether an effect of some words has a name, be it what they tell of a part of one's body: "your poo is black"."""
    if is_effect_name(effect.name):
        return True
    named = f" {effect.name.lower()}"
    return any(f"{whose}{named}" in words.lower() for whose in ("your", "their"))


def to_reader(words: str) -> str:
    """Words of an item as if they spoke of the reader: "you are floppy" of "a child is floppy"."""
    words = NOTICE_THAT.sub("", OTHERS_NOTICE.sub("you notice ", words))
    found = SOMEONE.match(words)
    if found is None:
        return words
    return "you " + THEIR_VERB.sub(lambda verb: f"{_YOURS.get(verb['verb'], 'look')} ", words[found.end() :])
