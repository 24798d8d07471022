"""`materia publish ADDRESS`: send releases to where others read them."""

from __future__ import annotations

from typing import Annotated

import typer

from materia_medica.cli.console import fact, out, summary
from materia_medica.cli.project import project_folder, release_of
from materia_medica.cli.tell import Shown
from materia_medica.stop import Exit, Stop


def publish(
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Argument(metavar="ADDRESS", help="A folder, or an address that fsspec knows: s3://bucket/prefix, "
                       "gs://bucket/prefix, sftp://host/folder."),
    ],
    *,
    release: Annotated[
        list[str] | None,
        typer.Option("--release", metavar="VERSION",
                     help="Send this release alone. May be repeated; by default all that are not there yet."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
) -> None:  # fmt: skip
    """Send releases to a folder or a bucket: files first, index.json and latest.json last.

    What is there already is not sent again, and what a publish that was cut off has left undone, the next one does.
    Readers never meet half a release. Credentials come from the environment or the settings of the library that
    reaches the address (for s3: AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL ...) and are never printed.
    For s3, install materia-medica[s3].
    """
    from materia_medica.published.place import place
    from materia_medica.published.send import send_releases, to_be_read
    from materia_medica.release import layout

    project = project_folder(ctx)
    output = project / layout.OUTPUT
    wanted = sorted({release_of(project, v).name for v in release or ()}, key=layout.order) or to_be_read(output)
    if not wanted:
        raise Stop(Exit.IO_ERROR, f"there is no release in {output}; make one with: materia run")
    to = place(address)
    sent = send_releases(output, to, wanted, Shown(), dry=dry_run)
    rows = [(r.version, r.files, r.size, r.kept) for r in sent.releases if r.files]
    if rows:
        summary(
            "sent",
            ("release", "files sent", "bytes", "there already"),
            rows,
            title="Would be sent" if dry_run else "Sent",
        )
    latest = f"its latest release is {sent.latest}" if sent.latest else "it has no release yet"
    said = f"{to.shown}: {latest}" if rows else f"{to.shown} has all {len(wanted):,} releases; {latest}"
    fact(address=to.shown, latest=sent.latest, dry_run=dry_run)
    out().print(said, soft_wrap=True, markup=False)
