"""A section that openFDA hands out as one line of text, cut into its titles, paragraphs and items again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from materia_medica.read.openfda_fields import SectionField, words_of

_LONGEST_TITLE = 120
_LONGEST_ITEM = 400
_MOST_PARTS = 20
"""Sub-sections of a section, so that no amount is taken for the number of one."""
_PARENTHESIS = 80
"""Characters in front of a title in which a parenthesis that is still open would hold it."""
_OPENING = rf"(?:{'|'.join(map(re.escape, words_of('sentence_openings')))})\b"
_OPENINGS = frozenset(words_of("sentence_openings"))
_LONGEST_OPENING = 12
_POINTING = frozenset(words_of("in_front_of_numbers"))
_FIRST = r"(?:[A-Z]|[a-z]{1,2}[A-Z]{2})"
"""How a word of a title begins: some abbreviations do in lower case ("mCRC", "cGVHD")."""
_CAPITAL = rf"{_FIRST}[\w®™’'/-]*"
_SMALL = "of|and|in|with|for|to|the|or|on|from|by|at|as|an?|than"
_WORD = rf"(?:{_CAPITAL}|\d[\w.-]*|{_SMALL}|\([^()%]{{1,60}}\)|[&<>≥≤])[,:]?"
_RUN = rf"(?!{_OPENING}){_CAPITAL}[,:]?(?: {_WORD}){{0,11}}?"
# A capital title runs up to the word with which a sentence begins: "Pediatric Patients In a 2-year study ...".
_TITLE_RUN = re.compile(
    rf"(?!Body As )({_RUN}) (?={_OPENING},? [^\s])(?<!{' )(?<!'.join(words_of('before_prepositions'))} )"
)
# In front of what tells of a trial any words are one: "Adjuvant treatment of RCC The safety of EXAMPLO ...".
_TITLE_OF_TRIAL = re.compile(
    rf"({_FIRST}(?:(?! (?:was|were|is|are|has|have|had|occurred|included) )[^.;\[\]]){{3,110}}?)"
    r" (?=(?:The safety of|Among the \d)\b)"
)
_SUBTITLE = re.compile(rf"({'|'.join(words_of('subtitles'))})(?= {_OPENING}|$)")
# The name of the product, in capitals, begins a sentence too: "6.2 Pediatric Use EXAMPLO was studied ...".
_BEFORE_NAME = re.compile(
    rf"({_RUN}) (?=[A-Z][A-Z-]{{3,}}[®™]? [a-z])(?<! of )(?<! in )(?<! to )(?<! and )(?<! for )(?<! the )(?<! with )"
)
_SUBTITLE_ALONE = re.compile(rf"({'|'.join(words_of('subtitles_alone'))})(?= [A-Z\d]|$)")
_SUBTITLE_NUMBERED = re.compile(rf"({'|'.join(words_of('subtitles_alone'))})(?= |$)")
_CAPITALS = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|(?:of|and|in|the) (?={_CAPITAL} [A-Z])))*(?= [a-z])")
_NUMBER = re.compile(r"(?<![\w.,(]) ?(?P<number>\d{1,2}\.\d{1,2}) (?=[A-Z])")
_DISCUSSED = r"""
    (?: [A-Z][\w/()-]* | and | of | or | with | in | effects | reactions )
    (?: ,?[ ] (?: [A-Z][\w/()-]* | and | of | or | with | in | effects | reactions ) ){0,9} [ ]? [\[(] [ ]? see \b
"""
_SYSTEM = re.compile(
    rf"""
    (?P<title> (?:\d{{1,2}}\.\ )? (?:{"|".join(words_of("systems")).replace(" ", chr(92) + " ")})
               (?:\ (?:{"|".join(words_of("behind_systems")).replace(" ", chr(92) + " ")}))? )
    \ (?! (?:{"|".join(words_of("behind_systems")).replace(" ", chr(92) + " ")}) \b )(?=[A-Z])
    (?! [^\s:]+ (?:\ [^\s:]+){{0,2}} \ ?: | {_DISCUSSED} )  # a label, or an event that is discussed elsewhere
    """,
    re.VERBOSE,
)
_BOUNDARY = re.compile(rf" (?<=[.:)\]”] )(?=\d|{_FIRST})")
_CAPITAL_OR_DIGIT = re.compile(rf"\d|{_FIRST}")
_ENDS = ".:)]”"
"""With what the words in front of a title end."""
_BULLETS = "•‣◦▪■●∙·"
_BULLET = re.compile(r"(?:^|\s)(?:[•‣◦▪■●]|[∙·](?=\s))\s*")
SEE = re.compile(r"[\[(]\s*see\b[^\[\]]{0,200}?[\])](?:\s*[.;])?(?=\s+[A-Z•]|\s*$)", re.IGNORECASE)
"""What points to where an event is discussed: "[see Warnings (5.1)]"."""
_LEAD = re.compile(r"[:.] (?:(?<=: )|(?<=labeling\. )|(?<= label\. )|(?<=section\. )|(?<=sections\. ))")
"""With what the words end that introduce events which are discussed elsewhere."""
ENDS_ITEM = re.compile(r"(?<=[.\]]) (?=[A-Z])")
"""Between the end of a sentence or pointer and the next sentence."""
_CAPITAL_RUN = re.compile(r"(?:\s*[:–-])?(?:\s+(?:[A-Z0-9][A-Z0-9,;/()’'&-]*|and|or|of|with|in|for)(?=\s|$))+(?=\s)")


class Piece(NamedTuple):
    """A title, paragraph or item."""

    kind: Literal["heading", "paragraph", "item"]
    words: str
    deeper: int = 0
    """How much deeper than the titles of sub-sections a title stands."""


def title_end(text: str, field: SectionField | None) -> int:
    """Where the title ends with which the text of a section begins; 0 where it begins with none."""
    numbered = _NUMBER.match(text)
    if numbered:
        return _title(text, numbered.end()) or 0
    found = field.title.match(text) if field else None
    if found is None:
        return 0
    end = found.end()
    run = _CAPITAL_RUN.match(text, end)
    return run.end() if run and found[0].isupper() and text[end : run.end()].strip(" :–-") else end


def pieces(text: str, *, number: str, all_titles: bool) -> Iterator[Piece]:
    """The titles, paragraphs and items of a stretch of text.

    `number` is that of its section, empty where it has none; without `all_titles` only those with a number are found.
    """
    text, at = text.strip(), 0
    for start, words_start, end, deeper in _titles(text, number, all_titles=all_titles):
        yield from _body(text[at:start])
        yield Piece("heading", text[words_start:end].strip(" :"), deeper)
        at = end
    yield from _body(text[at:])


def _titles(text: str, number: str, *, all_titles: bool) -> Iterator[tuple[int, int, int, int]]:
    """Titles within a text: where each begins, where its words begin and end, and how deep it stands."""
    last, done, section = 0, 0, number.partition(".")[0]
    for before, start in _boundaries(text, section, all_titles=all_titles):
        around = text[max(0, start - _PARENTHESIS) : start]
        if start < done or around.rfind("(") > around.rfind(")"):
            continue
        found = _NUMBER.match(text, start)
        if found:
            major, _, minor = found["number"].partition(".")
            if section == major and last < int(minor) <= _MOST_PARTS and (end := _title(text, found.end())):
                last, done = int(minor), end
                yield before, start, end, 0
            continue
        title = _run_in(text, start) if all_titles else None
        if title:
            done, deeper = title
            yield before, start, done, deeper


def _boundaries(text: str, section: str, *, all_titles: bool) -> Iterator[tuple[int, int]]:
    """Where a title may stand: the end of what stands before it, and its beginning."""
    if all_titles:
        begun = [(0, 0)] if _CAPITAL_OR_DIGIT.match(text) else []
        ends = [
            (end, begin)
            for end, begin in (*begun, *(found.span() for found in _BOUNDARY.finditer(text)))
            if text[begin : begin + _LONGEST_OPENING].split(" ", 1)[0] not in _OPENINGS
        ]
        numbers = _numbered(section).finditer(text) if section else ()
        ends.extend(  # a known title also behind a list, which ends without a mark
            (found.start() - 1, found.start())
            for found in numbers
            if (found.start() > 1 and text[found.start() - 1] == " " and _SUBTITLE.match(text, found.end()))
            or (_follows_a_list(text, found.start()) and _title(text, found.end()))
        )
        yield from sorted(set(ends))
    elif section:
        for found in _numbered(section).finditer(text):
            start = found.start()
            if start == 0 or (start > 1 and text[start - 1] == " " and text[start - 2] in _ENDS):
                yield max(0, start - 1), start


def _follows_a_list(text: str, number: int) -> bool:
    """Whether the word in front of a number may be the last one of a list, and none that points to the number."""
    word = text[max(0, number - _LONGEST_OPENING) : number].rpartition(" ")[0].rpartition(" ")[2]
    return number > 1 and text[number - 1] == " " and word.rstrip(")").isalpha() and word.lower() not in _POINTING


@lru_cache(maxsize=64)
def _numbered(section: str) -> re.Pattern[str]:
    """The number of a sub-section of a section, in front of its title."""
    return re.compile(rf"{section}\.\d{{1,2}} (?=[A-Z])")


def _title(text: str, start: int) -> int | None:
    """Where a title that begins at `start` ends: a known one, else capitals up to the first word of a sentence."""
    for pattern in (_SUBTITLE, _TITLE_RUN, _BEFORE_NAME, _SUBTITLE_NUMBERED):
        found = pattern.match(text, start, start + _LONGEST_TITLE)
        if found:
            return found.end(1)
    run = _CAPITALS.match(text, start, start + _LONGEST_TITLE)
    words = run[0].split(" ") if run else []
    return start + len(" ".join(words[:-1])) if len(words) > 1 else None


def _run_in(text: str, start: int) -> tuple[int, int] | None:
    """Where a title ends that runs on into its first sentence, and how deep it stands; null where none begins."""
    kinds = ((_SUBTITLE, 0), (_SUBTITLE_ALONE, 0), (_SYSTEM, 2), (_TITLE_RUN, 1), (_TITLE_OF_TRIAL, 1))
    found = ((pattern.match(text, start, start + _LONGEST_TITLE), deeper) for pattern, deeper in kinds)
    return max(((title.end(1), deeper) for title, deeper in found if title), key=lambda end: end[0], default=None)


def _body(text: str) -> Iterator[Piece]:
    """Paragraphs and items of a stretch without titles."""
    text = text.strip()
    if not any(map(str.isalnum, text)):
        return
    first, *items = _BULLET.split(text) if any(sign in text for sign in _BULLETS) else [text]
    if first.strip():
        yield from _with_references(first.strip())
    for item in items[:-1]:
        if item.strip():
            yield from _item(item.strip())
    if items and items[-1].strip():
        yield from _last_item(items[-1].strip())


def _item(text: str) -> Iterator[Piece]:
    """An item; what introduces the next list behind it is none of its words."""
    ends = list(ENDS_ITEM.finditer(text)) if text.endswith(":") else []
    yield Piece("item", text[: ends[-1].start()] if ends else text)
    if ends:
        yield Piece("paragraph", text[ends[-1].end() :])


def _last_item(text: str) -> Iterator[Piece]:
    """The last item of a run, and what the text goes on with behind it."""
    end = ENDS_ITEM.search(text)
    if end is None:
        yield Piece("item", text)
        return
    yield Piece("item", text[: end.start()])
    yield from _with_references(text[end.end() :])


def _with_references(text: str) -> Iterator[Piece]:
    """A paragraph; events in it that are discussed elsewhere are items, each with its reference."""
    references = list(SEE.finditer(text)) if "see" in text.lower() else []
    starts = [found.start() for found in references]
    at = 0
    lead = _LEAD.search(text) if references else None
    while lead:
        ends = []
        colon = lead.start()
        begin = colon + 2
        for found in references[bisect_left(starts, begin) :]:
            if found.start() - begin > _LONGEST_ITEM or ". " in text[begin : found.start()]:
                break
            ends.append((begin, found.end()))
            begin = found.end() + 1
        if len(ends) > 1 or (ends and "section" in text[max(0, colon - _PARENTHESIS) : colon]):
            yield Piece("paragraph", text[at : colon + 1].strip())
            for start, end in ends:
                yield Piece("item", text[start:end].strip())
            at = min(begin, len(text))
            lead = _LEAD.search(text, at)
        else:
            lead = _LEAD.search(text, colon + 2)
    if text[at:].strip():
        yield Piece("paragraph", text[at:].strip())
