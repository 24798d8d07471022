"""Classes of effects that an introduction names: "cardiovascular effects"."""

from __future__ import annotations

import re

from materia_medica.extract.language.clause_patterns import CLASS_OF
from materia_medica.extract.language.parentheses import mask
from materia_medica.extract.language.word_tables import table

_SYSTEM = re.compile(table("labels")["systems"], re.IGNORECASE)
_BARE = re.compile(r"(?:ic|al|ory|ine|ous|ary|lar|system|tract|skin|blood|eyes?|ears?|cns|gi)$", re.IGNORECASE)
_EITHER = re.compile(r"\s*/\s*|\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+", re.IGNORECASE)


def class_of(head: str) -> str | None:
    """The class that an introduction names, such as "cardiovascular effects"; null where it names none."""
    for found in CLASS_OF.finditer(mask(head).text):
        lead = found[1].split()
        kept: list[str] = []
        for word in reversed(lead):
            if re.fullmatch(
                r"(?i)(?:common|commonly|rare|rarely|serious|severe|uncommon|frequent|frequently|reported|less|more|"
                r"most|very|but|the|some|other|possible|potential|potentially|long-term|clinically|significant|"
                r"important|notable|and|or|may|of|mild|these|known|additional|observed|occurring|typical|infrequent|"
                r"include|relevant|major|main|adverse|drug|all|any|also|prolonged|chronic|certain|following|minor|"
                r"associated|specific|individual|its|their|for|with|has|have|such|overall|usual|primary|key|general|"
                r"rarer|expected|chief|unwanted|undesirable|numerous|several|many|various|life-threatening|fatal|"
                r"dangerous|cause|experience|patients|can|are|in|as|to|a|an)[,:]?",
                word,
            ):
                break
            kept.insert(0, word)
        if kept:
            return " ".join([*kept, found[2]]).strip(" ,")
        return None
    return None


def names_system(words: str) -> bool:
    """Whether the words name a body system, route or class of effects, or several of them: "Oral/Rectal"."""
    return bool(_SYSTEM.fullmatch(words)) or all(_SYSTEM.fullmatch(part) for part in _EITHER.split(words))


def names_bare_system(words: str) -> bool:
    """Whether the words name a body system and nothing that befalls it: "hepatic", but not "hepatic problems"."""
    return names_system(words) and bool(_BARE.search(words))
