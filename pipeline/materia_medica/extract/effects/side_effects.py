"""Side effects: the lines of a section become rows, and what gives no row is set aside with its reason."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.found import Row, SetAside, joined
from materia_medica.extract.effects.groups import Frame, FrameKind, Groups
from materia_medica.extract.effects.labelled import LabelledLines
from materia_medica.extract.language.asides import aside_reason, has_verb
from materia_medica.extract.language.classes import class_of, names_system
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class
from materia_medica.extract.language.frequency import NOTHING, Statement, rest_of, statement
from materia_medica.extract.language.labels import ADR, Label, read_label
from materia_medica.extract.language.mentions import all_names, ingredient_named, ingredients_in, with_labels
from materia_medica.extract.language.sentences import sentences_of
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.sections import Section
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_HEAD_CELL = re.compile(
    r"(?:(?:common |rare |possible |reported )?(?:side |adverse )?(?:effects?|reactions?|events?)|frequency(?: .*)?|"
    r"incidence|how often|"
    r"symptoms?|category|(?:body )?system(?: organ class)?|severity|likelihood|notes?|description|details?|"
    r"what to do|management)",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(r"\b(?:both|all|either|each|combin\w+)\b", re.IGNORECASE)
_OF_ROUTE = re.compile(r"\b(?:side|adverse) effects$", re.IGNORECASE)
MAX_CLASS_WORDS = 5


class Found(NamedTuple):
    """What one or more sections gave."""

    rows: tuple[Row, ...]
    asides: tuple[SetAside, ...]


def read_side_effects(sections: list[Section], ingredients: tuple[str, ...]) -> Found:
    """Rows and asides of all side-effects sections of a page, in reading order."""
    rows: list[Row] = []
    asides: list[SetAside] = []
    names = all_names(ingredients)
    for index, section in enumerate(sections):
        several = ingredients if len(ingredients) > 1 else ()
        reader = _Reader(section, several, names, is_first=index == 0)
        reader.run()
        rows += reader.rows
        asides += reader.asides
    return Found(tuple(_without_repeats(rows)), tuple(asides))


def _without_repeats(rows: list[Row]) -> list[Row]:
    """The same effect twice in a group is one row."""
    seen = set()
    out = []
    for row in rows:
        key = (row.group, row.ingredient, row.said.tier, row.is_serious, row.context, fold(row.effect))
        if key not in seen:
            seen.add(key)
            out.append(row)
    return out


def _section_frame(section: Section, ingredients: tuple[str, ...], *, is_first: bool) -> Frame | None:
    heading = section.heading
    if heading is None:
        return None
    said = statement(heading.text)
    context = "adverse_reaction" if ADR.search(heading.text) and not is_first else None
    named = ingredient_named(heading.text, ingredients)
    return Frame("heading", 0, heading.text, said, context, None, named if named and " + " not in named else None)


class _Reader(LabelledLines):
    def __init__(
        self, section: Section, ingredients: tuple[str, ...], names: frozenset[str], *, is_first: bool
    ) -> None:
        self.section = section
        frame = _section_frame(section, ingredients, is_first=is_first)
        super().__init__(Groups(section.ingredient, frame), ingredients, names)

    def run(self) -> None:
        lines = self.section.lines
        self.ingredients = with_labels(self.ingredients, _outer_labels(lines))
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            if line.is_heading:
                self.on_heading(line)
            elif line.block.depth == 0:
                self.on_paragraph(line, following)
            else:
                self.on_item(line, following)

    def on_heading(self, line: Line) -> None:
        title = line.label if line.label is not None else line.span
        label = read_label(title.text, self.ingredients)
        context = "adverse_reaction" if label.is_adr else None
        level = line.block.level
        if label.kind == "ingredient":
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context, None, label.name))
        elif label.kind in ("system", "class", "effect"):
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context, label.name, None))
        else:
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context))
        if line.label is not None and line.body.text:
            self.content(line.body, line.body)

    def on_paragraph(self, line: Line, following: Line | None) -> None:
        if line.block.kind == "row":
            self.on_row(line)
            return
        self.groups.on_paragraph()
        text = line.span.text.strip(" *_")
        leads = following is not None and following.block.depth > 0
        if line.label is not None and (line.body.text or not leads):
            label = read_label(line.label.text, self.ingredients)
            if self.is_margin_label(label, line):
                self.margin_label(label, line.label, line)
                return
            self.labelled(label, line, has_children=False)
            return
        if (leads and text.endswith(":")) or (line.label is not None and leads):
            self.introduce(line)
            return
        if line.is_bold and line.label is None and not has_verb(text):
            self.margin_label(read_label(text, self.ingredients), line.span, line)
            return
        if leads and not text.endswith((".", "!", "?")) and _heads_list(text):
            self.introduce(line)
            return
        before = len(self.rows)
        self.content(line.span, line.span)
        if leads and len(self.rows) == before and _heads_list(text):
            self.groups.on_label(Frame("intro", 0, line.span.text.strip(" *_"), _of_introduction(line.span)))

    def on_row(self, line: Line) -> None:
        """A table's row: one cell may state the frequency of the effects in the others; the head row is set aside."""
        cells = [cell.strip(" *_") for cell in line.span.text.split(" | ")]
        if all(_HEAD_CELL.fullmatch(cell) for cell in cells if cell):
            self.aside(line.span, "general")
            return
        stated = [cell for cell in cells if statement(cell).tier is not None and not rest_of(cell)]
        said = statement(stated[0]) if stated else NOTHING
        listed = [cell for cell in cells if cell and cell not in stated]
        made = [self.emit(effects_in(cell), Clause(cell, said, None, "", False), line.span) for cell in listed[:1]]
        if not any(made):
            self.aside(line.span, aside_reason(line.span.text) or "unexplained")

    def is_margin_label(self, label: Label, line: Line) -> bool:
        """Labels of groups and ingredients hold for what follows; others only for their own line."""
        if label.kind == "system" and _OF_ROUTE.search(label.name):
            return True
        return label.kind in ("group", "ingredient") or (label.kind in ("system", "class") and not line.body.text)

    def margin_label(self, label: Label, title: Span, line: Line) -> None:
        context = "adverse_reaction" if label.is_adr else None
        if label.kind == "ingredient":
            self.groups.on_ingredient(Frame("ingredient", 0, title.text, label.said, context, None, label.name))
        elif label.kind == "note":
            self.content(line.span, line.span)
            return
        elif label.kind == "effect":
            # A bold line alone that names an effect is one, unless a list follows it.
            self.groups.on_label(Frame("label", 0, title.text, label.said, context, label.name))
        else:
            if _FOR_ALL.search(title.text):
                self.groups.end_ingredient()
            self.groups.on_label(Frame("label", 0, title.text, label.said, context, label.name or None))
        if line.label is not None and line.body.text:
            self.groups.items_seen = True
            if line.body.text.rstrip().endswith(":") and len(sentences_of(line.body)) <= 2:
                frame = self.groups.frames[-1]
                self.groups.frames[-1] = frame._replace(said=joined(frame.said, statement(line.body.text)))
                return
            self.content(line.body, line.body)

    def introduce(self, line: Line) -> None:
        """A paragraph that leads to a list is the group's introduction."""
        text = line.span.text.strip(" *_:")
        label = read_label(text, self.ingredients)
        said = _of_introduction(line.span)
        named = label.name if label.kind == "ingredient" else None
        is_name = label.kind in ("system", "class") and label.name.count(" ") < MAX_CLASS_WORDS and not has_verb(text)
        category = label.name if is_name else _class_in_intro(text)
        if named:
            self.groups.on_ingredient(Frame("ingredient", 0, line.span.text, said, None, None, named))
            return
        subject = ingredients_in(text, self.ingredients)
        kind: FrameKind = "label" if line.is_bold and not has_verb(text) else "intro"
        context = "adverse_reaction" if label.is_adr else None
        laid = subject[0] if len(subject) == 1 else None
        sentences = sentences_of(line.span)
        states = len(sentences) > 1 and statement(sentences[-1].text).tier is not None
        if states:  # what stands before is no part of the group that the last sentence opens
            self.read_introduction(sentences[:-1])
        title = sentences[-1].text if states else line.span.text
        self.groups.on_label(Frame(kind, 0, title.strip(" *_"), said, context, category, laid))
        if not states:
            self.read_introduction(sentences[:-1])

    def read_introduction(self, sentences: list[Span]) -> None:
        """Sentences in front of the one that leads to a list may name effects themselves."""
        for sentence in sentences:
            if has_verb(sentence.text):
                self.sentence(sentence, [], is_intro=True)

    def on_item(self, line: Line, following: Line | None) -> None:
        depth = line.block.depth
        has_children = following is not None and not following.is_heading and following.block.depth > depth
        if line.block.kind == "item":
            self.groups.on_item(depth)
        text = line.span.text.strip(" *_")
        if line.label is not None:
            self.labelled(read_label(line.label.text, self.ingredients), line, has_children=has_children)
        elif has_children and not has_verb(text.rstrip(":")):
            self.heads_items(read_label(text, self.ingredients), line)
        elif has_children and text.endswith(":"):
            self.groups.push(Frame("item", depth, text, statement(text), None, _class_in_intro(text)))
        else:
            self.content(line.span, line.span)


def _outer_labels(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The labels of a section's outermost list, frequency statements and notes aside."""
    for depth in (0, 1):
        labels = [line.label.text for line in lines if line.label is not None and line.block.depth == depth]
        named = tuple(text for text in labels if read_label(text, ()).kind in ("effect", "class", "system"))
        if len(named) > 1:
            return named
    return ()


def _of_introduction(span: Span) -> Statement:
    """What an introduction states: its last sentence, and what that leaves open the ones before."""
    sentences = sentences_of(span)
    if sentences and not span.text.rstrip(" *_").endswith(":") and aside_reason(sentences[-1].text):
        return NOTHING
    last = statement(sentences[-1].text.strip(" *_:")) if sentences else NOTHING
    if last.tier is not None:
        return last
    said = " ".join(s.text for s in sentences if aside_reason(s.text) != "negation")
    return joined(last, statement(said.strip(" *_:")))


def _heads_list(text: str) -> bool:
    said = statement(text)
    return bool(
        said.tier
        or said.is_serious
        or re.search(r"(?i)\b(?:side effects?|reactions?|effects?|includ\w+|following)\b", text)
    )


def _class_in_intro(text: str) -> str | None:
    found = class_of(text)
    return found if found and names_system(found) and is_class(found) else None
