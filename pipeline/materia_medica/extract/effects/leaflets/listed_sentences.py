"""Which words below a band are a sentence, and which an effect with its signs below it."""

from __future__ import annotations

from materia_medica.extract.effects.leaflets.fragments import is_clause
from materia_medica.extract.effects.leaflets.lay_sentences import lay_effects
from materia_medica.extract.effects.leaflets.lay_told import chances, told_in_sentence
from materia_medica.extract.effects.leaflets.leaflet_heads import Head
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES
from materia_medica.extract.effects.leaflets.leaflet_people import EXPERIENCED
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import AFFECTS, LISTING, OCCURS, OF_ALL, SAYS_OF
from materia_medica.extract.effects.leaflets.leaflet_sign_rules import SIGNS_FOLLOW
from materia_medica.extract.effects.leaflets.people_told import told_of_people
from materia_medica.extract.effects.leaflets.rated_names import COUNTED_APART, rated_names
from materia_medica.extract.language.verbs import has_verb

_SENTENCES = (OCCURS, AFFECTS, OF_ALL, LISTING, EXPERIENCED, COUNTED_APART)


def is_sentence(text: str) -> bool:
    """Whether words of a list are a sentence of it and no item: what occurs, what people feel, what a medicine does."""
    is_one = any(rule.match(text) for rule in _SENTENCES)
    return (
        is_one
        or bool(told_of_people(text) or chances(text) or rated_names(text))
        or lay_effects(text) is not None
        or (text.endswith(".") and has_verb(text) and bool(told_in_sentence(text)))
    )


def has_signs_below(text: str, head: Head) -> bool:
    """Whether an item is an effect whose signs are listed below it, and says nothing of how often it occurs."""
    return head.frequency is None and SIGNS_FOLLOW.match(text) is not None and ADVISES.match(text) is None


def named_in(text: str) -> str:
    """A sentence up to what it says of the effects that it names: "gout, which can be severe"."""
    found = None if is_clause(text) or "side effect" in text.lower() else SAYS_OF.search(text)
    return text[: found.start()] if found else text
