"""A sentence carries its answers, and groups are told only through their own methods."""

from __future__ import annotations

import pytest

from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.language import sentence as module
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.read.document import Span


def test_sentences_keep_their_place_and_share_the_answers_of_their_words() -> None:
    first, second, third = sentences_of(Span("Nausea may occur. Headache. Nausea may occur.", 10))
    assert (first.span.start, second.text, third.span.end) == (10, "Headache.", 55)
    assert first.answers is third.answers
    assert (first.answers.is_clause, second.answers.is_clause) == (True, False)


def test_an_answer_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    read = module.read_sentence
    monkeypatch.setattr(module, "read_sentence", lambda words: asked.append(words) or read(words))
    (sentence,) = sentences_of(Span("Yawning may cause teary eyes.", 0))
    assert sentence.answers.reading is sentence.answers.reading
    assert asked == ["Yawning may cause teary eyes."]


def said(words: str, depth: int = 0) -> Frame:
    return Frame(kind="item", depth=depth, label=words, said=statement(words))


def test_what_is_in_force_follows_each_change() -> None:
    groups = Groups("Metformin", Frame(kind="heading", label="Side effects"))
    assert groups.in_force().said.tier is None
    groups.push(said("Common", 0))
    groups.push(said("Rare but serious", 1))
    assert (groups.in_force().said.tier, groups.in_force().said.is_serious) == ("rare", True)
    groups.on_item(1)
    assert (groups.in_force().said.tier, groups.in_force().said.is_serious) == ("common", False)
    groups.state_also(statement("Serious"))
    assert (groups.in_force().said.tier, groups.in_force().said.is_serious) == ("common", True)
    groups.on_paragraph()
    assert (groups.in_force().label, groups.in_force().said.tier) == ("Side effects", None)
    assert groups.in_force().ingredient == "Metformin"
