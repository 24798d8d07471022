"""The lines of a leaflet's section but its tables: what each is, and what it waits for."""

from __future__ import annotations

from collections.abc import Sequence

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_contents import LeafletContents
from materia_medica.extract.effects.leaflets.leaflet_head_reader import HeadReader
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import FUSED, HEAD_OF_ADVICE, URGENT
from materia_medica.extract.effects.leaflets.leaflet_lines import (
    Piece,
    is_in_passing,
    is_run_on,
    pieces_of,
    reporting_at,
)
from materia_medica.extract.effects.leaflets.leaflet_openers import Openers
from materia_medica.extract.effects.leaflets.leaflet_openings import (
    goes_on_listing,
    is_item,
    is_list,
    lines_of_list,
    names_more,
    says_only_how_often,
    without_verb,
)
from materia_medica.extract.effects.leaflets.leaflet_other_parts import COLUMN_HEAD, OtherParts
from materia_medica.extract.effects.leaflets.leaflet_settings import OF_ONE
from materia_medica.extract.effects.leaflets.leaflet_systems import run_in
from materia_medica.extract.effects.leaflets.leaflet_titles import Title, title_of
from materia_medica.extract.effects.leaflets.leaflet_word_rules import NOT_KNOWN_BEHIND
from materia_medica.extract.effects.leaflets.listed_sentences import named_in
from materia_medica.extract.effects.leaflets.passing_sentences import passes
from materia_medica.extract.effects.leaflets.told_headings import ToldHeadings
from materia_medica.extract.effects.leaflets.told_of_lists import ToldLists
from materia_medica.extract.effects.leaflets.unmarked_items import is_told_event
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.table_reader import TableReader
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.layout.lines import Line, at_margin, line_of_part

_LONGEST_TITLE = 5
"""Words of a line that only names the event whose signs are listed below it."""


class LeafletReader:
    """Reads them, each when it is known what follows."""

    def __init__(
        self, rows: Collector, groups: Groups, content: ContentReader, medicines: Medicines, lines: Sequence[Line]
    ) -> None:
        self.rows = rows
        self.medicines = medicines
        self.lines = lines
        self.bands = Bands(rows, groups)
        self.below = LeafletContents(rows, content, self.bands, medicines)
        self.tables = TableReader(rows, groups, content, medicines, self.below.cell, is_of_items=True)
        self.heads = HeadReader(rows, self.bands, self.below, lines)
        self.headings = ToldHeadings(rows, self.bands, self.below, lines)
        self.openers = Openers(rows, self.bands, self.below, medicines, lines)
        self.others = OtherParts(rows)
        self.told = ToldLists(rows, self.bands)
        self.waiting: Piece | None = None
        """A paragraph that waits for what follows it."""
        self.lists = False
        """Whether what follows the paragraph that is read may be the items of its list."""
        self.titled: int | None = None
        """Where the rows of the line above begin, where it only names an effect."""
        self.said: int | None = None
        """Where the rows of the paragraph above begin; null behind an item, whose rows begin at `item_at`."""
        self.item_at = 0
        self.title: tuple[Title, Line] | None = None
        """The event in front of the paragraph that waits, and the line of both."""

    def line(self, line: Line) -> None:
        """One line of the section."""
        at = reporting_at(line)
        if at is not None and not is_in_passing(line, at, self.lines):
            self.others.is_past = True
            if line.span.text[:at].strip():
                self.pieces(line_of_part(line, 0, at))
            self.flush()
            self.rows.set_aside(line.span.cut(at), "advice")
            return
        self.pieces(line)

    def pieces(self, line: Line) -> None:
        """Each piece of a line."""
        for piece in pieces_of(line):
            if self.others.is_on_illness(piece):
                self.flush()
                continue
            if piece.is_band and line.is_heading:
                self.flush(in_front=True)
                self.heads.nest(line, head_of(line.span.text))
            self.piece(piece)

    def piece(self, piece: Piece) -> None:
        """A band, head, item or paragraph; a paragraph waits until it is known whether a list follows."""
        line = piece.line
        if piece.is_band:
            self.flush(in_front=True)
            self.bands.band(line, is_sentence=piece.is_sentence)
        elif (title := title_of(line)) is not None:
            self.flush()
            self.below.signs.end_signs()
            self.titled = self.below.title(title, line)
            self.title = (title, line)
            self.waiting = Piece(at_margin(title.rest), False)
        elif (
            (asks := self.heads.asks_for(line, above=self.waiting.line if self.waiting else None))
            or line.block.kind == "item"
            or (line.block.depth and not line.is_heading)
        ):
            self.flush(leads=True, asks=asks)
            self.said, self.item_at = None, self.rows.mark()
            self.item(line)
        else:
            is_band = says_only_how_often(line.span.text)
            self.flush(goes_on=goes_on_listing(line), lists=line.span.text[:1].islower(), in_front=is_band)
            self.waiting = piece

    def item(self, line: Line) -> None:
        """An item; a paragraph that stands for one and goes on with further sentences is read by these as well."""
        if found := run_in(line, self.medicines.ingredients):
            self.rows.head(line.span.cut(0, found.at))
            with self.bands.within(found):
                self.item(found.rest)
        elif rest := self.openers.band_of(line):
            self.item(rest)
        elif names_more(line):
            self.below.behind_band(line)
        else:
            self.below.item(line)

    def flush(
        self,
        *,
        leads: bool = False,
        goes_on: bool = False,
        asks: bool = False,
        lists: bool = False,
        in_front: bool = False,
    ) -> None:
        """Read the paragraph that waits; `leads` says whether a list follows, `goes_on` whether its own list does,
        `asks` whether the first item says when to do what the paragraph asks for, `lists` whether a list follows whose
        marks a conversion lost, `in_front` whether a band follows.
        """
        piece, self.waiting = self.waiting, None
        title, self.title = self.title, None
        self.lists = leads or lists
        if piece is None:
            return
        mark = self.rows.mark()
        text = piece.line.span.text.strip()
        if COLUMN_HEAD.match(text):
            self.rows.head(piece.line.span)
            return
        is_of_group = not leads and self.openers.of_group(piece.line)
        if not (
            is_of_group or self.openers.opens_part(piece.line, in_front=in_front, is_behind_item=self.said is None)
        ):
            if title and self.titled is not None and not (self.lists or text.endswith(":")):
                self.below.of_title(*title, self.titled)
                self.titled = None
            else:
                self.paragraph(piece.line, leads=leads, goes_on=goes_on, asks=asks)
        self.said = mark if self.headings.told_at is None else self.headings.told_at
        if leads:
            self.bands.items_at = self.rows.mark()

    def paragraph(self, line: Line, *, leads: bool, goes_on: bool = False, asks: bool = False) -> None:
        """A head of what follows, a list below a band, or sentences."""
        if not line.is_heading and (fused := FUSED.match(line.span.text)):
            self.rows.head(line.span.cut(0, fused.end()))
            line = line_of_part(line, fused.end(), len(line.span.text))
        if advice := HEAD_OF_ADVICE.match(line.span.text):
            self.rows.head(line.span.cut(0, advice.end()))
            self.below.signs.end_signs()
            self.bands.open(head_of(advice["head"]), advice["head"])
            line = line_of_part(line, advice.end(), len(line.span.text))
        if line.is_heading:
            self.headings.settle()
        text = line.span.text.strip()
        head, label = head_of(text), self.bands.state.label
        if self.below.of_named(line) or self.below.signs.event(line) or self.openers.opens(line, head, leads=leads):
            self.heads.opened(line, head, label)
            return
        if self.below.signs.event_at is not None and self.bands.state.gives_none and URGENT.search(text):
            self.rows.make_serious(self.below.signs.event_at)
        if self.below.signs.goes_on(text):
            self.item(line)
            return
        self.below.signs.end_rated(line)
        if not leads and self.below.tells_signs_of(line, self.item_at if self.said is None else self.said):
            return
        if not leads and self.told.paragraph(line):
            return
        if not leads and not line.is_heading and self.headings.paragraph(line, head.setting):
            self.titled = None
            return
        self.headings.end()
        if (found := self.heads.head_of(line, head, leads=leads, asks=asks)) is not None:
            titled, self.titled = self.titled, None
            self.heads.read(line, found, titled, self.said, leads=leads, lists=self.lists)
            if line.is_heading and self.headings.heading(line):
                self.titled = self.headings.told_at
            return
        self._contents(line, head, keeps_band=goes_on and self.bands.state.n_of_band > 0)

    def _contents(self, line: Line, head: Head, *, keeps_band: bool) -> None:
        """A paragraph that heads nothing: items, a list below a band, or sentences."""
        if found := run_in(line, self.medicines.ingredients):
            self.rows.head(line.span.cut(0, found.at))
            with self.bands.within(found):
                self._contents(found.rest, head, keeps_band=keeps_band)
            return
        text = line.span.text.strip()
        titled, self.titled = self.titled, None
        state = self.bands.end_setting() if OF_ONE.match(text) else self.bands.state
        if state.gives_none and not state.n_items:
            state.n_items += 1
            self.rows.set_aside(line.span, aside_reason(text) or "advice")
            return
        if state.says_how_often and len(parts := lines_of_list(line)) > 1:
            for part in parts:
                self.paragraph(part, leads=False)
            return
        if is_item(text, state) or is_told_event(text):
            self.item(line)
            return
        self.titled = self.rows.mark() if len(text.split()) <= _LONGEST_TITLE and text[-1].isalnum() else None
        line = without_verb(line) if state.label is not None else line
        first = next(iter(sentences_of(line.span)), None)
        if first is None:  # nothing but marks
            self.rows.set_aside(line.span, "general")
            return
        names = NOT_KNOWN_BEHIND.sub("", named_in(first.text))
        is_told = state.label is None or passes(first.text) is not None
        if is_told or not (is_list(names, first.text, state) or is_run_on(first.span)):
            self.below.prose.read(line.span, head.setting, keeps_band=keeps_band, is_titled=titled is not None)
            return
        self.below.behind_band(line)
