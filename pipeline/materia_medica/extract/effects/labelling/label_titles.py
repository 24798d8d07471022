"""Titles in a label's section: what they say of the effects below them, and how far it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.label_rows import LabelRows
from materia_medica.extract.effects.labelling.labels_within import labels_within
from materia_medica.extract.effects.labelling.list_titles import (
    OTHER_SYSTEM,
    TITLE_OF_ALLERGIES,
    category_of_title,
    opens_with_list,
)
from materia_medica.extract.effects.labelling.numbered_parts import NumberedPart
from materia_medica.extract.effects.labelling.parts_told import PartsTold
from materia_medica.extract.effects.labelling.treated import HeadingsOfWhom, whom_heading_names
from materia_medica.extract.effects.rates import NO_RATES
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement, context_in
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.read.document import Span

TELLS_MORE = Rule(
    name="more of an effect that stands in a line of its own",
    pattern=r",? \s (?: including | some (?: times )? | in \s some \s cases | occasionally | rarely ) \s [a-z]",
    example=("Rash, fever\n\nHepatitis, including fatal cases\n\nGout", ["Rash", "fever", "Hepatitis", "Gout"]),
    counter_example="Hepatitis Including Hepatic Failure",
)
_HARM = any_of("labelling", "sections_of_harm")
TOLD_THERE = Rule(
    name="pointer to the sections that tell of the harm an effect does, right below its title",
    pattern=rf"""
        \W* See \s (?: also \s )? (?: the \s )? (?-i: {_HARM} ) (?: [\s,&]+ (?: and \s | or \s )? (?-i: {_HARM} ) )*
            (?: \s sections? )? \s* (?: [.)] | $ )
    """,
    flags=re.IGNORECASE,
    needs=("see",),
    example=("## Gout\n\nSee PRECAUTIONS and OVERDOSAGE sections.\n\n## Skin\n\nRash was seen.", ["Gout", "Rash"]),
    counter_example="See CLINICAL STUDIES.",
)
_LONGEST_TITLE = 120
_EDGES = " \t\n:*_"
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
"""The number of a title in a list: "2. Breasts"."""


class LabelTitles:
    """The titles read so far in one section; `ingredients` are those of a combination."""

    def __init__(self, rows: LabelRows, groups: Groups, parts: PartsTold, ingredients: tuple[Ingredient, ...]) -> None:
        self._rows = rows
        self._groups = groups
        self._parts = parts
        self._ingredients = ingredients
        self._whom = HeadingsOfWhom(())
        self._whom_level = 0
        """The level of the title that last named patients or an illness."""
        self._alone: frozenset[int] = frozenset()
        """Where the emphasised lines begin that are titles, whatever they name."""
        self._part = NumberedPart()
        self._beside_systems: int | None = None
        """The level of the last title, where it named a body system."""
        self._title_of_list: Frame | None = None
        """The last title with its words as category, where it may head a list."""
        self._title: Span | None = None
        """The title right above the line being read."""

    def look_through(self, lines: Iterable[Line]) -> None:
        """Look at the titles of a section before it is read."""
        lines = list(lines)
        self._alone = frozenset(_heads_alone(lines))
        self._whom = HeadingsOfWhom(_NUMBER.sub("", line.span.text) for line in lines if self.is_title(line))

    def is_title(self, line: Line) -> bool:
        """Whether a line is a title, among those that stand around it."""
        return is_title(line, is_alone=line.block.start in self._alone)

    def read(self, line: Line) -> None:
        """Read a title."""
        self._title_of_list = None
        self._title = line.span
        text = line.span.text
        title = _NUMBER.sub("", text)
        label = read_label(title, self._ingredients)
        setting = setting_of(text)
        whom = None if self._rows.is_warning else whom_heading_names(title)
        if whom is not None or line.block.level <= self._whom_level:
            self._rows.treated, self._whom_level = whom, line.block.level
        category = category_of_title(label)
        is_beside = not self._rows.is_warning and self._beside_systems == line.block.level
        self._beside_systems = line.block.level if category else None
        component = label.name if label.kind == "ingredient" else None
        frame = Frame(
            kind="heading" if line.is_heading else "label" if component is None else "ingredient",
            depth=line.block.level,
            label=text,
            said=statement(text)._replace(
                setting=setting,
                context=context_in(setting),
                population=whom if whom is not None and self._whom.are_some(whom) else None,
            ),
            category=category,
            ingredient=component,
        )
        self._rows.leads = False
        self._put(frame)
        if is_beside and TITLE_OF_ALLERGIES.fullmatch(label.name):
            self._title_of_list = replace(frame, category=label.name)

    def below(self, line: Line) -> None:
        """Where a list stands below a title that may head one, the title is the category of its effects; where only a
        pointer does, a title that names an effect is one.
        """
        if self._title is not None and not self._rows.is_warning and TOLD_THERE.match(line.span.text):
            self._add(self._title)
        self._title = None
        if self._title_of_list is not None and opens_with_list(line.span.text):
            self._put(self._title_of_list)
            self._beside_systems = self._title_of_list.depth
        self._title_of_list = None

    def end(self) -> None:
        """End the title right above: what comes below a table has none."""
        self._title = None

    def _add(self, title: Span) -> None:
        """Make the row of a title, if it is the name of an effect and nothing else: of no list."""
        text = title.text.strip(_EDGES)
        tokens = tokens_of(text)
        if OTHER_SYSTEM.fullmatch(text):
            return
        if any(n.kind != "class" and n.end - n.start == len(tokens.words) for n in names_in(tokens, text=text)):
            self._rows.add(text, NOTHING, NO_RATES, title, category=None, is_reworded=False, is_group=True)

    def _put(self, frame: Frame) -> None:
        if frame.kind == "ingredient":
            self._groups.on_ingredient(frame)
        elif frame.kind == "heading":
            self._groups.on_heading(frame)
            self._parts.end()
            held = self._part.setting_under(frame.label or "", frame.depth, frame.said.setting)
            if self._groups.in_force().said.setting is None and held is not None:
                self._groups.state_also(Statement(setting=held, context=context_in(held)))
        else:
            self._groups.on_label(frame)


def is_title(line: Line, *, is_alone: bool) -> bool:
    """Whether a line is a heading, or a paragraph that is short, stands alone and ends as no sentence does.

    One that names effects is none but where it `is_alone`.
    """
    if line.is_heading:
        return True
    text = line.span.text.strip(" *_")
    if line.block.kind != "paragraph" or line.block.depth or len(text) > _LONGEST_TITLE:
        return False
    return (
        not text.endswith((".", ":", ";", ","))
        and ":" not in text
        and not has_verb(text)
        and text[:1].isupper() | text[:1].isdigit()
        and (is_alone or not (_is_list(text) or _tells_more(text)) or whom_heading_names(text) is not None)
    )


def _heads_alone(lines: list[Line]) -> Iterator[int]:
    """Where the lines begin that are titles whatever they name ("_Changes in Weight_"): emphasised as a whole, with a
    sentence below, and no item of a list whose items are all emphasised.
    """
    is_item = False
    for line, below in pairwise(lines):
        is_emphasised = line.is_bold and "," not in line.span.text
        if is_emphasised and not is_item and _is_sentence(below):
            yield line.block.start
        is_item = is_emphasised and _is_list(line.span.text.strip(" *_"))


def _is_sentence(line: Line) -> bool:
    """Whether a line is told in a sentence, whose verb need not be known."""
    text = line.span.text.strip(" *_")
    return has_verb(text) or (text.endswith(".") and line.label is None and not _is_list(text))


def _tells_more(text: str) -> bool:
    """Whether words name an effect and go on about it, as items of a list do: "Hepatitis, including fatal cases"."""
    found = TELLS_MORE.search(text)
    return found is not None and _is_list(text[: found.start()])


def _is_list(text: str) -> bool:
    """Whether words list effects, known ones or not: "nausea, vomiting", "Cardiac disorders – odd beats"."""
    tokens = tokens_of(text)
    names = names_in(tokens, text=text)
    if sum(name.end - name.start for name in names if name.kind != "class") * 2 > len(tokens.words):
        return True
    labels = labels_within(text, tokens)
    if any(name.start >= label.end and name.kind != "class" for label in labels for name in names):
        return True
    return bool(labels) and labels[0].start == 0 and text[labels[0].behind :].lstrip()[:1].islower()
