"""What was kept from the last run changes no byte: a release is that of a run from nothing, whatever changed between."""

from __future__ import annotations

import datetime
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml

from conftest import ROOT, copy_project
from materia_medica import releasing
from materia_medica.check import written
from materia_medica.engine import spliced, whole
from materia_medica.link.meaning import made as concepts
from materia_medica.link.meaning import meaning, named
from materia_medica.release import layout
from materia_medica.release.clock import EPOCH
from materia_medica.release.published import Published
from materia_medica.run import Request, make_release
from materia_medica.stop import Stop

SAMPLES = ROOT / "raw" / "samples"
PAGES = tuple(sorted(p.relative_to(SAMPLES).as_posix() for p in SAMPLES.glob("labels/*/*.md")))
HELD_BACK = PAGES[2]
NEW_EFFECTS = ("Drowsiness", "Dry mouth and hiccups", "Ringing in the ears (tinnitus)", "Worn-out feeling", "Hair loss")
REQUEST = Request(sources=("samples",), workers=1)
MAIN = "from materia_medica.cli.app import main; main()"
CACHE = Path(layout.OUTPUT) / layout.CACHE


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, "1767225600")
    monkeypatch.setattr(written, "LARGE", 1)  # so that few pages are worked as many are
    monkeypatch.setattr(whole, "FEWEST", 1)
    monkeypatch.setattr(spliced, "MOST_CHANGED", 0.9)


def files_of(release: Path) -> dict[str, bytes]:
    return {p.relative_to(release).as_posix(): p.read_bytes() for p in release.rglob("*") if p.is_file()}


def same_from_nothing(project: Path, bare: Path) -> dict[str, bytes]:
    """The files of the next release, which is the same in a copy of the project that kept nothing."""
    shutil.copytree(project, bare, symlinks=True, ignore=shutil.ignore_patterns(layout.CACHE))
    made, anew = (released(where) for where in (project, bare))
    assert made.is_new
    files, wanted = files_of(made.folder), files_of(anew.folder)
    shutil.rmtree(bare)
    assert files.keys() == wanted.keys()
    assert [name for name in files if files[name] != wanted[name]] == []
    return files


def released(project: Path) -> Published:
    """What a process gives that knows nothing but what was kept."""
    for known in (meaning.KNOWN, named.KNOWN, concepts.KNOWN):
        known.clear()
    meaning.mean.cache_clear()
    named.named.cache_clear()
    return make_release(project, REQUEST).published


def edit(project: Path, seed: int) -> None:
    """One more effect in some lists of some pages."""
    chance = random.Random(seed)
    places = sorted((project / "raw" / "samples").rglob("*.md"))
    for page in chance.sample(places, 3):
        lines = page.read_text("utf-8").splitlines()
        items = [n for n, line in enumerate(lines) if line.startswith("* ")]
        lines.insert(chance.choice(items) if items else len(lines), f"* {chance.choice(NEW_EFFECTS)}")
        page.write_text("\n".join(lines) + "\n", "utf-8")


def correct(project: Path) -> None:
    """A correction that changes an effect, and one that drops a question."""
    release = layout.latest_release(project / layout.OUTPUT)
    assert release is not None
    effect, question = (pq.read_table(release / f"{n}.parquet").to_pylist()[0] for n in ("side_effects", "faqs"))
    about = {"why": "Another word for it.", "who": "A. Reader", "when": datetime.date(2025, 12, 31)}
    entries = [
        {"table": "side_effects", "page": effect["monograph_id"], "row": effect["side_effect_id"],
         "found": {"effect": effect["effect"]}, "becomes": {"effect": f"{effect['effect']} again"}, **about},
        {"table": "faqs", "page": question["monograph_id"], "row": question["faq_id"],
         "found": {"question": question["question"]}, "drop": True, **about},
    ]  # fmt: skip
    (project / "corrections" / "samples.yaml").write_text(yaml.safe_dump(entries))


def stricter(project: Path) -> None:
    """A suite that refuses the longest answer."""
    release = layout.latest_release(project / layout.OUTPUT)
    assert release is not None
    longest = max(len(words or "") for words in pq.read_table(release / "faqs.parquet").column("answer").to_pylist())
    file = project / "expectations" / "faqs.json"
    suite = json.loads(file.read_text("utf-8"))
    (rule,) = (r for r in suite["expectations"] if "lengths" in r["type"] and r["kwargs"]["column"] == "answer")
    rule["kwargs"]["max_value"] = longest - 1
    file.write_text(json.dumps(suite))


def damage(project: Path, seed: int) -> None:
    """Every kept file cut off, emptied, with another byte in it, or gone."""
    chance = random.Random(seed)
    for file in sorted(p for p in (project / CACHE).rglob("*") if p.is_file()):
        data = bytearray(file.read_bytes())
        match chance.randrange(4):
            case 0:
                del data[len(data) // 2 :]
            case 1:
                data.clear()
            case 2 if data:
                data[chance.randrange(len(data))] ^= 0xFF
            case _:
                file.unlink()
                continue
        file.write_bytes(data)


def test_a_release_has_the_bytes_of_one_made_from_nothing(tmp_path, monkeypatch) -> None:
    project, bare = copy_project(tmp_path / "project", PAGES), tmp_path / "bare"
    held = project / "raw" / "samples" / HELD_BACK
    held.rename(tmp_path / "held.md")
    make_release(project, REQUEST)
    kept = sorted(p.name for p in (project / CACHE).iterdir())
    assert kept == ["checks", "csv", "extract", "last_run.json", "meanings.json", "report.parts"]

    edit(project, 1)
    (tmp_path / "held.md").rename(held)
    (project / "raw" / "samples" / PAGES[5]).unlink()
    same_from_nothing(project, bare)

    correct(project)
    damage(project, 2)
    files = same_from_nothing(project, bare)
    assert b"Another word for it." in files[layout.MANIFEST]

    (project / "corrections" / "samples.yaml").unlink()
    stricter(project)
    files = same_from_nothing(project, bare)
    assert b'"faqs.answer' in files[layout.CHECKS]

    edit(project, 3)
    with monkeypatch.context() as patch:
        patch.setattr(releasing, "_publish", killed)
        with pytest.raises(Stop):
            make_release(project, REQUEST)
    edit(project, 4)
    same_from_nothing(project, bare)


def test_a_run_that_knows_pages_has_rules_run_and_files_written_by_others_and_loads_neither(tmp_path) -> None:
    project, bare = copy_project(tmp_path / "project", PAGES[:5]), tmp_path / "bare"
    make_release(project, REQUEST)
    edit(project, 1)
    shutil.copytree(project, bare, symlinks=True, ignore=shutil.ignore_patterns(layout.CACHE))
    script = f"""
import sys
from pathlib import Path
from materia_medica import releasing
from materia_medica.run import Request, make_release

releasing.LARGE = 1
folder = make_release(Path({str(project)!r}), Request(sources=("samples",), workers=1)).published.folder
print(folder, sum(name in sys.modules for name in ("great_expectations", "pandas")))
"""
    anew = released(bare)
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one core has no helpers")
    folder, loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert files_of(Path(folder)) == files_of(anew.folder)
    assert loaded == "0"


def test_a_first_run_of_many_pages_has_a_process_beside_the_workers_run_the_rules(tmp_path) -> None:
    project, bare = (copy_project(tmp_path / name, PAGES[:5]) for name in ("project", "bare"))
    script = tmp_path / "script.py"  # which other processes import
    script.write_text(f"""
import sys
from pathlib import Path
from materia_medica import run
from materia_medica.check import written

if __name__ == "__main__":
    run.LARGE = written.LARGE = 1
    folder = run.make_release(Path({str(project)!r}), run.Request(sources=("samples",), workers=2)).published.folder
    print(folder, sum(name in sys.modules for name in ("great_expectations", "pandas")))
""")
    folder, loaded = subprocess.check_output([sys.executable, script], text=True).split()
    assert files_of(Path(folder)) == files_of(released(bare).folder)
    assert loaded == "0"


def killed(*_args: object, **_kwargs: object) -> None:
    """What ends a run when everything but the release is done."""
    raise Stop(1, "killed")


def test_other_words_of_the_vocabulary_change_what_they_say_and_nothing_else(tmp_path) -> None:
    project, bare = copy_project(tmp_path / "project", PAGES[:5]), tmp_path / "bare"
    make_release(project, REQUEST)
    code = tmp_path / "code"
    shutil.copytree(ROOT / "pipeline", code, ignore=shutil.ignore_patterns("__pycache__"))
    for words, old, new in (
        ("link/vocabulary/mouth-stomach-and-bowel.yaml", "label: Nausea,", "label: Sick stomach,"),
        (
            "extract/language/words/frequency.yaml",
            "infrequently, occasional,",
            "infrequently, not often seen, occasional,",
        ),
    ):
        file = code / "materia_medica" / words
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    shutil.copytree(project, bare, symlinks=True, ignore=shutil.ignore_patterns(layout.CACHE))
    for where in (project, bare):
        run = [sys.executable, "-c", MAIN, "--project", str(where), "run", "samples"]
        subprocess.run(run, env={**os.environ, "PYTHONPATH": str(code)}, check=True, capture_output=True)
    made, anew = (layout.latest_release(where / layout.OUTPUT) for where in (project, bare))
    assert made is not None
    assert anew is not None
    assert files_of(made) == files_of(anew)
    assert "Sick stomach" in pq.read_table(made / "effects.parquet").column("label").to_pylist()
