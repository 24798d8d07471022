"""The words of which headings of side effects are composed: each of them makes a heading that no other makes."""

from __future__ import annotations

import re

import pytest

from materia_medica.extract.language.word_tables import table
from materia_medica.extract.layout.effects_heads import ASKED, NAMED, OF_SOMETHING, WEAK
from materia_medica.extract.layout.section_kinds import FOOTER, kind_of, kind_of_heading

from .wordings import wordings

AROUND = {
    "degrees": (NAMED, "{} side effects"),
    "adverse": (NAMED, "{} effects"),
    "happenings": (NAMED, "side {}"),
    "short": (NAMED, "{}"),
    "beside": (NAMED, "side effects and {}"),
    "behind": (NAMED, "side effects {}"),
    "behind_commas": (NAMED, "side effects, {}"),
    "asking": (ASKED, "{} side effects?"),
    "kinds_of": (ASKED, "what {} side effects are there?"),
    "weak": (WEAK, "{}"),
    "footers": (FOOTER, "{}"),
}
ENTRIES = [(name, entry) for name in AROUND for entry in table("heads")[name]]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[": ".join(e) for e in ENTRIES])
def test_each_word_makes_a_heading_that_no_other_word_makes(name: str, entry: str) -> None:
    rule, around = AROUND[name]
    others = [re.compile(e) for e in table("heads")[name] if e != entry]
    own = [w for w in wordings(entry) if not any(other.fullmatch(w) for other in others)]
    assert own
    assert all(rule.fullmatch(around.format(w)) for w in own)


@pytest.mark.parametrize("entry", table("heads")["not_named"])
def test_words_that_say_there_are_none_or_fewer_name_no_section(entry: str) -> None:
    assert all(not OF_SOMETHING.fullmatch(f"{words} side effects") for words in wordings(entry))


def test_every_list_is_tried() -> None:
    assert table("heads").keys() == AROUND.keys() | {"not_named"}


@pytest.mark.parametrize(
    "title",
    [
        "Ibuprofen side effects",
        "Ibuprofen: common side effects",
        "Side effects - Ibuprofen",
        "List of adverse reactions",
    ],
)
def test_a_name_may_stand_beside_side_effects_in_a_heading(title: str) -> None:
    assert kind_of(title) is None, "as a label within a section it is a group of its own"
    assert kind_of_heading(title) == "side_effects"


@pytest.mark.parametrize(
    "title", ["The short answer: what side effects are common", "At a glance - which side effects are serious?"]
)
def test_words_that_only_lead_to_it_may_stand_before_a_heading_that_asks(title: str) -> None:
    assert kind_of_heading(title) == "side_effects"


@pytest.mark.parametrize(
    "title",
    ["Common", "The short answer: what helps", "Skin reactions", "Effects on the heart", "What helps?", "Ibuprofen"],
)
def test_other_headings_name_no_side_effects(title: str) -> None:
    assert kind_of_heading(title) is None
