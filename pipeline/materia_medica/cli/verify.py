"""`materia verify RELEASE`: all checks of a downloaded release. It needs no project, and writes nothing anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from materia_medica.stop import Exit, Stop


def verify(
    *,
    folder: Annotated[
        Path, typer.Argument(metavar="RELEASE", exists=True, file_okay=False, help="Folder of a release.")
    ],
    deep: Annotated[
        bool, typer.Option("--deep", help="Extract every page of the release anew, not a sample of 200.")
    ] = False,
) -> None:
    """Check a release that came from elsewhere, by the rules of this package. Exit code 1 where a check fails."""
    from materia_medica.check.extracted_again import SAMPLE
    from materia_medica.check.folder import check_folder, is_release
    from materia_medica.cli.check import show_results, spare_no_memory
    from materia_medica.new_project import TEMPLATE

    folder = folder.resolve()
    if not is_release(folder):
        raise Stop(Exit.USAGE, f"{folder} is no release, for it has no manifest.json")
    spare_no_memory()
    results = check_folder(folder, project=TEMPLATE, pages_again=None if deep else SAMPLE)
    show_results(folder, results)
    if results.failed:
        failed = ", ".join(r.rule for r in results.of_status("failed")[:5])
        raise Stop(Exit.DIFFERENCE, f"{len(results.of_status('failed'))} checks failed: {failed}")
