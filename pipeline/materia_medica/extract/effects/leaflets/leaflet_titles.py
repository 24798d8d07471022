"""Events that stand as titles in front of the sentences that tell their signs: "Lung infection Tell your doctor if"."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_events import event_of
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.told_signs import SIGNS_BEGIN
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line, line_of_part

_SIGNS = any_of("leaflets", "signs")
_NO_EVENT = re.compile(rf"\b(?:side effects?|reporting|{_SIGNS})\b", re.IGNORECASE)
_TELLS = re.compile(rf"\b(?:{_SIGNS}|life-threatening|fatal)\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
TITLED = Rule(
    name="event as a title in front of the sentences that tell its signs",
    pattern=rf"""
        ^ \W* (?P<title> [A-Z] (?: [^.:;,?!()\n] | \( [^()]* \) ){{3,90}}? ) (?: \s* : )? \s+
        (?: (?<= : \s ) (?= you \s (?: may | might | could ) \s (?: notice | experience | get | feel | have ) \b )
          | (?= (?: If \s you | (?: Tell | Contact | Call ) \s (?: your | a ) | Talk \s to | Seek
                | Stop \s (?: taking | using ) | There \s have \s been | Most | You \s (?: may | might | could )
                | (?: (?: The \s )? (?-i: Signs | Symptoms ) | The \s (?: signs | symptoms )
                    | (?<= \) \s ) the \s (?: signs | symptoms )
                    | (?: (?<= \) : \s ) | (?<= \) \s [–—-] \s ) )
                        (?: the \s )? (?: signs | symptoms ) ) \s (?: may | can | include | are ) ) \b )
        (?= .* \b (?i: {_SIGNS} | if \s you \s have ) \b ) )
    """,
    flags=re.DOTALL,
    example=(
        "Pneumonia (a common side effect) Tell your doctor at once if you get any of the following symptoms:\n\n"
        "* fever\n\nReporting of gout Tell your doctor if you get any of the following symptoms:\n\n* thirst\n\n"
        "Fits (rare) – the signs may include shaking. Fits may be fatal. Tell a doctor at once.",
        [
            *("Pneumonia; common; serious", "thirst"),
            "Fits; the signs may include shaking.; Fits may be fatal.; rare; serious",
            *("aside: general", "aside: advice"),
        ],
    ),
    counter_example="Lung infection is common. Tell your doctor if you have fever.",
)
YOU_MAY = Rule(
    name="what one may notice of the event in the title",
    pattern=r"""
        ^ \W* you \s (?: may | might | can | could ) \s (?: also \s )?
            (?: notice | experience | get | have | be (?! \s given ) | feel | see ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout Tell your doctor at once. The signs may include pain. You could also experience fever.",
        ["Gout; The signs may include pain.; You could also experience fever.; serious", "aside: advice"],
    ),
    counter_example="You may need other medicines.",
)

IF_YOU_GET = Rule(
    name="what to do if one has signs of the event in the title",
    pattern=r"""
        ^ \W* (?: (?: please \s )? (?: tell | contact | call | talk | seek | see | stop ) \b [^.:;]* \b )?
        if \s you \s (?: do \s )? (?: get | have | notice | experience | develop | feel ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Brain disease Most people get well. If you have a fever or fits, contact your doctor at once.",
        ["Brain disease; If you have a fever or fits, contact your doctor at once.; serious", "aside: unexplained"],
    ),
    counter_example="If you inject it often",
)
TREATS = Rule(
    name="medicines that are given against the event in the title",
    pattern=r"""
        \b (?: give | given | need | take | receive ) \s (?: (?! not \b ) [\w()-]+ \s ){0,6}?
        (?: other | another | some | further | additional | different ) \s (?: [\w-]+ \s )? medicines? \b
    """,
    flags=re.IGNORECASE,
    needs=("medicine",),
    example=(
        "Fits (very rare) Tell your doctor at once. The signs may include pain. The drip will be stopped and a "
        "nurse may give you another medicine.",
        ["Fits; The signs may include pain.; very_rare; serious", "aside: advice", "aside: advice"],
    ),
    counter_example="They may need medicines",
)
TITLE_BEFORE = Rule(
    name="title in front of a sentence that says what to do about its event",
    pattern=r"""
        ^ \W* (?P<title> [A-Z][a-z-]+ (?: \s [a-z-]+ ){0,3} ) \s
        (?= If \s you (?: \s already )? \s (?: have | get | develop ) \s [^.:]* , )
    """,
    example=(
        "Side effects may occur. Allergic reactions If you have an allergic reaction, see a doctor at once. The signs "
        "may include pain. You could also see hives.",
        ["allergic reaction; The signs may include pain.; You could also see hives.; serious", "aside: general"],
    ),
    counter_example="If you have gout, see a doctor.",
)


class Title(NamedTuple):
    """An event in front of the sentences that tell of it."""

    effects: tuple[Effect, ...]
    rest: Line
    """What stands behind it."""


def title_of(line: Line) -> Title | None:
    """The event in front of the sentences of a line; null where none stands there."""
    text = line.span.text
    found = None if line.is_heading or event_of(text.strip()) else TITLED.match(text)
    if found is None:
        return None
    name = _PARENTHESES.sub("", found["title"]).strip()
    rest = text[found.end() :].rstrip()
    frequency = head_of(found["title"]).frequency
    told = (
        text[: found.end()].rstrip().endswith((":", "–", "—", "-"))
        and re.match(rf"(?:the )?{_SIGNS}", rest) is not None
    )
    if told and frequency is None:
        return None  # it tells what the parenthesis names
    if frequency is None and "following" in rest.lower() and not rest.endswith(":"):
        return None  # it asks for care for what is listed below
    if _NO_EVENT.search(name) or has_verb(name) or not is_effect_name(name):
        return None
    said = Statement(frequency=frequency)
    effects = tuple(e._replace(said=together(e.said, said)) for e in listed(found["title"].rstrip(" –—-")))
    return Title(effects, line_of_part(line, found.end(), len(text))) if effects else None


def without_title(text: str) -> str:
    """A sentence without the title of its paragraph in front of it."""
    found = TITLE_BEFORE.match(text)
    return text[found.end() :] if found else text


def tells_of_title(sentence: Sentence, name: str) -> bool:
    """Whether a sentence behind a title only tells the signs of its event, or what to do about them."""
    text = sentence.text
    if SIGNS_BEGIN.match(text) or YOU_MAY.match(text) or IF_YOU_GET.match(text):
        return True
    return text.lower().startswith(name.lower()) and _TELLS.search(text) is not None
