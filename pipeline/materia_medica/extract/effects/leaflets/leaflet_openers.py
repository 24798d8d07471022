"""Paragraphs that head what follows by other signs than their end: systems, populations, bands in front of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.group_lists import GROUP_LIST, in_group
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_contents import LeafletContents
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import TURNS
from materia_medica.extract.effects.leaflets.leaflet_openings import (
    KIND,
    LONGEST_HEAD,
    how_often_of_list,
    is_effect,
    is_system,
    of_list_below,
)
from materia_medica.extract.effects.leaflets.leaflet_populations import whom
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.terms import TIER_LABEL
from materia_medica.extract.language.frequency import rest_of
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.layout.lines import Line, line_of_part
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

LEADS_TO_LIST = Rule(
    name="words below a heading that lead to a list of effects",
    pattern=r"""
        ^ \W* (?: [^.:;]{0,80} , \s )?
        (?: (?: you | your \s child | they | it | this | these | that
                | (?: some \s )? (?: people | men | women | children )
                | (?: symptoms | signs | side \s effects? ) (?: \s [\w-]+ ){0,6}? ) \s
            (?: (?: may | might | can | could ) \s (?: (?: also | sometimes ) \s )? )?
            (?: have | get | notice | experience | develop | feel | include | cause | lead \s to | are ) \b
            (?! \s able \b ) [^.:;]{0,60} ) : \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Less than 1 in 100 people have:\n\n## Bruising\n\nYou may have:\n\n* marks on your skin",
        ["marks on your skin; uncommon"],
    ),
    counter_example="To help with this, try:",
)


class Openers:
    """Reads such paragraphs, and what says what to do about a heading."""

    def __init__(
        self, rows: Collector, bands: Bands, below: LeafletContents, medicines: Medicines, lines: Sequence[Line]
    ) -> None:
        self.rows = rows
        self.lines = lines
        self.bands = bands
        self.below = below
        self.medicines = medicines

    def opens_part(self, line: Line, *, in_front: bool, is_behind_item: bool) -> bool:
        """Whether a paragraph only says of whom, of what kind or that others are the effects below; `in_front` says
        whether a band follows, `is_behind_item` whether an item stands before it.
        """
        text = line.span.text.strip()
        who = whom(text, in_front=in_front)
        turns = TURNS.match(text) and len(text) <= LONGEST_HEAD and not names_in(tokens_of(text))
        state = self.bands.state
        goes_on = state.category is not None and KIND.match(state.category) is not None
        kind = KIND.match(text) and (is_behind_item or goes_on or not state.n_of_band)
        if not (who or (in_front and (turns or kind))):
            return False
        self.below.signs.end_signs()
        self.rows.head(line.span)
        if who:
            self.bands.open_for(who, text)
        elif turns:
            self.bands.open(head_of(text), text)
        else:
            self.bands.of_kind(text)
        return True

    def of_group(self, line: Line) -> bool:
        """Whether a paragraph was a list with the patients in front who have its effects."""
        group = None if line.is_heading else GROUP_LIST.match(line.span.text)
        if group is None:
            return False
        self.rows.head(line.span.cut(0, group.end()))
        with in_group(self.bands, group["who"]):
            self.below.behind_band(line_of_part(line, group.end(), len(line.span.text)))
        return True

    def band_of(self, line: Line) -> Line | None:
        """The list of an item behind the band in front of it, which is then in force; null where none stands there."""
        text = line.span.text
        tier = TIER_LABEL.match(text)
        if tier is None or not text[tier.end() :].strip() or head_of(text).frequency is None:
            return None
        self.bands.band(line_of_part(line, 0, tier.end()))
        return line_of_part(line, tier.end(), len(text))

    def opens(self, line: Line, head: Head, *, leads: bool) -> bool:
        """Whether a paragraph heads what follows by other signs than its end, or says what to do about a heading."""
        if self._is_effect(line, head, leads=leads):
            self.bands.advises = False
            self.below.item(line)
            self.bands.advises = True
        elif (named := self._ingredient(line, head)) is not None:
            self.rows.head(line.span)
            self.bands.of_ingredient(named)
        elif is_system(line, head, leads=leads):
            self.rows.head(line.span)
            self.bands.state = replace(self.bands.state, category=line.span.text.strip(" :*"))
            self.bands.put()
        elif self.bands.advises and not line.is_heading:
            self.rows.set_aside(line.span, "advice")
        elif (tier := TIER_LABEL.match(line.span.text)) and line.span.text[tier.end() :].strip():
            if head.frequency is not None and head.frequency.is_numeric and not rest_of(line.span.text):
                self.bands.band(line)  # "Rare: affects 1 to 10 users in 10,000"
                return True
            self.bands.band(line_of_part(line, 0, tier.end()))
            self.below.behind_band(line_of_part(line, tier.end(), len(line.span.text)))
        elif leads and (told := of_list_below(line.span)) is not None:
            self.bands.advises = False
            self.rows.head(line.span)
            self.bands.open(told, line.span.text)
        elif leads and (told := how_often_of_list(line)) is not None:
            if told.turns or len(sentences_of(line.span)) > 1:
                self.bands.advises = False
                self.rows.head(line.span)
                self.bands.open(told, line.span.text)
            else:
                self.bands.band(line)
        else:
            self.bands.advises = False
            return False
        return True

    def _is_effect(self, line: Line, head: Head, *, leads: bool) -> bool:
        """Whether a heading of a page is an effect, below which stands what to do about it."""
        if not self.below.is_clean or not is_effect(line, head, self.bands.state, advises=self.bands.advises):
            return False
        behind = next((other for other in self.lines if other.span.start > line.span.start), None)
        is_of_list = behind is not None and LEADS_TO_LIST.match(behind.span.text) is not None
        return not (is_of_list or (leads and is_system(line, head, leads=leads)))

    def _ingredient(self, line: Line, head: Head) -> str | None:
        """The ingredient of a combination that a line only names; null for any other line."""
        of_band = head.frequency is not None or head.is_serious
        return None if of_band else ingredient_named(line.span.text.strip(" :*"), self.medicines.ingredients)
