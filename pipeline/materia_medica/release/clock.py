"""The time that a release bears."""

from __future__ import annotations

import datetime
import os

from materia_medica.stop import Exit, Stop

EPOCH = "SOURCE_DATE_EPOCH"


def now() -> datetime.datetime:
    """The time of the run; `SOURCE_DATE_EPOCH` (seconds) sets it, for builds that must repeat to the byte.

    Raises `Stop` where that is no time, or one still to come: a release would be dated in the future.
    """
    clock = datetime.datetime.now(datetime.UTC)
    said = os.environ.get(EPOCH)
    if said is None:
        return clock
    if not (said.isascii() and said.isdecimal()):
        raise Stop(Exit.USAGE, f"{EPOCH} is '{said}'; expected whole seconds since 1970")
    if len(said) > 20 or int(said) > clock.timestamp():
        raise Stop(
            Exit.USAGE, f"{EPOCH} is {said[:30]}, a time still to come; correct it, or the clock of this machine"
        )
    return datetime.datetime.fromtimestamp(int(said), datetime.UTC)
