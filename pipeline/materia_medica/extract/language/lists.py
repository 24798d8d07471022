"""The grammar of lists: where a list is split."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.neighbours import completed
from materia_medica.extract.language.pieces import Piece
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shared_words import share
from materia_medica.extract.language.word_tables import alternatives, lowered, table

_T = table("phrases")
_JOINERS = alternatives(_T["joiners"])

JOIN = Rule(
    name="join",
    pattern=rf"""
        [\s;,/] (?:
            (?<= [;,] ) \s* (?: {_JOINERS} \s+ )?
            | (?<= \s ) \s* (?: [;,] \s* (?: {_JOINERS} \s+ )? | {_JOINERS} \s+ )
            | (?: (?<= [A-Za-z)\ue000-\uf8ff] / ) | (?<= [A-Za-z)\ue000-\uf8ff] \s ) \s* / ) \s* (?= [A-Za-z] )
        )
    """,
    example=("nausea, vomiting and headache; rash", ["nausea", "vomiting", "headache", "rash"]),
    counter_example="loss of appetite",
)
KEPT_WHOLE = Rule(
    name="kept whole",
    pattern=alternatives(_T["kept_whole"]),
    example=("pins and needles, rash", ["pins and needles", "rash"]),
    counter_example="needles and pins",
)


@lru_cache(maxsize=65536)
def split_list(text: str) -> tuple[Piece, ...]:
    """The pieces of a list (parentheses masked), what they share given to each."""
    if not text.strip():
        return ()
    cut, joins = _cut(text)
    if len(cut) == 1:  # nothing stands beside it
        return (Piece(text=cut[0]),)
    pieces, joins = completed(cut, joins)
    return tuple(p for p in share(pieces, joins) if p.text.strip())


def _cut(text: str) -> tuple[list[str], list[str]]:
    """Pieces and what joins them; a word that is kept whole is not cut."""
    pieces: list[str] = []
    joins: list[str] = []
    low = lowered(text)
    kept_whole = [found.span() for found in KEPT_WHOLE.finditer(low)]
    at = next_kept = 0
    for found in JOIN.finditer(low):
        while next_kept < len(kept_whole) and kept_whole[next_kept][1] <= found.start():
            next_kept += 1
        if next_kept < len(kept_whole) and kept_whole[next_kept][0] < found.end():
            continue
        pieces.append(text[at : found.start()].strip())
        joins.append(found[0])
        at = found.end()
    pieces.append(text[at:].strip())
    kept = [(p, j) for p, j in zip(pieces, ["", *joins], strict=True) if p]
    return [p for p, _ in kept], [j for _, j in kept][1:]
