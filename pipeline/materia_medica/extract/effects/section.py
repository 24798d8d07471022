"""One section of side effects, read from top to bottom: each line goes to the part that reads its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.convention import Conventions
from materia_medica.extract.effects.dashed import with_dashed_label
from materia_medica.extract.effects.groups import Frame, Groups, frame_of
from materia_medica.extract.effects.introductions import class_in, turns_to_others
from materia_medica.extract.effects.labelled import LabelledLines
from materia_medica.extract.effects.margin import MarginReader
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.numbered import itemised
from materia_medica.extract.effects.reporting import without_reporting
from materia_medica.extract.effects.run_together import parted
from materia_medica.extract.effects.smpc.smpc_lines import SmpcLines
from materia_medica.extract.effects.tables.care_tables import CareTables, is_title_of_care
from materia_medica.extract.effects.tables.grid import PageTable, tables_in
from materia_medica.extract.effects.tables.notes import goes_on, is_below
from materia_medica.extract.effects.tables.table_reader import TableReader
from materia_medica.extract.effects.tables.trial_tables import is_title
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.between_sentences import asks_for_care
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.label_rules import ADVERSE_REACTION
from materia_medica.extract.language.labels import heads_others, read_label
from materia_medica.extract.language.mentions import ingredient_named, with_labels
from materia_medica.extract.language.once import once
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line

_MOST_NOTES = 100
"""Footnotes of one table that are looked at."""
_MOST_TIERS = 8
"""Lines of a convention that are looked at."""


def read_section(section: Section, medicines: Medicines, *, is_first: bool) -> Collector:
    """What one section gives; `is_first` says whether it is the first of its page about side effects."""
    ingredients = with_labels(medicines.ingredients, _outer_labels(section.lines))
    heading = _heading_of(section, medicines.ingredients, is_first=is_first)
    reader = _SectionReader(Groups(section.ingredient, heading), replace(medicines, ingredients=ingredients))
    lines = [item for line in section.lines for item in itemised(line)]
    parts = list(tables_in([part for line in lines for part in _parts_of(line, ingredients)]))
    parts, told = without_reporting(parts)
    for line in told:
        reader.rows.set_aside(line.span, "reference")
    conventions = Conventions(reader.rows)
    smpc = SmpcLines(reader.rows, reader.groups, conventions) if medicines.dialect.document_type == "smpc" else None
    if medicines.dialect.is_regulated and any(isinstance(part, PageTable) for part in parts):
        reader.tables.look_through(parts)
    title, below, taken = None, 0, 0
    for at, part in enumerate(parts):
        if taken := taken - 1 if taken else conventions.takes(parts[at : at + _MOST_TIERS]) if smpc else 0:
            continue
        following = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, PageTable):
            if _lists_care(part, following, reader):
                continue
            notes = _below(part, parts[at + 1 : at + 1 + _MOST_NOTES]) if smpc is not None else []
            reader.tables.read(part, title, notes)
            title, below = None, len(notes)
        elif below:
            reader.rows.set_aside(part.span, "general")
            below -= 1
        elif medicines.dialect.is_regulated and isinstance(following, PageTable) and is_title(part):
            if smpc is None or not smpc.heads_table(part):
                reader.rows.head(part.span)
                title = part
        elif smpc is None or not smpc.takes(part, leads=_is_item(following)):
            reader.read(part, following.rows[0].line if isinstance(following, PageTable) else following)
    if medicines.dialect.is_regulated:
        _settle(reader, smpc, conventions)
    return reader.rows


def _lists_care(table: PageTable, following: PageTable | Line | None, reader: _SectionReader) -> bool:
    """Read a table of effects and what to do about them, or its title; says whether it is one. Few pages have these."""
    from materia_medica.extract.effects.leaflets.care_lists import CareLists, is_care_list

    if is_title_of_care(table, following):
        CareTables(reader.rows, reader.groups).title(table)
        return True
    if not is_care_list(table):
        return False
    CareLists(reader.rows, reader.groups).read(table)
    return True


def _settle(reader: _SectionReader, smpc: SmpcLines | None, conventions: Conventions) -> None:
    """Let rows say what only the whole section tells of them."""
    reader.tables.titles.settle(reader.rows)
    if smpc is not None:
        smpc.state_rates()
        conventions.apply()


def _is_item(part: PageTable | Line | None) -> bool:
    return isinstance(part, Line) and part.block.depth > 0


def _parts_of(line: Line, ingredients: tuple[Ingredient, ...]) -> list[Line]:
    """The lines that a line runs together; a row of a table is none such, whatever its cells hold."""
    return [line] if line.block.cells else parted(with_dashed_label(line), ingredients)


def _below(table: PageTable, parts: Sequence[PageTable | Line]) -> list[Line]:
    """The lines right behind a table that are its footnotes."""
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, PageTable) or part.is_heading:
            break
        lines.append(part)
    texts = [line.span.text for line in lines]
    count = 0
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        is_first = goes_on(text, following) and is_below(table, following)  # its sign stands in the title
        if not (is_below(table, text) or is_first or (count and goes_on(texts[count - 1], text))):
            break
        count += 1
    return lines[:count]


def _heading_of(section: Section, ingredients: tuple[Ingredient, ...], *, is_first: bool) -> Frame | None:
    """The frame that the section's own heading opens."""
    if section.heading is None:
        return None
    title = section.heading.text
    named = ingredient_named(title, ingredients)
    return Frame(
        kind="heading",
        label=title,
        said=statement(title),
        context="adverse_reaction" if _names_reactions(title) and not is_first else None,
        ingredient=named if named and " + " not in named else None,
    )


def _names_reactions(title: str) -> bool:
    """Whether a heading has the words "adverse reactions"; "ADRs" and "events" are other names of all side effects."""
    said = (found[0].lower() for found in ADVERSE_REACTION.finditer(title))
    return any(words.startswith("adverse") and "reaction" in words for words in said)


class _SectionReader:
    """Knows which part reads which kind of line."""

    def __init__(self, groups: Groups, medicines: Medicines) -> None:
        self.groups = groups
        self.ingredients = medicines.ingredients
        self.rows = Collector(groups, medicines)
        self.content = ContentReader(self.rows)
        self.labelled = LabelledLines(self.rows, groups, self.content, medicines)
        self.margin = MarginReader(self.rows, groups, self.labelled)
        self._medicines = medicines

    @once
    def tables(self) -> TableReader:
        """What reads tables, made for the first one: it holds this reader, so that both live until Python next looks
        for such circles.
        """
        return TableReader(self.rows, self.groups, self.content, self._medicines, lambda line: self._item(line, None))

    def read(self, line: Line, following: Line | None) -> None:
        self.groups.on_box(line.block.quoted)
        if line.is_heading:
            self._heading(line)
        elif line.block.depth:
            self._item(line, following)
        elif following is not None and following.is_heading and _leads_to_headings(line):
            self.margin.opening(line, following.block.level)
        else:
            leads = following is not None and _leads_to(line, following)
            self.margin.read(line, leads=leads)

    def _heading(self, line: Line) -> None:
        title = line.label if line.label is not None else line.span
        label = read_label(title.text, self.ingredients)
        self.rows.head(title)
        self.groups.on_heading(frame_of(label, title.text, "heading", line.block.level))
        if line.label is not None and line.body.text:
            self.content.read(line.body, line.body)

    def _opens_group(self, line: Line) -> bool:
        """Whether a paragraph within a list has a label of its own that ends the groups of the items before."""
        return line.label is not None and read_label(line.label.text, self.ingredients).kind in ("group", "system")

    def _item(self, line: Line, following: Line | None) -> None:
        depth = line.block.depth
        has_children = following is not None and not following.is_heading and following.block.depth > depth
        if has_children and following is not None and _tells_of_others(following):
            has_children = False
        if line.block.kind == "item" or self._opens_group(line):
            self.groups.on_item(depth)
        text = line.span.text.strip(" *_")
        if self.groups.in_force().is_of_others:
            self.content.note(line.span)
        elif line.label is not None:
            self.labelled.read(line, line.label, has_children=has_children)
        elif has_children and not has_verb(text.rstrip(":")):
            self.labelled.head(read_label(text, self.ingredients), line)
        elif has_children and text.endswith(":"):
            said, category = statement(text), class_in(text)
            self.rows.head(line.span)
            others = heads_others(text)
            self.groups.push(
                Frame(kind="item", depth=depth, label=text, said=said, category=category, is_of_others=others)
            )
        else:
            self.content.read(line.span, line.span)


def _tells_of_others(line: Line) -> bool:
    """Whether an item below an effect says what to do about it or what makes it likelier, not what it consists of."""
    return aside_reason(line.span.text) == "advice" or heads_others(line.span.text)


def _leads_to(line: Line, following: Line) -> bool:
    """Whether a paragraph leads to what follows: to a list or table, or with a colon to a paragraph without a label."""
    if following.block.depth > 0 or following.block.kind == "row":
        return True
    is_open = line.label is None or not line.body.text
    return is_open and line.span.text.endswith(":") and following.block.kind == "paragraph" and following.label is None


def _leads_to_headings(line: Line) -> bool:
    """Whether a paragraph in front of a heading asks for care, or turns to other effects, for all headings like it."""
    text = line.span.text.strip(" *_")
    if line.block.kind != "paragraph" or not text.endswith(":"):
        return False
    is_clause = has_verb(text) or aside_reason(text) == "advice"
    return turns_to_others(text) or (is_clause and statement(text).is_serious) or asks_for_care(text)


def _outer_labels(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The labels of a section's outermost list, frequency statements and notes aside."""
    for depth in (0, 1):
        labels = [line.label.text for line in lines if line.label is not None and line.block.depth == depth]
        named = tuple(text for text in labels if read_label(text, ()).kind in ("effect", "class", "system"))
        if len(named) > 1:
            return named
    return ()
