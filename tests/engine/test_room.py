"""Room for the frames of deep calls: what is called gives what it gives, and takes no piece of memory anew at each call."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from materia_medica.engine.room import with_room

DEEP = """
import resource
from materia_medica.engine.room import with_room

def faults(depth):
    if depth:
        return faults(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(1000):
        nothing(1, 2, 3)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

def nothing(a, b, c):
    return (a, b, c)

print(max({}(faults, depth) for depth in range(300)))
"""


def most_faults(call: str) -> int:
    """The most page faults of a thousand calls, of all depths of frames at which they are made."""
    return int(subprocess.check_output([sys.executable, "-c", DEEP.format(call)], text=True))


def test_what_is_called_gives_what_it_gives() -> None:
    assert with_room(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        with_room(divmod, 7, 0)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="another Python keeps frames otherwise")
def test_calls_of_any_depth_take_no_piece_of_memory_each() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_minflt > 0, "this system counts page faults"
    assert most_faults("with_room") < 100
