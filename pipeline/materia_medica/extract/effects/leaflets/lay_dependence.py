"""What comes of long use and of stopping, in plain language: one becomes tolerant or addicted, or withdraws."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.lay_rules import LONG_USE
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_stopping import WITHDRAWAL
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.word_tables import any_of

_MAY = r"""
    (?: may | might | can | could | will ) \s
    (?: (?: also | sometimes | rarely | occasionally | even | eventually | gradually ) \s )*
"""
_GROUP = rf"(?: {any_of('leaflets', 'groups')} )"
_ON = r"(?: \s (?: to | on | upon ) \s (?: (?: this | the | your ) \s )? [\w-]+ )?"

BECOMES_USED = Rule(
    name="one or the body becomes tolerant, addicted or dependent",
    pattern=rf"""
        ^ \W* (?: [^.:;,]{{3,90}}? ,? \s )??
        (?: (?: your \s body | you | (?: (?: some | a \s few | many ) \s )? people | they ) \s
                (?: {_MAY} (?: find \s (?: that \s )? (?: you | they ) \s (?: {_MAY} )? )? )
          | (?: (?: some | a \s few | many ) \s )? people \s (?: (?: also | sometimes | even | do ) \s )*
                (?: find \s (?: that \s )? they \s (?: {_MAY} )? )?
          | it (?: ['’] s | \s is ) \s (?: also \s )? possible \s
                (?: to | (?: that \s )? (?: you | people ) \s {_MAY} ) \s?
          | there (?: ['’] s | \s is ) \s (?: an? \s )? (?: (?: small | slight | also ) \s )* (?: risk | chance ) \s
                (?: of \s | (?: that \s )? you \s {_MAY} ) )
        (?: (?P<comes> (?: (?: come | begin | start | grow ) \s to \s )? (?: depend | rely ) \s (?: on | upon ) \s
                (?: (?: this | the | your ) \s )? (?! each \b | your \b | food ) [\w-]+ )
          | (?: become | becoming | get | getting | grow ) \s
            (?P<how> (?: (?: more | physically | mentally | psychologically ) \s )?
                (?: tolerant | addicted | dependent | reliant ) \b {_ON} )
          | (?: (?: build | building ) \s up | develop | developing ) \s (?: an? \s )?
            (?P<what> (?: tolerance | addiction | dependence | dependency ) \b {_ON} ) )
    """,
    flags=re.IGNORECASE,
    needs=("tolera", "addict", "depend", "reliant", "rely"),
    example=(
        "After years of use you might grow tolerant to it. It's also possible to get addicted to "
        "exampline. You can build up a tolerance to it. A few people find that they come to rely on it.",
        ["becoming tolerant to it", "becoming addicted to exampline", "tolerance to it", "come to rely on it"],
    ),
    counter_example="You may become pregnant.",
)
GROUPS_GET = Rule(
    name="kinds of patients, and what they can get",
    pattern=rf"""
        ^ \W* (?P<who> {_GROUP} (?: (?: , \s | \s and \s | \s or \s ) {_GROUP} ){{0,2}} ) \s
        (?: {_MAY} | are \s (?: also \s )? more \s likely \s to \s )
        (?P<names> (?: get | have | develop | experience | notice ) \s
            (?! (?: these | this | any | other | more \s side | side | better | to | been | it | regular ) \b )
            [^.:;]{{3,160}}? )
        (?P<told> ,? \s (?: (?: and | or ) \s (?: may | can | might | are | should )
            | if | when | while | because | unless | but ) \s [^.:;]+ )? \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Toddlers and babies might also get a swollen, sore mouth if they use too much. Teenagers may have acne.",
        ["swollen, sore mouth; if they use too much; toddlers and babies", "acne; teenagers"],
    ),
    counter_example="Some people may get hives.",
)
WITHDRAWS = Rule(
    name="withdrawal symptoms that one may get, be it with examples",
    pattern=rf"""
        ^ \W* (?: [^.:;]{{3,140}}? ,? \s )??
        (?: (?: you | people | some \s people | they | your \s child ) \s {_MAY}
              (?: get | have | experience | notice | develop | suffer (?: \s from )? )
          | {_MAY} (?: cause | lead \s to | give \s you | result \s in ) ) \s (?: an? \s | some \s )?
        (?P<names> (?: (?: mild | severe | serious | unpleasant ) \s )? withdrawal \s (?: side \s )?
            (?: symptoms? | effects? | reactions? ) )
        (?: ,? \s (?: such \s as | like | including ) \s (?P<signs> [^.:;]{{3,200}}? ) )?
        (?: ,? \s (?: if | when | after | once ) \s [^.:;]{{3,100}} )? \W* $
    """,
    flags=re.IGNORECASE,
    needs=("withdrawal",),
    example=(
        "If you suddenly stop taking it, you may get withdrawal symptoms. Coming off it too fast can cause withdrawal "
        "side effects, such as fits and sore legs.",
        ["withdrawal symptoms", "fits", "sore legs"],
    ),
    counter_example="You may get gout, or withdrawal symptoms.",
)


def of_groups(text: str) -> tuple[Effect, ...]:
    """The effects that a sentence says kinds of patients can get; none for another sentence."""
    found = GROUPS_GET.match(text)
    if found is None:
        return ()
    said = Statement(population=found["who"].lower())
    told = (found["told"] or "").strip(" ,") or None
    effects = named_in(f"you {found['names']}")
    named = tuple(e._replace(said=together(e.said, said), detail=joined_details(e.detail, told)) for e in effects)
    return named if are_mostly_names(named) else ()


def of_dependence(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence; none for another."""
    if withdraws := WITHDRAWS.match(text):
        said = Statement(context=WITHDRAWAL)
        names = named_in(withdraws["signs"]) if withdraws["signs"] else whole(withdraws["names"])
        return tuple(e._replace(said=together(e.said, said)) for e in names)
    found = BECOMES_USED.match(text)
    if found is None:
        return ()
    said = Statement(context="long_term") if LONG_USE.match(text) else NOTHING
    name = f"becoming {found['how']}" if found["how"] else found["what"] or found["comes"]
    return tuple(e._replace(said=together(e.said, said)) for e in whole(name))
