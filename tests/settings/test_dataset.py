"""`dataset.yaml` says what a project calls its dataset; without it, or a field of it, nothing is stated."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from materia_medica.settings.dataset import load_dataset_words
from materia_medica.settings.yaml import SettingsError


@pytest.mark.parametrize("text", [None, "", "title:\n"])
def test_nothing_need_be_said(text, tmp_path) -> None:
    if text is not None:
        (tmp_path / "dataset.yaml").write_text(text, "utf-8")
    assert load_dataset_words(tmp_path).stated() == {}


def test_the_example_of_the_documents_is_read(tmp_path) -> None:
    example = re.search(r"```yaml\n(title: .*?)```", (ROOT / "docs" / "commands.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "dataset.yaml").write_text(example[1], "utf-8")
    assert load_dataset_words(tmp_path).stated() == {
        "title": "Side effects in our formulary",
        "creator": "Our Formulary Trust",
        "address": "https://formulary.example.org/dataset",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("address: formulary.example.org\n", r"dataset\.yaml, line 1: address: is 'formulary.example.org'; an address"),
        ("title: A\nname: B\n", r"dataset\.yaml, line 2: unknown field name; known are address, creator, title"),
        ("title: [A]\n", r"dataset\.yaml, line 1: title: expected a text"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(text, said, tmp_path) -> None:
    (tmp_path / "dataset.yaml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=said):
        load_dataset_words(tmp_path)
