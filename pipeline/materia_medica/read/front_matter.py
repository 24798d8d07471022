"""YAML front matter of a Markdown page."""

from __future__ import annotations

import datetime
import re
from typing import Any

import yaml

from materia_medica.read.document import Meta, Unreadable

_FENCE = re.compile(r"---[ \t]*\r?\n")
_END_FENCE = re.compile(r"\n---[ \t]*(?:\r?\n|\Z)")
_OPENED = re.compile(r"---[ \t]*\n\s*[\w-]+:(?:\s|$)")
_DATES = ("lastModified", "last_modified", "date", "published", "updated")


_MAX_DEPTH = 100
_MAX_SIZE = 50_000
# Depth needs brackets or a line that begins with many signs and spaces.
_MAY_BE_DEEP = re.compile(r"^[ \-?:]{100}", re.MULTILINE)
_NULLS = {"~", "null"}


class _Loader(yaml.CSafeLoader):
    """Safe loader that keeps what a page states as it stands: no dates, numbers, tags or merged keys."""


_Loader.yaml_implicit_resolvers = {}
_Loader.yaml_constructors = {
    tag: yaml.CSafeLoader.yaml_constructors[tag]
    for tag in (*(f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str")), None)
}


def split(source: str) -> tuple[Meta, str]:
    """What the front matter states, and the page without it.

    Raises `Unreadable` where the front matter is opened and is not valid YAML, naming the line of the page.
    """
    if not source.startswith("---"):
        return Meta(), source
    opened = _FENCE.match(source)
    closed = _END_FENCE.search(source, opened.end() - 1) if opened else None
    if opened is None or closed is None:
        if _OPENED.match(source):
            raise Unreadable(
                "broken_front_matter", "front matter is opened in line 1 and never closed by a line of ---"
            )
        return Meta(), source
    stated, rest = source[opened.end() : closed.start()], source[closed.end() :]
    try:
        _refuse_depth(stated)
        fields = yaml.load(stated, Loader=_Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise Unreadable("broken_front_matter", f"front matter is not valid YAML{line}: {problem}") from None
    if fields in (None, "", "null", "~"):
        return Meta(), rest
    if not isinstance(fields, dict):
        raise Unreadable("broken_front_matter", f"front matter is a {type(fields).__name__}, not fields with names")
    return _meta(fields), rest


def _refuse_depth(source: str) -> None:
    """The C loader dies of nesting that is too deep, so what may be deep is first followed without building it."""
    brackets = source.count("[") + source.count("{")
    if len(source) <= _MAX_SIZE and brackets <= _MAX_DEPTH and not _MAY_BE_DEEP.search(source):
        return
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=f"nested more than {_MAX_DEPTH} deep", problem_mark=event.start_mark)  # type: ignore[arg-type]


def _meta(fields: dict[Any, Any]) -> Meta:
    return Meta(
        title=_words(fields.get("title")),
        published_at=next((d for key in _DATES if (d := _date(fields.get(key)))), None),
        url=_words(fields.get("canonical") or fields.get("url")),
        language=_words(fields.get("lang") or fields.get("language")),
    )


def _words(value: Any) -> str | None:
    if not isinstance(value, str) or value in _NULLS:
        return None
    return " ".join(value.split()) or None


def _date(value: Any) -> str | None:
    words = _words(value)
    if words is None:
        return None
    try:
        datetime.datetime.fromisoformat(words)
    except ValueError:
        return None
    return words
