"""The patients or condition in front of what a sentence of a leaflet tells."""

from __future__ import annotations

from materia_medica.extract.effects.leaflets.leaflet_for_whom import with_whom
from materia_medica.extract.effects.leaflets.leaflet_item_rules import CONDITION
from materia_medica.extract.effects.leaflets.leaflet_line_rules import FUSED
from materia_medica.extract.effects.leaflets.leaflet_titles import without_title
from materia_medica.extract.effects.leaflets.leaflet_told_effects import IN_WHOM, OF_MANY
from materia_medica.extract.effects.leaflets.rated_names import counted


def of_whom(text: str) -> tuple[str, str | None]:
    """A sentence without the patients in front of it, and these."""
    text = FUSED.sub("", without_title(counted(text)))
    if condition := CONDITION.match(text):
        return text[condition.end() :], with_whom(condition)
    if whom := IN_WHOM.match(text):
        return text[whom.end() :], None if OF_MANY.match(whom["who"]) else whom["who"]
    return text, None
