"""The time that a release bears."""

from __future__ import annotations

import datetime
import os

from materia_medica.stop import Exit, Stop


def now() -> datetime.datetime:
    """The time of the run; `SOURCE_DATE_EPOCH` (seconds) sets it, for builds that must repeat to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.datetime.now(datetime.UTC)
    if not epoch.isdecimal():
        raise Stop(Exit.USAGE, f"SOURCE_DATE_EPOCH is '{epoch}'; expected whole seconds since 1970")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
