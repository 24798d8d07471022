"""Where effects were seen, as words of a heading or sentence say."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.asked_together import AskedTogether
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _setting(name: str, example: str, counter_example: str) -> Rule:
    return Rule(
        name=name,
        pattern=rf"\b {any_of('labelling', name)} \b",
        flags=re.IGNORECASE,
        needs=needed_of("labelling", name),
        example=(example, name),
        counter_example=counter_example,
    )


OF_OTHER_PRODUCTS = (
    _setting("related_product", "seen with other dosage forms of the drug", "seen with other drugs"),
    _setting("class_effect", "seen with other nitrate drugs", "seen with the drug"),
)
SETTINGS = (
    *OF_OTHER_PRODUCTS,
    _setting("literature", "Published reports", "Reports"),
    _setting("post_marketing", "6.2 Postmarketing Experience", "6.2 Experience"),
    _setting("clinical_trial", "Clinical Trials Experience", "Experience"),
)
"""In the order in which they are tried: what is nearer to the effect comes first."""


_TRIALS, _AFTER = any_of("labelling", "clinical_trial"), any_of("labelling", "post_marketing")
_JOINED = r"""
    (?: \s [\w()=,]+ | \s \([^()]{1,120}\) ){0,3} [,\s]+
    (?: and | or | and/or | as \s well \s as ) (?: \s [\w-]+ ){0,3} \s
"""
IN_BOTH = Rule(
    name="seen in trials and after marketing",
    pattern=rf"\b (?: {_TRIALS} {_JOINED} {_AFTER} | {_AFTER} {_JOINED} {_TRIALS} ) \b",
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "post_marketing"),
    example=("Gathered from clinical trials and from postmarketing experience", None),
    counter_example="Seen in postmarketing experience, not in clinical trials",
)


OTHER_CLASS = Rule(
    name="heading of other medicines of the class",
    pattern=rf"""
        ^ \W* (?: [\d.]+ \s )? (?: (?: adverse \s | side \s )? (?: reactions | effects | events ) \s
            (?: (?: reported | seen | observed ) \s )? (?: of | with | for ) \s )?
        other \s {any_of("medicine_classes", "names", "ends")} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("other ",),
    example=("Other NSAIDs", "class_effect"),
    counter_example="Other painkillers",
)


_TOGETHER = AskedTogether((("class_effect", OTHER_CLASS), (None, IN_BOTH), *((rule.name, rule) for rule in SETTINGS)))


@lru_cache(maxsize=4096)
def setting_of(words: str) -> str | None:
    """The setting that words name; null where they name none, or trials and the time after marketing alike."""
    return next((setting for setting, rule in _TOGETHER.of(words.lower()) if rule.search(words)), None)
