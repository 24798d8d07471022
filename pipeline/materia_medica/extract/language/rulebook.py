"""The rules of the grammar, family by family, each in the order in which its rules are tried."""

from __future__ import annotations

from collections.abc import Callable

from materia_medica.extract.language import sentence_families
from materia_medica.extract.language.around_names import (
    DETAIL_BEHIND,
    FREQUENCY_BEHIND,
    FREQUENCY_IN_FRONT,
    HEDGE,
    HEDGE_BEHIND,
    JOINER_BEHIND,
    name_and_tail,
)
from materia_medica.extract.language.circumstance import CONTEXTS, LASTING, circumstance_in
from materia_medica.extract.language.class_members import ABOVE_ALL, OF_SYSTEM, UNWANTED, WHERE
from materia_medica.extract.language.effect_like import EFFECT_END
from materia_medica.extract.language.effect_list_rules import (
    BETWEEN,
    CLOSED,
    ENUMERATED,
    LED_TO,
    NO_EFFECT,
)
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import (
    CHANGE_IN,
    CLASS,
    MEDICINE,
    OPEN_END,
    SIDE_EFFECTS,
    STATE,
    SYNDROME,
    VAGUE,
    ends_open,
    is_class,
    is_generic,
    names_medicine,
)
from materia_medica.extract.language.effects_of_list import SHARED_TAIL
from materia_medica.extract.language.examples import EXAMPLES_BEGIN, EXAMPLES_FOLLOW
from materia_medica.extract.language.explanations import (
    CALLED,
    DASH,
    EXPLAINED,
    SHOWS_AS,
    SIGN_OF,
    SIGNS_FOLLOW,
    SPEAKS_OF_ALL,
    WHAT_IT_IS,
)
from materia_medica.extract.language.frequency import CONTRADICTS, FILLING, contradicts_itself, rest_of
from materia_medica.extract.language.frequency_words import (
    COMPANY,
    COMPARED,
    COURSE,
    DESCRIBES,
    OF_USE,
    TIERS,
    tier_words,
)
from materia_medica.extract.language.leads_and_tails import CIRCUMSTANCE, FOR_WHOM, LEAD
from materia_medica.extract.language.lists import JOIN, KEPT_WHOLE
from materia_medica.extract.language.measured import FUNCTION, SUBSTANCE
from materia_medica.extract.language.neighbours import HARD_TO_DO, LAST_OF_PARTS, OPENS_PARTS, THOUGHTS
from materia_medica.extract.language.numbers import IN_WORDS, PERCENTAGE, RATIO, numbers_in
from materia_medica.extract.language.numbers_behind import NUMBER_BEHIND
from materia_medica.extract.language.own_statements import (
    ADVERB,
    CASES_OF,
    CIRCUMSTANCE_BEGINS,
    OPENS,
    SEGMENT_END,
    SOMETIMES,
    TELLS_COURSE,
)
from materia_medica.extract.language.parentheses import BRACKET, PLACEHOLDER, mask, unmask
from materia_medica.extract.language.pieces import AND_OR
from materia_medica.extract.language.rule import Family
from materia_medica.extract.language.seriousness import DENIED, MIXED, SERIOUS, SEVERE_GROUP, states_seriousness
from materia_medica.extract.language.shared_places import IN_PART, PLACE, SITE, TISSUE
from materia_medica.extract.language.shared_words import DIRECTION
from materia_medica.extract.language.stand_alone import ADJECTIVE_END, RISK, WORSE, cannot_stand


def _names(words: str) -> list[str]:
    return [e.name for e in effects_in(words)]


def _details(words: str) -> list[tuple[str, str | None, str | None]]:
    return [(e.name, e.detail, e.category) for e in effects_in(words)]


def _tiers(words: str) -> list[tuple[str, str | None]]:
    return [(e.name, e.said.tier) for e in effects_in(words)]


def _masked(words: str) -> tuple[str, list[str]]:
    masked = mask(words)
    return unmask(masked.text), list(masked.inside)


def _kinds(words: str) -> tuple[str, ...]:
    asked: dict[str, Callable[[str], bool]] = {
        "class": is_class,
        "no effect": is_generic,
        "medicine": names_medicine,
        "open": ends_open,
    }
    return tuple(kind for kind, is_it in asked.items() if is_it(words))


FAMILIES: tuple[Family, ...] = (
    Family(name="numbers of frequency", rules=(RATIO, PERCENTAGE, IN_WORDS), read=numbers_in),
    Family(
        name="words of frequency",
        rules=(*TIERS, COMPARED, OF_USE, COURSE, COMPANY, DESCRIBES),
        read=lambda words: tier_words(words, is_group=False),
    ),
    Family(
        name="seriousness",
        rules=(SERIOUS, SEVERE_GROUP, DENIED, MIXED),
        read=lambda words: states_seriousness(words, is_group=True),
    ),
    Family(name="circumstance", rules=(LASTING, *CONTEXTS), read=circumstance_in),
    Family(name="statement that contradicts itself", rules=(CONTRADICTS,), read=contradicts_itself),
    Family(name="what a statement leaves over", rules=(FILLING,), read=rest_of),
    Family(name="parenthesis", rules=(BRACKET, PLACEHOLDER), read=_masked),
    Family(name="stand alone", rules=(FUNCTION, SUBSTANCE, RISK, ADJECTIVE_END), read=cannot_stand),
    Family(
        name="list", rules=(KEPT_WHOLE, JOIN, HARD_TO_DO, THOUGHTS, OPENS_PARTS, LAST_OF_PARTS, AND_OR), read=_names
    ),
    Family(name="shared words", rules=(WORSE, DIRECTION, EFFECT_END, PLACE, IN_PART, SITE, TISSUE), read=_names),
    Family(
        name="kind of name",
        rules=(CLASS, SYNDROME, CHANGE_IN, VAGUE, SIDE_EFFECTS, STATE, MEDICINE, OPEN_END),
        read=_kinds,
    ),
    Family(name="circumstance", rules=(FOR_WHOM, CIRCUMSTANCE, LEAD), read=_details),
    Family(
        name="explanation",
        rules=(
            EXAMPLES_FOLLOW,
            EXPLAINED,
            DASH,
            EXAMPLES_BEGIN,
            SIGNS_FOLLOW,
            SHOWS_AS,
            SPEAKS_OF_ALL,
            WHAT_IT_IS,
            CALLED,
            TELLS_COURSE,
        ),
        read=_details,
    ),
    Family(
        name="what an item states",
        rules=(
            BETWEEN,
            ENUMERATED,
            SIGN_OF,
            NUMBER_BEHIND,
            SEGMENT_END,
            ADVERB,
            CASES_OF,
            CIRCUMSTANCE_BEGINS,
            OPENS,
            SOMETIMES,
        ),
        read=_tiers,
    ),
    Family(
        name="effects of a list",
        rules=(SHARED_TAIL, OF_SYSTEM, ABOVE_ALL, UNWANTED, WHERE, CLOSED, NO_EFFECT, LED_TO),
        read=_details,
    ),
    Family(
        name="name and what is around it",
        rules=(FREQUENCY_IN_FRONT, HEDGE, DETAIL_BEHIND, HEDGE_BEHIND, FREQUENCY_BEHIND, JOINER_BEHIND),
        read=name_and_tail,
    ),
    *sentence_families.FAMILIES,
)
