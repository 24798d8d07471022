"""What a medicine does to one, in plain language: "it can turn your pee orange and give you a dry mouth".

A sentence says it with one verb behind the other; those that are read here tell whom or what it befalls.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.accepted_names import are_mostly_names, is_effect_name
from materia_medica.extract.effects.leaflets.lay_changes import changes
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.word_tables import any_of

_MAY = r"""
    (?: can | may | might | could | will ) \s
    (?: (?: also | sometimes | slightly | rarely | occasionally | even ) \s )*
"""
_VERBS = any_of("leaflets", "does")
_OWN = r"(?: (?: make | give ) \s you | make \s it | (?: make | turn | colou?r ) \s your | slow )"
_HOW = rf"""
    (?: (?: more | less | very ) \s )?
    (?: {any_of("leaflets", "describing")} | {any_of("leaflets", "comparatives")} | sensitive ) \b
"""
_LEVEL = re.compile(r"\W*(?:low|high|too (?:much|little))\s[\w\s-]{3,40}(?=\s$)", re.IGNORECASE)
"""What is too low or high, which leads to what is told of it: "Low magnesium can make you feel tired"."""

DOES = Rule(
    name="what a medicine does to one, by verbs that say it in plain language",
    pattern=rf"""
        ^ \W* (?P<subject> (?! (?: you | they | these | this (?= \s {_MAY} ) | who | symptoms? | your | doctors? ) \b )
            (?: (?! \s (?: which | that | who ) \s ) [^:;.] ){{2,120}}? )
        \b {_MAY} (?P<acts> {_VERBS} \b [^:;]* \b {_OWN} \b [^:;]+ | {_OWN} \b [^:;]+
            | {_VERBS} \s your \s [^:;,]{{3,60}}? ,? \s and \s (?: (?: it | this ) \s )? (?: {_MAY} )?
                {_VERBS} \s [^:;]+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("make", "give", "turn", "colour", "color", "slow", " and "),
    example=(
        "It can also give you a dry mouth and make you feel sleepy. It may turn your pee orange. Low magnesium "
        "can make you feel tired. It can weaken your bones and cause gout.",
        [
            *("dry mouth", "feeling sleepy", "pee orange", "Low magnesium; can make you feel tired"),
            *("weakening of the bones", "gout"),
        ],
    ),
    counter_example="It can stain your clothes and bedding.",
)
NEXT_ACT = Rule(
    name="next verb of what a medicine does",
    pattern=rf",? \s (?: and | or ) \s (?: (?: it | this ) \s )? (?: {_MAY} )? (?= {_VERBS} \b )",
    flags=re.IGNORECASE,
    example=("It can make you sleepy, and it can make it harder to concentrate.", ["sleepy", "harder to concentrate"]),
    counter_example="headaches and causes",
)
HARDER = Rule(
    name="what becomes harder",
    pattern=r"""
        ^ make \s (?: it | things ) \s (?P<name> (?: (?: much | a \s (?: bit | little ) ) \s )?
            (?: harder | more \s difficult | difficult | hard ) \s (?: for \s \w+ \s )? to \s [^,;.]+ )
    """,
    flags=re.IGNORECASE,
    example=("It can make it harder to fall asleep.", ["harder to fall asleep"]),
    counter_example="make it a habit",
)
COLOURS = Rule(
    name="what changes its colour",
    pattern=r"""
        ^ (?: turn | colou?r ) \s your \s (?P<name> (?: pee | poo | urine | stools? | saliva | sweat | tears | skin
            | teeth | tongue | hair | nails? | lips ) \s [^,;.]+ )
    """,
    flags=re.IGNORECASE,
    example=("It may turn your teeth brown.", ["teeth brown"]),
    counter_example="turn your head",
)
WORKS = Rule(
    name="what of yours works less well",
    pattern=r"""
        ^ make \s your \s (?P<name> (?: [\w-]+ \s ){1,3}? (?: work | beat | fall | function | clot | heal ) \s
            (?! better | well | normally ) [^,;.]+ )
    """,
    flags=re.IGNORECASE,
    needs=("your",),
    example=("It can make your liver work less well than it should.", ["liver work less well than it should"]),
    counter_example="make your heart work better",
)
MAKES_YOURS = Rule(
    name="how a medicine makes something of yours",
    pattern=rf"""
        ^ make \s your \s (?P<part> [\w-]+ (?: \s [\w-]+ )? ) \s (?: (?: feel | look | become | go | turn ) \s )?
        (?P<how> {_HOW} (?: (?: , \s | ,? \s (?: and | or ) \s ) {_HOW} ){{1,4}} ) (?= \W* $ | , )
    """,
    flags=re.IGNORECASE,
    needs=("your",),
    example=("The gel can make your skin red, itchy or sore.", ["red, itchy or sore skin"]),
    counter_example="make your skin redder and fever",
)
YOURS_GETS_WORSE = Rule(
    name="what of yours may get worse or feel wrong",
    pattern=rf"""
        ^ (?P<front> [^.:;]{{0,40}}? , \s | \w+ \s )?? your \s
        (?P<name> (?! (?: doctor | dose | nurse | pharmacist | symptoms? | condition ) \b )
            [\w-]+ (?: \s [\w-]+ )?? ) \s {_MAY} (?P<does> get | become | feel ) \s
        (?P<how> (?: (?: much | even | suddenly ) \s )? worse [^,;.]* | (?<= feel \s ) (?! better | well ) [^;.]+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("worse", "feel"),
    example=(
        "Rarely, your breathing may get worse after the first puff. Your eyes may feel gritty.",
        ["breathing gets worse after the first puff; rare", "eyes feel gritty"],
    ),
    counter_example="Your symptoms may get worse.",
)
YOURS_TURNS = Rule(
    name="what of yours may change its colour",
    pattern=rf"""
        ^ \W* your \s (?P<name> (?: pee | poo | urine | stools? | saliva | sweat | teeth | tongue | hair | nails? ) \s
            {_MAY} (?: turn | become | look | go | be ) \s [^,;.]+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Your pee may also turn orange.", ["pee may also turn orange"]),
    counter_example="Your pee is tested.",
)
HAPPENS_BUT = Rule(
    name="how often it happens, in front of what is possible",
    pattern=r"""
        ^ \W* (?: (?: it | this ) (?: \s (?: happens | occurs ) | ['’] s | \s is ) \s
            (?P<band> (?: very \s )? (?: \w+ly | rare | uncommon ) ) ,? \s but \s )?
        (?: it (?: ['’] s | \s is ) \s (?: also \s )? possible \s
            (?: to | (?: that \s )? you \s (?: may | might | could | will ) )
          | (?<= but \s ) (?: you \s (?: may | might | could | can )
                | (?: some | a \s few ) \s people (?: \s may )? ) ) \s
        (?: have | get | develop ) \s
        (?P<names> (?! (?: these | this | some | any ) \b ) .+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("possible", "but"),
    example=(
        "This occurs rarely, but it is also possible to get bad hives. It's possible to get gout, which can make you "
        "stiff. It's very rare, but you may have fits.",
        ["bad hives; rare", "gout; which can make you stiff", "fits; very_rare"],
    ),
    counter_example="It is possible to stop.",
)
SLOWS = Rule(
    name="growth that slows",
    pattern=r"""
        ^ (?P<name> slow (?: \s down )? \s (?: (?: the | their | your | normal | a \s child ['’] s ) \s ){0,2} growth )
        (?: \s (?: of | in ) \s (?P<who> (?: some \s )? [\w-]+ (?: \s (?: and | or ) \s [\w-]+ )? )
            (?P<told> ,? \s (?: who | that | if | when | especially ) \s [^;.]+ )? )? \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "It can slow down the growth of babies and toddlers, or cause gout. It may slow the growth of children who "
        "take it for years.",
        [
            *("slow down the growth; babies and toddlers", "gout"),
            "slow the growth; who take it for years; children",
        ],
    ),
    counter_example="slow the heart",
)
ON_YOU = Rule(
    name="what one is given or made",
    pattern=r"""
        ^ (?: (?P<gives> give ) | (?P<makes> make ) ) \s you \s
        (?P<names> (?! (?: feel \s )? (?: better | well ) \b ) [^;.]+ )
    """,
    flags=re.IGNORECASE,
    example=("It can give you wind and make you feel full.", ["wind", "feeling full"]),
    counter_example="give your child",
)
THIS_MAKES = Rule(
    name="how the effect before makes one feel",
    pattern=r"^ \W* (?: this | these ) \s (?: can | may | might | could ) \s (?: also \s )? make \s you \b",
    flags=re.IGNORECASE,
    needs=("make",),
    example=("It may cause gout. This can make you dizzy.", ["gout", "aside: general"]),
    counter_example="This medicine can make you limp.",
)


class LaySentence(NamedTuple):
    """What a sentence in plain language says."""

    effects: tuple[Effect, ...]
    front: int
    """How much of it, from its begin, is left to be read as any sentence is."""


def lay_effects(text: str) -> LaySentence | None:
    """The effects of such a sentence; null for another."""
    text = text.rstrip(" .")
    if possible := HAPPENS_BUT.match(text):
        said = Statement(statement(possible["band"]).frequency) if possible["band"] else NOTHING
        found = tuple(e._replace(said=together(e.said, said)) for e in named_in(possible["names"]))
        return LaySentence(found, 0) if are_mostly_names(found) else None
    if worse := YOURS_GETS_WORSE.match(text):
        name, does = worse["name"], worse["does"].lower()
        said = Statement(statement(worse["front"] or "").frequency)
        effects = whole(f"{name} {does if name.endswith('s') else f'{does}s'} {worse['how']}")
        return LaySentence(tuple(e._replace(said=together(e.said, said)) for e in effects), 0)
    if turns := YOURS_TURNS.match(text):
        return LaySentence(whole(turns["name"]), 0)
    does = DOES.match(text)
    if does is None:
        return None
    if level := _LEVEL.match(does["subject"]):
        return LaySentence(tuple(e._replace(detail=text[level.end() :].strip()) for e in whole(level[0])), 0)
    cuts = [(found.start(), found.end()) for found in NEXT_ACT.finditer(does["acts"])]
    begins = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(does["acts"])]
    out: list[Effect] = []
    front = 0
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        effects = _of_act(does["acts"][begin:end])
        if not effects and index:
            return None
        front = front if effects else does.start("acts") + end
        out += effects
    return LaySentence(tuple(out), front) if out else None


def _of_act(act: str) -> tuple[Effect, ...]:
    """The effects that one verb names; none where it is read as any sentence is."""
    if found := HARDER.match(act) or COLOURS.match(act) or WORKS.match(act):
        return whole(found["name"])
    if yours := MAKES_YOURS.match(act):
        return whole(f"{yours['how']} {yours['part']}")
    if slows := SLOWS.match(act):
        said = Statement(population=slows["who"])
        told = (slows["told"] or "").strip(" ,") or None
        return tuple(e._replace(said=said, detail=told) for e in whole(slows["name"]))
    if on := ON_YOU.match(act):
        given = [e for e in listed(on["names"]) if is_effect_name(e.name)] if on["gives"] else []
        return tuple(given) if on["gives"] else named_in(f"you {on['names']}")
    if act.lower().startswith(("cause ", "lead to ", "trigger ")):
        return named_in(f"it may {act}")
    return changes(f"It may {act}")
