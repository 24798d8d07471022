"""The kinds of sources: a file each, and a line below. What they have in common is in `fetching.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from materia_medica.fetch.fetching import Fetch
from materia_medica.fetch.kinds.download import fetch_download
from materia_medica.fetch.kinds.folder import fetch_folder
from materia_medica.fetch.kinds.git import fetch_git
from materia_medica.fetch.kinds.site import fetch_site
from materia_medica.fetch.kinds.vocabulary import fetch_vocabulary
from materia_medica.fetch.progress import FetchReport

KINDS: Mapping[str, Callable[[Fetch], FetchReport]] = {
    "download": fetch_download,
    "folder": fetch_folder,
    "git": fetch_git,
    "site": fetch_site,
    "vocabulary": fetch_vocabulary,
}
"""How each kind of source is fetched (the kinds are declared in `materia_medica.schema.values.SOURCE_KINDS`)."""
