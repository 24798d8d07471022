"""`materia publish`: what it says, how it ends, and what it never says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Materia
from materia_medica.published.place import place
from materia_medica.published.secret import HIDDEN, hide, without_secrets
from materia_medica.release import layout

from .conftest import KEY, SECRET, make_release


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A project with two releases."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "sources.yaml").write_text((ROOT / "sources.yaml").read_text("utf-8"), "utf-8")
    for number in range(2):
        make_release(project / "output", number)
    return project


def test_it_says_what_was_sent_and_what_readers_get(released, address, materia: Materia) -> None:
    done = materia("publish", address, project=released)
    assert done.code == 0, done.err
    assert done.out.startswith("Sent ")
    assert "2026.01.31.2" in done.out
    assert done.out.splitlines()[-1] == f"{address}: its latest release is 2026.01.31.2"
    again = materia("publish", address, project=released)
    assert again.code == 0
    assert again.out == f"{address} has all 2 releases; its latest release is 2026.01.31.2\n"


def test_programs_are_told_the_same_as_json(released, address, materia: Materia) -> None:
    done = materia("publish", address, "--json", project=released)
    said = json.loads(done.out)["result"]
    assert (said["address"], said["latest"]) == (address, "2026.01.31.2")
    assert [r["release"] for r in said["sent"]] == ["2026.01.31", "2026.01.31.2"]
    assert all(r["bytes"] > 0 and r["there_already"] == 0 for r in said["sent"])


def test_one_release_alone_and_a_dry_run(released, address, materia: Materia) -> None:
    planned = materia("publish", address, "--release", "2026.01.31", "--dry-run", project=released)
    assert planned.out.startswith("Would be sent ")
    assert "it has no release yet" in planned.out
    assert place(address).sizes("") == {}
    assert materia("publish", address, "--release", "2026.01.31", project=released).code == 0
    assert "2026.01.31.2" not in {n.split("/")[1] for n in place(address).sizes("") if "/" in n}
    unknown = materia("publish", address, "--release", "2026.02.30", project=released)
    assert unknown.code == 2
    assert "there are: 2026.01.31, 2026.01.31.2" in unknown.err


def test_without_a_release_there_is_nothing_to_publish(released, address, materia: Materia) -> None:
    (released / "output" / "releases").rename(released / "elsewhere")
    done = materia("publish", address, project=released)
    assert done.code == 6
    assert "make one with: materia run" in done.err


def test_a_damaged_release_ends_it_with_the_name_of_the_file(released, address, materia: Materia) -> None:
    (layout.release_folder(released / "output", "2026.01.31.2") / "drugs.csv.gz").unlink()
    done = materia("publish", address, project=released)
    assert done.code == 1
    assert "release 2026.01.31.2 is damaged and was not sent: drugs.csv.gz is missing" in done.err


def test_an_address_that_nothing_here_can_reach_is_refused_with_what_to_do(released, materia: Materia) -> None:
    done = materia("publish", "nowhere://host/path", project=released)
    assert done.code == 2
    assert "nowhere" in done.err
    assert "s3://bucket/prefix" in done.err
    (released / "a file").write_text("")
    assert materia("publish", released / "a file", project=released).code == 2


def test_a_library_that_is_not_installed_is_named_by_the_extra_that_brings_it(released, materia, monkeypatch) -> None:
    import fsspec

    def lacking(*_: object, **__: object) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", lacking)
    done = materia("publish", "s3://open-data", project=released)
    assert done.code == 2
    assert "pip install 'materia-medica[s3]'" in done.err


def test_a_bucket_that_fails_ends_it_with_the_place_and_no_credentials(released, bucket, materia: Materia) -> None:
    done = materia("publish", "s3://no-such-bucket/materia", project=released)
    assert done.code == 6
    assert "s3://no-such-bucket/materia/releases" in done.err
    assert not {SECRET, KEY} & set((done.out + done.err).split())
    assert SECRET not in done.out + done.err
    assert KEY not in done.out + done.err


def test_credentials_in_an_address_are_never_shown(released, materia: Materia) -> None:
    address = "sftp://robot:hunter2hunter@127.0.0.1:1/data?token=t0ken-t0ken"
    for words in (("publish", address), ("publish", address, "--dry-run")):
        done = materia(*words, project=released)
        assert done.code in (2, 6)
        assert "sftp://127.0.0.1:1/data" in done.err
        assert "hunter2hunter" not in done.err
        assert "t0ken" not in done.err
        assert "robot" not in done.err


def test_an_error_of_a_library_is_told_without_what_opens_the_place(released, bucket, monkeypatch, materia) -> None:
    """Whatever a library puts into its messages: keys of the environment, signed addresses."""
    import s3fs

    def failing(*_: object, **__: object) -> None:
        raise RuntimeError(f"key={KEY} secret={SECRET} url=https://u:p4ssw0rd@h/x?X-Amz-Signature=0123abcd")

    monkeypatch.setattr(s3fs.S3FileSystem, "put_file", failing)
    monkeypatch.setattr(s3fs.S3FileSystem, "find", lambda *_, **__: {})
    done = materia("publish", bucket, project=released)
    assert done.code == 6
    assert f"RuntimeError: key={HIDDEN} secret={HIDDEN} url=https://{HIDDEN}@h/x?{HIDDEN}" in done.err
    for secret in (KEY, SECRET, "p4ssw0rd", "0123abcd"):
        assert secret not in done.out + done.err


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("s3://bucket/prefix", "s3://bucket/prefix"),
        ("s3://key:secret@bucket/prefix", "s3://bucket/prefix"),
        ("https://host/data?sig=abc%2F", "https://host/data"),
        ("sftp://me@host/data", "sftp://host/data"),
        ("ftp://me:pa@ss@host/data", "ftp://host/data"),
        ("ftp://me:pa/ss@host/data", "ftp://host/data"),
        ("s3://bucket/a:b/c@d", "s3://bucket/a:b/c@d"),
        ("http://host:8000/c@d", "http://host:8000/c@d"),
        ("folder/of mine", "folder/of mine"),
    ],
)
def test_an_address_is_shown_without_user_password_and_query(address, shown) -> None:
    assert without_secrets(address) == shown


def test_values_of_the_environment_are_hidden_by_the_names_of_their_variables(monkeypatch) -> None:
    monkeypatch.setenv("AZURE_STORAGE_ACCOUNT_KEY", "abcdef0123")
    monkeypatch.setenv("ORDINARY", "ordinary words")
    assert hide("abcdef0123 and ordinary words") == f"{HIDDEN} and ordinary words"
    assert hide("login of me:pw failed", "ftp://me:pw@host") == f"login of {HIDDEN} failed"


def test_the_command_line_starts_without_the_libraries_of_buckets() -> None:
    code = "import sys, materia_medica.cli.app; print([m for m in ('fsspec', 's3fs', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
