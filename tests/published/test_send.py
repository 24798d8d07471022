"""Publishing sends what is not there yet, each file once, and shows a release when all of it has arrived."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from materia_medica.published.place import Place, place
from materia_medica.published.send import Outcome, send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.release.index import entries_of
from materia_medica.request import Quiet
from materia_medica.stop import Exit, Stop

from .conftest import make_release


def publish(output: Path, at: Place, *versions: str, dry: bool = False) -> Outcome:
    return send_releases(output, at, versions or to_be_read(output), Quiet(), dry=dry)


def contents(at: Place) -> dict[str, str]:
    return {name: hashlib.sha256(at.read(name)).hexdigest() for name in at.sizes("")}


def indexed(at: Place) -> list[str]:
    return [entry["version"] for entry in json.loads(at.read("index.json"))["releases"]]


def latest(at: Place) -> str:
    return str(json.loads(at.read("latest.json"))["version"])


class Watched:
    """A place that remembers in which order it was written to, and fails when told to."""

    def __init__(self, inner: Place, fails_at: int | None = None) -> None:
        self.inner, self.fails_at = inner, fails_at
        self.written: list[str] = []

    def __getattr__(self, name: str):
        return getattr(self.inner, name)

    def _write(self, name: str) -> None:
        if len(self.written) == self.fails_at:
            raise OSError(5, "the line is cut", f"{self.inner.shown}/{name}")
        self.written.append(name)

    def send(self, file: Path, name: str) -> None:
        self._write(name)
        self.inner.send(file, name)

    def replace(self, name: str, data: bytes) -> None:
        self._write(name)
        self.inner.replace(name, data)


def test_a_place_holds_each_release_as_it_is_with_an_index_and_the_latest(tmp_path, at) -> None:
    versions = [make_release(tmp_path, n) for n in range(2)]
    sent = publish(tmp_path, at)
    assert [r.version for r in sent.releases] == versions
    assert all(r.kept == 0 for r in sent.releases)
    for version in versions:
        folder = layout.release_folder(tmp_path, version)
        mine = {p.relative_to(tmp_path).as_posix(): p.stat().st_size for p in folder.rglob("*") if p.is_file()}
        assert {f"releases/{version}/{n}": s for n, s in at.sizes(f"releases/{version}").items()} == mine
        assert at.read(f"releases/{version}/manifest.json") == (folder / "manifest.json").read_bytes()
    assert indexed(at) == versions[::-1]
    assert latest(at) == sent.latest == versions[-1]
    entry = json.loads(at.read("index.json"))["releases"][0]
    manifest = layout.read_manifest(layout.release_folder(tmp_path, versions[-1]))
    assert entry["content_sha256"] == manifest["content_sha256"]
    assert entry["rows"]["side_effects"] == 2


def test_files_go_first_then_the_manifest_then_index_and_latest(tmp_path, at) -> None:
    version = make_release(tmp_path, 1)
    watched = Watched(at)
    publish(tmp_path, watched)
    assert watched.written[-3:] == [f"releases/{version}/manifest.json", "index.json", "latest.json"]
    listed = layout.read_manifest(layout.release_folder(tmp_path, version))["files"]
    assert sorted(watched.written[:-3]) == sorted(f"releases/{version}/{name}" for name in listed)


def test_nothing_is_sent_twice(tmp_path, at) -> None:
    make_release(tmp_path, 1)
    publish(tmp_path, at)
    again = Watched(at)
    sent = publish(tmp_path, again)
    assert again.written == []
    assert [(r.files, r.size) for r in sent.releases] == [(0, 0)]
    second = make_release(tmp_path, 2)
    publish(tmp_path, again)
    assert {name.split("/")[1] for name in again.written if "/" in name} == {second}


@pytest.mark.parametrize("after", [0, 1, 7, 20, -3, -2, -1])
def test_a_publish_that_was_cut_off_is_finished_by_the_next_which_sends_the_rest_alone(after, tmp_path, at) -> None:
    first = make_release(tmp_path, 1)
    publish(tmp_path, at)
    make_release(tmp_path, 2)
    folder = layout.release_folder(tmp_path, layout.versions(tmp_path)[-1])
    steps = len(layout.read_manifest(folder)["files"]) + 3
    cut = Watched(at, fails_at=after % steps)
    with pytest.raises(OSError, match="the line is cut"):
        publish(tmp_path, cut)
    assert latest(at) == first
    rest = Watched(at)
    publish(tmp_path, rest)
    assert latest(at) == folder.name
    assert sorted(cut.written + rest.written) == sorted({*cut.written, *rest.written}), "no file was sent twice"
    assert len(cut.written) + len(rest.written) == steps


def test_a_part_of_a_file_or_another_file_of_that_size_is_sent_again(tmp_path, at) -> None:
    version = make_release(tmp_path, 1)
    folder = layout.release_folder(tmp_path, version)
    whole = (folder / "effects.parquet").read_bytes()
    at.replace(f"releases/{version}/effects.parquet", whole[:100])
    at.replace(f"releases/{version}/faqs.parquet", bytes((folder / "faqs.parquet").stat().st_size))
    at.send(folder / "drugs.parquet", f"releases/{version}/drugs.parquet")
    (sent,) = publish(tmp_path, at).releases
    assert sent.kept == 1
    assert at.read(f"releases/{version}/effects.parquet") == whole
    assert at.read(f"releases/{version}/faqs.parquet") == (folder / "faqs.parquet").read_bytes()


def test_a_release_of_another_content_is_never_put_over_one_that_is_there(tmp_path, at) -> None:
    make_release(tmp_path / "one", 1)
    make_release(tmp_path / "two", 2)
    publish(tmp_path / "one", at)
    before = contents(at)
    with pytest.raises(Stop, match=r"has another release 2026\.01\.31") as stop:
        publish(tmp_path / "two", at)
    assert stop.value.code is Exit.DIFFERENCE
    assert contents(at) == before


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_bytes(bytes(p.stat().st_size))])
def test_a_release_that_is_damaged_here_is_not_sent(damage, tmp_path, at) -> None:
    version = make_release(tmp_path, 1)
    damage(layout.release_folder(tmp_path, version) / "faqs.csv.gz")
    with pytest.raises(Stop, match=r"is damaged and was not sent: faqs\.csv\.gz") as stop:
        publish(tmp_path, at)
    assert stop.value.code is Exit.DIFFERENCE
    assert at.sizes("") == {}


def test_releases_that_are_at_the_place_alone_stay_there_and_in_its_index(tmp_path, at) -> None:
    first = make_release(tmp_path, 1)
    publish(tmp_path, at)
    second = make_release(tmp_path, 2)
    layout.release_folder(tmp_path, first).rename(tmp_path / "pruned")
    publish(tmp_path, at)
    assert indexed(at) == [second, first]


def test_an_index_that_was_lost_or_damaged_is_made_anew_from_what_is_there(tmp_path, at) -> None:
    versions = [make_release(tmp_path, n) for n in range(2)]
    publish(tmp_path, at)
    index = at.read("index.json")
    layout.release_folder(tmp_path, versions[0]).rename(tmp_path / "pruned")
    at.replace("index.json", b'{"releases": [')
    at.replace("latest.json", b"")
    publish(tmp_path, at)
    told, before = (json.loads(said)["releases"] for said in (at.read("index.json"), index))
    assert [(e["version"], e["content_sha256"]) for e in told] == [(e["version"], e["content_sha256"]) for e in before]
    assert latest(at) == versions[-1]


def test_an_index_names_no_release_that_somebody_took_away(tmp_path) -> None:
    versions = [make_release(tmp_path, n) for n in range(2)]
    at = place(str(tmp_path / "public"))
    publish(tmp_path, at, versions[0])
    (tmp_path / "public" / "releases" / versions[0] / "manifest.json").unlink()
    publish(tmp_path, at, versions[1])
    assert indexed(at) == [versions[1]]


def test_latest_never_goes_back(tmp_path, at) -> None:
    old, new = (make_release(tmp_path, n) for n in range(2))
    publish(tmp_path, at, new)
    publish(tmp_path, at, old)
    assert latest(at) == new
    assert indexed(at) == [new, old]


def test_a_release_of_a_wrong_clock_is_not_sent(tmp_path, at) -> None:
    right, wrong = (make_release(tmp_path, n) for n in range(2))
    layout.point_latest(tmp_path, right)
    publish(tmp_path, at)
    assert indexed(at) == [right]
    assert wrong not in {name.split("/")[1] for name in at.sizes("") if "/" in name}


def test_a_dry_run_counts_and_sends_nothing(tmp_path, at) -> None:
    version = make_release(tmp_path, 1)
    (planned,) = publish(tmp_path, at, dry=True).releases
    assert at.sizes("") == {}
    (sent,) = publish(tmp_path, at).releases
    assert planned == sent
    assert sent.size == sum(
        p.stat().st_size for p in layout.release_folder(tmp_path, version).rglob("*") if p.is_file()
    )


def test_no_run_changes_releases_while_they_are_sent(tmp_path, at) -> None:
    from materia_medica.lock import locked

    make_release(tmp_path, 1)
    with locked(tmp_path, "a run"), pytest.raises(Stop) as stop:
        publish(tmp_path, at)
    assert stop.value.code is Exit.LOCKED


@pytest.mark.parametrize("protocol", ["memory", "local"])
def test_other_addresses_of_fsspec_are_places_too(protocol, tmp_path) -> None:
    """`local` stands for servers of files, which show a file before all of it is there."""
    versions = [make_release(tmp_path, n) for n in range(2)]
    at = place(f"memory://{tmp_path.name}") if protocol == "memory" else place(f"local://{tmp_path}/public")
    assert publish(tmp_path, at).latest == versions[-1]
    assert indexed(at) == versions[::-1]
    assert not [name for name in at.sizes("") if name.endswith(".tmp")]
    assert all(r.files == 0 for r in publish(tmp_path, at).releases)


def test_a_bucket_is_told_that_index_and_latest_change(tmp_path, bucket) -> None:
    import boto3

    make_release(tmp_path, 1)
    publish(tmp_path, place(bucket))
    for name in ("index.json", "latest.json"):
        said = boto3.client("s3").head_object(Bucket="open-data", Key=f"materia/{name}")
        assert (said["CacheControl"], said["ContentType"]) == ("no-cache", "application/json")


def test_strangers_read_why_runs_failed_without_secrets_and_places_of_this_machine(tmp_path, at, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_TOKEN", "t0p-s3cret")
    version = make_release(tmp_path, 1)
    reason = f"{tmp_path.parent}/raw/x is damaged; asked with t0p-s3cret"
    run = {"started_at": "2026-01-31T10:00:00Z", "result": "failed", "exit_code": 6, "reason": reason}
    said = json.loads((tmp_path / "index.json").read_text("utf-8")) if (tmp_path / "index.json").exists() else {}
    said |= {"last_run": run, "failed_runs": [run], "releases": entries_of(tmp_path)}
    (tmp_path / "index.json").write_text(json.dumps(said), "utf-8")
    publish(tmp_path, at)
    told = json.loads(at.read("index.json"))
    plain = {**run, "reason": "./raw/x is damaged; asked with ***"}
    assert told["failed_runs"] == [plain]
    assert told["last_run"] == plain
    assert [entry["version"] for entry in told["releases"]] == [version]
