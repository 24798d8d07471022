"""Pages of a folder elsewhere, copied into a snapshot."""

from __future__ import annotations

import hashlib

from materia_medica.fetch.fetching import Fetch, as_refused
from materia_medica.fetch.folder import folder_refs
from materia_medica.fetch.progress import FetchReport, Progress
from materia_medica.fetch.snapshot import Refused


def fetch_folder(fetch: Fetch) -> FetchReport:
    """Fetch; raises `Stop` as `fetch_source` does."""
    refs, rejects = folder_refs(fetch.source, fetch.project / fetch.source.address)
    refs = refs[: fetch.limit]
    if fetch.dry_run:
        return fetch.planned([r.path for r in refs], {})
    fetch.begin()
    files, refused = [], [as_refused(r) for r in rejects]
    for n, ref in enumerate(refs, 1):
        try:
            with ref.file.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            refused.append(Refused(ref.path, None, "cannot_open", f"cannot be opened: {error.strerror or error}"))
        else:
            files.append(fetch.keep_copy(ref.path, ref.file, sha256))
        fetch.progress(Progress(fetch.source.id, n, len(refs), len(refused)))
    return fetch.settle_files(files, refused, {"limited": fetch.limit} if fetch.limit is not None else {})
