"""The code that a function needs, found in its text: what it calls in its module, and what that imports."""

from __future__ import annotations

import ast
from pathlib import Path

from materia_medica.engine.imports import imported, syntax


def needed(file: Path, function: str) -> set[Path]:
    """Files of the package that `function` of `file` needs, at whatever remove, without `file` itself."""
    tree = syntax(file)
    own = {d.name: d for d in tree.body if isinstance(d, ast.FunctionDef | ast.ClassDef)}
    bound = {a.asname or a.name: _module(n, a) for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    modules, seen, left = set(), set(), [function]
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        for node in ast.walk(own[name]):
            if isinstance(node, ast.ImportFrom):
                modules |= {_module(node, a) for a in node.names}
            elif isinstance(node, ast.Name) and node.id in own:
                left.append(node.id)
            elif isinstance(node, ast.Name) and node.id in bound:
                modules.add(bound[node.id])
    return set(imported({m for m in modules if m.startswith("materia_medica")}).values())


def _module(node: ast.ImportFrom, name: ast.alias) -> str:
    inner = f"{node.module}.{name.name}"
    try:
        imported([inner])
    except ModuleNotFoundError:
        return node.module or ""
    return inner
