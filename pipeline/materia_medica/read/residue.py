"""Markup that a page's own renderer left as text: it is dropped, or does what it was meant to do."""

from __future__ import annotations

import re

from materia_medica.read.tokens import RAISED_BEGINS, RAISED_ENDS, SIGNS, Token, joined

_LITERAL_STRONG = re.compile(r"\*\*+|(?<!\w)__|__(?!\w)")
# An asterisk before a word that no other one closes; "*1" is the name of a gene's variant.
_LONE_STAR = re.compile(r"\*(?<!\S\*)(?=[^\W\d_])")
_NOTE_BEGINS = re.compile(r"\s*\*{1,3}\s?(?=[A-Z])[^*]*\Z")
_TEMPLATE = re.compile(
    r"""
      \{\{ [^{}\n]{0,300} \}\} | \{% [^{}\n]{0,300}? %\}      # Liquid, Jinja, Hugo, Handlebars
    | \s? \{ [:\#.] [^{}\n]{0,100} \}                         # attributes and ids behind the words they belong to
    | \{ /\* [^{}\n]{0,300}? \*/ \}                           # a comment of JSX
    | < [A-Z] [A-Za-z0-9.]{0,40} \s [^<>\n]{0,300}? = [{"'] [^<>\n]{0,300} >  # a component of JSX
    """,
    re.VERBOSE,
)
_RAISED = frozenset((RAISED_BEGINS, RAISED_ENDS))
_NOTES = 1_000_000
"""From here on count the marks of footnotes' signs, so that each stands for itself."""
_ONE = r"(?:\d{1,3}|[a-h]|[ivx]{1,4}|[*†‡§¶#]{1,3})"
_FOOTNOTE = re.compile(rf"{_ONE}(?:\s*[,;–-]?\s*{_ONE}){{0,9}}")
# In a table's row, where the signs of footnotes run on to later letters and to signs that are otherwise words.
_ONE_OF_ROW = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#$@^'’]{1,3})"
_FOOTNOTE_OF_ROW = re.compile(rf"{_ONE_OF_ROW}(?:\s*[,;–-]?\s*{_ONE}){{0,9}}")
_IN_BRACKETS = re.compile(rf"(?:[\[(]\s*(?:{_ONE}(?:\s*[,;–-]\s*{_ONE}){{0,9}}|citation needed|note \d+)\s*[\])]\s*)+")
_BEGINS_WORDS = re.compile(r"[A-Z][a-z]{2}")
_FEW = 4
"""Tokens that are looked at for the end of a footnote."""
# What is raised behind a number, a unit or a single letter is an exponent.
_OF_UNIT = re.compile(r"(?:\d|(?<![^\W\d_])(?:[^\W\d_]|[cmkdn]m|min))\Z")
# "==marked==" and "++inserted++" of some Markdown dialects.
_MARKED = re.compile(r"(?<!\S)(==|\+\+)(?=\S)([^\n=+]{1,200}?)(?<=\S)\1(?!\w)")
_WIKI_LINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")


def holds_none(whole: str) -> bool:
    """Whether words, all of a block, hold no sign of left-over markup; a pair is looked for where one of it stands."""
    return (
        "*" not in whole
        and "{" not in whole
        and ("_" not in whole or "__" not in whole)
        and ("[" not in whole or "[[" not in whole)
        and ("=" not in whole or "==" not in whole)
        and ("+" not in whole or "++" not in whole)
    )


def without_residue(tokens: list[Token], *, keeps_notes: bool = False, keeps_stars: bool = False) -> list[Token]:
    """The tokens of a block without left-over markup; `keeps_notes` marks the signs of footnotes and keeps them,
    `keeps_stars` says that an asterisk in front of all may be one.
    """
    whole = "".join([p.words for p in tokens])
    if RAISED_BEGINS in whole or RAISED_ENDS in whole:
        tokens = without_footnotes(tokens, keeps_notes=keeps_notes)
    if "{" in whole or "[[" in whole:
        tokens = [p if p.words in SIGNS else p._replace(words=_plain(p.words)) for p in joined(tokens)]
        tokens = [p for p in tokens if p.words]
    if "==" in whole or "++" in whole:
        tokens = [p if p.words in SIGNS else p._replace(words=_MARKED.sub(r"\2", p.words)) for p in joined(tokens)]
    is_note = keeps_stars and _NOTE_BEGINS.match(whole) is not None
    if not is_note and ("**" in whole or "__" in whole):
        tokens = _resolve_literal_strong(tokens)
    if "*" in whole and not is_note:
        tokens = [p._replace(words=_LONE_STAR.sub("", p.words)) if "*" in p.words else p for p in tokens]
    return tokens


def without_footnotes(tokens: list[Token], *, keeps_notes: bool = False) -> list[Token]:
    """Tokens without raised words that only mark a footnote, or with them as notes; exponents and isotopes stay."""
    out: list[Token] = []
    place, are_notes = 0, False
    while place < len(tokens):
        if tokens[place].words != RAISED_BEGINS:
            out += [tokens[place]] if tokens[place].words != RAISED_ENDS else []
            place += 1
            continue
        end = next((n for n in range(place + 1, len(tokens)) if tokens[n].words in _RAISED), len(tokens))
        raised = tokens[place + 1 : end]
        words = "".join([p.words for p in raised]).strip()
        behind = tokens[end + 1].words if end + 1 < len(tokens) else " "
        before = out[-1].words if out else " "
        shape = _FOOTNOTE_OF_ROW if keeps_notes else _FOOTNOTE
        begins_cell = keeps_notes and before in SIGNS and len(words) < 2 and shape.fullmatch(words) is not None
        # the first words of a block are the footnote itself
        begins_block = all(p.words in SIGNS or not p.words.strip() for p in out)
        begins_next = are_notes and _FOOTNOTE.fullmatch(words) is not None and _ends_note(out)
        if begins_next or (not begins_cell and (begins_block or not _is_footnote(words, before, behind, shape))):
            out += raised
            are_notes = are_notes or (begins_block and _FOOTNOTE.fullmatch(words) is not None)
            if are_notes and _BEGINS_WORDS.match(behind):
                out.append(Token(" ", 0, "strong"))
        elif keeps_notes:
            out.append(Token(words, _NOTES + place, "note"))
            if out[-2].words in SIGNS:  # the sign at the begin of a footnote's own words
                out.append(Token(" ", 0, "strong"))
        place = end
    return out


def _ends_note(out: list[Token]) -> bool:
    """Whether a footnote has ended in front of a raised sign, which then begins the next one of its block."""
    before = "".join([p.words for p in out[-_FEW:] if p.words not in SIGNS])
    return before[-1:].isspace() and before.rstrip()[-1:] in (".", ";", ")", "”")


def _is_footnote(words: str, before: str, behind: str, shape: re.Pattern[str]) -> bool:
    if _IN_BRACKETS.fullmatch(words):
        return True
    if shape.fullmatch(words) is None:
        return False
    if before[-1:].isspace() or before in SIGNS:
        return not behind[:1].isalpha()  # else an isotope
    return _OF_UNIT.search(before) is None


def _plain(words: str) -> str:
    return _WIKI_LINK.sub(_link_text, _TEMPLATE.sub("", words))


def _link_text(link: re.Match[str]) -> str:
    """A wiki link is its text, else the page that it names; an embedded file is no text."""
    if link[1]:
        return ""
    return str(link[3] or link[2].partition("#")[0] or link[2].strip("#"))


def _resolve_literal_strong(tokens: list[Token]) -> list[Token]:
    """Asterisks that the page's own renderer left as text are markup, not words: they switch strong and are dropped."""
    total = sum(len(_LITERAL_STRONG.findall(p.words)) for p in tokens)
    out: list[Token] = []
    seen = inside = 0
    for words, mark, kind in tokens:
        at = 0
        for found in _LITERAL_STRONG.finditer(words):
            out.append(Token(words[at : found.start()], mark or inside, kind if mark else "strong"))
            seen += 1
            inside = 0 if inside or seen == total else -seen
            at = found.end()
        out.append(Token(words[at:], mark or inside, kind if mark else "strong"))
    return [p for p in out if p.words]
