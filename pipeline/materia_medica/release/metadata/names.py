"""The metadata files of a release, by name."""

from __future__ import annotations

DATA_PACKAGE = "datapackage.json"
CROISSANT = "croissant.json"
SCHEMA_ORG = "dataset.jsonld"
CITATION = "CITATION.cff"
CARD = "README.md"
LICENCES = "LICENSES.md"
DICTIONARY = "data-dictionary.md"

METADATA = (CARD, LICENCES, DICTIONARY, CITATION, DATA_PACKAGE, CROISSANT, SCHEMA_ORG)

MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "csv.gz": "application/gzip",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "html": "text/html",
    "md": "text/markdown",
    "cff": "application/yaml",
    "sql": "application/sql",
    "sqlite": "application/vnd.sqlite3",
}
"""By ending of the file's name."""


def media_type(ending: str) -> str:
    """The media type of files with this ending."""
    return MEDIA_TYPES.get(ending) or MEDIA_TYPES.get(ending.rpartition(".")[2]) or "application/octet-stream"
