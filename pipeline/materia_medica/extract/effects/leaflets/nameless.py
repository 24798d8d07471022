"""Sentences of a leaflet whose rows name nothing that befalls one: "it may be set out below", "keep it with you"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.leaflets.fragments import PLACE
from materia_medica.extract.effects.leaflets.joints import names_sign
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.read.document import Span

BEFALLS = Rule(
    name="word of what befalls one in a sentence, beside those of signs",
    pattern=rf"\b {any_of('leaflets', 'befalling')} \b",
    flags=re.IGNORECASE,
    example=(
        "Velotab may cause gout. You may get broken bones. It can damage your liver. These tablets include wheat.",
        ["gout", "broken bones", "damage to the liver", "aside: general"],
    ),
    counter_example="tablets",
)
CAUSED = Rule(
    name="that something comes of the medicine, or was seen",
    pattern=r"""
        \b (?: (?: may | can | could | might ) \s (?: also \s )? cause s? | (?: reports | cases ) \s of
            | side \s effects? \s (?: may \s | can \s | could \s )? (?: also \s )? includ (?: es? | ed ) ) \b
    """,
    flags=re.IGNORECASE,
    needs=("cause", "reports", "cases", "side effect"),
    example=(
        "There have been reports of wilting. These tablets include wheat. Side effects include chapped lips.",
        ["wilting", "chapped lips", "aside: general"],
    ),
    counter_example="because of it",
)
BETWEEN = Rule(
    name="what stands between two places",
    pattern=r"^ ,? \s (?: (?: and/or | and | or ) \s )? (?: (?: the | your | on | of | in ) \s )* $",
    flags=re.IGNORECASE,
    example=(
        "There have been reports of wilting. These tablets include wheat.\n\n"
        "Signs of it include yellowing of your skin or the whites of your eyes and hives.",
        ["wilting", "yellowing of your skin or the whites of your eyes", "hives", "aside: general"],
    ),
    counter_example=", itching and",
)


def without_nameless(rows: Collector, mark: int, sentence: Span) -> bool:
    """Take out what a sentence gave since the mark where none of it names an effect or a sign; says whether it did. A
    place that was parted from its effect goes back to it.
    """
    made = rows.since(mark)
    if not made:
        return False
    if not CAUSED.search(sentence.text) and not any(_is_named(row.effect) for row in made):
        rows.put_since(mark, ())
        rows.set_aside(sentence, aside_reason(sentence.text) or "general")
        return True
    if len(made) > 1 and any(PLACE.match(row.effect) for row in made):
        rows.put_since(mark, _with_places(made, sentence.text))
    return False


def _is_named(effect: str) -> bool:
    return names_sign(effect) or BEFALLS.search(effect) is not None


def _with_places(made: list[EffectRow], text: str) -> list[EffectRow]:
    """Rows, those that are a place put back to the one before: "yellowing of the skin" and "whites of the eyes"."""
    out: list[EffectRow] = []
    for row in made:
        before = out[-1].effect if out and PLACE.match(row.effect) else ""
        at = text.find(before) if before else -1
        end = text.find(row.effect, at + len(before)) if at >= 0 else -1
        if end >= 0 and BETWEEN.match(text[at + len(before) : end]):
            out[-1] = out[-1]._replace(effect=text[at : end + len(row.effect)])
        else:
            out.append(row)
    return out
