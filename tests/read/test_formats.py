"""The forms of pages: each is known by its ending, else by how it begins, and declared in one place."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.read.formats import FORMATS, accepted_types, endings, format_of, parsers


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a/x.md", b"", "markdown"),
        ("a/X.MARKDOWN", b"<html>", "markdown"),
        ("a/x.html", b"---\n", "html"),
        ("a/x.HTM", b"", "html"),
        ("a/x", b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", "html"),
        ("a/x", b"---\ntitle: X\n---\n", "markdown"),
        ("a/x", b"Nausea", "html"),
    ],
)
def test_a_form_is_told_by_the_ending_then_by_the_first_bytes(path: str, data: bytes, name: str) -> None:
    assert format_of(path, data).name == name


def test_a_page_without_an_ending_is_read_as_what_it_begins_as() -> None:
    assert read(Page("tests", "x", b"---\ntitle: X\n---\n* Rash\n")).blocks[0].kind == "item"
    assert read(Page("tests", "x", b"<!doctype html><ul><li>Rash</ul>")).blocks[0].kind == "item"


def test_no_two_forms_claim_the_same_ending_or_media_type() -> None:
    assert len(set(endings())) == len(endings())
    media = [m for form in FORMATS for m in form.content_types]
    assert len(set(media)) == len(media)


def test_a_crawler_asks_for_the_first_form_most() -> None:
    assert accepted_types() == ("text/html,application/xhtml+xml,text/markdown;q=0.9,text/x-markdown;q=0.9,*/*;q=0.1")


def test_the_parsers_of_all_forms_are_installed_and_named_once() -> None:
    assert {"pyromark", "beautifulsoup4", "lxml", "PyYAML"} <= set(parsers())
    assert len(set(parsers())) == len(parsers())
    assert all(version(name) for name in parsers())
