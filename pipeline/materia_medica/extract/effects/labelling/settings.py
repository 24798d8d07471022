"""Where effects were seen, as words of a heading or sentence say."""

from __future__ import annotations

import re
from functools import lru_cache

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


SETTINGS = (
    _setting("related_product", "seen with other dosage forms of the drug", "seen with other drugs"),
    _setting("class_effect", "seen with other nitrate drugs", "seen with the drug"),
    _setting("literature", "Published reports", "Reports"),
    _setting("post_marketing", "6.2 Postmarketing Experience", "6.2 Experience"),
    _setting("clinical_trial", "Clinical Trials Experience", "Experience"),
)
"""In the order in which they are tried: what is nearer to the effect comes first."""


@lru_cache(maxsize=4096)
def setting_of(words: str) -> str | None:
    """The setting that words name; null where they name none."""
    return next((rule.name for rule in SETTINGS if rule.search(words)), None)
