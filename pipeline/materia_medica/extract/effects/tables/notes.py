"""The footnotes of a table: what the signs and words of a cell's footnotes say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.tables.grid import NOTE_SIGNS, PageTable, TableCell, TableRow
from materia_medica.extract.language.rule import Rule

_SIGNS = rf"[{NOTE_SIGNS}#]{{1,4}}"
_ONE = rf"(?:[a-z]{{1,2}}|\d{{1,2}}|{_SIGNS})"
_SIGN = re.compile(rf"{_ONE}(?:\s*[,;]\s*{_ONE})*")
_EACH = re.compile(_ONE)


BELOW = Rule(
    name="footnote below its table",
    pattern=rf"""
        ^ \s* (?P<sign> {_SIGNS} | \d{{1,2}} (?= [.):]? \s | [A-Z] ) | \(? [a-z] \)? (?= \s+ [A-Z] ) )
        [.):]? \s* (?P<words> \S .* ) $
    """,
    flags=re.DOTALL,
    example=(
        "| Rare | Gout* |\n|-|-|\n| Common | Rash |\n\n\\* Seen in one man.",
        ["Gout; Seen in one man.; rare", "Rash; common", "aside: general"],
    ),
    counter_example="Seen in one man",
)


def is_below(table: PageTable, text: str) -> bool:
    """Whether a line behind a table is a footnote of it: a letter or number is a sign where the table has it raised."""
    found = BELOW.match(text)
    if found is None:
        return False
    sign = found["sign"].strip("()")
    if not sign.isalnum():
        return True
    said = (words for row in table.rows for cell in row.cells.values() for words in cell.notes)
    return any(sign in _EACH.findall(words) for words in said if _SIGN.fullmatch(words.strip()))


def goes_on(note: str, text: str) -> bool:
    """Whether a line behind a footnote has the next number or letter, whether or not the table has it."""
    one, other = BELOW.match(note), BELOW.match(text)
    signs = [found["sign"].strip("()") for found in (one, other) if found]
    if len(signs) < len("ab") or not all(sign.isalnum() for sign in signs):
        return False
    first, second = signs
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1


class Notes:
    """The footnotes of one table by their signs."""

    def __init__(self, rows: Sequence[TableRow], below: Sequence[str] = ()) -> None:
        """`below` are the words of lines behind the table that are footnotes."""
        self._by_sign: dict[str, str] = {}
        for line in below:
            if found := BELOW.match(line):
                self._by_sign.setdefault(found["sign"].strip("()"), found["words"])
        for row in rows:
            for cell in row.cells.values() if row.is_note else ():
                self._keep(cell)

    def _keep(self, cell: TableCell) -> None:
        sign = None
        for words in cell.notes:
            plain = words.strip()
            if _SIGN.fullmatch(plain):
                sign = plain
            elif sign is not None:
                self._by_sign.setdefault(sign, plain)
                sign = None
            elif (begun := _SIGN.match(plain)) and plain[begun.end() : begun.end() + 1] in " .:)":
                self._by_sign.setdefault(begun[0], plain[begun.end() :].strip(" .:)"))

    def of(self, cell: TableCell) -> list[str]:
        """What the footnotes of a cell say; a sign whose words are not in the table says nothing."""
        return self._said(cell.notes)

    def between(self, cell: TableCell, start: int, end: int) -> list[str]:
        """What the footnotes of a part of a cell say, by offsets into its words."""
        places = zip(cell.note_at, cell.notes, strict=True)
        return self._said([words for at, words in places if start <= at < end])

    def of_signs(self, words: str) -> list[str]:
        """What signs say that stand behind words without being raised."""
        return self._said(words.split())

    def _known(self, sign: str) -> list[str]:
        """A sign whose words are in the table; those of two signs without a space between them are each its own."""
        return [each for each in ([sign] if sign in self._by_sign else sign) if each in self._by_sign]

    def _said(self, notes: Sequence[str]) -> list[str]:
        said = []
        for words in notes:
            plain = words.strip()
            if _SIGN.fullmatch(plain):
                said += [self._by_sign[sign] for each in _EACH.findall(plain) for sign in self._known(each)]
            else:
                said.append(plain.strip(" ()"))
        return [words for words in said if words]
