"""The footnotes of a table: what the signs and words of a cell's footnotes say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.tables.grid import TableCell, TableRow

_SIGN = re.compile(r"(?:[a-z]{1,2}|\d{1,2}|[*†‡§¶#]{1,4})(?:\s*[,;]\s*(?:[a-z]{1,2}|\d{1,2}|[*†‡§¶#]{1,4}))*")
_EACH = re.compile(r"[a-z]{1,2}|\d{1,2}|[*†‡§¶#]{1,4}")


class Notes:
    """The footnotes of one table by their signs."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self._by_sign: dict[str, str] = {}
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
        said = []
        for words in cell.notes:
            plain = words.strip()
            if _SIGN.fullmatch(plain):
                said += [self._by_sign[sign] for sign in _EACH.findall(plain) if sign in self._by_sign]
            else:
                said.append(plain.strip(" ()"))
        return [words for words in said if words]
