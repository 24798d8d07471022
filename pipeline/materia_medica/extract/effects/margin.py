"""Paragraphs at the margin: labels and introductions that hold for what follows, and plain sentences."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, FrameKind, Groups, frame_of
from materia_medica.extract.effects.introductions import class_in, heads_list, is_band, said_by, turns_to_others
from materia_medica.extract.effects.labelled import LabelledLines
from materia_medica.extract.effects.line_rules import FOR_ALL, OF_ROUTE, SPEAKS_OF_BOTH
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.labels import Label, heads_others, read_label
from materia_medica.extract.language.mentions import ingredients_in
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import context_in
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span

_MAX_CLASS_WORDS = 5
_MAX_LEADING = 2
"""More sentences than this behind a label say something themselves, even where the last leads to a list."""


class MarginReader:
    """Reads paragraphs that stand in no list."""

    def __init__(self, rows: Collector, groups: Groups, labelled: LabelledLines) -> None:
        self.rows = rows
        self.groups = groups
        self.content = labelled.content
        self.labelled = labelled
        self.ingredients = labelled.medicines.ingredients

    def read(self, line: Line, *, leads: bool) -> None:
        """One paragraph; `leads` says whether a list follows."""
        self.groups.on_paragraph()
        text = line.span.text.strip(" *_")
        if line.label is not None and (line.body.text or not leads):
            label = read_label(line.label.text, self.ingredients)
            if _holds_below(label, line):
                self._label(label, line.label, line)
            else:
                self.labelled.read(line, line.label, has_children=False)
        elif leads and (text.endswith(":") or line.label is not None):
            self._introduction(line)
        elif line.is_bold and line.label is None and not has_verb(text):
            self._label(read_label(text, self.ingredients), line.span, line)
        elif leads and not text.endswith((".", "!", "?")) and heads_list(text):
            self._introduction(line)
        elif line.label is None and not has_verb(text) and not text.endswith((".", "!", "?")) and is_band(text):
            self._label(read_label(text, self.ingredients), line.span, line)
        else:
            if SPEAKS_OF_BOTH.search(text):
                self.groups.end_ingredient()
            before = self.rows.mark()
            self.content.read(line.span, line.span)
            if leads and self.rows.mark() == before and heads_list(text):
                said = said_by(sentences_of(line.span))
                self.rows.head(line.span)
                self.groups.on_label(Frame(kind="intro", label=line.span.text.strip(" *_"), said=said))

    def opening(self, line: Line, level: int) -> None:
        """A paragraph that leads to sub-headings of a level: what it says holds for all of them."""
        text = line.span.text.strip(" *_")
        self.content.note(line.span)
        said = statement(text)
        is_of_others = turns_to_others(text)
        self.groups.on_opening(Frame(kind="opening", depth=level, label=text, said=said), of_others=is_of_others)

    def _label(self, label: Label, title: Span, line: Line) -> None:
        """A label that holds for what follows."""
        if label.kind == "note" and not heads_others(title.text):
            self.content.read(line.span, line.span)
            return
        self.rows.head(title)
        if label.kind == "ingredient":
            self.groups.on_ingredient(frame_of(label, title.text, "ingredient"))
        else:
            is_of_all = FOR_ALL.search(title.text) or self.groups.has_read_lists_of(self.ingredients)
            if label.kind != "effect" and is_of_all:
                self.groups.end_ingredient()
            self.groups.on_label(frame_of(label, title.text, "label"))
        if line.label is None or not line.body.text:
            return
        if is_band(line.body.text):  # "Very common: affects more than 1 in 10 people" opens a group as a whole
            self.groups.state(statement(line.span.text))
            self.rows.head(line.body)
            return
        self.groups.list_stands_behind()
        if line.body.text.rstrip().endswith(":") and len(sentences_of(line.body)) <= _MAX_LEADING:
            self.groups.state_also(statement(line.body.text))
            self.rows.head(line.body)
        else:
            self.content.read(line.body, line.body)

    def _introduction(self, line: Line) -> None:
        """A paragraph that leads to a list is the group's introduction."""
        text = line.span.text.strip(" *_:")
        label = read_label(text, self.ingredients)
        sentences = sentences_of(line.span)
        said = said_by(sentences)
        if self.labelled.medicines.dialect.document_type == "smpc" and (setting := setting_of(text)):
            said = said._replace(setting=setting, context=said.context or context_in(setting))
        if label.kind == "ingredient":
            self.rows.head(line.span)
            frame = Frame(kind="ingredient", label=line.span.text, said=said, ingredient=label.name)
            self.groups.on_ingredient(frame)
            return
        subject = ingredients_in(text, self.ingredients)
        states = len(sentences) > 1 and statement(sentences[-1].text).tier is not None
        if states:  # what stands before is no part of the group that the last sentence opens
            self._effects_in(sentences[:-1])
        title = sentences[-1].text if states else line.span.text
        self.rows.head(sentences[-1].span if states else line.span)
        is_past_lists = label.kind == "group" and not subject and self.groups.has_read_lists_of(self.ingredients)
        if len(subject) > 1 or is_past_lists or SPEAKS_OF_BOTH.search(text):
            self.groups.end_ingredient()
        kind: FrameKind = "label" if line.is_bold and not has_verb(text) else "intro"
        self.groups.on_label(
            Frame(
                kind=kind,
                label=title.strip(" *_"),
                said=said,
                context="adverse_reaction" if label.is_adr else None,
                category=label.name if _names_class(label, text) else class_in(text),
                ingredient=subject[0] if len(subject) == 1 else None,
                is_of_others=heads_others(text),
            )
        )
        if not states:
            self._effects_in(sentences[:-1])

    def _effects_in(self, sentences: list[Sentence]) -> None:
        """Sentences in front of the one that leads to a list may name effects themselves."""
        for sentence in sentences:
            if sentence.answers.has_verb:
                self.content.clauses(sentence, sentence.span)


def _holds_below(label: Label, line: Line) -> bool:
    """Labels of groups and ingredients hold for what follows; others only for their own line."""
    if label.kind == "system" and OF_ROUTE.search(label.name):
        return True
    return label.kind in ("group", "ingredient") or (label.kind in ("system", "class") and not line.body.text)


def _names_class(label: Label, text: str) -> bool:
    """Whether an introduction is the name of a class, rather than words about it."""
    return label.kind in ("system", "class") and label.name.count(" ") < _MAX_CLASS_WORDS and not has_verb(text)
