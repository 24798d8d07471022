"""YAML front matter of a Markdown page."""

from __future__ import annotations

import datetime
import re
from typing import Any

import yaml

from pipeline.read.document import Meta, Unreadable

_FENCED = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:^|\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_DATES = ("lastModified", "last_modified", "date", "published", "updated")


class _Loader(yaml.CSafeLoader):
    """Safe loader that reads no dates: what a page states is kept as it stands."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rx) for tag, rx in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def split(source: str) -> tuple[Meta, str]:
    """What the front matter states, and the page without it.

    Raises `Unreadable` where the front matter is opened and is not valid YAML, naming the line of the page.
    """
    if not source.startswith("---"):
        return Meta(), source
    found = _FENCED.match(source)
    if found is None:
        return Meta(), source
    try:
        fields = yaml.load(found[1], Loader=_Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise Unreadable("broken_front_matter", f"front matter is not valid YAML{line}: {problem}") from None
    if fields is None:
        return Meta(), source[found.end() :]
    if not isinstance(fields, dict):
        raise Unreadable("broken_front_matter", f"front matter is a {type(fields).__name__}, not fields with names")
    return _meta(fields), source[found.end() :]


def _meta(fields: dict[Any, Any]) -> Meta:
    return Meta(
        title=_words(fields.get("title")),
        published_at=next((d for key in _DATES if (d := _date(fields.get(key)))), None),
        url=_words(fields.get("canonical") or fields.get("url")),
        language=_words(fields.get("lang") or fields.get("language")),
    )


def _words(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list)):
        return None
    return " ".join(str(value).split()) or None


def _date(value: Any) -> str | None:
    words = _words(value)
    if words is None:
        return None
    try:
        datetime.datetime.fromisoformat(words)
    except ValueError:
        return None
    return words
