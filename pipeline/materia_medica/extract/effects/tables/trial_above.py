"""What stands above a row of a trial's table: a body system, patients, or an effect of which it names a part."""

from __future__ import annotations

from materia_medica.extract.effects.tables import trial_part_rules as part_rules
from materia_medica.extract.effects.tables.trial_entries import is_system
from materia_medica.extract.effects.tables.trial_parts import EffectHead
from materia_medica.read.document import Span


class Above:
    """Knows it while the rows below the same heads are read."""

    def __init__(self, population: str | None) -> None:
        self.category: str | None = None
        self.population = population
        self.head: EffectHead | None = None
        """An effect that a row names alone, of which the rows below it may name parts."""
        self.has_parts = False
        """Whether they do."""
        self.is_new = False
        """Whether no effect has followed the body system yet."""

    def begin_system(self, words: str) -> None:
        """A body system alone in its row."""
        self.end_head()
        self.category, self.is_new = words, True

    def begin_head(self, words: str, row: Span) -> None:
        """An effect alone in its row."""
        self.end_head()
        around = self.category if self.is_new or not part_rules.TESTED.search(words) else None  # in place of a system
        self.head = EffectHead(words, row, around, self.population)
        self.category = words

    def end_head(self) -> None:
        """An effect alone in its row ends with its parts; without parts it may have been the name of a body system."""
        if self.head is not None and self.has_parts:
            self.category, self.population = self.head.category, self.head.population
        self.head, self.has_parts = None, False

    def part(self, name: str, row: Span, evidence: Span) -> tuple[str, Span] | None:
        """The effect of a row below an effect alone in its row, with its evidence; null where it names none."""
        if self.head is None:
            return name, evidence
        if found := part_rules.HEAD_BEHIND.search(name):
            self.begin_head(found["head"], row)
            self.has_parts = True
            return None
        part = self.head.part(name, evidence)
        if part is None and not part_rules.PART.search(name):
            if self.has_parts:
                self.end_head()
            return name, evidence
        self.has_parts = True
        if part is None or is_system(part):
            return None
        self.category = self.head.category
        return part, self.head.evidence(evidence)

    def condition(self) -> str | None:
        """Of whom a row between an effect and its parts says that they speak: "With premedication"."""
        return self.population if self.head is not None and self.population != self.head.population else None
