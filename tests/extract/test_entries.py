"""Every entry of the tables of labels, lines and sentences acts: something is matched that no other entry matches."""

from __future__ import annotations

import re

import pytest

from materia_medica.extract.effects import families
from materia_medica.extract.language.word_tables import table
from materia_medica.extract.rulebook import FAMILIES

from .wordings import wordings

RULES = {rule.name: rule for family in (*FAMILIES, *families.FAMILIES) for rule in family.rules}
LISTS = {
    # a list of a table: the rule that holds it, and the words around an entry that the rule needs
    ("labels", "notes"): ("note", "{}"),
    ("labels", "empty"): ("label that only introduces", "{}"),
    ("labels", "other_lists"): ("label of a list of other things", "{}"),
    ("labels", "those"): ("those who are at risk", "{} with"),
    ("labels", "of_these"): ("those who are at risk", "patients with {}"),
    ("labels", "amounts"): ("amount of a medicine", "{}"),
    ("labels", "degrees"): ("frequency beside a name", "{} common"),
    ("labels", "frequencies"): ("frequency beside a name", "{}"),
    ("labels", "weights"): ("frequency beside a name", "rare {}"),
    ("labels", "circumstances"): ("circumstance", "{} children"),
    ("labels", "introducing"): ("words that introduce", "{}"),
    ("labels", "signs"): ("signs", "{}"),
    ("labels", "system_leads"): ("body system", "{} liver"),
    ("labels", "systems"): ("body system", "{}"),
    ("labels", "further_systems"): ("body system", "liver and {}"),
    ("labels", "system_kinds"): ("body system", "liver {}"),
    ("labels", "system_ends"): ("body system", "liver {}"),
    ("labels", "use_leads"): ("form, route or population", "{} cats"),
    ("labels", "forms"): ("form, route or population", "{}"),
    ("labels", "populations"): ("form, route or population", "{}"),
    ("labels", "indications"): ("indication", "{}"),
    ("labels", "also_classes"): ("effect that is also a class", "{}"),
    ("effects", "directions"): ("effect that says its direction", "{}"),
    ("sentences", "conditions"): ("condition of an item", "nausea {} hungry"),
    ("effects", "advice_conditions"): ("advice under a condition", "{}"),
    ("effects", "of_these"): ("advice about what was just named", "{}"),
    ("effects", "rare"): ("frequency of the labelled effect", "{}"),
    ("effects", "rare_behind_verb"): ("frequency of the labelled effect", "it is {}"),
    ("effects", "before_rare"): ("frequency of the labelled effect", "it {} rare"),
    ("effects", "rarely"): ("frequency of the labelled effect", "occurs {}"),
    ("effects", "cares"): ("turn to the side effects that need no care", "need no {}"),
    ("effects", "denied_as"): ("denial behind a label", "not {}"),
    ("effects", "leading"): ("words that lead to a list", "{}"),
    ("effects", "for_all"): ("label for all ingredients", "{}"),
    ("effects", "of_both"): ("sentence about all ingredients", "{}"),
    ("effects", "comparing"): ("medicine that is only compared with", "{}"),
    ("effects", "laying"): ("medicine behind an effect", "nausea {} metformin"),
    ("effects", "examples"): ("medicine named as an example", "{}"),
    ("effects", "referring"): ("reference to other effects", "{}"),
    ("effects", "no_name"): ("words that begin no name", "{}"),
    ("effects", "changes"): ("words that begin no name", "{}"),
    ("effects", "beside"): ("words that name nothing by themselves", "{}"),
    ("effects", "alone"): ("words that name nothing by themselves", "{}"),
    ("tables", "effect"): ("column of effects", "{}"),
    ("tables", "system"): ("column of body systems", "{}"),
    ("tables", "frequency"): ("column of frequencies", "{}"),
    ("tables", "severity"): ("column of severity", "{}"),
    ("tables", "action"): ("column of what to do", "{}"),
    ("tables", "detail"): ("column that tells more", "{}"),
    ("tables", "comparison"): ("column of what is compared with", "{}"),
    ("tables", "absent"): ("cell that denies", "{}"),
    ("tables", "nothing"): ("cell that says nothing", "{}"),
    ("tables", "care"): ("column of care that is ticked", "{}"),
    ("sentences", "getting_worse"): ("effect that gets worse", "headache that {}"),
    ("sentences", "relatives"): ("explanation", "headache {} lasts"),
    ("sentences", "above_all"): ("explanation", "headache {} at night"),
    ("sentences", "circumstances"): ("circumstance as a label", "{}"),
    ("sentences", "abbreviations"): ("abbreviation", "{}."),
}
KEPT_OUT = {("sentences", "predicates"), ("sentences", "concerning")}
"""Lists of words that keep a rule from matching."""
ENTRIES = [(*place, entry) for place in LISTS for entry in table(place[0])[place[1]]]


@pytest.mark.parametrize(("name", "key", "entry"), ENTRIES, ids=[" ".join(e) for e in ENTRIES])
def test_an_entry_matches_what_no_other_entry_of_its_list_does(name: str, key: str, entry: str) -> None:
    rule, around = LISTS[name, key]
    others = [re.compile(e) for e in table(name)[key] if e != entry]
    own = [w for w in wordings(entry) if not any(other.fullmatch(w) for other in others)]
    assert own, f"what {entry!r} matches is matched without it"
    assert all(RULES[rule].search(around.format(w)) for w in own)


@pytest.mark.parametrize("entry", table("sentences")["predicates"])
def test_a_predicate_makes_a_clause_of_a_list_with_which(entry: str) -> None:
    assert not RULES["list with a clause behind it"].search(f"headache, which is mild, {wordings(entry)[-1]} rest")


@pytest.mark.parametrize("entry", table("sentences")["concerning"])
def test_a_verb_of_concern_makes_mainly_part_of_a_clause(entry: str) -> None:
    assert not RULES["explanation"].search(f"side effects mainly {wordings(entry)[-1]} the stomach")


def test_every_list_is_tried() -> None:
    lists = {(name, key) for name in ("labels", "effects", "sentences", "tables") for key in table(name)}
    assert lists == LISTS.keys() | KEPT_OUT
