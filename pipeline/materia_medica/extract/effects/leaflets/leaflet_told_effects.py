"""Sentences of leaflets that name effects by where they are seen, by what may happen, or by a list in a parenthesis."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_heads import setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import AT_RISK, THERE_MAY_BE
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import MAY_INCLUDE
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

_BAND = rf"(?: very \s )? {any_of('leaflets', 'band_words')}"
_WHO = r"(?: patients | people | persons | individuals | donors | volunteers | men | women | children | adults )"
SEEN_IS = Rule(
    name="how often something is seen, in front of it",
    pattern=rf"""
        ^ \W* {_BAND} \s (?: seen | reported | observed ) \s
        (?: in \s (?P<who> (?: [\w-]+ \s ){{0,4}}? {_WHO} ) \s )? (?: is | are | was | were ) \s (?P<names> [^:;]+ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Very commonly seen in normal donors is low calcium and loss of hair.",
        ["low calcium; very_common; normal donors", "loss of hair; very_common; normal donors"],
    ),
    counter_example="Gout is commonly seen.",
)
IN_WHOM = Rule(
    name="in whom, in front of what is seen",
    pattern=rf"""
        ^ \W* in \s (?P<who> (?: (?! (?: an? | the | which | whom ) \b ) [\w-]+ \s ){{1,4}}? {_WHO} ) ,? \s
        (?= (?: an? | the | some | increased? | decreased? | low | high | raised ) \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "In some individuals a lowering of blood pressure was noted.",
        ["lowering of blood pressure"],
    ),
    counter_example="In patients with gout, fits may occur.",
)
SEE_BEHIND = Rule(
    name="effects that occurred or are included, in front of a pointer to a section",
    pattern=r"""
        ^ (?P<told> \W*
            (?! (?: if | when | for | tell | ask | talk | speak | please | before | your | you | he | she ) \b )
            [^.;:]{5,400} \s (?: ha (?: s | ve ) \s been \s (?: reported | observed | seen ) | include | may \s occur
                | can \s occur | (?: may | can ) \s cause ) \b [^.;:]{0,600}? )
        ,? \s \(? (?: please \s )? see \s (?: also \s )? section s? \s \d [^.;]{0,60} \W* $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=("section",),
    example=("Hives have been reported rarely, see section 2.", ["Hives; rare", "aside: reference"]),
    counter_example="Tell your doctor if you have gout, see section 2.",
)
OF_MANY = Rule(
    name="how many patients, which are no group",
    pattern=r"^ (?: some | a \s few | few | many | most | several | all | other | these ) \b",
    flags=re.IGNORECASE,
    example=("In some patients a lowering of blood pressure was noted.", ["lowering of blood pressure"]),
    counter_example="adult patients",
)
EXAMPLES_GIVEN = Rule(
    name="side effects and their examples in a parenthesis",
    pattern=r"""
        ^ [^.:;()]* \b side \s effects? \b [^.:;(),]* \b (?: reported | observed | seen ) \b [^.:;(),]*
        \( (?: e\.g\. | for \s example | such \s as | including ) ,? \s
        (?P<names> .+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "In addition, side effects are reported that come with such care (e.g. belly pain, gout and fits).",
        ["belly pain", "gout", "fits"],
    ),
    counter_example="Side effects are mild (see section 2).",
)
OCCURS_AS = Rule(
    name="forms in which an effect occurs",
    pattern=r"""
        ^ \W* (?P<effect> [\w\s-]{4,40}? ) \s (?: may | can | could ) \s (?: also \s )?
        (?: occur | appear | present ) \s as \s (?P<names> [^:;]+ )
    """,
    flags=re.IGNORECASE,
    example=(
        "The most common side effect is bleeding. Bleeding may occur as bruising or nose bleeds.",
        ["bleeding; common", "bruising; common", "nose bleeds; common"],
    ),
    counter_example="Bleeding may occur.",
)
TERM_BEHIND = Rule(
    name="what something may do, with its term in a parenthesis at the end",
    pattern=r"""
        ^ (?! \W* (?: if | when ) \b ) [^.:;()]* \b (?: may | can | could | might ) \s [^.:;()]{3,80}
        \( (?! (?: an? | the | become | see | increas\w+ | decreas\w+ ) \b ) (?P<one> [^()]{5,60} ) \) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "In rare cases, as you get well, the body can attack its own tissue (autoimmune disorders).",
        ["autoimmune disorders; rare"],
    ),
    counter_example="The body can attack its own tissue.",
)
MAY_RISE = Rule(
    name="what was measured and may rise or fall",
    pattern=r"""
        ^ \W* (?: [^.:;(),]{0,60} , \s )? (?: your \s | the \s )?
        (?P<what> (?: blood | body | liver | heart | sugar | potassium | sodium | calcium ) \s [\w\s-]{3,50}? ) \s
        (?: may | can | could | might ) \s (?: also \s )? (?P<how> increase | decrease | rise | fall ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "In rare cases, blood levels of liver enzymes may increase during treatment.",
        ["increase in blood levels of liver enzymes; rare"],
    ),
    counter_example="Your weight may increase.",
)
ALSO_REPORTED = Rule(
    name="sentence of a further effect behind the last item of a list",
    pattern=r"""
        (?<= [.)] ) \s+ (?P<also> (?! (?: These | This | It | They | Such | Some | Other | All | Most | Cases ) \b )
            [A-Z] [^.:;()]{3,100} \s (?: has | have ) \s also \s been \s (?: reported | observed | seen )
            [^.:;]{0,80} \.? ) $
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout\n* fits. Sudden loss of smell has also been seen.",
        ["gout; rare", "fits; rare", "Sudden loss of smell"],
    ),
    counter_example="fits. These have also been reported.",
)

ADDED = Rule(
    name="effects that some patients had besides those of others",
    pattern=r"""
        ^ (?= [^.;:]{0,200} \b side \s effects? \b ) [^.;:]{0,200}? \b
        (?: similar | the \s same | consistent | comparable ) \b [^.;:]{0,160}?
        \b (?: with | and | plus | but \s with ) \s (?: the \s )? (?: addition (?: al )? | further ) \s
        (?: (?: of | effects? \s of | reports? \s of ) \s )? (?P<names> [^.;:]+? )
        (?= , \s which \b | \s \( [^()]* \b 1 \s in \b | [.\s]* $ )
    """,
    flags=re.IGNORECASE,
    needs=("addition", "further"),
    example=(
        "Adolescents had side effects similar to those of adults, with the addition of gout, which may affect up to "
        "1 in 10 people.",
        ["gout; common"],
    ),
    counter_example="Side effects were similar in addition.",
)


def told_in(text: str) -> tuple[Effect, ...]:
    """The effects of a sentence that names them in one of these ways, before it is read by its verbs."""
    if found := SEEN_IS.match(text):
        who = Statement(population=found["who"])
        return tuple(e._replace(said=who) for e in listed(found["names"]) if is_effect_name(e.name))
    if found := EXAMPLES_GIVEN.match(text) or OCCURS_AS.match(text) or ADDED.search(text):
        return tuple(e for e in listed(found["names"].rstrip(" .").removesuffix(")")) if is_effect_name(e.name))
    return ()


def told_behind(text: str) -> tuple[Effect, ...]:
    """The effects of a sentence that names none by its verbs: the term at its end, or what may rise."""
    if found := TERM_BEHIND.match(text):
        return tuple(e for e in whole(found["one"]) if is_effect_name(e.name))
    if found := MAY_RISE.match(text):
        return whole(f"{found['how']} in {found['what']}")
    return ()


def may_include(text: str) -> tuple[Effect, ...]:
    """The effect of "allergic reactions that may include rash and fever", whose signs are its detail."""
    found = MAY_INCLUDE.match(text)
    if found is None:
        return ()
    signs = found["signs"].strip(" .")
    named = (e for e in listed(found["names"]) if is_effect_name(e.name))
    return tuple(e._replace(detail=joined_details(e.detail, signs)) for e in named)


def at_risk(text: str) -> tuple[Effect, ...]:
    """The effects of which a sentence says that there is a risk."""
    found = AT_RISK.search(text)
    if found is None:
        return ()
    said = Statement(setting=setting_of_words(text))
    return tuple(e._replace(said=said) for e in listed(found["names"]))


def may_be(text: str) -> tuple[Effect, ...]:
    """The effects of "there may be a rise in weight and in lipids"."""
    found = THERE_MAY_BE.match(text)
    if found is None:
        return ()
    if change := found["change"]:
        return (*listed(f"{change} in {found['one']}"), *whole(f"{change} in {found['other']}"))
    return tuple(e for e in listed(found["names"]) if is_effect_name(e.name))
