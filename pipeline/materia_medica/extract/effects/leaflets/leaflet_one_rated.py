"""Sentences of an item that say how often one of its effects occurs: "Gout and fits. Gout is rare"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.effects.leaflets.leaflet_told_bands import ARE_RATED
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, together
from materia_medica.schema.ids import fold

UNKNOWN_OF = Rule(
    name="effect whose frequency is not known, where others of its item are rated",
    pattern=r"""
        ^ \W* the \s frequency \s of \s (?P<names> (?! these | this | such ) [^.:;,()]{3,100}? ) \s
        (?: is | was | has | can ) (?: \s? not \b | \s unknown \b )
    """,
    flags=re.IGNORECASE,
    needs=("frequency",),
    example=(
        "Tell your doctor at once if you notice:\n\n* gout and bone loss. Gout is rare: it may affect up to 1 in 1,000 "
        "people. The frequency of bone loss cannot be determined, as cases were only reported since marketing.",
        ["gout; rare; serious", "bone loss; serious"],
    ),
    counter_example="The frequency of these side effects is not known.",
)


def of_one(sentence: str) -> str | None:
    """The effect whose frequency a sentence of an item tells, by its name; null where it names none."""
    found = ARE_RATED.match(sentence) or UNKNOWN_OF.match(sentence)
    return found["names"].strip() if found else None


def rated_apart(effects: tuple[Effect, ...], sentences: Iterable[str]) -> tuple[tuple[Effect, ...], list[str]]:
    """The effects of an item, each as frequent as a sentence says that names it alone, and the sentences that name none
    of several.
    """
    left: list[str] = []
    out = list(effects)
    for sentence in sentences:
        name = fold(of_one(sentence) or "")
        at = next((n for n, effect in enumerate(effects) if fold(effect.name) == name), None)
        if at is None or len(effects) == 1:
            left.append(sentence)
        else:
            said = statement(sentence) if ARE_RATED.match(sentence) else NOTHING
            out[at] = out[at]._replace(said=together(out[at].said, said))
    return tuple(out), left
