"""Metadata files say what a release is, and the tools that they are written for read them and its tables."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest
import yaml

from conftest import ROOT
from materia_medica.check.files import faults
from materia_medica.check.folder import check_folder
from materia_medica.check.readback import read_back
from materia_medica.link.linking import link
from materia_medica.new_project import TEMPLATE
from materia_medica.release import layout
from materia_medica.release.metadata.card import loadable
from materia_medica.release.metadata.croissant import semantic
from materia_medica.release.metadata.facts import facts_of
from materia_medica.release.metadata.guide import guide
from materia_medica.release.metadata.licences import known_licences, licence_of
from materia_medica.release.metadata.names import METADATA, media_type
from materia_medica.release.publish import Report, publish
from materia_medica.schema import TABLES
from materia_medica.schema.values import CONTENT_ORIGINS
from materia_medica.store import StoredTables
from small import account, faq, monograph, reject, section, side_effect, source, tables

os.environ |= {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}  # read once, when `datasets` is imported

DAY = datetime.datetime(2026, 1, 31, 9, 30, 15, 250_000, tzinfo=datetime.UTC)
SAMPLES = source(attribution="Written for tests")
SITE = replace(
    source("site", kind="site", address="https://formulary.example.org", content_origin="publisher",
           license="CC-BY-4.0"), name="A | B formulary",
)  # fmt: skip
UNSTATED = source("other", kind="site", address="https://other.example.org", content_origin="ai_generated",
                  license="not stated by the source")  # fmt: skip


def awkward_tables(*ids: str):
    """A page of each source, with what is hard to write: formulas, quotes, lines, nulls, lists, parts of a second."""
    pages = [
        monograph(f"{i}.md", ("Aspirin", "Folic acid")[: n + 1], source=i, url=f"https://example.org/{i}",
                  fetched_at=DAY, published_at=DAY.replace(microsecond=0), flags=("no_faq_section", "untold_text"))
        for n, i in enumerate(ids)
    ]  # fmt: skip
    return tables(
        monographs=pages,
        side_effects=[
            row
            for page in pages
            for row in (
                side_effect(page, "nausea", detail='-5 kg, "often"', frequency_lower=0.01, frequency_upper=0.1),
                side_effect(page, "headache", position=2, evidence_start=6, evidence_end=9, is_serious=True,
                            seriousness_basis="item", frequency_tier="not_known", frequency_rank=None,
                            frequency_text=None, frequency_basis="none", flags=("from_prose", "reworded")),
            )
        ],
        faqs=[faq(pages[0], "=Why?", "First line\n\n- item, with comma"), faq(pages[0], "And?", None)],
        sections=[section(page, "usage", "'quoted' pain") for page in pages],
        rejects=[reject("empty.md", source_id=ids[0])],
    )  # fmt: skip


def release(output: Path, *sources, now=DAY, **notes) -> Path:
    known = {s.id: s for s in sources or (SAMPLES, SITE)}
    data = awkward_tables(*known)
    made = account(data, *known)
    report = Report('{"failed": false}\n', {}, notes=notes, page=lambda version: f"<title>{version}</title>\n")
    return publish(link(data, made, known), made, known, output, report=report, read_back=read_back, now=now).folder


def second_release(output: Path, *, now=DAY) -> Path:
    """One that has another before it, so that a delta is among its files."""
    release(output, SAMPLES, now=DAY - datetime.timedelta(days=1))
    return release(output, now=now)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return second_release(tmp_path_factory.mktemp("output"))


def rows_of(folder: Path, table: str) -> list[dict]:
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


# What every release has


def test_every_release_has_them_and_its_manifest_lists_them(folder) -> None:
    listed = layout.read_manifest(folder)["files"]
    assert [name for name in METADATA if name not in listed or not (folder / name).is_file()] == []


def test_they_know_no_time_but_the_day_of_the_release(folder, tmp_path) -> None:
    later = second_release(tmp_path, now=DAY + datetime.timedelta(hours=2))
    assert [name for name in METADATA if (folder / name).read_bytes() != (later / name).read_bytes()] == []
    for name in METADATA:
        assert "09:30" not in (folder / name).read_text("utf-8")


def test_they_tell_the_hash_and_size_of_every_other_file(folder) -> None:
    others = {n: s for n, s in layout.read_manifest(folder)["files"].items() if n not in METADATA}
    assert "delta/side_effects.parquet" in others
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    assert {r["path"]: {"sha256": r["hash"].removeprefix("sha256:"), "bytes": r["bytes"]} for r in package} == others
    for name in ("croissant.json", "dataset.jsonld"):
        found = json.loads((folder / name).read_text("utf-8"))["distribution"]
        said = {f["contentUrl"]: {"sha256": f["sha256"], "bytes": int(f["contentSize"].split()[0])} for f in found}
        assert said == others


# Read by the tools that they are written for


def validated(folder: Path):
    import frictionless

    return frictionless.validate(str(folder / "datapackage.json"))


def test_frictionless_validates_every_file_of_the_data_package(folder) -> None:
    report = validated(folder)
    assert report.flatten(["name", "type", "message"]) == []
    assert report.valid
    assert {t.name for t in report.tasks if t.type == "table"} == set(TABLES)


def test_frictionless_finds_a_value_that_is_none_of_the_allowed(folder, tmp_path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] in ("faqs", "monographs", "drugs", "sources")]
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        (tmp_path / resource["path"]).write_bytes(data)
        if resource["name"] == "faqs":
            topic = next(f for f in resource["schema"]["fields"] if f["name"] == "topic")
            topic["constraints"]["enum"] = ["storage"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert {name for (name,) in validated(tmp_path).flatten(["fieldName"])} == {"topic"}


def test_croissant_validates_without_a_warning_and_gives_the_rows(folder) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    issues = dataset.metadata.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    for name, table in TABLES.items():
        records = [{k.partition("/")[2]: _plain(v) for k, v in r.items()} for r in dataset.records(name)]
        wanted = [{k: _plain(v) for k, v in row.items()} for row in rows_of(folder, name)]
        assert [r.keys() for r in records] == [set(table.names)] * len(wanted), name
        assert records == wanted, name


def _plain(value: object) -> object:
    """A value as Python has it: `mlcroissant` gives texts as bytes and times as those of pandas."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    return None if value != value else value


def test_datasets_loads_every_table_that_has_rows(folder, tmp_path) -> None:
    import datasets

    with_rows = [name for name in TABLES if rows_of(folder, name)]
    assert with_rows == loadable(facts_of(layout.read_manifest(folder), StoredTables(folder)))
    assert datasets.get_dataset_config_names(str(folder)) == with_rows
    assert datasets.get_dataset_default_config_name(str(folder)) == "side_effects"
    for name in with_rows:
        loaded = datasets.load_dataset(str(folder), name, split="train", cache_dir=str(tmp_path))
        assert loaded.to_list() == rows_of(folder, name), name


def test_the_citation_is_one_of_the_citation_file_format(folder) -> None:
    schema = json.loads((ROOT / "tests" / "fixtures" / "citation" / "cff-1.2.0.schema.json").read_text("utf-8"))
    said = yaml.load((folder / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(said)
    assert (said["version"], said["date-released"]) == ("2026.01.31", "2026-01-31")
    assert said["license"] == ["CC0-1.0", "CC-BY-4.0"]
    assert [r["url"] for r in said["references"] if "url" in r] == ["https://formulary.example.org"]


def test_the_description_for_search_engines_is_json_ld_that_needs_no_network(folder) -> None:
    import rdflib

    graph = rdflib.Graph().parse(folder / "dataset.jsonld", format="json-ld", publicID="https://data.example.org/")
    schema = rdflib.Namespace("https://schema.org/")
    (dataset,) = graph.subjects(rdflib.RDF.type, schema.Dataset)
    assert {str(n) for n in graph.objects(dataset, schema.license)} == {
        known_licences()["CC0-1.0"].url, known_licences()["CC-BY-4.0"].url,
    }  # fmt: skip
    files = layout.read_manifest(folder)["files"]
    assert len(set(graph.objects(dataset, schema.distribution))) == len(files) - len(METADATA)
    assert len(set(graph.objects(dataset, schema.variableMeasured))) == sum(len(t.columns) for t in TABLES.values())


# What people are told


def test_the_card_says_of_each_table_how_to_read_it_and_what_not_to_conclude(folder) -> None:
    text = (folder / "README.md").read_text("utf-8")
    for name, table in TABLES.items():
        part = text.split(f"\n### {name}\n", 1)[1].split("\n### ", 1)[0]
        assert table.description in part
        assert f"- Read: {guide().tables[name].read}" in part
        assert f"- Do not conclude: {guide().tables[name].conclude_not}" in part
    for said in guide().conclude_not:
        assert said in text


def test_the_guide_speaks_of_every_table_and_of_nothing_that_is_not_there() -> None:
    assert set(guide().tables) == set(TABLES)
    assert set(guide().origins) == set(CONTENT_ORIGINS)
    columns = {c.name for t in TABLES.values() for c in t.columns}
    values = {v for t in TABLES.values() for c in t.columns for v in c.values}
    for name, advice in guide().tables.items():
        for word in _codes(" ".join(advice)):
            assert word in columns | values | set(TABLES) | {"text[evidence_start:evidence_end]"}, f"{name}: {word}"


def _codes(text: str) -> list[str]:
    return text.split("`")[1::2]


def test_licences_and_credit_of_every_source_are_told(folder) -> None:
    text = (folder / "LICENSES.md").read_text("utf-8")
    assert "| name |" not in text
    assert "[CC0-1.0](https://creativecommons.org/publicdomain/zero/1.0/) | Written for tests |" in text
    line = next(line for line in text.splitlines() if "formulary.example.org" in line)
    assert line.startswith("| [A \\| B formulary](https://formulary.example.org) | [CC-BY-4.0](")
    assert "`publisher`: written by a publisher" in line
    assert "Human Phenotype Ontology" in text


def test_a_source_without_a_licence_leaves_the_whole_without_one(tmp_path) -> None:
    folder = release(tmp_path, SAMPLES, UNSTATED)
    assert "license" not in yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    head = yaml.safe_load((folder / "README.md").read_text("utf-8").split("---")[1])
    assert head["license"] == "other"
    assert head["license_link"] == "LICENSES.md"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert {"path": "LICENSES.md", "title": "not stated by the source"} in package["licenses"]
    assert validated(folder).valid


def test_one_licence_is_that_of_the_whole(tmp_path) -> None:
    head = yaml.safe_load((release(tmp_path, SAMPLES) / "README.md").read_text("utf-8").split("---")[1])
    assert head["license"] == "cc0-1.0"


@pytest.mark.parametrize(
    ("stated", "spdx", "url"),
    [
        ("CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("cc-by-sa-4.0", "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("https://example.org/terms", None, "https://example.org/terms"),
        ("ask the publisher", None, None),
    ],
)
def test_words_for_a_licence_name_it_where_they_are_its_identifier(stated, spdx, url) -> None:
    found = licence_of(stated)
    assert (found.spdx, found.url) == (spdx, url)
    assert found.title == (known_licences()[spdx].title if spdx else stated)


def test_known_licences_are_spdx_identifiers(folder) -> None:
    schema = json.loads((ROOT / "tests" / "fixtures" / "citation" / "cff-1.2.0.schema.json").read_text("utf-8"))
    assert set(known_licences()) <= set(schema["definitions"]["license-enum"]["enum"])


@pytest.mark.parametrize(("version", "semver"), [("2026.01.31", "2026.1.31"), ("2026.11.09.12", "2026.11.9+12")])
def test_a_version_becomes_a_semantic_one(version, semver) -> None:
    assert semantic(version) == semver


def test_media_types_follow_from_the_ending() -> None:
    assert media_type("csv.gz") == "application/gzip"
    assert media_type("tar.md") == "text/markdown"
    assert media_type("nothing") == "application/octet-stream"


def test_the_dictionary_of_a_release_is_that_of_the_documents(folder) -> None:
    assert (folder / "data-dictionary.md").read_bytes() == (ROOT / "docs" / "data-dictionary.md").read_bytes()


def test_a_project_names_its_dataset_and_who_publishes_it(tmp_path) -> None:
    words = {"title": "Effects of Ours", "creator": "Our Trust", "address": "https://trust.example.org/data"}
    folder = release(tmp_path, dataset=words)
    card = (folder / "README.md").read_text("utf-8")
    assert "\n# Effects of Ours\n" in card
    citation = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert (citation["title"], citation["authors"], citation["url"]) == (
        words["title"], [{"name": words["creator"]}], words["address"],
    )  # fmt: skip
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (package["title"], package["homepage"]) == (words["title"], words["address"])
    for name in ("croissant.json", "dataset.jsonld"):
        said = json.loads((folder / name).read_text("utf-8"))
        assert [said["name"], said["creator"]["name"], said["url"]] == list(words.values())
    assert validated(folder).valid
    assert wrong_metadata(folder) == []


# Checked


def edited(folder: Path, to: Path, name: str, **manifest) -> Path:
    """A copy with another file `name`, and a manifest made to fit."""
    shutil.copytree(folder, to)
    (to / name).write_bytes((to / name).read_bytes().replace(b"2026", b"2025"))
    said = {**layout.read_manifest(to), **manifest}
    said["files"][name]["sha256"] = hashlib.sha256((to / name).read_bytes()).hexdigest()
    (to / "manifest.json").write_text(json.dumps(said), "utf-8")
    return to


def wrong_metadata(folder: Path) -> list[str]:
    found = faults(folder, layout.read_manifest(folder), StoredTables(folder))
    return [f.file for f in found if f.rule == "files.metadata"]


@pytest.mark.parametrize("name", sorted(set(METADATA) - {"data-dictionary.md"}))
def test_they_are_made_anew_and_a_change_is_found_and_named(name, folder, tmp_path) -> None:
    assert wrong_metadata(folder) == []
    assert wrong_metadata(edited(folder, tmp_path / "one", name)) == [name]


def test_one_that_is_missing_is_named(folder, tmp_path) -> None:
    (edited(folder, tmp_path / "one", "README.md") / "README.md").unlink()
    assert wrong_metadata(tmp_path / "one") == ["README.md"]


def test_words_of_other_code_are_a_warning(folder, tmp_path) -> None:
    code = {**layout.read_manifest(folder)["code"], "sha256": "0" * 64}
    results = check_folder(edited(folder, tmp_path / "one", "README.md", code=code), project=TEMPLATE, pages_again=0)
    assert {r.rule: r.status for r in results.results}["files.metadata"] == "warning"
