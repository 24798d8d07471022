"""The fields that front matter states: YAML between lines of `---`, TOML between lines of `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

import yaml

_MAX_DEPTH = 100
_MAX_SIZE = 50_000
# Depth needs brackets or a line that begins with many signs and spaces.
_OPENS_LEVELS = re.compile(rf"[ \-?:]{{{_MAX_DEPTH}}}")
# Not what only a parser of YAML understands: tags, aliases, blocks, lists and fields in brackets.
_LINE = re.compile(r"([A-Za-z][\w-]{0,60})[ \t]*[:=][ \t]*([^\s!&*|>%@`\[{\x00-\x1f][^\x00-\x08\n]*)")


class Broken(Exception):  # noqa: N818 (it says what the front matter is)
    """Front matter of which no field can be told; the message says why and in which line."""


_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(yaml.CSafeLoader):
    """Safe loader that keeps what a page states as it stands: no dates, numbers, tags or merged keys."""

    def descend_resolver(self, _above: Any, _place: Any) -> None:
        """No tag follows from the place of a node, so that its way down is not kept."""

    def ascend_resolver(self) -> None:
        """Nor is the way up."""

    def resolve(self, kind: type[yaml.Node], _value: Any, _implicit: Any) -> str:
        """No tag follows from what a node says."""
        return _TAGS[kind]


_Loader.yaml_constructors = {tag: yaml.CSafeLoader.yaml_constructors[tag] for tag in (*_TAGS.values(), None)}


def yaml_fields(source: str) -> tuple[dict[Any, Any], bool]:
    """The fields of YAML, and whether it is not valid and was read line by line.

    Raises `Broken` where no line is a field, and where it is nested so deeply that no writer meant it.
    """
    try:
        _refuse_depth(source)
        fields = _loaded(source)
    except _TooDeep as error:
        raise Broken(_said(error)) from None
    except (yaml.YAMLError, RecursionError) as error:
        return _line_by_line(source, _said(error))
    if fields in (None, "", "null", "~"):
        return {}, False
    if not isinstance(fields, dict):
        raise Broken(f"front matter is a {type(fields).__name__}, not fields with names")
    return fields, False


def _loaded(source: str) -> Any:
    """What YAML says. The loader's own way from nodes to values takes as long as all before it, and few need it."""
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        try:
            return loader.construct_document(node) if "&" in source else _value_of(node)
        except _Unusual:
            return loader.construct_document(node)
    finally:
        loader.dispose()


def _value_of(node: yaml.Node) -> Any:
    """The value of a node in which no node has a name to stand once more; raises `_Unusual` where it states a tag."""
    kind = type(node)
    if node.tag != _TAGS[kind]:
        raise _Unusual
    if kind is yaml.ScalarNode:
        return node.value
    if kind is yaml.SequenceNode:
        return [_value_of(entry) for entry in node.value]
    if any(type(key) is not yaml.ScalarNode for key, _ in node.value):
        raise _Unusual
    return {_value_of(key): _value_of(value) for key, value in node.value}


class _Unusual(Exception):  # noqa: N818 (it says what the node is)
    """A node that states a tag, or has a key of several parts."""


def toml_fields(source: str) -> tuple[dict[Any, Any], bool]:
    """The same of TOML; numbers, dates and truth values are words, as they are of YAML."""
    try:
        _refuse_size(source)
        fields = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _line_by_line(source, f"front matter is not valid TOML: {error}")
    return {name: _words(value) for name, value in fields.items()}, False


READERS: dict[str, Callable[[str], tuple[dict[Any, Any], bool]]] = {"---": yaml_fields, "+++": toml_fields}
"""How a line that opens front matter says what it is in."""


def _words(value: Any) -> Any:
    if isinstance(value, (str, dict, list)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _line_by_line(source: str, problem: str) -> tuple[dict[Any, Any], bool]:
    """Fields that stand on a line of their own, the first of a name; a value is what stands behind the first colon."""
    fields: dict[Any, Any] = {}
    for line in source.split("\n"):
        if (found := _LINE.fullmatch(line)) is not None:
            fields.setdefault(found[1], _unquoted(found[2].strip()))
    if not fields:
        raise Broken(problem)
    return fields, True


def _unquoted(value: str) -> str:
    for quote in ('"', "'"):
        inner = value[1:].removesuffix(quote)
        if value.startswith(quote) and quote not in inner:
            return inner
    return value


class _TooDeep(yaml.MarkedYAMLError):
    pass


def _refuse_size(source: str) -> None:
    if source.count("[") + source.count("{") > _MAX_SIZE // _MAX_DEPTH:
        raise RecursionError("nested too deep")


def _refuse_depth(source: str) -> None:
    """The C loader dies of nesting that is too deep, so what may be deep is first followed without building it."""
    brackets = source.count("[") + source.count("{")
    if len(source) <= _MAX_SIZE and brackets <= _MAX_DEPTH and not _begins_deep(source):
        return
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _TooDeep(problem=f"nested more than {_MAX_DEPTH} deep", problem_mark=event.start_mark)  # type: ignore[arg-type]


def _begins_deep(source: str) -> bool:
    """Whether a line may open more than so many levels; few lines are that long."""
    return any(len(line) >= _MAX_DEPTH and _OPENS_LEVELS.match(line) for line in source.split("\n"))


def _said(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f" at line {mark.line + 2}" if mark else ""
    return f"front matter is not valid YAML{line}: {getattr(error, 'problem', None) or str(error).splitlines()[0]}"
