"""A property that is worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Answer = TypeVar("Answer")


class once(Generic[Answer]):  # noqa: N801 -- a decorator, as `property` is one
    """As `functools.cached_property`, which up to Python 3.11 takes a lock, and so four times as long."""

    def __init__(self, work_out: Callable[[Any], Answer]) -> None:
        self._work_out = work_out

    def __set_name__(self, owner: type, name: str) -> None:
        """Know under which name the answer is kept, where it is found from then on."""
        self._name = name

    @overload
    def __get__(self, asked: None, owner: type) -> Self: ...
    @overload
    def __get__(self, asked: object, owner: type) -> Answer: ...

    def __get__(self, asked: object | None, owner: type) -> Self | Answer:
        """The answer of the one that is asked."""
        if asked is None:
            return self
        answer = asked.__dict__[self._name] = self._work_out(asked)
        return answer
