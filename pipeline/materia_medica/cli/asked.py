"""`--json` and `--log`: the options of every command, added where a command is registered."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, TypeVar

import typer

from materia_medica.cli import told

F = TypeVar("F", bound=Callable[..., Any])


class Log(StrEnum):
    """How progress and notes are written."""

    PLAIN = "plain"
    JSON = "json"


AsJson = Annotated[bool, typer.Option("--json", help="End with one JSON document on stdout, for programs.")]
LogForm = Annotated[Log, typer.Option("--log", help="Progress and notes on stderr: words, or a JSON object a line.")]


class App(typer.Typer):
    """A command line whose commands all take `--json` and `--log`."""

    def command(self, *args: Any, **said: Any) -> Callable[[F], F]:
        """As `typer.Typer.command`."""
        register = super().command(*args, **said)

        def add(command: F) -> F:
            register(_asking(command))
            return command

        return add


def forms_in(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether a command line that cannot be read asks for a document and for a log, so that its error comes in them."""
    return "--json" in words, f"--log={Log.JSON}" in words or ("--log", Log.JSON.value) in pairwise(words)


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command, which takes the two options first and says what it says in the form that they ask for."""
    declared = inspect.signature(command, eval_str=True)
    context = next((name for name, p in declared.parameters.items() if p.annotation is typer.Context), None)

    @functools.wraps(command)
    def asked(*, as_json: bool, log_form: Log, **given: Any) -> Any:
        ctx: typer.Context = given[context or "ctx"] if context else given.pop("ctx")
        told.begin(as_json=as_json, log_json=log_form is Log.JSON, command=ctx.command_path)
        return command(**given)

    more = [] if context else [inspect.Parameter("ctx", _NAMED, annotation=typer.Context)]
    own = [p.replace(kind=_NAMED) for p in declared.parameters.values()]
    ours = [
        inspect.Parameter("as_json", _NAMED, default=False, annotation=AsJson),
        inspect.Parameter("log_form", _NAMED, default=Log.PLAIN, annotation=LogForm),
    ]
    parameters = [*more, *own, *ours]
    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {p.name: p.annotation for p in parameters}
    return asked


_NAMED = inspect.Parameter.KEYWORD_ONLY
