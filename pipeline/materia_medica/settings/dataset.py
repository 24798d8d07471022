"""`dataset.yaml`: what a project calls its dataset, who publishes it and where; file and fields may be left out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from materia_medica.settings.model import Model, Text, validated, wrong
from materia_medica.settings.yaml import read_yaml

FILE_NAME = "dataset.yaml"


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(c.isspace() for c in value):
        raise wrong(f"is '{value}'; an address begins with http:// or https://")
    return value


class DatasetWords(Model):
    """What `dataset.yaml` states."""

    title: Text | None = None
    """The dataset's name, for people."""
    creator: Text | None = None
    """Who makes and publishes it."""
    address: Annotated[Text, AfterValidator(_address)] | None = None
    """Page about the dataset."""

    def stated(self) -> dict[str, str]:
        """The fields that are stated, by name."""
        return self.model_dump(exclude_none=True)


def load_dataset_words(project: Path) -> DatasetWords:
    """Read `dataset.yaml` of the project folder, where there is one; raises `SettingsError`."""
    file = project / FILE_NAME
    if not file.exists():
        return DatasetWords()
    stated = read_yaml(file, shown=FILE_NAME)
    return validated(DatasetWords, stated) if stated.value is not None else DatasetWords()
