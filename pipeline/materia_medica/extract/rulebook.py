"""All rules of extraction: those of the language, and those of the rooms that build on it."""

from __future__ import annotations

from materia_medica.extract.effects import families as effects
from materia_medica.extract.effects.drug_facts import families as drug_facts
from materia_medica.extract.effects.labelling import families as labelling
from materia_medica.extract.effects.leaflets import families as leaflets
from materia_medica.extract.faqs import families as faqs
from materia_medica.extract.language import ingredient_rules as ingredients
from materia_medica.extract.language import rulebook as language
from materia_medica.extract.language.rule import Family
from materia_medica.extract.layout import families as layout

FAMILIES: tuple[Family, ...] = (
    *language.FAMILIES,
    *effects.FAMILIES,
    *labelling.FAMILIES,
    *leaflets.FAMILIES,
    *drug_facts.FAMILIES,
    *ingredients.INGREDIENT_FAMILIES,
    *layout.FAMILIES,
    *faqs.FAMILIES,
)
