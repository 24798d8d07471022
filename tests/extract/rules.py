"""`make rules`: switch off each rule and each compiled pattern of extraction in turn, and see whether an example notices.

A survivor is one whose absence no example of the rule book notices. At most 3 % may survive, each with a reason below.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from types import ModuleType

import materia_medica.extract
from materia_medica.extract.language.rule import Family, Rule
from materia_medica.extract.rulebook import FAMILIES

ALLOWED = 0.03
REASONS: dict[str, str] = {
    **{
        f"extract.language.{name}": "takes the table's entries apart while it is read; has tests of its own"
        for name in (
            "needed_words._DOT",
            "needed_words._INNERMOST",
            "needed_words._LOOSE",
            "needed_words._SET_OR_ESCAPED",
            "word_tables._INNERMOST_GROUP",
            "word_tables._SET_ESCAPED_OR_GROUP",
            "word_tables._SET_OR_ESCAPED",
        )
    },
    "extract.dialect._STRENGTH": "takes the strength off a title, which examples lack; has a test of its own",
    "extract.effects.drug_facts.facts_clauses._DENIED": "tells what is denied from what stays away; has a test of its own",
    "extract.effects.leaflets.leaflet_clauses._PLACE": "keeps a place with what happens to it; has a test of its own",
    "extract.effects.labelling.listed._EITHER": "leaves out 'either' in front of two of a list; has a test of its own",
    "extract.effects.labelling.own_rates._OPENS_LIST": "gives a rate to both of a pair that opens a list; has a test of its own",
    "extract.effects.labelling.said_of_all._VERB": "keeps the rate behind the verb that signs have; has a test of its own",
    "extract.effects.labelling.listed._PARTING": "says whether a sentence is worth reading as a list; has a test of its own",
    "extract.effects.labelling.labels_within._HYPHEN": "reads a damaged hyphen of a heading; has a test of its own",
    "extract.effects.labelling.labels_within._NEXT_CAPITAL": "ends an effect where a label begins; has a test of its own",
    "extract.effects.labelling.listed._FLOATING": "leaves out a word behind the last piece; has a test of its own",
    "extract.effects.labelling.in_turn._NAME_IN_FRONT": "leaves the medicine's name out of a dose; has a test of its own",
    "extract.effects.labelling.label_titles._NUMBER": "leaves out the number of a title; has a test of its own",
    "extract.effects.leaflets.leaflet_openings._SIDE_EFFECTS_HAPPEN": "rates the list behind it; has a test of its own",
    "extract.effects.labelling.between_names._ASIDE": "leaves what a parenthesis says out; has a test of its own",
    "extract.effects.leaflets.fragments._SLASH": "parts what a slash joins; has a test of its own",
    "extract.effects.tables.combined_arms._JOINT": "parts the name of a combination; has a test of its own",
    "extract.effects.tables.combined_arms._WORD": "tells the words of arms from doses; has a test of its own",
    "extract.effects.tables.note_blocks._ABBREVIATIONS": "leaves abbreviations out of notes; has a test of its own",
    "extract.effects.tables.note_blocks._SIGN_INSIDE": "finds the signs within a paragraph of notes; has a test of its own",
    "extract.effects.leaflets.leaflet_heads._PARENTHESIS": "leaves out what a parenthesis names; has a test of its own",
    "extract.effects.leaflets.leaflet_items._LAST_PARENTHESIS": "finds the band behind signs; has a test of its own",
    "extract.effects.leaflets.leaflet_items._DASH": "ends a name that an item explains; has a test of its own",
    "extract.effects.leaflets.leaflet_serious._SOON": "leaves out care that is not asked for at once; has a test of its own",
    "extract.effects.leaflets.leaflet_pieces._BEHIND_TAIL": "ends a place that signs share; has a test of its own",
    "extract.effects.leaflets.piled_words._LAST": "keeps a colour with what it describes; has a test of its own",
    "extract.effects.leaflets.leaflet_openings.NO_SYSTEM": "tells effects from body systems; has a test of its own",
    "extract.effects.leaflets.unsigned._RELATIVE": "tells a clause from an item; has a test of its own",
    "extract.effects.smpc.smpc_bands._RELATIVE": "reads lines of a section, which no family does; has a test of its own",
    "extract.effects.smpc.smpc_bands._EACH_SIGN": "reads signs of terms of a section; has a test of its own",
    "extract.effects.tables.terms._SIGNS_IN_FRONT": "reads cells, which no family of rules does; has a test of its own",
    "extract.language.numbers._APART": "reads damaged numbers; has tests of its own",
    "extract.language.numbers._DOTTED": "reads numbers with dots for commas; has tests of its own",
    "extract.terms.tokens._WORD": "takes entries of the vocabulary apart while it is read; has tests of its own",
    "extract.terms.tokens._WHOLE_WORD_OR_MARK": "finds the words of texts beyond ASCII; has a test of its own",
    "extract.terms.tokens._RUN_TOGETHER": "says which of two expressions is quicker; has a test of its own",
    "extract.terms.tokens._WORD_OR_MARK": "finds the words of texts where some were run together; has tests of its own",
}
"""Why a survivor may stay: module and name, or family and rule, to the reason."""
_NEVER = re.compile(r"(?!)")


@cache
def modules() -> list[ModuleType]:
    """All modules of extraction."""
    found = pkgutil.walk_packages(materia_medica.extract.__path__, "materia_medica.extract.")
    return [importlib.import_module(m.name) for m in found]


def forget() -> None:
    """Empty what extraction remembers of wordings, the word tables aside."""
    for clear in _memories(len(sys.modules)):
        clear()


@lru_cache(maxsize=1)
def _memories(_loaded: int) -> list[Callable[[], None]]:
    """What empties each memory of the modules that are loaded."""
    return [
        value.cache_clear
        for name, module in list(sys.modules.items())
        if name.startswith("materia_medica.extract")
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
        and not isinstance(value, type)
        and not value.__module__.endswith(".word_tables")  # in whatever module it is named
    ]


def readings() -> list[object]:
    """What every example of the rule book reads as."""
    forget()
    return [_reading(family, rule) for family in FAMILIES for rule in family.rules]


def _reading(family: Family, rule: Rule) -> object:
    try:
        return family.read(rule.example[0])
    except Exception as error:
        return repr(error)


@contextmanager
def without_pattern(pattern: re.Pattern[str]) -> Iterator[None]:
    """Replace a pattern in every module that holds it by one that finds nothing."""
    places = [(m, n) for m in modules() for n, v in vars(m).items() if v is pattern]
    for module, name in places:
        setattr(module, name, _NEVER)
    try:
        yield
    finally:
        for module, name in places:
            setattr(module, name, pattern)


def survivors() -> tuple[list[str], int]:
    """Rules and patterns that no example misses, and how many were tried."""
    whole = readings()
    found: list[str] = []
    tried = 0
    for family in FAMILIES:
        for rule in family.rules:
            tried += 1
            forget()
            with rule.switched_off():
                if _reading(family, rule) == rule.example[1] and readings() == whole:
                    found.append(f"{family.name}: {rule.name}")
    seen: set[int] = set()
    for module in modules():
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern) and id(value) not in seen:
                seen.add(id(value))
                tried += 1
                with without_pattern(value):
                    if readings() == whole:
                        found.append(f"{module.__name__.removeprefix('materia_medica.')}.{name}")
    forget()
    return found, tried


def main() -> int:
    found, tried = survivors()
    for name in found:
        print(f"survives: {name}: {REASONS.get(name, 'no reason given')}")
    share = len(found) / tried if tried else 0.0
    print(f"{tried} rules and patterns switched off, {len(found)} survive ({share:.1%}; allowed {ALLOWED:.0%})")
    return int(share > ALLOWED or any(n not in REASONS for n in found))


if __name__ == "__main__":
    sys.exit(main())
