"""Scoring: what counts as right, as missing, as wrong; and the same figures as the reference scorer."""

from __future__ import annotations

import io
import json
import runpy
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from materia_medica.accuracy.__main__ import extracted
from materia_medica.accuracy.labels import LabelError, label_files, load_labels
from materia_medica.accuracy.score import score
from materia_medica.engine.pages import extract_pages
from materia_medica.page import PageRef
from materia_medica.settings.sources import load_sources
from materia_medica.store import write_tables
from small import faq, monograph, section, side_effect, source, tables

NAUSEA = {"effect": "nausea", "tier": "common", "serious": False, "context": None, "category": None, "ingredient": None}
STROKE = {**NAUSEA, "effect": "heart attack or stroke", "tier": "rare", "serious": True}
LABEL = {
    "page": "samples/x.md", "page_kind": "monograph", "name": "Ibuprofen", "kind": "single", "ingredients": ["Ibuprofen"],
    "side_effects": [NAUSEA, STROKE], "faqs": [{"q": "Is it safe?", "a_first": "Yes, for", "a_last": "most people."}],
    "sections": [{"heading": "Usage", "kind": "usage"}],
}  # fmt: skip
PAGE = monograph("x.md", ("Ibuprofen",))
RIGHT = (
    side_effect(PAGE, "Nausea"),
    side_effect(PAGE, "heart attack or stroke", position=2, frequency_tier="rare", is_serious=True),
)
USAGE = section(PAGE, "usage", "For pain.")
ASKED = faq(PAGE, "Is it safe?", "Yes, for nearly all and most people.")


def scored(tmp_path: Path, rows=RIGHT, *, faqs=(ASKED,), parts=(USAGE,), page=PAGE, **label):
    file = tmp_path / "labels.jsonl"
    file.write_text(json.dumps({**LABEL, **label}) + "\n", "utf-8")
    made = tables(monographs=[page], side_effects=rows, faqs=faqs, sections=parts)
    return score(load_labels(file).pages, made)


def figures(tmp_path: Path, *names: str, **said) -> list[float]:
    found = scored(tmp_path, **said).figures
    return [found[n] for n in names]


def test_what_is_labelled_and_found_scores_one(tmp_path) -> None:
    found = scored(tmp_path)
    assert set(found.figures.values()) == {1.0}
    assert (found.n_pages, found.n_absent, found.n_rows, found.disagreements) == (1, 0, 3, ())


WORDINGS = {
    # wording: strictly the same as "heart attack or stroke", holds or is held by its words
    "Heart attack or stroke.": (1.0, 1.0),
    "a possible heart attack or stroke": (1.0, 1.0),
    "heart attack or stroke (rare)": (1.0, 1.0),
    "heart attacks": (0.5, 1.0),
    "sudden heart attack or stroke": (0.5, 1.0),
    "heart failure": (0.5, 0.5),
}


@pytest.mark.parametrize(("wording", "expected"), WORDINGS.items(), ids=list(WORDINGS))
def test_when_a_wording_is_the_labels(wording, expected, tmp_path) -> None:
    rows = (RIGHT[0], RIGHT[1]._replace(effect=wording))
    assert figures(tmp_path, "effect_strict_f1", "effect_relaxed_f1", rows=rows) == list(expected)


def test_another_accepted_wording_is_as_good(tmp_path) -> None:
    rows = (RIGHT[0], RIGHT[1]._replace(effect="stroke"))
    labels = [NAUSEA, {**STROKE, "alts": ["stroke"]}]
    assert figures(tmp_path, "row_f1", rows=rows, side_effects=labels) == [1.0]


WRONG = {
    "tier_accuracy": {"frequency_tier": "uncommon"},
    "serious_accuracy": {"is_serious": False},
    "context_accuracy": {"context": "long_term"},
    "category_accuracy": {"category": "heart"},
    "ingredient_accuracy": {"ingredient": "Zinc"},
}


@pytest.mark.parametrize("figure", WRONG)
def test_a_wrong_field_lowers_its_own_figure(figure, tmp_path) -> None:
    found = scored(tmp_path, rows=(RIGHT[0], RIGHT[1]._replace(**WRONG[figure])))
    assert found.figures[figure] == 0.5
    assert found.figures["row_f1"] == (0.5 if figure in ("tier_accuracy", "serious_accuracy") else 1.0)
    assert {f for f, v in found.figures.items() if v != 1.0} <= {figure, "row_f1", "row_precision", "row_recall"}
    assert [d.page for d in found.disagreements] == ["samples/x.md"]


@pytest.mark.parametrize(
    ("label", "figure", "page"),
    [
        ({"page_kind": "hypothetical"}, "page_kind_accuracy", PAGE),
        ({"name": "Ibuprofen tablets"}, "name_accuracy", PAGE),
        ({"kind": "combination"}, "drug_kind_accuracy", PAGE),
        ({"ingredients": ["Zinc", "Ibuprofen"]}, "ingredients_accuracy", PAGE),
        ({"sections": [{"heading": "Usage", "kind": "other"}]}, "section_kind_accuracy", PAGE),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_wrong_fact_of_the_page_lowers_its_own_figure(label, figure, page, tmp_path) -> None:
    found = scored(tmp_path, page=page, **label).figures
    assert [name for name, value in found.items() if value != 1.0] == [figure]


def test_a_missing_row_lowers_recall_and_a_row_too_many_precision(tmp_path) -> None:
    names = ("row_precision", "row_recall")
    assert figures(tmp_path, *names, rows=RIGHT[:1]) == [1.0, 0.5]
    assert figures(tmp_path, *names, rows=(*RIGHT, side_effect(PAGE, "cough", position=3))) == [0.6667, 1.0]


OPTIONAL = {
    "left out": (RIGHT[:1], 1.0, 1.0),
    "met whole": (RIGHT, 1.0, 1.0),
    "met in part": ((RIGHT[0], RIGHT[1]._replace(effect="stroke")), 1.0, 1.0),
    "met with another tier": ((RIGHT[0], RIGHT[1]._replace(frequency_tier="common")), 1.0, 1.0),
}


@pytest.mark.parametrize(("rows", "precision", "recall"), OPTIONAL.values(), ids=list(OPTIONAL))
def test_an_optional_label_is_never_missing_nor_wrong(rows, precision, recall, tmp_path) -> None:
    labels = [NAUSEA, {**STROKE, "optional": True}]
    assert figures(tmp_path, "row_precision", "row_recall", rows=rows, side_effects=labels) == [precision, recall]


def test_each_row_meets_one_label_and_the_one_of_its_tier_first(tmp_path) -> None:
    labels = [NAUSEA, {**NAUSEA, "tier": "rare"}]
    rows = (RIGHT[0]._replace(frequency_tier="rare"), side_effect(PAGE, "nausea", position=2))
    assert figures(tmp_path, "row_f1", "tier_accuracy", rows=rows, side_effects=labels) == [1.0, 1.0]
    assert figures(tmp_path, "row_recall", rows=rows[:1], side_effects=labels) == [0.5]


ANSWERS = {
    "Yes, for nearly all and most people.": 1.0,
    "Yes – for MOST people": 1.0,
    "Yes, for most people. And more.": 0.0,
    "No, for most people.": 0.0,
}


@pytest.mark.parametrize(("answer", "f1"), ANSWERS.items(), ids=list(ANSWERS))
def test_both_ends_of_an_answer_must_be_right(answer, f1, tmp_path) -> None:
    assert figures(tmp_path, "faq_f1", faqs=(ASKED._replace(answer=answer),)) == [f1]


def test_a_page_that_is_not_there_counts_with_everything_missing(tmp_path) -> None:
    found = scored(tmp_path, page=monograph("y.md", ("Zinc",)), rows=(), faqs=(), parts=())
    assert found.n_absent == 1
    assert {found.figures[f] for f in ("row_recall", "faq_recall", "name_accuracy", "section_kind_accuracy")} == {0.0}


DAMAGED = {
    "no JSON": ("{", "line 1"),
    "no page": ("{}", "'page' is missing"),
    "twice": (json.dumps(LABEL) + "\n" + json.dumps(LABEL), "line 2: samples/x.md is labelled twice"),
    "empty": ("\n", "holds no page"),
}


@pytest.mark.parametrize(("text", "said"), DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_label_file_is_refused_with_its_place(text, said, tmp_path) -> None:
    (tmp_path / "labels.jsonl").write_text(text, "utf-8")
    with pytest.raises(LabelError, match=said):
        load_labels(tmp_path / "labels.jsonl")


@pytest.fixture(scope="module")
def sample_tables(project_root):
    return extracted(project_root, label_files(project_root))


def test_labels_without_a_page_are_none(project_root, sample_tables) -> None:
    """Every labelled page of the samples is there, and every section kind is one of the table's."""
    for file in label_files(project_root):
        assert score(load_labels(file).pages, sample_tables).n_absent == 0


# The reference scorer beside the project: the same definitions, written by others.

REFERENCE = {
    "effect_strict_f1": ("effect_strict", "f1"), "effect_strict_precision": ("effect_strict", "p"),
    "effect_strict_recall": ("effect_strict", "r"), "effect_relaxed_f1": ("effect_relaxed", "f1"),
    "effect_relaxed_precision": ("effect_relaxed", "p"), "effect_relaxed_recall": ("effect_relaxed", "r"),
    "row_f1": ("row", "f1"), "row_precision": ("row", "p"), "row_recall": ("row", "r"),
    "faq_f1": ("faq", "f1"), "faq_precision": ("faq", "p"), "faq_recall": ("faq", "r"),
    **{f"{f}_accuracy": (f"{f}_accuracy",) for f in (
        "tier", "serious", "context", "category", "ingredient", "page_kind", "name", "drug_kind", "ingredients")},
}  # fmt: skip


@pytest.fixture(scope="module")
def reference(project_root) -> Path:
    script = project_root.parent / "shared" / "gold" / "score.py"
    if not script.is_file():
        pytest.skip("the reference scorer is not beside the project")
    return script


def by_reference(script: Path, gold: Path, folder: Path) -> dict[str, float]:
    printed = io.StringIO()
    with mock.patch.object(sys, "argv", [str(script), str(gold), str(folder), "--json"]), redirect_stdout(printed):
        runpy.run_path(str(script), run_name="__main__")
    said = json.loads(printed.getvalue())
    return {name: said[way[0]] if len(way) == 1 else said[way[0]][way[1]] for name, way in REFERENCE.items()}


def altered(column: str, value, every: int):
    def change(made):
        table = made["side_effects"]
        old = table.column(column).to_pylist()
        new = [value if at % every == 0 else v for at, v in enumerate(old)]
        at = table.schema.get_field_index(column)
        return {
            **made,
            "side_effects": table.set_column(at, table.schema.field(at), pa.array(new, table.schema.field(at).type)),
        }

    return change


def without_every(table: str, every: int):
    return lambda made: {**made, table: made[table].take([i for i in range(made[table].num_rows) if i % every])}


def shortened(made):
    table = made["side_effects"]
    at = table.schema.get_field_index("effect")
    words = pc.list_element(pc.split_pattern(table.column("effect"), " "), 0)
    return {**made, "side_effects": table.set_column(at, table.schema.field(at), words)}


DAMAGE = {
    "none": lambda made: made,
    "tiers": altered("frequency_tier", "common", 3),
    "seriousness": altered("is_serious", True, 4),
    "categories": altered("category", "Skin", 5),
    "ingredients": altered("ingredient", "Zinc", 5),
    "contexts": altered("context", "long_term", 5),
    "rows gone": without_every("side_effects", 3),
    "questions gone": without_every("faqs", 4),
    "pages gone": without_every("monographs", 5),
    "first words only": shortened,
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_same_figures_as_the_reference_scorer(damage, reference, project_root, sample_tables, tmp_path) -> None:
    made = DAMAGE[damage](sample_tables)
    write_tables(made, tmp_path)
    for gold in label_files(project_root):
        figures = score(load_labels(gold).pages, made).figures
        assert {f: figures[f] for f in REFERENCE} == by_reference(reference, gold, tmp_path)


@pytest.mark.corpus
def test_the_same_figures_as_the_reference_scorer_on_the_reference_corpus(
    reference, corpus, project_root, tmp_path
) -> None:
    gold = reference.with_name("dev.jsonl")
    labels = load_labels(gold)
    refs = [PageRef(p.source, p.page.partition("/")[2], corpus / p.page) for p in labels.pages]
    sources = load_sources(project_root).by_id
    made = extract_pages([r for r in refs if r.file.is_file()], sources, workers=1).tables
    write_tables(made, tmp_path)
    figures = score(labels.pages, made).figures
    assert {f: figures[f] for f in REFERENCE} == by_reference(reference, gold, tmp_path)


def test_sources_of_small_pages_are_those_of_the_schema() -> None:
    assert source().id == PAGE.source
