"""What the effects of one list take over: the tail of the list, words in front of it, the class that lists them."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_like import could_be_effect
from materia_medica.extract.language.effect_names import only_states
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.leads_and_tails import LEAD
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import RISK
from materia_medica.extract.language.statement import together
from materia_medica.schema.ids import fold

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

UNWANTED = Rule(
    name="class of side effects",
    pattern=r"""
        \b (?: side | adverse | unwanted | undesirable ) [-\ ] (?: drug \s )? (?: effects | events | reactions ) $
    """,
    flags=re.IGNORECASE,
    example=("cardiac side effects (stroke)", [("stroke", None, "cardiac side effects")]),
    counter_example="vascular events",
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
    """An effect with the circumstances that stand in front of its list: "with prolonged use, bone loss"."""
    said = together(effect.said, *(statement(lead, is_group=False) for lead in leads))
    detail = joined_details(*(d for d in (effect.detail, *leads) if d and not only_states(d)))
    return effect._replace(said=said, detail=detail, hints=(*effect.hints, *leads))


def of_class(member: Effect, name: str) -> Effect:
    """A member of a class; a risk in front of the class is one of each member: "increased risk of events (stroke)"."""
    if member.category:
        return member
    risk = RISK.match(name)
    if risk is None or RISK.match(f"{member.name} "):
        return member._replace(category=name)
    return member._replace(category=name[risk.end() :], name=f"{risk[1]} {member.name}", is_reworded=True)


def is_whole_effect(member: Effect, words_: str) -> bool:
    """Whether words are the name of one effect, and tell no circumstance."""
    return not LEAD.match(words_) and fold(member.name) == fold(words_) and could_be_effect(member.name.lower())
