"""Effects: a list's pieces become noun phrases with their detail, statement and class."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.around_names import HEDGE_BEHIND, hedge_length, name_and_tail
from materia_medica.extract.language.class_members import (
    ABOVE_ALL,
    OF_SYSTEM,
    UNWANTED,
    WHERE,
    is_whole_effect,
    of_class,
)
from materia_medica.extract.language.classes import names_bare_system
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_list_rules import BETWEEN, CLOSED, ENUMERATED, LED_TO, NO_EFFECT
from materia_medica.extract.language.effect_names import EDGES, is_class, is_generic, only_states
from materia_medica.extract.language.effects_of_list import with_end, with_leads, with_shared_tail
from materia_medica.extract.language.examples import examples_in, gives_examples, without_lead
from materia_medica.extract.language.explanations import (
    CALLED,
    NO_EXPLANATION,
    SIGN_OF,
    SPEAKS_OF_ALL,
    WHAT_IT_IS,
    Explanation,
    explained,
    tells_signs,
)
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.leads_and_tails import LEAD, hide_circumstances, lead_of
from materia_medica.extract.language.lists import split_list
from materia_medica.extract.language.numbers_behind import numbers_in_parentheses
from materia_medica.extract.language.own_statements import SOMETIMES, TELLS_COURSE, states_of_item, with_openings
from materia_medica.extract.language.parentheses import contents, mask, restore, unmask
from materia_medica.extract.language.pieces import Piece
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.statement import together

_MOST_NESTED = 3
"""A parenthesis with more parentheses inside lists no members of a body system."""
_MOST_LISTS = 8
"""Lists within lists that are read: whatever the words, reading them costs no more than their length."""


@lru_cache(maxsize=65536)
def effects_in(text: str, *, nested: int = 0) -> tuple[Effect, ...]:
    """The effects of a list that stands without a verb; `nested` says in how many other lists it stands."""
    if len(list(ENUMERATED.finditer(text))) > 1:
        text = ENUMERATED.sub("; ", text)
    plain = BETWEEN.sub(lambda between: f"{between[1]} {between[2]} ", text)
    masked = mask(numbers_in_parentheses(with_openings(plain)))
    found: list[Effect] = []
    for part in masked.text.split(";"):
        if found and tells_signs(part, found[-1].name):
            signs = restore(part, masked.inside).strip(EDGES)
            found[-1] = found[-1]._replace(detail=joined_details(found[-1].detail, signs))
        elif found and SPEAKS_OF_ALL.match(part):
            own = statement(part, is_group=False)
            found = [e._replace(said=together(e.said, own)) for e in found]
        else:
            found += _part(part.strip(), masked.inside, nested)
    return tuple(found)


def _part(part: str, inside: tuple[str, ...], nested: int) -> list[Effect]:
    """Effects of a stretch without semicolons: the list, then what explains its last piece."""
    if of_system := _of_system(part, inside, nested):
        return of_system
    may_nest = nested < _MOST_LISTS
    closed = CLOSED.match(part) if may_nest else None
    if closed and unmask(closed["head"]).strip(EDGES):
        parts = (f"{closed['head']}{closed['including']}", closed["rest"])
        return [effect for p in parts for effect in _part(p, inside, nested + 1)]
    if may_nest and (called := CALLED.match(part)):
        return _called(called, _part(part[called.end() :], inside, nested + 1), inside)
    head, explanation = explained(part)
    n_parentheses = len(inside)
    head, inside = hide_circumstances(head, inside)
    pieces = _pieces(head.strip(EDGES))
    out: list[Effect] = []
    leads: list[str] = []
    for index, piece in enumerate(pieces):
        is_last = index == len(pieces) - 1
        opens = piece.is_last_of_list and not is_last
        if out and (told := _told_of(out[-1], piece, inside, n_parentheses, opens=opens)):
            out[-1] = told
        elif not is_last and (lead := lead_of(piece, inside)):
            leads.append(lead)
        else:
            found = _piece(piece, explanation if is_last else NO_EXPLANATION, inside, nested)
            out += [with_leads(e, leads) for e in found] if leads else found
            if piece.is_tight and len(out) >= 2:
                out[-2] = with_end(out[-2], out[-1], is_reworded=piece.is_reworded)
    tails = inside[n_parentheses:]
    return with_shared_tail(out, tails) if len(out) == len(pieces) > 2 and pieces[-1].is_last_of_list else out


def _called(found: re.Match[str], named: list[Effect], inside: tuple[str, ...]) -> list[Effect]:
    """Effects with what the words in front of their names state: "a rare side effect called gout"."""
    own = statement(restore(found[0], inside), is_group=False)
    return [e._replace(said=together(e.said, own)) for e in named]


def _pieces(head: str) -> list[Piece]:
    """The pieces of a list; what stands in front of it ("potential for") is no word of its first piece."""
    front = hedge_length(head)
    pieces = [p for p in split_list(head[front:]) if unmask(p.text).strip(EDGES)]
    if front and pieces:
        pieces[0] = pieces[0]._replace(text=head[:front] + pieces[0].text)
    return pieces


def _of_system(part: str, inside: tuple[str, ...], nested: int) -> list[Effect]:
    """The effects that a body system lists: "Hepatic (hepatitis, jaundice)", "Hepatic, above all jaundice"."""
    above_all = ABOVE_ALL.fullmatch(part) if nested < _MOST_LISTS else None
    if above_all and names_bare_system(above_all["head"]) and not LEAD.match(above_all["list"].lower()):
        return [m._replace(category=above_all["head"]) for m in _part(above_all["list"], inside, nested + 1)]
    system = None if part.isascii() else OF_SYSTEM.fullmatch(part)  # with a parenthesis behind it
    if not system or not names_bare_system(system["head"]):
        return []
    [listed] = contents(system["list"], inside)
    if listed.count("(") + listed.count("[") > _MOST_NESTED or WHERE.match(listed):
        return []
    members = [m for m in _listed(listed, nested) if not is_generic(m.name)]
    if any(is_part(m.name.lower()) for m in members):
        return []
    return [m._replace(category=m.category or system["head"]) for m in members]


def _told_of(
    effect: Effect, piece: Piece, inside: tuple[str, ...], n_parentheses: int, *, opens: bool
) -> Effect | None:
    """The effect with what a piece behind it only tells of it; null where the piece is one of its own.

    `opens` says whether the piece would open a statement of those that follow: "and rarely, rash, fever".
    """
    bare = unmask(piece.text)
    if SOMETIMES.fullmatch(bare):
        return effect
    if only_states(bare):
        return None if opens else effect._replace(said=together(effect.said, statement(bare, is_group=False)))
    if HEDGE_BEHIND.fullmatch(f" {bare}"):
        return effect
    if (not piece.is_last_of_list and WHAT_IT_IS.match(bare)) or TELLS_COURSE.match(bare):
        said = restore(piece.text, inside, bare_from=n_parentheses).strip(EDGES)
        return effect._replace(detail=joined_details(effect.detail, said))
    return None


def _piece(piece: Piece, explanation: Explanation, inside: tuple[str, ...], nested: int) -> list[Effect]:
    """The effect of one piece, or the members of the class it names."""
    if nested < _MOST_LISTS and (called := CALLED.match(piece.text)):
        named = piece._replace(text=piece.text[called.end() :])
        return _called(called, _piece(named, explanation, inside, nested + 1), inside)
    if explanation is NO_EXPLANATION and piece.text.isascii():
        effect = _bare(piece.text)
        return [] if effect is None else [effect._replace(is_reworded=True) if piece.is_reworded else effect]
    comments = [p for p in contents(piece.text, inside) if p]
    name, tail, said_in_front = name_and_tail(unmask(piece.text))
    extra = restore(explanation.text, inside).strip(EDGES + ")(")
    if not name:
        return []
    is_vague = is_generic(name)
    if is_vague or is_class(name) or (is_part(name.lower()) and any(gives_examples(p) for p in comments)):
        listed = extra if explanation.lists_members else ""
        members = _members(comments, listed, nested, of_unwanted=bool(UNWANTED.search(name)))
        if members:
            return [m if is_vague else of_class(m, name) for m in members]
    tails = [t for t in (tail, extra) if t]
    telling = [p for p in comments if not SIGN_OF.match(p)]
    stated = [*(states_of_item(p) for p in (*telling, *tails)), statement(said_in_front, is_group=False)]
    said = together(*stated, statement(name, is_group=False).without_frequency())
    led_to = LED_TO.match(extra) if NO_EFFECT.search(name) else None
    if led_to:  # "systemic absorption leading to X": what stands before is no effect, what follows is the row
        return [
            e._replace(said=together(e.said, said), hints=(*e.hints, *comments)) for e in _listed(led_to[1], nested)
        ]
    return [
        Effect(
            name=name,
            detail=joined_details(*(without_lead(d) for d in (*comments, *tails) if not only_states(d))),
            said=said,
            category=None,
            hints=(*comments, *tails),
            is_reworded=piece.is_reworded,
        )
    ]


@lru_cache(maxsize=65536)
def _bare(piece: str) -> Effect | None:
    """The effect of a piece with no parenthesis and no explanation, such as lists on many pages share; null where it
    only states something.
    """
    name, tail, said_in_front = name_and_tail(unmask(piece))
    if not name:
        return None
    stated = [states_of_item(tail)] if tail else []
    said = together(
        *stated, statement(said_in_front, is_group=False), statement(name, is_group=False).without_frequency()
    )
    detail = joined_details(without_lead(tail)) if tail and not only_states(tail) else None
    hints = (tail,) if tail else ()
    return Effect(name=name, detail=detail, said=said, category=None, hints=hints, is_reworded=False)


def _listed(text: str, nested: int) -> tuple[Effect, ...]:
    """The effects of a list within a list; none where lists stand in each other too deep to be read."""
    return effects_in(text, nested=nested + 1) if nested < _MOST_LISTS else ()


def _members(comments: list[str], extra: str, nested: int, *, of_unwanted: bool) -> list[Effect]:
    """What a class word lists in a parenthesis or behind "such as"."""
    listed = [p for p in (*comments, extra) if p]
    for text in listed:
        plain = examples_in(text)
        if not plain or only_states(plain):
            continue
        members = [m for m in _listed(plain, nested) if not is_generic(m.name)]
        is_list = len(members) > 1 or plain != text or text == extra
        if members and (is_list or (of_unwanted and is_whole_effect(members[0], plain))):
            others = together(*(statement(p, is_group=False) for p in listed if p != text))
            return [m._replace(said=together(m.said, others)) for m in members]
    return []
