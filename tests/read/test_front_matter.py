"""Front matter: what a Markdown page states about itself, kept as it stands."""

from __future__ import annotations

import pytest

from materia_medica.read.document import Meta, Unreadable
from materia_medica.read.front_fields import yaml_fields
from materia_medica.read.front_matter import split


def page(fields: str) -> str:
    return f"---\n{fields}\n---\nBody\n"


def test_a_page_without_front_matter_is_all_body() -> None:
    assert split("# A\n") == (Meta(), "# A\n")


def test_title_date_address_and_language() -> None:
    meta, body = split(page("title: 'A +  B'\nlastModified: 2025-01-02\ncanonical: https://example.org/a\nlang: en-GB"))
    assert meta == Meta("A + B", "2025-01-02", "https://example.org/a", "en-GB")
    assert body == "Body\n"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("123", "123"),
        ("No", "No"),
        ("1_000", "1_000"),
        ("2020-01-01", "2020-01-01"),
        ("", None),
        ("null", None),
        ("~", None),
        ("[a, b]", None),
        (">-\n  Long\n  name", "Long name"),
    ],
)
def test_a_title_is_words_as_they_stand(written: str, title: str | None) -> None:
    assert split(page(f"title: {written}"))[0].title == title


def test_a_date_that_is_none_is_left_out() -> None:
    assert split(page("lastModified: soon\ndate: 2024-03-04"))[0].published_at == "2024-03-04"


def test_empty_front_matter_states_nothing() -> None:
    assert split("---\n---\nBody\n") == (Meta(), "Body\n")


def test_a_rule_in_the_first_line_is_no_front_matter() -> None:
    assert split("---\n\nWords.\n")[0] == Meta()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (page("\ta: b\n- c"), "line 2"),
        (page("- a\n\tb: c"), "line 3"),
        (page("a: [b"), "not valid YAML"),
        ("+++\na = [\n+++\nBody\n", "not valid TOML"),
        ("+++\na = 1\n\nBody\n", "never closed"),
        (page("- a\n- b"), "a list, not fields"),
        (page("just words"), "a str, not fields"),
        (page("title: !!python/object:os.system x"), "tag"),
        (page("a: *unknown"), "alias"),
        (page("a: \x01"), "not valid YAML"),
        (page("[a, b]: c"), "not valid YAML"),
        ("---\ntitle: A\n\nBody\n", "never closed"),
    ],
)
def test_broken_front_matter_names_what_is_wrong(source: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as refused:
        split(source)
    assert refused.value.rule == "broken_front_matter"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("title: Examplol: oral\nlayout: drug", "Examplol: oral"),
        ("title: 'Examplol\nlayout: drug", "Examplol"),
        ('title: "Examplol" tablets\nlang: en', '"Examplol" tablets'),
        ("title: Examplol\n\tlayout: drug", "Examplol"),
        ("title: Examplol\ntags: [a, b", "Examplol"),
        ("title: Examplol\nnote: *none", "Examplol"),
        ("title: @Examplol\nlayout: drug", None),
    ],
)
def test_front_matter_that_is_not_valid_is_read_line_by_line(fields: str, title: str | None) -> None:
    meta, body = split(page(fields))
    assert (meta.title, meta.doubts, body) == (title, ("broken_front_matter",), "Body\n")


def test_front_matter_may_be_toml() -> None:
    fields = 'title = "Examplol"\ndate = 2025-03-17\ndraft = false\nweight = 3\n[menu]\nmain = "a"'
    meta, body = split(f"+++\n{fields}\n+++\nBody\n")
    assert (meta.title, meta.published_at, meta.doubts, body) == ("Examplol", "2025-03-17", (), "Body\n")
    assert split("+++\ntitle = Examplol\n+++\nBody\n")[0].title == "Examplol"
    assert split("+++ more\n")[1] == "+++ more\n"


@pytest.mark.parametrize(
    ("fields", "language", "address", "doubts"),
    [
        ("lang: en-GB\nurl: https://example.org/a", "en-GB", "https://example.org/a", ()),
        ("lang: en_US", "en-US", None, ("odd_language",)),
        ("lang: en_GB.UTF-8", "en-GB", None, ("odd_language",)),
        ("lang: English (US)", None, None, ("odd_language",)),
        ("url: /drugs/examplol/", None, None, ("odd_address",)),
        ("canonical: /examplol\nurl: http://example.org/b", None, "http://example.org/b", ()),
    ],
)
def test_an_odd_language_or_address_is_mended_or_left_out(fields, language, address, doubts) -> None:
    meta, _ = split(page(fields))
    assert (meta.language, meta.url, meta.doubts) == (language, address, doubts)


@pytest.mark.parametrize("written", ["'**Examplol**'", "'*Examplol*'", "“Examplol”", "'\"Examplol\"'", "__Examplol__"])
def test_quotes_and_emphasis_around_a_title_are_no_part_of_it(written: str) -> None:
    assert split(page(f"title: {written}"))[0].title == "Examplol"


@pytest.mark.parametrize("deep", ["a: " + "[" * 200_000, "a: " + "{a: " * 100_000, "- " * 200_000, "? " * 200_000])
def test_nesting_that_would_kill_the_parser_is_refused(deep: str) -> None:
    with pytest.raises(Unreadable, match="nested more than 100 deep"):
        split(page(deep))


def test_many_brackets_that_are_not_nested_are_fine() -> None:
    assert split(page("title: A\ntags:\n" + "- [x, y]\n" * 300))[0].title == "A"


def test_names_that_stand_for_ever_more_names_cost_nothing() -> None:
    bomb = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60))
    assert split(page(f"{bomb}title: A"))[0].title == "A"


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("a: &x [1, two]\nb: *x", ["1", "two"]),
        ("b: yes", "yes"),
        ("b: 1_000", "1_000"),
        ("b: 2020-01-01", "2020-01-01"),
    ],
)
def test_values_are_what_stands_there_whatever_yaml_makes_of_them(fields: str, value: object) -> None:
    assert yaml_fields(fields) == (yaml_fields(fields)[0] | {"b": value}, False)
