"""Paragraphs of a leaflet that head what follows, with the sentences in front of their last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.lay_dependence import WITHDRAWS
from materia_medica.extract.effects.leaflets.leaflet_asked import IF_ALONE
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_contents import LeafletContents
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_levels import levels_below
from materia_medica.extract.effects.leaflets.leaflet_line_rules import GIVES_NONE, IF_ITEM, NOT_SERIOUS
from materia_medica.extract.effects.leaflets.leaflet_openings import heads
from materia_medica.extract.effects.leaflets.leaflet_sentence_rows import rows_of_sentence
from materia_medica.extract.effects.leaflets.leaflet_sentences import carried
from materia_medica.extract.effects.leaflets.leaflet_serious import opens_serious, said_of_list, turns_to_others
from materia_medica.extract.effects.leaflets.nested_heads import Nesting
from materia_medica.extract.effects.leaflets.stems import stem_of
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.layout.lines import Line


class HeadReader:
    """Reads what heads say, and puts it in force for what stands below."""

    def __init__(self, rows: Collector, bands: Bands, below: LeafletContents, lines: Sequence[Line]) -> None:
        self.rows = rows
        self.bands = bands
        self.below = below
        self.lines = lines
        self.nesting = Nesting()

    def head_of(self, line: Line, head: Head, *, leads: bool, asks: bool) -> Head | None:
        """What a paragraph that heads what follows says; null for another."""
        text = line.span.text.strip()
        head = self.nest(line, head)
        if opens_serious(text, (other.span.text for other in self.lines if other.span.start > line.span.end)):
            return head._replace(is_serious=True)
        turns = self.bands.state.is_serious and turns_to_others(text)
        asked = asks and head.is_serious and not text.endswith(".")
        return head if turns or asked or heads(line, head, leads=leads) else None

    def nest(self, line: Line, head: Head) -> Head:
        """What a head says below the headings above it; one that is a heading may end the band above."""
        if not line.is_heading:
            return head
        label = self.bands.state.label
        if self.below.is_clean and self.nesting.ends_band(line, label):
            self.bands.end_band()
        return self.nesting.below(line, head, label)

    def opened(self, line: Line, head: Head, label: str | None) -> None:
        """A line was read in another way; a heading that is no effect heads what stands below all the same, behind
        what was in force under a label, and below one of serious effects others lead to such.
        """
        if line.is_heading and not self.bands.advises:
            self.nesting.below(line, head, label)
        elif self.bands.state.label != label and self._is_below_serious(line, head):
            self.bands.state = replace(self.bands.state, is_serious=True)
            self.bands.put()

    def asks_for(self, line: Line, *, above: Line | None) -> bool:
        """Whether a line says when to do what the head above asks for, be it a paragraph."""
        text = line.span.text
        state = self.bands.state
        is_asked = above is not None and head_of(above.span.text.strip()).is_serious
        is_below = state.is_serious or state.says_how_often or is_asked
        return IF_ITEM.match(text) is not None or (is_below and IF_ALONE.match(text) is not None)

    def read(self, line: Line, head: Head, titled: int | None, said: int | None, *, leads: bool, lists: bool) -> None:
        """A paragraph that heads what follows, with the sentences in front of its last one.

        `titled` and `said` mark the rows of the line and of the paragraph above, `leads` says whether a list follows,
        `lists` whether what follows may be the items of one.
        """
        self.rows.head(line.span)
        sentences = sentences_of(line.span)
        last = head_of(sentences[-1].text) if sentences else head
        for sentence in sentences[:-1]:
            if WITHDRAWS.match(sentence.text):
                rows_of_sentence(sentence, self.rows, self.below.content)
        before = self.rows.mark()
        state = self.bands.state
        if state.n_items and GIVES_NONE.search(line.span.text):  # causes of an effect that is none of the list above
            self.bands.state = replace(state, is_serious=False)
            self.bands.put()
        signs, named_at = self.below.signs.front(line, sentences, titled, said, lists=lists)
        self.bands.state = state
        self.bands.put()
        told = carried(sentences[:-1])
        opened = said_of_list(sentences, head, last, told)
        opened = opened._replace(is_serious=opened.is_serious or (line.is_heading and head.is_serious))
        if opened.frequency is None and not opened.turns:
            opened = opened._replace(frequency=told or self._carried(line, opened))
        self.bands.of_serious = self.bands.of_serious if opened.is_serious else None
        if signs is not None:
            opened = opened._replace(is_serious=head.is_serious)
            if opened.says_something and state.is_serious and not head.turns:  # it parts the list of serious effects
                opened = opened._replace(is_serious=True)
        opened = opened._replace(is_serious=opened.is_serious or self._is_below_serious(line, opened))
        if signs is None or opened.says_something:
            is_bare = signs is None and named_at is None
            self.bands.open(opened if is_bare else opened._replace(frequency=None), line.span.text.strip())
        self.bands.carried = None
        if signs is None and leads:
            self.bands.state.stem = (
                levels_below(line.span.text) or self.bands.state.stem or stem_of(line.span.text.strip())
            )
        if named_at is not None:
            self.below.signs.open(named_at, is_serious=head.is_serious)
        elif signs is not None:
            self.below.signs.begin(signs, opened, before, titled)
        elif leads and sentences:
            self.below.signs.above(sentences[-1].span, opened)

    def _is_below_serious(self, line: Line, opened: Head) -> bool:
        """Whether a paragraph of a page leads to a list below a heading of serious effects, and speaks of no others:
        "Call your doctor if:".
        """
        if line.is_heading or not self.below.is_clean or not self.nesting.is_serious:
            return False
        text = line.span.text
        of_others = opened.turns or opened.context or turns_to_others(text) or NOT_SERIOUS.search(text)
        is_frequent = opened.frequency is not None and opened.frequency.tier in ("very_common", "common")
        return not (of_others or is_frequent)

    def _carried(self, line: Line, opened: Head) -> Frequency | None:
        """How often what a head without a frequency lists occurs, as sentences above say."""
        of_others = None if line.is_heading else self.bands.carried
        return of_others or (self.bands.of_serious if opened.is_serious else None)
