"""Parts of section 4.8 on one group of patients each, which have the usual headings within them."""

from __future__ import annotations

from materia_medica.extract.layout.lines import Line

_BETWEEN = 4
"""Characters between a heading and the next, at most, where nothing stands between them."""


class Halves:
    """The patients of whom a part speaks: "Adults", with "Summary of the safety profile" as the next heading."""

    def __init__(self) -> None:
        self._above: tuple[str, int] | None = None
        """The patients whom the last heading named, and where it ends."""
        self._whom: str | None = None

    def see(self, line: Line, whom: str | None) -> None:
        """A line that may only name patients was read: another part begins with it."""
        if whom is not None:
            self._above, self._whom = (whom, line.span.end), None

    def of(self, line: Line, whom: str | None) -> str | None:
        """The patients of whom what stands below a usual heading speaks, which may name them itself."""
        if whom is not None:
            self.see(line, whom)
            return whom
        if self._above is not None and line.span.start - self._above[1] <= _BETWEEN:
            self._whom = self._above[0]
        self._above = None
        return self._whom
