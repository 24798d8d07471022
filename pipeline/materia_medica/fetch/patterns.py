"""Which paths of a source are monographs: patterns as in a gitignore file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache


def matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """A function that says whether a path (`/` as separator) belongs to the source.

    `*` and `?` stay within one folder, `**` crosses folders, `[...]` is a class of characters; a pattern with a
    `/` before its end is counted from the root, any other matches at every depth. The last pattern that matches
    decides, and a pattern after `!` takes out. Letter case and the two Unicode spellings of an accent make no
    difference: a page must not get lost because its name ends in `.MD`.
    """
    return _matcher(tuple(patterns))


@lru_cache(maxsize=64)
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    rules = [(not p.startswith("!"), _compile(p.removeprefix("!"))) for p in patterns]

    def matches(path: str) -> bool:
        folded = unicodedata.normalize("NFC", path)
        found = False
        for wanted, rule in rules:
            if found is not wanted and rule.fullmatch(folded):
                found = wanted
        return found

    return matches


def _compile(pattern: str) -> re.Pattern[str]:
    body = unicodedata.normalize("NFC", pattern).removeprefix("/")
    anchored = pattern.startswith("/") or "/" in pattern.rstrip("/")
    if body.endswith("/"):
        body += "**"
    regex = "" if anchored else r"(?:.*/)?"
    at = 0
    while at < len(body):
        if body.startswith("**/", at) and (at == 0 or body[at - 1] == "/"):
            regex, at = regex + r"(?:.*/)?", at + 3
        elif body.startswith("**", at):
            regex, at = regex + r".*", at + 2
        elif body[at] == "*":
            regex, at = regex + r"[^/]*", at + 1
        elif body[at] == "?":
            regex, at = regex + r"[^/]", at + 1
        elif body[at] == "[" and (end := body.find("]", at + 2)) > 0 and (chars := _class(body[at + 1 : end])):
            regex, at = regex + chars, end + 1
        else:
            regex, at = regex + re.escape(body[at]), at + 1
    return re.compile(regex, re.DOTALL | re.IGNORECASE)


def _class(inside: str) -> str | None:
    """A class of characters as a regular expression; null where it is none, such as `[z-a]`."""
    negated = inside[0] in "!^"
    chars = re.sub(r"([\\\[\]&~|^])", r"\\\1", inside[1:] if negated else inside)
    regex = f"(?!/)[{'^' if negated else ''}{chars}]"
    try:
        re.compile(regex)
    except re.error:
        return None
    return regex
