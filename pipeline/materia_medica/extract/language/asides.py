"""Why words give no row: advice, negations, references and the like; and what a sentence says of its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.frequency import NOTHING, Statement, statement
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.sentences import LONGEST
from materia_medica.extract.language.word_tables import in_order, table

_T = table("clauses")
# The patterns are written in lower case and are tried on text in lower case: that is twice as fast as ignoring case.
ADVICE = re.compile(rf"^\W*{in_order(_T['advice_start'])}")
_ADVICE_ANYWHERE = re.compile(in_order(_T["advice_anywhere"]))
NEGATION = re.compile(in_order(_T["negation"]))
_REFERENCE = re.compile(in_order(_T["reference"]))
GENERAL = re.compile(in_order(_T["general"]))
_INTERACTION = re.compile(in_order(_T["interaction"]))
_DISCLAIMER = re.compile(in_order(_T["disclaimer"]))
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|may|might|can|could|will|would|should|must|does|do|depend|"
    r"occur|occurs|occurred|cause|causes|"
    r"include|includes|included|leads|results in|result in|requires?|develops|happens?|appears|suppresses|impairs|"
    r"produces?|"
    r"induces?|warrants?|necessitates?|involves?|involved|interacts?|represents?|vary|relates?|means|helps?|ranged|there's|it's|comes?|"
    r"fades?|settles?|eases?|belongs?|lessens?|notice|calls? for|needs?|go(?:es)? away|wear off|gets? better|"
    r"get worse|seems?|makes|takes|gives|keeps|shows|turns|begins|starts|clears|happened|pass(?:es)?(?= (?:off|"
    r"within|with|after|in|on|over|quickly))|disappears?|improves?|subsides?|lasts|demands?|(?:increases|"
    r"raises) (?:the|your)|poses?|carries|remains?|varies|depends|resolves?|contributes?|worsens|affects|triggers|"
    r"exists?|"
    r"warranting|isn't|aren't|don't|doesn't|can't|tends?|raises|masks|suggests?|indicates?|(?:patients|people|users|"
    r"individuals|some|you|who|those)(?: \w+)? (?:experience|report|develop|notice|feel))\b|"
    r"(?:^\W*|^[^,]*,\s+)(?:please |always |immediately |promptly )?(?:seek|contact|consult|report|discontinue|see|"
    r"refer|monitor|stop|tell|inform|call|talk|avoid|discuss|notify|ask|get|use|take|watch|consider|follow|remember|"
    r"limit|rinse|apply)\b(?=\W+(?:your|an?|the|if|any|medical|immediate|emergency|with|taking|using|use|all|for|to|"
    r"treatment|it|immediately|doctors?|healthcare|pharmacist|caution|care|sun|liver|blood|closely|rare|above|below|"
    r"precautions|section|this|these|when|prolonged|alcohol|exposure|contact with|regularly|carefully|as directed)\b)",
)
_ANAPHORA = re.compile(
    r"\b(?:these|this|they|such|those|it|which)\b|^(?:seek|contact|stop|discontinue|report|immediate|urgent|prompt|"
    r"requires?|emergency|call)",
)
_SPEAKS = re.compile(in_order(_T["speaks_in_general"]))
_EFFECT_LIKE = re.compile(in_order(_T["effect_like"]))


@lru_cache(maxsize=32768)
def has_verb(text: str) -> bool:
    """Whether the words hold a finite verb outside of parentheses."""
    return bool(_VERBS.search(mask(text[:LONGEST]).text.replace("’", "'").lower()))


def aside_of(sentence: str) -> str | None:
    """Why a sentence gives no row of its own; null where nothing speaks against one."""
    sentence = sentence.lower()
    plain = mask(sentence).text
    if _DISCLAIMER.search(sentence):
        return "disclaimer"
    if _REFERENCE.search(plain):
        return "reference"
    if ADVICE.search(sentence) or _ADVICE_ANYWHERE.search(plain):
        return "advice"
    if NEGATION.search(plain):
        return "negation"
    if _INTERACTION.search(plain):
        return "interaction"
    if GENERAL.search(plain):
        return "general"
    return None


def speaks_in_general(sentence: str) -> bool:
    """Whether a sentence speaks of side effects, use or data without a word that could name an effect."""
    named = _EFFECT_LIKE.search(_SPEAKS.sub(" ", mask(sentence).text.lower()))
    return named is None and bool(_SPEAKS.search(sentence.lower()))


def carried_over(sentence: str) -> Statement:
    """What a sentence states of effects that the next one names: "Serious side effects are rare. These include ..."."""
    if re.search(
        r"(?i)\b(?:side effects?|adverse (?:effects?|reactions?|events?)|reactions|complications|adrs?)\b", sentence
    ):
        return statement(sentence)
    return NOTHING


@lru_cache(maxsize=32768)
def continues(sentence: str) -> bool:
    """Whether a sentence goes on listing what the one before spoke of."""
    return bool(
        re.match(
            r"(?i)\W*(?:these|they|this|such (?:effects|reactions)|examples|the following|symptoms|"
            r"possible (?:effects|reactions|ones))\b(?: \w+){0,4}? (?:include|includes|are|involve|range)\b",
            sentence,
        )
    )


def asks_for_care(sentence: str) -> bool:
    """Whether a sentence asks for immediate care for the effects named just before it ("These require ...")."""
    return statement(sentence).is_serious and bool(_ANAPHORA.search(sentence.lower()))


@lru_cache(maxsize=32768)
def aside_reason(text: str) -> str | None:
    """Why words without a clause give no row; null where nothing speaks against them."""
    return aside_of(text)
