"""Files of settings as YAML whose lines are remembered, so that whatever is wrong in one is said with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from materia_medica.stop import Exit, Stop

Place = tuple[str | int, ...]
"""Where something stands in a file: the names and numbers (from 0) that lead to it."""


class SettingsError(Stop):
    """A file of settings says something it cannot say (exit code 2); the message names the place and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(Exit.USAGE, message)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file of settings states."""

    file: str
    """The file, as messages call it."""
    value: Any
    """Mappings, lists and scalars; null for an empty file."""
    lines: Mapping[tuple[str, ...], int]
    """Line, from 1, of every entry."""

    def where(self, place: Place) -> str:
        """File and line of a place, or of what stands nearest around it."""
        names = tuple(map(str, place))
        for end in range(len(names), -1, -1):
            if line := self.lines.get(names[:end]):
                return f"{self.file}, line {line}"
        return self.file


def read_yaml(path: Path, *, shown: str | None = None, missing: str = "there is no such file") -> Stated:
    """What a file states; `shown` is its name in messages, `missing` what to do where there is none.

    Raises `SettingsError` for a file that cannot be opened, is no YAML or gives a key twice.
    """
    file = shown or str(path)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise SettingsError(f"{file}: {missing}") from None
    except OSError as error:
        raise SettingsError(f"{file}: cannot be opened: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not UTF-8 at byte {error.start:,}; save it as UTF-8") from None
    return parse_yaml(text, file)


def parse_yaml(text: str, file: str) -> Stated:
    """What the text of a file states; raises `SettingsError`."""
    loader = yaml.CSafeLoader(text)
    lines: dict[tuple[str, ...], int] = {}
    try:
        node = loader.get_single_node()
        if node is None:
            return Stated(file, None, lines)
        _refuse_doubles(node, file, ())
        value = loader.construct_document(node)
        _find_lines(node, (), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{file}, line {mark.line + 1}" if mark else file
        raise SettingsError(f"{place}: not valid YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SettingsError(f"{file}: not valid YAML: {' '.join(str(error).split())}") from None
    finally:
        loader.dispose()
    return Stated(file, value, lines)


def _refuse_doubles(node: yaml.Node, file: str, within: tuple[yaml.Node, ...]) -> None:
    """YAML itself lets the last of two equal keys win, and nobody sees the first."""
    if any(node is other for other in within):
        raise SettingsError(f"{file}, line {node.start_mark.line + 1}: an entry that holds itself; write it out")
    within = (*within, node)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_doubles(item, file, within)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, item in node.value:
            line = key.start_mark.line + 1
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                    first = seen[key.value]
                    raise SettingsError(f"{file}, line {line}: '{key.value}' stands in line {first} already; keep one")
                seen[key.value] = line
            _refuse_doubles(item, file, within)


def _find_lines(node: yaml.Node, place: tuple[str, ...], lines: dict[tuple[str, ...], int]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _find_lines(item, (*place, str(number)), lines)
    if isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            if isinstance(key, yaml.ScalarNode):
                here = (*place, key.value)
                lines[here] = key.start_mark.line + 1
                _find_lines(item, here, lines)
