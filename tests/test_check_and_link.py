"""A run that links while another process checks gives what it gives one after the other, whatever rows are refused."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, copy_project
from materia_medica import steps
from materia_medica.request import Quiet, Request
from materia_medica.work import Run, Work

PAGES = sorted(
    p.relative_to(ROOT / "raw" / "samples").as_posix() for p in (ROOT / "raw" / "samples").glob("labels/*/*.md")
)


class Sending(ThreadPoolExecutor):
    """Does what it is given as another process does: with what arrives of it."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(fn, *pickle.loads(pickle.dumps(args)), **kwargs)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(copy_project(tmp_path / "project", PAGES[:3]), Request(sources=("samples",), workers=1), Quiet())


def longest_answer(run: Run, most: int) -> None:
    """A suite that refuses longer answers than this."""
    file = run.project / "expectations" / "faqs.json"
    suite = json.loads(file.read_text("utf-8"))
    (rule,) = (r for r in suite["expectations"] if "lengths" in r["type"] and r["kwargs"]["column"] == "answer")
    rule["kwargs"]["max_value"] = most
    file.write_text(json.dumps(suite))


def test_linked_are_the_rows_that_are_accepted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    work = steps.extract(run)
    lengths = sorted({len(words) for words in work.tables["faqs"].column("answer").drop_null().to_pylist()})
    linked: list[Work] = []
    link = steps.link
    monkeypatch.setattr(steps, "link", lambda run, work: linked.append(work) or link(run, work))
    times = []
    with Sending(1) as by:
        for most in (lengths[-2], lengths[-2], lengths[-3], lengths[-1], lengths[-1]):
            longest_answer(run, most)
            linked.clear()
            made = steps.check_and_link(run, work, by)
            times.append(len(linked))
            wanted = link(run, steps.check(run, work))
            assert max(len(words) for words in made.tables["faqs"].column("answer").drop_null().to_pylist()) == most
            assert made.tables.keys() == wanted.tables.keys()
            assert [name for name in made.tables if not made.tables[name].equals(wanted.tables[name])] == []
    assert times == [2, 1, 2, 2, 1], "rows that were refused the last time are known before"


def test_tables_that_cannot_be_linked_are_said_to_be_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    work = steps.extract(run)
    monkeypatch.setattr(steps, "link", broken)
    with Sending(1) as by, pytest.raises(ZeroDivisionError):
        steps.check_and_link(run, work, by)


def broken(_run: Run, _work: Work) -> Work:
    raise ZeroDivisionError
