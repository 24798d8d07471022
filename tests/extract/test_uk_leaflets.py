"""Leaflets of the United Kingdom, of which the older have no bands: body systems, ingredients, care, withdrawal."""

from __future__ import annotations

import pytest

from .documents import rows_in, uk_leaflet


def listed(*items: str) -> str:
    """A list of HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        # body systems as labels and as lines above their lists, which may be paragraphs
        ("<p><b>Behaviour:</b> aggression</p><p><b>Heart and circulation:</b> palpitations</p><p><b>Other:</b> tiredness</p>",
         ["aggression; not_known; category Behaviour", "palpitations; not_known; category Heart and circulation",
          "tiredness; not_known"]),
        ("<p>Other side effects</p><p>Eyes</p><p>Blurred vision, dry eyes</p><p>Skin and hair</p>" + listed("rash"),
         ["Blurred vision; not_known; category Eyes", "dry eyes; not_known; category Eyes",
          "rash; not_known; category Skin and hair"]),
        # a risk in a list without a joint is one of several effects, with a joint that of each
        ("<p>General: increased risk of infections, tiredness, thirst</p>",
         ["increased risk of infections; not_known; category General", "tiredness; not_known; category General",
          "thirst; not_known; category General"]),
        # items that begin with the verb of the head above them
        ("<p>Stop taking Velotab and see a doctor straight away if you:</p>"
         + listed("get severe stomach pain", "have yellow skin", "notice a lumpy, itchy rash"),
         ["severe stomach pain; not_known; serious", "yellow skin; not_known; serious",
          "lumpy, itchy rash; not_known; serious"]),
        # side effects that may become serious are not
        ("<p>Tell your doctor if any of these side effects gets serious or lasts longer than a few days:</p>" + listed("gout"),
         ["gout; not_known"]),
        # signs of addiction are none of its effects
        ("<p>If you notice any of the following signs while taking it, it could be a sign that you have become addicted.</p>"
         + listed("You need to use it more often", "You feel unwell without it"), []),
        # what comes of stopping
        ("<p>Drug withdrawal</p><p>When you stop taking Velotab, you may experience withdrawal symptoms, which include "
         "shaking and sweating.</p>", ["withdrawal symptoms; not_known; context withdrawal"]),
    ],
)  # fmt: skip
def test_rows(body: str, rows: list[str]) -> None:
    assert rows_in(uk_leaflet(body)) == rows
