"""Paragraphs on the signs of an effect that was named before, which are none by themselves, be it within its list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.leaflets.leaflet_event_signs import EventSigns
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of
from materia_medica.extract.effects.leaflets.leaflet_prose import LeafletProse
from materia_medica.extract.effects.leaflets.leaflet_signs_below import SIGNS
from materia_medica.extract.effects.leaflets.named_events import key_of
from materia_medica.extract.effects.leaflets.told_signs import THESE_ARE
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.layout.lines import Line

_FEWEST_IN_HEAD = 2
"""Sentences of such a paragraph that heads a list of the signs; other rules know heads of one."""
SIGNS_OF_NAMED = Rule(
    name="sentence on the signs of an effect that was named before",
    pattern=rf"""
        ^ \W* {SIGNS} \s of \s (?: (?: an? | the | too | having ) \s )* (?P<event> [^.:;,()]{{3,60}}? )
        (?: \s \( [^()]* \) )?
        (?: \s (?: may | might | can | could | will | usually | often | normally | sometimes | are | include | appear
                | come | begin | start | develop | vary | differ ) \b | \s? : )
    """,
    flags=re.IGNORECASE,
    needs=(" of ",),
    example=(
        "Common (may affect up to 1 in 10 people)\n\n* low blood sugar\n\nThe signs of low blood sugar may come on "
        "suddenly. They can include: a cold sweat, headache and shaking.\n\n* indigestion",
        [
            "low blood sugar; The signs of low blood sugar may come on suddenly.; "
            "They can include: a cold sweat, headache and shaking.; common",
            "indigestion; common",
        ],
    ),
    counter_example="Signs of gout",
)


def tells_of_named(line: Line, rows: Collector, signs: EventSigns, prose: LeafletProse) -> bool:
    """Whether a paragraph tells the signs of an effect that was named before, and goes on below its band."""
    sentences = sentences_of(line.span)
    n, is_last = (0, False) if line.is_heading else named_in_front(sentences, rows)
    if line.span.text.rstrip().endswith(":"):
        if n < _FEWEST_IN_HEAD or n < len(sentences):
            return False
        rows.head(line.span)
        signs.open(rows.mark() - is_last, is_serious=head_of(line.span.text).is_serious)
        return True
    for sentence in sentences[:n]:
        if not (is_last and rows.tell_signs(0, sentence.span, line.span, go_on=True)):
            rows.set_aside(sentence.span, "general")
    if 0 < n < len(sentences):
        rest = line.span.cut(sentences[n].span.start - line.span.start)
        prose.read(rest, None, keeps_band=True, behind=rows.mark() - is_last)
    return n > 0


def named_in_front(sentences: Sequence[Sentence], rows: Collector) -> tuple[int, bool]:
    """How many sentences at the begin of a paragraph tell the signs of an effect that was named before it, and whether
    that was the last one.
    """
    found = SIGNS_OF_NAMED.match(sentences[0].text) if sentences else None
    if found is None or statement(sentences[0].text).frequency is not None:
        return 0, False
    key = key_of(found["event"])
    named = [is_called(row, key) for row in rows.made]
    if not any(named):
        return 0, False
    others = (at for at, sentence in enumerate(sentences[1:], 1) if not THESE_ARE.match(sentence.text))
    return next(others, len(sentences)), named[-1]


def is_called(row: EffectRow, key: str) -> bool:
    """Whether a row has this effect, or has it as another name."""
    return key == key_of(row.effect) or any(key == key_of(told) for told in (row.detail or "").split("; "))
