"""The grammar of lists: where a list is split, and what its pieces share."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.tables import alternatives, table, words

_OPEN, _CLOSE = "([", ")]"
_MASK = 0xE000
_BRACKET = re.compile("[()\\[\\]\ue000-\uf8ff]")
_MASKED = re.compile("[\ue000-\uf8ff]")
_JOIN = re.compile(
    r"\s*;\s*(?:and\s+|or\s+|as well as\s+)?|\s*,\s*(?:and/or\s+|and\s+|or\s+|as well as\s+|&\s+|plus\s+|along with\s+)?|"
    r"\s+(?:and/or|and|or|as well as|&|along with|together with|plus)\s+|(?<=[A-Za-z)\ue000-\uf8ff])\s*/\s*(?=[A-Za-z])",
    re.IGNORECASE,
)
_OF = re.compile(r".*\b(?:of|in|on|to|at|around|from|between|for)\s+(?:the |your |both )?([\w' ,/-]+)$", re.IGNORECASE)
_ADJECTIVE_END = re.compile(r"(?:ous|ive|able|ible|less|like|ial|ual|ical|ular|eal|genic|phic|static|toxic|edic)$")
_DOING_HEAD = re.compile(
    rf"^(?:\w+ ){{0,2}}{alternatives(list(table('phrases')['doing_heads']))}\b(?: (?:with|in|when|while|to|for))?",
    re.IGNORECASE,
)
_DIRECTION = re.compile(rf"^{alternatives(list(table('phrases')['directions']))}\b", re.IGNORECASE)
_RISK = re.compile(r"^((?:potential(?:ly)? |slight(?:ly)? |significant(?:ly)? |an? )*(?:increased?|higher|elevated|greater|reduced|decreased|raised) (?:the )?"
                   r"(?:risk|chance|likelihood|incidence|susceptibility|sensitivity|vulnerability|possibility|tendency|rate)s? (?:of|to|for)(?: developing| the development of)?) ", re.IGNORECASE)  # fmt: skip
_WORSE = re.compile(r"^((?:worsening|exacerbation|aggravation|recurrence|reactivation) of) ", re.IGNORECASE)
_PLACE = re.compile(rf"\s({table('tails')['places']})$", re.IGNORECASE)
_IN_PART = re.compile(
    rf"\s((?:in|of|on|around|to) (?:the |your |both )?(?:\w+ )?{alternatives(sorted(words('phrases', 'parts')))}"
    rf"(?:(?:,| or| and|, or|, and) (?:the )?(?:\w+ )?{alternatives(sorted(words('phrases', 'parts')))})*)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r" (?:of|in|on|at|to|with|from|during|upon|around) ")
_NOUNS_TOO = ("loss", "gain", "changes", "change", "worsening", "increase", "decrease")
_MEASURED = re.compile(
    r"(?!.*\b(?:in|of|to|and|or|with)\b)(?!(?:altered|changed|disturbed|imbalanced|impaired|fluctuating|increased|decreased|elevated|reduced|raised|lowered|high|low|abnormal|irregular|slow|rapid|fast)\b)(?:[\w-]+ ){1,3}(?:levels?|counts?|function|rhythm|habits|patterns?|cycle|output|production|metabolism|balance|movements|values|tests|parameters)"
)
_SITE = re.compile(r"((?:injection|application|infusion|insertion|catheter)[ -]site) (.+)", re.IGNORECASE)
_TISSUE = re.compile(
    r"((?:vaginal|vulvar|nasal|oral|throat|eye|ocular|ear|skin|scalp|genital|penile|anal|rectal|eyelid|mouth|facial|gum|breast|local|mild|temporary|transient|muscle|joint|lip)(?: local)?) (\w+)$", re.IGNORECASE
)
_AND_OR = re.compile(r"\b(?:and|or|and/or)\b|&", re.IGNORECASE)
_KEPT = re.compile(alternatives([re.escape(w) for w in table("phrases")["kept_whole"]]), re.IGNORECASE)


class Masked(NamedTuple):
    """Words with each parenthesis replaced by one placeholder character."""

    text: str
    inside: tuple[str, ...]

    def parens_of(self, piece: str) -> list[str]:
        """Contents of the parentheses whose placeholders stand in `piece`."""
        return [self.inside[ord(c) - _MASK] for c in _MASKED.findall(piece)]


class Piece(NamedTuple):
    """One piece of a list, still with placeholders for its parentheses."""

    text: str
    is_reworded: bool = False
    is_tight: bool = False
    """Whether it is joined to the piece before it by "and" or "or" without a comma."""
    is_last_of_list: bool = False
    """Whether "and" or "or" stands before it, with or without a comma."""


def mask(text: str) -> Masked:
    """Replace every outermost parenthesis; one that is never closed ends with the text."""
    if not _BRACKET.search(text):
        return Masked(text, ())
    out: list[str] = []
    inside: list[str] = []
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            if depth == 0:
                start = at + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                out.append(chr(_MASK + len(inside)) if len(inside) < 6000 else " ")
                inside.append(text[start:at].strip())
        elif depth == 0 and char not in _CLOSE:
            out.append(char if not _MASKED.match(char) else " ")
    if depth and text[start:].strip():
        out.append(chr(_MASK + min(len(inside), 5999)))
        inside.append(text[start:].strip())
    return Masked("".join(out), tuple(inside))


def restore(masked: str, inside: tuple[str, ...]) -> str:
    """Masked words with their parentheses put back."""
    out = "".join(
        f" ({inside[ord(c) - _MASK]})" if _MASKED.match(c) and ord(c) - _MASK < len(inside) else c for c in masked
    )
    return " ".join(out.split())


def unmask(piece: str) -> str:
    """A piece without its placeholders."""
    return " ".join((piece if piece.isascii() else _MASKED.sub(" ", piece)).split())


@lru_cache(maxsize=65536)
def split_list(text: str) -> tuple[Piece, ...]:
    """The pieces of a list (parentheses masked), what they share given to each."""
    protected: list[str] = []

    def protect(found: re.Match[str]) -> str:
        protected.append(found[0])
        return f"\x01{len(protected) - 1}\x02"

    guarded = _KEPT.sub(protect, text) if _KEPT.search(text) else text
    pieces, joins = _cut(guarded)
    if protected:
        pieces = [re.sub(r"\x01(\d+)\x02", lambda m: protected[int(m[1])], p) for p in pieces]
    pieces, joins = _merge(pieces, joins)
    return tuple(p for p in _share(pieces, joins) if p.text.strip())


def _cut(text: str) -> tuple[list[str], list[str]]:
    pieces: list[str] = []
    joins: list[str] = []
    at = 0
    for found in _JOIN.finditer(text):
        if found.start() == found.end():
            continue
        pieces.append(text[at : found.start()].strip())
        joins.append(found[0])
        at = found.end()
    pieces.append(text[at:].strip())
    kept = [(p, j) for p, j in zip(pieces, ["", *joins], strict=True) if p]
    return [p for p, _ in kept], [j for _, j in kept][1:]


def _bare(piece: str) -> str:
    return unmask(piece).lower().strip(" .,;:*-–—")


def cannot_stand(piece: str) -> bool:
    """Whether a piece is no effect by itself: an adjective, a body part, a measured thing."""
    bare = _bare(piece)
    if not bare:
        return True
    last = bare.rsplit(" ", 1)[-1]
    if bare in words("phrases", "modifiers") or is_part(bare):
        return True
    n_words = bare.count(" ") + 1
    if _PREPOSITION.search(bare):
        risk = _RISK.match(bare)
        behind = bare[risk.end() :] if risk else ""
        return behind in words("phrases", "modifiers") and not is_part(behind) and behind not in _NOUNS_TOO
    if n_words > 1 and (last in _NOUNS_TOO or is_part(last)):
        return False
    if all(w in words("phrases", "modifiers") or w in ("and", "or", "and/or") for w in re.split(r"[ ,/]+", bare)):
        return True
    return n_words <= 2 and len(last) > 5 and bool(_ADJECTIVE_END.search(last))


def is_part(bare: str) -> bool:
    """Whether the words only name a body part, a function or a measured thing."""
    parts = words("phrases", "parts")
    for lead in ("", "the ", "your ", "other parts of the ", "other ", "parts of the "):
        if bare.startswith(lead) and bare[len(lead) :] in parts:
            return True
    return bool(_MEASURED.fullmatch(bare))


def _opens_parts(piece: str) -> bool:
    """Whether a piece ends in "of the face" and the like, so that further body parts complete it."""
    found = _OF.search(unmask(piece).strip())
    if not found:
        return False
    last = re.split(r"\s*(?:,|/|\band\b|\bor\b)\s*", found[1].lower().strip())[-1]
    return is_part(last) or cannot_stand(last)


def _merge(pieces: list[str], joins: list[str]) -> tuple[list[str], list[str]]:
    """Put pieces that cannot stand back to the neighbour they complete."""
    out: list[str] = []
    out_joins: list[str] = []
    pending = ""
    for index, piece in enumerate(pieces):
        join = joins[index - 1] if index else ""
        is_last = index == len(pieces) - 1
        if pending:
            piece = pending + join + piece
            pending = ""
            join = ""
        if out and _completes(out[-1], piece):
            out[-1] += (join or " ") + piece
            continue
        if not is_last and _needs_next(piece, pieces[index + 1 :], out, joins[index:]):
            if out and join:
                out_joins.append(join)
                out.append("\x03")
            pending = piece
            continue
        if is_last and out and out[-1] != "\x03" and cannot_stand(piece) and not _takes_front(out[-1], piece):
            out[-1] += (join or " ") + piece
            continue
        if out and out[-1] == "\x03":
            out[-1] = piece
            continue
        if out:
            out_joins.append(join)
        out.append(piece)
    return [p for p in out if p != "\x03"], out_joins[: max(0, len(out) - 1)]


def _completes(before: str, piece: str) -> bool:
    bare = _bare(piece)
    if before == "\x03":
        return False
    if _DOING_HEAD.match(unmask(before)) and _is_doing(bare):
        return True
    if _takes_front(before, piece):
        return False
    return (is_part(bare) or (bare.count(" ") <= 1 and cannot_stand(bare))) and _opens_parts(before)


def _is_doing(bare: str) -> bool:
    doings = words("phrases", "doings")
    return bare in doings or any(bare.startswith(d + " ") for d in doings)


def _is_shared_quantity(before: str, piece: str) -> bool:
    return _bare(piece) in words("phrases", "quantities") and bool(_DIRECTION.match(unmask(before)))


def _needs_next(piece: str, following: list[str], before: list[str], joins: list[str]) -> bool:
    bare = _bare(piece)
    if bare.rsplit(" ", 1)[-1] in words("phrases", "sensation_participles"):
        return _leads_to_sensation(following, joins)
    if before and before[-1] != "\x03" and _takes_front(before[-1], piece):
        return False
    return cannot_stand(piece)


def _leads_to_sensation(following: list[str], joins: list[str]) -> bool:
    """Whether "burning or" stands before "stinging sensation", with nothing but participles and adjectives between."""
    is_joined = False
    for piece, join in zip(following, joins, strict=False):
        is_joined = is_joined or bool(_AND_OR.search(join))
        for word in _bare(piece).split(" "):
            if word in words("phrases", "sensations"):
                return is_joined
            if word not in words("phrases", "sensation_participles") and word not in words("phrases", "modifiers"):
                return False
    return False


def _takes_front(before: str, piece: str) -> bool:
    """Whether a bare piece takes over what stands in front of the piece before it: "weight gain or loss"."""
    if _is_shared_quantity(before, piece):
        return True
    front = unmask(before).lower().split()
    return (
        _bare(piece) in words("phrases", "dependent_heads")
        and len(front) > 1
        and " ".join(front[:-1]) in words("phrases", "passed_on")
    )


def _share(pieces: list[str], joins: list[str]) -> list[Piece]:
    """Give each piece what the list shares in front (risk of, modifiers) and behind (places)."""
    shared = [Piece(p) for p in pieces]
    for index in range(1, len(shared)):
        join = joins[index - 1] if index - 1 < len(joins) else ","
        shared[index] = _with_front(shared[index - 1], shared[index], join, is_last=index == len(shared) - 1)
    joined = [bool(_AND_OR.search(j)) for j in joins] + [False] * len(shared)
    for index in range(len(shared) - 1, 0, -1):
        shared = _with_place(shared, index, joined)
    befores = [";", *joins[: len(shared) - 1]] + [";"] * (len(shared) - 1 - len(joins))
    return _with_site([Piece(p.text, p.is_reworded, _is_tight(j), bool(_AND_OR.search(j))) for p, j in zip(shared, befores, strict=True)])


def _is_tight(join: str) -> bool:
    return bool(join) and not join.strip().startswith((",", ";"))


def _with_site(pieces: list[Piece]) -> list[Piece]:
    """ "Injection site pain, redness or swelling" is the site of all three; so is "vaginal burning, itching or irritation"."""
    out: list[Piece] = []
    site = ""
    for index, piece in enumerate(pieces):
        text = unmask(piece.text)
        found = _SITE.match(text) or (_TISSUE.match(text) if _run_is_joined(pieces, index) else None)
        if found:
            site = found[1].lower() if _is_local(found[2]) else ""
        elif site and _is_local(text) and text.count(" ") == 0:
            piece = piece._replace(text=f"{site} {piece.text}", is_reworded=True)
        else:
            site = ""
        out.append(piece)
    return out


def _run_is_joined(pieces: list[Piece], index: int) -> bool:
    """Whether single local words follow and "and" or "or" stands before the last of them."""
    run = list(itertools.takewhile(lambda p: " " not in unmask(p.text).strip() and _is_local(unmask(p.text)), pieces[index + 1 :]))
    return bool(run) and any(p.is_last_of_list for p in run)


def _with_front(before: Piece, piece: Piece, join: str, *, is_last: bool) -> Piece:
    text, front = unmask(piece.text), unmask(before.text)
    is_comma = join.strip().startswith((",", ";"))
    if is_comma and not re.search(r"\b(?:and|or)\b", join):
        is_tight = False
    else:
        is_tight = not join.strip().startswith((",", ";")) or (is_last and before.is_reworded)
    for expression in (_RISK, _WORSE):
        found = expression.match(front)
        if found and is_tight and not expression.match(text) and not _DIRECTION.match(text):
            return Piece(f"{found[1]} {piece.text}", True)
    found_direction = _DIRECTION.match(front)
    if found_direction and _bare(piece.text) in words("phrases", "quantities"):
        return Piece(f"{found_direction[0]} {piece.text}", True)
    if not is_tight:
        return piece
    return _with_modifier(front, piece)


def _with_modifier(front: str, piece: Piece) -> Piece:
    """ "leg pain" passes "leg" on to "swelling"; a head that stands for itself takes nothing."""
    first = _bare(piece.text)
    if " of " in first:
        return piece
    head = _PLACE.sub("", " " + first).strip()
    head = _IN_PART.sub("", " " + head).strip()
    head = head.split(" ")[0] if head.split(" ")[-1] in ("sensation",) else head
    if head not in words("phrases", "dependent_heads"):
        severe = re.match(r"(?i)(unusual|unexplained|temporary|transient) ", front)
        if (
            severe
            and not re.match(r"(?i)(severe|mild|increased|decreased|low|high|changes|loss)\b", first)
            and first.count(" ") <= 1
        ):
            return Piece(f"{severe[1].lower()} {piece.text}", True)
        return piece
    front_words = _PLACE.sub("", front).split(" ")
    front_words = _IN_PART.sub("", " " + " ".join(front_words)).split()
    if len(front_words) < 2:
        return piece
    for size in (3, 2, 1):
        lead = " ".join(front_words[:size]).lower()
        if len(front_words) > size and lead in words("phrases", "passed_on"):
            return Piece(f"{' '.join(front_words[:size]).lower() if size == 1 else lead} {piece.text}", True)
    lead_words = front_words[:-1]
    if all(w.lower() in words("phrases", "passed_on") for w in lead_words) and len(lead_words) <= 2:
        return Piece(f"{' '.join(lead_words).lower()} {piece.text}", True)
    return piece


def _with_place(pieces: list[Piece], index: int, joined: list[bool]) -> list[Piece]:
    """A place behind the piece at `index` is shared by the run of local effects in front of it."""
    text = unmask(pieces[index].text).strip(" .")
    found = _PLACE.search(text) or _IN_PART.search(text)
    if not found:
        return pieces
    is_site = bool(_PLACE.search(text))
    if not is_site and not _is_local(text[: found.start()]):
        return pieces
    out = list(pieces)
    for at in range(index - 1, -1, -1):
        before = unmask(out[at].text).strip(" .")
        if not is_site and not joined[index - 1]:
            break
        if _PLACE.search(before) or _IN_PART.search(before) or not _is_local(before):
            break
        if not is_site and len(before.split()) > 2:
            break
        out[at] = Piece(f"{out[at].text.rstrip(' .')} {found[1]}", True)
    return out


def _is_local(text: str) -> bool:
    last = text.strip().lower().split(" ")
    return bool(last) and (last[-1] in words("phrases", "local") or last[-1] in words("phrases", "sensations"))
