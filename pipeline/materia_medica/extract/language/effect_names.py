"""Names of effects: what stands in front of them and behind them, and which words name none."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.word_tables import alternatives, in_order, table, words

_T = table("tails")
_EDGES = ' \t\n.,;:!*_•·–—-"“”'

_HEDGE = re.compile(rf"{in_order(_T['hedges'])}(?:\s+|$)", re.IGNORECASE)
_FREQUENCY_IN_FRONT = re.compile(rf"{in_order(_T['frequency_in_front'])}\s+", re.IGNORECASE)
_HEDGE_BEHIND = re.compile(rf"[\s,]+{in_order(_T['hedges_behind'])}\s*$", re.IGNORECASE)
_TAIL = re.compile(rf"(?:\s*[–—]\s*|\s+-+\s+|,?\s+(?={in_order(_T['details'])}(?!\w)))", re.IGNORECASE)
_CLASS = re.compile(
    rf"\b{alternatives(table('phrases')['class_heads'])}(?:\s+(?:of|on|from|associated with|related to|in|with|"
    rf"due to)\s+.*)?$",
    re.IGNORECASE,
)
_NO_CLASS = re.compile(
    r"(?:withdrawal|-like|flu|influenza|cold|extrapyramidal|rebound|cushingoid|parkinsonian|menopausal|parkinsonism|"
    r"serotonergic toxicity)"
    r" (?:side )?(?:effects?|symptoms?)\b|^(?:changes|effects?) (?:in|on)\b",
    re.IGNORECASE,
)
_FREQUENCY_COMMENT = re.compile(r"(?:,\s*)?(?:(?:although|though|albeit|but)\s+)?(?:very |extremely |"
                                r"relatively )?(?:rare(?:ly)?|uncommon|infrequent(?:ly)?|occasional(?:ly)?)$",
    re.IGNORECASE,
)  # fmt: skip
_SIDE_EFFECTS = re.compile(r"(?:side[- ]|adverse )(?:effects?|reactions?|events?)\b(?! (?:on|of|in) )")
_OPEN_END = re.compile(r"\b(?:of|with|to|in|for|the|from|on|by)$", re.IGNORECASE)
_VAGUE = re.compile(rf"^(?:{in_order(table('phrases')['vague'])}\s+)+", re.IGNORECASE)


_MEDICINE = re.compile(
    rf"(?:{alternatives(table('phrases')['of_use'])}[ -])*(?:use|usage|dos(?:e|es|age)|therapy|treatment|"
    r"administration|intake|ingestion)(?: (?:of|for|with|in|by) .*)?",
    re.IGNORECASE,
)


def ends_open(name: str) -> bool:
    """Whether a name breaks off before the word that it leads to."""
    return bool(_OPEN_END.search(name))


def names_medicine(name: str) -> bool:
    """Whether the words only name the medicine's use or dose: "high doses of it", "prolonged use"."""
    return bool(_MEDICINE.fullmatch(name))


def front_length(head: str) -> int:
    """How many characters of hedges and frequency words stand in front; no circumstance is looked for in them."""
    at = 0
    while found := (_FREQUENCY_IN_FRONT.match(head, at) or _HEDGE.match(head, at)):
        if found.end() == at or found.end() >= len(head):
            break
        at = found.end()
    return at


def is_class(name: str) -> bool:
    """Whether a head only names a class of effects."""
    return (
        bool(_CLASS.search(name))
        and not _NO_CLASS.search(name)
        and name.lower() not in words("phrases", "class_exceptions")
    )


def is_generic(name: str) -> bool:
    """Whether the words name no effect at all."""
    bare = _VAGUE.sub("", name.lower().strip(_EDGES))
    if bare in words("phrases", "generic") or len(bare) < 2 or bare in words("phrases", "adverbs"):
        return True
    if _SIDE_EFFECTS.match(bare):
        return True
    return not rest_of(bare) and not re.search(r"\b(?:withdrawal|overdose|dependence)\b", bare)


def only_states(words_: str) -> bool:
    """Whether a parenthesis says nothing but a frequency or seriousness."""
    said = statement(words_, is_group=False)
    return (said.tier is not None or said.is_serious) and not rest_of(words_)


@lru_cache(maxsize=65536)
def name_and_tail(text: str) -> tuple[str, str, str]:
    """An effect's name, what follows it as detail, and the frequency words that stood in front."""
    name = " ".join(text.split()).strip(_EDGES)
    name, in_front = _without_front(name)
    tail = ""
    for found in _TAIL.finditer(name):
        if found.start() > 0 and not ends_open(name[: found.start()]):
            name, tail = name[: found.start()], name[found.end() :]
            break
    behind = _HEDGE_BEHIND.search(name)
    while behind:
        tail = f"{name[behind.start() :].strip(_EDGES)} {tail}".strip()
        name = name[: behind.start()].strip(_EDGES)
        behind = _HEDGE_BEHIND.search(name)
    comment = _FREQUENCY_COMMENT.search(name)
    if comment and comment.start() > 0:
        in_front.append(comment[0])
        name = name[: comment.start()].strip(_EDGES)
    name, more = _without_front(name)
    in_front += more
    name = re.sub(r"(?:\s+(?:and|or|and/or))+$", "", name.strip(_EDGES), flags=re.IGNORECASE)
    return name.strip(_EDGES), tail.strip(_EDGES), " ".join(in_front)


def _without_front(name: str) -> tuple[str, list[str]]:
    """A name without the hedges and frequency words in front of it, and the frequency words."""
    in_front: list[str] = []
    changed = True
    while changed and name:
        changed = False
        found = _FREQUENCY_IN_FRONT.match(name)
        if found and found.end() < len(name):
            in_front.append(found[0])
            name, changed = name[found.end() :].strip(_EDGES), True
        hedge = _HEDGE.match(name)
        if hedge and name[hedge.end() :].strip(_EDGES):
            name, changed = name[hedge.end() :].strip(_EDGES), True
    return name, in_front
