"""Lines of a label's section: headings that say where effects were seen, sentences that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.effects.abbreviations import is_key
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.labelling.begins_within import begin_within
from materia_medica.extract.effects.labelling.beyond_limits import with_limits
from materia_medica.extract.effects.labelling.blanked import without_pointers
from materia_medica.extract.effects.labelling.compared import said_of
from materia_medica.extract.effects.labelling.concessions import CONCEDES, clauses_begin
from materia_medica.extract.effects.labelling.contexts import names_none, tells_what_to_do, why_none
from materia_medica.extract.effects.labelling.elsewhere import introduces_elsewhere, told_elsewhere
from materia_medica.extract.effects.labelling.label_rows import LabelRows
from materia_medica.extract.effects.labelling.label_sentence import LabelSentence
from materia_medica.extract.effects.labelling.label_titles import LabelTitles
from materia_medica.extract.effects.labelling.parts_told import PartsTold
from materia_medica.extract.effects.labelling.rated_clauses import rated_clauses
from materia_medica.extract.effects.labelling.rated_parts import parts_begin
from materia_medica.extract.effects.labelling.run_in_labels import system_alone
from materia_medica.extract.effects.labelling.seen_elsewhere import joined
from materia_medica.extract.effects.labelling.sentence_names import Said
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import (
    POINTS_BACK,
    POINTS_BELOW,
    STOPPING,
)
from materia_medica.extract.effects.labelling.term_notes import (
    explains_term,
    goes_on_explaining,
    notes_begin,
    notes_follow,
)
from materia_medica.extract.effects.rates import NO_RATES
from materia_medica.extract.effects.settings import OF_OTHER_PRODUCTS, setting_of
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.sentences import LONGEST, split_sentences
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.read.document import Span

_OTHER_PRODUCTS = frozenset(rule.name for rule in OF_OTHER_PRODUCTS)
"""Settings of effects that were seen with others than the medicine itself."""
_BARE_NUMBER = re.compile(r"\s*\d{1,2}\.\s*")


class LabelReader:
    """Reads the lines of one section of a label but its tables."""

    def __init__(
        self,
        collected: Collector,
        groups: Groups,
        *,
        is_warning: bool = False,
        ingredients: tuple[Ingredient, ...] = (),
    ) -> None:
        self.collected = collected
        self.groups = groups
        self.rows = LabelRows(collected, groups, is_warning=is_warning)
        self.lists_elsewhere = False
        """Whether the lines being read are events that the label discusses elsewhere."""
        self._parts = PartsTold(groups)
        self._titles = LabelTitles(self.rows, groups, self._parts, ingredients)
        self._carried: Statement = NOTHING
        """What a long list said that was cut in front of the sentence being read."""
        self._over: Statement = NOTHING
        """What an introduction said of the lists of all labels behind it."""
        self._is_numbered = False
        """Whether a number of its own stands in front of the sentence being read."""

    def read(self, line: Line) -> None:
        """Read one line."""
        if self._titles.is_title(line):
            self.lists_elsewhere = False
            self.collected.head(line.span)
            self._titles.read(line)
            return
        self._titles.below(line)
        self.groups.on_box(line.block.quoted)
        category: str | None = None
        self.rows.begin_line(line.span)
        self._parts.begin_line(line.span.text)
        if self.lists_elsewhere and self._told_elsewhere(line):
            return
        explains = self._is_numbered = False
        self._carried = self._over = NOTHING
        for sentence, text in _sentences(line.span):
            end = 0 if explains and goes_on_explaining(text) else notes_follow(text)
            explains = end is not None
            if end is not None:
                self.collected.set_aside(sentence.cut(end), "general")
            if end == 0:
                continue
            mark = self.collected.mark()
            category = self._sentence(sentence.cut(0, end), text[:end], category)
            self.rows.end_sentence(mark)
            self._is_numbered = _BARE_NUMBER.fullmatch(sentence.text) is not None

    def end_title(self) -> None:
        """End the title right above, at a table."""
        self._titles.end()

    def look_through(self, lines: Iterable[Line]) -> None:
        """Look at the titles of a section before it is read."""
        self._titles.look_through(lines)

    def _told_elsewhere(self, line: Line) -> bool:
        """Read an event that the label discusses elsewhere; says whether the line is one."""
        events = told_elsewhere(line.span.text)
        self.lists_elsewhere = events is not None
        made = [
            self.rows.add(event.name, event.said, NO_RATES, line.span, category=None, is_reworded=event.is_reworded,
                          is_group=True, detail=event.detail)
            for event in events or ()
        ]  # fmt: skip
        if self.lists_elsewhere and not any(made):
            self.collected.set_aside(line.span, "repeat" if made else "reference")
        return self.lists_elsewhere

    def _sentence(self, span: Span, text: str, category: str | None) -> str | None:
        """Read a sentence, whose `text` is without pointers; says which body system is in force behind it."""
        is_advice = self.rows.is_warning and tells_what_to_do(text)
        if is_advice and category is None and not _leads(text):
            self.collected.set_aside(span, "advice")
            return None  # whatever it names
        tokens = tokens_of(text)
        names = names_in(tokens, text=text)
        if "%" in text and not self.rows.is_warning:
            names = with_limits(text, tokens, names)
        if not names and (system := system_alone(text)):
            self.collected.head(span)
            return system
        if not names:
            self._without_names(span, text)
            return category if CONCEDES.search(text) else None  # a sentence of something else ends a body system
        if is_advice:
            self.collected.set_aside(span, "advice")
            return category
        if names_none(text.lower(), len(names)) or is_key(text) or explains_term(text, tokens, names):
            self.collected.set_aside(span, "general")
            return category
        said = Said(span, text, tokens, names, self._is_numbered)
        sentence = LabelSentence(self.rows, said, category, self._carried, self._over)
        mark = self.collected.mark()
        category = sentence.read()
        if self.collected.mark() == mark and (_leads(text) or _points_below(text)):
            self.rows.lead(span.text)  # an introduction may name the illness of a study
        self._over = sentence.over
        self._carried = sentence.left if _is_cut(span.text) else NOTHING
        return category

    def _only_points(self, text: str) -> bool:
        """Whether a sentence of an introduction says where else the label speaks of effects, and leads to none."""
        return self.rows.leads and not self.lists_elsewhere and not _leads(text) and not POINTS_BELOW.search(text)

    def _without_names(self, span: Span, text: str) -> None:
        """A sentence that names no effect: it introduces a list, begins a part, or is set aside."""
        if not self.rows.is_warning:
            self._parts.read(text)
        self.lists_elsewhere = not self.rows.is_warning and introduces_elsewhere(text) and not self._only_points(text)
        if _leads(text) or _points_below(text) or self.lists_elsewhere:
            self.collected.head(span)
            self.rows.lead(span.text)
            return
        if self.rows.is_warning:
            return
        said, rates = said_of(text) if POINTS_BACK.search(text) and not STOPPING.search(text) else (NOTHING, NO_RATES)
        if said.is_numeric and self.rows.restate_last(said, rates, span):
            return
        self.collected.set_aside(span, why_none(span.text))


def _is_cut(text: str) -> bool:
    """Whether a sentence was too long, and was cut within a list."""
    return len(text) > LONGEST // 2 and text.rstrip().endswith((",", ";"))


def _leads(text: str) -> bool:
    """Whether a sentence ends as one does that introduces a list."""
    return text.rstrip().endswith(":")


def _points_below(text: str) -> bool:
    """Whether a sentence says of the effects of a list below it within which bounds they were seen, how serious they
    are, or that other products had them.
    """
    if not POINTS_BELOW.search(text):
        return False
    said = statement(text)
    if setting_of(text) in _OTHER_PRODUCTS:
        return True
    often = said.frequency
    return said.is_serious or (often is not None and (often.lower is None or often.lower != often.upper))


def _sentences(span: Span) -> list[tuple[Span, str]]:
    """The sentences of a line, each with its text without pointers; one also ends in front of what points elsewhere
    ("rash. ( 6.1 ) Fever"), and behind a part with a count of its own.
    """
    text = without_pointers(span.text)
    parts = split_sentences(Span(text, span.start))
    if not parts:
        return [(part, without_pointers(part.text)) for part in split_sentences(span)]
    counted = [
        part.start - span.start + begin
        for part in parts
        for begin in (*(parts_begin(part.text) or rated_clauses(part.text)), *clauses_begin(part.text))
        if begin
    ]
    begins = sorted(
        {*(part.start - span.start for part in parts[1:]), *counted, *notes_begin(text), *begin_within(span.text)}
    )
    text, begins = joined(text, begins)
    sentences = [span.cut(begin, end) for begin, end in zip([0, *begins], [*begins, None], strict=True)]
    return [(part, text[part.start - span.start : part.end - span.start]) for part in sentences]
