"""Small good tables: pages written line by line, their rows with true offsets, linked by the real linking."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.account import Extraction, SourcePages
from materia_medica.check.readback import read_back
from materia_medica.link import link
from materia_medica.release.publish import Report, publish
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.ids import faq_id, fold, side_effect_id, slug
from materia_medica.schema.rows import Aside, Faq, Monograph, Section, SideEffect
from materia_medica.settings.source import Source

SOURCE = Source(
    id="samples",
    name="Samples",
    kind="folder",
    address="raw/samples",
    content_origin="written_for_this_project",
    license="CC0-1.0",
)
Tables = dict[str, pa.Table]

COMMON = ("nausea", "headache", "dizziness", "dry mouth", "constipation", "tiredness")
RARE = ("seizures", "liver failure", "anaphylaxis", "toxic epidermal necrolysis")


class PageWriter:
    """Writes one page's text and keeps the rows that it states."""

    def __init__(self, path: str, name: str, ingredients: tuple[str, ...], page_kind: str = "monograph") -> None:
        self.path, self.name, self.ingredients, self.page_kind = path, name, ingredients, page_kind
        self.id = f"{SOURCE.id}/{path}"
        self.drug = slug(fold(" + ".join(ingredients))) if page_kind == "monograph" else None
        self.text = f"{name}\n"
        self.rows: dict[str, list[Any]] = {t: [] for t in PAGE_TABLES}
        self.label: str | None = None

    def line(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words + "\n"
        return start, len(self.text) - 1

    def _whose(self) -> dict[str, Any]:
        return {
            "monograph_id": self.id,
            "drug_id": self.drug,
            "source": SOURCE.id,
            "content_origin": SOURCE.content_origin,
        }

    def section(self, kind: str, heading: str, *paragraphs: str) -> None:
        start, _ = self.line(heading)
        for paragraph in paragraphs:
            self.line(paragraph)
        position = len(self.rows["sections"]) + 1
        self.rows["sections"].append(
            Section(
                **self._whose(),
                position=position,
                level=2,
                kind=kind,
                ingredient=None,
                heading=heading,
                text="\n".join(paragraphs) or None,
                evidence_start=start,
                evidence_end=len(self.text) - 1,
            )
        )

    def group(self, label: str) -> None:
        self.label = label
        self.line(label)

    def effect(self, words: str, tier: str, basis: str = "group", said: str | None = None, *, effect: str | None = None,
               lower: float | None = None, upper: float | None = None, serious: bool = False,
               detail: str | None = None, ingredient: str | None = None, context: str | None = None) -> None:  # fmt: skip
        start, end = self.line(words)
        effect = effect or words
        said_before = sum(r.effect_id == slug(fold(effect)) for r in self.rows["side_effects"])
        key = side_effect_id(self.id, ingredient, context, fold(effect), said_before + 1)
        self.rows["side_effects"].append(
            SideEffect(
                side_effect_id=key,
                **self._whose(),
                position=len(self.rows["side_effects"]) + 1,
                effect=effect,
                effect_id=slug(fold(effect)),
                detail=detail,
                category=None,
                ingredient=ingredient,
                group_label=self.label,
                frequency_tier=tier,
                frequency_basis=basis,
                frequency_text=said,
                frequency_lower=lower,
                frequency_upper=upper,
                is_serious=serious,
                context=context,
                evidence_start=start,
                evidence_end=end,
                flags=(),
            )
        )

    def faq(self, question: str, answer: str | None, topic: str = "other") -> None:
        start, end = self.line(question)
        if answer:
            _, end = self.line(answer)
        flags = () if answer else ("unanswered",)
        self.rows["faqs"].append(
            Faq(
                faq_id=faq_id(self.id, fold(question), 1),
                **self._whose(),
                position=len(self.rows["faqs"]) + 1,
                question=question,
                answer=answer,
                topic=topic,
                evidence_start=start,
                evidence_end=end,
                flags=flags,
            )
        )

    def aside(self, words: str, reason: str = "advice") -> None:
        start, end = self.line(words)
        position = len(self.rows["asides"]) + 1
        self.rows["asides"].append(
            Aside(
                **self._whose(),
                position=position,
                section_kind="side_effects",
                reason=reason,
                text=words,
                evidence_start=start,
                evidence_end=end,
            )
        )

    def finish(self) -> dict[str, list[Any]]:
        flags = []
        if self.page_kind == "monograph" and not self.rows["side_effects"]:
            flags.append("no_side_effects_section")
        if self.page_kind == "monograph" and not self.rows["faqs"]:
            flags.append("no_faq_section")
        data = self.text.encode()
        kind = "combination" if len(self.ingredients) > 1 else "single"
        published = datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)
        self.rows["monographs"] = [
            Monograph(
                monograph_id=self.id,
                source=SOURCE.id,
                path=self.path,
                url=None,
                drug_id=self.drug,
                name=self.name,
                kind=kind,
                ingredients=self.ingredients,
                page_kind=self.page_kind,
                layout="labels",
                content_origin=SOURCE.content_origin,
                license=SOURCE.license,
                language="en",
                fetched_at=None,
                published_at=published,
                sha256=hashlib.sha256(data).hexdigest(),
                bytes=len(data),
                text=self.text,
                structure='{"meta":[],"blocks":[]}',
                flags=tuple(flags),
            )
        ]
        return self.rows


def drug_page(name: str, *, others: tuple[str, ...] = (), common: tuple[str, ...] = COMMON) -> dict[str, list[Any]]:
    """A monograph with common, numeric, serious and long-term groups, two questions and a closing aside."""
    ingredients = (name, *others)
    page = PageWriter(f"{slug(' '.join(ingredients))}.md", " + ".join(ingredients), ingredients)
    page.section("usage", "Usage", f"{page.name} relieves pain and fever in adults.")
    page.section("mechanism", "How it works", "It blocks an enzyme, although the whole mechanism is not known.")
    page.section("dosage", "Dosage", "One tablet twice a day, as the package says.")
    page.section("side_effects", "Side effects")
    page.group("Common side effects:")
    for effect in common[:-1]:
        page.effect(effect, "common", said="Common")
    page.effect(f"{common[-1]} (about 2 % of patients)", "common", "numeric", "about 2 %", effect=common[-1], lower=0.02,
                upper=0.02, detail="about 2 % of patients")  # fmt: skip
    page.group("Rare but serious side effects:")
    for effect in RARE:
        page.effect(effect, "rare", said="Rare", serious=True)
    page.group("Long-term effects:")
    page.effect("bone loss", "not_known", "none", context="long_term")
    page.aside("Contact your doctor if any of these persist.")
    page.aside("These are usually mild and pass with time.", "general")
    page.section("faqs", "Questions")
    page.faq(f"What is {page.name} used for?", "It relieves pain and fever.", "usage")
    page.faq("May I drive?", "Wait until you know how you react.", "driving")
    return page.finish()


def invented_page() -> dict[str, list[Any]]:
    """A page that says itself that its drug is invented: a row in `monographs` and nothing else."""
    page = PageWriter("unobtainol.md", "Unobtainol", ("Unobtainol",), "hypothetical")
    page.section("usage", "Usage", "Unobtainol is a hypothetical drug; nothing below is real.")
    return page.finish()


def page_tables(pages: list[dict[str, list[Any]]]) -> Tables:
    """The per-page tables of some pages, as extraction hands them on."""
    return {
        n: conform(TABLES[n], from_rows(TABLES[n], [row for page in pages for row in page[n]])) for n in PAGE_TABLES
    }


def linked(tables: Tables, pages: int | None = None) -> Tables:
    """The tables with those that linking derives; `pages` counts the rejected ones too."""
    read = pages if pages is not None else tables["monographs"].num_rows
    rows = {n: tables[n].num_rows for n in PAGE_TABLES if n != "rejects"}
    account = Extraction((SourcePages(SOURCE.id, read, None),), "0" * 64, rows)
    return link(tables, account, {SOURCE.id: SOURCE})


_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve")


def drug_names(n: int) -> list[str]:
    """`n` names of drugs that do not exist."""
    return [
        f"{_SYLLABLES[i % 12]}{_SYLLABLES[(i // 12 + 5) % 12]}{_SYLLABLES[i * 7 % 12]}xol".capitalize()
        for i in range(n)
    ]


def good_pages(drugs: int = 3) -> Tables:
    """Per-page tables of `drugs` single drugs, one combination and one invented drug."""
    names = drug_names(drugs)
    assert len(set(names)) == drugs
    pages = [drug_page(name) for name in names]
    return page_tables([*pages, drug_page(names[0], others=(names[1],)), invented_page()])


def good(drugs: int = 3) -> Tables:
    """All tables of a good small release."""
    return linked(good_pages(drugs))


def changed(tables: Tables, table: str, row: int, **values: Any) -> Tables:
    """The tables with some values of one row replaced; the types stay as declared."""
    data = tables[table]
    for column, value in values.items():
        cells = data.column(column).to_pylist()
        cells[row] = value
        plain = pa.array(cells, _plain(data.schema.field(column).type))
        array = plain.dictionary_encode() if pa.types.is_dictionary(data.schema.field(column).type) else plain
        data = data.set_column(data.column_names.index(column), data.schema.field(column).with_type(array.type), array)
    return {**tables, table: data}


def _plain(stored: pa.DataType) -> pa.DataType:
    return stored.value_type if pa.types.is_dictionary(stored) else stored


def column(tables: Tables, table: str, name: str) -> list[Any]:
    return tables[table].column(name).to_pylist()


def row_of(tables: Tables, table: str, **values: Any) -> int:
    """Index of the first row with these values."""
    for i, row in enumerate(tables[table].to_pylist()):
        if all(row[k] == v for k, v in values.items()):
            return i
    raise AssertionError(f"no row of {table} with {values}")


def release(tables: Tables, output: Path, *, day: int = 1) -> Path:
    """`tables` as a release on disk, written by the real publishing; returns its folder."""
    rows = {n: tables[n].num_rows for n in PAGE_TABLES if n != "rejects"}
    for table in tables["rejects"].column("table").to_pylist():
        rows[table] += 1
    pages = sum(tables["sources"].column("n_pages").to_pylist())
    published = publish(
        tables,
        Extraction((SourcePages(SOURCE.id, pages, None),), "0" * 64, rows),
        {SOURCE.id: SOURCE},
        output,
        report=Report("{}\n", {}),
        read_back=read_back,
        now=datetime.datetime(2026, 1, day, tzinfo=datetime.UTC),
    )
    assert published.is_new
    return published.folder
