"""Events of a leaflet and the signs of them that are listed below, which are none of its effects."""

from __future__ import annotations

from collections.abc import Callable

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_events import event_of
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_sentences import rows_in_front, rows_of_paragraph
from materia_medica.extract.effects.leaflets.leaflet_signs_below import (
    DUE_TO,
    SIGNS_BEHIND,
    event_above,
    event_in,
    event_of_label,
    event_of_signs,
    signs_at,
)
from materia_medica.extract.effects.leaflets.leaflet_signs_pointed import OWN_BAND, pointing_at
from materia_medica.extract.effects.leaflets.leaflet_state import bounded
from materia_medica.extract.effects.leaflets.leaflet_told_bands import rates_event
from materia_medica.extract.effects.leaflets.named_events import NamedEvents
from materia_medica.extract.effects.leaflets.told_signs import SIGNS_BEGIN
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span


class EventSigns:
    """Reads events in front of their signs, and passes over the signs."""

    def __init__(self, rows: Collector, content: ContentReader, bands: Bands, listed: Callable[[Span], None]) -> None:
        self.rows = rows
        self.content = content
        self.bands = bands
        self.listed = listed
        """Reads words that list effects."""
        self.events = NamedEvents(rows)
        self.event_at: int | None = None
        """Where the rows of the event begin whose signs are listed."""
        self.passed: tuple[int, int] | None = None
        """That of the last sign that was passed over, and how deep its list stands."""

    def event(self, line: Line) -> bool:
        """Whether a line is an event with its band, whose signs it tells or the items below it list."""
        text = line.span.text.strip()
        event = event_of(text)
        if event is None:
            return False
        state = self.bands.state
        mark = self.rows.mark()
        frequency = event.head.frequency and bounded(event.head.frequency, state.convention)
        said = Statement(frequency, event.head.is_serious or URGENT.search(text) is not None)
        self.bands.put()
        self.rows.add([e._replace(said=together(e.said, said)) for e in event.effects], line.span, is_known=True)
        state.gives_none = text.endswith(":") or signs_at(text) is not None
        self.event_at = mark
        return True

    def in_front(self, span: Span) -> bool:
        """Words in front of the head of signs, which may name their event; says whether they speak of its signs."""
        mark = self.rows.mark()
        if named := event_of_label(span.text):
            self.rows.add(named, span, is_known=True)
        elif has_verb(span.text):
            rows_of_paragraph(span, self.rows, self.content)
            last = sentences_of(span)[-1]
            if self.rows.mark() == mark and (named := event_in(last.text)):
                self.events.name(named, last.span, head_of(last.text))
                return True
        elif span.text.strip():
            self.listed(span)
        return False

    def front(
        self, line: Line, sentences: list[Sentence], titled: int | None, said: int | None, *, lists: bool
    ) -> tuple[Span | None, int | None]:
        """Read the sentences of a head in front of the words that list; gives those words where they list the signs of
        an event, and where the rows of the event begin whose signs they only point at.

        `titled` and `said` mark the rows of the title and of the paragraph above; `lists` says whether items follow.
        """
        mark = self.rows.mark()
        if not sentences:
            return None, None
        last = head_of(sentences[-1].text)
        if lists and (at := signs_at(sentences[-1].text)) is not None:
            signs = sentences[-1].span.cut(at)
            self.in_front(line.span.cut(0, signs.start - line.span.start))
            return signs, None
        pointing = pointing_at(sentences) if lists else None
        front = sentences[: -1 if pointing is None else pointing]
        if front and (pointing is not None or last.says_something or last.goes_on):
            rows_of_paragraph(line.span.cut(0, front[-1].span.end - line.span.start), self.rows, self.content)
        elif pointing is None:
            rows_in_front(front, self.rows, self.content)
        named_at = None if pointing is None else self.events.named_at(sentences[pointing].text, mark, titled, said)
        return None, named_at

    def begin(self, head: Span, said: Head, mark: int, titled: int | None = None) -> None:
        """The list below gives the signs of an event that the sentences in front of its head name, or the head, or the
        line above, where `titled` marks its row.
        """
        if self.rows.mark() == mark:
            named = event_of_signs(head.text)
            if not named and titled is None:
                return
            self.events.name(named, head, said)
            mark = mark if named or titled is None else titled
        self.bands.state.gives_none = True
        self.event_at = mark

    def told(self, line: Line, mark: int) -> Span | None:
        """What stands behind the signs of the last effect made since a mark, with which a paragraph begins; null where
        it does not begin with them.
        """
        if line.span.text.rstrip().endswith(":") or SIGNS_BEHIND.match(line.span.text) is None:
            return None
        first = sentences_of(line.span)[0].span
        is_told = self.rows.tell_signs(mark, first, line.span, go_on=True)
        return line.span.cut(first.end - line.span.start) if is_told else None

    def open(self, mark: int, *, is_serious: bool) -> None:
        """The list below gives the signs of the event whose rows begin at a mark."""
        self.bands.state.gives_none = True
        self.event_at = mark
        if is_serious:
            self.rows.make_serious(mark)

    def above(self, head: Span, said: Head) -> None:
        """A head may name the event whose signs are the rows below it."""
        self.events.name(event_above(head.text), head, said)

    def goes_on(self, text: str) -> bool:
        """Whether a paragraph is a further sign, of a list whose marks a conversion lost."""
        return self.event_at is not None and self.bands.state.gives_none and text[:1].islower()

    def end_signs(self) -> None:
        """A paragraph ends the signs of an event."""
        if self.event_at is not None:
            self.event_at = None
            self.bands.state.gives_none = False

    def end_rated(self, line: Line) -> None:
        """A paragraph ends the signs of an event, and may say how often that occurs."""
        told = sentences_of(line.span)
        if self.event_at is not None and told and (said := rates_event(told[0].text)).frequency:
            self.rows.state(self.event_at, said)
        self.end_signs()

    def is_sign(self, line: Line, text: str) -> bool:
        """Whether an item only tells a sign of the event above, or is an event whose signs follow."""
        state = self.bands.state
        asks = URGENT.search(text) is not None
        if self.passed is not None and self.passed[0] == self.event_at and line.block.depth < self.passed[1]:
            self.end_signs()  # an item of the list around that of the signs
        if self.event_at is not None and asks:
            self.rows.make_serious(self.event_at)
        if self._signs_of_item(line):
            return True
        others = sentences_of(line.span)[1:]
        is_event = bool(others) and SIGNS_BEGIN.match(others[0].text) is not None
        has_band = statement(text).is_numeric or OWN_BAND.search(text) is not None
        if (has_band or DUE_TO.search(text) or is_event) and (is_event or not asks):
            self.end_signs()  # an effect with a band of its own is no sign
        if self.event_at is None or not state.gives_none:
            self.event_at = None
            return False
        state.n_items += 1
        self.passed = (self.event_at, line.block.depth)
        reason = aside_reason(text) or "general"
        self.rows.set_aside(line.span, reason)
        state.gives_none = reason != "advice"  # what to do about them ends the signs
        return True

    def _signs_of_item(self, line: Line) -> bool:
        """Whether an item names an event and heads the items with its signs, in a list that no band heads."""
        state = self.bands.state
        sentences = sentences_of(line.span) if line.span.text.rstrip().endswith(":") else []
        if not sentences or (state.says_how_often and not state.gives_none):
            return False
        last = sentences[-1]
        at = signs_at(last.text)
        if at is None and len(sentences) > 1 and pointing_at([last]) is not None:
            return self._points_at_signs(line, last)
        if at is None or (state.gives_none and last.text.lower().startswith("if ")):
            return False
        if self.event_at is not None and not state.gives_none and last is sentences[0] and at == 0:
            state.gives_none = True  # the event is the line above
            self.rows.head(line.span)
            return True
        mark = self.rows.mark()
        front = line.span.cut(0, last.span.start + at - line.span.start)
        if (
            self.event_at is not None
            and state.gives_none
            and last is not sentences[0]
            and not has_verb(sentences[0].text)
        ):
            self.rows.set_aside(sentences[0].span, "general")  # the last sign of the event above
            front = front.cut(sentences[0].span.end - line.span.start)
        if self.in_front(front):
            state.gives_none, self.event_at = True, mark
        else:
            self.begin(last.span.cut(at), head_of(line.span.text), mark)
        if self.event_at is not None:
            self.rows.head(last.span)
        return self.event_at is not None

    def _points_at_signs(self, line: Line, head: Sentence) -> bool:
        """Whether the sentences of an item in front of its last one name the event at whose signs that one points."""
        mark = self.rows.mark()
        self.listed(line.span.cut(0, head.span.start - line.span.start))
        if self.rows.mark() == mark:
            return False
        self.rows.head(head.span)
        self.open(mark, is_serious=head_of(line.span.text).is_serious)
        return True
