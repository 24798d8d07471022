"""What the effects of one list share: the words in front of it, its tail, and what closes its last piece."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_names import only_states
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import together

SHARED_TAIL = Rule(
    name="tail of a whole list",
    pattern=r"^ (?: with | after | from | during ) \s",
    flags=re.IGNORECASE,
    example=(
        "bone loss, caries, and gout with prolonged use",
        [(effect, "with prolonged use", None) for effect in ("bone loss", "caries", "gout")],
    ),
    counter_example="especially with prolonged use",
)


def with_shared_tail(effects: list[Effect], tails: tuple[str, ...]) -> list[Effect]:
    """Long use behind a list that "and" closes holds for each: "bone loss, caries, and gout with long-term use"."""
    *others, last = effects
    is_long_use = last.said.context == "long_term" and SHARED_TAIL.match(last.detail or "") and last.detail in tails
    bare = [e for e in others if e.detail != last.detail]
    if not is_long_use or any(e.detail or e.hints or e.said.says_something for e in bare):
        return effects
    return [*(e._replace(said=last.said._replace(frequency=None), detail=last.detail) for e in others), last]


def with_end(effect: Effect, last: Effect, *, is_reworded: bool) -> Effect:
    """An effect with what closes the last of a run that shares a word: "bleeding or ulcers (with diclofenac)"."""
    if is_reworded and effect.said.tier is None:
        detail = effect.detail or (last.detail if last.said.context else None)
        return effect._replace(said=together(effect.said, last.said), detail=detail, hints=effect.hints or last.hints)
    if last.said.context and last.detail and not effect.said.context and not effect.detail:
        return effect._replace(said=effect.said._replace(context=last.said.context), detail=last.detail)
    return effect if effect.hints or not last.hints else effect._replace(hints=last.hints)


def with_leads(effect: Effect, leads: list[str]) -> Effect:
    """An effect with what the words in front of its list state and tell of it."""
    said = together(effect.said, *(statement(lead, is_group=False) for lead in leads))
    detail = joined_details(*(d for d in (effect.detail, *leads) if d and not only_states(d)))
    return effect._replace(said=said, detail=detail, hints=(*effect.hints, *leads))
