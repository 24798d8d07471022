"""Whether words are fit to be the name of an effect."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.classes import names_bare_system
from materia_medica.extract.language.effect_names import ends_open, is_generic, names_medicine
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import words

_ORGANS = words("phrases", "parts") & words("phrases", "modifiers")
_WORD = re.compile(r"[A-Za-zα-ωΑ-Ω]{2,}")
_ONLY_REFERS = re.compile(
    r"\b(?:this|these|those|such) (?:risks?|(?:side )?effects?|symptoms|reactions)\b|"
    r"\b(?:severity|risk|likelihood|incidence) of (?:the )?(?:side|adverse) effects$|^increased risk$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:not|no|without|rather than|where|necessitating|strongly|data|information|see|never|though|although|because|"
    r"interactions?|associated|"
    r"others|evaluate|carry|using|taking|consuming|"
    r"combining|varying|ranging|depending|including|some of|based|dependent (?:on|upon)|"
    r"even|safe|note|requiring|meaning|intended|observed|advised|at|after|"
    r"upon|during|within|until|unless|therefore|thus|hence|"
    r"(?:\w+ly )?(?:increased|reduced|decreased|elevated|heightened|higher|greater|lower)$)\b(?!-)",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def is_effect_name(name: str) -> bool:
    """Whether words name an effect: no filling words, organ, medicine, clause or reference to other effects."""
    if not _WORD.search(name) or _NO_NAME.match(name) or _ONLY_REFERS.search(name) or ends_open(name):
        return False
    if name.lower() in _ORGANS or names_bare_system(name):
        return False
    return not (is_generic(name) or has_verb(name) or names_medicine(name))
