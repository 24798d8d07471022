"""`sources.yaml`: what it may say, and how what it cannot say is named: file, line, field, what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from materia_medica.settings.sources import load_sources
from materia_medica.settings.yaml import SettingsError
from materia_medica.stop import Exit

GOOD = """\
default: [mine]
sources:
  mine:
    name: My formulary
    kind: site
    address: https://formulary.example.org
    pages: ["drugs/**/*.html", "!drugs/index.html"]
    content_origin: publisher
    license: CC-BY-4.0
    priority: 7
    fetch:
      delay: 2
      hosts: [www.formulary.example.org]
"""


def project(tmp_path: Path, text: str) -> Path:
    (tmp_path / "sources.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_source_is_read_with_its_facts_and_the_settings_that_it_names(tmp_path: Path) -> None:
    sources = load_sources(project(tmp_path, GOOD))
    mine = sources.get("mine")
    assert sources.default == ("mine",)
    assert (mine.id, mine.kind, mine.priority, mine.language, mine.attribution) == ("mine", "site", 7, "en", None)
    assert mine.pages == ("drugs/**/*.html", "!drugs/index.html")
    assert mine.fetch == {"delay": 2.0, "hosts": ["www.formulary.example.org"]}


def test_a_field_without_a_value_counts_as_not_given(tmp_path: Path) -> None:
    text = GOOD.replace('pages: ["drugs/**/*.html", "!drugs/index.html"]', "pages:").replace(
        "default: [mine]", "default:"
    )
    sources = load_sources(project(tmp_path, text))
    assert (sources.get("mine").pages, sources.default) == (("**/*.md", "**/*.html"), ("mine",))


def test_fields_shared_by_a_merge_key_are_no_doubles(tmp_path: Path) -> None:
    other = "  other:\n    <<: *mine\n    name: Another\n"
    sources = load_sources(project(tmp_path, GOOD.replace("  mine:\n", "  mine: &mine\n") + other))
    assert (sources.get("other").name, sources.get("other").license) == ("Another", "CC-BY-4.0")


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ('["drugs/**/*.html", "!drugs/index.html"]', "keep/*.md",
         """line 7: sources.mine.pages: expected a list of texts, not 'keep/*.md'; write ["keep/*.md"]"""),
        ('["drugs/**/*.html", "!drugs/index.html"]', "[]", "line 7: sources.mine.pages: names no pattern"),
        ('["drugs/**/*.html", "!drugs/index.html"]', "[7]", "line 7: sources.mine.pages: expected a list of texts; 7 is none"),
        ("[mine]", "mine", 'line 1: default: expected a list of texts, not \'mine\'; write ["mine"]'),
        ("[mine]", "[yours]", "line 1: default: 'default' names unknown sources: yours"),
        ("priority: 7", "priority: high", "line 10: sources.mine.priority: expected a whole number, not 'high'"),
        ("priority: 7", "priority: true", "line 10: sources.mine.priority: expected a whole number, not True"),
        ("priority: 7", "max_rejected_share: 5", "line 10: sources.mine.max_rejected_share: a share lies between 0 and 1"),
        ("priority: 7", "max_unread_share: half", "line 10: sources.mine.max_unread_share: expected a number, not 'half'"),
        ("priority: 7", "language: English!", "line 10: sources.mine.language: expected a language tag"),
        ("priority: 7", "prioritiy: 7", "line 10: sources.mine: unknown field prioritiy; known are address, attribution"),
        ("priority: 7", "name: Again", "line 10: 'name' stands in line 4 already; keep one"),
        ("priority: 7", "attribution: [a]", "line 10: sources.mine.attribution: expected a text, not ['a']"),
        ("    license: CC-BY-4.0\n", "", "line 3: sources.mine: missing license"),
        ("license: CC-BY-4.0", "license: '  '", "line 9: sources.mine.license: is empty"),
        ("license: CC-BY-4.0", 'license: "a\\x07b"', "line 9: sources.mine.license: holds control characters"),
        ("kind: site", "kind: ftp", "line 5: sources.mine.kind: is 'ftp'; allowed are folder, git, site"),
        ("address: https://formulary.example.org", "address: formulary", "line 6: sources.mine.address: the address of a site"),
        ("delay: 2", "delay: soon", "line 12: sources.mine.fetch.delay: expected a number, not 'soon'"),
        ("delay: 2", "speed: 2", "line 12: sources.mine.fetch: unknown field speed; known are allow_private"),
        ("delay: 2", "contact: Jörg", "line 11: sources.mine.fetch: contact and user_agent must be plain ASCII"),
        ("fetch:\n      delay: 2\n      hosts: [www.formulary.example.org]", "fetch: fast",
         "line 11: sources.mine.fetch: expected fields with names"),
        ("  mine:", "  ../mine:", "line 3: sources.../mine: the id of a source is made of lower-case letters"),
        ("  mine:", "  a/b:", "line 3: sources.a/b: the id of a source"),
        ("  mine:", '  "a\\nb":', r"line 3: sources.a\nb: the id of a source"),
        ("  mine:", "  2024:", "line 3: sources.2024: expected a text, not 2024; write it in quotes"),
        ("sources:", "source:", "line 2: unknown field source; known are default, sources"),
        ("address: https", "address: [https", "line 7: not valid YAML"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_by_file_line_and_field(tmp_path: Path, found: str, instead: str, message: str) -> None:
    assert found in GOOD
    with pytest.raises(SettingsError) as error:
        load_sources(project(tmp_path, GOOD.replace(found, instead, 1)))
    assert error.value.code == Exit.USAGE
    assert f"{tmp_path}/sources.yaml, " in error.value.message
    assert message in error.value.message


def test_everything_that_does_not_fit_is_said_at_once(tmp_path: Path) -> None:
    text = (
        GOOD.replace("priority: 7", "priority: x").replace("delay: 2", "delay: -1").replace("kind: site", "kind: web")
    )
    with pytest.raises(SettingsError) as error:
        load_sources(project(tmp_path, text))
    lines = [line.partition("sources.yaml, ")[2] for line in error.value.message.splitlines()]
    assert [line.split(":")[0] for line in lines] == ["line 5", "line 10", "line 12"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected fields with names (default, sources)"),
        ("- mine", "expected fields with names (default, sources)"),
        ("sources: 7", "line 1: sources: expected entries with names, not 7"),
        ("sources: &all {mine: *all}", "line 1: an entry that holds itself; write it out"),
        ("default: 2026-13-45", "not valid YAML: month must be in 1..12"),
        ("sources: {mine: " * 3000, "not valid YAML"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_sources(project(tmp_path, text))
    assert message in error.value.message


def test_a_missing_file_and_one_that_is_no_text_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"sources\.yaml: there is no such file; .* give --project"):
        load_sources(tmp_path)
    (tmp_path / "sources.yaml").write_bytes(b"sources: {caf\xe9: 1}")
    with pytest.raises(SettingsError, match=r"not UTF-8 at byte 13; save it as UTF-8"):
        load_sources(tmp_path)


def test_neither_the_command_line_nor_the_extraction_of_pages_loads_the_models() -> None:
    code = "import sys, materia_medica.cli.app, materia_medica.engine.share; print('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
