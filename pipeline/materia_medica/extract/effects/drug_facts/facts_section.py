"""A section of Drug Facts, read item by item: "When using this product", "Stop use and ask a doctor if"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.drug_facts.facts_begins import OCCURRING, begins_within
from materia_medica.extract.effects.drug_facts.facts_clause_rules import OCCURS
from materia_medica.extract.effects.drug_facts.facts_item_begins import items_begin
from materia_medica.extract.effects.drug_facts.facts_items import item_of
from materia_medica.extract.effects.drug_facts.facts_leads import behind_lead, led_lists
from materia_medica.extract.effects.drug_facts.facts_line_rules import (
    LEADS,
    MARKS,
    SERIOUS_SIGNS,
    STOPS_AT_ONCE,
    TITLE,
)
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.leaflets.leaflet_heads import setting_of_words
from materia_medica.extract.effects.leaflets.unsigned import begins_unsigned
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.layout.gathered import Section
from materia_medica.read.document import Span

_FEWEST = 2
"""Items that begin within words without marks from which on these are a list: "nausea tiredness dry mouth"."""
_PARTED = frozenset(",:;.")
_LONGEST_LIST = 400
"""Characters of a list without marks: to look for the names in one takes the third power of its length."""


def read_drug_facts(section: Section, medicines: Medicines) -> Collector:
    """What one section gives."""
    heading = None if section.heading is None else Frame(kind="heading", label=section.heading.text)
    groups = Groups(section.ingredient, heading)
    rows = Collector(groups, medicines)
    reader = _FactsReader(rows)
    for line in section.lines:
        if line.is_heading:
            rows.head(line.span)
            continue
        title = TITLE.match(line.span.text)
        if title:
            rows.head(line.span.cut(0, title.end()))
        for item in _items(line.span.cut(title.end() if title else 0)):
            reader.item(item)
    return rows


def _items(span: Span) -> Iterator[Span]:
    """The items of a line: between marks, and where a conversion lost these."""
    cuts = [(0, 0), *(found.span() for found in MARKS.finditer(span.text))]
    ends = [begin for begin, _ in cuts[1:]] + [len(span.text)]
    for (_, begin), end in zip(cuts, ends, strict=True):
        if not span.text[begin:end].strip():
            continue
        yield from _run_together(span.cut(begin, end))


def _run_together(part: Span) -> Iterator[Span]:
    """The items of a part without marks."""
    at = 0
    for end in sorted({*items_begin(part.text), *led_lists(part.text), len(part.text)}):
        stretch = part.cut(at, end)
        cuts = (0, *_begins(stretch.text), len(stretch.text))
        yield from (stretch.cut(a, b) for a, b in pairwise(cuts))
        at = end


def _begins(text: str) -> tuple[int, ...]:
    """Where items begin within a stretch without marks: effects that occur, or one name behind the other."""
    at = behind_lead(text)
    listed = text[at:]
    is_list = len(listed) <= _LONGEST_LIST and _PARTED.isdisjoint(listed) and OCCURRING.search(listed) is None
    begins = [at + begin for begin in begins_unsigned(listed)] if is_list else []
    return tuple(begins) if len(begins) >= (1 if at else _FEWEST) else tuple(begins_within(text))


class _FactsReader:
    """Reads items, and knows whose signs they may be."""

    def __init__(self, rows: Collector) -> None:
        self.rows = rows
        self.content = ContentReader(rows)
        self.lists_signs = False
        """Whether the items being read are the signs of the last effect."""

    def item(self, span: Span) -> None:
        """One item, sentence by sentence."""
        if self.lists_signs and _is_sign(span.text):
            self.rows.set_aside(span, "general")
            return
        self.lists_signs = False
        mark = self.rows.mark()
        for sentence in sentences_of(span):
            self._sentence(sentence.span, mark)

    def _sentence(self, span: Span, mark: int) -> None:
        text = span.text
        if LEADS.match(text):
            self.rows.head(span)
        elif SERIOUS_SIGNS.match(text) or STOPS_AT_ONCE.match(text):
            self.rows.make_serious(mark)
            self.rows.set_aside(span, "advice")
        else:
            found = item_of(text)
            if found.is_prose:
                before = self.rows.mark()
                self.content.read(span, span)
                if where := setting_of_words(text):
                    self.rows.state(before, Statement(setting=where))
            elif not (found.effects and self.rows.add(found.effects, span, is_known=True)):
                self.rows.set_aside(span, found.reason or aside_reason(text) or "unexplained")
            self.lists_signs = found.has_signs


def _is_sign(text: str) -> bool:
    """Whether an item below an effect is a mere sign, and says nothing that begins another."""
    return not text.lower().startswith(("you ", "your ", "an allergic")) and OCCURS.match(text) is None
