"""Every entry of the tables of phrases and of what stands around names acts: without it, some wording reads otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, reduce
from types import ModuleType

import pytest

from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class, is_generic, names_medicine
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand
from materia_medica.extract.language.word_tables import alternatives, in_order, table
from materia_medica.extract.rulebook import FAMILIES

from .rules import forget, modules
from .wordings import wordings

TEMPLATES = {
    "modifiers": [
        "{} or fever",
        "{} strange or fever",
        "worsening of {} or fever",
        "swelling of the arms, {} and fever",
        "{}, zeal",
        "{} or burning sensation",
    ],
    "sensation_participles": ["{} or cold feeling", "{}, cold or numb feeling"],
    "sensations": ["burning or stinging {}"],
    "parts": [
        "swelling of the arms, {}, rash",
        "pain or itching in the {}",
        "{} or fever",
        "numb arms and {}, rash",
        "changes in zeal and {}",
    ],
    "analytes": ["increased sodium, {}, rash", "increased levels of sodium and {}"],
    "measured_in": ["increased sodium, {} lipase, rash"],
    "thoughts_of": ["thoughts of zeal or {}"],
    "existing": ["worsening of {} heart or lung disease"],
    "everyday": ["increased risk of gout, {}, and rickets"],
    "effect_endings": ["swelling of the face and zzz{}"],
    "quantities": ["increased energy and {}"],
    "directions": ["{} weight and pulse"],
    "doings": ["difficulty frowning or {}, rash"],
    "doing_heads": ["{} frowning or talking, rash"],
    "dependent_heads": ["leg blotch or {}", "weight blotch or {}"],
    "passed_on": ["{} blotch or pain"],
    "local": [
        "{}, redness at the injection site",
        "redness, {} at the injection site",
        "{} or redness in the arms",
        "eye {}, redness and itching",
    ],
    "joiners": ["fever {} rash", "leg pain {} swelling", "gout, {} rash"],
    "passed_to_all": ["{} fever or fits"],
    "of_their_own": ["unusual fever or {} fits", "unusual fever or {}"],
    "sites": ["{} site pain, redness"],
    "tissues": ["{} itching, redness or burning"],
    "returns": ["{} of gout or rickets"],
    "degrees_of_risk": ["fever, {} increased risk of gout or rickets"],
    "directions_of_risk": ["{} risk of gout or rickets"],
    "risks": ["increased {} of gout or rickets"],
    "nouns_too": ["hair {} or fever", "increased risk of {}"],
    "adjective_endings": ["zzzz{} or fever"],
    "measures": ["zz {} or fever"],
    "directions_of_measures": ["{} zz levels or fever"],
    "kept_whole": ["{}, rash"],
    "class_heads": ["zz {} (gout, rickets)"],
    "class_exceptions": ["{} (gout, rickets)"],
    "syndromes": ["{} symptoms (gout, rickets)", "zz{} symptoms (gout, rickets)"],
    "generic": ["{}"],
    "adverbs": ["{}", "gout and, {} zz, rickets"],
    "of_use": ["{} use"],
    "vague": ["{} harm", "{} adverse outcomes"],
    "hedges": ["{} gout"],
    "hedges_behind": ["gout {}", "gout, {}"],
    "examples": ["gout, {} zz, yy", "gout {} zz"],
    "explanations": ["gout, {} zz, yy"],
    "above_all": ["gout, {} zz or yy, rickets"],
    "between_commas": ["gout and, {}, rickets", "gout and, {} zz, rickets"],
    "sign_of": ["gout ({} rare rickets)"],
    "what_it_is": ["gout, a joint {}"],
    "causes": ["zz {} leading to gout"],
    "details": ["gout {} zz", "gout {}"],
    "put_on": ["gout {}, rickets"],
    "before_called": ["{} zz yy effect called gout"],
    "called_classes": ["zz {} called gout", "zz yy {} called gout"],
    "called": ["an effect {} gout"],
}
"""Words in which an entry of each list acts."""
TABLES = {"phrases": {"class_like"}, "tails": {"places"}}
"""The tables, and the lists of theirs that are read elsewhere or hold no entries."""
UNPROVEN = {
    "generic", "kept_whole", "adverbs", "between_commas", "above_all", "details", "hedges",
    "hedges_behind", "vague",
}  # fmt: skip
"""Lists with entries for which no wording is made yet that reads otherwise without them."""
MERGED = {"generic", "local", "sensations"}
"""Lists of which a set is made together with another list."""
EXPRESSIONS = {"degrees_of_risk", "directions_of_risk", "measures", "vague", "of_use", "sign_of", "measured_in"}
ENTRIES = [
    (name, key, str(entry))
    for name, others in TABLES.items()
    for key, entries in table(name).items()
    if key not in others | UNPROVEN
    for entry in dict.fromkeys(entries)
]
RULES = [rule for family in FAMILIES for rule in family.rules]


def reading(words: str) -> object:
    return effects_in(words), is_class(words), is_generic(words), names_medicine(words), cannot_stand(words)


@contextmanager
def without(name: str, key: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the context no rule and no set of words that was made of a list holds the entry."""
    left = [str(e) for e in table(name)[key] if str(e) != entry]
    with ExitStack() as stack, monkeypatch.context() as patch:
        for module, held, value in sets_of(name, key):
            patch.setattr(module, held, value - {entry.lower()})
        changes = list(zip(groups_of([str(e) for e in table(name)[key]]), groups_of(left), strict=True))
        for rule in rules_with(name, key):
            pattern = reduce(lambda said, change: said.replace(*change), changes, rule.pattern)
            stack.enter_context(rule.having(pattern))
        yield


@cache
def sets_of(name: str, key: str) -> list[tuple[ModuleType, str, frozenset[str]]]:
    """The sets of words that modules made of a list."""
    whole = frozenset(str(e).lower() for e in table(name)[key])
    return [
        (module, held, value)
        for module in modules()
        for held, value in vars(module).items()
        if isinstance(value, frozenset) and (value == whole or (key in MERGED and value > whole))
    ]


@cache
def rules_with(name: str, key: str) -> list[Rule]:
    """The rules of whose patterns a list is part."""
    groups = groups_of([str(e) for e in table(name)[key]])
    return [rule for rule in RULES if any(group in rule.pattern for group in groups)]


def groups_of(entries: list[str]) -> list[str]:
    """What stands in patterns for entries, in each of the ways in which lists become patterns."""
    return [
        *(group(of) for group in (alternatives, in_order) for of in (entries, sorted(entries))),
        in_order(entries)[3:-1],  # in a group of two lists
    ]


@pytest.mark.parametrize(("name", "key", "entry"), ENTRIES, ids=[f"{k}: {e}" for _, k, e in ENTRIES])
def test_without_an_entry_some_wording_reads_otherwise(name, key, entry, monkeypatch) -> None:
    written = wordings(entry) if name == "tails" or key in EXPRESSIONS else [entry]
    words = [template.format(w) for template in TEMPLATES[key] for w in written[:8]]
    forget()
    before = [reading(w) for w in words]
    with without(name, key, entry, monkeypatch):
        forget()
        after = [reading(w) for w in words]
    forget()
    assert after != before


@pytest.mark.parametrize("name", TABLES)
def test_no_list_holds_an_entry_twice(name) -> None:
    for key, entries in table(name).items():
        assert not isinstance(entries, list) or len(set(entries)) == len(entries), key
