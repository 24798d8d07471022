"""Rows of side effects as they are found: what the item, its sentence and its group say together."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.effects.groups import InForce
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.between_sentences import points_back
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.extract.layout.lines import LONGEST_LABEL
from materia_medica.read.document import Span

MAX_EFFECT = 120
"""An effect longer than this is flagged: it is likely a clause, not a name."""


class EffectRow(NamedTuple):
    """One side effect, before ids are given; made anew often, so that it is a tuple and not a data class."""

    effect: str
    detail: str | None
    category: str | None
    ingredient: str | None
    group: str | None
    """The heading, label or introduction in force."""
    group_label: str | None
    """What states the group's frequency: the sentence's own introduction, else `group`."""
    said: Statement
    basis: str
    seriousness_basis: str
    """Whether the item's words call it serious, its group's, or none do."""
    context: str | None
    evidence: Span
    flags: tuple[str, ...]
    setting: str | None = None
    """Where the effect was seen."""
    population: str | None = None
    section_code: str | None = None
    """Of the innermost coded section that the evidence stands in."""
    rates: Rates = NO_RATES

    @property
    def is_serious(self) -> bool:
        """Whether the page calls it serious."""
        return self.seriousness_basis != "none"


def row_of(
    effect: Effect,
    name: str,
    clause: Clause | None,
    group: InForce,
    evidence: Span,
    *,
    ingredient: str | None,
    is_group: bool,
) -> EffectRow:
    """One row: what the item says, else its sentence, else its group.

    `name` is the effect's name with what the sentence puts in front; `is_group` says whether the sentence introduces
    a group. Where it only points back to a sub-heading or label ("these are rare and include ..."), its tier does
    not overrule theirs.
    """
    by_clause = clause.said if clause else NOTHING
    is_of_group = bool(clause and is_group and group.is_near and points_back(clause.hint))
    if is_of_group and not by_clause.is_numeric:
        by_clause = by_clause.without_frequency()
    said = together(effect.said, by_clause, group.said)
    if said.tier == "not_known":  # that the frequency is not known ends the band above, and states none
        said = said.without_frequency()
    is_own = effect.said.frequency or (by_clause.frequency and not is_group)
    basis = "none" if said.frequency is None else "numeric" if said.is_numeric else "item" if is_own else "group"
    is_own_serious = effect.said.is_serious or (by_clause.is_serious and not is_group)
    names_group = is_group and not is_of_group
    stated = clause.hint if clause and names_group and clause.said.says_something else ""
    at = evidence.text.replace("’", "'").find(stated) if stated and len(stated) <= LONGEST_LABEL else -1
    introduction = evidence.text[at : at + len(stated)] if at >= 0 else ""  # as the page writes it
    flags = []
    if said.frequency and said.frequency.is_conflict:
        flags.append("frequency_conflict")
    if len(name) > MAX_EFFECT:
        flags.append("long_effect")
    if clause is not None and clause.is_prose:
        flags.append("from_prose")
    if effect.is_reworded or (clause is not None and clause.is_reworded):
        flags.append("reworded")
    return EffectRow(
        effect=name,
        detail=joined_details(effect.detail, clause.detail if clause else None),
        category=effect.category or (clause.category if clause else None) or group.category,
        ingredient=ingredient,
        group=group.label,
        group_label=introduction or group.label,
        said=said,
        basis=basis,
        seriousness_basis="item" if is_own_serious else "group" if said.is_serious else "none",
        context=said.context,
        setting=said.setting,
        population=said.population,
        evidence=evidence,
        flags=tuple(flags),
    )
