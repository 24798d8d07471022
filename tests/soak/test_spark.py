"""Spark at length: pages of the reference corpora row for row, and a run submitted to a master with two workers."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, copy_project
from materia_medica.engine.pages import extract_pages
from materia_medica.engine.spark.pages import extract_on_spark
from materia_medica.fetch.folder import folder_refs
from materia_medica.inputs import any_page
from materia_medica.page import PageRef
from materia_medica.release import layout
from materia_medica.schema import PAGE_TABLES
from materia_medica.settings.sources import load_sources
from materia_medica.stop import Exit

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")]
SHARED = ROOT.parent / "shared"
MATERIA = str(Path(sys.executable).with_name("materia"))
LABELS = 200


def taken(source_id: str, folder: Path) -> list[PageRef]:
    """The pages of a folder."""
    return folder_refs(any_page(load_sources(ROOT).get(source_id)), folder)[0]


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Tell what processors did for it: this process and all below it that live on, the session and its workers too."""
    before = dict(seconds_of_all())
    yield
    after = seconds_of_all()
    print(f"{what}: {sum(after.values()) - sum(before.get(one, 0.0) for one in after):.0f} s of processors")


def seconds_of_all() -> dict[int, float]:
    """Seconds of processors by process, of this one and those below it; what ended counts for who waited for it."""
    tick = os.sysconf("SC_CLK_TCK")
    parents, spent = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            said = (place / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(place.name)], spent[int(place.name)] = int(said[1]), sum(map(int, said[11:15])) / tick

    def is_ours(one: int) -> bool:
        return one == os.getpid() or (one in parents and is_ours(parents[one]))

    return {one: seconds for one, seconds in spent.items() if is_ours(one)}


def test_pages_and_labels_give_the_rows_of_one_machine(spark: Any) -> None:
    """All pages of the corpora, of which one source is read by its address, and labels of regulators."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the reference corpora are not beside the project")
    pages = {s: taken(s, SHARED / "corpus" / s) for s in ("rxhive-jekyll", "rxhive-astro")}
    kinds = ("us-openfda", "us-spl", "eu-smpc", "eu-leaflets-fhir")
    labels = [ref for s in kinds for ref in taken(s, SHARED / "authoritative" / s)][:LABELS]
    refs = [*chain.from_iterable(pages.values()), *labels]
    sources = {name: load_sources(ROOT).get(name) for name in dict.fromkeys(ref.source for ref in refs)}
    here = [ref for ref in refs if ref.source != "rxhive-astro"]
    with timed(f"{len(refs):,} pages by Spark"):
        done = extract_on_spark(spark, here, sources, {"rxhive-astro": f"file://{SHARED}/corpus/rxhive-astro"})
        tables = done.pages.tables()
    with timed("the same on one core of one machine"):
        local = extract_pages(refs, sources, workers=1)
    assert (len(labels), sum(map(len, pages.values())) > 5_000) == (LABELS, True)
    assert (done.account.pages_sha256, done.account.rows) == (local.account.pages_sha256, local.account.rows)
    assert [n for n in PAGE_TABLES if tables[n].equals(local.tables[n], check_metadata=True)] == list(PAGE_TABLES)
    print({name: table.num_rows for name, table in tables.items()})


def test_a_run_submitted_to_two_workers_makes_the_release_of_one_machine(tmp_path: Path) -> None:
    pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed: make spark")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    home = Path(pyspark.__file__).parent
    contents = []
    for name in ("local", "cluster"):
        project = copy_project(tmp_path / name)
        shutil.copytree(ROOT / "raw" / "samples", project / "raw" / "samples", dirs_exist_ok=True)
        words = ["--project", str(project), "run", "samples", "documents"]
        if name == "local":
            subprocess.run([MATERIA, *words], check=True, capture_output=True)
        else:
            with cluster(home, tmp_path) as master:
                submit = [home / "bin" / "spark-submit", "--master", master, "--executor-memory", "600m"]
                done = subprocess.run(
                    [*submit, ROOT / "examples" / "submit.py", *words, "--engine", "spark"],
                    env=environment(home), capture_output=True, text=True, check=False,
                )  # fmt: skip
                assert done.returncode == Exit.OK, done.stderr[-3000:]
            executors = list(tmp_path.glob("work-*/app-*/*/stderr"))
            assert len(executors) == 2, "an executor on each worker"
            assert len({log.parent.parent.name for log in executors}) == 1, "of one application"
        release = layout.latest_release(project / "output")
        assert release is not None
        contents.append(json.loads((release / layout.MANIFEST).read_text("utf-8"))["content_sha256"])
    assert contents[0] == contents[1]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}


@contextmanager
def cluster(home: Path, logs: Path) -> Iterator[str]:
    """A standalone master with two workers of one core each, on this machine; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    master = f"spark://127.0.0.1:{port}"
    deploy = "org.apache.spark.deploy"
    commands = [[f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]]
    commands += [
        [f"{deploy}.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "-c", "1", "-m", "700m",
         "-d", str(logs / f"work-{n}"), master] for n in range(2)
    ]  # fmt: skip
    running: list[subprocess.Popen[bytes]] = []
    try:
        for n, command in enumerate(commands):
            log = (logs / f"daemon-{n}.log").open("wb")
            running.append(subprocess.Popen([home / "bin" / "spark-class", *command], env=environment(home),
                                            stdout=log, stderr=subprocess.STDOUT))  # fmt: skip
            _wait(logs / f"daemon-{n}.log", "I have been elected leader" if n == 0 else "registered with master")
        yield master
    finally:
        for process in running[::-1]:
            process.terminate()
            process.wait()


def _wait(log: Path, word: str, seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while word not in log.read_text("utf-8", "replace"):
        assert time.monotonic() < end, log.read_text("utf-8", "replace")[-2000:]
        time.sleep(0.3)
