"""Circumstances around the pieces of a list: hidden where commas would be seen in them, or taken as a lead."""

from __future__ import annotations

from materia_medica.extract.language.around_names import BEGINS_DETAIL, front_length
from materia_medica.extract.language.effect_names import EDGES, only_states
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.parentheses import MOST_MASKED, contents, placeholder, restore, unmask
from materia_medica.extract.language.pieces import Piece
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.language.word_tables import alternatives, lowered, table

_T = table("tails")


def _behind_none_of(*words: str) -> str:
    """That the sign just passed, a space or comma, stands behind none of the words."""
    return " ".join(rf"(?<! \b {word} [,\s] )" for word in words)


_NOT_JOINED = _behind_none_of("and", "or", "less")
_NOT_OF_ADVERB = _behind_none_of(
    "often", "rarely", "commonly", "frequently", "occasionally", "very", "extremely"
)  # fmt: skip

CIRCUMSTANCE = Rule(
    name="circumstance",
    pattern=rf"""
        \s (?= \s* {BEGINS_DETAIL} (?! \w ) ) {_NOT_JOINED} {_NOT_OF_ADVERB} (?<! [,;] \s )
        (?: \s* {alternatives(_T["put_on"])} )? [^,;]*
    """,
    example=(
        "glands not working well, rash with prolonged or excessive use",
        [("glands not working well", None, None), ("rash", "with prolonged or excessive use", None)],
    ),
    counter_example="rash and with prolonged use",
)
FOR_WHOM = Rule(
    name="for whom above all",
    pattern=rf"""
        [,\s] (?: (?<= , ) (?= \s ) | (?<= \s ) ) (?= \s* {alternatives(_T["above_all"])} \b ) {_NOT_JOINED} [^,;]*
    """,
    example=(
        "falls, especially in old or frail people, rash",
        [("falls", "especially in old or frail people", None), ("rash", None, None)],
    ),
    counter_example="falls and especially fractures",
)
LEAD = Rule(
    name="circumstance in front",
    pattern=rf"^ (?! not \s [\w-]+ing \b ) (?= {BEGINS_DETAIL} (?! \w ) )",
    example=("with prolonged use, bone loss", [("bone loss", "with prolonged use", None)]),
    counter_example="not sleeping well, hives",
)


def hide_circumstances(head: str, inside: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Hide tails like "with prolonged or excessive use", so that no list is seen in them."""
    front = front_length(head)
    kept, head = head[:front], head[front:]
    low = lowered(head)
    more = list(inside)
    for rule in (FOR_WHOM, CIRCUMSTANCE):
        out, at = "", 0
        for found in rule.finditer(low):
            if found.start() == 0 or len(more) >= MOST_MASKED:
                continue
            out += f"{head[at : found.start()]} {placeholder(len(more))}"
            at = _end_of_circumstance(head, found.start(), found.end(), inside)
            more.append(restore(head[found.start() : at].strip(" ,."), tuple(more)))
        if out:
            head = out + head[at:]
            low = lowered(head)
    return kept + head, tuple(more)


def _end_of_circumstance(head: str, start: int, end: int, inside: tuple[str, ...]) -> int:
    """Where a circumstance ends: what only states how often, in a parenthesis behind it, is no part of it."""
    words = head[start:end].rstrip(" .")
    held = contents(words[-1:], inside)
    if not held or not only_states(held[0]) or statement(unmask(words)).tier is not None:
        return end
    return start + len(words) - 1


def lead_of(piece: Piece, inside: tuple[str, ...]) -> str:
    """The words of a piece that only introduces the next ones: "Rarely," or "With prolonged use,"; else empty."""
    bare = unmask(piece.text).strip(EDGES)
    said = statement(bare, is_group=False) if bare else NOTHING
    states = said.tier is not None and not rest_of(bare)
    if not bare or states or (LEAD.match(lowered(bare)) and not said.is_serious):
        return restore(piece.text, inside).strip(EDGES + "()")
    return ""
