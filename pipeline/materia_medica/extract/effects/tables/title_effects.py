"""Tables about one effect, which only their title names: their rows say how severe it was, or in whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.effects.tables import title_effect_rules as rules
from materia_medica.extract.effects.tables.grid import TableRow
from materia_medica.extract.effects.tables.trial_entries import EDGES, is_total
from materia_medica.extract.effects.tables.trial_parts import name_of
from materia_medica.extract.effects.tables.trial_rules import PATIENTS, TITLE
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of


class PartOfTitle(NamedTuple):
    """What a row of such a table speaks of."""

    name: str
    """The effect; empty where the row gives no share of patients."""
    more: str | None = None
    whom: str | None = None


@lru_cache(maxsize=1024)
def effect_of_title(title: str) -> str | None:
    """The one effect that the title of a table names as what it is about."""
    words = rules.SHARES.sub("", TITLE.sub("", " ".join(title.split())))
    kinds = rules.KINDS.search(words)
    bare = words[kinds.end() :] if kinds else words
    end = rules.WHERE.search(bare)
    name = bare[: end.start() if end else None].strip(EDGES)
    tokens = tokens_of(name)
    found = names_in(tokens, text=name)
    if len(found) != 1 or found[0].kind == "class" or (found[0].start, found[0].end) != (0, len(tokens.words)):
        return None
    return f"{kinds[0]}{name}" if kinds and rules.ONE_KIND.search(kinds[0]) else name


def titled(title: str | None, body: Sequence[TableRow]) -> str | None:
    """The effect in the title of a table none of whose rows names an effect of its own."""
    effect = effect_of_title(title) if title else None
    if effect is None:
        return None
    told = filter(None, map(name_of, body))
    parts = [part_of(effect, words) for words in told if not is_total(words) or part_of(effect, words)]
    return effect if None not in parts and any(part and part.name for part in parts) else None


def part_of(effect: str, words: str) -> PartOfTitle | None:
    """What a row with these words says of the effect in the title; null where it is of something else."""
    words = rules.UNIT.sub("", words).strip(EDGES)
    if rules.OF_TIME.search(words):
        return PartOfTitle("")
    if rules.WHOLE.search(words):
        return PartOfTitle(effect)
    low = effect[0].lower() + effect[1:] if effect[1:2].islower() else effect
    if found := rules.KIND.search(words):
        kind, behind = found["kind"].lower(), (found["more"] or "").strip(f"{EDGES}()")
        behind = re.sub(rf"^{re.escape(low)}\b\s*", "", behind, flags=re.IGNORECASE)
        return None if names_effect(behind) else PartOfTitle(_of_kind(kind, low), behind or None)
    if words.lower().startswith(low.lower()) and not names_effect(behind := words[len(low) :].strip(f"{EDGES}()")):
        return PartOfTitle(words[: len(low)], behind or None)
    if rules.TOLD_BY.search(words) and not names_effect(words):
        return PartOfTitle(effect, words)
    if is_of_whom(words) and not names_effect(words):
        return PartOfTitle(effect, whom=words)
    return None


def is_of_whom(words: str) -> bool:
    """Whether words over or in front of rows say of whom or with which treatment these speak."""
    return PATIENTS.search(words) is not None or rules.OF_WHOM.search(words) is not None


def _of_kind(kind: str, effect: str) -> str:
    return effect if effect.startswith(kind) else f"{kind} {effect}"
