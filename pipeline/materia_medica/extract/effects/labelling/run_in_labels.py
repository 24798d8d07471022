"""Labels that run into their list without a colon: "Gastrointestinal Heartburn, nausea", "Other Mild fever"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.labels_within import LabelWithin, names_among
from materia_medica.extract.effects.labelling.list_titles import OF_NO_SYSTEM
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.lexicon import longest
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import Tokens, tokens_of
from materia_medica.extract.terms.word_tables import lexicon

_LONGEST = 80
_LONG_WORD = 10
"""Letters of a body system that is one word, at least: "Cardiac Arrhythmia, fever" has no label."""
_FEWEST = 2
"""Names of a list behind such a label, at least."""

RUN_IN_SYSTEM = Rule(
    name="body system that runs into its list",
    pattern=r"""
        (?P<label> [A-Z]
            (?: (?<= ^ [A-Z] ) | (?<= [.;] \s [A-Z] ) | (?<= [A-Z] [a-z]{3} \s [A-Z] ) | (?<= [a-z]{4} \s [A-Z] ) )
            [a-z]+ (?: ,? \s (?: and \s )? (?! and \b ) [A-Z]?[a-z]+ ){0,4}? )
        \s (?= [A-Z][a-z]+ (?: \s [a-z]+ ){0,3} , \s [a-z] )
    """,
    example=(
        "Metabolic and Endocrine Pyridoxine deficiency, pellagra, and gout.",
        ["Pyridoxine deficiency (Metabolic and Endocrine)", "pellagra (Metabolic and Endocrine)",
         "gout (Metabolic and Endocrine)"],
    ),
    counter_example="Skin rash, acne, and gout",
)  # fmt: skip
RUN_IN_OTHER = Rule(
    name="end of a body system, without a colon",
    pattern=r"^ \W* (?P<label> Other | Miscellaneous ) \s (?= [A-Z][a-z-]+ (?: \s [a-z(] | [,.;] ) )",
    example=("Skin: acne. Other Gout and fever were seen.", ["acne (Skin)", "Gout", "fever"]),
    counter_example="Other reactions were gout",
)
RUN_IN_NUMBERED = Rule(
    name="body system with its number, within a line",
    pattern=r"^ \W* (?P<label> [A-Z][a-z]+ (?: (?: ,? \s (?: and \s )? ) [A-Z]?[a-z]+ ){0,4} ) \s (?= [A-Z] )",
    example=(
        "Fever was seen. 2. Skin Acne, gout. 3. Breasts Tenderness, rash, pain.",
        ["Fever", "Acne (Skin)", "gout (Skin)", "Tenderness (Breasts)", "rash (Breasts)", "pain (Breasts)"],
    ),
    counter_example="Breasts tenderness, pain",
)
SYSTEM_ALONE = Rule(
    name="body system with a full stop, in front of its list",
    pattern=r"(?P<label> [A-Z] [A-Za-z]+ (?: (?: ,? \s (?: and \s )? | / ) [A-Za-z]+ ){0,4} ) \.",
    example=("Hematologic. Gout, fever. Skin. Acne.", ["Gout (Hematologic)", "fever (Hematologic)", "Acne (Skin)"]),
    counter_example="Skin",
)
_NEXT_CAPITAL = re.compile(r"\s+(?=[A-Z])")


def system_alone(text: str) -> str | None:
    """The body system of which a sentence is the name and no more; what stands behind it is its list."""
    found = SYSTEM_ALONE.fullmatch(text.strip())
    return found["label"] if found and names_system(found["label"]) else None


def run_in_label(text: str, tokens: Tokens, *, is_numbered: bool) -> LabelWithin | None:
    """The label that a sentence begins with; null where it begins with none."""
    place = _place(text, is_numbered=is_numbered)
    if place is None:
        return None
    start = next((at for at, begin in enumerate(tokens.starts) if begin == place[0]), None)
    end = next((at for at, ends in enumerate(tokens.ends) if ends == place[1]), None)
    if start is None or end is None:
        return None
    return LabelWithin(start, end + 1, tokens.ends[end])


def _place(text: str, *, is_numbered: bool) -> tuple[int, int] | None:
    """Where the words of the label stand; null where the sentence begins with none."""
    if other := RUN_IN_OTHER.match(text):
        return other.span("label")
    if is_numbered and (numbered := _numbered(text)):
        return numbered
    system = _system(text)
    return system.span("label") if system else None


def _numbered(text: str) -> tuple[int, int] | None:
    """Where the words of a body system begin a sentence and stand in front of a name; the longest are taken."""
    found = RUN_IN_NUMBERED.match(text)
    if found is None:
        return None
    begin = found.start("label")
    for gap in reversed(list(_NEXT_CAPITAL.finditer(text, begin, found.end("label") + 2))):
        rest = text[gap.end() : gap.end() + _LONGEST]
        names = names_in(tokens_of(rest), text=rest)
        label = text[begin : gap.start()]
        if (names_system(label) or OF_NO_SYSTEM.fullmatch(label)) and names and names[0].kind != "class":
            return begin, gap.start()
    return None


def _system(text: str) -> re.Match[str] | None:
    """Where the first body system stands that runs into its list."""
    found = RUN_IN_SYSTEM.search(text)
    while found and not _is_label(text, found):
        found = RUN_IN_SYSTEM.search(text, found.start() + 1)
    return found


def _is_label(text: str, found: re.Match[str]) -> bool:
    """Whether the words name a body system, and what is behind them a list whose first name is one without them."""
    if not names_system(found["label"]):
        return False
    rest = text[found.end() : found.end() + _LONGEST]
    tokens = tokens_of(rest)
    names = names_in(tokens, text=rest)
    if len(names) < _FEWEST or names[0].start > 0 or names[0].kind == "class":
        return False
    return " " in found["label"] or (len(found["label"]) >= _LONG_WORD and not _may_go_on(tokens, names[0]))


def _may_go_on(tokens: Tokens, name: Named) -> bool:
    """Whether a name may have the word of a body system in front of it as a part: "Gastrointestinal pain"."""
    lex = lexicon()
    return any(longest(tree, tokens.words, 0) == name.end for tree in (lex.heads, lex.local_signs))


def behind_label(text: str, tokens: Tokens, names: list[Named], label: LabelWithin) -> list[Named]:
    """The names without the words of a label that one begins with."""
    found: list[Named] = []
    for name in names:
        runs_over = name.start < label.end < name.end
        found += names_among(text, tokens, label.end, name.end) if runs_over else [name]
    return found
