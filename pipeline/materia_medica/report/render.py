"""The renderer of all pages: one dress, templates beside this file, everything inline."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from materia_medica.report import plots
from materia_medica.report.policy import policy

TEMPLATES = Path(__file__).parent / "templates"
"""Templates and styles of all pages."""


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    made.globals.update(drift_plot=plots.drift_plot, policy=policy)
    made.filters.update(number=number, share=share)
    return made


@cache
def style(name: str) -> Markup:
    """The dress of all pages and what this one has besides."""
    whole = "".join((TEMPLATES / f"{part}.css").read_text("utf-8") for part in ("dress", name))
    return Markup(whole)  # noqa: S704  our own files, not a page's words


def render(template: str, **values: Any) -> str:
    """A template of `templates/` as a whole HTML page; every value is escaped."""
    return _environment().get_template(template).render(**values)


def number(value: float | None) -> str:
    """A count with thousands marked, or another number with at most three decimals; a dash for null."""
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")


def share(value: float | None) -> str:
    """A fraction of 1 as a percentage; a dash for null."""
    return "–" if value is None else f"{value * 100:.1f} %"
