"""Exit codes of every command, and the error that carries one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says; the same for all commands."""

    OK = 0
    """Done; also where there was nothing new to do."""
    DIFFERENCE = 1
    """A difference was found, or a check failed: no release."""
    USAGE = 2
    """The command line or a file of settings says something it cannot say."""
    TOO_MANY_REJECTS = 3
    """More pages were rejected, or give no row of their side effects, than the source allows: no release."""
    FETCH_REFUSED = 4
    """The source changed or failed too much to be trusted: the last snapshot stays in use."""
    LOCKED = 5
    """Another run holds the lock."""
    IO_ERROR = 6
    """A file or the network failed."""


class Stop(Exception):  # noqa: N818  (it ends a command, also where nothing is in error)
    """Ends a command with an exit code and a message that says what happened, where, and what to do."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[Stop], tuple[Exit, str]]:
        """What a worker process hands on: the code and the message."""
        return Stop, (self.code, self.message)
