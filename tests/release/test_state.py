"""What a run meets in `output/`: clocks that are wrong, strays, and a last release that is damaged or of another kind."""

from __future__ import annotations

import datetime
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from materia_medica import disk
from materia_medica.release import layout
from materia_medica.release.around import damage
from materia_medica.release.clock import now
from materia_medica.stop import Exit, Stop

from .test_publish import DAY, release, some_tables

BEFORE = DAY - datetime.timedelta(days=3)


class Pointed:
    """Every version that `latest.json` ever named."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.versions: list[str] = []
        write = disk.write_whole

        def remember(path: Path, data: bytes) -> None:
            if path.name == layout.LATEST:
                self.versions.append(json.loads(data)["version"])
            write(path, data)

        monkeypatch.setattr(disk, "write_whole", remember)


@pytest.fixture
def pointed(monkeypatch) -> Pointed:
    return Pointed(monkeypatch)


def test_a_release_is_never_older_than_the_newest(tmp_path, pointed) -> None:
    first = release(tmp_path)
    assert not release(tmp_path, now=BEFORE).is_new, "what did not change needs no date"
    with pytest.raises(Stop, match=r"2026\.01\.31 is dated after today .2026\.01\.28.*clock") as stopped:
        release(tmp_path, some_tables("dizziness"), now=BEFORE)
    assert stopped.value.code is Exit.DIFFERENCE
    assert layout.versions(tmp_path) == [first.version]
    assert pointed.versions == [first.version]


def test_the_repair_is_to_move_the_release_of_the_wrong_clock_elsewhere(tmp_path, pointed) -> None:
    release(tmp_path, now=BEFORE)
    wrong = release(tmp_path, some_tables("dizziness"), now=DAY + datetime.timedelta(days=4_000))
    wrong.folder.rename(tmp_path / wrong.version)
    assert release(tmp_path, some_tables("vomiting")).version == "2026.01.31"
    assert pointed.versions == ["2026.01.28", wrong.version, "2026.01.28", "2026.01.31"]


def test_latest_never_moves_back_to_the_data_of_a_wrong_clock(tmp_path, pointed) -> None:
    """Where an older version of this code has made a release after one that is dated in the future."""
    wrong = release(tmp_path, now=DAY + datetime.timedelta(days=4_000))
    wrong.folder.rename(tmp_path / "aside")
    right = release(tmp_path, some_tables("dizziness"))
    (tmp_path / "aside").rename(wrong.folder)
    pointed.versions.clear()
    with pytest.raises(Stop, match="dated after today"):
        release(tmp_path, some_tables("vomiting"))
    assert layout.pointed(tmp_path) == right.version
    assert pointed.versions == []


@pytest.mark.parametrize("said", ["", "soon", "-1", "1.5", "\u0661\u0662", "9" * 30, "99999999999"])
def test_a_source_date_epoch_that_is_none_or_still_to_come_is_refused(said, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(Stop, match="SOURCE_DATE_EPOCH is") as stopped:
        now()
    assert stopped.value.code is Exit.USAGE


def stray_file(place: Path, name: str, aside: Path) -> None:
    (place / name).write_text("in the way")


def stray_link(place: Path, name: str, aside: Path) -> None:
    (aside / "manifest.json").write_text("{}")
    (place / name).symlink_to(aside)


def dangling_link(place: Path, name: str, aside: Path) -> None:
    (place / name).symlink_to(aside / "nowhere")


def empty_folder(place: Path, name: str, aside: Path) -> None:
    (place / name).mkdir()


STRAYS = ("2026.01.31", "2026.01.31.7", "2099.01.01", "2026.13.45", ".part-1", "notes")


@pytest.mark.parametrize("lay", [stray_file, stray_link, dangling_link, empty_folder])
def test_strays_among_the_releases_are_named_and_passed_over(lay, tmp_path) -> None:
    output, aside = tmp_path / "output", tmp_path / "aside"
    aside.mkdir()
    release(output, now=BEFORE)
    for name in STRAYS:
        lay(output / "releases", name, aside)
    left = {".part-1"} if lay is empty_folder else set()  # a killed run's, which goes
    stray = [name for name in STRAYS if name not in left]
    named = [said.split(" is passed over: ")[0] for said in layout.strays(output)]
    assert named == sorted(f"releases/{name}" for name in stray)
    made = release(output, some_tables("dizziness"))
    assert layout.versions(output) == ["2026.01.28", made.version]
    assert layout.pointed(output) == made.version
    assert [name for name in STRAYS if os.path.lexists(output / "releases" / name)] == stray
    assert aside.is_dir()


def without(name: str):
    def act(folder: Path) -> None:
        (folder / name).unlink()

    act.__name__ = f"without_{name}"
    return act


def changed(name: str):
    def act(folder: Path) -> None:
        (folder / name).write_bytes(b"no such thing")

    act.__name__ = f"changed_{name}"
    return act


@pytest.mark.parametrize(
    "hurt", [f(n) for f in (without, changed) for n in ("effects.csv.gz", "monographs.parquet", "checks.json")]
    + [changed("manifest.json")], ids=lambda f: f.__name__,
)  # fmt: skip
def test_a_damaged_last_release_is_named_and_the_next_one_is_made(hurt, tmp_path) -> None:
    first = release(tmp_path)
    assert damage(first.folder) == []
    hurt(first.folder)
    (said,) = damage(first.folder)
    assert said.startswith(hurt.__name__.partition("_")[2])
    again = release(tmp_path)
    assert again.is_new
    assert damage(again.folder) == []
    assert layout.pointed(tmp_path) == again.version == "2026.01.31.2"


WRITES = """
import resource, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from release.test_publish import release
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
try:
    release(Path({output!r}))
except OSError as error:
    print(error.filename)
"""


@pytest.mark.parametrize("most", [0, 900, 3_000])
def test_where_the_disk_takes_no_more_the_file_is_named_and_nothing_stays(most, tmp_path) -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    tests = str(Path(__file__).resolve().parents[1])
    code = WRITES.format(tests=tests, most=most, output=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tests)
    assert str(tmp_path / "releases" / ".part-") in done.stdout, done.stderr
    assert list((tmp_path / "releases").iterdir()) == []
