"""What linking says of each row of the per-page tables: which effects its words mean, whatever page they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.link.distinct import distinct
from materia_medica.link.group_words import template_rows
from materia_medica.link.meaning.meaning import mean
from materia_medica.link.meaning.named import named
from materia_medica.resting import pieces
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import arrow_field, plain
from materia_medica.schema.values import LINKED_FLAGS, SIDE_EFFECT_FLAGS


def with_effects(side_effects: pa.Table, templates: Set[tuple[str, str]]) -> Iterator[pa.Table]:
    """`side_effects` with the columns that linking makes, in pieces: all of them at once take as much as the table.

    `templates` are sources with the group words of their templates, folded (see `GroupWords`).
    """
    wordings = distinct(side_effects.column("effect"))
    meanings = [mean(effect) for (effect,) in wordings.values]
    with_details = distinct(side_effects.column("effect"), side_effects.column("detail"))
    linked = {
        "effect_id": wordings.made([m.effect_id for m in meanings], "string"),
        "effect_ids": with_details.made([effects_of(*v) for v in with_details.values], "strings"),
        "modifiers": wordings.made([m.modifiers for m in meanings], "strings"),
        "is_medically_important": wordings.made([m.is_medically_important for m in meanings], "bool"),
    }
    no_effect = wordings.made([m.is_no_effect for m in meanings], "bool")
    template_heading = template_rows(side_effects, templates)
    first = 0
    for piece in pieces(side_effects):
        rows = piece.num_rows
        flags = _with_flags(
            piece.column("flags"),
            template_heading=template_heading.slice(first, rows),
            no_effect=no_effect.dealt(first, rows),
        )
        yield _with("side_effects", piece, **{n: m.dealt(first, rows) for n, m in linked.items()}, flags=flags)
        first += rows


def asked(side_effects: pa.Table, asides: pa.Table) -> tuple[set[str], set[str]]:
    """What the vocabulary is asked for: the wordings of effects, and the details and denials in which it looks."""
    texts = (side_effects.column("detail"), _denied(asides))
    return _strings(side_effects.column("effect")), {text for column in texts for text in _strings(column)}


def _strings(column: pa.ChunkedArray | pa.Array) -> set[str]:
    return {words for words in pc.unique(column).to_pylist() if words is not None}


def effects_of(effect: str, detail: str | None) -> list[str]:
    """Ids of the effects that a wording means, and of those that its detail names besides."""
    own = mean(effect).effect_ids
    return list(own if detail is None else dict.fromkeys((*own, *named(detail))))


def with_denied(asides: pa.Table) -> pa.Table:
    """`asides` with the effects that each denial names."""
    denied = distinct(_denied(asides)).each(lambda text: () if text is None else named(text), "strings")
    return _with("asides", asides, effect_ids=denied)


def _denied(asides: pa.Table) -> pa.ChunkedArray:
    """The text of each denial; null where a row is none."""
    return pc.if_else(pc.equal(plain(asides.column("reason")), "negation"), asides.column("text"), None)


def _with_flags(flags: pa.ChunkedArray, **linked: pa.Array) -> pa.Array:
    """The flags of each row in the declared order, those of linking set anew."""
    said = flags.combine_chunks()
    of_linking = pc.is_in(pc.list_flatten(said), pa.array(sorted(LINKED_FLAGS)))
    touched = np.zeros(len(said), bool)
    touched[pc.list_parent_indices(said).filter(of_linking).to_numpy()] = True
    for is_set in linked.values():
        touched |= is_set.to_numpy(zero_copy_only=False)
    rows = pa.array(np.flatnonzero(touched))  # few of many
    sets = zip(*(is_set.take(rows).to_pylist() for is_set in linked.values()), strict=True)
    said_there = map(tuple, said.take(rows).to_pylist())
    made = [_set_anew(own, tuple(compress(linked, is_set))) for own, is_set in zip(said_there, sets, strict=True)]
    place = np.arange(len(said))
    place[touched] = np.arange(len(said), len(said) + len(made))
    return pa.concat_arrays([said, pa.array(made, said.type)]).take(pa.array(place))


@cache
def _set_anew(said: tuple[str, ...], linked: tuple[str, ...]) -> list[str]:
    kept = ({*said} - LINKED_FLAGS).union(linked)
    return [flag for flag in SIDE_EFFECT_FLAGS if flag in kept]


def _with(name: str, table: pa.Table, **columns: pa.Array) -> pa.Table:
    """`table` with these columns in the place of its own."""
    for column, data in columns.items():
        table = table.set_column(table.column_names.index(column), arrow_field(TABLES[name].column(column)), data)
    return table
