"""The side effects of a page: what its sections about them give, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from materia_medica.extract.dialect import WEB_PAGE, Dialect
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.labelling.warning_sections import BOXED_CODE, WarningSection
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.ingredient import Ingredient, all_names
from materia_medica.extract.language.statement import context_in
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.section_codes import PLAIN_LANGUAGE, SETTING_OF_CODE
from materia_medica.extract.set_aside import SetAside
from materia_medica.extract.untold import is_told, joined, untold
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold


class SideEffects(NamedTuple):
    """What the sections of a page gave."""

    rows: tuple[EffectRow, ...] = ()
    asides: tuple[SetAside, ...] = ()
    heads: tuple[Span, ...] = ()
    """Headings, labels and introductions that opened a group."""


_OF_PATIENTS = frozenset({"leaflet", "nhs"})
"""Documents that are written for patients."""


def _read(section: Section, medicines: Medicines, *, is_label: bool, is_first: bool) -> Collector:
    """One section, as documents of its kind are read; what reads a kind is loaded with the first of it."""
    if is_label and section.code in PLAIN_LANGUAGE:
        from materia_medica.extract.effects.drug_facts.facts_section import read_drug_facts

        return read_drug_facts(section, medicines)
    if is_label:
        from materia_medica.extract.effects.labelling.label_section import read_label_section

        return read_label_section(section, medicines)
    if medicines.dialect.document_type in _OF_PATIENTS:
        from materia_medica.extract.effects.leaflets.leaflet_section import read_leaflet_section

        return read_leaflet_section(section, medicines)
    from materia_medica.extract.effects.section import read_section

    return read_section(section, medicines, is_first=is_first)


def _warned(warnings: Sequence[WarningSection], medicines: Medicines) -> list[EffectRow]:
    """What the warnings of US product information give."""
    if not warnings:
        return []
    from materia_medica.extract.effects.labelling.label_section import read_warning

    return [_with_code(row, w.code) for w in warnings for row in read_warning(w, medicines).made]


def read_side_effects(
    sections: list[Section],
    ingredients: tuple[Ingredient, ...],
    dialect: Dialect = WEB_PAGE,
    *,
    is_label: bool = False,
    warnings: Sequence[WarningSection] = (),
) -> SideEffects:
    """Rows and asides of all side-effects sections of a page, in reading order; `is_label` says whether the page is
    US product information, which is read in its own way, with its `warnings`.
    """
    medicines = Medicines(
        ingredients=ingredients if len(ingredients) > 1 else (), names=all_names(ingredients), dialect=dialect
    )
    read = [_read(section, medicines, is_label=is_label, is_first=index == 0) for index, section in enumerate(sections)]
    made = [row for part in read for row in part.made]
    if dialect.is_regulated:
        made = [row._replace(context=None) if row.context == "adverse_reaction" else row for row in made]
    warned = _warned(warnings, medicines)
    rows = _without_repeats(
        sorted([*warned, *_with_codes(made, sections)], key=_place) if warned else _with_codes(made, sections)
    )
    if dialect.is_regulated:
        rows = _without_equals(rows)
    heads = tuple(head for part in read for head in part.heads)
    asides = [aside for part in read for aside in part.asides]
    told = [*heads, *(row.evidence for row in rows), *(aside.span for aside in asides)]
    repeated = joined(row.evidence for row in made)
    asides += [
        SetAside(gap, "repeat" if is_told(gap, repeated) else aside_reason(gap.text) or "unexplained")
        for gap in untold([line.span for section in sections for line in section.lines], told)
    ]
    return SideEffects(rows, tuple(sorted(asides, key=lambda aside: aside.span.start)), heads)


def _place(row: EffectRow) -> int:
    return row.evidence.start


def _with_codes(rows: list[EffectRow], sections: list[Section]) -> list[EffectRow]:
    """The rows with the code of the section that their evidence stands in, and with what that says of them."""
    coded = [(line.span.start, code) for s in sections for line, code in _coded_lines(s)]
    if not any(code for _, code in coded):
        return rows
    coded.sort(key=lambda at: at[0])
    starts = [start for start, _ in coded]
    return [_with_code(row, coded[max(0, bisect_right(starts, row.evidence.start) - 1)][1]) for row in rows]


def _coded_lines(section: Section) -> list[tuple[Line, str | None]]:
    """The lines of a section with the code of what they stand in; the code of boxed warnings around words that warn of
    nothing is a mere frame.
    """
    boxed = [line.span.text for line in section.lines if line.block.section_code == BOXED_CODE]
    code = BOXED_CODE if any("warning" in text.lower() for text in boxed) else section.code
    stated = [line.block.section_code for line in section.lines]
    return [(line, code if own == BOXED_CODE else own) for line, own in zip(section.lines, stated, strict=True)]


def _with_code(row: EffectRow, code: str | None) -> EffectRow:
    setting = row.setting or SETTING_OF_CODE.get(code or "")
    is_boxed = code == BOXED_CODE and not row.is_serious
    basis = "group" if is_boxed else row.seriousness_basis
    return row._replace(
        section_code=code, setting=setting, context=row.context or context_in(setting), seriousness_basis=basis
    )


def _without_repeats(rows: list[EffectRow]) -> tuple[EffectRow, ...]:
    """The same effect twice in a group is one row."""
    return _first_of(rows, lambda row: (row.group, row.is_serious))


def _without_equals(rows: tuple[EffectRow, ...]) -> tuple[EffectRow, ...]:
    """Rows that say the same, in one place or in several under one label, are one: documents say much of it twice."""
    return _first_of(rows, lambda row: (row.group_label, row.category, row.detail))


def _first_of(rows: Iterable[EffectRow], also: Callable[[EffectRow], tuple[object, ...]]) -> tuple[EffectRow, ...]:
    """The first of the rows that state the same of an effect, and have in common what `also` says of them."""
    first: dict[tuple[object, ...], EffectRow] = {}
    for row in rows:
        key = (row.ingredient, row.said.tier, row.context, row.setting, row.population, row.section_code, row.rates,
               fold(row.effect), *also(row))  # fmt: skip
        first.setdefault(key, row)
    return tuple(first.values())
