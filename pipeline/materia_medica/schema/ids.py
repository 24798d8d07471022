"""Stable ids: made from few mandatory fields of the source, never from a row's place in the whole.

Ids made of hashes begin with a letter: a spreadsheet takes `12345678e9012345` for a number, and rounds it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_QUOTES = str.maketrans("‘’‚‛“”„‟–—‑−\u00a0", "''''\"\"\"\"---- ")
_GREEK = dict(zip("αβγδεζηθκλμπρστφχψω", (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "pi", "rho", "sigma",
    "tau", "phi", "chi", "psi", "omega",
), strict=True))  # fmt: skip


def short_hash(*parts: str) -> str:
    """16 hexadecimal digits of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=32768)
def fold(words: str) -> str:
    """Letter case, quotes, dashes and white space folded; for comparing wordings."""
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words).translate(_QUOTES)
    return " ".join(words.lower().split())


def slug(words: str) -> str:
    """`words` as lower-case ASCII joined by hyphens; a hash stands for words without any letter or digit."""
    folded = words.lower()
    if not folded.isascii():
        spelled = "".join(_GREEK.get(c, c) for c in unicodedata.normalize("NFKD", words).lower())
        folded = spelled.encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", folded).strip("-") or f"x-{short_hash(words)}"


def side_effect_id(monograph_id: str, ingredient: str | None, context: str | None, folded: str, which: int) -> str:
    """The id of a row of `side_effects`; `which` counts, from 1, the rows of a page whose other parts are equal.

    Tier, group and evidence are no part of it: a row whose heading is reworded stays the same row.
    """
    return f"s{short_hash(monograph_id, ingredient or '', context or '', folded, str(which))}"


def effect_id(folded: str) -> str:
    """The id of an effect by its folded wording."""
    return slug(folded)[:120].strip("-")


def faq_id(monograph_id: str, folded: str, which: int) -> str:
    """The id of a row of `faqs`; `which` counts, from 1, the equal questions of a page."""
    return f"q{short_hash(monograph_id, folded, str(which))}"


def reject_id(stage: str, table: str, row_key: str, source: str, path: str, rule: str) -> str:  # noqa: PLR0917  (its key)
    """The id of a row of `rejects`."""
    return f"r{short_hash(stage, table, row_key, source, path, rule)}"
