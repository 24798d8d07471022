"""The active substances that the text of a leaflet or summary names: "The active substance is irbesartan."."""

from __future__ import annotations

import re

from materia_medica.read.fhir_words import TABLE, expression

_NAMES = [expression([said]) for said in TABLE["names_substances"]]
_ENDS = re.compile(TABLE["ends_substances"], re.IGNORECASE)
_NO_NAME = re.compile(rf"\b(?:{'|'.join(TABLE['no_substances'])})\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*[/+]\s*|;\s*)", re.IGNORECASE)
_LONGEST = 60
_MOST_WORDS = 6


def stated_substances(text: str) -> tuple[str, ...]:
    """The names in the order of the text; none where it does not say so, or says it in more words than names have."""
    for found in (found for said in _NAMES for found in said.finditer(text)):
        behind = _PARENTHESIS.sub("", text[found.end() : found.end() + 300])
        listed = _ENDS.split(behind, maxsplit=1)[0].strip(" ,:*•-–")
        names = [name.strip(" ,:*•-–®'’\"") for name in _BETWEEN.split(listed)]
        names = [
            re.sub(r"^(?:the|an?|is|are)\s+|\s+(?:and|or)$", "", name, flags=re.IGNORECASE) for name in names if name
        ]
        if names and all(_is_name(name) for name in names):
            return tuple(dict.fromkeys(names))
    return ()


def _is_name(words: str) -> bool:
    return 3 < len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS and not _NO_NAME.search(words)
