"""The project a command works on: the folder that holds `sources.yaml`, `raw/`, `output/` and the rest."""

from __future__ import annotations

from pathlib import Path

import typer

from materia_medica.settings.sources import FILE_NAME

PACKAGE_PARENT = Path(__file__).resolve().parents[3]


def find_project(start: Path) -> Path:
    """`start` or the nearest folder above it with a `sources.yaml`, else the folder that holds the package."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return PACKAGE_PARENT


def project_folder(ctx: typer.Context) -> Path:
    """The project of this call: `materia --project DIR`, else the one found from the working folder."""
    given = ctx.find_root().params.get("project")
    return Path(given).resolve() if given is not None else find_project(Path.cwd())
