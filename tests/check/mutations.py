"""Kinds of damage to a good release, and the rule that must name each."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from tests.check.builders import Tables, column, linked

from materia_medica.release.csv import write_csv
from materia_medica.schema import PAGE_TABLES, TABLES


class Mutation(NamedTuple):
    what: str
    caught_by: str
    tables: Callable[[Tables], Tables] | None = None
    """Damage to the tables; all files are then written from them with a fitting manifest."""
    files: Callable[[Path], None] | None = None
    """Damage to the written files."""


def put(tables: Tables, table: str, **columns: list[Any]) -> Tables:
    """Whole columns replaced, stored as declared."""
    data = tables[table]
    for name, cells in columns.items():
        stored = data.schema.field(name).type
        array = pa.array(cells, stored.value_type if pa.types.is_dictionary(stored) else stored)
        if pa.types.is_dictionary(stored):
            array = array.dictionary_encode()
        data = data.set_column(data.column_names.index(name), data.schema.field(name).with_nullable(True), array)
    return {**tables, table: data}


def mapped(table: str, name: str, change: Callable[[Any], Any]) -> Callable[[Tables], Tables]:
    return lambda t: put(t, table, **{name: [change(v) for v in column(t, table, name)]})


def keep(tables: Tables, table: str, rows: Callable[[dict[str, Any]], bool]) -> Tables:
    data = tables[table]
    return {**tables, table: data.filter(pa.array([rows(r) for r in data.to_pylist()], pa.bool_()))}


def shifted_effects(t: Tables) -> Tables:
    effects = column(t, "side_effects", "effect")
    return put(t, "side_effects", effect=[*effects[1:], effects[0]])


def doubled(t: Tables) -> Tables:
    data = t["side_effects"]
    return {**t, "side_effects": data.take([i for i in range(data.num_rows) for _ in range(2)])}


def pasted(t: Tables) -> Tables:
    """`headache` gets the words of `nausea`, ids and vocabulary included: 100 % of the drugs list it now."""
    wanted = {"hiccups": "nausea"}
    words = [wanted.get(v, v) for v in column(t, "side_effects", "effect_id")]
    effects = [
        "nausea" if i == "nausea" else e for i, e in zip(words, column(t, "side_effects", "effect"), strict=True)
    ]
    flags = [["reworded"]] * len(words)
    pages = {n: put(t, "side_effects", effect_id=words, effect=effects, flags=flags)[n] for n in PAGE_TABLES}
    return linked(pages)


def unanswered(t: Tables) -> Tables:
    n = t["faqs"].num_rows
    return put(t, "faqs", answer=[None] * n, flags=[["unanswered"]] * n)


def without_pages(share: float) -> Callable[[Tables], Tables]:
    def damage(t: Tables) -> Tables:
        pages = column(t, "monographs", "monograph_id")
        kept = set(pages[int(len(pages) * share) :])
        out = t
        for name in PAGE_TABLES:
            if name != "rejects":
                out = keep(out, name, lambda r: r["monograph_id"] in kept)
        return linked({n: out[n] for n in PAGE_TABLES})

    return damage


def one_page_gone(t: Tables) -> Tables:
    gone = column(t, "monographs", "monograph_id")[-2]
    pages = {n: t[n] if n == "rejects" else keep(t, n, lambda r: r["monograph_id"] != gone)[n] for n in PAGE_TABLES}
    return linked(pages, pages=t["monographs"].num_rows)


def no_frequencies(t: Tables) -> Tables:
    n = t["side_effects"].num_rows
    nothing = [None] * n
    return put(t, "side_effects", frequency_tier=["not_known"] * n, frequency_basis=["none"] * n,
               frequency_text=nothing, frequency_lower=nothing, frequency_upper=nothing)  # fmt: skip


def worded(words: str) -> Callable[[Tables], Tables]:
    """The first effect of each page says something else; the vocabulary follows."""

    def damage(t: Tables) -> Tables:
        effects = [words if p == 1 else e for p, e in zip(column(t, "side_effects", "position"),
                                                          column(t, "side_effects", "effect"), strict=True)]  # fmt: skip
        pages = {n: put(t, "side_effects", effect=effects)[n] for n in PAGE_TABLES}
        return linked(pages)

    return damage


def renamed(table: str, old: str, new: str) -> Callable[[Tables], Tables]:
    return lambda t: {**t, table: t[table].rename_columns([new if n == old else n for n in t[table].column_names])}


def cast(table: str, name: str, kind: pa.DataType) -> Callable[[Tables], Tables]:
    def damage(t: Tables) -> Tables:
        place = t[table].column_names.index(name)
        return {**t, table: t[table].set_column(place, name, t[table].column(name).cast(kind))}

    return damage


def first_rows(table: str, rows: int) -> Callable[[Tables], Tables]:
    return lambda t: {**t, table: t[table].slice(rows)}


def lost_page(t: Tables) -> Tables:
    return {**t, "monographs": t["monographs"].slice(1)}


def last_question_gone(t: Tables) -> Tables:
    pages = {n: t[n] for n in PAGE_TABLES}
    return linked({**pages, "faqs": keep(t, "faqs", lambda r: r["position"] < 2)["faqs"]})


def other_drug(t: Tables) -> Tables:
    drugs = column(t, "side_effects", "drug_id")
    return put(t, "side_effects", drug_id=[drugs[-1], *drugs[1:]])


def reversed_rows(table: str) -> Callable[[Tables], Tables]:
    return lambda t: {**t, table: t[table].take(list(range(t[table].num_rows))[::-1])}


def invented(t: Tables) -> Tables:
    kinds = ["hypothetical", *column(t, "monographs", "page_kind")[1:]]
    return put(t, "monographs", page_kind=kinds)


# Damage to files -------------------------------------------------------------------------------------------------


def edit(name: str, change: Callable[[bytes], bytes], *, renew: bool = False) -> Callable[[Path], None]:
    """Change the bytes of a file; with `renew` the manifest is made to fit, as a careless repair would."""

    def damage(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        path.write_bytes(gzip.compress(change(gzip.decompress(data))) if name.endswith(".gz") else change(data))
        if renew:
            renew_manifest(folder)

    return damage


def cut_line(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join([*lines[:-3], lines[-3][: len(lines[-3]) // 2], *lines[-2:]])


def drop_line(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join([*lines[:3], *lines[4:]])


def plain_schema(folder: Path) -> None:
    path = folder / "effects.parquet"
    table = pq.read_table(path)
    pq.write_table(pa.table({n: table.column(n) for n in table.column_names}), path)
    renew_manifest(folder)


def unlisted(folder: Path) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    del manifest["files"]["drugs.csv.gz"]
    path.write_text(json.dumps(manifest), "utf-8")


def renew_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for name in manifest["files"]:
        if (folder / name).exists():
            manifest["files"][name]["sha256"] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest), "utf-8")


def apply(mutation: Mutation, tables: Tables, good: Path, to: Path) -> None:
    """A copy of the good release in `to`, damaged."""
    shutil.copytree(good, to)
    if mutation.tables:
        for name, data in mutation.tables(tables).items():
            if data is tables[name]:
                continue
            pq.write_table(data, to / f"{name}.parquet")
            if data.schema.names == list(TABLES[name].names):
                write_csv(TABLES[name], data, to / f"{name}.csv.gz")
        renew_manifest(to)
    if mutation.files:
        mutation.files(to)


MUTATIONS = (
    Mutation("the column `effect` shifted by one row", "side_effects.effect_in_vocabulary", shifted_effects),
    Mutation("a tier swapped against its word", "side_effects.tier_fits_words",
             mapped("side_effects", "frequency_tier", lambda v: "very_common" if v == "rare" else v)),
    Mutation("a tier swapped against its number", "side_effects.tier_fits_bounds",
             lambda t: put(t, "side_effects", frequency_tier=[
                 "uncommon" if basis == "numeric" else tier for tier, basis in zip(
                     column(t, "side_effects", "frequency_tier"), column(t, "side_effects", "frequency_basis"),
                     strict=True)])),
    Mutation("percentages written as numbers over 1", "side_effects.ranges",
             mapped("side_effects", "frequency_upper", lambda v: None if v is None else v * 100)),
    Mutation("lower and upper bound exchanged", "side_effects.bounds_in_order",
             mapped("side_effects", "frequency_upper", lambda v: None if v is None else v / 10)),
    Mutation("frequencies lost, with their basis", "release.share_of_rows_with_a_tier", no_frequencies),
    Mutation("seriousness lost everywhere", "release.share_of_serious_rows",
             mapped("side_effects", "is_serious", lambda _: False)),
    Mutation("a key lost", "side_effects.nothing_missing",
             lambda t: put(t, "side_effects", side_effect_id=[None, *column(t, "side_effects", "side_effect_id")[1:]])),
    Mutation("all rows doubled", "side_effects.key_is_unique", doubled),
    Mutation("page texts truncated", "side_effects.evidence_in_text",
             mapped("monographs", "text", lambda v: v[: len(v) // 2])),
    Mutation("offsets moved by three characters", "side_effects.evidence_cuts_no_word",
             lambda t: put(t, "side_effects",
                           evidence_start=[v + 3 for v in column(t, "side_effects", "evidence_start")],
                           evidence_end=[v + 3 for v in column(t, "side_effects", "evidence_end")])),
    Mutation("one effect pasted over all drugs", "drift.effect_share.nausea", pasted),
    Mutation("mojibake in effects", "side_effects.mojibake_in",
             mapped("side_effects", "detail", lambda v: v and v.replace(" ", "Â\u00a0"))),
    Mutation("tags left in answers", "faqs.markup_in", mapped("faqs", "answer", lambda v: f"<p>{v}</p>")),
    Mutation("FAQ answers emptied, and flagged so", "release.share_of_questions_answered", unanswered),
    Mutation("questions with their list mark", "faqs.question_is_trimmed", mapped("faqs", "question", "Q: {}".format)),
    Mutation("the answer put into the question", "faqs.answer_is_no_echo",
             lambda t: put(t, "faqs", question=[f"{q} {a}" for q, a in zip(
                 column(t, "faqs", "question"), column(t, "faqs", "answer"), strict=True)])),
    Mutation("the last question of each page lost", "faqs.all_accounted", last_question_gone),
    Mutation("advice taken for an effect", "side_effects.effect_is_no_advice", worded("call your doctor at once")),
    Mutation("a list split in the wrong place", "side_effects.effect_is_no_fragment", worded("and vomiting")),
    Mutation("empty strings for missing values", "side_effects.no_empty_string",
             mapped("side_effects", "category", lambda v: v or "")),
    Mutation("a value outside of the closed list", "sections.kind.known",
             mapped("sections", "kind", lambda v: "how_to_use" if v == "usage" else v)),
    Mutation("a column renamed", "side_effects.columns", renamed("side_effects", "frequency_tier", "tier")),
    Mutation("numbers stored as text", "faqs.columns", cast("faqs", "position", pa.string())),
    Mutation("rows in another order", "sections.order", reversed_rows("sections")),
    Mutation("vocabulary without some of its keys", "side_effects.effect_id.found", first_rows("effects", 3)),
    Mutation("drugs missing from their table", "side_effects.drug_id.found", first_rows("drugs", 2)),
    Mutation("a page lost, its rows kept", "side_effects.monograph_id.found", lost_page),
    Mutation("a page lost with all its rows", "sources.pages_all_accounted", one_page_gone),
    Mutation("most pages gone, everything else true to it", "drift.pages", without_pages(0.6)),
    Mutation("a row hung on another drug", "side_effects.drug_is_the_pages", other_drug),
    Mutation("an invented drug's page with rows", "side_effects.page_is_monograph", invented),
    Mutation("machine-written rows labelled as a regulator's", "side_effects.differs_from_page_in",
             mapped("side_effects", "content_origin", lambda _: "regulator")),
    Mutation("counts of an older run", "effects.n_rows_counted", mapped("effects", "n_rows", lambda v: v + 1)),
    Mutation("pages in a new language", "drift.new_values.monographs.language",
             mapped("monographs", "language", lambda _: "de")),
    Mutation("a CSV line cut in the middle", "files.hash", files=edit("side_effects.csv.gz", cut_line)),
    Mutation("a CSV line gone, the manifest renewed", "files.formats_same", files=edit("faqs.csv.gz", drop_line, renew=True)),
    Mutation("one CSV cell changed, the manifest renewed", "files.formats_same",
             files=edit("side_effects.csv.gz", lambda d: d.replace(b'"nausea"', b'"vertigo"', 1), renew=True)),
    Mutation("a Parquet file half written", "faqs.readable",
             files=edit("faqs.parquet", lambda d: d[: len(d) // 2], renew=True)),
    Mutation("a table's file lost", "asides.exists", files=lambda folder: (folder / "asides.parquet").unlink()),
    Mutation("column descriptions lost from Parquet", "files.schema", files=plain_schema),
    Mutation("a file that the manifest does not list", "files.listed", files=unlisted),
)  # fmt: skip
