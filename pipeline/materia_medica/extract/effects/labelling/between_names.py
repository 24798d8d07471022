"""What stands between the names of a sentence: how often those behind it are, up to what says otherwise."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.compared import said_of
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement

_SHORTEST_GAP = 10
_LONGEST = 300
"""Characters in front of a name that state something of it."""
_ASIDE = re.compile(r"\([^()\d]*(?:\)|$)")
"""A parenthesis without a number: what it says is of the effect in front of it."""
_ENDS_PASSING = re.compile(r"[;:)]")
"""What ends a clause that said in passing of one of its effects how often it is."""
IN_PASSING = Rule(
    name="how often one of several effects is, said in passing",
    pattern=r"[,;] \s (?: (?: and | or ) ,? \s )? (?: (?: more | very ) \s )? [a-z]+ly ,? \s [^:;,]* $",
    example=(
        "Cardiac: gout, and rarely fever; rash; Skin: acne.",
        ["gout", "fever: rare", "rash", "acne"],
    ),
    counter_example=" was rarely seen with ",
)
SHARE_OF_CASES = Rule(
    name="cases, and which share they are, in front of what they are of",
    pattern=r"""
        \b (?: cases? | patients? | subjects? ) \s \( [^()%]* \d \s? % \s? \)
            \s (?: each \s )? (?: of | with | had | experienced | developed | (?: died \s )? due \s to | from ) \W* $
        | \b (?: cases? | patients? | subjects? ) \s each \s \( [^()%]* \d \s? % \s? \) \s? : \s* $
        | \b in \s \d+ (?: \.\d+ )? \s? % \s each ,? \s* $
    """,
    flags=re.IGNORECASE,
    needs=("case", "patient", "subject", "each"),
    example=("Rash (4%) and one case (0.3%) each of gout and fever.", ["Rash: 4.0%", "gout: 0.3%", "fever: 0.3%"]),
    counter_example="One case (0.3%) of gout occurred.",
)


class BetweenNames:
    """How often the effects are that are read next; `is_stopping` says that numbers are rates of stopping."""

    def __init__(self, text: str, *, is_stopping: bool) -> None:
        self._text = text
        self._is_stopping = is_stopping
        self._at = 0
        """Up to where the text was read."""
        self._is_passing = False
        self._over: Statement = NOTHING
        """What the last label over several heads said."""
        self.said: Statement = NOTHING
        self.rates: Rates = NO_RATES
        """Percentages of each effect, where the words give them."""

    def head(self, begin: int, end: int) -> None:
        """A head of what follows stands here: what was said before it holds no longer, but what a label in front of it
        says holds for all further heads ("Incidence less than 1%: Body as a whole: ... Cardiovascular: ...").
        """
        gap = self._text[self._at : begin].rstrip() if self._at else ""
        if gap.endswith(":") and not self._is_stopping and (said := statement(gap[-_LONGEST:])).frequency:
            self._over = said
        self._at, self.said = end, self._over

    def reach(self, begin: int) -> None:
        """Read up to where the next name begins."""
        gap = self._text[self._at : begin]
        if self._is_passing and _ENDS_PASSING.search(gap):
            self.said, self._is_passing = NOTHING, False
        if (len(gap) < _SHORTEST_GAP and ":" not in gap) or not self._at or self._is_stopping:
            return
        between = statement(_ASIDE.sub(" ", gap)[-_LONGEST:])
        if between.frequency:
            self.said, self._is_passing = between, not between.is_numeric and self._says_in_passing(gap, begin)
            cases = SHARE_OF_CASES.search(gap)
            self.rates = said_of(cases[0])[1] if cases else NO_RATES

    def leave(self, end: int) -> None:
        """What stands behind a name, numbers included, ends here."""
        self._at = max(self._at, end)

    def _says_in_passing(self, gap: str, begin: int) -> bool:
        """Whether what stands in front of a name speaks of it alone: as an adverb, or within a parenthesis."""
        text = self._text
        return IN_PASSING.search(gap) is not None or text.count("(", 0, begin) > text.count(")", 0, begin)
