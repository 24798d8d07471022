"""What tests of all stages share: the project, small copies of it, and the command line."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.check.remembered import Memory

ROOT = Path(__file__).resolve().parents[1]
FEW_PAGES = (
    "labels/i/ibuprofen.md",
    "labels/w/warfarin.md",
    "headings/o/omeprazole.md",
    "front-matter/compositions/metformin.md",
    "front-matter/combinations/glimepiride-metformin.md",
    "site-one/composition/o/omeprazole.html",
)
"""Sample pages in several forms; metformin and omeprazole are drugs that more than one of them is about."""


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The project itself; tests only read it."""
    return ROOT


@pytest.fixture(scope="session")
def samples(project_root: Path) -> Path:
    """The sample pages of the project."""
    return project_root / "raw" / "samples"


@pytest.fixture(scope="session")
def corpus(project_root: Path) -> Path:
    """The reference corpus beside the project; a test that needs it is skipped where it is not there."""
    folder = project_root.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the reference corpus is not beside the project")
    return folder


def copy_project(to: Path, pages: tuple[str, ...] = FEW_PAGES) -> Path:
    """A project with the real sources, expectations and corrections and these of the sample pages."""
    to.mkdir(parents=True, exist_ok=True)
    for settings in ("sources.yaml", "release.yaml"):
        shutil.copy(ROOT / settings, to)
    for folder in ("expectations", "corrections"):
        if (ROOT / folder).is_dir():  # a reader's own corrections are no part of the tests
            shutil.copytree(
                ROOT / folder, to / folder, ignore=shutil.ignore_patterns("*.yaml") if folder == "corrections" else None
            )
    for page in pages:
        place = to / "raw" / "samples" / page
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "raw" / "samples" / page, place)
    return to


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own, with a few of the sample pages."""
    return copy_project(tmp_path / "project")


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Materia = Callable[..., Done]


@pytest.fixture(scope="session")
def memory() -> Memory:
    """What checks of commands found: most of them check the same few pages, which is no matter of theirs."""
    from tests.check.remembered import Memory

    return Memory()


@pytest.fixture
def materia(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, memory: Memory) -> Materia:
    """Run the command line in this process: `materia("run", "--no-cache", project=folder)`."""
    from tests.check.remembered import remember

    from materia_medica.cli.app import main

    remember(monkeypatch, memory)

    def call(*words: object, project: Path | None = None) -> Done:
        place = ["--project", str(project)] if project else []
        monkeypatch.setattr(sys, "argv", ["materia", *place, *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark on this machine; what needs it is skipped where PySpark or Java is missing."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: make spark")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in {
        "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "1", "spark.driver.memory": "1500m", "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    }.items():  # fmt: skip
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
