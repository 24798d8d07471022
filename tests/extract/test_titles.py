"""What names a page, and not its site, a section or the note in front (extraction rules, sections 2 and 6)."""

from __future__ import annotations

import pytest

from .pages import rows_of

BODY = "{}\n\n## Side effects\n\n* Nausea\n"
MARKDOWN = {
    "its first heading": (BODY.format("# Ibuprofen"), "Ibuprofen"),
    "a first heading of any level": (BODY.format("## Ibuprofen").replace("\n## S", "\n### S"), "Ibuprofen"),
    "a heading that the file's name repeats": (BODY.format("## Folic Acid\n\n## Notes\n\nOld."), "Folic Acid"),
    "a heading of a section that the file's name repeats": (
        BODY.format("# Chemistry of folic acid"),
        "Chemistry of folic acid",
    ),
    "no head of a section": ("Old.\n\n# Monitoring\n\nBlood.\n\n# Side effects\n\n* Nausea\n", "folic acid"),
    "no head of a section in front": ("# MoA\n\nIt acts.\n\n# Side effects\n\n* Nausea\n", "folic acid"),
    "no odd head beside sections": ("Old.\n\n# Odd things\n\nOne.\n\n# Side effects\n\n* Nausea\n", "folic acid"),
    "what a heading asks for": (BODY.format("# What is ibuprofen?\n\nA tablet."), "ibuprofen"),
    "a first line without headings": ("IBUPROFEN (Velotab)\n\n**Side effects:**\n\n* Nausea\n", "IBUPROFEN (Velotab)"),
    "a label above the headings": ("DRUG: Ibuprofen\nRoute: oral\n\n## Side effects\n\n* Nausea\n", "Ibuprofen"),
    "a label in bold": ("**Medicine name:** Ibuprofen\n\n## Side effects\n\n* Nausea\n", "Ibuprofen"),
    "no label of a class": ("Drug class: salicylate\n\n## Side effects\n\n* Nausea\n", "folic acid"),
    "no label below a heading": ("Old.\n\n## Side effects\n\n* Nausea\n\nDrug: Ibuprofen\n", "folic acid"),
    "no sentence": ("Folic acid is a vitamin.\n\n**Side effects:**\n\n* Nausea\n", "folic acid"),
    "no label": ("Dose: one tablet\n\n**Side effects:**\n\n* Nausea\n", "folic acid"),
    "no numbering": (BODY.format("# Section 18: Ibuprofen"), "Ibuprofen"),
    "no numbering in figures": (BODY.format("# 7. Ibuprofen"), "Ibuprofen"),
    "figures that belong to it": (BODY.format("# 10-valent Vaccine"), "10-valent Vaccine"),
    "no emoji": (BODY.format("# 💊 Ibuprofen 💊"), "Ibuprofen"),
    "no quotes": ("---\ntitle: '“Ibuprofen”'\n---\n" + BODY.format(""), "Ibuprofen"),
    "words about the page": (BODY.format("# Medicine Guide: Ibuprofen"), "Medicine Guide: Ibuprofen"),
}


@pytest.mark.parametrize(("text", "name"), MARKDOWN.values(), ids=list(MARKDOWN))
def test_what_names_a_markdown_page(text: str, name: str) -> None:
    [monograph] = rows_of(text, "f/folic-acid.md").monographs
    assert monograph.name == name
    assert ("title_from_path" in monograph.flags) == (name == "folic acid")


EFFECTS = "<h2>Side effects</h2><ul><li>Nausea</ul>"
HTML = {
    "its heading": (f"<title>Drugs</title><h1>Ibuprofen</h1>{EFFECTS}", "Ibuprofen"),
    "its heading in the frame": (f"<header><h1>Ibuprofen</h1></header><main>{EFFECTS}<p>Ibuprofen is old.</main>", "Ibuprofen"),
    "no site in the frame": (f"<header><h1>Pillbook</h1></header><main>{EFFECTS}<p>Folic acid is old.</main>", "folic acid"),
    "a title behind which the site stands": (f"<title>Ibuprofen - Drugs - Ward Book</title>{EFFECTS}<p>Ibuprofen is old.", "Ibuprofen"),
    "a title in front of which it stands": (f"<title>Ward Book | Ibuprofen</title>{EFFECTS}<p>Ibuprofen is old.", "Ibuprofen"),
    "a title with its site behind a hyphen": (f"<title>ibuprofen-Ward Book</title>{EFFECTS}<p>Ibuprofen is old.", "ibuprofen"),
    "no title of the site alone": (f"<title>Ward Book</title>{EFFECTS}<p>Folic acid is old.", "folic acid"),
    "a first line without headings": (
        "<title>Pillbook</title><div>Ibuprofen</div><div>Ibuprofen is old.</div><p><b>Side effects:</b> nausea", "Ibuprofen"),
    "no navigation": ("<div>Home</div><div>Ibuprofen</div><div>It is old.</div><p><b>Side effects:</b> nausea", "Ibuprofen"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), HTML.values(), ids=list(HTML))
def test_what_names_a_web_page(text: str, name: str) -> None:
    [monograph] = rows_of(f"<!DOCTYPE html><body>{text}", "f/folic-acid.html").monographs
    assert monograph.name == name


FILES = {
    "hyphens": ("f/folic-acid.md", "folic acid"),
    "underscores": ("f/folic_acid_plus.md", "folic acid plus"),
    "words that run together": ("f/FolicAcid.md", "Folic Acid"),
    "a letter at its end": ("f/AmphotericinB.md", "Amphotericin B"),
    "capitals that tell names apart": ("f/CefTRIAXone.md", "CefTRIAXone"),
    "a word that the page writes so": ("f/FolaBert.md", "FolaBert"),
}


@pytest.mark.parametrize(("path", "name"), FILES.values(), ids=list(FILES))
def test_what_the_file_calls_a_page_without_a_title(path: str, name: str) -> None:
    [monograph] = rows_of("## Side effects\n\n* Nausea\n\nFolaBert is a vitamin.\n", path).monographs
    assert (monograph.name, "title_from_path" in monograph.flags) == (name, True)
