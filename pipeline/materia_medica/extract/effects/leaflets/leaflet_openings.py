"""Paragraphs that head what follows without a colon: body systems, effects as headings, sentences in front."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.lay_told import chances
from materia_medica.extract.effects.leaflets.leaflet_asked import asked
from materia_medica.extract.effects.leaflets.leaflet_band_rules import BARE_BAND, SENTENCE_BEHIND
from materia_medica.extract.effects.leaflets.leaflet_explained import explained
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of, is_head
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES, CONDITION
from materia_medica.extract.effects.leaflets.leaflet_line_rules import FOLLOWING, GIVES_NONE, POINTING
from materia_medica.extract.effects.leaflets.leaflet_people import of_people
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import (
    IN_ADDITION,
    INCLUDES,
    LINKED,
    OCCURS,
    OF_ONE_ALONE,
)
from materia_medica.extract.effects.leaflets.leaflet_serious import asks_ahead, asks_back
from materia_medica.extract.effects.leaflets.leaflet_settings import seen_where
from materia_medica.extract.effects.leaflets.leaflet_signs_below import signs_at
from materia_medica.extract.effects.leaflets.leaflet_state import State
from materia_medica.extract.effects.leaflets.leaflet_stopping import OF_WITHDRAWAL
from materia_medica.extract.effects.leaflets.leaflet_systems import only_systems
from materia_medica.extract.effects.leaflets.leaflet_told_bands import told_often
from materia_medica.extract.effects.leaflets.leaflet_whom_rules import OF_PATIENTS, POINTS_ON
from materia_medica.extract.effects.leaflets.people_told import told_of_people
from materia_medica.extract.effects.leaflets.unmarked_items import tells_of_itself
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line, line_of_part
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.read.document import Span

_FEWEST_COMMAS = 2
"""Commas of a long line that lists effects."""
_MOST_SENTENCES = 3
"""Sentences of an item that tell of its effect; a paragraph of more names further ones."""
_PARTED = frozenset(",:\n")
"""Signs that part a list, or its head from it."""
LONGEST_HEAD = 100
"""Characters of a paragraph that heads what stands below, though neither its form nor a colon says so."""


_SIDE_EFFECTS_HAPPEN = re.compile(
    r"(?i)\W*[^.:;]{0,60}\bside effects?\b[^.:;]{0,40}?\b(?:happen|occur|affect)s?\b[^:]*$"
)
NO_SYSTEM = re.compile(r"effect|reaction|event|problem|related|symptom|disorder", re.IGNORECASE)
"""What names effects of a body part rather than the part."""


KIND = Rule(
    name="kind of effects in front of its bands",
    pattern=r"""
        ^ \W* (?! (?: possible | side | adverse | other | further | additional | serious | severe | mild | the | your
            | most | more | less | common | uncommon | rare | very | frequent | following | these | unwanted ) \b )
        (?: [\w-]+ (?: ,? \s (?: (?: and | or ) \s )? [\w-]+ )? \s )
        (?: problems | reactions | disorders | conditions | disturbances | symptoms ) [\s:*]* $
    """,
    flags=re.IGNORECASE,
    needs=("problems", "reactions", "disorders", "conditions", "disturbances", "symptoms"),
    example=(
        "Side effects requiring immediate medical attention:\n\nHeart problems\n\nRare effects:\n\n* fainting\n\n"
        "Skin problems\n\nRare effects:\n\n* blisters\n\nOther side effects\n\nCommon effects:\n\n* gout",
        ["fainting; rare; serious", "blisters; rare; serious", "gout; common"],
    ),
    counter_example="Serious reactions",
)


def is_effect(line: Line, head: Head, state: State, *, advises: bool) -> bool:
    """Whether a heading below a band is an effect, as pages have them that tell below each what to do about it.

    `advises` says whether the heading before was one.
    """
    text = line.span.text.strip()
    is_open = state.frequency is not None and (advises or not state.n_of_band)
    says = head.says_something or head.goes_on or "side effect" in text.lower()
    return line.is_heading and is_open and not says and len(text) <= LONGEST_HEAD and aside_reason(text) is None


def says_only_how_often(text: str) -> bool:
    """Whether a paragraph is a band without a number, and nothing else: "Rare effects:"."""
    return BARE_BAND.match(text) is not None


def is_system(line: Line, head: Head, *, leads: bool) -> bool:
    """Whether a line of its own only names a body system; `leads` says whether a list follows, without which only
    everyday words do: "Skin and hair".
    """
    text = line.span.text.strip()
    if line.block.depth or len(text) > LONGEST_HEAD:
        return False
    if only_systems(text):
        return True
    if not leads or head.says_something or head.goes_on or NO_SYSTEM.search(text):
        return False
    return names_system(text.strip(" :*"))


def of_list_below(span: Span) -> Head | None:
    """What the first of several sentences says of the list below them, where the others name no effect."""
    sentences = sentences_of(span)
    if len(sentences) in (0, 1) or "side effect" not in sentences[0].text.lower():
        return None
    names_effects = any(names_in(tokens_of(sentence.text)) for sentence in sentences[1:])
    return head_of(sentences[0].text) if statement(sentences[0].text).is_numeric and not names_effects else None


def how_often_of_list(line: Line) -> Head | None:
    """What a paragraph in front of a list says whose end tells how often what is listed occurs, or that this is not
    known; null for one that names an effect: "The frequency of the following is not known."
    """
    sentences = sentences_of(line.span)
    head = head_of(sentences[-1].text) if sentences else None
    said = head.frequency if head else None
    if said is None or not (said.is_numeric or said.tier == "not_known"):
        return None
    return (
        None
        if names_in(tokens_of(line.span.text)) or head is None
        else seen_where(sentences[:-1], head, sentences[-1].text)
    )


def without_verb(line: Line) -> Line:
    """A list below its band without "include" in front."""
    verb = INCLUDES.match(line.span.text)
    return line_of_part(line, verb.end(), len(line.span.text)) if verb else line


def goes_on_listing(line: Line) -> bool:
    """Whether a paragraph behind another lists effects: no head, no sentence and no advice."""
    text = line.span.text.strip()
    is_said = has_verb(text) or is_head(text, head_of(text)) or aside_reason(text) == "advice"
    return not (line.is_heading or text.endswith(":") or is_said)


def heads(line: Line, head: Head, *, leads: bool) -> bool:
    """Whether a paragraph heads what follows, by its form or by words that point there."""
    text = line.span.text.strip()
    return (
        line.is_heading
        or text.endswith(":")
        or is_head(text, head)
        or (leads and signs_at(sentences_of(line.span)[-1].text) is not None)
        or (leads and head.is_serious and FOLLOWING.search(text) is not None)
        or _points_on(text.rsplit(". ", 1)[-1], head)
        or OF_PATIENTS.match(text) is not None
        or (head.says_something and POINTING.search(text) is not None and (leads or not asks_back(line.span)))
        or asks_ahead(line.span)
        or ((leads or len(text) <= LONGEST_HEAD) and GIVES_NONE.search(text.rsplit(". ", 1)[-1]) is not None)
        or (not line.block.depth and OF_WITHDRAWAL.match(text) is not None)
    )


def _points_on(sentence: str, head: Head) -> bool:
    """Whether a sentence says in whom, or where, the side effects below it were seen."""
    says = head.population if sentence.lower().startswith("these") else head.population or head.setting
    return says is not None and POINTS_ON.fullmatch(sentence) is not None


def is_item(text: str, state: State) -> bool:
    """Whether a paragraph is an item of a list whose marks a conversion lost: it begins or ends as no sentence does,
    below a band with other items or by itself, or in small letters below the head of serious effects.
    """
    if state.says_how_often and (told := explained(text)) and is_effect_name(told["name"]):
        return True
    if state.is_serious and not state.says_how_often and tells_of_itself(text):
        return True
    is_one = not text.endswith(".") and _PARTED.isdisjoint(text)
    if not (state.says_how_often and (state.n_of_band or is_one)) and not (state.is_serious and text[:1].islower()):
        return False
    if text[:1].islower():
        return not (of_people(text) or LINKED.match(text))
    behind = SENTENCE_BEHIND.search(text)
    name = text[: behind.start()] if behind else ""
    if behind and not (has_verb(name) or "side effect" in name.lower() or ADVISES.match(text)):
        return True
    if text.endswith((".", "!", "?", ":")) or "side effect" in text.lower():
        return False
    first = text.split(". ", 1)[0]
    return not (ADVISES.match(text) or of_people(first) or aside_reason(text) in ("advice", "reference"))


def is_list(names: str, first: str, state: State) -> bool:
    """Whether the first sentence of a paragraph lists effects: it has no verb, or is the first below its band, and
    says nothing else. `names` is that sentence up to what it says of its effects.
    """
    if LINKED.match(first) or _rates_what_follows(first):
        return False
    if told_of_people(first) or chances(first):
        return state.says_how_often and state.n_of_band == 0
    is_sentence = has_verb(names) or OCCURS.match(first) is not None
    reason = aside_reason(names)
    names_none = reason is not None and (reason != "negation" or has_verb(names))
    is_told = names_none and not CONDITION.match(first) and asked(first) is None
    return not is_told and (not is_sentence or (state.says_how_often and state.n_of_band == 0))


def _rates_what_follows(text: str) -> bool:
    """Whether a sentence only says by a number how often side effects occur, which the list below names."""
    is_of_all = told_often(text).frequency is not None or _SIDE_EFFECTS_HAPPEN.match(text) is not None
    return is_of_all and statement(text).is_numeric and not names_in(tokens_of(text))


def _is_prose(text: str) -> bool:
    """Whether a line holds a sentence's end, or is long and no list."""
    return ". " in text or (len(text) > LONGEST_HEAD and text.count(",") < _FEWEST_COMMAS)


def lines_of_list(line: Line) -> list[Line]:
    """The lines of a paragraph that breaks in lines of a list, none of which ends a sentence; else itself."""
    text = line.span.text
    lines = text.split("\n")
    if any(part.rstrip().endswith((".", ":")) or _is_prose(part) for part in lines[:-1]):
        return [line]
    out: list[Line] = []
    at = 0
    for part in lines:
        if part.strip():
            out.append(line_of_part(line, at, at + len(part)))
        at += len(part) + 1
    return out


def names_more(line: Line) -> bool:
    """Whether sentences of an item name further effects: it has many and no mark of a list, or one says so."""
    sentences = sentences_of(line.span)
    if line.block.kind != "item" and len(sentences) > _MOST_SENTENCES:
        return True
    return any(OF_ONE_ALONE.match(s.text) or IN_ADDITION.match(s.text) for s in sentences[1:])
