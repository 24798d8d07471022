"""Markup that a page's own renderer left as text: it is dropped, or does what it was meant to do."""

from __future__ import annotations

import re

from materia_medica.read.pieces import SIGNS, Piece, joined

_LITERAL_STRONG = re.compile(r"\*\*+|(?<!\w)__|__(?!\w)")
# An asterisk before a word that no other one closes; "*1" is the name of a gene's variant.
_LONE_STAR = re.compile(r"(?<!\S)\*(?=[^\W\d_])")
_TEMPLATE = re.compile(
    r"""
      \{\{ [^{}\n]{0,300} \}\} | \{% [^{}\n]{0,300}? %\}      # Liquid, Jinja, Hugo, Handlebars
    | \s? \{ [:\#.] [^{}\n]{0,100} \}                         # attributes and ids behind the words they belong to
    | \{ /\* [^{}\n]{0,300}? \*/ \}                           # a comment of JSX
    | < [A-Z] [A-Za-z0-9.]{0,40} \s [^<>\n]{0,300}? = [{"'] [^<>\n]{0,300} >  # a component of JSX
    """,
    re.VERBOSE,
)
_WIKI_LINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")


def without_residue(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a block without left-over markup."""
    whole = "".join([p.words for p in pieces])
    if "{" in whole or "[[" in whole:
        pieces = [p if p.words in SIGNS else p._replace(words=_plain(p.words)) for p in joined(pieces)]
        pieces = [p for p in pieces if p.words]
    if "**" in whole or "__" in whole:
        pieces = _resolve_literal_strong(pieces)
    if "*" in whole:
        pieces = [p._replace(words=_LONE_STAR.sub("", p.words)) for p in pieces]
    return pieces


def _plain(words: str) -> str:
    return _WIKI_LINK.sub(_link_text, _TEMPLATE.sub("", words))


def _link_text(link: re.Match[str]) -> str:
    """A wiki link is its text, else the page that it names; an embedded file is no text."""
    if link[1]:
        return ""
    return str(link[3] or link[2].partition("#")[0] or link[2].strip("#"))


def _resolve_literal_strong(pieces: list[Piece]) -> list[Piece]:
    """Asterisks that the page's own renderer left as text are markup, not words: they switch strong and are dropped."""
    total = sum(len(_LITERAL_STRONG.findall(p.words)) for p in pieces)
    out: list[Piece] = []
    seen = inside = 0
    for words, mark, kind in pieces:
        at = 0
        for found in _LITERAL_STRONG.finditer(words):
            out.append(Piece(words[at : found.start()], mark or inside, kind if mark else "strong"))
            seen += 1
            inside = 0 if inside or seen == total else -seen
            at = found.end()
        out.append(Piece(words[at:], mark or inside, kind if mark else "strong"))
    return [p for p in out if p.words]
