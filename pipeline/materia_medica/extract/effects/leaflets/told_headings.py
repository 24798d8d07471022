"""Headings that are an effect of which the paragraphs below them tell: "Low blood sugar", "This can happen if ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_contents import LeafletContents
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import names_effect

_LONGEST = 60
TELLS_OF_HEADING = Rule(
    name="sentence that speaks of the effect in the heading above",
    pattern=r"""
        ^ \W* (?! it (?: ['’] s | \s is ) \s (?: very \s )? (?: important | advisable | recommended | best ) \b )
        (?: it ['’] s \b
          | (?: this | it | these | they ) \s (?: can | could | may | might | is | are | has | have | happens? | occurs?
                | usually | sometimes | will | affects? ) \b
          | (?: the \s )? (?: signs | symptoms ) \s (?: of \s (?: this | it | these ) \s )?
            (?: may | can | include | are ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "# Serious side effects\n\n## Gout\n\nThis can happen at high doses. Signs include pain and heat.\n\n"
        "## Hearing loss\n\nIt's rare.",
        ["Gout; Signs include pain and heat.; serious", "Hearing loss; rare; serious", "aside: general"],
    ),
    counter_example="This medicine can cause gout.",
)
PROBLEMS = Rule(
    name="problems with a part of the body, as a heading",
    pattern=r"""
        ^ (?: (?: serious | severe ) \s )? [a-z]+ (?: \s (?: and | or ) \s [a-z]+ )? \s
        (?: problems | damage | disease | disorders ) $
    """,
    flags=re.IGNORECASE,
    needs=("problems", "damage", "disease", "disorders"),
    example=(
        "# Serious side effects\n\n## Bowel problems\n\nSee a doctor at once if they do not get better.",
        ["Bowel problems; serious", "aside: reference"],
    ),
    counter_example="problems",
)


class ToldHeadings:
    """Makes rows of such headings: at once where the paragraph below speaks of "this", else once what stands below
    named no effect itself.
    """

    def __init__(self, rows: Collector, bands: Bands, below: LeafletContents, lines: Sequence[Line]) -> None:
        self.rows = rows
        self.bands = bands
        self.below = below
        self.lines = lines
        self.told_at: int | None = None
        """Where the rows of the heading begin of which the paragraphs below tell."""
        self.tells = False
        """Whether the next paragraph tells of it."""
        self.waits: tuple[tuple[Effect, ...], Line, int] | None = None
        """The effects of a heading below which none is named so far, and where its rows would begin."""

    def heading(self, line: Line) -> bool:
        """A heading that was put in force; says whether it gave rows."""
        effects = self._effects(line)
        paragraphs = self._below(line) if effects else []
        if not paragraphs:
            return False
        if TELLS_OF_HEADING.match(paragraphs[0].span.text):
            self.told_at, self.tells = self.rows.mark(), True
            return self.rows.add(effects, line.span, is_known=True)
        if self.bands.state.is_serious or URGENT.search(paragraphs[0].span.text):
            self.waits = (effects, line, self.rows.mark())
        return False

    def paragraph(self, line: Line, setting: str | None) -> bool:
        """Whether a paragraph was read that tells of the heading above it."""
        if not self.tells:
            return False
        self.tells = False
        self.below.prose.read(line.span, setting, behind=self.told_at, is_titled=True)
        return True

    def end(self) -> None:
        """Something else follows what stands below a heading."""
        self.tells, self.told_at = False, None

    def settle(self) -> None:
        """The next heading, or the end of the section, follows: the last one is a row where none stands below it."""
        waits, self.waits = self.waits, None
        if waits is None or self.rows.mark() != waits[2]:
            return
        effects, line, mark = waits
        self.rows.add(effects, line.span, is_known=True)
        if any(URGENT.search(other.span.text) for other in self._below(line)):
            self.rows.make_serious(mark)

    def _effects(self, line: Line) -> tuple[Effect, ...]:
        """The effects that a heading names; none where it says anything else."""
        text = line.span.text.strip(" :*")
        if len(text) > _LONGEST or (head := head_of(text)).frequency or has_verb(text) or "side effect" in text.lower():
            return ()
        if PROBLEMS.match(text):
            return whole(text)
        effects = listed(text) if not head.says_something else ()
        return effects if all(is_effect_name(e.name) and names_effect(e.name) for e in effects) else ()

    def _below(self, line: Line) -> list[Line]:
        """The paragraphs below a heading; none where items stand there."""
        behind = (other for other in self.lines if other.span.start > line.span.end)
        found = list(takewhile(lambda other: not other.is_heading, behind))
        is_prose = all(other.block.kind == "paragraph" and not other.block.depth for other in found)
        tells = found and TELLS_OF_HEADING.match(found[0].span.text)
        return found if is_prose or tells else []
