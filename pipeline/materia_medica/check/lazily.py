"""Libraries that another one imports and our use of it never touches: they are loaded when something of them is asked.

Great Expectations imports a library of statistics and one of charts for rules that no suite here has. Together they are
a third of the time that its import takes.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def put_off(names: Iterable[str]) -> None:
    """Let these modules load at their first use, those that are loaded already or not installed excepted."""
    for name in names:
        if name not in sys.modules and find_spec(name) is not None:
            sys.modules[name] = _Later(name)


class _Later(ModuleType):
    """What stands for a module until something of it is asked; `importlib.util.LazyLoader` loads it when a second
    module imports it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = find_spec(name)

    def __getattr__(self, name: str) -> Any:
        own = self.__dict__["__name__"]
        if sys.modules.get(own) is self:
            del sys.modules[own]
        return getattr(importlib.import_module(own), name)
