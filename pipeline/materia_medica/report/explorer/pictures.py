"""Figures drawn as SVG at build time, in the colours of the page: light and dark are one drawing.

Vega-Lite draws those of the tables, `lines` those over releases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from markupsafe import Markup, escape

from materia_medica.report.explorer.figures import IN_WORDS, Figure
from materia_medica.report.explorer.lines import lines
from materia_medica.schema.values import TIERS

WIDTH = 210
"""Width of the drawn area in pixels: with its labels a picture fits a phone."""
_TIER_NAMES = [IN_WORDS[tier] for tier in TIERS]
_TIER_COLOURS = [f"var(--tier-{tier.replace('_', '-')})" for tier in TIERS]
_COUNT = {"type": "quantitative", "title": None, "axis": {"format": ",", "tickCount": 4}}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {"labelColor": "var(--ink)", "labelFontSize": 12, "labelLimit": 260, "gridColor": "var(--line)",
             "domain": False, "ticks": False, "labelPadding": 6},
    "legend": {"labelColor": "var(--ink)", "labelFontSize": 12, "orient": "top", "title": None, "columns": 3,
               "symbolType": "square"},
}  # fmt: skip


def picture(figure: Figure) -> Markup:
    """The figure as inline SVG with its words as text alternative; it has no script, style or address in it."""
    if figure.name not in _SPECS:
        drawn, width, height = lines(figure)
        return Markup(_image(figure, drawn, width, height))  # noqa: S704  numbers, and the words escaped
    import vl_convert

    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": _CONFIG,
        "data": {"values": [dict(zip(figure.columns, row, strict=True)) for row in figure.rows]},
        **_SPECS[figure.name](figure),
    }
    drawn = vl_convert.vegalite_to_svg(json.dumps(spec))
    return Markup(_named(drawn, figure))  # noqa: S704  drawn by Vega, which escapes the words it is given


def _named(svg: str, figure: Figure) -> str:
    """The drawing as one image with a name: what its parts are called is told by the table below it."""
    inner = re.sub(r' (?:role|aria-[a-z]+|class|xmlns:xlink)="[^"]*"', "", svg.partition(">")[2])
    width, height = (found[1] for found in (re.search(rf' {n}="([\d.]+)"', svg) for n in ("width", "height")) if found)
    return _image(figure, inner.removesuffix("</svg>"), width, height)


def _image(figure: Figure, inner: str, width: object, height: object) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(f"{figure.title}. {figure.says}")}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">{inner}</svg>'
    )


def _by_source(figure: Figure) -> Mapping[str, Any]:
    source, tier, count = figure.columns
    return {
        "width": WIDTH - 50,
        "height": {"step": 40},
        "mark": {"type": "bar", "height": {"band": 0.6}},
        "encoding": {
            "y": {"field": source, "type": "nominal", "sort": None, "title": None,
                  "axis": {"labelExpr": _lines(row[0] for row in figure.rows), "labelOffset": -6}},
            "x": {**_COUNT, "field": count, "stack": "normalize", "axis": {"format": ".0%", "tickCount": 3}},
            "color": {**_tiers(tier), "legend": {"columns": 2}},
            "order": {"field": "place"},
        },
        "transform": [{"calculate": f"indexof({json.dumps(_TIER_NAMES)}, datum['{tier}'])", "as": "place"}],
    }  # fmt: skip


def _heat(figure: Figure) -> Mapping[str, Any]:
    system, tier, count = figure.columns
    cell = {"x": {"field": tier, "type": "nominal", "sort": _TIER_NAMES, "title": None,
                  "axis": {"orient": "top", "labelAngle": -45}},
            "y": {"field": system, "type": "nominal", "sort": None, "title": None,
                  "axis": {"labelExpr": _lines(row[0] for row in figure.rows), "labelLineHeight": 12,
                           "labelFontSize": 11, "labelOffset": -4}}}  # fmt: skip
    shades = {"field": count, "type": "quantitative", "legend": None,
              "scale": {"type": "threshold", "domain": [1, 10, 100, 1000],
                        "range": [f"var(--heat-{n})" for n in range(5)]}}  # fmt: skip
    words = {"field": count, "type": "quantitative", "scale": {"type": "threshold", "domain": [1, 10, 100, 1000],
             "range": [f"var(--on-heat-{n})" for n in range(5)]}, "legend": None}  # fmt: skip
    short = f"datum['{count}'] < 1000 ? format(datum['{count}'], 'd') : format(datum['{count}'], '.2s')"
    return {
        "transform": [{"calculate": short, "as": "short"}],
        "width": {"step": 29},
        "height": {"step": 26},
        "layer": [
            {"mark": "rect", "encoding": {**cell, "color": shades}},
            {"mark": {"type": "text", "fontSize": 11},
             "encoding": {**cell, "text": {"field": "short"}, "color": words}},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }  # fmt: skip


def _ranked(figure: Figure) -> Mapping[str, Any]:
    name, count = figure.columns
    y = {"field": name, "type": "nominal", "sort": None, "title": None}
    x = {**_COUNT, "field": count, "axis": None}  # the numbers stand on the bars
    return {
        "width": WIDTH - 40,
        "height": {"step": 20},
        "layer": [
            {"mark": {"type": "bar", "color": "var(--bar)", "height": {"band": 0.75}}, "encoding": {"y": y, "x": x}},
            {"mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 11, "color": "var(--ink)"},
             "encoding": {"y": y, "x": x, "text": {"field": count, "format": ","}}},
        ],
    }  # fmt: skip


def _lines(names: Iterable[str]) -> str:
    """For Vega: the lines of each name, so that a long one is neither cut nor leaves the picture no room."""
    return f"({json.dumps({name: wrap(name, 24) for name in names})})[datum.label]"


def _tiers(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": {"domain": _TIER_NAMES, "range": _TIER_COLOURS}}


_SPECS = {
    "tiers": _by_source,
    "systems": _heat,
    "frequent": _ranked,
    "important": _ranked,
    "agreement": _ranked,
}
