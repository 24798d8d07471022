"""Monograph pages in the two HTML forms that sites serve, written for the tests; none of it is medical advice."""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "raw" / "samples"
_EFFECTS = ("dry mouth", "mild rash", "sleepiness", "tingling fingers", "a metallic taste", "slow pulse", "hiccups")


def _effects(n: int) -> list[str]:
    return [_EFFECTS[(n + k) % len(_EFFECTS)] for k in range(4)]


def form_one(n: int, links: str = "") -> bytes:
    """A page as the first site serves it: minified, optional end tags gone."""
    name = f"Testamol {n}"
    items = "".join(f"<li>{e.capitalize()}" for e in _effects(n))
    return (
        f'<!DOCTYPE html><html lang="en-US"><meta charset="UTF-8"><title>{name} | Example Formulary</title>'
        f'<meta property="og:title" content="{name}"><body><nav class="site-nav"><ul><li><a href="/">Home</a></ul></nav>'
        f'<div id="main-content" class="main-content"><main><h1 id="t">{name}</h1><p><strong>Usage:</strong>'
        f"<p>Sheet number {n} of the test formulary: an invented medicine that was made up for trying crawlers out."
        f"<p><strong>Side Effects:</strong><ul>{items}</ul><p><strong>FAQs:</strong>"
        f"<p><strong>1. Is {name} a real medicine?</strong><p>No. It exists in this test only, and nobody can take it."
        f"{links}</main></div><footer>Example Formulary</footer>"
    ).encode()


def form_two(n: int, links: str = "") -> bytes:
    """A page as the second site serves it: inline CSS, JSON-LD, the text in a hidden part."""
    name = f"Probalol {n}"
    items = "".join(f"<li><strong>Common:</strong> {e}</li>" for e in _effects(n))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>{name}</title>'
        f'<link rel="canonical" href="https://pages.example/composition/probalol-{n}/"><style>.card{{color:#123}}</style>'
        f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"MedicalWebPage"}}</script></head>'
        f'<body><header><a href="/">Example</a></header><main><h1>{name}</h1><div id="original-content" style="display:none">'
        f"<h2>Mechanism of Action</h2><p>{name} is invented, and works on nothing at all; page {n} of the test set.</p>"
        f"<h2>Side Effects</h2><ul>{items}</ul><h2>FAQs</h2><h3>Who wrote this page?</h3><p>The authors of the tests did, "
        f"to try how a crawler treats a page of this form.</p></div>{links}</main><footer>Example</footer></body></html>"
    ).encode()


def sample_pages() -> dict[str, bytes]:
    """The project's own HTML sample pages by path, as the two sites would serve them; empty where there are none."""
    found = {}
    for site in ("site-one", "site-two"):
        for file in sorted((SAMPLES / site).rglob("*.html")):
            found["/" + file.relative_to(SAMPLES / site).as_posix()] = file.read_bytes()
    return found
