"""Documents that describe parts of the code name all of them, and none that is not there."""

from __future__ import annotations

import re

import pytest
import yaml

from materia_medica.cli.app import COMMANDS, EXIT_HELP
from materia_medica.schema.values import ASIDE_REASONS
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources

NO_GRAMMAR = {"__init__"}
"""Modules of `pipeline/materia_medica/extract/` that say nothing by themselves."""


@pytest.fixture(scope="module")
def document(project_root):
    return lambda name: (project_root / name).read_text("utf-8")


def test_extraction_describes_every_module_of_the_grammar(project_root, document) -> None:
    package = project_root / "pipeline" / "materia_medica"
    modules = {f.stem for f in (package / "extract").rglob("*.py")} - NO_GRAMMAR
    readers = {f.stem for f in (package / "read").rglob("*.py")}
    named = set(re.findall(r"`(\w+)\.py`", document("docs/extraction.md")))
    assert modules <= named, f"not described: {sorted(modules - named)}"
    assert named <= modules | readers, f"not there: {sorted(named - modules - readers)}"


def test_extraction_describes_every_word_table(project_root, document) -> None:
    tables = {
        f.name for f in (project_root / "pipeline" / "materia_medica" / "extract" / "language" / "words").glob("*.yaml")
    }
    assert set(re.findall(r"^\| `(\w+\.yaml)` \|", document("docs/extraction.md"), re.MULTILINE)) == tables


def test_extraction_explains_every_reason_of_an_aside(document) -> None:
    part = document("docs/extraction.md").split("## Asides", 1)[1].split("\n## ", 1)[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == ASIDE_REASONS


def test_sources_explains_every_field_and_its_example_is_read(document, tmp_path) -> None:
    text = document("docs/sources.md")
    fields = set(Source.__dataclass_fields__) - {"id"}
    assert set(re.findall(r"^\| `(\w+)` \| (?:yes|no) \|", text, re.MULTILINE)) == fields
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    (tmp_path / "sources.yaml").write_text(example[1], "utf-8")
    assert load_sources(tmp_path).get("my-formulary").max_rejected_share == 0.02


def test_the_site_of_the_readme_is_a_source(document, tmp_path) -> None:
    entry = re.search(r"```yaml\n(     my-site:.*?)```", document("README.md"), re.DOTALL)
    assert entry is not None
    (tmp_path / "sources.yaml").write_text(f"sources:\n{entry[1]}", "utf-8")
    assert load_sources(tmp_path).get("my-site").kind == "site"


def test_commands_lists_every_command_and_exit_code(document) -> None:
    text = document("docs/commands.md")
    assert [c for c in COMMANDS if f"| `materia {c}" not in text] == []
    for code, said in EXIT_HELP.items():
        assert f"| {code.value} | {said} |" in text


def test_architecture_names_every_stage_of_dvc_and_every_folder(project_root, document) -> None:
    text = document("docs/architecture.md")
    stages = yaml.safe_load((project_root / "dvc.yaml").read_text("utf-8"))["stages"]
    folders = {f.name for f in (project_root / "pipeline" / "materia_medica").iterdir() if (f / "__init__.py").exists()}
    assert [s for s in stages if not re.search(rf"^\| \w+ \| .* \|.*`{s}`.*\|", text, re.MULTILINE)] == []
    assert [f for f in sorted(folders) if f"`pipeline/materia_medica/{f}/`" not in text] == []


def test_the_index_of_decisions_lists_each_of_them(project_root, document) -> None:
    records = {f.name for f in (project_root / "docs" / "decisions").glob("[0-9]*.md")}
    titles = dict(
        re.findall(r"^\| \[\d+\]\(([\w.-]+)\) \| (.+) \|$", document("docs/decisions/README.md"), re.MULTILINE)
    )
    assert set(titles) == records
    for name, title in titles.items():
        assert document(f"docs/decisions/{name}").startswith(f"# {name[:2]} {title}\n")


def test_the_picture_of_the_flow_fits_a_terminal(document) -> None:
    picture = re.search(r"```text\n(.*?)```", document("docs/architecture.md"), re.DOTALL)
    assert picture is not None
    assert max(map(len, picture[1].splitlines())) <= 80
