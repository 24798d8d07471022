"""What only makes reading quicker changes nothing: words that a rule needs, alternatives by letter, words run together."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from materia_medica.extract.effects.labelling import mark_rules, no_rates, term_notes
from materia_medica.extract.language.asked_together import AskedTogether
from materia_medica.extract.language.needed_words import all_needed, needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stating import CIRCUMSTANCE, NUMBER, SERIOUSNESS, TIER, may_state
from materia_medica.extract.language.word_tables import alternatives, by_first_letter, in_order, table
from materia_medica.extract.layout.openings import may_name, names_one
from materia_medica.extract.layout.section_kinds import kind_of
from materia_medica.extract.rulebook import FAMILIES
from materia_medica.extract.terms import tokens
from materia_medica.extract.terms.tokens import tokens_of

from .samples import of_each_branch, samples

RULES = [rule for family in FAMILIES for rule in family.rules]
NEEDING = [pytest.param(rule, id=rule.name) for rule in RULES if rule.needs]
TEXTS = sorted({text for rule in RULES for text in (rule.example[0], rule.counter_example)})


@pytest.mark.parametrize("rule", NEEDING)
def test_a_rule_that_needs_words_finds_all_that_its_pattern_finds(rule: Rule) -> None:
    expression = re.compile(rule.pattern, re.VERBOSE | rule.flags)
    shouted = [text.upper() for text in TEXTS] if rule.flags & re.IGNORECASE else []
    for text in [*TEXTS, *map(str.lower, TEXTS), *shouted]:
        found = [one.span() for one in expression.finditer(text)]
        assert [one.span() for one in rule.finditer(text)] == found, text
        assert bool(rule.search(text)) == bool(found), text
        if found:
            assert rule.sub("#", text) == expression.sub("#", text)
            assert rule.split(text) == expression.split(text)
    nothing = rule.counter_example
    assert (rule.sub("#", nothing), rule.split(nothing)) == (nothing, [nothing])


@pytest.mark.parametrize("rule", NEEDING)
def test_whatever_branch_of_a_rule_is_taken_one_of_the_words_that_it_needs_stands_there(rule: Rule) -> None:
    texts = of_each_branch(rule.pattern, re.VERBOSE | rule.flags)
    assert [text for text in texts if not rule.search(text)] == []


@pytest.mark.parametrize(
    ("look", "rules"),
    [
        (no_rates.OF_CHANGE.search, [no_rates.THRESHOLD]),
        (no_rates.SLASHED.search, [no_rates.TWO_GRADES]),
        (no_rates.BESIDE_SHARE.search, [no_rates.BY_HOW_MUCH]),
        (term_notes._INCLUDES.search, [term_notes.EACH_NOTE]),
        (mark_rules.may_tell_of_signs, [mark_rules.MARKED, mark_rules.KEY]),
    ],
)
def test_a_quick_look_finds_something_wherever_its_rules_do(look: Callable[[str], object], rules: list[Rule]) -> None:
    for rule in rules:
        texts = [*of_each_branch(rule.pattern, re.VERBOSE | rule.flags), *filter(rule.search, TEXTS)]
        assert texts
        assert [text for text in texts if not look(text)] == [], rule.name


def test_a_rule_is_not_tried_where_no_needed_word_stands() -> None:
    rule = Rule(name="any", pattern=r"\w+", needs=("gout",), example=("gout", None), counter_example="rash")
    assert rule.search("rash") is None
    assert list(rule.finditer("rash")) == []
    assert (rule.sub("#", "rash"), rule.split("rash")) == ("rash", ["rash"])
    assert rule.search("rash, gout")[0] == "rash"  # type: ignore[index]


def test_of_rules_asked_together_all_are_asked_whose_words_stand_there_in_their_order() -> None:
    together = AskedTogether(enumerate(RULES))
    for text in map(str.lower, TEXTS):
        asked = [at for at, _ in together.of(text)]
        assert asked == sorted(asked)
        needing = {at for at, rule in enumerate(RULES) if not rule.needs or any(need in text for need in rule.needs)}
        assert needing <= set(asked), text


def test_of_rules_asked_together_only_those_are_asked_whose_words_stand_there() -> None:
    of_gout, of_any = (
        Rule(name=name, pattern=r"\w+", needs=needs, example=("gout", None), counter_example="rash")
        for name, needs in (("gout", ("of months",)), ("any", ()))
    )
    together = AskedTogether((rule.name, rule) for rule in (of_gout, of_any))
    assert together.of("rash of gout") == (("any", of_any),)
    assert together.of("(months)") == (("gout", of_gout), ("any", of_any))


def test_of_needed_words_none_holds_another() -> None:
    assert all_needed(["rare(?:ly)?", "rarely seen", "very common"]) == ("rare", "very common")
    assert all_needed([r"like(?! (?:illness|disease)\s*(?:[,;()]|$))", r"e\.g\.", r"low \(mean\)"]) == (
        "e.g.",
        "like",
        "mean",
    )
    assert needed_of("labelling", "literature") == ("literature", "published")


@pytest.mark.parametrize("kind", ["faqs", "side_effects"])
def test_what_names_a_section_behind_a_name_passes_the_quick_look(kind: str) -> None:
    headings = [h for entry in table("sections")[kind] for h in samples(str(entry).replace("[^?.!:]{2,40}", "Zeal"))]
    named = [h for h in [*headings, "Side‑effects", "Adverse  drug\nreactions"] if kind_of(h) == kind]
    assert named
    assert all(may_name(h) and may_name(h.upper()) for h in named)


@pytest.mark.parametrize("kind", table("sections"))
def test_a_title_names_questions_or_side_effects_where_its_kind_says_so(kind: str) -> None:
    headings = [h for entry in table("sections")[kind] for h in samples(str(entry).replace("[^?.!:]{2,40}", "Zeal"))]
    titles = [title for h in headings for title in (h, f"{h} of zeal", f"1. {h.upper()}?", f"Zeal {h}")]
    assert [names_one(title) for title in titles] == [kind_of(title) in {"faqs", "side_effects"} for title in titles]


pieces = st.lists(
    st.sampled_from(
        ["rash", "rashes?", "ra", "rare", "r?ash", "(?:a|an) rash", "gout|rash", r"\bras", "[rs]ash", "", "s*a"]
    ),
    min_size=1,
    max_size=6,
)


@given(pieces, st.text(alphabet="rashegoutn ", max_size=20))
def test_alternatives_by_letter_match_what_they_match_in_a_row(patterns: list[str], text: str) -> None:
    in_a_row = "|".join(f"(?:{p})" for p in patterns)
    for group in (in_order(patterns), f"(?:{by_first_letter(f'(?:{p})' if '|' in p else p for p in patterns)})"):
        assert [m.span() for m in re.finditer(group, text, re.VERBOSE)] == [
            m.span() for m in re.finditer(in_a_row.replace(" ", r"\ "), text, re.VERBOSE)
        ]


@pytest.mark.parametrize(
    ("patterns", "group"),
    [
        (["rash", "rare", "gout"], "(?:ra(?:sh|re)|gout)"),
        (["rash", "rashes"], "(?:rash(?:|es))"),
        (["r?ash", "rare"], "(?:r?ash|rare)"),
        (["is", "in (?:a|the) (?:case|event)"], r"(?:i(?:s|n\ (?:a|the)\ (?:case|event)))"),
    ],
)
def test_alternatives_stand_behind_their_first_letters(patterns: list[str], group: str) -> None:
    assert in_order(patterns) == group


def test_the_longer_alternatives_come_first() -> None:
    assert re.match(alternatives(["rash", "rashes", "gout"]), "rashes")[0] == "rashes"  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["cardiac arrestNervous system: fits", "rash - (gout), QTc 5%", "eGFR, pHs", "", "a\nb"]
)
def test_tokens_are_the_same_whichever_expression_finds_them(text: str) -> None:
    found = list(tokens._WORD_OR_MARK.finditer(text))
    assert tokens_of(text).starts == [one.start() for one in found]
    assert tokens_of(text).ends == [one.end() for one in found]
    assert len(tokens_of(text).words) == len(found)


def test_words_run_together_are_two() -> None:
    assert tokens_of("arrestNervous").words == tokens_of("arrest Nervous").words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("nausea and gout", 0),
        ("seen from time to time", TIER),
        ("a thousand of them", NUMBER),
        ("none, often", TIER),
        ("fatal in one of 10", NUMBER | SERIOUSNESS),
        ("after an overdose", CIRCUMSTANCE),
    ],
)
def test_the_words_of_a_text_tell_which_kinds_of_things_it_may_state(text: str, kinds: int) -> None:
    assert may_state(text) == kinds
