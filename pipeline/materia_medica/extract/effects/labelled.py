"""Lines that begin with a label: of a group, an ingredient, a class of effects, or of one effect."""

from __future__ import annotations

import re

from materia_medica.extract.effects.content import Content
from materia_medica.extract.effects.found import joined
from materia_medica.extract.effects.groups import Frame
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect_lists import effects_in, joined_details
from materia_medica.extract.language.effect_names import is_class, names_medicine
from materia_medica.extract.language.frequency import NOTHING, statement
from materia_medica.extract.language.labels import Label, introduces_signs, is_bare_list
from materia_medica.extract.language.sentence_grammar import read_sentence
from materia_medica.extract.language.sentences import sentences_of
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_PREDICATED = re.compile(
    r"^\W*(?:this is |these are |it is )?(?:a )?(?:very |extremely )?(?:rare|uncommon|infrequent|occasional|common|"
    r"less common|less frequent|not common)|"
    r"\b(?:is|are|though|although|while|but|albeit|very|extremely)\s+(?:\w+ )?(?:rare|uncommon|infrequent|common|"
    r"less common)\b(?! (?:with|in|at|when|if))|\brarely\b|\bin rare (?:cases|instances)|\boccasionally\b",
    re.IGNORECASE,
)


_EFFECT_OF = re.compile(r"\b(?:side |adverse )effects? of (?:both )?([^,.;()]{3,80})", re.IGNORECASE)
_SHORT = 80
"""A sentence longer than this speaks of more than the one ingredient that it names."""


class LabelledLines(Content):
    """Reads lines that begin with a label."""

    def heads_items(self, label: Label, line: Line) -> None:
        """An item that holds nested items is their group, ingredient or class."""
        title = (line.label or line.span).text
        context = "adverse_reaction" if label.is_adr else None
        category = label.name if label.kind in ("system", "class", "effect") else None
        named = label.name if label.kind == "ingredient" else None
        self.groups.push(Frame("item", line.block.depth, title, label.said, context, category, named))

    def labelled(self, label: Label, line: Line, *, has_children: bool) -> None:
        """A line that begins with a label."""
        if line.label is None:
            return
        if label.kind != "ingredient" and fold(label.name) in self.names:
            label = label._replace(kind="group", name="")
        body = line.body.text
        if label.kind == "note":
            self.content(line.span, line.span, is_note=True)
            return
        if not body or (has_children and body.rstrip().endswith(":")):
            if has_children:
                self.heads_items(label, line)
            elif label.kind in ("effect", "class", "system"):
                self.emit(effects_in(line.label.text), None, line.span)
            return
        if label.kind in ("group", "ingredient"):
            self.heads_items(label, line)
            if has_children and body.rstrip().endswith(":"):
                self.groups.frames[-1] = self.groups.frames[-1]._replace(said=joined(label.said, statement(body)))
                return
            self.content(line.body, line.span)
            if line.block.depth == 0:
                self.groups.frames.pop()
            return
        is_class_of_list = label.kind == "system" and (names_medicine(label.name) or not introduces_signs(body))
        if is_class_of_list or self.lists_class(label, body) or self.is_category(label, body):
            self.heads_items(label, line)
            self.content(line.body, line.span)
            return
        self.effect_label(line)

    def lists_class(self, label: Label, body: str) -> bool:
        """Whether a label that only names a class stands before a sentence that lists its members."""
        if not is_class(label.name):
            return False
        first = sentences_of(Span(body, 0))
        return bool(first) and bool(read_sentence(first[0].text).clauses)

    def is_category(self, label: Label, body: str) -> bool:
        """Whether an effect's label stands over a list as its class."""
        if label.kind not in ("class", "system") or introduces_signs(body):
            return False
        if is_bare_list(body):
            return True
        first = sentences_of(Span(body, 0))
        if not first:
            return False
        reading = read_sentence(first[0].text)
        reported = re.search(
            r"(?i)\b(?:have|has|may|can|might|could) (?:also )?(?:been|be|occur)\b(?: \w+)?\W*$", first[0].text
        )
        if not (reading.clauses and reported):
            return False
        named = [e.name for e in effects_in(reading.clauses[0].words)]
        return len(named) > 1 and not any(fold(label.name).rstrip("s") in fold(n) for n in named)

    def effect_label(self, line: Line) -> None:
        """An effect's label before a sentence: one row, the sentence as its detail."""
        assert line.label is not None
        body = line.body.text.strip()
        own = statement(body, is_group=False) if aside_reason(body) != "negation" else NOTHING
        if own.tier and not own.is_numeric and not _PREDICATED.search(body):
            own = own._replace(tier=None, text=None, lower=None, upper=None)
        laid = _EFFECT_OF.search(body)
        hints = (*((laid[1],) if laid else ()), *((body,) if len(body) < _SHORT else ()))
        effects = effects_in(line.label.text)
        detailed = tuple(
            e._replace(
                detail=joined_details(e.detail, body),
                said=joined(e.said, own),
                hints=(*e.hints, *hints),
            )
            for e in effects
        )
        self.emit(detailed, None, line.span)
