"""Which modules of this package a module needs, as its own text says."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOT = _PACKAGE.name
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where statements hold others."""


def imported(roots: Collection[str], without: Collection[str] = ()) -> dict[str, Path]:
    """Modules of this package that `roots` import, at whatever remove, and the roots: dotted name to file, in order.

    Imports inside functions count, those for types alone do not. What stands in `without`, or below it, is neither
    taken nor followed. The `__init__` of a package counts where a name is imported from the package, not where a module
    within it is. Raises ModuleNotFoundError for a root that is not there.
    """
    found: dict[str, Path] = {}
    left = list(roots)
    while left:
        name = left.pop()
        if name in found or any(name == w or name.startswith(f"{w}.") for w in without):
            continue
        file = _file(name)
        if file is None:
            raise ModuleNotFoundError(f"{name} is no module of {_ROOT}", name=name)
        found[name] = file
        left += read(file).imports
    return dict(sorted(found.items()))


class Module(NamedTuple):
    """What is asked of a module; its syntax tree, which takes a hundred times the memory, is let go."""

    imports: tuple[str, ...]
    """Modules of this package that it imports."""
    sha256: bytes
    """Over its syntax tree: equal for texts that differ in comments, docstrings and layout alone."""


@cache
def read(file: Path) -> Module:
    """What the text of a module says."""
    tree = syntax(file)
    said = ast.dump(tree).encode("utf-8", "backslashreplace")
    return Module(tuple(_imports(tree)), hashlib.sha256(said).digest())


def syntax(file: Path) -> ast.Module:
    """The module's syntax tree without docstrings."""
    tree = ast.parse(file.read_bytes())
    for node in _statements(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [s for s in node.body if not _is_docstring(s)]
    return tree


def _statements(tree: ast.Module, *, for_types: bool = True) -> Iterator[ast.AST]:
    """The module and every statement in it, in any order; those below `if TYPE_CHECKING` only where asked for."""
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if for_types or not _is_for_types(node):
            yield node
            for block in _BLOCKS:
                left += getattr(node, block, ())


def _is_docstring(statement: ast.stmt) -> bool:
    """Whether it is a string that stands alone: of it nothing is computed."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
        return False
    return isinstance(statement.value.value, str)


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in _statements(tree, for_types=False):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if _file(a.name))
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            modules = {f"{node.module}.{a.name}" for a in node.names if _file(f"{node.module}.{a.name}")}
            yield from modules
            if len(modules) < len(node.names) and _file(node.module):
                yield node.module


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@cache
def _file(name: str) -> Path | None:
    root, *parts = name.split(".")
    if root != _ROOT:
        return None
    place = _PACKAGE.joinpath(*parts)
    as_module = place.with_name(f"{place.name}.py")
    return next((f for f in (place / "__init__.py", as_module) if f.is_file()), None)
