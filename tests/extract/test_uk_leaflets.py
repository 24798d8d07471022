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
        ("<p>See a doctor straight away if you:</p>" + listed("are wheezing", "get thirsty and feel dizzy"),
         ["wheezing; not_known; serious", "thirsty; not_known; serious", "feeling dizzy; not_known; serious"]),
        # side effects that may become serious are not
        ("<p>Tell your doctor if any of these side effects gets serious or lasts longer than a few days:</p>" + listed("gout"),
         ["gout; not_known"]),
        # where more is told, when an effect is likelier and what it is a sign of are none, whatever stands behind
        ("<p>Rare (may affect up to 1 in 1,000 people)</p>"
         + listed("nosebleeds (epistaxis), see ‘Allergy, asthma and colds’ in section 2 for more information",
                  "hives, see Allergy and asthma in section 2", "fits, more likely if you already have epilepsy",
                  "thirst, stiff neck (which may be a sign of a serious illness called gout (arthritis))*, fever"),
         ["nosebleeds; rare; <=0.001", "hives; rare; <=0.001", "fits; rare; <=0.001", "thirst; rare; <=0.001",
          "stiff neck; rare; <=0.001; serious", "fever; rare; <=0.001"]),
        ("<p>Velotab may be associated with a small increased risk of gout. Any risk is more likely with high doses.</p>",
         ["increased risk of gout; not_known"]),
        # a rash and what it is like are one
        ("<p>Rare (may affect up to 1 in 1,000 people)</p>"
         + listed("a severe rash with flushing, blisters or peeling, fits", "round patches of redness and swelling of the skin"),
         ["severe rash with flushing, blisters or peeling; rare; <=0.001", "fits; rare; <=0.001",
          "round patches of redness and swelling of the skin; rare; <=0.001"]),
        # signs of addiction are none of its effects
        ("<p>If you notice any of the following signs while taking it, it could be a sign that you have become addicted.</p>"
         + listed("You need to use it more often", "You feel unwell without it"), []),
        # what comes of stopping
        ("<p>Drug withdrawal</p><p>When you stop taking Velotab, you may experience withdrawal symptoms, which include "
         "shaking and sweating.</p>", ["withdrawal symptoms; not_known; context withdrawal"]),
        # what to do if one has an effect, behind a head, and without words of haste
        ("<p>Other serious side effects: stop taking it and see a doctor at once if you have black stools or fits.</p>",
         ["black stools; not_known; serious", "fits; not_known; serious"]),
        ("<p>Stop taking Velotab and tell your doctor if you develop hives or wheezing.</p>"
         "<p>See your doctor straight away if your skin or eyes turn yellow.</p>",
         ["hives; not_known; serious", "wheezing; not_known; serious", "skin or eyes turn yellow; not_known; serious"]),
        # how often, in front of a list; bullets within a line
        ("<p>Other side effects</p>" + listed("rarely, hepatitis", "very rarely, low blood cells, fits") + "<p>• gout • wind</p>",
         ["hepatitis; rare", "low blood cells; very_rare", "fits; very_rare", "gout; not_known", "wind; not_known"]),
        # how many have it, in words
        ("<p>Less than one person in ten thousand may have fits.</p>", ["fits; very_rare; <=0.0001"]),
        # what tells of an effect behind a dash; comparisons of one sign
        ("<p>Serious side effects</p>" + listed(
            "Bleeding from the stomach – you may pass black, tarry stools or vomit blood",
            "Your heart beats faster or slower than usual"),
         ["Bleeding from the stomach; not_known; serious", "heart beats faster or slower than usual; not_known; serious"]),
        # long use in front of what one may get
        ("<p>If you take it for a long time you may get: thin skin, brittle bones.</p>",
         ["thin skin; not_known; context long_term", "brittle bones; not_known; context long_term"]),
        ("<p>Velotab can also cause: small pupils and sweating.</p>", ["small pupils; not_known", "sweating; not_known"]),
    ],
)  # fmt: skip
def test_rows(body: str, rows: list[str]) -> None:
    assert rows_in(uk_leaflet(body)) == rows
