"""Materia: drug monograph pages in, a checked and versioned dataset out.

The folders follow a page's way: `fetch` gets it, `read` makes a document of it, `extract` makes rows,
`correct` applies reviewed fixes, `check` refuses what is wrong, `link` joins pages to drugs and effects,
`release` writes and publishes. `schema` declares every table once.

A script reads releases with `load` and `releases`:

    import materia_medica as mm
    mm.load("side_effects", release="latest", columns=["effect", "frequency_tier"])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from materia_medica.published.load import Release, load, releases

__all__ = ["Release", "__version__", "load", "releases"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """What reads releases is imported when it is asked for: every command imports this package and must start fast."""
    if name in ("Release", "load", "releases"):
        return getattr(import_module("materia_medica.published.load"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
