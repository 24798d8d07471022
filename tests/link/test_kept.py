"""What wordings mean is kept from run to run, and found anew where the file says nothing that can be used."""

from __future__ import annotations

import pytest

from materia_medica.link.meaning import kept, made, meaning, named
from materia_medica.link.meaning.kept import keep, recall

WORDINGS = ("severe headache", "nausea and vomiting", "high or low blood pressure", "Ask your doctor", "xyzzy")
TEXTS = ("It does not cause drowsiness or a dry mouth.", "in the morning")


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "KNOWN", {})
    monkeypatch.setattr(named, "KNOWN", {})
    monkeypatch.setattr(made, "KNOWN", {})
    monkeypatch.setattr(kept, "_kept", set())


def test_what_was_kept_is_what_is_found_anew(tmp_path) -> None:
    keep(tmp_path / "cache" / "meanings.json", WORDINGS, TEXTS)
    recall(tmp_path / "cache" / "meanings.json")
    assert {wording: meaning.mean.__wrapped__(wording) for wording in WORDINGS} == meaning.KNOWN
    known = dict(meaning.KNOWN)
    meaning.KNOWN.clear()
    assert {wording: meaning.mean.__wrapped__(wording) for wording in WORDINGS} == known
    assert {TEXTS[0]: named.named(TEXTS[0]), TEXTS[1]: ()} == named.KNOWN
    assert len(named.KNOWN[TEXTS[0]]) == 2


def test_what_stands_for_an_effect_is_kept_with_the_vocabulary_unread(tmp_path, monkeypatch) -> None:
    file, ids = tmp_path / "meanings.json", ("nausea", "xyzzy")
    found = [made.stands_for(effect_id) for effect_id in ids]
    assert found[0] is not None
    assert (found[0].label, found[1]) == ("Nausea", None)
    keep(file, WORDINGS, TEXTS)
    made.KNOWN.clear()
    recall(file)
    monkeypatch.setattr(made, "standing", None)
    assert [made.stands_for(effect_id) for effect_id in ids] == found


def test_only_what_the_last_run_asked_for_is_kept(tmp_path) -> None:
    file = tmp_path / "meanings.json"
    keep(file, WORDINGS, TEXTS)
    keep(file, WORDINGS[:2], ())
    recall(file)
    assert set(meaning.KNOWN) == set(WORDINGS[:2])
    assert named.KNOWN == {}


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[:-9], lambda b: b.replace(b"headache", b"migraine")])
def test_a_damaged_file_is_passed_over(tmp_path, damage) -> None:
    file = tmp_path / "meanings.json"
    keep(file, WORDINGS, TEXTS)
    file.write_bytes(damage(file.read_bytes()))
    recall(file)
    assert (meaning.KNOWN, named.KNOWN) == ({}, {})


def test_a_file_of_another_vocabulary_is_passed_over(tmp_path, monkeypatch) -> None:
    keep(tmp_path / "meanings.json", WORDINGS, TEXTS)
    monkeypatch.setattr(kept, "package_hash", lambda: "another")
    recall(tmp_path / "meanings.json")
    assert meaning.KNOWN == {}


def test_where_nothing_can_be_kept_nothing_is_known(tmp_path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    keep(tmp_path / "cache" / "meanings.json", WORDINGS, TEXTS)
    recall(tmp_path / "cache" / "meanings.json")
    assert meaning.KNOWN == {}
