"""One section of a leaflet, read from top to bottom: bands, serious effects first, patients, and their lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.leaflets.fragments import is_clause
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of, is_head
from materia_medica.extract.effects.leaflets.leaflet_item_rules import CONDITION, COURSE
from materia_medica.extract.effects.leaflets.leaflet_items import item_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import (
    FOLLOWING,
    GIVES_NONE,
    OF_PATIENTS,
    POINTING,
    POINTS_ON,
    SERIOUS,
    URGENT,
)
from materia_medica.extract.effects.leaflets.leaflet_lines import Piece, is_in_passing, pieces_of, reporting_at, run_on
from materia_medica.extract.effects.leaflets.leaflet_openings import (
    LONGEST_HEAD,
    is_effect,
    is_system,
    of_list_below,
    when_used,
    without_verb,
)
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import IF_THIS, OCCURS, OF_ALL, SAYS_OF
from materia_medica.extract.effects.leaflets.leaflet_sentences import carried, rows_of_paragraph, rows_of_sentence
from materia_medica.extract.effects.leaflets.leaflet_state import State, bounded, rank
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.grid import PageTable, tables_in
from materia_medica.extract.effects.tables.table_reader import TableReader
from materia_medica.extract.effects.tables.terms import TIER_LABEL
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line, line_of_part
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_SHORT = 3
"""Letters; a word of no more is no name by which a medicine is told."""


def read_leaflet_section(section: Section, medicines: Medicines) -> Collector:
    """What one section gives."""
    heading = None if section.heading is None else Frame(kind="heading", label=section.heading.text)
    groups = Groups(section.ingredient, heading)
    rows = Collector(groups, medicines)
    reader = _LeafletReader(rows, groups, ContentReader(rows), medicines, section.lines)
    if section.heading is not None:
        reader.open(head_of(section.heading.text), section.heading.text)
    for part in tables_in(list(section.lines)):
        if reader.is_past:
            reader.past(part)
        elif isinstance(part, PageTable):
            reader.tables.read(part)
        else:
            reader.line(part)
    reader.flush()
    rows.rename(reader.own)
    rows.change(reader.bounded)
    return rows


class _LeafletReader:
    def __init__(
        self, rows: Collector, groups: Groups, content: ContentReader, medicines: Medicines, lines: Sequence[Line]
    ) -> None:
        self.rows = rows
        self.medicines = medicines
        self.lines = lines
        self.groups = groups
        self.content = content
        self.tables = TableReader(rows, groups, content, medicines, self.item)
        self.state = State()
        self.names = [*medicines.names, *medicines.dialect.names]
        self.convention_at: int | None = None
        """Where the last band of a convention ends, whose bounds hold for later words of the section."""
        self.carried: Frequency | None = None
        """What the last paragraph stated of the side effects that a list below it names."""
        self.of_serious: Frequency | None = None
        """How often the section says that serious side effects occur, for the heads that follow."""
        self.advises = False
        """Whether what stands below a heading that is an effect says what to do about it."""
        self.is_past = False
        """Whether the part that says whom to tell of side effects has begun."""
        self.waiting: Piece | None = None
        """A paragraph that waits for what follows it."""

    def line(self, line: Line) -> None:
        """One line of the section."""
        at = reporting_at(line)
        if at is not None and not is_in_passing(line, at, self.lines):
            self.is_past = True
            if line.span.text[:at].strip():
                self.pieces(line_of_part(line, 0, at))
            self.flush()
            self.rows.set_aside(line.span.cut(at), "advice")
            return
        self.pieces(line)

    def past(self, part: Line | PageTable) -> None:
        """Lines behind the begin of that part speak of no further side effects."""
        for line in [row.line for row in part.rows] if isinstance(part, PageTable) else [part]:
            self.rows.set_aside(line.span, aside_reason(line.span.text) or "reference")

    def pieces(self, line: Line) -> None:
        for piece in pieces_of(line):
            self.piece(piece)

    def piece(self, piece: Piece) -> None:
        """A band, head, item or paragraph; a paragraph waits until it is known whether a list follows."""
        line = piece.line
        if piece.is_band:
            self.flush()
            self.band(line)
        elif line.block.kind == "item" or (line.block.depth and not line.is_heading):
            self.flush(leads=True)
            self.item(line)
        else:
            self.flush()
            self.waiting = piece

    def flush(self, *, leads: bool = False) -> None:
        """Read the paragraph that waits; `leads` says whether a list follows."""
        piece, self.waiting = self.waiting, None
        if piece is not None:
            self.paragraph(piece.line, leads=leads)

    def band(self, line: Line) -> None:
        """A band with its number: the group of the list below."""
        said = statement(line.span.text)
        self.rows.head(line.span)
        if said.frequency is None:
            return
        state = self.state
        before = state.frequency
        if before is not None and not state.n_of_band and before.tier != said.frequency.tier:
            state.convention.setdefault(before.tier, before)
            state.convention[said.frequency.tier] = said.frequency
            self.convention_at = line.span.end
        begins_anew = before is not None and rank(said.frequency) < rank(before) and state.n_of_band > 0
        if state.n_items and (before is None or begins_anew):
            state.is_serious = state.is_serious and said.is_serious
        head = head_of(line.span.text)
        frequency = bounded(said.frequency, state.convention)
        state.frequency = frequency if frequency.tier != "not_known" else None
        state.n_of_band = 0
        self.carried, self.advises = None, False
        state.label = line.span.text.strip(" :*")
        if head.population:
            state.population = head.population
        state.is_serious = state.is_serious or said.is_serious
        self.put()

    def open(self, head: Head, label: str) -> None:
        """A head that is no mere band opens what it says, and ends what stood before."""
        state = self.state
        state.gives_none = GIVES_NONE.search(label) is not None
        if head.goes_on:
            return
        if not head.says_something and state.frequency is not None and aside_reason(label) is None:
            return  # "Non-visual side effects include:" parts the list of its band
        frequency = head.frequency
        if frequency is not None:
            frequency = bounded(frequency, state.convention)
        if frequency is not None and frequency.tier == "not_known":
            frequency = None
        self.state = State(
            gives_none=state.gives_none,
            frequency=frequency,
            is_serious=head.is_serious,
            setting=head.setting,
            population=head.population,
            label=label.strip(" :*"),
            convention=state.convention,
        )
        self.put()

    def put(self) -> None:
        self.groups.on_label(self.state.frame())

    def item(self, line: Line) -> None:
        """An item of a list."""
        state = self.state
        text = line.span.text.strip()
        head = head_of(text)
        if text.endswith(":") and is_head(text, head):
            self.rows.head(line.span)
            if not head.goes_on:
                self.open(head, text)
            return
        state.n_items += 1
        state.n_of_band += 1
        self.carried = None
        if state.gives_none or self.advises:
            self.rows.set_aside(line.span, aside_reason(text) or "advice")
            return
        first, *others = run_on(line.span, self.names)
        if others and has_verb(text):
            first, others = (first, others) if not has_verb(first.text) else (line.span, [])
        for part in (first, *others):
            if part is not first and has_verb(part.text):
                rows_of_paragraph(part, self.rows, self.content)
                continue
            found = item_of(part)
            effects = [self._of_band(effect) for effect in found.effects]
            if not (effects and self.rows.add(effects, line.span, is_known=True)):
                self.rows.set_aside(part, found.reason or "unexplained")

    def _of_band(self, effect: Effect) -> Effect:
        """An effect below a band with its number, which no word that speaks of its course changes: "often severe"."""
        own = effect.said.frequency
        if own is None or self.state.frequency is None or not COURSE.fullmatch(own.text.strip()):
            return effect
        return effect._replace(said=effect.said.without_frequency())

    def own(self, name: str) -> str | None:
        """An effect's name without that of the medicine at its end; null where it is that, or points to other words."""
        head, joint, last = name.rpartition(" to ")
        if joint and self._is_medicine(last):
            return head
        return None if self._is_medicine(name) or name.lower().startswith("such ") else name

    def bounded(self, row: EffectRow) -> EffectRow:
        """A row behind the section's convention with the bounds that it gives the row's word of frequency."""
        frequency = row.said.frequency
        if self.convention_at is None or frequency is None or row.evidence.start < self.convention_at:
            return row
        said = row.said._replace(frequency=bounded(frequency, self.state.convention))
        return row if said == row.said else row._replace(said=said)

    def _is_medicine(self, words: str) -> bool:
        first = fold(words.split(" ", 1)[0])
        return len(first) > _SHORT and any(first == fold(name.split(" ", 1)[0]) for name in self.names)

    def listed(self, part: Span) -> None:
        """A sentence of a list that stands below a band without marks of a list."""
        if OCCURS.match(part.text) is None and OF_ALL.match(part.text) is None:
            found = item_of(part)
            effects = [self._of_band(effect) for effect in found.effects]
            if effects and self.rows.add(effects, part, is_known=not has_verb(_named(part.text))):
                return
        rows_of_paragraph(part, self.rows, self.content)

    def paragraph(self, line: Line, *, leads: bool) -> None:
        """A head of what follows, a list below a band, or sentences."""
        text = line.span.text.strip()
        head = head_of(text)
        if self._opens(line, head, leads=leads):
            return
        points_below = leads and head.is_serious and FOLLOWING.search(text) is not None
        no_effects = len(text) <= LONGEST_HEAD and GIVES_NONE.search(text) is not None
        points_below = points_below or (head.population is not None and POINTS_ON.fullmatch(text) is not None)
        points_below = points_below or OF_PATIENTS.match(text) is not None
        points_below = points_below or (head.says_something and POINTING.search(text) is not None)
        if line.is_heading or text.endswith(":") or points_below or no_effects or is_head(text, head):
            self.rows.head(line.span)
            sentences = sentences_of(line.span)
            last = head_of(sentences[-1].text) if sentences else head
            if last.says_something or last.goes_on:
                for sentence in sentences[:-1]:
                    rows_of_sentence(sentence, self.rows, self.content)
            opened = last if last.says_something or last.goes_on else head
            if opened.frequency is None and not opened.turns:
                opened = opened._replace(frequency=carried(sentences[:-1]) or self._carried(line, opened))
            self.of_serious = self.of_serious if opened.is_serious else None
            self.open(opened, text)
            self.carried = None
            return
        state = self.state
        if state.gives_none and not state.n_items:
            state.n_items += 1
            self.rows.set_aside(line.span, aside_reason(text) or "advice")
            return
        if text[:1].islower() and state.frequency is not None and state.n_of_band:
            self.item(line)  # of a list whose marks a conversion lost
            return
        line = without_verb(line) if state.label is not None else line
        first = sentences_of(line.span)[0]
        is_list = not has_verb(first.text) or (
            state.frequency is not None and (state.n_of_band == 0 or not has_verb(_named(first.text)))
        )
        is_told = aside_reason(first.text) is not None and not CONDITION.match(first.text)
        if not is_list or state.label is None or is_told:
            self.sentences(line.span, head.setting)
            return
        self.behind_band(line)

    def behind_band(self, line: Line) -> None:
        """A list on the line of its band or below it, and the sentences behind it."""
        first, *others = sentences_of(line.span)
        if others and others[-1].text.endswith(":") and (head := head_of(others[-1].text)).says_something:
            self.behind_band(line_of_part(line, 0, others[-1].span.start - line.span.start))
            self.rows.head(others[-1].span)
            self.open(head, others[-1].text)
            return
        self.state.n_items += 1
        self.state.n_of_band += 1
        self.list(first.span, asks=any(URGENT.search(o.text) and IF_THIS.match(o.text) for o in others))
        for other in others:
            if has_verb(other.text) and not CONDITION.match(other.text):
                self.sentences(line.span.cut(other.span.start - line.span.start), head_of(line.span.text).setting)
                return
            self.list(other.span)

    def _carried(self, line: Line, opened: Head) -> Frequency | None:
        """How often what a head without a frequency lists occurs, as sentences above say."""
        of_others = None if line.is_heading else self.carried
        return of_others or (self.of_serious if opened.is_serious else None)

    def _opens(self, line: Line, head: Head, *, leads: bool) -> bool:
        """Whether a paragraph heads what follows by other signs than its end, or says what to do about a heading."""
        is_of_page = self.medicines.dialect.document_type == "nhs"
        if is_of_page and is_effect(line, head, self.state, advises=self.advises):
            self.advises = False
            self.item(line)
            self.advises = True
        elif leads and is_system(line, head):
            self.rows.head(line.span)
            self.state = replace(self.state, category=line.span.text.strip(" :*"))
            self.put()
        elif (used := when_used(line))[0]:
            self.advises = False
            self.rows.head(line.span)
            label = line.span.text.strip(" :*")
            self.state = State(population=used[1], label=label, convention=self.state.convention)
            self.put()
        elif self.advises and not line.is_heading:
            self.rows.set_aside(line.span, "advice")
        elif (tier := TIER_LABEL.match(line.span.text)) and line.span.text[tier.end() :].strip():
            self.band(line_of_part(line, 0, tier.end()))
            self.behind_band(line_of_part(line, tier.end(), len(line.span.text)))
        elif leads and (told := of_list_below(line.span)) is not None:
            self.advises = False
            self.rows.head(line.span)
            self.open(told, line.span.text)
        else:
            self.advises = False
            return False
        return True

    def list(self, span: Span, *, asks: bool = False) -> None:
        """A sentence that lists effects below a band; `asks` says whether one behind it asks for care at once."""
        mark = self.rows.mark()
        for part in run_on(span, self.names):
            self.listed(part)
        if asks:
            self.rows.make_serious(mark)

    def sentences(self, span: Span, setting: str | None) -> None:
        """Sentences in which no band is in force."""
        state = self.state
        is_read = state.n_items > 0
        self.state = replace(
            state,
            frequency=None,
            setting=setting or (None if is_read else state.setting),
            is_serious=state.is_serious and not is_read,
        )
        self.put()
        before = self.rows.mark()
        rows_of_paragraph(span, self.rows, self.content)
        if self.rows.mark() == before:
            self.carried = carried(sentences_of(span))
            if SERIOUS.search(span.text):
                self.of_serious = self.carried
        self.state = replace(state, n_of_band=max(1, state.n_of_band))
        self.put()


def _named(text: str) -> str:
    """A sentence up to what it says of the effects that it names: "gout, which can be severe"."""
    found = None if is_clause(text) or "side effect" in text.lower() else SAYS_OF.search(text)
    return text[: found.start()] if found else text
