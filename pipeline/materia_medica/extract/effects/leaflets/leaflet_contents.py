"""Items and lists of a leaflet's section, read under the band or head in force."""

from __future__ import annotations

from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.around_items import TESTS_FIND
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_event_signs import EventSigns
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of, is_head
from materia_medica.extract.effects.leaflets.leaflet_item_rules import CONDITION
from materia_medica.extract.effects.leaflets.leaflet_items import item_of
from materia_medica.extract.effects.leaflets.leaflet_levels import levels_below
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_lines import run_on
from materia_medica.extract.effects.leaflets.leaflet_names import OwnNames
from materia_medica.extract.effects.leaflets.leaflet_people import EXPERIENCED
from materia_medica.extract.effects.leaflets.leaflet_prose import LeafletProse
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import MAY_OCCUR_TOO
from materia_medica.extract.effects.leaflets.leaflet_sentences import rows_of_paragraph
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import HEADS_SIGNS
from materia_medica.extract.effects.leaflets.leaflet_titles import TREATS, Title, tells_of_title
from materia_medica.extract.effects.leaflets.leaflet_told_bands import rates_event
from materia_medica.extract.effects.leaflets.leaflet_told_effects import ALSO_REPORTED
from materia_medica.extract.effects.leaflets.leaflet_word_rules import says_how_often
from materia_medica.extract.effects.leaflets.led_lists import PART_OF_LIST
from materia_medica.extract.effects.leaflets.listed_sentences import has_signs_below, is_sentence, named_in
from materia_medica.extract.effects.leaflets.rated_groups import other_group
from materia_medica.extract.effects.leaflets.rated_names import OTHERS
from materia_medica.extract.effects.leaflets.side_effects_were import listed_below
from materia_medica.extract.effects.leaflets.signs_of_named import tells_of_named
from materia_medica.extract.effects.leaflets.stems import with_stem
from materia_medica.extract.effects.leaflets.told_lists import FEELS_LIKE
from materia_medica.extract.effects.leaflets.told_of_lists import ToldLists
from materia_medica.extract.effects.leaflets.told_signs import SIGNS_BEGIN
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line, line_of_part
from materia_medica.read.document import Span


class LeafletContents:
    """Reads what stands below bands and heads."""

    def __init__(self, rows: Collector, content: ContentReader, bands: Bands, medicines: Medicines) -> None:
        self.rows = rows
        self.content = content
        self.bands = bands
        self.names = [*medicines.names, *medicines.dialect.names]
        self.is_clean = medicines.dialect.document_type == "nhs"
        """Whether the lists were written as such, so that no conversion ran their items together."""
        self.own = OwnNames(self.names).own
        self.told = ToldLists(rows, bands)
        self.prose = LeafletProse(rows, content, bands)
        self.signs = EventSigns(rows, content, bands, self.listed)

    def item(self, line: Line) -> None:
        """An item of a list."""
        state = self.bands.state
        text = line.span.text.strip()
        if self.signs.event(line) or self.signs.is_sign(line, text):
            return
        if self._leads(line, text) or self._tells_further(line):
            return
        state.n_items += 1
        state.n_of_band += 1
        self.bands.carried = None
        if state.gives_none or self.bands.advises:
            self.rows.set_aside(line.span, aside_reason(text) or "advice")
            return
        first, *others = [line.span] if self.is_clean else run_on(line.span, self.names)
        if others and has_verb(text):
            first, others = (first, others) if not has_verb(named_in(first.text)) else (line.span, [])
        mark = self.rows.mark()
        if HEADS_SIGNS.match(text):
            self.bands.list_at = mark
        for part in (first, *others):
            if part is not first and self._tells_signs(part, line, mark):
                continue
            if part is not first and has_verb(named_in(part.text)):
                rows_of_paragraph(part, self.rows, self.content, is_titled=True)
                continue
            found = item_of(part, is_in_band=state.says_how_often)
            effects = [self._of_band(effect) for effect in found.effects]
            if state.stem:
                effects = with_stem(state.stem, effects, part.text)
            if text.endswith(":"):
                state.stem = effects[0].name if len(effects) == 1 else None
            if not (effects and self.rows.add(effects, line.span, is_known=True)):
                self.rows.set_aside(part, found.reason or "unexplained")
        self.told.last_item(line)

    def cell(self, line: Line) -> None:
        """A line of a cell of a table; a band in its row is in force."""
        sentences = sentences_of(line.span)
        if len(sentences) > 1 and not any(has_verb(sentence.text) for sentence in sentences):
            for sentence in sentences:
                self.list(sentence.span)
            return
        self.item(line)

    def _leads(self, line: Line, text: str) -> bool:
        """Whether an item heads those below it, be it with its last sentence."""
        state = self.bands.state
        if not state.gives_none and (levels := levels_below(text)):
            *before, last = sentences_of(line.span)
            if before:
                self.item(line_of_part(line, 0, last.span.start - line.span.start))
            self.rows.head(last.span)
            state.stem = levels
            return True
        head = head_of(text)
        if TESTS_FIND.match(text):
            self.rows.head(line.span)
            return True
        if text.endswith(":") and is_head(text, head) and not (state.says_how_often and has_signs_below(text, head)):
            self.rows.head(line.span)
            if not head.goes_on:
                self.bands.open(head, text)
            return True
        return False

    def _tells_further(self, line: Line) -> bool:
        """Whether an item ended in a sentence of a further effect, which its band does not rate."""
        if self.bands.state.gives_none:
            return False
        at = also.start("also") if (also := ALSO_REPORTED.search(line.span.text)) else self._of_groups_at(line.span)
        if at is None:
            return False
        self.item(line_of_part(line, 0, at))
        self.prose.read(line.span.cut(at), None)
        return True

    @staticmethod
    def _of_groups_at(span: Span) -> int | None:
        """Where behind an item a sentence begins that rates an effect in each of two groups; null where none does."""
        if ". " not in span.text:
            return None
        others = sentences_of(span)[1:]
        return next((s.span.start - span.start for s in others if other_group(s.text)), None)

    def _tells_signs(self, part: Span, line: Line, mark: int) -> bool:
        """Whether a part of a line told the signs of the last effect made since the mark."""
        return SIGNS_BEGIN.match(part.text) is not None and self.rows.tell_signs(mark, part, line.span, go_on=True)

    def of_named(self, line: Line) -> bool:
        """Whether a paragraph tells the signs of an effect that was named before, and goes on below its band."""
        return tells_of_named(line, self.rows, self.signs, self.prose)

    def tells_signs_of(self, line: Line, mark: int) -> bool:
        """Whether a paragraph begins with the signs of the last effect of the one above, whose rows begin at a mark."""
        told = self.signs.told(line, mark)
        if told is not None and told.text:
            self.prose.read(told, None, keeps_band=True, behind=mark)
        return told is not None

    def _of_band(self, effect: Effect) -> Effect:
        """An effect below a band, which no word changes that says nothing of how often it occurs: "often severe"."""
        if not self.bands.state.says_how_often or says_how_often(effect):
            return effect
        return effect._replace(said=effect.said.without_frequency())

    def title(self, title: Title, line: Line) -> int:
        """An event as a title; gives the mark of its rows."""
        mark = self.rows.mark()
        self.rows.add(title.effects, line.span, is_known=True)
        if line.block.kind == "item":
            self.bands.state.n_items += 1
            self.bands.state.n_of_band += 1
        if URGENT.search(title.rest.span.text):
            self.rows.make_serious(mark)
        return mark

    def of_title(self, title: Title, line: Line, mark: int) -> None:
        """The sentences behind a title: most tell the signs of its event, others may name further effects."""
        for sentence in sentences_of(title.rest.span):
            if (said := rates_event(sentence.text)).frequency:
                self.rows.state(mark, said)
            if TREATS.search(sentence.text):
                self.rows.set_aside(sentence.span, "advice")
            elif not (
                tells_of_title(sentence, title.effects[-1].name)
                and self.rows.tell_signs(mark, sentence.span, line.span, go_on=True)
            ):
                self.prose.read(sentence.span, None, behind=mark)

    def listed(self, part: Span) -> None:
        """A sentence of a list that stands below a band without marks of a list."""
        if (names := listed_below(part.text, self.bands.state.frequency)) and self.rows.add(names, part, is_known=True):
            return
        if not is_sentence(part.text):
            found = item_of(part)
            effects = [self._of_band(effect) for effect in found.effects]
            if effects and self.rows.add(effects, part, is_known=not has_verb(FEELS_LIKE.sub("", named_in(part.text)))):
                return
        state = self.bands.state
        if part.text.startswith("Some ") and EXPERIENCED.match(
            part.text
        ):  # behind the list, of others than those in whom it was seen
            self.bands.state = replace(state, population=None)
            self.bands.put()
        rows_of_paragraph(part, self.rows, self.content)
        self.bands.state = state
        self.bands.put()

    def behind_band(self, line: Line) -> None:
        """A list on the line of its band or below it, and the sentences behind it."""
        first, *others = sentences_of(line.span)
        if others and others[-1].text.endswith(":") and (head := head_of(others[-1].text)).says_something:
            self.behind_band(line_of_part(line, 0, others[-1].span.start - line.span.start))
            self.rows.head(others[-1].span)
            self.bands.open(head, others[-1].text)
            return
        self.bands.state.n_items += 1
        self.bands.state.n_of_band += 1
        mark = self.rows.mark()
        if self.signs.event_at is not None and self.bands.state.gives_none:  # the last of the signs of an event
            self.rows.set_aside(first.span, "general")
            self.signs.end_signs()
            if others:
                self.prose.read(line.span.cut(others[0].span.start - line.span.start), None)
            return
        self.list(first.span)
        for other in others:
            if self._tells_signs(other.span, line, mark):
                continue
            before = line.span.text[: other.span.start - line.span.start].rstrip()
            if PART_OF_LIST.match(other.text) or (before.endswith((",", ";")) and other.text[:1].islower()):
                self.list(other.span)
                continue
            if SIGNS_BEGIN.match(other.text) or (has_verb(other.text) and not CONDITION.match(other.text)):
                rest = line.span.cut(other.span.start - line.span.start)
                is_first = self.bands.state.is_sentence and self.bands.state.n_of_band == 1
                in_band = (is_first and not OTHERS.search(other.text)) or (
                    other is others[-1] and MAY_OCCUR_TOO.match(other.text) is not None
                )
                self.prose.read(rest, head_of(line.span.text).setting, behind=mark, keeps_band=in_band)
                return
            self.list(other.span)

    def list(self, span: Span) -> None:
        """A sentence that lists effects below a band."""
        for part in [span] if self.is_clean else run_on(span, self.names):
            self.listed(part)
