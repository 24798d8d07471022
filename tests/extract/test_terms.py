"""Names of effects are found in running words: listed ones, and ones composed of where, what and which way."""

from __future__ import annotations

import pytest

from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.spelling import folded
from materia_medica.extract.terms.tokens import tokens_of


def named(text: str) -> list[str]:
    tokens = tokens_of(text)
    return [
        " ".join(text[tokens.starts[start] : tokens.ends[end - 1]] for start, end in name.parts)
        for name in names_in(tokens, text=text)
        if name.kind != "class"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("headache, nausea and rash", ["headache", "nausea", "rash"]),
        ("Headaches or rashes", ["Headaches", "rashes"]),
        ("naïve patients had nausea", ["nausea"]),
        ("diarrhoea and anaemia", ["diarrhoea", "anaemia"]),
        ("Upper abdominal pain", ["Upper abdominal pain"]),
        ("abdominal pain upper", ["abdominal pain upper"]),
        ("swelling of the tongue", ["swelling of the tongue"]),
        ("hepatic and renal failure", ["hepatic failure", "renal failure"]),
        ("injection site pain, swelling and erythema", ["injection site pain", "injection site swelling", "injection site erythema"]),
        ("pain and swelling at the injection site", ["pain at the injection site", "swelling at the injection site"]),
        ("exacerbation of asthma and severe rash", ["exacerbation of asthma", "severe rash"]),
        ("maculopapular and acneiform skin reactions", ["maculopapular skin reactions", "acneiform skin reactions"]),
        ("minimal decreases in red blood cell counts", ["minimal decreases in red blood cell counts"]),
        ("injection site pain and headache", ["injection site pain", "headache"]),
        ("increases in ALT, AST and bilirubin", ["increases in ALT", "increases in AST", "increases in bilirubin"]),
        ("increases in serum levels of transaminases", ["increases in serum levels of transaminases"]),
        ("ALT and AST increased", ["ALT increased", "AST increased"]),
        ("alanine aminotransferase (ALT) increased", ["alanine aminotransferase increased"]),
        ("serum creatinine was measured", []),
        ("a case of tonsilloadenitis", ["tonsilloadenitis"]),
        ("the diagnosis was made", []),
        ("TEN was seen in ten patients", ["TEN"]),
        ("rash, generalized", ["rash"]),
        ("syncopeRash", ["syncope", "Rash"]),
    ],
)  # fmt: skip
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    ["adverse reactions", "a double-blind trial", "Gastrointestinal disorders", "Respiratory, thoracic and mediastinal disorders"],
)  # fmt: skip
def test_what_only_speaks_of_effects_is_none(text: str) -> None:
    assert named(text) == []


def test_a_class_that_heads_effects_is_told_from_them() -> None:
    text = "Skin and subcutaneous tissue disorders: rash"
    assert [name.kind for name in names_in(tokens_of(text), text=text)] == ["class", "term"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("oedema", "Edema"), ("rashes", "rash"), ("injuries", "injury"), ("tumours", "tumor"), ("thromboses", "thrombosis"),
     ("myalgias", "myalgia")],
)  # fmt: skip
def test_spelling_and_number_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_word_that_ends_in_s_by_itself_keeps_it() -> None:
    assert folded("pruritus") == "pruritus"
