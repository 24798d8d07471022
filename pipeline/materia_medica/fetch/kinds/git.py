"""Pages of a repository: the files of its newest commit as a snapshot."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from materia_medica.fetch import git, journal
from materia_medica.fetch.fetching import Fetch, as_refused
from materia_medica.fetch.progress import FetchReport, Progress
from materia_medica.fetch.publish import Found
from materia_medica.fetch.snapshot import Entry, Refused, stamp


def fetch_git(fetch: Fetch) -> FetchReport:
    """Fetch; raises `Stop` as `fetch_source` does."""
    head = git.head_of(fetch.source)
    if fetch.base and _holds(fetch, head):
        return fetch.report("unchanged", Found(tuple(fetch.base.entries())), ())
    fetch.begin()
    repository = fetch.unfinished / "repository.git"
    try:
        commit = git.clone(fetch.source, repository)
        blobs, rejects = git.listed(fetch.source, repository)
        blobs = blobs[: fetch.limit]
        if fetch.dry_run:
            return fetch.planned([b.path for b in blobs], {"commit": commit})
        now = stamp(datetime.now(UTC))
        files: list[Entry] = []
        refused = [as_refused(r) for r in rejects]
        for n, (blob, data, trouble) in enumerate(git.contents(fetch.source, repository, blobs), 1):
            if trouble:
                refused.append(Refused(blob.path, None, trouble, "the repository holds a pointer in place of the file"))
            else:
                files.append(fetch.keep_file(blob.path, data, now))
            fetch.progress(Progress(fetch.source.id, n, len(blobs), len(refused)))
    finally:
        shutil.rmtree(repository, ignore_errors=True)
        if fetch.dry_run:
            journal.discard(fetch.unfinished)
    facts = {"commit": commit, **({"limited": fetch.limit} if fetch.limit is not None else {})}
    return fetch.settle_files(files, refused, facts)


def _holds(fetch: Fetch, commit: str) -> bool:
    assert fetch.base is not None
    said = fetch.base.manifest
    return (
        said.get("commit") == commit
        and said.get("patterns") == list(fetch.source.pages)
        and said.get("address") == fetch.source.address
        and said.get("limited") == fetch.limit
    )
