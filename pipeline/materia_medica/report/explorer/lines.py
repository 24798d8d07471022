"""Lines over releases as SVG. Each release has another such picture, and Vega takes 0.4 s to load for it alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from markupsafe import escape

from materia_medica.report.explorer.figures import Figure

WIDTH, HEIGHT = 270, 170
"""The area of the lines, in pixels: with its labels a picture fits a phone."""
_LEFT, _BELOW, _RIGHT, _LINE = 60, 66, 8, 20
_LETTER, _BETWEEN = 6.6, 15
"""About the width of a letter, and the least from one label of a release to the next."""
_STEPS = 4
_COLOURS = ("var(--bar)", "var(--bar-2)", "var(--bar-3)", "var(--soft)")
_MARKS = (
    "M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0",
    "M-3,-3h6v6h-6Z",
    "M0,-3L-3,3L3,3Z",
    "M0,-4L4,0L0,4L-4,0Z",
    "M-3,-1h6v2h-6Z",
)
"""Lines differ by these, too, for print and for the colour-blind."""


def lines(figure: Figure) -> tuple[str, int, int]:
    """The drawing of rows of release, kind and number, without the element around it, its width and its height."""
    releases, kinds = (list(dict.fromkeys(row[place] for row in figure.rows)) for place in (0, 1))
    numbers = [row[2] for row in figure.rows]
    ticks = _ticks(min(numbers) if figure.name == "quality" else 0, max(numbers))
    legend = list(_legend(kinds))
    top = (legend[-1][1] if legend else 0) + _LINE
    step = WIDTH / len(releases)
    places = {release: round((at + 0.5) * step, 1) for at, release in enumerate(releases)}

    def y(number: float) -> float:
        return round(HEIGHT - (number - ticks[0]) / (ticks[-1] - ticks[0]) * HEIGHT, 1)

    parts = [f'<g transform="translate({_LEFT},0)" font-family="sans-serif" font-size="12" fill="var(--ink)">']
    for kind, (x, at) in zip(kinds, legend, strict=True):
        mark = _mark(kinds.index(kind), x, at + 8)
        parts.append(f'{mark}<text x="{x + 9}" y="{at + 12}">{escape(kind)}</text>')
    parts.append(f'<g transform="translate(0,{top})">')
    for tick in ticks:
        at_y = y(tick)
        parts.append(f'<path d="M0,{at_y}h{WIDTH}" stroke="var(--line)"/>')
        parts.append(f'<text x="-6" y="{at_y + 4}" text-anchor="end">{_said(tick, ticks[1] - ticks[0])}</text>')
    every = math.ceil(_BETWEEN / step)
    for release in releases[::-1][::every][::-1]:
        turned = f'transform="translate({places[release]},{HEIGHT + 12}) rotate(-45)"'
        parts.append(f'<text {turned} text-anchor="end">{escape(release)}</text>')
    for number, kind in enumerate(kinds):
        points = [(places[row[0]], y(row[2])) for row in figure.rows if row[1] == kind]
        way = "L".join(f"{x},{at}" for x, at in points)
        parts.append(f'<path d="M{way}" fill="none" stroke="{_COLOURS[number % len(_COLOURS)]}" stroke-width="2"/>')
        parts += [_mark(number, x, at) for x, at in points]
    return "".join([*parts, "</g></g>"]), _LEFT + WIDTH + _RIGHT, top + HEIGHT + _BELOW


def _mark(number: int, x: float, y: float) -> str:
    drawn, colour = _MARKS[number % len(_MARKS)], _COLOURS[number % len(_COLOURS)]
    return f'<path transform="translate({x},{y})" d="{drawn}" fill="{colour}"/>'


def _legend(kinds: Sequence[str]) -> Iterator[tuple[float, int]]:
    """Where the mark of each kind stands, one behind the other as long as a line has room."""
    x, y = 5.0, 0
    for kind in kinds:
        wide = 24 + len(kind) * _LETTER
        if x > 5 and x + wide > WIDTH:
            x, y = 5.0, y + _LINE
        yield round(x, 1), y
        x += wide


def _ticks(least: float, most: float) -> list[float]:
    """About so many round numbers, the first and the last around all others; two at least."""
    rough = (most - least or abs(most) or 1.0) / _STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * of for of in (1, 2, 5, 10) if power * of >= rough * 0.999)
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _said(tick: float, step: float) -> str:
    """A number with as many places as its step needs."""
    return f"{tick:,.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"
