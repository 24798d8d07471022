"""What linking makes is made again from the pages and rows that it stands for, and compared value by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import pyarrow as pa

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts, MissingError
from materia_medica.link.aliases import link_aliases
from materia_medica.link.drug_effects import link_drug_effects
from materia_medica.link.drug_names import link_drug_names
from materia_medica.link.drugs import link_drug_ingredients, link_drugs, names_of_substances
from materia_medica.link.effects import link_effects
from materia_medica.link.group_words import group_words
from materia_medica.link.identifiers import link_identifiers
from materia_medica.link.pages import spelled_drugs
from materia_medica.link.wordings import with_denied, with_effects
from materia_medica.schema import TABLES

_MADE_OF = ("monographs", "sections", "side_effects", "faqs")
_OF = ("side_effects", "asides", "drugs", "drug_ingredients", "drug_names", "effects", "drug_effects", "aliases")
RELINKED = tuple((table, "differs_from_linked_in") for table in _OF)
"""The columns that are made here, in the order in which the rules of their tables are run."""


@derived("drugs", stored=pa.string())
def differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the drug's pages."""
    return _different(facts, table, lambda: _drugs(facts))


@derived("drug_ingredients", name="differs_from_linked_in", stored=pa.string())
def ingredient_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the pages of the drugs."""
    return _different(facts, table, lambda: link_drug_ingredients(_drugs(facts)))


@derived("effects", name="differs_from_linked_in", stored=pa.string())
def effect_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the effect's rows."""
    return _different(facts, table, lambda: link_effects(facts.table("side_effects"), facts.table("asides")))


@derived("drug_names", name="differs_from_linked_in", stored=pa.string())
def drug_name_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the pages of the drug."""
    return _different(facts, table, lambda: link_drug_names(facts.table("monographs"), facts.table("drugs")))


@derived("identifiers", name="differs_from_linked_in", stored=pa.string())
def identifier_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the documents of the page or drug state.

    Where the release has a vocabulary, its file is not here to be asked, and says more of drugs than documents do.
    """
    wrong = _different(facts, table, lambda: link_identifiers(facts.table("monographs")))
    if "vocabulary" not in facts.column("sources", "kind"):
        return wrong
    subjects = facts.column(table, "subject")
    return [None if subject == "drug" else said for said, subject in zip(wrong, subjects, strict=True)]


@derived("aliases", name="differs_from_linked_in", stored=pa.string())
def alias_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the wordings and titles that the old ids were made of."""
    rows, pages = facts.table("side_effects"), facts.table("monographs")
    return _different(facts, table, lambda: link_aliases(rows, spelled_drugs(pages)))


@derived("drug_effects", name="differs_from_linked_in", stored=pa.string())
def drug_effect_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the rows of the drug and effect."""
    publishers = dict(facts.rows("sources", "source", "publisher"))
    rows, asides = facts.table("side_effects"), facts.table("asides")
    return _different(facts, table, lambda: link_drug_effects(rows, asides, publishers))


@derived("side_effects", name="differs_from_linked_in", stored=pa.string(), shows=("effect", "effect_id"))
def side_effect_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the vocabulary says of the row's words."""
    rows = facts.table(table)
    return _different_columns(
        facts, table, lambda: with_effects(rows, group_words(rows).of_templates()), also=("flags",)
    )


@derived("asides", name="differs_from_linked_in", stored=pa.string(), shows=("text", "effect_ids"))
def aside_differs_from_linked_in(facts: Facts, table: str) -> list[str | None]:
    """Names of the columns that say something else than the vocabulary says of what the page denies."""
    return _different_columns(facts, table, lambda: [with_denied(facts.table(table))])


def _drugs(facts: Facts) -> pa.Table:
    priorities = dict(facts.rows("sources", "source", "priority"))
    pages = {name: facts.table(name) for name in _MADE_OF}
    made: pa.Table = facts.once(
        "drugs", lambda: link_drugs(pages, priorities, names_of_substances(pages["monographs"]))
    )
    return made


def _different_columns(
    facts: Facts, table: str, link: Callable[[], Iterable[pa.Table]], also: tuple[str, ...] = ()
) -> list[str | None]:
    """Names of the linked columns, and of some other ones, in which each row differs from itself made again."""
    names = (*(c.name for c in TABLES[table].columns if c.linked), *also)
    facts.needs("effects")  # where linking has not been, there is nothing to compare
    for name in TABLES[table].names:
        facts.arrow(table, name)
    wrong: list[str | None] = []
    try:
        for piece in link():
            own = facts.tables[table].slice(len(wrong), piece.num_rows)
            wrong += _different_rows(own.select(names), piece.select(names))
    except (KeyError, TypeError, AttributeError, ValueError, pa.ArrowException) as error:
        raise MissingError(table, f"cannot be linked again: {type(error).__name__}: {error}") from None
    return wrong


def _different_rows(found: pa.Table, made: pa.Table) -> list[str | None]:
    """Names of the columns in which each row differs."""
    wrong: defaultdict[int, list[str]] = defaultdict(list)
    for name in found.column_names:
        if found.column(name).equals(made.column(name)):
            continue
        pairs = zip(found.column(name).to_pylist(), made.column(name).to_pylist(), strict=True)
        for row in (row for row, (own, linked) in enumerate(pairs) if own != linked):
            wrong[row].append(name)
    return [", ".join(wrong[row]) if row in wrong else None for row in range(found.num_rows)]


def _different(facts: Facts, table: str, link: Callable[[], pa.Table]) -> list[str | None]:
    declared = TABLES[table]
    for name in declared.names:
        facts.arrow(table, name)
    try:
        made = link()
        if all(facts.arrow(table, name).equals(made.column(name)) for name in declared.names):
            return [None] * made.num_rows
        linked = {tuple(row[k] for k in declared.key): row for row in made.to_pylist()}
    except (KeyError, TypeError, AttributeError, ValueError, pa.ArrowException) as error:
        raise MissingError(table, f"cannot be linked again: {type(error).__name__}: {error}") from None
    out: list[str | None] = []
    for row in facts.table(table).to_pylist():
        own = linked.get(tuple(row[k] for k in declared.key))
        wrong = declared.key if own is None else [n for n in declared.names if row[n] != own[n]]
        out.append(", ".join(wrong) or None)
    return out
