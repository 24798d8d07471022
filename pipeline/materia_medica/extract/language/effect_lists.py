"""Effects: a list's pieces become noun phrases with their detail, statement and class."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.around_names import front_length, name_and_tail
from materia_medica.extract.language.classes import names_bare_system
from materia_medica.extract.language.effect_names import EDGES, is_class, is_generic, only_states
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.lists import split_list
from materia_medica.extract.language.parentheses import MOST_MASKED, contents, mask, placeholder, restore, unmask
from materia_medica.extract.language.pieces import Piece
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.language.word_tables import in_order, lowered, table

_T = table("tails")
_EXPLAINS = re.compile(
    r"(?P<class>,?\s+(?:such as|including|include[sd]?|like|e\.g\.,?|for example,?|namely|for instance,?)(?=[\s:]))|"
    r"(?P<other>,?\s+(?:(?:which|that(?! (?:worsens?|persists?)\b)|with (?:symptoms|signs)|"
    r"manifest(?:ing|ed)|characteri[sz]ed|leading to|"
    r"resulting in|making|ranging from|marked by|"
    r"indicated by|evidenced by|accompanied by|presenting|causing|potentially (?:leading|resulting|causing)|"
    r"(?:especially|particularly|"
    r"primarily|mainly|specifically)(?! (?:in|with|at|during|when|if|on|after|for|of) )))(?!\w))|"
    r"(?P<dash>\s+[–—-]+\s+)",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(rf"(?<!\band)(?<!\bor)(?<![,;])\s+(?={in_order(_T['details'])}(?!\w))[^,;]*")
_ASIDE = re.compile(
    r"(?<!\band)(?<!\bor),?\s+(?=(?:above all|especially|particularly|mainly|mostly|primarily|notably|most often|"
    r"usually)\b)[^,;]*"
)
_LEAD = re.compile(rf"(?={in_order(_T['details'])}(?!\w))", re.IGNORECASE)


_BETWEEN = re.compile(
    r"\b(and|or),\s+((?:less|more|very|most|rarely|commonly|occasionally|in (?:rare|some) cases)\b[^,;()]{0,25}),\s+",
    re.IGNORECASE,
)
_MOST_NESTED = 3
_SUCH_AS = re.compile(r",?\s+(?:such as|including|e\.g\.,?)\s+", re.IGNORECASE)
_EXAMPLES = re.compile(r"(?:e\.g\.|i\.e\.|such as|including|like|for example)", re.IGNORECASE)
_EXAMPLE_GIVEN = re.compile(r"^(?:e\.g\.|i\.e\.|such as|including|like|for example|namely)[,:]?\s+", re.IGNORECASE)
_SIGN_OF = re.compile(
    r"(?:indicat|suggest|signal|potential(?:ly)? (?:an? )?(?:sign|indicat)|possible (?:an? )?sign|(?:an? )?signs? of|"
    r"symptoms? of)",
    re.IGNORECASE,
)
_SIGNS_FOLLOW = re.compile(
    r"\W*(?:(?:the |its |these )?(?:signs?|symptoms?|signs and symptoms)(?: of (?P<of>(?:[\w-]+ ){0,3}[\w-]+?))? "
    r"(?:may|might|can|could|often|usually|include)|"
    r"(?:this|these|it|they)(?: reactions?)? (?:(?:may|might|can|could|often|usually) )?"
    r"(?:manifests?|presents?|appears?) (?:as|with|itself)\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"\s*(?:in|of|on|from|at|with)\b", re.IGNORECASE)
_OF_SYSTEM = re.compile("(?P<head>[^,;\ue000-\uf8ff]{2,60}?)\\s*(?P<list>[\ue000-\uf8ff])[\\s.]*")
_APPOSITION = re.compile(
    r"an? (?:[\w-]+ ){0,4}(?:disorder|condition|disease|syndrome|reaction|infection|illness|complication|emergency|"
    r"form|type|kind)(?: (?:of|in|that|which|affecting) .*)?$",
    re.IGNORECASE,
)
"""A comma and these words say what the effect before them is."""
_COMMENT = re.compile(r"\s*(?:both|all|these|this|it|they|which|each|either)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?P<head>[^;]*?[^,;\s])(?P<including>,\s+including [^,;]+),\s+(?:and|or)\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_NO_EFFECT = re.compile(
    r"\b(?:absorption|exposure|intake|ingestion|overuse)\b(?: (?:of|to|from) [^,;]*)?$", re.IGNORECASE
)
_LED_TO = re.compile(
    r"(?:which (?:may|can) )?(?:leading to|resulting in|causing|lead to|cause|result in)\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)


class Effect(NamedTuple):
    """One effect as the words give it, before the page's groups are known."""

    name: str
    detail: str | None
    said: Statement
    """What the item itself states in a parenthesis, a tail or a word in front."""
    category: str | None
    hints: tuple[str, ...]
    """Parentheses and tails that may lay the effect to one ingredient."""
    is_reworded: bool


def joined_details(*details: str | None) -> str | None:
    """Several details of one effect as one; null where there is none."""
    return "; ".join(d for d in details if d) or None


def tells_signs(text: str, effect: str) -> bool:
    """Whether words begin to tell the signs of the effect that is named just before them."""
    found = _SIGNS_FOLLOW.match(text)
    if found is None or found["of"] is None:
        return found is not None
    signs_of = {w.rstrip("s") for w in found["of"].lower().split()} - {"a", "an", "the", "thi", "these", "it"}
    return signs_of <= {w.rstrip("s") for w in effect.lower().split()}


@lru_cache(maxsize=65536)
def effects_in(text: str) -> tuple[Effect, ...]:
    """The effects of a list that stands without a verb."""
    masked = mask(_BETWEEN.sub(r"\1 \2 ", text))
    found: list[Effect] = []
    for part in re.split(r"\s*;\s*", masked.text):
        if found and tells_signs(part, found[-1].name):
            signs = restore(part, masked.inside).strip(EDGES)
            found[-1] = found[-1]._replace(detail=joined_details(found[-1].detail, signs))
        elif found and _COMMENT.match(part):
            own = statement(part, is_group=False)
            found = [e._replace(said=together(e.said, own)) for e in found]
        else:
            found += _part(part, masked.inside)
    return tuple(found)


def _part(part: str, inside: tuple[str, ...]) -> list[Effect]:
    """Effects of a stretch without semicolons: the list, then what explains its last piece."""
    system = _OF_SYSTEM.fullmatch(part)
    if system and names_bare_system(system["head"]):
        listed = contents(system["list"], inside)[0]
        is_flat = listed.count("(") + listed.count("[") <= _MOST_NESTED
        members = [m for m in effects_in(listed) if not is_generic(m.name)] if is_flat else []
        if members and not _IN.match(listed) and not any(is_part(m.name.lower()) for m in members):
            return [m._replace(category=m.category or system["head"]) for m in members]
    closed = _CLOSED.match(part)
    if closed and unmask(closed["head"]).strip(EDGES):
        first = _part(f"{closed['head']}{closed['including']}", inside)
        return [*first, *_part(closed["rest"], inside)]
    explained = _explanation(part)
    head, tail, is_class_word = (
        (part[: explained[0]], part[explained[1] :], explained[2]) if explained else (part, "", False)
    )
    front = front_length(head)
    n_parentheses = len(inside)
    masked_rest, inside = _mask_circumstances(head[front:], inside)
    head = head[:front] + masked_rest
    pieces = [p for p in split_list(head.strip(EDGES)) if unmask(p.text).strip(EDGES)]
    out: list[Effect] = []
    leads: list[str] = []
    for index, piece in enumerate(pieces):
        is_last = index == len(pieces) - 1
        extra = tail if is_last else ""
        if out and only_states(unmask(piece.text)):
            own = statement(unmask(piece.text), is_group=False)
            out[-1] = out[-1]._replace(said=together(out[-1].said, own))
            continue
        if out and not piece.is_last_of_list and _APPOSITION.match(unmask(piece.text)):
            said = restore(piece.text, inside, bare_from=n_parentheses).strip(EDGES)
            out[-1] = out[-1]._replace(detail=joined_details(out[-1].detail, said))
            continue
        if not is_last and (lead := _lead(piece, inside)):
            leads.append(lead)
            continue
        found = _piece(piece, extra, inside, lists_class=is_class_word and is_last)
        out += [_with_leads(e, tuple(leads)) for e in found] if leads else found
        if piece.is_tight and piece.is_reworded and len(out) >= 2 and out[-2].said.tier is None:
            out[-2] = _sharing(out[-2], out[-1])
        elif (
            piece.is_tight
            and len(out) >= 2
            and out[-1].said.context
            and not out[-2].said.context
            and not out[-2].detail
        ):
            out[-2] = out[-2]._replace(said=out[-2].said._replace(context=out[-1].said.context), detail=out[-1].detail)
    return out


def _sharing(effect: Effect, last: Effect) -> Effect:
    """An effect with what closes the last of a run that shares a word: "bleeding or ulcers (with diclofenac)"."""
    detail = effect.detail or (last.detail if last.said.context else None)
    return effect._replace(said=together(effect.said, last.said), detail=detail, hints=effect.hints or last.hints)


def _mask_circumstances(head: str, inside: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Hide tails like "with prolonged or excessive use", so that no list is seen in them."""
    more = list(inside)
    for expression in (_ASIDE, _CIRCUMSTANCE):
        out, at = "", 0
        for found in expression.finditer(lowered(head)):
            if found.start() == 0 or len(more) >= MOST_MASKED:
                continue
            out += head[at : found.start()] + " " + placeholder(len(more))
            at = found.end()
            more.append(restore(head[found.start() : at].strip(" ,"), tuple(more)))
        head = out + head[at:]
    return head, tuple(more)


def _lead(piece: Piece, inside: tuple[str, ...]) -> str:
    """The words of a piece that only introduces the next ones: "Rarely," or "With prolonged use,"; else empty."""
    text = restore(piece.text, inside).strip(EDGES + "()")
    words_ = unmask(piece.text).strip(EDGES)
    said = statement(words_, is_group=False) if words_ else NOTHING
    if (
        (said.tier and not rest_of(words_))
        or (words_ and _LEAD.match(words_) and not said.is_serious)
        or (not words_ and text)
    ):
        return text
    return ""


def _with_leads(effect: Effect, leads: tuple[str, ...]) -> Effect:
    said = together(effect.said, *(statement(lead, is_group=False) for lead in leads))
    detail = "; ".join(d for d in (effect.detail, *leads) if d and not only_states(d)) or None
    return effect._replace(said=said, detail=detail, hints=(*effect.hints, *leads))


def _explanation(part: str) -> tuple[int, int, bool] | None:
    """Where an explanation of the last piece begins and its words start, and whether it lists members of a class."""
    for found in _EXPLAINS.finditer(part):
        if found.start() == 0 or not unmask(part[: found.start()]).strip(EDGES):
            continue
        return found.start(), found.end() if not found["other"] else found.start(), bool(found["class"])
    return None


def _piece(piece: Piece, extra: str, inside: tuple[str, ...], *, lists_class: bool) -> list[Effect]:
    """The effect of one piece, or the members of the class it names."""
    parens = contents(piece.text, inside)
    name, tail, said_in_front = name_and_tail(unmask(piece.text))
    extra_text = restore(extra, inside).strip(EDGES + ")(") if extra else ""
    if not name:
        return []
    is_vague = is_generic(name)
    if is_class(name) or is_vague or (is_part(name.lower()) and any(_EXAMPLES.match(p) for p in parens)):
        members = _members(parens, extra_text if lists_class else "")
        if members:
            category = None if is_vague else name
            return [m._replace(category=m.category or category) for m in members]
    comments = [p for p in parens if p]
    telling = [p for p in comments if not _SIGN_OF.match(p)]
    tails = [t for t in (tail, extra_text) if t]
    stated = [statement(p, is_group=False) for p in (*telling, *tails, said_in_front)]
    said = together(*stated, statement(name, is_group=False).without_frequency())
    detail = "; ".join(_EXAMPLE_GIVEN.sub("", d) for d in (*comments, *tails) if not only_states(d)) or None
    led_to = _LED_TO.match(extra_text) if _NO_EFFECT.search(name) else None
    if led_to:  # "systemic absorption leading to X": what stands before is no effect, what follows is the row
        return [e._replace(said=together(e.said, said), hints=(*e.hints, *comments)) for e in effects_in(led_to[1])]
    return [Effect(name, detail, said, None, (*comments, *tails), piece.is_reworded)]


def _members(parens: list[str], extra: str) -> list[Effect]:
    """What a class word lists in a parenthesis or behind "such as"."""
    listed = [p for p in (*parens, extra) if p]
    for text in listed:
        plain = re.sub(
            r"^(?:e\.g\.|i\.e\.|such as|including|include|like|for example|namely)[,:]?\s*",
            "",
            text,
            flags=re.IGNORECASE,
        )
        if plain.count(" such as ") > _MOST_NESTED:
            continue
        named = _SUCH_AS.search(plain)
        plain = plain[named.end() :] if named else plain
        if only_states(plain) or not plain:
            continue
        members = [m for m in effects_in(plain) if not is_generic(m.name)]
        if members and (len(members) > 1 or plain != text or text == extra):
            others = together(*(statement(p, is_group=False) for p in listed if p != text))
            return [m._replace(said=together(m.said, others)) for m in members]
    return []
