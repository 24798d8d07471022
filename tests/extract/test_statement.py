"""How statements of the same effects combine: the laws that `statement.py` promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from materia_medica.extract.language.statement import NOTHING, Frequency, Statement, together
from materia_medica.schema.values import CONTEXTS, SETTINGS, TIER_BANDS

from .pages import effects

BOUND = st.none() | st.floats(0, 1)
FREQUENCY = st.builds(
    Frequency,
    tier=st.sampled_from(sorted(TIER_BANDS)),
    text=st.sampled_from(["rare", "< 1 %", "often"]),
    is_numeric=st.booleans(),
    lower=BOUND,
    upper=BOUND,
    is_conflict=st.booleans(),
)
STATEMENT = st.builds(
    Statement,
    frequency=st.none() | FREQUENCY,
    is_serious=st.booleans(),
    context=st.none() | st.sampled_from(CONTEXTS),
    setting=st.none() | st.sampled_from(sorted(SETTINGS)),
    population=st.none() | st.sampled_from(["children", "elderly"]),
)


@given(STATEMENT)
def test_nothing_changes_nothing(said: Statement) -> None:
    assert together() == NOTHING
    assert together(NOTHING, said) == together(said, NOTHING) == together(said) == said


@given(STATEMENT)
def test_a_statement_adds_nothing_to_itself(said: Statement) -> None:
    assert together(said, said) == said


@given(STATEMENT, STATEMENT, STATEMENT)
def test_it_does_not_matter_how_statements_are_grouped(a: Statement, b: Statement, c: Statement) -> None:
    assert together(together(a, b), c) == together(a, together(b, c)) == together(a, b, c)


@given(st.lists(STATEMENT, min_size=1))
def test_the_first_that_says_a_thing_wins_and_seriousness_adds_up(said: list[Statement]) -> None:
    whole = together(*said)
    assert whole.frequency == next((s.frequency for s in said if s.frequency), None)
    assert whole.context == next((s.context for s in said if s.context), None)
    assert whole.is_serious == any(s.is_serious for s in said)


@given(STATEMENT, STATEMENT)
def test_a_farther_statement_takes_nothing_from_a_nearer_one(near: Statement, far: Statement) -> None:
    whole = together(near, far)
    assert whole.is_serious or not near.is_serious
    assert near.frequency in (None, whole.frequency)
    assert near.context in (None, whole.context)


@given(STATEMENT)
def test_parts_of_a_statement_are_the_statement_again(said: Statement) -> None:
    assert together(said.without_frequency(), said) == said
    assert together(said.circumstance(), said) == said
    assert said.says_something == (said != NOTHING)


def test_a_contradiction_goes_with_its_frequency() -> None:
    body = "Common side effects are rare. They may include:\n\n* Nausea\n* Stroke (very rare)\n"
    assert effects(body, "effect frequency_tier flags") == [
        ("Nausea", "common", ("frequency_conflict",)),
        ("Stroke", "very_rare", ()),
    ]
