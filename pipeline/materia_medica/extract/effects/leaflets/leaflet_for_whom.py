"""Patients whom the words of an effect name at their end, in front of a colon, or in its parenthesis, if not all."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.word_tables import any_of

_POPULATION = any_of("leaflets", "populations")
_TREATED_BEFORE = r"""
    (?: (?: (?: not | never ) \s (?: (?: been | yet ) \s )? )? (?: previously | already | before ) \s
        | who \s (?: have | had | were | are ) \s (?: (?: not | never | already | been | previously ) \s )*
            (?= treated | exposed | given | received? | vaccinated ) )
    (?: treated | exposed | given | received? | vaccinated ) (?: \s [^,;()]{3,80} )?
"""
_GROUP = rf"""
    (?: (?: the \s )? new-?born s? (?: \s (?: infants? | bab (?: y | ies ) ) )?
      | (?! (?: some | most | many | few | several | other | all | these | such | certain | the | of | any ) \s )
        (?: [\w-]+ \s )? (?: patients | users ) (?: \s (?: with | receiving | treated | taking ) \s [^,;()]{{3,80}} )?
      | (?: patients | users | {_POPULATION} ) \s {_TREATED_BEFORE} )
"""
_EVERYONE = re.compile(rf"(?:some\ )?{any_of('leaflets', 'everyone')}|you", re.IGNORECASE | re.VERBOSE)
IN_GROUP = Rule(
    name="patients at the end of an effect's name",
    pattern=rf"^ (?P<name> .{{4,120}}? ) \s (?: in | among ) \s (?P<who> {_GROUP} ) $",
    flags=re.IGNORECASE,
    example=("* lung infection (pneumonia) in asthma patients", ["lung infection; pneumonia; asthma patients"]),
    counter_example="lung infection in some patients",
)
GROUP_BEHIND = Rule(
    name="patients in what is told of an effect",
    pattern=rf"(?: ^ | ; \s ) (?: only \s )? (?: in | for | among ) \s (?P<who> {_GROUP} ) (?= \s* (?: ; | $ ) )",
    flags=re.IGNORECASE,
    example=(
        "* low blood sugar (in diabetic patients)\n* antibodies in users not previously given zoxal",
        [
            "low blood sugar; in diabetic patients; diabetic patients",
            "antibodies; in users not previously given zoxal; users not previously given zoxal",
        ],
    ),
    counter_example="in most patients",
)
GROUP_IN_FRONT = Rule(
    name="patients in front of a colon and their effect",
    pattern=rf"^ \W* in \s (?P<who> {_POPULATION} ) \s* : \s (?P<name> \w .* ) $",
    flags=re.IGNORECASE,
    example=("* in men: low sperm count", ["low sperm count; men"]),
    counter_example="in tests: low sodium",
)
WHO_YOU_ARE = Rule(
    name="who one is, in front of what one gets",
    pattern=r"""
        ^ \W* (?: if \s )? you (?: ['’] re | \s are ) \s
        (?P<who> (?: a \s )? (?: man | woman | boy | girl | male | female | child | teenager )
            | pregnant | breastfeeding | diabetic | (?: over | under ) \s (?: the \s age \s of \s )? \d{1,3}
                (?: \s years \s (?: old | of \s age ) )? )
        ,? \s (?: and | who ) \s (?= (?: you \b | your \b | have \s | get \s | notice \s ) )
    """,
    flags=re.IGNORECASE,
    needs=("you",),
    example=(
        "* you're a woman and you have lumps\n* you are over 65 and notice hives",
        ["lumps; woman", "hives; over 65"],
    ),
    counter_example="you're dizzy and you have hives",
)
TAKEN_WITH = Rule(
    name="with what it was taken, in what is told of an effect",
    pattern=r"""
        (?: ^ | ; \s ) when \s (?: (?: this \s medicine | it ) \s is \s )? (?: also \s )?
        (?P<who> (?: taken | used | given ) \s (?: together \s | in \s combination \s )? with \s [^;()]{3,80}? )
        (?<! \s other ) $
    """,
    flags=re.IGNORECASE,
    needs=("when",),
    example=(
        "* low blood sugar when taken with zoxal",
        ["low blood sugar; when taken with zoxal; taken with zoxal"],
    ),
    counter_example="when taken with food and drink; or without",
)
_OPEN = (" in patients", " in users")


def with_whom(condition: re.Match[str]) -> str | None:
    """The patients whom a condition in front of an effect names; null where it names none."""
    return next((condition[key] for key in ("with", "who", "already", "treated", "had") if condition[key]), None)


def for_whom(effect: Effect) -> Effect:
    """An effect with the patients whom its own words name as its population."""
    name, detail = effect.name, effect.detail
    if detail and name.lower().endswith(_OPEN) and detail.lower().startswith("with "):
        own, _, detail = detail.partition("; ")
        name = f"{name} {own}"
    if found := IN_GROUP.match(name):
        said = together(effect.said, Statement(population=found["who"]))
        return effect._replace(name=found["name"], detail=joined_details(detail), said=said)
    if found := GROUP_BEHIND.search(effect.detail or "") or TAKEN_WITH.search(effect.detail or ""):
        return effect._replace(said=together(effect.said, Statement(population=found["who"])))
    return effect


def own_group(people: str | None) -> str | None:
    """The group of patients that words name; null where they name all who take the medicine, or nobody."""
    return None if people is None or _EVERYONE.fullmatch(people.strip()) else people
