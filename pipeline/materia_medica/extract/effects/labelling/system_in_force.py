"""The body system in force within a sentence of a label: that of the last label or class in front of a name."""

from __future__ import annotations

from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.labelling.list_titles import category_of
from materia_medica.extract.effects.labelling.sentence_names import SentenceNames
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import GENERAL, TITLE_IN_FRONT
from materia_medica.extract.language.frequency import statement


class SystemInForce:
    """Goes through a sentence from label to label."""

    def __init__(self, names: SentenceNames, groups: Groups, category: str | None) -> None:
        self._names = names
        self._groups = groups
        self._passed = 0
        """How many of the labels lie in front of what was read."""
        self.category = category
        """The body system, at first that of the text in front of the sentence."""
        if category is None:
            return
        title = None if names.begins_labelled() else TITLE_IN_FRONT.match(names.text)
        if title and statement(title["title"]).frequency is None:
            self.category = None
            groups.end_categories()  # that which stands over a label in front of the title, too
        elif self._ends_at_once():
            self.category = None

    def _ends_at_once(self) -> bool:
        """Whether words in front of the first name speak of effects of any system."""
        names = self._names
        return not names.labels and bool(names.all) and GENERAL.search(names.in_front()) is not None

    def reach(self, token: int) -> None:
        """The last label in front of a token is the body system of what follows."""
        labels = self._names.labels
        while self._passed < len(labels) and labels[self._passed].end <= token:
            label = labels[self._passed]
            self._passed += 1
            self.category = category_of(self._names.words(label.start, label.end))
            if self.category is None:
                self._groups.end_categories()

    def reach_end(self) -> None:
        """All labels are passed."""
        self.reach(len(self._names.tokens.words))

    def behind(self) -> str | None:
        """The one behind the sentence; a label that is an effect itself heads its own list and nothing else."""
        labels = self._names.labels
        return None if labels and labels[-1].is_effect else self.category
