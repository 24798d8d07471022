"""`release.yaml`: in which form a release ships its tables. A project without the file gets what it would say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from materia_medica.settings.model import Model, one_of, validated
from materia_medica.settings.yaml import read_yaml

FILE_NAME = "release.yaml"


class ReleaseSettings(Model):
    """What `release.yaml` states."""

    csv: Annotated[str, one_of(("gzip", "plain"))] = "gzip"
    """Whether the CSV files are compressed (`<table>.csv.gz`) or not (`<table>.csv`)."""
    database: bool = True
    """Whether a release has `materia.sqlite`."""


def load_release_settings(project: Path) -> ReleaseSettings:
    """Read `release.yaml` of the project folder, where there is one; raises `SettingsError`."""
    file = project / FILE_NAME
    if not file.exists():
        return ReleaseSettings()
    stated = read_yaml(file)
    return validated(ReleaseSettings, stated) if stated.value is not None else ReleaseSettings()
