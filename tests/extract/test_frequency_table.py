"""Every entry of `words/frequency.yaml` acts: a phrase made from it states something else without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from materia_medica.extract.language import frequency_words
from materia_medica.extract.language.circumstance import CONTEXTS, LASTING
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import FILLING, rest_of, statement
from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.frequency_words import COMPANY, COMPARED, COURSE, DESCRIBES, OF_USE, TIERS
from materia_medica.extract.language.needed_words import any_needed, needed
from materia_medica.extract.language.numbers import PERCENTAGE, RATIO, numbers_in
from materia_medica.extract.language.numbers_behind import NUMBER_BEHIND, numbers_in_parentheses
from materia_medica.extract.language.own_statements import CIRCUMSTANCE_BEGINS, TELLS_COURSE, states_of_item
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.seriousness import DENIED, MIXED, SERIOUS, SEVERE_GROUP
from materia_medica.extract.language.word_tables import alternatives, in_order, table

TABLE = table("frequency")
Group = Callable[[Iterable[str]], str]
PLACES: list[tuple[tuple[str, ...], tuple[Rule, ...], Group, str]] = [
    # the list, the rules that hold it, how they do, and a phrase around its entries
    *((("tiers", rule.name), (rule,), alternatives, "{}") for rule in TIERS),
    (("compared",), (COMPARED,), alternatives, "{}"),
    (("use",), (OF_USE,), alternatives, "{}"),
    (("course",), (COURSE,), in_order, "often {}"),
    (("course_adverbs",), (COURSE,), alternatives, "{} transient"),
    (("company",), (COMPANY,), in_order, "often {}"),
    (
        ("mostly",),
        (TELLS_COURSE,),
        lambda more: alternatives([*entries("course_adverbs"), *more]),
        "gout, {} mild, rash",
    ),
    (("before_circumstance",), (CIRCUMSTANCE_BEGINS,), in_order, "rarely {} teeth"),
    (("describing",), (DESCRIBES,), alternatives, "{} urination"),
    (("not_described",), (DESCRIBES,), in_order, "frequent {} here"),
    (("over",), (RATIO, PERCENTAGE), in_order, "{} 5 %"),
    (("under",), (RATIO, PERCENTAGE), in_order, "{} 5 %"),
    (("or_more",), (RATIO, PERCENTAGE), in_order, "5 % {}"),
    (("or_less",), (RATIO, PERCENTAGE), in_order, "5 % {}"),
    (("counted",), (RATIO,), in_order, "1 in 10 {}"),
    (("units",), (RATIO,), in_order, "1 in 100 {}"),
    (("about",), (NUMBER_BEHIND,), in_order, "rash, {} 5 %"),
    (("leads_to_number",), (NUMBER_BEHIND,), in_order, "rash {} 5 %"),
    (("number_words",), (RATIO,), alternatives, "{} in 100000 people"),
    (("strengths",), (PERCENTAGE,), in_order, "5 % {}"),
    (("changed_by",), (PERCENTAGE,), in_order, "{} 5 %"),
    (("serious",), (SERIOUS,), alternatives, "{}"),
    (("serious_group",), (SEVERE_GROUP,), alternatives, "{}"),
    (("not_serious",), (DENIED,), alternatives, "{}"),
    (("mixed",), (MIXED,), alternatives, "{}"),
    (("lasting",), (LASTING,), alternatives, "{}"),
    *((("contexts", rule.name), (rule,), alternatives, "{}") for rule in CONTEXTS),
    (("filling",), (FILLING,), in_order, "{} gout"),
]
ENTRIES = [
    pytest.param(place, entry, id=f"{'.'.join(place[0])}: {entry[:60]}")
    for place in PLACES
    for entry in entries(*place[0])
]
quick = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def phrases(pattern: str) -> st.SearchStrategy[str]:
    """Words that a pattern finds, with what it looks ahead or back to."""
    pattern = re.sub(r"\(\?<?=\^?", "(?:", pattern)
    return st.from_regex(pattern, alphabet=" -.~≈µ0123456789<=>≥≤/abcdefghijklmnopqrstuvwxyz", fullmatch=True)


def stated(words: str) -> tuple[object, ...]:
    """All that is read from words, with nothing remembered."""
    said = statement.__wrapped__(words), statement.__wrapped__(words, is_group=False)
    return *said, rest_of.__wrapped__(words), numbers_in_parentheses(words), states_of_item(words), told(words)


def told(words: str) -> tuple[object, ...]:
    """The effects of words, with nothing remembered."""
    return effects_in.__wrapped__(words)


@contextmanager
def without(part: str, lesser: str, rules: Iterable[Rule]) -> Iterator[None]:
    """Within the context the rules hold `lesser` in place of `part`."""
    any_tier = frequency_words._ANY_TIER
    with ExitStack() as off:
        for rule in rules:
            assert part in rule.pattern
            off.enter_context(rule.switched_off(rule.pattern.replace(part, lesser)))
        frequency_words._ANY_TIER = re.compile("|".join(rule.pattern for rule in TIERS), re.VERBOSE)
        try:
            yield
        finally:
            frequency_words._ANY_TIER = any_tier


def phrase_that_changes(pattern: str, frame: str, part: str, lesser: str, rules: tuple[Rule, ...]) -> str:
    """A phrase that states something else without the part; none is an error."""

    def changes(words: str) -> bool:
        phrase = frame.format(words)
        before = stated(phrase)
        with without(part, lesser, rules):
            return stated(phrase) != before

    return find(phrases(pattern), changes, settings=settings(quick, phases=[Phase.generate]))


@pytest.mark.parametrize(("place", "entry"), ENTRIES)
def test_every_entry_acts(place: tuple[tuple[str, ...], tuple[Rule, ...], Group, str], entry: str) -> None:
    keys, rules, group, frame = place
    others = [e for e in entries(*keys) if e != entry]
    assert phrase_that_changes(entry, frame, group(entries(*keys)), group(others) if others else "(?!)", rules)


@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind, plain in TABLE["words"].items() for word in plain])
def test_every_plain_word_of_frequency_acts(kind: str, word: str) -> None:
    words = TABLE["words"][kind]
    part, lesser = (f"(?:{'|'.join(ws)})" for ws in (words, [w for w in words if w != word]))
    rules = tuple(rule for rule in TIERS if part in rule.pattern)
    assert phrase_that_changes(word, "{}", part, lesser, rules)


OF_PERCENTAGES = ("tens", "number_words_beside")
"""Numbers that are read in words in front of "percent" alone."""


@pytest.mark.parametrize(("word", "number"), [each for key in OF_PERCENTAGES for each in TABLE[key].items()])
def test_every_number_in_words_is_read_in_front_of_percent(word: str, number: int) -> None:
    found = numbers_in(f"{word} percent of patients")
    assert found is not None
    assert (found.lower, found.upper) == (number / 100, number / 100)


def test_the_table_has_no_list_that_is_not_held_to_act() -> None:
    held = {keys for keys, *_ in PLACES} | {(key,) for key in OF_PERCENTAGES}
    lists = {(key,) for key, value in TABLE.items() if isinstance(value, list) or key == "number_words"}
    lists |= {(key,) for key in OF_PERCENTAGES}
    nested = {(key, inner) for key in ("tiers", "contexts") for inner, value in TABLE[key].items() if value}
    assert held == lists | nested
    assert set(TABLE) == {keys[0] for keys in held} | {"words"}


STATING = [
    e for keys, *_ in PLACES if keys[0] in ("tiers", "serious", "serious_group", "contexts") for e in entries(*keys)
]


@pytest.mark.parametrize("pattern", STATING)
@settings(quick, max_examples=30)
@given(data=st.data())
def test_what_a_pattern_needs_stands_in_all_that_it_finds(pattern: str, data: st.DataObject) -> None:
    words = data.draw(phrases(pattern))
    assert any(needed_word in words for needed_word in needed(pattern))
    assert re.search(any_needed(STATING), words)


NEEDED = [
    ("rare(?:ly)?", {"rare"}),
    ("(?:very |most )?common", {"common"}),
    ("(?:fatal|deadly) harm", {"fatal", "deadly"}),
    ("(?:in|of) (?:overdose|withdrawal)", {"overdose", "withdrawal"}),
    ("rebounds?", {"rebound"}),
    (r"post-?\s?marketing", {"marketing"}),
    ("severe(?= (?:and )?effects)", {"severe"}),
    ("(?:with|(?:long )?after) use", {"with", "after"}),
    (r"\w+|rare", set()),
]


@pytest.mark.parametrize(("pattern", "words"), NEEDED)
def test_the_words_that_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


def test_a_pattern_that_needs_no_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no word stands in every match"):
        any_needed(["rare", r"\w+"])


def test_in_any_table_a_kind_stands_for_its_plain_words() -> None:
    for kind, plain in TABLE["words"].items():
        group = f"(?:{'|'.join(plain)})"
        assert group in table("labels")["frequencies"]
        assert all(re.fullmatch(group, word) for word in plain), kind
