"""The project a command works on: the folder that holds `sources.yaml`, `raw/`, `output/` and the rest."""

from __future__ import annotations

from pathlib import Path

import typer

from materia_medica.settings.source import FILE_NAME
from materia_medica.stop import Exit, Stop


def find_project(start: Path) -> Path:
    """`start` or the nearest folder above it with a `sources.yaml`; raises `Stop` where there is none."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise Stop(
        Exit.USAGE,
        f"no project here: neither {start} nor a folder above it has a {FILE_NAME}; "
        "start a project with materia init, or name one with materia --project DIR",
    )


def project_folder(ctx: typer.Context) -> Path:
    """The project of this call: `materia --project DIR`, else the one found from the working folder.

    Raises `Stop` where that is no project.
    """
    given = ctx.find_root().params.get("project")
    if given is None:
        return find_project(Path.cwd())
    project = Path(given).resolve()
    if not (project / FILE_NAME).is_file():
        raise Stop(Exit.USAGE, f"{project} is no project, for it has no {FILE_NAME}; materia init {given} makes it one")
    return project


def release_of(project: Path, version: str | None) -> Path:
    """The folder of a release of the project, by default of the latest; raises `Stop` where there is none."""
    from materia_medica.release import layout

    output = project / layout.OUTPUT
    known = layout.versions(output)
    wanted = version or layout.pointed(output) or (known[-1] if known else None)
    if wanted is None:
        raise Stop(Exit.IO_ERROR, f"there is no release in {output}; make one with: materia run")
    if wanted not in known:
        raise Stop(Exit.USAGE if version else Exit.IO_ERROR,
                   f"there is no release {wanted}; there are: {', '.join(known) or 'none'}")  # fmt: skip
    return layout.release_folder(output, wanted)
