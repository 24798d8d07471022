"""Short lines of one paragraph that a page lists below a heading or a colon, without any mark of a list."""

from __future__ import annotations

import re
from itertools import pairwise

_FEWEST = 3
_LONGEST = 80
_READS_ON = re.compile(
    r"""
    (?: [,;–—/(-]
      | \b (?: and | or | of | the | an? | in | to | for | with | by | at | on | from | as | is | are | may | can )
    ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?: and | or | of | in | to | with | which | that | is | are | may | can ) \b", re.VERBOSE)
_NO_ITEM = re.compile(r"[.:!?…] \s* $ | [.!?] \s+ [A-Z] | : \s | ^ \W* \d+ [.)]", re.VERBOSE)


def listed_lines(lines: list[str], *, below_lead: bool) -> frozenset[int]:
    """The places of the lines that are items of a list: runs of short lines that no width of a page explains.

    `below_lead` says whether a heading or a colon stands above the first line; a line that ends in a colon leads too.
    """
    found: set[int] = set()
    run: list[int] = []
    leads = below_lead
    for place, line in enumerate([*lines, ""]):
        if place < len(lines) and line and len(line) <= _LONGEST and not _NO_ITEM.search(line):
            run.append(place)
            continue
        if run and not line and _next_words(lines, place).endswith(":"):
            run.pop()  # above an empty line and the next lead stands a title
        if leads and len(run) >= _FEWEST and not _reads_on([lines[p] for p in run]):
            found.update(run)
        if line or run:
            run, leads = [], line.endswith(":")
    return frozenset(found)


def _next_words(lines: list[str], place: int) -> str:
    """The first line from a place on that has words; empty where there is none."""
    return next((line for line in lines[place : place + 4] if line), "")


def _reads_on(lines: list[str]) -> bool:
    """Whether lines may be one text: one breaks off, or each is as full as the widest allows before the next word."""
    if any(_READS_ON.search(line) for line in lines[:-1]) or any(_GOES_ON.match(line) for line in lines):
        return True
    widest = max(len(line) for line in lines)
    return all(len(line) + 1 + len(below.split(" ", 1)[0]) > widest for line, below in pairwise(lines))
