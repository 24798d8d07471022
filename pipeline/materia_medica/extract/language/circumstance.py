"""Words that name the circumstance in which effects occur: withdrawal, overdose, after marketing, long use."""

from __future__ import annotations

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.needed_words import all_needed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives

LASTING = Rule(
    name="lasting",
    pattern=alternatives(entries("lasting")),
    needs=all_needed(entries("lasting")),
    example=("numbness that persists after stopping", None),
    counter_example="numbness after stopping",
)


def _of_context(name: str, example: str, counter_example: str) -> Rule:
    return Rule(
        name=name,
        pattern=alternatives(entries("contexts", name)),
        needs=all_needed(entries("contexts", name)),
        example=(example, name),
        counter_example=counter_example,
    )


CONTEXTS = (
    _of_context("withdrawal", "upon abrupt discontinuation", "stopping distance"),
    _of_context("overdose", "in case of overdose", "a single dose"),
    _of_context("post_marketing", "post-marketing reports", "marketing authorisation"),
    _of_context("long_term", "with lengthy use", "long-lasting headache"),
)


def circumstance_in(low: str) -> str | None:
    """The circumstance that words in lower case name; how long an effect lasts is none."""
    low = LASTING.sub(" ", low)
    return next((rule.name for rule in CONTEXTS if rule.search(low)), None)


def without_circumstance(low: str) -> str:
    """A text in lower case without the words that name a circumstance."""
    for rule in CONTEXTS:
        low = rule.sub(" ", low)
    return low
