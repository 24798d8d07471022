"""The forms of pages: each is known by its ending, else by how it begins, and declared in one place."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version

import pytest

from materia_medica.page import Page
from materia_medica.read import formats, read
from materia_medica.read.document import Unreadable
from materia_medica.read.formats import FORMATS, accepted_types, endings, format_of, parsers
from materia_medica.read.formats.html import HTML


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


def test_forms_that_share_an_ending_are_told_by_what_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (
        replace(
            HTML, name=word, endings=(".data", f".{word}"), content_types=(f"x/{word}", "x/data"), magic=(),
            recognises=lambda head, word=word: word.encode() in head, max_bytes=20,
        )
        for word in ("one", "two")
    )  # fmt: skip
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, one, two))
    assert format_of("a.data", b"two") is two
    assert format_of("part.zip/17", b" one") is one, "a path that says nothing"
    assert format_of("a.html", b"one") is HTML, "an ending that says all"
    assert endings()[-3:] == (".data", ".one", ".two")
    asked = [media.partition(";")[0] for media in accepted_types().split(",")]
    assert asked[-4:] == ["x/one", "x/data", "x/two", "*/*"], "each once"
    with pytest.raises(Unreadable, match=r"unknown_form.* one, two$"):
        read(Page("tests", "a.data", b"three"))
    with pytest.raises(Unreadable, match="oversized_page: 23 bytes; the limit is 20"):
        read(Page("tests", "a.data", b"<p>two and a good deal<"))


def test_no_two_forms_share_an_ending_unless_each_knows_its_own() -> None:
    alone = [ending for form in FORMATS if not form.recognises for ending in form.endings]
    assert len(set(alone)) == len(alone)
    assert not set(alone) & {ending for form in FORMATS if form.recognises for ending in form.endings}


def test_a_crawler_asks_for_the_first_form_most() -> None:
    first, last = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/x-markdown;q=0.9,", ",*/*;q=0.1"
    assert accepted_types().startswith(first)
    assert accepted_types().endswith(last)


def test_the_parsers_of_all_forms_are_installed_and_named_once() -> None:
    assert {"pyromark", "beautifulsoup4", "lxml", "PyYAML"} <= set(parsers())
    assert len(set(parsers())) == len(parsers())
    assert all(version(name) for name in parsers())
