"""Keeping credentials out of what is shown: addresses hold them, the environment does, and errors repeat both."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from urllib.parse import unquote

HIDDEN = "***"
_TELLING = re.compile(r"KEY|SECRET|TOKEN|PASSW|CREDENTIAL|CONNECTION_STRING", re.IGNORECASE)
"""Names of variables of the environment whose values are nobody's business."""
_SHORTEST = 6
"""Letters that such a value has at least: hiding every `1` in a message would hide the message."""
_USER = re.compile(r"(?<=://)(?:[^/\s]*@|[^/:@\s]+:(?!\d+(?:/|$))\S*@)")
"""What stands in front of the host; the second way is a password with a slash in it."""
_ASKED = re.compile(r"(?<=\w)\?[^\s'\"]*")
_KEY_ID = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b")


def without_secrets(address: str) -> str:
    """An address as it may be shown: without user, password and query, where signed addresses have their signature."""
    return _USER.sub("", address).partition("?")[0]


def hide(words: str, address: str = "") -> str:
    """`words` without what opens `address`, without values of the environment that are secret, and without queries."""
    for secret in sorted({*_of_address(address), *_of_environment()}, key=len, reverse=True):
        words = words.replace(secret, HIDDEN)
    return _KEY_ID.sub(HIDDEN, _ASKED.sub(f"?{HIDDEN}", _USER.sub(f"{HIDDEN}@", words)))


def _of_address(address: str) -> Iterable[str]:
    found = _USER.search(address)
    said = found[0].removesuffix("@") if found else ""
    user, _, password = said.partition(":")
    long = [part for part in (user, address.partition("?")[2]) if len(part) >= _SHORTEST]
    for part in (*long, *((said, password) if password else ())):
        yield from (part, unquote(part))


def _of_environment() -> Iterable[str]:
    return (value for name, value in os.environ.items() if _TELLING.search(name) and len(value) >= _SHORTEST)
