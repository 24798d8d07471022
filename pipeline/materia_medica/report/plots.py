"""Small plots as inline SVG. Their shapes tell what their colours tell, for print and for the colour-blind."""

from __future__ import annotations

from markupsafe import Markup, escape

WIDTH, HEIGHT = 260, 26
_PAD = 8
_AXIS = 13
_FILL = {"passed": "#1d6f42", "small": "#1d6f42", "accepted": "#8a5a00", "failed": "#b3261e"}


def range_plot(before: float, now: float, low: float, high: float, *, status: str, label: str) -> Markup:
    """The allowed range as a band, the last release as a line, this one as a mark: a dot, or a cross where it fails."""
    least, most = min(low, before, now), max(high, before, now)
    room = (most - least) * 0.08 or abs(most) * 0.1 or 1.0
    least, most = (max(0.0, least - room) if least >= 0 else least - room), most + room

    def x(value: float) -> float:
        return round(_PAD + (value - least) / (most - least) * (WIDTH - 2 * _PAD), 1)

    colour = _FILL[status]
    failed = status in ("failed", "accepted")
    at = x(now)
    mark = (
        f'<path d="M{at - 4} {_AXIS - 4}l8 8m0 -8l-8 8" stroke="{colour}" stroke-width="2.4" fill="none"/>'
        if failed
        else f'<circle cx="{at}" cy="{_AXIS}" r="4.2" fill="{colour}"/>'
    )
    return Markup(  # noqa: S704  numbers and our own words, the label escaped
        f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape(label)}</title>"
        f'<line x1="{_PAD}" x2="{WIDTH - _PAD}" y1="{_AXIS}" y2="{_AXIS}" stroke="#b9c0c7" stroke-width="1"/>'
        f'<rect x="{x(low)}" y="{_AXIS - 6}" width="{max(1.0, round(x(high) - x(low), 1))}" height="12" '
        'fill="#d5e3ee" stroke="#9fb8cc" stroke-width="0.8"/>'
        f'<line x1="{x(before)}" x2="{x(before)}" y1="{_AXIS - 9}" y2="{_AXIS + 9}" stroke="#2b3a47" '
        f'stroke-width="2"/>{mark}</svg>'
    )


def bar(part: float, whole: float, label: str) -> Markup:
    """A horizontal bar that is filled to `part` of `whole`."""
    filled = round((WIDTH - 2) * (part / whole if whole else 0), 1)
    return Markup(  # noqa: S704
        f'<svg class="plot" viewBox="0 0 {WIDTH} 12" width="{WIDTH}" height="12" role="img">'
        f"<title>{escape(label)}</title>"
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="11" fill="none" stroke="#b9c0c7"/>'
        f'<rect x="1" y="1" width="{filled}" height="10" fill="#4a7ba6"/></svg>'
    )
