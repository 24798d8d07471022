"""`materia show DRUG`: found by any of its names, readable in a pipe, with the words that each effect rests on."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

from materia_medica.link.linking import link
from materia_medica.release import layout
from materia_medica.release.publish import Report, publish
from materia_medica.stop import Exit
from small import account, faq, monograph, reject, section, side_effect, source, tables

TEXT = "Alvexin\nCommon: nausea, dry mouth.\nRare but serious: seizures.\nMay I drive? Wait and see."
PAGE = monograph("a.md", ("Alvexin",), text=TEXT, url="https://example.org/alvexin")
BOTH = monograph("b.md", ("Alvexin", "Borinal acid"), text="Alvexin + Borinal acid")
PARACETAMOL = monograph("p.md", ("Paracetamol",), text="Paracetamol")
WITH_VITAMIN = monograph("v.md", ("Pyridoxine", "Sulphadoxine"), text="Pyridoxine + Sulphadoxine")
SOURCES = {"samples": source()}


def place(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"evidence_start": start, "evidence_end": start + len(words)}


@pytest.fixture
def shown(tmp_path, materia):
    """A project with one release, and a call of `materia show` on it."""
    data = tables(
        monographs=[PAGE, BOTH, PARACETAMOL, WITH_VITAMIN],
        side_effects=[
            side_effect(PAGE, "nausea", **place("nausea, dry mouth")),
            side_effect(PAGE, "dry mouth", position=2, **place("nausea, dry mouth")),
            side_effect(PAGE, "seizures", position=3, frequency_tier="rare", is_serious=True, detail="in adults",
                        category="Nerves", **place("Rare but serious: seizures.")),
        ],
        faqs=[faq(PAGE, "May I drive?", "Wait and see."), faq(PAGE, "And swim?", None)],
        sections=[section(PAGE, "usage", "pain"), section(PAGE, "alternate_names", "Brand names: Cardopan", 2)],
        rejects=[reject("x.md")],
    )  # fmt: skip
    made = account(data)
    (tmp_path / "sources.yaml").write_text("sources: {}\n")
    publish(link(data, made, SOURCES), made, SOURCES, tmp_path / "output", report=Report("{}", {}),
            read_back=lambda *_: [], now=datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC))  # fmt: skip
    return lambda *words: materia("show", *words, project=tmp_path)


@pytest.mark.parametrize("words", ["alvexin", "Alvexin", "ALVEXIN", "Cardopan", "cardopan"])
def test_a_drug_is_found_by_id_name_and_brand(words, shown) -> None:
    done = shown(words)
    assert done.code == 0
    assert done.out.startswith("Alvexin (alvexin, release 2026.01.31)")


@pytest.mark.parametrize(
    "words", [("Alvexin", "+", "Borinal", "acid"), ("borinal acid and alvexin",), ("Borinal acid",)]
)
def test_a_combination_is_found_by_its_ingredients_in_any_order_or_by_the_one_that_stands_nowhere_else(
    words, shown
) -> None:
    assert shown(*words).out.startswith("Alvexin + Borinal acid")


@pytest.mark.parametrize("words", ["acetaminophen", "Paracetamol (acetaminophen)", "APAP", "acetominophen"])
def test_a_drug_is_found_by_the_names_that_its_pages_do_not_use(words, shown) -> None:
    assert shown(words).out.startswith("Paracetamol (paracetamol, ")


@pytest.mark.parametrize("words", ["sulphadoxine + vitamin B6", "pyridoxine/sulfadoxine", "vitamin b6"])
def test_a_combination_is_found_by_other_names_of_its_ingredients(words, shown) -> None:
    assert shown(words).out.startswith("Pyridoxine + Sulphadoxine (pyridoxine-plus-sulfadoxine, ")


def test_a_drug_is_found_by_an_id_of_an_earlier_release(shown) -> None:
    assert shown("pyridoxine-sulphadoxine").out.startswith("Pyridoxine + Sulphadoxine")


def test_a_drug_found_by_one_of_its_ingredients_is_said_to_be_more_than_that(shown) -> None:
    assert "no page is about Borinal acid alone" in shown("Borinal acid").err
    assert shown("alvexin").err == ""


def test_effects_stand_by_tier_with_the_words_they_rest_on(shown) -> None:
    lines = [line.strip() for line in shown("alvexin").out.splitlines()]
    common = lines.index("Common (1 % to 10 %)")
    assert lines[common + 1] == "nausea; dry mouth"
    assert lines[common + 2] == "“nausea, dry mouth” samples"
    assert lines[common + 3] == "Rare (0.01 % to 0.1 %)"
    assert lines[common + 4] == "seizures (in adults) [Nerves, serious]"
    assert lines[common + 5] == "“Rare but serious: seizures.” samples"


def test_questions_and_sources_follow(shown) -> None:
    out = shown("alvexin").out
    assert "May I drive?\n    Wait and see.\n" in out
    assert "And swim?\n    (no answer on the page)\n" in out
    assert "samples: https://example.org/alvexin" in out
    assert "Brand names: Cardopan" in out


def test_a_drug_without_effects_says_so(shown) -> None:
    assert "none stated by its pages" in shown("borinal acid").out


def test_near_misses_are_suggested(shown) -> None:
    done = shown("alvexon")
    assert done.code == Exit.USAGE
    assert "near it are: Alvexin" in done.err


def test_a_release_can_be_named_and_an_unknown_one_is_an_error(shown) -> None:
    assert shown("alvexin", "--release", "2026.01.31").code == 0
    done = shown("alvexin", "--release", "2020.01.01")
    assert done.code == Exit.USAGE
    assert "there are: 2026.01.31" in done.err


def test_without_a_release_it_says_how_to_make_one(tmp_path, materia) -> None:
    (tmp_path / "sources.yaml").write_text("sources: {}\n")
    done = materia("show", "alvexin", project=tmp_path)
    assert done.code == Exit.IO_ERROR
    assert "materia run" in done.err


def test_where_several_drugs_are_meant_they_are_listed(tmp_path, materia) -> None:
    data = tables(monographs=[monograph(f"{n}.md", ("Alvexin", n)) for n in ("Borinal", "Cardopan")])
    made = account(data)
    (tmp_path / "sources.yaml").write_text("sources: {}\n")
    publish(link(data, made, SOURCES), made, SOURCES, tmp_path / "output", report=Report("{}", {}),
            read_back=lambda *_: [], now=datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC))  # fmt: skip
    done = materia("show", "alvexin", project=tmp_path)
    assert done.code == 0
    assert "'alvexin' is in 2 drugs" in done.out
    assert "Alvexin + Borinal" in done.out
    assert "Alvexin + Cardopan" in done.out


def test_everything_fits_80_columns_without_blanks_at_the_ends(shown) -> None:
    for line in shown("alvexin").out.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_a_reader_that_leaves_early_is_no_failure(shown, tmp_path) -> None:
    import subprocess
    import sys
    from pathlib import Path

    command = [Path(sys.executable).with_name("materia"), "--project", tmp_path, "show", "alvexin"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.close()
    said = run.stderr.read()
    assert (run.wait(60), said) == (0, b"")


def test_a_damaged_release_ends_with_6_and_names_the_file(shown, tmp_path) -> None:
    path = tmp_path / "output" / "releases" / "2026.01.31" / layout.SQLITE
    path.write_bytes(path.read_bytes()[:200])
    done = shown("alvexin")
    assert done.code == Exit.IO_ERROR
    assert f"{path}: damaged" in done.err


def test_ids_and_addresses_stay_whole_however_long(materia, tmp_path) -> None:
    names = ("Hydrochlorothiazide", "Amlodipine besilate", "Valsartan", "Atorvastatin calcium", "Ezetimibe")
    address = "https://example.org/combinations/" + "-".join("hydrochlorothiazide" for _ in range(4))
    pages = [
        monograph("a.md", names, text=TEXT, url=address),
        monograph("b.md", ("Hydrochlorothiazide", "Valsartan"), text=TEXT),
    ]
    data = tables(monographs=pages)
    made = account(data)
    project = tmp_path / "project"
    project.mkdir()
    (project / "sources.yaml").write_text("sources: {}\n")
    publish(link(data, made, SOURCES), made, SOURCES, project / "output", report=Report("{}\n", {}),
            read_back=lambda *_: [], now=datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC))  # fmt: skip
    choice = materia("show", "valsartan", project=project).out
    drug = max(choice.split(), key=len)
    shown = materia("show", drug, project=project).out
    assert f"({drug}," in shown
    assert address in shown
    long = [line for line in (choice + shown).splitlines() if len(line) > 80]
    assert all(drug in line or address in line for line in long), long


def test_a_drug_by_its_plain_name_is_shown_without_loading_tables_or_grammar(shown, tmp_path) -> None:
    """A process that loads no Arrow answers before one notices that one waits."""
    heavy = ("pyarrow", "pandas", "numpy", "materia_medica.extract.page", "materia_medica.link.linking")
    seen = (
        "import sys; from materia_medica.cli.app import main\n"
        "try: main()\n"
        f"finally: print([m for m in {heavy!r} if m in sys.modules])"
    )
    for words in ("alvexin", "Cardopan", "nausea"):
        call = [sys.executable, "-c", seen, "--project", str(tmp_path), "show", words]
        done = subprocess.run(call, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"
