"""Words that state a frequency, each with its tier: "very rare", "less common"."""

from __future__ import annotations

import re

from materia_medica.extract.language.frequency_table import entries, stating
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, lowered

_ANY_TIER = re.compile(rf"(?<![\w-]){stating()}(?!\w)")
"""What the rules of all tiers find, in one pass."""


def _of_tier(tier: str, example: tuple[str, object], counter_example: str) -> Rule:
    return Rule(
        name=tier,
        pattern=rf"(?<![\w-]){stating(tier)}(?!\w)",
        example=example,
        counter_example=counter_example,
    )


TIERS = (
    _of_tier("very_rare", ("exceedingly rare", [("very_rare", "exceedingly rare")]), "very slow"),
    _of_tier("very_common", ("very commonly", [("very_common", "very commonly")]), "very communicative"),
    _of_tier("uncommon", ("less often", [("uncommon", "less often")]), "less pain"),
    _of_tier("rare", ("in rare cases", [("rare", "in rare cases")]), "rarefied air"),
    _of_tier("common", ("typical side effects", [("common", "typical")]), "typical signs of a stroke"),
)
COMPARED = Rule(
    name="compared",
    pattern=rf"(?<![\w-]){alternatives(entries('compared'))}(?!\w)",
    example=("dizziness, more often in older people", []),
    counter_example="most often mild",
)
DESCRIBES = Rule(
    name="describes one effect",
    pattern=rf"""
        {alternatives(entries("describing"))}
        \s+(?!{in_order(entries("not_described"))}\b)
        (?=[a-z])
    """,
    example=("frequent urination", []),
    counter_example="frequent in children",
)


def tier_words(text: str, *, is_group: bool) -> list[tuple[str, str]]:
    """Frequency words of `text` in their order, each with its tier; a comparison states none.

    `is_group` says whether the text speaks of a group: in the name of one item, "frequent urination", a word describes.
    """
    low = COMPARED.sub(lambda found: "#" * len(found[0]), lowered(text))
    stated = []
    for found in _ANY_TIER.finditer(low):
        tier = _tier_at(low, found)
        if tier and (is_group or not DESCRIBES.match(low, found.start())):
            stated.append((tier, text[found.start() : found.end()]))
    return stated


def without_tier_words(low: str) -> str:
    """A text in lower case without its frequency words."""
    return _ANY_TIER.sub(" ", low)


def _tier_at(low: str, found: re.Match[str]) -> str | None:
    """The tier of the frequency words that were found; what follows them counts ("typical" of effects only)."""
    for rule in TIERS:
        same = rule.match(low, found.start())
        if same and same.end() == found.end():
            return rule.name
    return None
