"""Small plots as inline SVG. Their shapes tell what their colours tell, for print and for the colour-blind."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH, HEIGHT = 190, 32
_PAD = 7
_COLOURS = {"passed": "good", "small": "good", "accepted": "doubt", "failed": "bad"}


def drift_plot(values: Sequence[float], low: float, high: float, *, status: str, label: str) -> Markup:
    """A figure over releases as a line, the newest last, on the band that is let through for it.

    The newest is marked: by a dot, or by a cross where it is outside. `values` holds at least one.
    """
    least, most = min(low, *values), max(high, *values)
    room = (most - least) * 0.1 or abs(most) * 0.1 or 1.0
    least, most = (max(0.0, least - room) if least >= 0 else least - room), most + room

    def y(value: float) -> float:
        return round(HEIGHT - 3 - (value - least) / (most - least) * (HEIGHT - 6), 1)

    step = (WIDTH - 2 * _PAD) / max(1, len(values) - 1)
    places = [(round(WIDTH - _PAD - step * (len(values) - 1 - i), 1), y(v)) for i, v in enumerate(values)]
    colour = f"var(--{_COLOURS[status]})"
    x, at = places[-1]
    mark = (
        f'<path d="M{x - 4} {at - 4}l8 8m0 -8l-8 8" stroke="{colour}" stroke-width="2.4" fill="none"/>'
        if status in ("failed", "accepted")
        else f'<circle cx="{x}" cy="{at}" r="4" fill="{colour}"/>'
    )
    line = " ".join(f"{x},{y}" for x, y in places)
    return Markup(  # noqa: S704  numbers and our own words, the label escaped
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape(label)}</title>"
        f'<rect x="0.5" y="{y(high)}" width="{WIDTH - 1}" height="{max(1.0, round(y(low) - y(high), 1))}" '
        'fill="var(--heat-1)"/>'
        f'<polyline points="{line}" fill="none" stroke="var(--ink)" stroke-width="1.4"/>{mark}</svg>'
    )
