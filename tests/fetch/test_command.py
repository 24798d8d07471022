"""The command `materia fetch`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
import yaml

from materia_medica.stop import Exit

from .conftest import Project
from .server import Answer, Site, fails_first

Make = Callable[..., Project]


def materia(project: Project, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `materia --project ... fetch ...`."""
    command = "from materia_medica.cli.app import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--project", str(project.folder), "fetch", *arguments],
        capture_output=True, text=True, env={**os.environ, **environment}, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def project(site: Site, crawl_of: Make) -> Project:
    site.fill(8)
    site.list_in_sitemap()
    project = crawl_of(site)
    project.folder.mkdir()
    project.write_sources()
    return project


def test_a_fetch_ends_with_a_summary_by_status_and_exit_0(site: Site, project: Project) -> None:
    del site.answers[site.pages()[0]]
    said = (project.folder / "sources.yaml").read_text()
    (project.folder / "sources.yaml").write_text(said.replace("fetch:", "fetch:\n      max_failed_share: 0.2"))
    code, out, err = materia(project)
    assert code == 0, err
    assert "far (site): new snapshot" in out
    assert re.search(r"fetched +7 *\n", out)
    assert re.search(r"answered 200 +7 *\n", out)
    assert re.search(r"answered 404 +1 *\n", out)
    assert "composition/t/testamol-0.html: http_404: HTTP 404" in out
    assert project.snapshot.id in out
    code, out, _ = materia(project, "far")
    assert code == 0
    assert "nothing changed, no new snapshot" in out


def test_a_refused_fetch_exits_4_and_the_other_sources_are_still_fetched(site: Site, project: Project) -> None:
    site.acts["/robots.txt"] = fails_first(99, 503, Answer())
    (project.folder / "pages").mkdir()
    (project.folder / "pages" / "a.md").write_text("# A\n\ntext")
    said = yaml.safe_load((project.folder / "sources.yaml").read_text())
    said["sources"]["mine"] = {
        "name": "Mine", "kind": "folder", "address": "pages", "content_origin": "crowd", "license": "none",
    }  # fmt: skip
    (project.folder / "sources.yaml").write_text(yaml.safe_dump(said))
    code, out, err = materia(project)
    assert code == Exit.FETCH_REFUSED
    assert "materia: source 'far': robots.txt of 127.0.0.1" in err
    assert "mine (folder): new snapshot" in out
    assert "Traceback" not in err


def test_wrong_settings_exit_2(project: Project) -> None:
    said = (project.folder / "sources.yaml").read_text()
    (project.folder / "sources.yaml").write_text(said.replace("concurrency", "hurry").replace("retries", "tries"))
    code, _, err = materia(project)
    assert code == Exit.USAGE
    assert "unknown field tries" in err
    assert materia(project, "nobody")[0] == Exit.USAGE


def test_options_reach_the_fetch(site: Site, project: Project) -> None:
    code, out, _ = materia(project, "--dry-run")
    assert (code, site.asked()) == (0, [])
    assert "dry run, nothing was fetched" in out
    code, out, _ = materia(project, "--limit", "3")
    assert (code, project.snapshot.n_pages) == (0, 3)
