"""The renderer of all report pages: one style, templates beside this file, everything inline."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from materia_medica.report import plots

_FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    made.globals.update(
        style=Markup((_FOLDER / "style.css").read_text("utf-8")),  # noqa: S704  our own file, not a page's words
        range_plot=plots.range_plot,
        bar=plots.bar,
    )
    made.filters.update(number=number, share=share)
    return made


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
