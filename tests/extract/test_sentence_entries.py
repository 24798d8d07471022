"""Every entry of the tables of sentences acts: without it, a rule reads some words otherwise."""

from __future__ import annotations

import re

import pytest

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence_families import FAMILIES
from materia_medica.extract.language.word_tables import in_order, table

from .wordings import wordings, written_out

RULES = {rule.name: rule for family in FAMILIES for rule in family.rules}
LISTS = {
    # a list of a table: a rule that holds it, and the words around an entry that the rule needs
    ("asides", "advice_openings"): ("please", "{} x"),
    ("asides", "conditions"): ("if", "if {} x"),
    ("asides", "contacts"): ("contact", "contact {} x"),
    ("verbs", "addressed"): ("plain language", "{} cannot sleep"),
    ("verbs", "plain"): ("plain language", "you {} x|you may then {} x"),
    ("verbs", "of_parts"): ("plain language", "your arm {} x"),
    ("verbs", "parts_of_names"): ("clause that belongs to a name", "x {} x"),
    ("introductions", "subordinating"): ("when it is taken", "{} x"),
    ("asides", "taken_beside"): ("what is taken beside it adds to an effect", "{} may increase the drowsiness"),
    ("asides", "adds_to"): ("what is taken beside it adds to an effect", "alcohol may {} the drowsiness"),
    ("asides", "instructions"): ("instruction", "{} x"),
    ("asides", "handling"): ("handling", "{} x"),
    ("asides", "stressed"): ("it is important", "it is {} vital"),
    ("asides", "advisable"): ("it is important", "it is {}"),
    ("asides", "advised"): ("patients should", "{} should"),
    ("asides", "obliged"): ("patients should", "you {}"),
    ("asides", "careful"): ("regular monitoring", "{} supervision"),
    ("asides", "watching"): ("regular monitoring", "close {}"),
    ("asides", "immediate"): ("immediate attention", "{} help"),
    ("asides", "care"): ("immediate attention", "urgent {}"),
    ("asides", "noticed"): ("any symptoms should", "any {} must"),
    ("asides", "asking_care"): ("any symptoms should", "any signs {}"),
    ("asides", "carers"): ("your doctor", "your {}"),
    ("asides", "reasons"): ("because", "{} x should"),
    ("asides", "purposes"): ("purpose", "to {}"),
    ("asides", "telling"): ("tell your doctor", "{} your nurse"),
    ("asides", "told"): ("tell your doctor", "tell your {}"),
    ("asides", "should_be"): ("should be monitored", "should be {}"),
    ("asides", "should_do"): ("should be monitored", "should {}"),
    ("asides", "called_for"): ("is recommended", "is {}"),
    ("asides", "absent_things"): ("no side effects", "no {}"),
    ("asides", "denied"): ("does not", "{} not"),
    ("asides", "not_known"): ("not known", "{}"),
    ("asides", "scarce"): ("lack of", "{}"),
    ("asides", "nothing"): ("nothing", "{}"),
    ("asides", "reported_things"): ("effects mentioned", "{} noted"),
    ("asides", "whole_lists"): ("whole list", "{}"),
    ("asides", "described"): ("as described above", "as {} above"),
    ("asides", "described_of"): ("as described above", "{} noted above"),
    ("asides", "elsewhere"): ("as described above", "as noted {}"),
    ("asides", "pointers"): ("see", "{} x"),
    ("asides", "pointed_at"): ("see", "they are {}"),
    ("asides", "seen"): ("see above", "see {}x|see {}"),
    ("asides", "referred"): ("see above", "refer to {}x|refer to {}"),
    ("asides", "parts_of_page"): ("listed above", "noted in {}"),
    ("asides", "harmful"): ("can be harmful", "may be {}"),
    ("asides", "general_subjects"): ("side effects are mild", "{} are mild"),
    ("asides", "general_predicates"): ("side effects are mild", "they {}|they x {}"),
    ("asides", "reassuring"): ("well tolerated", "{}"),
    ("asides", "disclaimers"): ("disclaimer", "{}"),
    ("verbs", "auxiliaries"): ("finite verb", "{} x"),
    ("verbs", "finite"): ("finite verb", "{} x"),
    ("verbs", "finite_with"): ("finite verb", "{}"),
    ("verbs", "who"): ("patients report", "{} feel"),
    ("verbs", "imperatives"): ("instruction with its object", "{} the x"),
    ("verbs", "objects"): ("instruction with its object", "use {} x"),
    ("general", "kinds"): ("side effects", "{} risk"),
    ("general", "side_effects"): ("side effects", "{}"),
    ("general", "matters"): ("medicine and data", "{}"),
    ("general", "endings"): ("ending of an effect", "x{}"),
    ("general", "effects"): ("word for an effect", "{}"),
    ("between_sentences", "side_effects"): ("side effects, for the next sentence", "{}"),
    ("between_sentences", "continuing"): ("these include", "{} include"),
    ("between_sentences", "asking"): ("asks for care", "{}"),
    ("classes", "nouns"): ("class", "skin {}"),
    ("classes", "behind"): ("class", "skin changes {}"),
    ("classes", "of_any"): ("word of any class", "{}"),
    ("classes", "bare_ends"): ("body system and no more", "x{}"),
    ("introductions", "comparatives"): ("less common are", "{} common are x"),
    ("introductions", "frequencies"): ("less common are", "{} are x"),
    ("introductions", "class_nouns"): ("side effects include", "{} include x"),
    ("introductions", "continuing"): (
        "side effects include",
        "effects, {} x, include y|effects, {} rare and consist of x",
    ),
    ("introductions", "adverbs"): ("side effects include", "effects {} include x"),
    ("introductions", "verbs"): ("side effects include", "effects {} x"),
    ("introductions", "behind_verbs"): ("side effects include", "effects include {} x"),
    ("introductions", "examples"): ("side effects include", "effects {} x"),
    ("introductions", "causes"): ("cause before the class", "{} effects"),
    ("introductions", "caused_classes"): ("cause before the class", "cause {}"),
    ("introductions", "needing"): ("all of which require care", " {} x"),
    ("care", "before_requiring"): ("it requires care", "gout {} requires care"),
    ("care", "requiring"): ("it requires care", "gout {} care"),
    ("care", "care"): ("it requires care", "gout requires {}"),
    ("care", "no_effects"): ("patients require care", "{}"),
    ("clauses", "contrast"): ("but", "x {} y"),
    ("clauses", "consequences"): ("therefore", "x, {} y"),
    ("clauses", "avoiding"): ("reason to avoid another thing", "{} x"),
    ("clauses", "excepting"): ("other than", "none {} gout"),
    ("denials", "no_denials"): ("words that deny nothing", "{}"),
    ("denials", "clauses_in_front"): ("denial in a clause in front", "{} x, y"),
    ("denials", "clauses_behind"): ("denial in a clause behind", "gout {} x"),
    ("denials", "behind_a_comma"): ("denial in a clause behind", "gout, {} x"),
    ("denials", "findings"): ("finding that something is denied", "{}"),
    ("clauses", "lead_ins"): ("however", "{} x"),
    ("clauses", "conceding"): ("though rare", "x {} rare"),
    ("clauses", "degrees"): ("though rare", "x though {} rare"),
    ("clauses", "modals"): ("it causes", "it {} also cause gout"),
    ("clauses", "pronouns"): ("pronouns", "{}"),
    ("clauses", "medicines"): ("medicine", "{}"),
    ("clauses", "effect_ends"): ("effect", "x{}|{}"),
    ("clauses", "stressing"): ("circumstance", "{} in age"),
    ("clauses", "circumstances"): ("circumstance", "{} x"),
    ("clauses", "lead_prepositions"): ("lead phrase", "{} x, y"),
    ("clauses", "raised"): ("the risk of it is increased", "the risk of gout is {}"),
    ("clauses", "raised_risk"): ("a risk of it", "{} risk of gout"),
    ("clauses", "sizes_of_risk"): ("a risk of it", "a {} risk of gout"),
    ("clauses", "risks"): ("a risk of it", "a {} of gout"),
    ("clauses", "there_is"): ("a risk of it", "{} a risk of gout"),
    ("clauses", "causing"): ("it causes", "it {} gout"),
    ("clauses", "had"): ("it causes", "some have {} gout"),
    ("clauses", "finding"): ("it causes", "we have {} gout"),
    ("clauses", "sources"): ("it causes", "{} shown gout"),
    ("clauses", "leading"): ("leads to", "{}"),
    ("clauses", "occurring"): ("it occurs", "gout {}"),
    ("clauses", "occurring_adverbs"): ("it occurs", "gout {} occurs"),
    ("clauses", "being"): ("it occurs", "gout {} rare"),
    ("clauses", "complements"): ("it occurs", "gout is {}|gout is {} side effect"),
    ("clauses", "verb_noun_adverbs"): ("may suppress", "it may {} reduce x"),
}
KEPT_OUT = {
    # a list of words that keep a rule from matching
    ("asides", "kinds_of_things"): ("is recommended", "are important {} effects"),
    ("asides", "stated_things"): ("is recommended", "are important {}"),
    ("asides", "not_instructed"): ("handling", "hold {}"),
    ("clauses", "pointing"): ("other than", "none beyond {} gout"),
    ("clauses", "not_circumstances"): ("circumstance", "in {} x"),
    ("clauses", "not_developed"): ("it causes", "may develop {} x"),
    ("clauses", "before_circumstances"): ("including", "especially {} x"),
    ("clauses", "no_objects"): ("suppresses", "the drug reduces {} x"),
    ("clauses", "belongings"): ("may suppress", "it may stain your {}"),
    ("introductions", "no_particulars"): (
        "side effects, particularly",
        "Side effects, particularly {}|Side effects, particularly {} gout",
    ),
    ("introductions", "no_lists"): ("side effects include", "effects are {} x|effects are {}"),
}
MAPS = {("clauses", "verb_nouns"), ("clauses", "changes"), ("clauses", "risk_links")}
TABLES = ("asides", "verbs", "general", "between_sentences", "classes", "introductions", "care", "clauses", "denials")


def entries(lists: dict[tuple[str, str], tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(*place, str(entry)) for place in lists for entry in table(place[0])[place[1]]]


def reads(pattern: re.Pattern[str], words: str) -> object:
    found = pattern.search(words)
    return found and (found.span(), found.groupdict())


def both(rule: Rule, name: str, key: str, entry: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The rule's expression, and the same without the entry of the list, or of another list that holds it, too."""
    assert in_order(table(name)[key]) in rule.pattern
    without = rule.pattern
    for held in (table(other)[its_key] for other, its_key in LISTS.keys() | KEPT_OUT.keys()):
        if entry in held:
            without = without.replace(in_order(held), in_order("(?!)" if e == entry else e for e in held))
    flags = re.VERBOSE | rule.flags
    return re.compile(rule.pattern, flags), re.compile(without, flags)


@pytest.mark.parametrize(("name", "key", "entry"), entries(LISTS), ids=str)
def test_without_the_entry_its_rule_reads_otherwise(name: str, key: str, entry: str) -> None:
    rule, frames = LISTS[name, key]
    whole, without = both(RULES[rule], name, key, entry)
    texts = [frame.format(words) for frame in frames.split("|") for words in wordings(written_out(entry))]
    assert any(reads(whole, text) not in (None, reads(without, text)) for text in texts)


@pytest.mark.parametrize(("name", "key", "entry"), entries(KEPT_OUT), ids=str)
def test_the_entry_keeps_its_rule_from_matching(name: str, key: str, entry: str) -> None:
    rule, frames = KEPT_OUT[name, key]
    whole, without = both(RULES[rule], name, key, entry)
    texts = [frame.format(words) for frame in frames.split("|") for words in wordings(entry)]
    assert any(not whole.search(text) and without.search(text) for text in texts)


@pytest.mark.parametrize("verb", table("clauses")["verb_nouns"])
def test_a_verb_becomes_its_noun(verb: str) -> None:
    found = RULES["may suppress"].search(f"it may {verb} x")
    assert found is not None
    assert found["verb"] == verb


@pytest.mark.parametrize("verb", table("clauses")["changes"])
def test_a_change_is_found(verb: str) -> None:
    found = RULES["a part declines"].search(f"liver function may {verb}")
    assert found is not None
    assert found["verb"] == verb


@pytest.mark.parametrize("what", table("clauses")["risk_links"])
def test_a_link_belongs_to_what_is_raised(what: str) -> None:
    found = RULES["increases the risk"].search(f"increases {what}")
    assert found is not None
    assert found["what"] == what


def test_every_list_is_tried() -> None:
    assert {(name, key) for name in TABLES for key in table(name)} == LISTS.keys() | KEPT_OUT.keys() | MAPS
