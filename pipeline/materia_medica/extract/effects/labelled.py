"""Lines that begin with a label: of a group, an ingredient, a class of effects, or of one effect."""

from __future__ import annotations

from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Frame, Groups, frame_of
from materia_medica.extract.effects.introductions import is_band
from materia_medica.extract.effects.line_rules import DENIED, EFFECT_OF, FOLLOWING, PREDICATED, REPORTED
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.classes import BETWEEN_SYSTEMS
from materia_medica.extract.language.effect import joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class, names_medicine, only_states
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.labels import Label, heads_others, introduces_signs, is_bare_list, read_label
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.own_statements import CASES_OF
from materia_medica.extract.language.sentence import first_sentence
from materia_medica.extract.language.statement import NOTHING, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_SHORT = 80
"""A sentence longer than this speaks of more than the one ingredient that it names."""


class LabelledLines:
    """Reads lines that begin with a label."""

    def __init__(self, rows: Collector, groups: Groups, content: ContentReader, medicines: Medicines) -> None:
        self.rows = rows
        self.groups = groups
        self.content = content
        self.medicines = medicines

    def read(self, line: Line, title: Span, *, has_children: bool) -> None:
        """A line whose label is `title`; `has_children` says whether items are nested below it."""
        label = read_label(title.text, self.medicines.ingredients)
        if label.kind != "ingredient" and self.medicines.is_name(label.name):
            label = replace(label, kind="group", name="")
        body = line.body.text
        leads = has_children and (body.rstrip().endswith(":") or is_band(body))
        if has_children and heads_others(title.text):
            self.head(label, line)
        elif label.kind == "note" and not (FOLLOWING.search(title.text) and is_bare_list(body)):
            self.content.note(line.span)
        elif not body or leads:
            self._without_body(label, line, title, has_children=has_children)
        elif label.kind not in ("group", "ingredient") and DENIED.match(body):
            self.rows.set_aside(line.span, "negation")
        elif label.kind in ("group", "ingredient"):
            self.head(label, line)
            self.content.read(line.body, line.span)
            if line.block.depth == 0:
                self.groups.pop()
        elif (has_verb(title.text) or label.kind == "note") and is_bare_list(body):
            self._clause(line, title)
        elif _is_class_of(label, body):
            self.head(label, line)
            self.content.read(line.body, line.span)
        else:
            self._effect(line, title)

    def head(self, label: Label, line: Line) -> None:
        """An item under which others stand is their group, ingredient or class."""
        self.rows.head(line.label or line.span)
        self.groups.push(frame_of(label, (line.label or line.span).text, "item", line.block.depth))

    def _without_body(self, label: Label, line: Line, title: Span, *, has_children: bool) -> None:
        """A label that stands alone, or before words that only lead to the nested items."""
        if has_children:
            self.head(label, line)
            self.rows.head(line.span)
            if is_band(line.body.text):
                self.groups.state(statement(line.span.text))
            return
        is_effect = label.kind not in ("group", "ingredient") and aside_reason(title.text) != "advice"
        if not (is_effect and self.rows.add(effects_in(title.text), line.span)):
            self.rows.head(line.span)

    def _effect(self, line: Line, title: Span) -> None:
        """An effect's label before a sentence: one row, the sentence as its detail."""
        body = line.body.text.strip()
        own = statement(body, is_group=False) if aside_reason(body) != "negation" else NOTHING
        detail = None if own.tier and not own.is_serious and only_states(body) else body
        if own.tier and not own.is_numeric and (CASES_OF.match(body) or not PREDICATED.search(body)):
            own = own.without_frequency()
        laid = EFFECT_OF.search(body)
        hints = (*((laid[1],) if laid else ()), *((body,) if len(body) < _SHORT else ()))
        detailed = (
            e._replace(detail=joined_details(e.detail, detail), said=together(e.said, own), hints=(*e.hints, *hints))
            for e in effects_in(title.text)
        )
        if not self.rows.add(detailed, line.span):
            self._clause(line, title)

    def _clause(self, line: Line, title: Span) -> None:
        """A label that names no effect ("Reports after marketing also name: ..."): it states of what stands behind."""
        self.rows.head(title)
        self.groups.push(Frame(kind="item", depth=line.block.depth, label=title.text, said=statement(title.text)))
        self.content.read(line.body, line.span)
        self.groups.pop()


def _is_class_of(label: Label, body: str) -> bool:
    """Whether a label is the class of the effects that the words behind it list."""
    if label.kind == "system" and (names_medicine(label.name) or not introduces_signs(body)):
        return True
    first = first_sentence(body)
    if first and (is_class(label.name) or _is_measured(label.name)) and first.reading.clauses:
        return True
    if label.kind not in ("class", "system") or introduces_signs(body):
        return False
    if is_bare_list(body):
        return True
    if not first or not first.reading.clauses or not REPORTED.search(first.text):
        return False
    named = [e.name for e in effects_in(first.reading.clauses[0].words)]
    return len(named) > 1 and not any(fold(label.name).rstrip("s") in fold(n) for n in named)


def _is_measured(name: str) -> bool:
    """Whether a label names only what is measured ("Liver function tests", "Sodium and potassium"), not its change."""
    return all(is_measured(part.lower()) for part in BETWEEN_SYSTEMS.split(name))
