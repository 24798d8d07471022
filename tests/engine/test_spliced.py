"""Pages that did not change lie where an earlier run gathered them: the tables are those of a run that kept nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from materia_medica.disk import file_sha256
from materia_medica.engine import known, shares, spliced, whole
from materia_medica.engine import pages as engine
from materia_medica.engine.pages import Extracted, extract_pages
from materia_medica.engine.whole import FILE
from materia_medica.fetch.folder import folder_refs
from materia_medica.schema import PAGE_TABLES
from small import source

BODY = "## Uses\n\nIt is used for long.\n\n## Side effects\n\n### Common\n\n* Nausea\n* Vomiting\n"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "FEWEST", 1)
    monkeypatch.setattr(spliced, "MOST_CHANGED", 0.5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pages"
    place.mkdir()
    for n in range(40):
        write(place, n)
    return place


def write(folder: Path, n: int, more: str = "") -> None:
    name = f"{'abcdefghij'[n % 10]}{'aeiou'[n // 10]}l"
    (folder / f"{n:02}.md").write_text(f"# Drug{name}\n\n{BODY}{more}", "utf-8")


def run(folder: Path, cache: Path | None) -> Extracted:
    return extract_pages(folder_refs(source(), folder)[0], {source().id: source()}, workers=1, cache=cache)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each run put pages between those of an earlier one."""
    said: list[bool] = []

    def noted(*args: object) -> object:
        found = spliced.spliced(*args)  # type: ignore[arg-type]
        said.append(found is not None)
        return found

    monkeypatch.setattr(engine, "spliced", noted)
    return said


def same_as_from_nothing(folder: Path, cache: Path) -> Extracted:
    made, anew = run(folder, cache), run(folder, None)
    assert [n for n in PAGE_TABLES if not made.tables[n].equals(anew.tables[n], check_metadata=True)] == []
    assert made.account == anew.account
    return made


@pytest.mark.parametrize("keeping", [0.0, 1.0])
def test_whatever_changes_the_tables_are_those_of_a_run_from_nothing(folder, tmp_path, monkeypatch, taken, keeping):
    monkeypatch.setattr(spliced, "WORTH_KEEPING", keeping)
    monkeypatch.setattr(engine, "WORTH_KEEPING", keeping)
    chance, cache = random.Random(3), tmp_path / "cache"
    same_as_from_nothing(folder, cache)
    for step in range(12):
        for n in chance.sample(range(45), 3):
            if chance.random() < 0.3 and (folder / f"{n:02}.md").exists():
                (folder / f"{n:02}.md").unlink()
            else:
                write(folder, n, f"* Rash\n\n## Frequently asked questions\n\n**Is {step} a dose?** No.\n")
        made = same_as_from_nothing(folder, cache)
        assert 0 < made.reused < made.account.rows["monographs"]
    assert taken.count(True) > 6


def test_a_page_that_is_refused_is_told_each_time_and_never_taken_from_before(folder, tmp_path, taken):
    cache = tmp_path / "cache"
    (folder / "03.md").write_bytes(b"# Dr\xff\xfeug\x00" + b"\x00" * 40)
    first = same_as_from_nothing(folder, cache)
    assert first.tables["rejects"].num_rows == 1
    write(folder, 7, "* Rash\n")
    assert same_as_from_nothing(folder, cache).tables["rejects"].num_rows == 1
    (folder / "05.md").write_bytes(b"\x00\xff")
    assert same_as_from_nothing(folder, cache).tables["rejects"].num_rows == 2
    write(folder, 5)
    assert same_as_from_nothing(folder, cache).tables["rejects"].num_rows == 1
    assert taken == [True, True, True]


def test_pages_that_go_leave_the_others_and_where_nothing_changed_all_is_known(folder, tmp_path, taken):
    cache = tmp_path / "cache"
    run(folder, cache)
    assert same_as_from_nothing(folder, cache).reused == 40
    (folder / "00.md").unlink()
    (folder / "21.md").unlink()
    assert same_as_from_nothing(folder, cache).reused == 38
    assert taken == [True, True]


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "gone"])
def test_a_damaged_file_is_passed_over_and_made_anew(folder, tmp_path, damage, taken):
    cache = tmp_path / "cache"
    run(folder, cache)
    file = cache / FILE
    data = bytearray(file.read_bytes())
    if damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "flipped":
        data[len(data) // 3] ^= 1
    elif damage == "emptied":
        data.clear()
    file.write_bytes(data)
    if damage == "gone":
        file.unlink()
    write(folder, 7, "* Rash\n")
    same_as_from_nothing(folder, cache)
    assert taken == []
    write(folder, 8, "* Rash\n")
    same_as_from_nothing(folder, cache)
    assert taken == [True]


def test_a_title_that_comes_to_stand_on_many_pages_is_seen(folder, tmp_path, taken):
    cache = tmp_path / "cache"
    for n in range(9):
        (folder / f"{n:02}.md").write_text(f"# Our site\n\n{BODY}", "utf-8")
    run(folder, cache)
    (folder / "09.md").write_text(f"# Our site\n\n{BODY}", "utf-8")
    made = same_as_from_nothing(folder, cache)
    assert taken == [False]
    assert made.tables["monographs"].column("name").to_pylist().count("Our site") == 0
    write(folder, 30, "* Rash\n")
    same_as_from_nothing(folder, cache)
    assert taken == [False], "nothing was kept of rows that follow from other pages"


def test_a_page_that_changes_while_it_is_looked_for_is_there_once(folder, tmp_path, monkeypatch, taken):
    cache = tmp_path / "cache"
    run(folder, cache)
    write(folder, 7, "* Rash\n")
    look = engine.known_pages

    def meanwhile(*args: object) -> object:
        found = look(*args)  # type: ignore[arg-type]
        for n in range(40):
            write(folder, n, "* Hiccups\n")
        return found

    monkeypatch.setattr(engine, "known_pages", meanwhile)
    made = run(folder, cache)
    assert made.tables["monographs"].num_rows == 40
    assert len(set(made.tables["monographs"].column("monograph_id").to_pylist())) == 40
    assert taken


def test_pages_are_known_by_what_their_files_were_when_somebody_looked(folder, tmp_path, monkeypatch, taken):
    cache = tmp_path / "cache"
    run(folder, cache)
    write(folder, 7, "* Rash\n")
    refs, sources = folder_refs(source(), folder)[0], {source().id: source()}
    hashes = {ref.file: file_sha256(ref.file) for ref in refs}
    anew = run(folder, None)

    def made() -> Extracted:
        return extract_pages(refs, sources, workers=1, cache=cache, hashes=hashes)

    with monkeypatch.context() as patch:
        patch.setattr(known, "load", None)  # which nothing but the share of the changed page needs
        patch.setattr(shares, "workers_for", lambda *_: 1)
        first = made()
    assert all(first.tables[name].equals(anew.tables[name]) for name in PAGE_TABLES)
    write(folder, 9, "* Hiccups\n")  # behind the back of whoever looked: it is what it was, or what it is
    said = made().tables["monographs"].column("sha256").to_pylist()
    assert len(said) == len(set(said)) == 40
    assert taken == [True, True]


def test_of_few_pages_and_of_very_large_tables_nothing_is_kept(folder, tmp_path, monkeypatch):
    run(folder, tmp_path / "one")
    assert (tmp_path / "one" / FILE).exists()
    monkeypatch.setattr(whole, "MOST_BYTES", 1000)
    write(folder, 7, "* Rash\n")
    monkeypatch.setattr(engine, "WORTH_KEEPING", 0.0)
    run(folder, tmp_path / "one")
    assert not (tmp_path / "one" / FILE).exists()
    monkeypatch.setattr(whole, "FEWEST", 41)
    run(folder, tmp_path / "two")
    assert not (tmp_path / "two" / FILE).exists()
