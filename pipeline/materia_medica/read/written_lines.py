"""The lines of one block that the writer meant to stand apart: items marked by a character, lines with a label."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from materia_medica.read.bare_lines import BULLET, DASH, FRONT_PICTURES, bare, cells, is_bare, without_front
from materia_medica.read.document import BlockKind
from materia_medica.read.listed_lines import listed_lines
from materia_medica.read.tokens import BREAK, LINE_ENDS, SIGNS, SOFT_BREAK, Token, sign, words_of

_LABEL = re.compile(r"\s*(?=[^\W_])[^:：.?!\n]{1,60}[:：](?=\s|\Z)")
# "Q:" and "A:" are left alone: a renderer may put question and answer into one line.
_CAPITAL_LABEL = re.compile(r"\s*(?=[^\W\da-z_])[^:：.?!\n]{3,60}[:：](?=\s|\Z)")
_CODE = ("import", "export")
_BOX_EDGE = re.compile(r":{3,}")
_NO_WORDS = re.compile(
    r"""\[![A-Za-z]+\][-+]?                                                 # the kind of a quotation ("[!NOTE]")
    | import \s (?: [^"'\n]{1,300} \s from \s+ )? ["'][^"'\n]+["'] ;?      # code of MDX
    | export \s (?: const | let | default | function ) \s .* """,
    re.VERBOSE,
)
_SENTENCE_END = (".", ":", "!", "?", "：")
_LONGEST_HEAD = 80
Lead = Literal["heading", "colon"] | None

_TITLE = re.compile(r"(?=.{3,40}\Z)[A-Z][A-Za-z/-]+(?: (?:(?:of|and|or|for|to|the|in|&) )*[A-Z][A-Za-z/-]+){0,3}")
"""A line of a text without any markup that reads as a title: few words, each with a capital, and no punctuation."""
_LABEL_BELOW_TITLE = re.compile(r"\s*[A-Z][A-Za-z/& ]{1,40}:(?=\s)")


class WrittenLine(NamedTuple):
    """A line, or lines that read on, as one block; or the begin or end of a box."""

    kind: BlockKind
    tokens: list[Token]
    is_further: bool
    """Whether the block stands behind another one that the page wrote as the same block."""
    deeper: int = 0
    """How much deeper in lists it stands than the page's block."""
    begins_box: bool | None = None
    """Of the edge of an alert box, which has no words, whether it is the begin; null for words."""


class _Source(NamedTuple):
    """One line of a block as the source has it."""

    words: str
    tokens: list[Token]
    is_hard: bool
    """Whether the page asks for the line break in front of it."""
    is_spaced: bool
    """Whether the page asks for an empty line in front of it, by which such pages part paragraphs."""
    is_head: bool
    """Whether it is a short line that stands out as a whole."""


def _source(words: str, tokens: list[Token], *, is_hard: bool = True, is_spaced: bool = False) -> _Source:
    return _Source(words, tokens, is_hard, is_spaced, _is_head(words.strip(), tokens))


def _is_head(words: str, tokens: list[Token]) -> bool:
    """Whether a short line is bold as a whole, or in capitals. A question keeps its answer."""
    if not words or len(words) > _LONGEST_HEAD or not words[0].isalpha() or words.endswith("?"):
        return False
    return (words.isupper() and len(words) > 3 and words[-1] not in ".,;") or all(
        p.mark and p.kind == "strong" for p in tokens if p.words not in SIGNS and p.words.strip(" .:*")
    )


def written_lines(kind: BlockKind, tokens: list[Token], *, lead: Lead = None) -> list[WrittenLine]:
    """The blocks that one block of the page means; `lead` says what stands above it that may lead to a list."""
    if kind == "row":
        return [WrittenLine(kind, cells(tokens), False)]
    if kind == "heading":
        return [WrittenLine(kind, tokens if is_bare(words_of(tokens).strip()) else bare(tokens), False)]
    if LINE_ENDS.isdisjoint([token.words for token in tokens]):
        return _alone(kind, tokens)
    return _apart(kind, _sources(tokens), lead if kind == "paragraph" else None)


def is_one_line(kind: BlockKind, words: str) -> bool:
    """Whether the words of a block, without any sign in them or space around them, are kept as they stand."""
    return kind != "row" and is_bare(words) and (kind == "heading" or not words.startswith(_CODE))


def _alone(kind: BlockKind, tokens: list[Token]) -> list[WrittenLine]:
    """The block of a single line, as most are: no other line can make a list or titles of it."""
    words = words_of(tokens)
    stripped = words.strip()
    if stripped[:1].isalnum() and not stripped.startswith(_CODE):  # neither a sign nor code begins it
        return [WrittenLine(kind, tokens if is_bare(stripped) else bare(tokens), False)]
    return _apart(kind, [_source(words, tokens)], None)


def _sources(tokens: list[Token]) -> list[_Source]:
    out: list[_Source] = []
    start = breaks = 0
    is_hard = True
    for at, token in enumerate([*tokens, sign(SOFT_BREAK)]):
        if token.words in LINE_ENDS:
            words = words_of(tokens[start:at])
            out.append(_source(words, tokens[start:at], is_hard=is_hard, is_spaced=breaks > 1))
            is_hard, start = token.words == BREAK, at + 1
            breaks = is_hard + (0 if words.strip() else breaks)
    return out


def _apart(kind: BlockKind, lines: list[_Source], lead: Lead) -> list[WrittenLine]:
    out: list[WrittenLine] = []
    marked = _marks(lines)
    titles = _titles(lines)
    is_led = lead == "colon" or (lead == "heading" and not titles)  # below a heading a title is none of its items
    listed = listed_lines([line.words.strip() for line in lines], below_lead=is_led)
    if listed and titles:
        titles = _titles([line for place, line in enumerate(lines) if place not in listed])
    in_items = before_is_end = False
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        words = line.words.strip()
        if _NO_WORDS.fullmatch(words):
            before_is_end = True
            continue
        if _BOX_EDGE.match(words):
            out.append(WrittenLine(kind, [], bool(out), 0, _BOX_EDGE.fullmatch(words) is None))
            before_is_end = True
            continue
        mark = marked[place] or (
            DASH.match(line.words) if before is not None and (in_items or before.words.rstrip().endswith(":")) else None
        )
        if place in listed:
            out.append(WrittenLine("item", bare(line.tokens), before is not None, 1))
            before_is_end = place + 1 not in listed
            continue
        fresh = before is None or before_is_end or not out or (line.is_spaced and words != "")
        if mark is not None:
            in_items = True
            tokens = without_front(line.tokens, mark.end())
            nested = kind == "paragraph" or before is not None
            out.append(WrittenLine("item" if nested else kind, bare(tokens), before is not None, int(nested)))
        elif fresh or (before is not None and _stands_apart(line, before, titles)):
            in_items = False
            out.append(WrittenLine(kind if before is None else "paragraph", bare(line.tokens), before is not None))
        else:
            out[-1].tokens.extend([sign(BREAK if line.is_hard else SOFT_BREAK), *line.tokens])
        before_is_end = False
    return out


def _marks(lines: list[_Source]) -> list[re.Match[str] | None]:
    """The list mark of each line: a bullet always is one, a dash or picture where several lines begin with one."""
    found = [BULLET.match(line.words) for line in lines]
    for pattern in (DASH, FRONT_PICTURES):
        begun = [pattern.match(line.words) for line in lines]
        if sum(1 for mark in begun if mark) > 1 and begun[0]:
            found = [one or other for one, other in zip(found, begun, strict=True)]
    return found


def _titles(lines: list[_Source]) -> frozenset[str]:
    """The lines that read as titles of a text without markup; a single one within it may be chance."""
    begun = [line.words.strip() for line in lines[:-1] if not line.is_hard or line is lines[0]]
    found = frozenset(words for words in begun if _TITLE.fullmatch(words))
    opens_with_one = begun[:1] and begun[0] in found and (len(lines) > 2 or _LABEL_BELOW_TITLE.match(lines[1].words))
    return found if len(found) > 1 or opens_with_one else frozenset()


def _stands_apart(line: _Source, before: _Source, titles: frozenset[str]) -> bool:
    """Whether a line is a block of its own: it has its own label or is a head, or the line before was a head."""
    if titles and (
        line.words.strip() in titles or before.words.strip() in titles or _LABEL_BELOW_TITLE.match(line.words)
    ):
        return True
    if line.is_head or before.is_head:
        return line.is_hard or before.words.rstrip().endswith(_SENTENCE_END) or before.is_head
    if _LABEL.match(line.words) is None:
        return False
    return line.is_hard or all(_CAPITAL_LABEL.match(words) for words in (before.words, line.words))
