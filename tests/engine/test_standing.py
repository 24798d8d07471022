"""A title that stands on very many pages of a source names no drug: a look over the source shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from materia_medica.check.extracted_again import extract_again
from materia_medica.engine.pages import Extracted, extract_pages
from materia_medica.fetch.folder import folder_refs
from materia_medica.link.linking import link
from small import source

DRUGS = ["Ibuprofen", "Naproxen", "Metformin", "Warfarin", "Digoxin", "Timolol", "Codeine", "Morphine", "Zinc", "Iron", "Aspirin", "Caffeine"]  # fmt: skip
BODY = "## Uses\n\nIt is used for long.\n\n## Side effects\n\n* Nausea\n* Vomiting\n"


def extracted(folder: Path, pages: dict[str, str]) -> Extracted:
    for path, text in pages.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    which = source()
    return extract_pages(folder_refs(which, folder)[0], {which.id: which}, workers=1)


def names(done: Extracted) -> dict[str, str]:
    return {r["path"]: r["name"] for r in done.tables["monographs"].to_pylist()}


def flagged(done: Extracted) -> set[str]:
    return {r["path"] for r in done.tables["monographs"].to_pylist() if "standing_title" in r["flags"]}


def test_a_title_of_all_pages_gives_way_to_the_files_names(tmp_path) -> None:
    done = extracted(tmp_path, {f"{drug}.md": f"# Ward Book\n\n{BODY}" for drug in DRUGS})
    assert names(done) == {f"{drug}.md": drug for drug in DRUGS}
    assert flagged(done) == set(names(done))
    drugs = {r["drug_id"] for r in done.tables["side_effects"].to_pylist()}
    assert drugs == {drug.lower() for drug in DRUGS}
    assert done.account.rows["side_effects"] == done.tables["side_effects"].num_rows == 2 * len(DRUGS)


def test_it_gives_way_to_a_pages_own_heading_first(tmp_path) -> None:
    pages = {f"p{n}.md": f"---\ntitle: Ward Book\n---\n\n# {drug}\n\n{BODY}" for n, drug in enumerate(DRUGS)}
    assert names(extracted(tmp_path, pages)) == {f"p{n}.md": drug for n, drug in enumerate(DRUGS)}


@pytest.mark.parametrize(
    "pages",
    [
        {f"{drug}.md": f"# Ward Book\n\n{BODY}" for drug in DRUGS[:4]},
        {f"zinc-{n}.md": f"# Zinc\n\n{BODY}" for n in range(12)},
        {f"{drug}.md": f"# {drug}\n\n{BODY}" for drug in DRUGS},
        {f"{n}/page.md": f"# Zinc\n\n{BODY}" for n in range(12)},
    ],
    ids=["few pages", "files called after the title", "titles of their own", "files without names of their own"],
)
def test_other_titles_stay(tmp_path, pages) -> None:
    done = extracted(tmp_path, pages)
    assert set(names(done).values()) == {text.split("\n")[0].removeprefix("# ") for text in pages.values()}
    assert flagged(done) == set()


def test_such_pages_are_extracted_again_from_a_release(tmp_path) -> None:
    done = extracted(tmp_path, {f"{drug}.md": f"# Ward Book\n\n{BODY}" for drug in DRUGS})
    which = source()
    tables = link(done.tables, done.account, {which.id: which})
    assert [r.rule for r in extract_again(tables) if not r.passed] == []
