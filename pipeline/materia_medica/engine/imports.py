"""Which modules of this package a module needs, as its own text says."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOT = _PACKAGE.name


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
        left += _imports(file)
    return dict(sorted(found.items()))


@cache
def syntax(file: Path) -> ast.Module:
    """The module's syntax tree without docstrings; callers leave it as it is."""
    tree = ast.parse(file.read_bytes())
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [s for s in node.body if not _is_docstring(s)]
    return tree


def _is_docstring(statement: ast.stmt) -> bool:
    """Whether it is a string that stands alone: of it nothing is computed."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
        return False
    return isinstance(statement.value.value, str)


def _imports(file: Path) -> Iterator[str]:
    tree = syntax(file)
    typed = {id(n) for block in ast.walk(tree) if _is_for_types(block) for n in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
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
