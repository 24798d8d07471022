"""The rules of sentences, family by family: part of the rule book."""

from __future__ import annotations

from materia_medica.extract.language import beside, lay
from materia_medica.extract.language.asides import KINDS, aside_of
from materia_medica.extract.language.between_sentences import (
    ANNOUNCES,
    CONTINUES,
    POINTS_BACK,
    SPEAKS_OF_ITEM,
    SPEAKS_OF_THE_LAST,
    asks_for_care,
    carried_over,
    continues,
    own_frequency,
    points_back,
)
from materia_medica.extract.language.care import DISCUSSED, NO_EFFECT, REQUIRES
from materia_medica.extract.language.causes import ABSORPTION, LEADS_TO
from materia_medica.extract.language.classes import (
    BARE_SYSTEM,
    BETWEEN_SYSTEMS,
    CLASS,
    OF_ANY_CLASS,
    SYSTEM,
    class_of,
    names_bare_system,
    names_system,
)
from materia_medica.extract.language.clause_shapes import SHAPES, read_clause
from materia_medica.extract.language.clauses import AS_SIDE_EFFECT, PRONOUNS, THOUGH_RARE, Clause
from materia_medica.extract.language.denials import PSEUDO_DENIALS, SCOPE
from materia_medica.extract.language.effect_like import EFFECT_LIKE
from materia_medica.extract.language.general import SUBJECTS, speaks_in_general
from materia_medica.extract.language.introductions import (
    CAUSE_BEFORE_CLASS,
    CLOSING_CARE,
    FROM_TO,
    INTRODUCTION,
    INVERTED,
    OCCUR_BEHIND,
    PARTICULARLY,
    SUBORDINATE,
)
from materia_medica.extract.language.occurrences import INCLUDING
from materia_medica.extract.language.risks import CAUSE_BEFORE_RISK, LINK_OF_RISK, RAISES_RISK
from materia_medica.extract.language.rule import Family
from materia_medica.extract.language.sentence_grammar import (
    AS_ABOVE,
    BETWEEN_CLAUSES,
    CONCESSION,
    MONITOR,
    PRONOUN_START,
    SOME_CASES,
    read_sentence,
)
from materia_medica.extract.language.shape import INSIDE_LIST
from materia_medica.extract.language.subjects import CIRCUMSTANCE, EFFECT_NOUN, MEDICINE
from materia_medica.extract.language.verb_nouns import ARTICLE, YOUR
from materia_medica.extract.language.verbs import PART_OF_NAME, VERBS, has_verb


def _words(clause: Clause) -> str:
    return f"{clause.front} {clause.words}".strip()


def _clauses(words: str) -> list[str]:
    return [_words(clause) for clause in read_clause(words)]


def _sentence(words: str) -> list[str]:
    reading = read_sentence(words)
    return [_words(clause) for clause in reading.clauses] or [str(reading.reason)]


FAMILIES: tuple[Family, ...] = (
    Family(name="verb", rules=(*VERBS, PART_OF_NAME), read=has_verb),
    Family(name="aside", rules=tuple(rule for kind in KINDS for rule in kind.rules), read=aside_of),
    Family(name="what a denial governs", rules=SCOPE, read=aside_of),
    Family(name="general", rules=(*SUBJECTS[2:], *EFFECT_LIKE), read=speaks_in_general),
    Family(
        name="sentence with a verb",
        rules=(SOME_CASES, MONITOR, AS_ABOVE, CONCESSION, BETWEEN_CLAUSES, *beside.ALL, *PSEUDO_DENIALS),
        read=_sentence,
    ),
    Family(
        name="introduction",
        rules=(
            INVERTED,
            INTRODUCTION,
            PARTICULARLY,
            SUBORDINATE,
            CAUSE_BEFORE_CLASS,
            FROM_TO,
            CLOSING_CARE,
            OCCUR_BEHIND,
        ),
        read=_sentence,
    ),
    Family(name="care by name", rules=(NO_EFFECT, REQUIRES, DISCUSSED), read=_sentence),
    Family(
        name="clause",
        rules=(
            *(shape.rule for shape in SHAPES),
            *(CAUSE_BEFORE_RISK, RAISES_RISK, LINK_OF_RISK),
            *(ARTICLE, YOUR),
            *(LEADS_TO, ABSORPTION),
            INCLUDING,
        ),
        read=_clauses,
    ),
    Family(name="plain language", rules=lay.RULES, read=lay.told_plainly),
    Family(name="words of a clause", rules=(THOUGH_RARE, AS_SIDE_EFFECT, PRONOUNS), read=_clauses),
    Family(name="subject", rules=(MEDICINE, EFFECT_NOUN), read=_clauses),
    Family(
        name="detail of a clause",
        rules=(CIRCUMSTANCE,),
        read=lambda words: [clause.detail for clause in read_clause(words)],
    ),
    Family(
        name="frequency of a clause",
        rules=(INSIDE_LIST, PRONOUN_START),
        read=lambda words: [clause.said.tier for clause in read_sentence(words).clauses],
    ),
    Family(name="class", rules=(CLASS, OF_ANY_CLASS), read=class_of),
    Family(name="system", rules=(SYSTEM, BETWEEN_SYSTEMS), read=names_system),
    Family(name="bare system", rules=(BARE_SYSTEM,), read=names_bare_system),
    Family(name="announcement", rules=(ANNOUNCES,), read=lambda words: carried_over(words).tier),
    Family(name="continuation", rules=(CONTINUES,), read=continues),
    Family(name="group pointed back to", rules=(POINTS_BACK,), read=points_back),
    Family(name="frequency told behind", rules=(SPEAKS_OF_ITEM,), read=lambda words: own_frequency(words).tier),
    Family(name="care asked for", rules=SPEAKS_OF_THE_LAST, read=asks_for_care),
)
"""The families of sentences, clauses, classes and asides."""
