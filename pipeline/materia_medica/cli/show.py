"""`materia show DRUG` or `materia show EFFECT`: one drug or effect of a release in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from materia_medica.cli.console import fact, note, out
from materia_medica.cli.project import project_folder, release_of
from materia_medica.cli.shown import TIER_NAMES, Row, indented, one_line, title
from materia_medica.stop import Exit, Stop

if TYPE_CHECKING:
    from rich.console import Console

    from materia_medica.cli.named import Named
    from materia_medica.release.rows import Rows


def show(
    ctx: typer.Context,
    asked: Annotated[
        list[str],
        typer.Argument(metavar="DRUG|EFFECT", help="A drug by id, name, ingredients or brand; an effect in any words."),
    ],
    release: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="Release to read; by default the latest.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it to FILE as a page for a browser instead.")
    ] = None,
) -> None:
    """Print one drug: side effects by frequency with the words they rest on, questions, sources.

    Words that are no drug are looked for among the effects: an effect is shown with its drugs by frequency.
    """
    from materia_medica.cli.named import named
    from materia_medica.cli.show_effect import show_effect
    from materia_medica.release.lookup import near_names
    from materia_medica.release.rows import rows_of

    folder = release_of(project_folder(ctx), release)
    rows = rows_of(folder)
    words = " ".join(asked)
    found = named(rows, words)
    if html is not None and (place := _page_of(folder, words, found, html)):
        fact(release=folder.name, html=str(place))
        out().print(str(place), soft_wrap=True, markup=False, highlight=False)
        return
    if found.effect:
        show_effect(out(), rows, found.effect, folder.name)
        return
    if not found.drug_ids:
        alike = [*found.near, *near_names([e["label"] for e in rows("effects", ["label"])], words, 5)]
        near = f"; near it are: {', '.join(alike)}" if alike else ""
        raise Stop(Exit.USAGE, f"release {folder.name} has no drug and no effect '{words}'{near}")
    if len(found.drug_ids) > 1:
        _show_choice([drug for drug_id in found.drug_ids for drug in rows("drugs", drug_id=drug_id)], words)
        return
    if found.is_ingredient:
        note(f"no page is about {words} alone; this is the one drug that holds it")
    _show_drug(rows, found.drug_ids[0], folder.name)


def _page_of(folder: Path, words: str, found: Named, to: Path) -> Path | None:
    """Write the page of these drugs, or of the effect that the words mean; null where they mean neither."""
    import pyarrow.compute as pc

    from materia_medica import disk
    from materia_medica.cli.open import view_of
    from materia_medica.release import layout
    from materia_medica.report.explorer.page import drug_page
    from materia_medica.report.explorer.some_drugs import of_drugs
    from materia_medica.store import StoredTables

    tables, drugs = StoredTables(folder), found.drug_ids
    if found.effect:
        stated = tables["drug_effects"]
        of_it = pc.equal(stated.column("effect_id"), found.effect["effect_id"])
        drugs = pc.unique(stated.filter(of_it).column("drug_id")).to_pylist()
    if not drugs:
        return None
    page = drug_page(layout.read_manifest(folder), of_drugs(tables, drugs), opens_at=view_of(found, words))
    to.parent.mkdir(parents=True, exist_ok=True)
    disk.write_durably(to, page.encode())
    return to


def _show_choice(chosen: Sequence[Row], words: str) -> None:
    fact(drugs=chosen)
    console = out()
    indented(console, f"'{words}' is in {len(chosen)} drugs", 0, "bold")
    for drug in chosen:
        indented(console, drug["drug_id"], 2)
        indented(console, f"{drug['name']}; {drug['n_side_effects']:,} side effects", 4, "dim")
    indented(console, "Show one of them with: materia show DRUG", 0)


def _show_drug(rows_of: Rows, drug_id: str, version: str) -> None:
    drug = rows_of("drugs", drug_id=drug_id)[0]
    pages = {p["monograph_id"]: p for p in rows_of("monographs", drug_id=drug_id)}
    effects, faqs = rows_of("side_effects", drug_id=drug_id), rows_of("faqs", drug_id=drug_id)
    fact(release=version, drug=drug, side_effects=_with_evidence(effects, pages), faqs=faqs,
         monographs=[{k: v for k, v in page.items() if k not in _LONG} for page in pages.values()])  # fmt: skip
    console = out()
    indented(console, f"{drug['name']} ({drug_id}, release {version})", 0, "bold")
    facts = (
        ("Ingredients", ", ".join(drug["ingredients"])),
        ("Brand names", ", ".join(drug["brand_names"])),
        ("Used for", drug["usage"]),
        ("How it works", drug["mechanism"]),
        ("Doubtful", ", ".join(drug["flags"])),
    )
    for label, said in facts:
        if said:
            indented(console, f"{label}: {one_line(said)}", 2)
    _show_effects(console, effects, pages)
    _show_faqs(console, faqs)
    _show_sources(console, pages.values())


_LONG = ("text", "structure")
"""Columns of a page that a program takes from the release."""


def _with_evidence(effects: Iterable[Row], pages: dict[str, Row]) -> list[Row]:
    """The rows, each with the words that its offsets point at."""
    return [
        {**row, "evidence": pages[row["monograph_id"]]["text"][row["evidence_start"] : row["evidence_end"]]}
        for row in effects
    ]


def _show_effects(console: Console, effects: Sequence[Row], pages: dict[str, Row]) -> None:
    title(console, f"Side effects ({len(effects)})")
    if not effects:
        indented(console, "none stated by its pages", 2)
    for tier, name in TIER_NAMES.items():
        of_tier = [e for e in effects if e["frequency_tier"] == tier]
        if not of_tier:
            continue
        indented(console, name, 2, "bold")
        for (said, sentence), sources in _statements(of_tier, pages).items():
            indented(console, said, 4)
            where = ", ".join(f"{s} ({n} pages)" if n > 1 else s for s, n in sources.items())
            indented(console, f"“{sentence}” {where}", 6, "dim")


def _statements(effects: Iterable[Row], pages: dict[str, Row]) -> dict[tuple[str, str], Counter[str]]:
    """Effects with the words they rest on, and how many pages of each source say just that."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for (page, start, end), rows in groupby(
        effects, key=lambda e: (e["monograph_id"], e["evidence_start"], e["evidence_end"])
    ):
        said = "; ".join(_effect(row) for row in rows)
        sentence = one_line(pages[page]["text"][start:end])
        found.setdefault((said, sentence), Counter())[pages[page]["source"]] += 1
    return found


def _effect(row: Row) -> str:
    said = [row["ingredient"], row["category"], row["context"] and row["context"].replace("_", " ")]
    said.append("serious" if row["is_serious"] else None)
    detail = f" ({one_line(row['detail'])})" if row["detail"] else ""
    marks = ", ".join(s for s in said if s)
    return f"{row['effect']}{detail}{f' [{marks}]' if marks else ''}"


def _show_faqs(console: Console, faqs: Sequence[Row]) -> None:
    if faqs:
        title(console, f"Questions ({len(faqs)})")
    for faq in faqs:
        indented(console, faq["question"], 2, "bold")
        indented(console, one_line(faq["answer"]) if faq["answer"] else "(no answer on the page)", 4)


def _show_sources(console: Console, pages: Iterable[Row]) -> None:
    title(console, "Sources")
    for page in pages:
        place = page["url"] or page["path"]
        indented(console, f"{page['source']}: {place}", 2)
        origin = page["content_origin"].replace("_", " ")
        indented(console, f"text: {origin}; licence: {page['license']}; SHA-256 {page['sha256'][:16]}…", 4, "dim")
