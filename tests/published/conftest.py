"""An S3 server of one's own on the loopback address, and releases to publish."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from materia_medica.published.place import Place, place
from materia_medica.release import layout
from release.test_publish import release, some_tables

SECRET = "s3cr3t/of+nobody"
KEY = "AKIAEXAMPLEEXAMPLE12"


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of moto's server."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The address of an empty bucket; the environment opens it, as an operator's would."""
    import boto3
    import s3fs

    for name, value in {
        "AWS_ENDPOINT_URL": s3_server, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="open-data")
    s3fs.S3FileSystem.clear_instance_cache()
    yield "s3://open-data/materia"
    for listed in client.get_paginator("list_objects_v2").paginate(Bucket="open-data"):
        for found in listed.get("Contents", []):
            client.delete_object(Bucket="open-data", Key=found["Key"])
    client.delete_bucket(Bucket="open-data")


@pytest.fixture(params=["folder", "bucket"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place to publish to, once a folder and once a bucket."""
    return str(request.getfixturevalue("bucket")) if request.param == "bucket" else str(tmp_path / "public")


@pytest.fixture
def at(address: str) -> Place:
    """The same as a place."""
    return place(address)


_MADE: dict[tuple[str, ...], Path] = {}
"""Releases made before: by the content of those before it, and its number."""


def make_release(output: Path, number: int) -> str:
    """One more release of `output`; each number has another effect. The same one is made once and copied then."""
    there = [layout.release_folder(output, version) for version in layout.versions(output)]
    key = (*(layout.read_manifest(folder)["content_sha256"] for folder in there), str(number))
    if key not in _MADE:
        made = release(output, some_tables(f"effect number {number}"))
        _MADE[key] = Path(tempfile.mkdtemp(prefix="materia-made-", dir=_FOLDER.name)) / made.version
        shutil.copytree(made.folder, _MADE[key])
        return made.version
    version = _MADE[key].name
    shutil.copytree(_MADE[key], layout.release_folder(output, version))
    layout.point_latest(output, version)
    return version


_FOLDER = tempfile.TemporaryDirectory()
