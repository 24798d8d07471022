"""openFDA label records (JSON) to blocks and facts: one label, whose one-line sections get their structure back.

    {"results": [{"set_id": "...", "adverse_reactions": ["6 ADVERSE REACTIONS ..."], "adverse_reactions_table": [...],
                  "openfda": {"brand_name": [...], ...}}]}

A section that stands within another one, in its own field besides, is read there and nowhere else; a table is read from
its cells, at the place of its flattened copy in the text, which is not read again.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, Meta, Unreadable
from materia_medica.read.folding import spaced_once
from materia_medica.read.narrative import Narrative
from materia_medica.read.openfda_apart import highlights_in, notes_behind
from materia_medica.read.openfda_facts import facts_of, name_of
from materia_medica.read.openfda_fields import LEFT_OUT, SECTIONS, SectionField
from materia_medica.read.openfda_run_in import with_run_in
from materia_medica.read.openfda_tables import Table, placed
from materia_medica.read.openfda_text import pieces, title_end
from materia_medica.read.spl import HIGHLIGHTS

_TOP = 2
"""The level of the heading of a section that stands in no other."""
_UNSEEN = ("\u200b", "\u2060", "\ufeff")
"""Marks without width that stand between words."""


def read_openfda(data: bytes) -> Document:
    """The document of a label record, bare or as the only one in `results`.

    Raises `Unreadable` with the rule `broken_json`, `not_a_label`, `several_labels` or `no_content`.
    """
    label = _label(data)
    builder = Builder(keeps_notes=True)
    name = name_of(label)
    if name:
        builder.open("heading", level=1)
        builder.text(name)
    parts = _parts(with_run_in(label))
    _Writer(builder).write(parts)
    document = builder.document(Meta(title=name, language="en", facts=facts_of(label)))
    if all(block.kind == "heading" for block in document.blocks):
        raise Unreadable("no_content", "the label has no text in its sections")
    return document


def _label(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken_json", f"the label is no JSON: {error}") from None
    if isinstance(said, dict) and isinstance(said.get("results"), list):
        found = said["results"]
        if len(found) > 1:
            raise Unreadable("several_labels", f"{len(found)} labels in one page, which has room for one")
        said = found[0] if found else None
    if not isinstance(said, dict):
        raise Unreadable("not_a_label", "the page holds no label record")
    return said


class Part(NamedTuple):
    """A section, where it stands in the text of the one around it, and what stands within it."""

    code: str | None
    titles: SectionField | None
    text: str
    """Its words, white space folded."""
    tables: tuple[Table, ...]
    start: int
    """Where it stands in the text of the section around it; 0 for one that stands in no other."""
    inner: tuple[Part, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the text of the section around it."""
        return self.start + len(self.text)


class _Entry(NamedTuple):
    field: str
    text: str


def _parts(label: dict[str, Any]) -> list[Part]:
    """The sections of a label, in the order of `SECTIONS`, those of unknown fields last."""
    entries = [_Entry(field, text) for field in _fields(label) for text in _texts(label.get(field))]
    inside: dict[int, list[tuple[int, int]]] = {}
    outer: list[int] = []
    for place, entry in enumerate(entries):
        found = next(_places_of(entry, place, entries), None)
        if found is None:
            outer.append(place)
        else:
            inside.setdefault(found[0], []).append((found[1], place))
    return [_part(place, 0, entries, inside, label) for place in outer]


def _fields(label: dict[str, Any]) -> list[str]:
    known = [field for field in SECTIONS if field in label]
    return known + [f for f in label if f not in SECTIONS and f not in LEFT_OUT and not f.endswith("_table")]


def _texts(value: Any) -> list[str]:
    """The texts of a field; what is no list of them is no section."""
    found = value if isinstance(value, list) else []
    folded = [spaced_once(_seen(text)) for text in found if isinstance(text, str)]
    return [text for text in folded if text]


def _seen(text: str) -> str:
    for mark in () if text.isascii() else _UNSEEN:
        text = text.replace(mark, "")
    return text


def _places_of(entry: _Entry, place: int, entries: list[_Entry]) -> Any:
    """Entries that hold another one, the narrowest first, with where it stands in them."""
    known = SECTIONS.get(entry.field)
    around = (entry.field, *(known.within if known else ()))
    held = [
        (len(other.text), at, found)
        for at, other in enumerate(entries)
        if at != place and other.field in around and len(other.text) > len(entry.text)
        if (found := other.text.find(entry.text)) >= 0
    ]
    return ((at, found) for _, at, found in sorted(held))


def _part(
    place: int, start: int, entries: list[_Entry], inside: dict[int, list[tuple[int, int]]], label: dict[str, Any]
) -> Part:
    entry = entries[place]
    known = SECTIONS.get(entry.field)
    inner: list[Part] = []
    for at, other in sorted(inside.get(place, ())):
        if not inner or at >= inner[-1].end:
            inner.append(_part(other, at, entries, inside, label))
    named = {entry.field, *(entries[other].field for _, other in inside.get(place, ()))}
    sources = [text for field in sorted(named) for text in _texts(label.get(f"{field}_table"))]
    tables = placed(entry.text, sources) if known and known.names_effects else ()
    return Part(known.code if known else None, known, entry.text, tables, start, tuple(inner))


class _Writer:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.narrative = Narrative(builder)

    def write(self, parts: list[Part]) -> None:
        """All sections, the highlights of the adverse reactions first and apart."""
        cuts = [highlights_in(part.text) if part.titles and part.titles.has_highlights else None for part in parts]
        if any(cuts):
            self.builder.enter_section(HIGHLIGHTS)
            for part, cut in zip(parts, cuts, strict=True):
                if cut:
                    self.pieces(part.text[slice(*cut)], _TOP, "", all_titles=False)
            self.builder.leave_section()
        for part, cut in zip(parts, cuts, strict=True):
            self.part(part, _TOP, cut)

    def part(self, part: Part, level: int, cut: tuple[int, int] | None = None) -> None:
        """A section: its title, its text, its tables and the sections inside of it, in their order."""
        if part.code:
            self.builder.enter_section(part.code)
        end = title_end(part.text, part.titles)
        number = ""
        if end:
            title = part.text[:end]
            number = title.split(" ", 1)[0].rstrip(".") if title[0].isdigit() else ""
            self.builder.open("heading", level=min(level, 6))
            self.builder.text(title)
            self.builder.close()
        at = end
        all_titles = part.titles is not None and part.titles.names_effects
        held = [(i.start, i.end, i) for i in part.inner if i.start >= end]
        spans = [(t.start, t.end, t) for t in part.tables if not any(s <= t.start < e for s, e, _ in held)]
        cuts = [(*cut, None)] if cut else []
        for start, stop, what in sorted([*held, *spans, *cuts], key=lambda found: found[0]):
            if start < at:
                continue
            self.pieces(part.text[at:start], level + 1, number, all_titles=all_titles)
            at = stop
            if isinstance(what, Part):
                self.part(what, level + 1)
            elif isinstance(what, Table):
                at += self.table(what, part.text[stop:])
        self.pieces(part.text[at:], level + 1, number, all_titles=all_titles)
        if part.code:
            self.builder.leave_section()

    def table(self, table: Table, behind: str) -> int:
        """A table, with the footnotes that stand behind it; says how much of what stands there they are."""
        shift = len(behind) - len(behind.lstrip())
        notes = notes_behind(behind[shift:], table.signs)
        self.narrative.read_table(table.element, [behind[shift:][slice(*note)].strip() for note in notes])
        return shift + notes[-1][1] if notes else 0

    def pieces(self, text: str, level: int, number: str, *, all_titles: bool) -> None:
        """A stretch of text without tables."""
        for piece in pieces(text, number=number, all_titles=all_titles):
            if piece.kind == "heading":
                self.builder.open("heading", level=min(level + piece.deeper, 6))
            else:
                self.builder.open(piece.kind, depth=int(piece.kind == "item"))
            self.builder.text(piece.words)
            self.builder.close()
