"""`release.yaml`: in which form a release ships its tables. A project without the file gets what it would say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from materia_medica.settings.model import Model, one_of, validated
from materia_medica.settings.yaml import read_yaml
from materia_medica.table_files import ROWS_A_FILE

FILE_NAME = "release.yaml"


class ReleaseSettings(Model):
    """What `release.yaml` states."""

    csv: Annotated[str, one_of(("gzip", "plain"))] = "gzip"
    """Whether the CSV files are compressed (`<table>.csv.gz`) or not (`<table>.csv`)."""
    database: bool = True
    """Whether a release has `materia.sqlite`."""
    rows_a_file: Annotated[int, Field(ge=1)] = ROWS_A_FILE
    """Rows of a table in one Parquet file; one of more rows comes in parts, `<table>/part-00000.parquet` and so on."""


def load_release_settings(project: Path) -> ReleaseSettings:
    """Read `release.yaml` of the project folder, where there is one; raises `SettingsError`."""
    file = project / FILE_NAME
    if not file.exists():
        return ReleaseSettings()
    stated = read_yaml(file)
    return validated(ReleaseSettings, stated) if stated.value is not None else ReleaseSettings()
