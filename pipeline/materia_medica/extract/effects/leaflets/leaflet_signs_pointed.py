"""Heads that ask to look for the signs of an event, or say of what they list that these are such signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_signs_below import CLOSED, EVENT, IF_YOU, SIGNS
from materia_medica.extract.effects.leaflets.told_signs import OF_SIGNS
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence
from materia_medica.extract.language.word_tables import any_of

_MAY_BE = r"""
    (?: may | can | could | might ) \s (?: also \s )? be \s (?: (?: an? | the | early | possible | first ) \s )*
"""


def _another(name: str) -> str:
    """An event in a group of this name, or one that was named before."""
    return rf"(?: these \s reactions | (?: an? \s | the \s )? {EVENT.replace('event', name)} {CLOSED} )"


POINTING_AT_SIGNS = Rule(
    name="head that points at the signs of the event named in front of it",
    pattern=rf"""
        {IF_YOU} (?! [^.]* \b above \b ) (?: any \s )? (?: [\w-]+ \s ){{0,3}}? {SIGNS}
        (?: \s of \s (?: an? \s | the \s )? {EVENT} {CLOSED} )?
        (?: \s (?: during | after | while | in | when | or ) \b [^.:]*
            | ,? \s (?: such \s as | including | that \s include ) | , [^.:]* )? \s* [.:]? $
      | ^ \W* (?: the \s )? following \s (?: (?: side \s effects? | symptoms? | signs? ) \s )?
            {_MAY_BE} (?: {SIGNS} | warning ) \s (?: of | for ) \s {_another("other")} \s* :? $
      | \b following \b [^.:]* \b (?: these | they | which | this ) \s {_MAY_BE} {SIGNS} \s of \s
            {_another("named")} \s* : $
      | ^ \W* {SIGNS} \s that \s your \b [^.:]{{3,80}} \b includ (?: e | ing ) \s* : $
      | ^ \W* {SIGNS} \s (?: usually | may | can ) \s include \s [^.:]{{3,60}} \b the \s following \s* : $
    """,
    flags=re.IGNORECASE,
    example=(
        "Lung infection is common. Tell your doctor at once if you get any of the following symptoms:\n\n* fever",
        ["Lung infection; common; serious", "aside: general"],
    ),
    counter_example="Tell your doctor at once if you get any of the following:",
)

THEY_ARE = Rule(
    name="these are the signs of which the sentence in front speaks",
    pattern=r"^ \W* (?: these | they ) \s (?: (?: may | can | could ) \s )? include \s* :? $",
    flags=re.IGNORECASE,
    example=(
        "Lung infection is common. Look out for signs of infection when you travel. They may include:\n\n* fever",
        ["Lung infection; common", "aside: general"],
    ),
    counter_example="Side effects may include:",
)
OWN_BAND = Rule(
    name="item with a band of its own, among the signs of an event",
    pattern=rf"\( \s* (?: very \s )? {any_of('leaflets', 'band_words')} \s* \) \W* $",
    flags=re.IGNORECASE,
    example=(
        "Gout is common. Tell your doctor at once if you get any of the following symptoms:\n\n* fever\n* cough (rare)",
        ["Gout; common; serious", "cough; rare; serious", "aside: general"],
    ),
    counter_example="frequent urination (often)",
)


def pointing_at(sentences: Sequence[Sentence]) -> int | None:
    """Which of the last two sentences in front of a list points at it as the signs of an event; null where none."""
    n = len(sentences)
    if n > 1 and THEY_ARE.search(sentences[-1].text) and OF_SIGNS.search(sentences[-2].text):
        return n - 2
    return next((at for at in (n - 1, n - 2) if at >= 0 and _points(sentences[at].text)), None)


def _points(text: str) -> bool:
    """Whether a sentence points at signs below it: it ends in a colon, or says of what they are signs, or that they
    follow; "if you get these symptoms." points back.
    """
    found = POINTING_AT_SIGNS.search(text)
    return found is not None and (text.rstrip().endswith(":") or "following" in text.lower() or bool(found["event"]))


def event_pointed(head: str) -> tuple[Effect, ...]:
    """The event of which such a head speaks; empty where it names none."""
    found = POINTING_AT_SIGNS.search(head)
    name = found and (found["event"] or found["other"] or found["named"])
    return listed(name) if name else ()
