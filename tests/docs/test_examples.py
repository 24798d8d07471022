"""The examples of running Materia unattended are sound, by the tools of their own, and their commands do what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest
import yaml

MATERIA = Path(sys.executable).with_name("materia")


@pytest.fixture
def examples(project_root: Path) -> Path:
    return project_root / "examples"


def tool(name: str) -> str:
    """A tool of the environment or of the system; the test is skipped where it is not there."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def here(text: str, project: Path) -> str:
    """An example with this installation and this project in the place of its own."""
    return text.replace("/opt/materia/bin/materia", str(MATERIA)).replace("/srv/materia", str(project))


def run(command: str, project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment, "PATH": f"{MATERIA.parent}:{os.environ['PATH']}"}
    return subprocess.run(
        ["sh", "-c", command], cwd=project, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def all_end_well(commands: list[str], project: Path, **environment: str) -> None:
    for command in commands:
        done = run(command, project, **environment)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert (project / "output" / "latest.json").is_file()


def test_cron_runs_commands_that_exist_at_times_that_are_times(examples, project) -> None:
    lines = (examples / "crontab").read_text("utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    settings = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z]+=", line))
    jobs = [line.split(maxsplit=5) for line in lines if not re.match(r"[A-Z]+=", line)]
    assert len(jobs) == 3
    for *times, _ in jobs:
        for said, (least, most) in zip(times, [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)], strict=True):
            assert said == "*" or least <= int(said) <= most
    assert not any("%" in job[5] for job in jobs), "cron takes % for the end of the line"
    settings = {name: here(value, project) for name, value in settings.items()}
    all_end_well([job[5] for job in jobs], project, **settings)


def test_systemd_takes_the_units_and_their_commands_end_well(examples, project, tmp_path) -> None:
    units = [tmp_path / name for name in ("materia.service", "materia.timer")]
    for unit in units:
        unit.write_text(here((examples / unit.name).read_text("utf-8"), project))
    commands = re.findall(r"^Exec\w+=(.+)$", units[0].read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 2
    all_end_well(commands, project)
    done = subprocess.run(
        [tool("systemd-analyze"), "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "materia" in line]) == (0, [])
    when = re.search(r"^OnCalendar=(.+)$", units[1].read_text("utf-8"), re.MULTILINE)
    assert when is not None
    subprocess.run([tool("systemd-analyze"), "calendar", when[1]], capture_output=True, check=True)


def test_the_workflow_has_the_form_that_github_asks_for_and_its_commands_end_well(examples, project) -> None:
    file = examples / "github-workflow.yml"
    check = [tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", file]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    steps = yaml.safe_load(file.read_text("utf-8"))["jobs"]["release"]["steps"]
    all_end_well([s["run"] for s in steps if s.get("run", "").startswith("materia ")], project)
    assert '"command": "materia run"' in (project / "summary.json").read_text("utf-8")


def test_the_dockerfile_has_no_fault_and_copies_what_is_there(examples, project_root) -> None:
    file = examples / "Dockerfile"
    done = subprocess.run([tool("hadolint"), "--no-color", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    copied = re.findall(r"^COPY (.+) \S+$", file.read_text("utf-8"), re.MULTILINE)
    assert copied
    assert [name for line in copied for name in line.split() if not (project_root / name).exists()] == []


def test_the_image_is_built_where_docker_is_at_hand(examples, project_root) -> None:
    docker = tool("docker")
    if subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        pytest.skip("no docker daemon answers")
    build = [docker, "build", "--quiet", "--file", examples / "Dockerfile", "--tag", "materia-example", project_root]
    done = subprocess.run(build, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    said = subprocess.run(
        [docker, "run", "--rm", "materia-example", "--version"], capture_output=True, text=True, check=False
    )
    assert said.stdout.startswith("materia ")


def test_the_dag_makes_a_release_as_its_task(examples, project, monkeypatch) -> None:
    """What Airflow gives is stood in for, so that the calls of the task run where it is not installed."""
    sdk = types.ModuleType("airflow.sdk")
    sdk.dag = lambda **_: lambda function: function
    made = []
    sdk.task = lambda function: lambda: made.append(function())
    monkeypatch.setitem(sys.modules, "airflow", types.ModuleType("airflow"))
    monkeypatch.setitem(sys.modules, "airflow.sdk", sdk)
    text = here((examples / "airflow_dag.py").read_text("utf-8"), project)
    exec(compile(text, "airflow_dag.py", "exec"), {"__name__": "airflow_dag"})
    assert (project / "output" / "releases" / made[0]).is_dir()


def test_airflow_takes_the_dag_where_it_is_installed(examples) -> None:
    airflow = pytest.importorskip("airflow.dag_processing.dagbag", reason="Airflow is not installed")
    bag = airflow.DagBag(dag_folder=str(examples / "airflow_dag.py"))
    assert (bag.import_errors, list(bag.dags)) == ({}, ["materia"])
