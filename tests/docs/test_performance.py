"""The document of performance shows what was recorded, and nothing else."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT


@pytest.fixture(autouse=True)
def _benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    for name in ("performance", "rounds", "cost", "material", "generate"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_the_document_is_written_from_the_results() -> None:
    import performance

    assert performance.PAGE.read_text("utf-8") == performance.page(performance.entries())


def test_every_figure_of_a_round_is_recorded() -> None:
    import performance
    import rounds

    names = {rounds.PEER_SCRIPT, rounds.ONE_CORE, rounds.WHOLE, rounds.UNCHANGED, rounds.LITTLE,
             rounds.LABELS_ONE_CORE, rounds.HELP, rounds.SHOW}  # fmt: skip
    assert set(performance.entries()[-1]["figures"]) == names
