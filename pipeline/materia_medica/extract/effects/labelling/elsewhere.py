"""Events that a label lists with a pointer to where it discusses them: each item of such a list is an effect."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.blanked import without_pointers
from materia_medica.extract.effects.labelling.contexts import contexts_of
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of, words
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.schema.ids import fold

_MOST_WORDS = 24
_SEVERITY = words("labelling", "pieces_of_severity")
"""No event by themselves: "Serious and Sometimes Fatal Gout"."""
_EDGES = " \t\n.,;:*•·–—-"

TOLD_ELSEWHERE = Rule(
    name="introduction of what is discussed elsewhere",
    pattern=rf"""
        \b {any_of("labelling", "telling")} \b [^.:]{{0,80}}
            \b {any_of("labelling", "elsewhere")} \b [^.:]{{0,80}} [:.] \s* $
    """,
    flags=re.IGNORECASE,
    needs=(" part", "elsewhere", "section", "warnings and precautions"),
    example=(
        "These reactions are discussed elsewhere in the labeling:\n\n- Odd masses [see Warnings (5.1)]",
        ["Odd masses"],
    ),
    counter_example="These reactions are listed below:",
)
IN_WHOM = Rule(
    name="in whom an event is discussed",
    pattern=rf"""
        \s (?: in | for ) \s (?: the \s )? (?: [\w-]+ \s ){{0,2}}?
            {any_of("labelling", "people", "people_of_age")} \b .* $
    """,
    flags=re.IGNORECASE,
    example=(
        "These are discussed elsewhere:\n\n- Odd masses in children, adolescents, and adults [see Warnings]",
        ["Odd masses"],
    ),
    counter_example="Swelling in the hands",
)
OF_PRODUCT = Rule(
    name="product behind an event",
    pattern=r"\s (?: with | to | of | from ) \s (?: the \s )? [A-Z][A-Z-]{3,} [®™]? (?: \s .* )? $",
    example=("These are discussed elsewhere:\n\n- Odd masses with VELORINE Injection [see Warnings]", ["Odd masses"]),
    counter_example="Odd masses with thrombosis",
)
SHARES_NOUN = Rule(
    name="kinds that share the noun behind them",
    pattern=r"[^,/]* (?: ic | al | ous | ive | ory | ar | ate ) \s (?: and | or ) \s [^,/]+ $",
    example=(
        "These are discussed elsewhere:\n\n- Optic and topical oddness [see Warnings]",
        ["Optic and topical oddness"],
    ),
    counter_example="Gout, odd masses and fever",
)
CHANGE_IN = Rule(
    name="change of several things",
    pattern=rf"(?: {any_of('labelling', 'changes')} | increased \s \w+ ) \s (?: in | with | of ) \s [^,/]+ $",
    flags=re.IGNORECASE,
    example=(
        "These are discussed elsewhere:\n\n- Interference with thought and skill [see Warnings]",
        ["Interference with thought and skill"],
    ),
    counter_example="Interference, thought",
)
NO_EVENT = Rule(
    name="what is discussed and is no event",
    pattern=rf"""
        (?: {any_of("labelling", "no_event_begins")} (?: \s .* )?
            | (?: .* \s )? {any_of("labelling", "no_event_ends")} ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "These are discussed elsewhere:\n\n- Use with alcohol [see Warnings]\n- Odd masses [see Warnings]"
        "\n- Gout and Fat Metabolism [see Warnings]",
        ["Odd masses", "Gout"],
    ),
    counter_example="Odd masses",
)


ELSEWHERE = (TOLD_ELSEWHERE, IN_WHOM, OF_PRODUCT, SHARES_NOUN, CHANGE_IN, NO_EVENT)


def introduces_elsewhere(text: str) -> bool:
    """Whether a sentence introduces events that the label discusses in other sections."""
    return TOLD_ELSEWHERE.search(text) is not None


def told_elsewhere(text: str) -> tuple[Effect, ...] | None:
    """The events of one item of such a list, written as in the label; null where the words are no item of one."""
    bare = " ".join(without_pointers(text).split()).strip(_EDGES)
    if not bare or bare.count(" ") >= _MOST_WORDS or ". " in bare or "]" in bare or text.rstrip().endswith(":"):
        return None
    if NO_EVENT.match(bare):
        bare = bare.rpartition(" and ")[0]  # "Low Calcium and Mineral Metabolism"
        if not _is_named(bare) or NO_EVENT.match(bare):
            return ()
    if has_verb(bare):
        return None
    whom = IN_WHOM.search(bare) or OF_PRODUCT.search(bare)
    events = [
        effect._replace(
            said=effect.said.without_frequency(),
            detail=joined_details(effect.detail, whom[0].strip() if whom else None),
        )
        for effect in _events(bare[: whom.start()] if whom else bare)
        if not NO_EVENT.match(effect.name) and any(map(str.isalpha, effect.name))
    ]
    named = [event for event in events if event.name.lower() not in _SEVERITY]
    return (*named, *_named_besides(bare, named)) if events else ()


def _events(words: str) -> tuple[Effect, ...]:
    """The effects of an item; it is one where what "and" parts is none alone: "dermatologic and dental toxicity"."""
    effects = effects_in(words)
    if len(effects) > 1 and (CHANGE_IN.match(words) or (SHARES_NOUN.match(words) and not _is_named(effects[0].name))):
        return (Effect(name=words, detail=None, said=statement(words), category=None, hints=(), is_reworded=False),)
    return effects


def _is_named(words: str) -> bool:
    return bool(names_in(tokens_of(words), text=words))


def _named_besides(bare: str, events: list[Effect]) -> list[Effect]:
    """What the words name beyond their events: "Hypersensitivity Including Anaphylaxis"."""
    said = [f" {fold(event.name)} " for event in events]
    tokens = tokens_of(bare)
    contexts = contexts_of(bare.lower())
    found = []
    for name in names_in(tokens, text=bare):
        begin, end = tokens.starts[name.start], tokens.ends[name.end - 1]
        words = bare[begin:end]
        is_short_form = bare[begin - 1 : begin] == "("
        if name.is_reworded or name.kind == "class" or is_short_form or contexts.refuse(begin, end):
            continue
        if not any(f" {fold(words)} " in event for event in said):
            found.append(Effect(name=words, detail=None, said=NOTHING, category=None, hints=(), is_reworded=False))
    return found
