"""`materia report`: the page of a release again, as one file or as a site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from materia_medica.cli.console import fact, out
from materia_medica.cli.project import project_folder, release_of
from materia_medica.stop import Exit, Stop


def report(
    ctx: typer.Context,
    *,
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="DIR", help="Write index.html and its data to DIR, for any static host."),
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write the page to FILE.")] = None,
    release: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="Release to read; by default the latest.")
    ] = None,
) -> None:
    """Write the page of a release: what it is, pictures of it, and every drug and effect.

    Each release holds it as report.html, one file that needs no network; materia open shows that. A site is the same
    page with its data beside it, for releases that are too large for one file or for a host that many read.
    """
    from materia_medica import disk
    from materia_medica.release import layout
    from materia_medica.release.index import entries_of
    from materia_medica.report.explorer.page import report_page, write_site
    from materia_medica.store import StoredTables

    if site is not None and to is not None:
        raise Stop(Exit.USAGE, "say one place: --site DIR for a site, or --to FILE for one file")
    project = project_folder(ctx)
    folder = release_of(project, release)
    manifest, tables = layout.read_manifest(folder), StoredTables(folder)
    last = layout.order(folder.name)
    known = reversed(entries_of(project / layout.OUTPUT))
    releases = [entry for entry in known if layout.order(entry["version"]) <= last]
    if site is not None:
        written = write_site(site, manifest, tables, releases=releases)
        place = written[0]
        size = sum(file.stat().st_size for file in written)
        said = f"{place} and {len(written) - 1:,} files of data, {size / 1e6:,.1f} MB: put {site} on any static host"
    elif to is not None:
        to.parent.mkdir(parents=True, exist_ok=True)
        disk.write_durably(to, report_page(manifest, tables, releases=releases).encode())
        place, said = to, f"{to}, {to.stat().st_size / 1e6:,.1f} MB"
    else:
        raise Stop(Exit.USAGE, "say where to: --site DIR for a site, or --to FILE for one file")
    fact(report={"version": folder.name, "file": str(place)})
    out().print(said, soft_wrap=True, markup=False, highlight=False)
