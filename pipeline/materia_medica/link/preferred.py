"""Which page speaks for a drug, and in which order its pages are heard."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
LENGTH = "length"
"""Beside the columns of a page: the length of its text, which nobody needs for this."""


def rank(page: Mapping[str, Any], priorities: Mapping[str, int]) -> tuple[Any, ...]:
    """Sorting key of a page (a row of `monographs` with `LENGTH`), the preferred one first.

    By its source's priority, then the newer (as the page states, else as fetched; a page without a date is older than
    any with one), then the longer; among equals the id decides, so that the order of rows never does.
    """
    date = page["published_at"] or page["fetched_at"] or _NEVER
    age = -(date - _NEVER).total_seconds()
    return (-priorities.get(page["source"], 0), age, -page[LENGTH], page["monograph_id"])
