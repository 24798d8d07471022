"""The footnotes of a table: what the signs and words of a cell's footnotes say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from materia_medica.extract.effects.tables.grid import NOTE_SIGNS, PageTable, TableCell, TableRow
from materia_medica.extract.effects.tables.note_blocks import by_sign, of_each_row
from materia_medica.extract.language.rule import Rule
from materia_medica.schema.ids import fold

_SIGNS = rf"[{NOTE_SIGNS}#]{{1,4}}"
_ONE = rf"(?:[a-z]{{1,2}}|\d{{1,2}}|{_SIGNS}|[$@^'’])"
_SIGN = re.compile(rf"{_ONE}(?:\s*[,;]\s*{_ONE})*")
_EACH = re.compile(_ONE)
_BEGINS = r"(?: [A-Z\d] | (?: includ | see \s | seen | observ | report | identif | post | from | based | only ) )"
"""How the words of a footnote begin behind a letter, which would be a word of them otherwise."""


BELOW = Rule(
    name="footnote below its table",
    pattern=rf"""
        ^ \s* (?P<sign> {_SIGNS} | \d{{1,2}} (?= [.):]? \s | [A-Z] ) | \( \d{{1,2}} \) (?= \s )
            | \(? [a-z] \)? (?= [.:]? \s+ {_BEGINS} ) )
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
    return any(sign in _EACH.findall(words) for words in said if _SIGN.fullmatch(words.strip(" ()")))


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
        self._of_row: dict[str, str] = {}
        """What notes say of several rows that they name, by the words of the row."""
        self._of_several: set[str] = set()
        for line in below:
            if found := BELOW.match(line):
                self._put(found["sign"].strip("()"), found["words"])
        for row in rows:
            for cell in row.cells.values() if row.is_note else ():
                self._keep(cell)
        self._keep_unmarked(rows)
        self._keep_named(rows)

    def _keep_unmarked(self, rows: Sequence[TableRow]) -> None:
        """Footnotes in the last rows that begin with a sign which is not raised there, but above."""
        last = list(takewhile(lambda row: len(row.own) == 1, reversed(rows)))
        plain = [cell.span.text for row in reversed(last) for cell in row.own.values() if not row.is_note]
        begun = [found for words in plain if (found := BELOW.match(words)) is not None]
        if not begun:
            return
        raised = {
            each for row in rows for cell in row.cells.values() for note in cell.notes for each in _EACH.findall(note)
        }
        for found in begun:
            if (sign := found["sign"].strip("()")) in raised:
                self._put(sign, found["words"])

    def _keep_named(self, rows: Sequence[TableRow]) -> None:
        """Footnotes that say of several rows which terms are combined in each."""
        said = {*self._by_sign.values(), *(note for row in rows for cell in row.cells.values() for note in cell.notes)}
        long = [words for words in said if words.count(":") > 1]
        names = {_name(cell) for row in rows for cell in row.own.values() if not row.is_note} if long else ()
        for words in long:
            if found := of_each_row(" ".join(words.split()), names):
                self._of_several.add(words.strip())
                self._of_row.update(found)

    def _put(self, sign: str, words: str) -> None:
        for each, note in by_sign(sign, words):
            self._by_sign.setdefault(each, note)

    def _keep(self, cell: TableCell) -> None:
        sign = None
        for words in cell.notes:
            plain = words.strip()
            if _SIGN.fullmatch(plain):
                sign = plain
            elif sign is not None:
                self._put(sign, plain)
                sign = None
            elif (begun := _SIGN.match(plain)) and plain[begun.end() : begun.end() + 1] in " .:)":
                self._put(begun[0], plain[begun.end() :].strip(" .:)"))

    def of(self, cell: TableCell) -> list[str]:
        """What the footnotes of a cell say; a sign whose words are not in the table says nothing."""
        said = [words for words in self._said(cell.notes) if words not in self._of_several]
        own = self._of_row.get(fold(_name(cell))) if self._of_row else None
        return [*said, own] if own else said

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
            if _SIGN.fullmatch(signs := plain.strip("()")):
                said += [self._by_sign[sign] for each in _EACH.findall(signs) for sign in self._known(each)]
            else:
                said.append(plain.strip(" ()"))
        return [words for words in said if words]


def _name(cell: TableCell) -> str:
    """The words of a cell without what stands behind them in brackets."""
    return cell.text.partition(" (")[0]
