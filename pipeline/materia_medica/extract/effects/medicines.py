"""The medicines of a page: which of them a label, a parenthesis or a sentence lays an effect to."""

from __future__ import annotations

from dataclasses import dataclass

from materia_medica.extract.dialect import WEB_PAGE, Dialect
from materia_medica.extract.effects.name_rules import COMPARES, ONLY_EXAMPLE, TO_WHAT, WITH_MEDICINE
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named, ingredients_in, laid_to
from materia_medica.schema.ids import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicines:
    """What the page is about, as far as effects can be told apart by it."""

    ingredients: tuple[Ingredient, ...]
    """The ingredients of a combination; empty where there is only one, to which everything is laid anyway."""
    names: frozenset[str]
    """Every name of every ingredient, folded: words that equal one name no effect."""
    dialect: Dialect = WEB_PAGE
    """How the words of the document are to be taken."""

    def is_name(self, words: str) -> bool:
        """Whether words are the name of one of the page's own medicines."""
        return bool(self.names) and fold(words) in self.names

    def laid_to(self, effect: Effect, clause: Clause | None) -> str | None:
        """The ingredient to which a parenthesis, a tail or the sentence lays the effect."""
        if not self.ingredients:
            return None
        named_in = TO_WHAT.search(effect.name)
        if named_in and (own := ingredient_named(named_in[1], self.ingredients)):
            return own
        for hint in effect.hints:
            found = laid_to(hint, self.ingredients)
            if found:
                return found
        if clause and clause.hint and not COMPARES.search(clause.hint):
            named = ingredients_in(clause.hint, self.ingredients)
            if len(named) == 1 and not ONLY_EXAMPLE.search(clause.hint):
                return named[0]
        return None

    def taken_out(self, effect: Effect) -> Effect:
        """The effect without a tail that names an ingredient ("... with pseudoephedrine"), which becomes its detail."""
        found = WITH_MEDICINE.search(effect.name) if self.ingredients else None
        if not found or not ingredients_in(found[0], self.ingredients):
            return effect
        tail = found[0].strip()
        detail = joined_details(effect.detail, tail)
        return effect._replace(name=effect.name[: found.start()], detail=detail, hints=(*effect.hints, tail))
