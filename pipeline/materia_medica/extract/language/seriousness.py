"""Words that state seriousness, and those that deny it."""

from __future__ import annotations

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.needed_words import all_needed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives

SERIOUS = Rule(
    name="serious",
    pattern=rf"(?<![\w-]){alternatives(entries('serious'))}(?!\w)",
    needs=all_needed(entries("serious")),
    example=("seek medical help without delay", True),
    counter_example="regular medical check-ups",
)
SEVERE_GROUP = Rule(
    name="severe, of a group",
    pattern=alternatives(entries("serious_group")),
    needs=("severe",),
    example=("rare but severe", True),
    counter_example="severe headache",
)
DENIED = Rule(
    name="not serious",
    pattern=rf"(?<![\w-]){alternatives(entries('not_serious'))}(?!\w)",
    needs=all_needed(entries("not_serious")),
    example=("not usually serious", False),
    counter_example="serious if not treated",
)
MIXED = Rule(
    name="some serious, some not",
    pattern=rf"(?<![\w-]){alternatives(entries('mixed'))}(?!\w)",
    needs=all_needed(entries("mixed")),
    example=("effects from mild to serious", False),
    counter_example="common and serious effects",
)


def states_seriousness(low: str, *, is_group: bool) -> bool:
    """Whether a text in lower case calls its effects serious; `is_group` says whether it speaks of a group.

    Severe says it of a group only: in the name of one effect, "severe headache", it is a degree. Of one effect,
    "bleeding (from minor to fatal)" says that it can be serious; of a group, it says so of no effect in particular.
    """
    low = DENIED.sub(" ", MIXED.sub(" ", low) if is_group else low)
    return bool(SERIOUS.search(low)) or (is_group and bool(SEVERE_GROUP.search(low.strip())))


def without_seriousness(low: str) -> str:
    """A text in lower case without what states seriousness of any effect, or of some of them."""
    return SERIOUS.sub(" ", MIXED.sub(" ", low))
