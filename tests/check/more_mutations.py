"""Further kinds of damage: values that changed places or were made up, each well-formed by itself."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tests.check.builders import Tables, column, linked
from tests.check.mutations import Mutation, edit, keep, mapped, put, renew_manifest

from materia_medica.delta.compare import compare
from materia_medica.delta.stored import End, as_json, write_delta
from materia_medica.schema import PAGE_TABLES
from materia_medica.store import read_tables

AGAIN = "extracted_again"


def rotated(table: str, *names: str, by: int = 1) -> Callable[[Tables], Tables]:
    """Whole columns moved by some rows."""

    def damage(t: Tables) -> Tables:
        columns = {name: column(t, table, name) for name in names}
        return put(t, table, **{name: [*v[by:], *v[:by]] for name, v in columns.items()})

    return damage


def within_pages(table: str, *names: str) -> Callable[[Tables], Tables]:
    """Values exchanged between the rows of each page."""

    def damage(t: Tables) -> Tables:
        pages = column(t, table, "monograph_id")
        out = {}
        for name in names:
            values, moved = column(t, table, name), []
            for page in dict.fromkeys(pages):
                own = [v for v, p in zip(values, pages, strict=True) if p == page]
                moved += [*own[1:], own[0]]
            out[name] = moved
        return put(t, table, **out)

    return damage


def set_all(table: str, **values: Any) -> Callable[[Tables], Tables]:
    """One value in every row."""
    return lambda t: put(t, table, **{name: [value] * t[table].num_rows for name, value in values.items()})


def relinked(damage: Callable[[Tables], Tables]) -> Callable[[Tables], Tables]:
    """The same with all derived tables made anew, as a careful forger would."""

    def whole(t: Tables) -> Tables:
        return linked({n: damage(t)[n] for n in PAGE_TABLES})

    return whole


def doubled_pages(t: Tables) -> Tables:
    """One page in ten stands under a second path."""
    n = t["monographs"].num_rows
    rows = [i for i in range(n) for _ in range(2 if i % 3 == 0 else 1)]
    data = t["monographs"].take(rows)
    seen: set[str] = set()
    ids = []
    for page in data.column("monograph_id").to_pylist():
        ids.append(page if page not in seen else page.replace(".md", "~2.md"))
        seen.add(page)
    paths = [i.partition("/")[2] for i in ids]
    return linked({**{p: t[p] for p in PAGE_TABLES}, "monographs": put({**t, "monographs": data}, "monographs",
                                                                    monograph_id=ids, path=paths)["monographs"]})  # fmt: skip


def shuffled_ids(t: Tables) -> Tables:
    return put(t, "side_effects", side_effect_id=[f"s{random.Random(i).getrandbits(64):016x}"
                                                  for i in range(t["side_effects"].num_rows)])  # fmt: skip


def evidence_of_next(table: str) -> Callable[[Tables], Tables]:
    return within_pages(table, "evidence_start", "evidence_end")


def manifest(change: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / "manifest.json"
        said = json.loads(path.read_text("utf-8"))
        change(said)
        path.write_text(json.dumps(said), "utf-8")

    return damage


def rewritten(**options: Any) -> Callable[[Path], None]:
    """A Parquet file written anew by other options."""

    def damage(folder: Path) -> None:
        path = folder / "side_effects.parquet"
        pq.write_table(pq.read_table(path), path, **options)
        renew_manifest(folder)

    return damage


def without_metadata(folder: Path) -> None:
    path = folder / "faqs.parquet"
    pq.write_table(pq.read_table(path).replace_schema_metadata({}), path)
    renew_manifest(folder)


def linked_table(folder: Path) -> None:
    path = folder / "faqs.parquet"
    path.rename(folder.parent / f"{folder.name}-faqs.parquet")
    path.symlink_to(folder.parent / f"{folder.name}-faqs.parquet")


def left_over(folder: Path) -> None:
    (folder / "notes.txt").write_text("left over", "utf-8")


def inner_folder(folder: Path) -> None:
    (folder / "old").mkdir()


def moved_offsets(t: Tables) -> Tables:
    """Every stretch of evidence one whole row of its page further."""
    return evidence_of_next("side_effects")(t)


def without_not(words: str | None) -> str | None:
    return words and words.replace("Wait until you know", "Wait until know")


def _of(table: str, name: str, change: Callable[[Any], Any]) -> Callable[[Tables], Tables]:
    return mapped(table, name, change)


def with_delta(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    """A delta that adds two effects, spoiled, and a manifest that tells of it."""

    def damage(folder: Path) -> None:
        tables = read_tables(folder)
        added = compare({**tables, "effects": tables["effects"].slice(2)}, tables)
        path = folder / "manifest.json"
        said = json.loads(path.read_text("utf-8"))
        start = End("2025.12.31", "0" * 64, said["schema_version"])
        for name in write_delta(added, start, End.of(said), folder / "delta"):
            file = folder / "delta" / name
            said["files"][f"delta/{name}"] = {"sha256": "", "bytes": file.stat().st_size}
        said.update(predecessor=start._asdict(), changes=as_json(added))
        path.write_text(json.dumps(said), "utf-8")
        spoil(folder)
        renew_manifest(folder)

    return damage


def relabelled(file: Path) -> None:
    rows = pq.read_table(file)
    place = rows.column_names.index("label")
    pq.write_table(rows.set_column(place, rows.schema.field(place), pa.array(["Hiccough"] * rows.num_rows)), file)


def fewer_rows(file: Path) -> None:
    pq.write_table(pq.read_table(file).slice(1), file)


MORE = (
    Mutation("drug names rotated", "drugs.differs_from_linked_in", rotated("drugs", "name")),
    Mutation("drug names rotated on the pages too", f"monographs.{AGAIN}", relinked(rotated("monographs", "name"))),
    Mutation("ids of drugs rotated on the pages", "monographs.drug_id_fits_ingredients", rotated("monographs", "drug_id")),
    Mutation("ingredients rotated", "drug_ingredients.differs_from_linked_in", rotated("drug_ingredients", "ingredient")),
    Mutation("ingredients of pages rotated", "monographs.drug_id_fits_ingredients", rotated("monographs", "ingredients")),
    Mutation("usage of another drug", "drugs.differs_from_linked_in", rotated("drugs", "usage")),
    Mutation("mechanism lost", "drugs.differs_from_linked_in", set_all("drugs", mechanism=None)),
    Mutation("brand names of another drug", "drugs.differs_from_linked_in",
             set_all("drugs", brand_names=["Velotab"])),
    Mutation("another page preferred", "drugs.preferred_page_is_its_own", rotated("drugs", "preferred_monograph_id")),
    Mutation("a drug's flags made up", "drugs.differs_from_linked_in", set_all("drugs", flags=["names_differ"])),
    Mutation("frequencies exchanged between rows of a page", f"side_effects.{AGAIN}",
             within_pages("side_effects", "frequency_tier", "frequency_basis", "frequency_text", "frequency_lower",
                          "frequency_upper")),
    Mutation("words of frequency made up", "side_effects.frequency_text_is_said",
             _of("side_effects", "frequency_text", lambda v: v and "commonly")),
    Mutation("numbers of frequency made up", f"side_effects.{AGAIN}",
             _of("side_effects", "frequency_lower", lambda v: v and 0.05)),
    Mutation("bases of frequency exchanged", f"side_effects.{AGAIN}",
             _of("side_effects", "frequency_basis", lambda v: "item" if v == "group" else v)),
    Mutation("all rows turned serious or not", f"side_effects.{AGAIN}", _of("side_effects", "is_serious", lambda v: not v)),
    Mutation("all rows serious", "side_effects.serious_is_said", set_all("side_effects", is_serious=True)),
    Mutation("seriousness of the row before", f"side_effects.{AGAIN}", rotated("side_effects", "is_serious")),
    Mutation("context emptied", "side_effects.context_as_label_says", set_all("side_effects", context=None)),
    Mutation("context of another kind", f"side_effects.{AGAIN}",
             _of("side_effects", "context", lambda v: v and "overdose")),
    Mutation("evidence of the next row", "side_effects.effect_in_evidence", evidence_of_next("side_effects")),
    Mutation("evidence of the next question", "faqs.question_in_evidence", evidence_of_next("faqs")),
    Mutation("evidence of the whole page", f"side_effects.{AGAIN}", set_all("side_effects", evidence_start=0)),
    Mutation("details made up", "side_effects.detail_in_evidence", set_all("side_effects", detail="in most of those who fly")),
    Mutation("details lost", f"side_effects.{AGAIN}", set_all("side_effects", detail=None)),
    Mutation("categories made up", "side_effects.category_before_evidence", set_all("side_effects", category="Nails and hair")),
    Mutation("labels made up", "side_effects.label_before_evidence",
             _of("side_effects", "group_label", lambda v: v and f"Other {v}")),
    Mutation("labels of the next group", f"side_effects.{AGAIN}", within_pages("side_effects", "group_label")),
    Mutation("effects exchanged within a page, with their ids", "side_effects.effect_in_evidence",
             within_pages("side_effects", "effect", "effect_id", "side_effect_id")),
    Mutation("all effects in capitals", f"side_effects.{AGAIN}", relinked(_of("side_effects", "effect", str.upper))),
    Mutation("an ingredient laid to every row", f"side_effects.{AGAIN}",
             lambda t: put(t, "side_effects", ingredient=[p[0] if p else None for p in _page_values(t, "ingredients")])),
    Mutation("flags of rows made up", f"side_effects.{AGAIN}", set_all("side_effects", flags=["reworded"])),
    Mutation("random ids", "side_effects.id_fits_fields", shuffled_ids),
    Mutation("ids of effects exchanged", "side_effects.differs_from_linked_in", rotated("side_effects", "effect_id")),
    Mutation("one row in ten dropped and accounted for", f"side_effects.{AGAIN}",
             relinked(lambda t: keep(t, "side_effects", lambda r: r["position"] != 11))),
    Mutation("answers shifted", "faqs.answer_in_evidence", rotated("faqs", "answer")),
    Mutation("answers cut", "faqs.answer_is_whole", _of("faqs", "answer", lambda v: v and v[: len(v) // 2].rstrip())),
    Mutation("a word taken out of answers", "faqs.answer_in_evidence", _of("faqs", "answer", without_not)),
    Mutation("questions exchanged within a page", "faqs.id_fits_fields", within_pages("faqs", "question")),
    Mutation("topics rotated", f"faqs.{AGAIN}", rotated("faqs", "topic")),
    Mutation("topics lost", f"faqs.{AGAIN}", set_all("faqs", topic="other")),
    Mutation("ids of questions made up", "faqs.id_fits_fields",
             _of("faqs", "faq_id", lambda v: f"q{v[1:][::-1]}")),
    Mutation("flags of questions made up", f"faqs.{AGAIN}", set_all("faqs", flags=["clinical_instruction"])),
    Mutation("kinds of sections rotated", f"sections.{AGAIN}", rotated("sections", "kind")),
    Mutation("headings rotated", "sections.heading_opens_evidence", rotated("sections", "heading")),
    Mutation("texts of sections rotated", "sections.text_in_evidence", rotated("sections", "text")),
    Mutation("levels of sections lost", f"sections.{AGAIN}", set_all("sections", level=2)),
    Mutation("texts of asides rotated", "asides.text_in_evidence", rotated("asides", "text")),
    Mutation("reasons of asides exchanged", f"asides.{AGAIN}", within_pages("asides", "reason")),
    Mutation("asides of another section", f"asides.{AGAIN}", set_all("asides", section_kind="faqs")),
    Mutation("another licence on the pages", "monographs.differs_from_source_in", set_all("monographs", license="CC-BY-4.0")),
    Mutation("everything labelled as a publisher's", "monographs.differs_from_source_in",
             lambda t: {n: (put(d, n, content_origin=["publisher"] * d[n].num_rows)[n] if "content_origin" in d[n].column_names
                            and n != "sources" else d[n]) for d in [t] for n in t}),
    Mutation("hashes of pages zeroed", "monographs.hash_is_of_one_text", set_all("monographs", sha256="0" * 64)),
    Mutation("hashes of pages rotated", "manifest.pages", rotated("monographs", "sha256")),
    Mutation("texts of pages exchanged", "side_effects.effect_in_evidence", rotated("monographs", "text")),
    Mutation("structures of pages exchanged", f"monographs.{AGAIN}", rotated("monographs", "structure", by=3)),
    Mutation("structures lost", f"monographs.{AGAIN}", set_all("monographs", structure='{"meta":[],"blocks":[]}')),
    Mutation("pages doubled under another path", "monographs.page_is_once", doubled_pages),
    Mutation("dates of pages lost", f"monographs.{AGAIN}", set_all("monographs", published_at=None)),
    Mutation("dates of pages made up", f"monographs.{AGAIN}",
             set_all("monographs", published_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))),
    Mutation("layouts made up", f"monographs.{AGAIN}", set_all("monographs", layout="prose")),
    Mutation("flags of pages made up", f"monographs.{AGAIN}", set_all("monographs", flags=["prompt_residue"])),
    Mutation("labels of effects rotated", "effects.differs_from_linked_in", rotated("effects", "label")),
    Mutation("synonyms made up", "effects.differs_from_linked_in", set_all("effects", synonyms=["queasiness"])),
    Mutation("body systems made up", "effects.differs_from_linked_in", set_all("effects", body_system="Skin")),
    Mutation("the manifest's version wrong", "manifest.version", files=manifest(lambda m: m.update(version="2031.01.01"))),
    Mutation("the manifest's counts wrong", "manifest.tables",
             files=manifest(lambda m: m["tables"]["effects"].update(rows=1))),
    Mutation("the manifest's pages wrong", "manifest.pages", files=manifest(lambda m: m["pages"].update(read=9999))),
    Mutation("the digest of pages zeroed", "manifest.pages", files=manifest(lambda m: m["pages"].update(sha256="0" * 64))),
    Mutation("the digest of the content wrong", "manifest.digest",
             files=manifest(lambda m: m.update(content_sha256="0" * 64))),
    Mutation("the schema version wrong", "manifest.schema_version", files=manifest(lambda m: m.update(schema_version="1.0.0"))),
    Mutation("a source with another licence in the manifest", "manifest.sources",
             files=manifest(lambda m: m["sources"][0].update(license="CC-BY-4.0"))),
    Mutation("sizes of files wrong", "manifest.bytes", files=manifest(lambda m: m["files"]["faqs.csv.gz"].update(bytes=1))),
    Mutation("rejects made up in the manifest", "manifest.tables",
             files=manifest(lambda m: m["rejects"].append({"stage": "read", "table": "monographs", "rule": "x", "rows": 3}))),
    Mutation("checks that failed, published nevertheless", "manifest.checks",
             files=edit("checks.json", lambda d: d.replace(b'"failed": false', b'"failed": true'), renew=True)),
    Mutation("an entry of the manifest lost", "manifest.sources", files=manifest(lambda m: m.pop("sources"))),
    Mutation("the card without its warnings, the manifest renewed", "files.metadata",
             files=edit("README.md", lambda data: data.replace(b"No clinical decision.", b""), renew=True)),
    Mutation("another licence in the citation, the manifest renewed", "files.metadata",
             files=edit("CITATION.cff", lambda data: data.replace(b"CC0-1.0", b"MIT"), renew=True)),
    Mutation("a hash in the Croissant file wrong, the manifest renewed", "files.metadata",
             files=edit("croissant.json", lambda data: data.replace(b'"sha256": "', b'"sha256": "0', 1), renew=True)),
    Mutation("another effect in the delta, the manifest renewed", "files.delta",
             files=with_delta(lambda folder: relabelled(folder / "delta" / "effects.parquet"))),
    Mutation("a delta that leads to another release, the manifest renewed", "files.delta",
             files=with_delta(edit("delta/delta.json", lambda d: d.replace(b"2026.01.01", b"2026.01.02")))),
    Mutation("rows of the delta lost, the manifest renewed", "files.delta",
             files=with_delta(lambda folder: fewer_rows(folder / "delta" / "effects.parquet"))),
    Mutation("a file too many", "files.plain", files=left_over),
    Mutation("a folder in the release", "files.plain", files=inner_folder),
    Mutation("a table that is a symbolic link", "files.plain", files=linked_table),
    Mutation("Parquet without dictionaries", "files.encoding", files=rewritten(use_dictionary=False)),
    Mutation("Parquet without the table's description", "files.encoding", files=without_metadata),
    Mutation("CSV without its escapes", "files.readable",
             files=edit("faqs.csv.gz", lambda d: d.replace(b'"It relieves', b'"=It relieves', 1), renew=True)),
)  # fmt: skip


def _page_values(t: Tables, name: str) -> list[Any]:
    of = dict(zip(column(t, "monographs", "monograph_id"), column(t, "monographs", name), strict=True))
    return [of[p] for p in column(t, "side_effects", "monograph_id")]
