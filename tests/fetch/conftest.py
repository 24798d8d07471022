"""Projects with one source, and sites and repositories to fetch it from."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from materia_medica.fetch import pages_of
from materia_medica.fetch.fetch import fetch_source
from materia_medica.fetch.progress import FetchReport
from materia_medica.fetch.snapshot import Entry, Snapshot, latest
from materia_medica.page import PageRef
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources

from .server import Site, served

QUICK = {
    "contact": "https://pages.example/contact",
    "throttle": False,
    "delay": 0.0,
    "allow_private": ["127.0.0.1/32"],
    "retry_delay": 0.01,
    "retries": 2,
    "timeout": 5.0,
}
"""Settings for a server of one's own: no waits, and the loopback address allowed."""


Commit = Callable[[dict[str, bytes | str | None]], str]
IDENTITY = {
    "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@pages.example",
    "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@pages.example",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}  # fmt: skip


@dataclass
class Project:
    """A project folder with one source."""

    folder: Path
    source: Source

    def fetch(self, **options: Any) -> FetchReport:
        return fetch_source(self.folder, self.source, **options)

    def change(self, **fetch: Any) -> None:
        self.source = replace(self.source, fetch={**self.source.fetch, **fetch})

    def write_sources(self) -> None:
        """Put the source into a `sources.yaml`, for the command line."""
        said = {
            name: getattr(self.source, name)
            for name in ("name", "kind", "address", "content_origin", "license", "fetch")
        }
        text = yaml.safe_dump({"sources": {self.source.id: {**said, "pages": list(self.source.pages)}}})
        (self.folder / "sources.yaml").write_text(text, "utf-8")
        assert load_sources(self.folder).get(self.source.id) == self.source

    @property
    def raw(self) -> Path:
        return self.folder / "raw" / self.source.id

    @property
    def snapshot(self) -> Snapshot:
        found = latest(self.folder, self.source.id)
        assert found is not None
        return found

    def snapshots(self) -> list[str]:
        return sorted(p.parent.name for p in self.raw.glob("*/manifest.json"))

    def entries(self) -> dict[str, Entry]:
        return {e.path: e for e in self.snapshot.entries()}

    def refs(self) -> dict[str, PageRef]:
        return {r.path: r for r in pages_of(self.folder, self.source).refs}


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def crawl_of(tmp_path: Path) -> Callable[..., Project]:
    """A project whose source is `site`, with quick settings and those given."""

    return lambda site, *pages, **fetch: crawl(tmp_path / "project", site, *pages, **fetch)


def crawl(folder: Path, site: Site, *pages: str, **fetch: Any) -> Project:
    """A project in this folder whose source is `site`."""
    source = Source(
        "far", "Far", "site", site.address, "written_for_this_project", "CC0-1.0",
        pages or ("composition/**",), fetch={**QUICK, **fetch},
    )  # fmt: skip
    return Project(folder, source)


def run_git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **IDENTITY},
    )
    return done.stdout.strip()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare repository, as a server has it."""
    bare = tmp_path / "server" / "pages.git"
    bare.mkdir(parents=True)
    run_git(bare, "init", "--quiet", "--bare", "--initial-branch=main")
    return bare


@pytest.fixture
def commit(tmp_path: Path, bare: Path) -> Commit:
    """Commits files (bytes; a text is the target of a symbolic link; null removes) and pushes; gives the commit."""
    work = tmp_path / "work"
    subprocess.run(["git", "clone", "--quiet", str(bare), str(work)], check=True, capture_output=True)
    run_git(work, "checkout", "--quiet", "-B", "main")

    def make(files: dict[str, bytes | str | None]) -> str:
        for path, said in files.items():
            file = work / path
            file.unlink(missing_ok=True)
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(said, bytes):
                file.write_bytes(said)
            elif said is not None:
                file.symlink_to(said)
        run_git(work, "add", "--all", "--force")
        run_git(work, "commit", "--quiet", "--allow-empty", "-m", "pages")
        run_git(work, "push", "--quiet", "origin", "main")
        return run_git(work, "rev-parse", "HEAD")

    return make
