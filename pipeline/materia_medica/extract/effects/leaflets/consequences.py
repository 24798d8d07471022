"""What an item says that its effect leads to, without a sign that parts it: "anaemia - can make you tired"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand, is_part
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.terms.scan import names_effect

_OPEN = re.compile(r"\b(?:which|that|and|or|who|with)$", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_NO_NAME = (
    r"(?! (?: in | if | this | these | it | they | when | treatment | use | using | taking | stopping | you ) \b )"
)

BEHIND_DASH = Rule(
    name="what an effect can do, behind a dash",
    pattern=rf"""
        ^ \W* (?P<name> {_NO_NAME} (?: [^.:;,–—()] | \( [^()]* \) ){{4,100}}? ) \s [–—-] \s
        (?= (?: (?: this | these | it | which | that ) \s )? (?: may | can | could | might ) \s (?: also \s )?
            (?: cause | lead \s to | result \s in | increase | make | give | reduce | be ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("can", "could", "may", "might"),
    example=(
        "* fewer platelets - can increase your risk of bleeding",
        ["fewer platelets; can increase your risk of bleeding"],
    ),
    counter_example="Velotab can increase your risk of bleeding",
)
DEFINED_BEHIND_DASH = Rule(
    name="what an effect is, behind a dash",
    pattern=rf"""
        ^ \W* (?P<name> {_NO_NAME} (?: [^.:;,–—()] | \( [^()]* \) ){{4,80}}? ) \s [–—-] \s
        (?= (?: (?: an? \s )? (?: [\w-]+ \s )? (?: condition | disease | disorder | illness | complication ) s? \s
            (?: with | that | which | in \s which | where | of ) \b
          | (?<= \) \s . \s ) (?-i: [a-z] ) [^.:;()–—-]* (?: , | \s (?: and | or | & ) \s ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* gout - condition with many signs which include heat and swelling\n"
        "* blood clot in a vein (thrombosis) - pain, swelling & redness",
        [
            "gout; condition with many signs which include heat and swelling",
            "blood clot in a vein; thrombosis; pain, swelling & redness",
        ],
    ),
    counter_example="fever (pyrexia) - Gout",
)
SIGNS_BEHIND_DASH = Rule(
    name="signs of an effect, behind a dash",
    pattern=rf"""
        ^ \W* (?P<name> {_NO_NAME} [^.:;,–—()]{{4,60}}? ) \s [–—] \s
        (?= (?-i: [a-z] ) [^.:;()–—]* , [^.:;()–—]* (?: $ | \s [–—] \s (?: if | when ) \b ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* anaemia – weakness, pale skin – if it gets worse\n* high pressure in the eye – headache, seeing haloes",
        [
            "anaemia; weakness, pale skin – if it gets worse",
            "high pressure in the eye; headache, seeing haloes",
        ],
    ),
    counter_example="hives – a rash",
)
THIS_MAY = Rule(
    name="what an effect may include, with no sign in front",
    pattern=rf"""
        ^ \W* (?P<name> {_NO_NAME} (?: [^.:;,()] | \( [^()]* \) ){{4,80}}? ) ,? \s (?: this | these | it ) \s
        (?= (?: may | can | could | might ) \s (?: also \s )? (?: include | cause | lead \s to | result \s in ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("cause", "include", "lead", "result"),
    example=("* hand-foot syndrome this may include redness, pain", ["hand-foot syndrome; may include redness, pain"]),
    counter_example="this may include redness",
)
CAN_CAUSE = Rule(
    name="effect that may cause another",
    pattern=rf"""
        ^ \W* (?P<name> {_NO_NAME} (?: [^.:;,()] | \( [^()]* \) ){{4,60}}? ) \s
        (?= (?: may | can | could | might ) \s (?: also \s )? (?: cause | lead \s to | result \s in ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("cause", "lead", "result"),
    example=(
        "* low potassium levels may cause weakness\n* anaemia which may cause tiredness or paleness",
        ["low potassium levels; may cause weakness", "anaemia; which may cause tiredness or paleness"],
    ),
    counter_example="In some patients Velotab may cause dizziness",
)
CLASS_OF_SIGNS = Rule(
    name="class of signs before them",
    pattern=r"^ \W* (?: symptoms? | signs? ) ,? \s (?: such \s as | including | like | e\.g\.? ) \s",
    flags=re.IGNORECASE,
    example=("* digestive symptoms such as thirst, belching", ["thirst", "belching"]),
    counter_example="symptoms of gout",
)
PLACE_BEHIND = Rule(
    name="place of an effect with a parenthesis, behind which the list goes on",
    pattern=r"""
        , \s (?P<place> (?: particularly | especially | mainly ) \s (?: around | of | on | in ) \s (?: the | your ) \s
            [\w\s]{3,30}? ) \s \( (?P<inside> [^()]* ) \) (?= \s (?: or | and/or | and ) \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "* redness of your arms, especially around the elbows (or wrists) or hives and fits",
        ["redness of your arms; especially around the elbows; or wrists", "hives", "fits"],
    ),
    counter_example="rash, particularly on the face or hands",
)
EXAMPLE_AT_END = Rule(
    name="example between commas, at the end",
    pattern=r", \s ( for \s example , \s [^,;()]+ ) $",
    flags=re.IGNORECASE,
    needs=("example",),
    example=(
        "* odd behaviour, for example, a compulsive need to shop",
        ["odd behaviour; a compulsive need to shop"],
    ),
    counter_example="for example, more spending",
)


def consequence_of(words: str) -> re.Match[str] | None:
    """The effect with which an item begins, where its rest says what that leads to; the match ends before it."""
    if (dash := BEHIND_DASH.match(words)) and not has_verb(dash["name"]):
        return dash
    if (defined := DEFINED_BEHIND_DASH.match(words)) and _is_one(_PARENTHESES.sub("", defined["name"])):
        return defined
    if (signs := SIGNS_BEHIND_DASH.match(words)) and is_effect_name(signs["name"]) and not cannot_stand(signs["name"]):
        return signs
    for rule in (THIS_MAY, CAN_CAUSE):
        if (found := rule.match(words)) and _is_one(found["name"]):
            return found
    return None


def is_class(name: str, behind: str) -> bool:
    """Whether a name is only a class of the signs behind it: "digestive" in front of "symptoms such as thirst"."""
    last = name.lower().rsplit(" ", 1)[-1]
    of_body = cannot_stand(name) or is_part(last) or last.endswith("ing")
    return of_body and not _is_named(name) and CLASS_OF_SIGNS.match(behind) is not None


def _is_one(name: str) -> bool:
    """Whether words are the name of an effect and nothing else: no clause, and no medicine behind them."""
    others = name.split()[1:]
    if _OPEN.search(name) or any(word[0].isupper() and not word.isupper() for word in others):
        return False
    return _is_named(name) and not has_verb(name)


def _is_named(name: str) -> bool:
    return names_effect(name) or name.lower().endswith(" syndrome")
