"""Words that state a frequency, each with its tier: "very rare", "less common"."""

from __future__ import annotations

import re

from materia_medica.extract.language.frequency_table import entries, stating
from materia_medica.extract.language.needed_words import all_needed, any_needed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, lowered, table

_ANY_TIER = re.compile(rf"(?<![\w-]){stating()}(?!\w)")
"""What the rules of all tiers find, in one pass."""
_MAY_HOLD = re.compile(any_needed(entry for tier in table("frequency")["tiers"] for entry in entries("tiers", tier)))
"""Found in every text with such words: most of those that state numbers hold none."""


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
    _of_tier(
        "not_known",
        ("their frequency cannot be estimated", [("not_known", "frequency cannot be estimated")]),
        "the cause is not known",
    ),
    _of_tier("common", ("typical side effects", [("common", "typical")]), "typical signs of a stroke"),
)
COMPARED = Rule(
    name="compared",
    pattern=rf"(?<![\w-]){alternatives(entries('compared'))}(?!\w)",
    needs=all_needed(entries("compared")),
    example=("dizziness, more often in older people", []),
    counter_example="most often mild",
)
OF_USE = Rule(
    name="of the use",
    pattern=rf"(?<![\w-]){alternatives(entries('use'))}(?!\w)",
    needs=all_needed(entries("use")),
    example=("a diuretic, often prescribed with it", []),
    counter_example="often reported",
)
_ADVERB = rf"(?<![\w-])(?:(?:most|more|less|very|quite)\s)?{alternatives(entries('course_adverbs'))}"
COURSE = Rule(
    name="course",
    pattern=rf"{_ADVERB}(?=\s(?:\w+ly\s)?{in_order(entries('course'))}(?!\w))",
    needs=all_needed(entries("course_adverbs")),
    example=("diarrhoea, often transient", []),
    counter_example="often reported",
)
COMPANY = Rule(
    name="place, cause or company of one effect",
    pattern=rf"{_ADVERB}(?=\s(?:\w+ly\s)?{in_order(entries('company'))}(?!\w))",
    needs=all_needed(entries("course_adverbs")),
    example=("swelling, often around the eyes", []),
    counter_example="often reported around the eyes",
)
NO_FREQUENCY = (COMPARED, OF_USE, COURSE)
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
    low = lowered(text)
    if not _MAY_HOLD.search(low):
        return []
    for rule in NO_FREQUENCY if is_group else (*NO_FREQUENCY, COMPANY):
        low = rule.sub(lambda found: "#" * len(found[0]), low)
    stated = []
    for found in _ANY_TIER.finditer(low):
        tier = _tier_at(low, found)
        if tier and (is_group or not DESCRIBES.match(low, found.start())):
            stated.append((tier, text[found.start() : found.end()]))
    return stated


def without_tier_words(low: str) -> str:
    """A text in lower case without its frequency words."""
    return _ANY_TIER.sub(" ", low) if _MAY_HOLD.search(low) else low


def _tier_at(low: str, found: re.Match[str]) -> str | None:
    """The tier of the frequency words that were found; what follows them counts ("typical" of effects only)."""
    for rule in TIERS:
        same = rule.match(low, found.start())
        if same and same.end() == found.end():
            return rule.name
    return None
