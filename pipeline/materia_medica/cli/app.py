"""The command `materia`. Commands import what is heavy inside their functions, so that `--help` is quick."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import UsageError  # typer names it nowhere else

from materia_medica import __version__
from materia_medica.cli import told
from materia_medica.cli.asked import App, forms_in
from materia_medica.cli.ending import end_cleanly, message
from materia_medica.disk import in_words
from materia_medica.engine.threads import start_no_idle_threads
from materia_medica.stop import Exit, Stop

EXIT_HELP: dict[Exit, str] = {
    Exit.OK: "done, also where there was nothing new",
    Exit.DIFFERENCE: "a difference was found or a check failed; no release",
    Exit.USAGE: "the command line or a settings file is wrong",
    Exit.TOO_MANY_REJECTS: "more pages rejected or unread than the source allows; no release",
    Exit.FETCH_REFUSED: "the source changed or failed too much; last snapshot stays",
    Exit.LOCKED: "another run holds the lock",
    Exit.IO_ERROR: "a file or the network failed",
}
"""The one table of exit codes: `--help` and docs/commands.md show it."""

COMMANDS = (
    "init",
    "run",
    "show",
    "open",
    "report",
    "effects",
    "drugs",
    "fetch",
    "extract",
    "check",
    "verify",
    "diff",
    "apply",
    "publish",
    "correct",
    "status",
    "prune",
)
"""Modules of `materia_medica.cli` with a command of the same name, in the order of `--help`."""

_STAGE = "stage"
"""The group of commands beside them."""

_EPILOG = "\n".join(["[bold]Exit codes[/bold]", *(f"{code.value}  {said}" for code, said in EXIT_HELP.items())])


def _version(wanted: bool) -> None:
    if wanted:
        print(f"materia {__version__}")  # noqa: T201
        raise typer.Exit


def materia(
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, file_okay=False,
            help="Folder with sources.yaml; by default the nearest one above the working folder.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:  # fmt: skip
    """Drug monograph pages in, a checked and versioned dataset of side effects out."""


def command_line(names: Sequence[str] = (*COMMANDS, _STAGE)) -> App:
    """The command line with these commands: all of them, or the one that a call names, for the others take time."""
    app = App(
        name="materia",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        epilog=_EPILOG,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(materia)
    for name in names:
        module = import_module(f"materia_medica.cli.{name}")
        if name == _STAGE:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _asked_for(words: Sequence[str]) -> Sequence[str]:
    """The command that a call names; all where it names none, or none that there is."""
    after = [word for before, word in pairwise(("", *words)) if not word.startswith("-") and before != "--project"]
    every = (*COMMANDS, _STAGE)
    return after[:1] if after and after[0] in every else every


def main() -> None:
    """Run the command line and leave with the exit code that the table of exit codes promises."""
    from materia_medica.cli.console import error

    end_cleanly()
    start_no_idle_threads()
    told.begin()
    code, said = _ended()
    if said is not None and not told.call().log_json:
        error(said)
    told.end(code, said)
    gc.freeze()  # or what is left would be looked through once more, for the system to take back
    raise SystemExit(code)


def _ended() -> tuple[int, str | None]:
    """Exit code of the command, and what to say about it where that was not said yet."""
    try:
        code = int(command_line(_asked_for(sys.argv[1:]))(standalone_mode=False, prog_name="materia") or 0)
    except UsageError as wrong:
        as_json, log_json = forms_in(sys.argv)
        told.begin(as_json=as_json, log_json=log_json)
        if as_json or log_json:
            return int(Exit.USAGE), wrong.format_message()
        from typer.rich_utils import rich_format_error

        rich_format_error(wrong)
        return int(Exit.USAGE), None
    except Stop as stop:
        return int(stop.code), stop.message
    except OSError as failed:
        return int(Exit.IO_ERROR), in_words(failed)
    except SystemExit as leaving:
        if not isinstance(leaving.code, int):
            raise
        code = leaving.code
    return code, message(code)
