"""Examples behind an effect, which are its detail: "mood changes (e.g., anger)", "mood changes, e.g., anger, were"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens

_FARTHEST = 25
"""Characters between an effect and its examples, at most: "reactions, sometimes severe (e.g., ...)"."""
_PARTS = re.compile(r"[;:.()]|\b(?:and|or)\b")
EXAMPLES = Rule(
    name="examples in a parenthesis",
    pattern=r"""
        \( \s* (?: e\.\s?g\. | (?<= \( ) eg | for \s example | such \s as
            | (?<= reactions \s \( ) including ) \s? ,? \s (?P<words> [^()%]+ ) \)
    """,
    flags=re.IGNORECASE,
    needs=("e.g.", "e. g.", "(eg", "for example", "such as", "reactions (including"),
    example=(
        "Skin reactions (e.g., rash, hives) occurred in 3% of patients. Gout and a few others (e.g., fever) were seen. "
        "These fevers were mild.",
        ["Skin reactions", "Gout", "fever"],
    ),
    counter_example="Skin reactions (rash, hives)",
)
_VERB = rf"(?: {any_of('labelling', 'happened')} | is | are | has | have | had | could ) \b"
OF_KIND = Rule(
    name="examples of a kind of effects, up to their last or the verb of which it is the subject",
    pattern=rf"""
        (?<= [a-z] ) ,? \s (?: e\.\s?g\. | eg ) \s? , \s
        (?P<words> [^;:.()%\d]{{3,250}}?
            (?: [a-z] (?= ,? \s {_VERB} )
                | ,? \s (?: and | or ) \s [a-z-]+ (?: \s [a-z-]+ ){{0,2}}? (?= , | \s {_VERB} ) ) )
    """,
    flags=re.IGNORECASE,
    needs=("e.g.", "e. g.", "eg"),
    example=(
        "Skin reactions, e.g., rash and hives, occurred in 3% of patients. Gout, e.g., fever, occurred.",
        ["Skin reactions", "Gout", "fever"],
    ),
    counter_example="Skin reactions, rash and hives",
)
KIND = Rule(
    name="kind of effects, by its last word",
    pattern=rf"\b (?: {any_of('labelling', 'list_heads', 'kinds_of_effects')} ) $",
    flags=re.IGNORECASE,
    example=("Mood changes, e.g., rage and panic, were seen.", ["Mood changes"]),
    counter_example="Changes of mood",
)
MAY_PROGRESS = Rule(
    name="what an effect may progress to, up to the next of the list",
    pattern=r"(?<! \( ) \b (?P<words> which \s (?: may | can | could ) \s progress \s to \s [^.;:,()]* )",
    flags=re.IGNORECASE,
    needs=("progress to",),
    example=("Acne, which may progress to gout, fever and rash were seen.", ["Acne", "fever", "rash"]),
    counter_example="Acne (which may progress to gout)",
)
HEADED = Rule(
    name="reactions of a cause, in front of their examples",
    pattern=r"""
        \b (?: adverse | undesirable | side ) \s (?: drug \s )? (?: reactions | events | effects ) \s
        (?: associated \s with | related \s to | attribut\w+ \s to | due \s to | caused \s by | resulting \s from | of )
        \s [^,;:.()]{1,80} $
    """,
    flags=re.IGNORECASE,
    needs=("reactions", "events", "effects"),
    example=(
        "Adverse reactions associated with fluid retention (e.g., gout, fever) may occur.",
        ["gout", "fever"],
    ),
    counter_example="Skin reactions associated with gout",
)


class Given(NamedTuple):
    """Examples of one effect."""

    start: int
    end: int
    words: str

    def holds(self, at: int) -> bool:
        """Whether a place lies within them."""
        return self.start <= at < self.end


def examples_of(text: str, tokens: Tokens, names: Sequence[Named]) -> dict[int, Given]:
    """The examples that stand behind effects, by where the name of each begins."""
    found = _of_kind(text, tokens, names)
    for given in EXAMPLES.finditer(text) if "(" in text else ():
        if headed := HEADED.search(text, 0, given.start()):  # they are the effects, and no name in front of them is
            found[-1 - headed.start()] = Given(headed.start(), given.start(), "")
            continue
        found |= _behind(given, text, tokens, names)
    for given in MAY_PROGRESS.finditer(text):
        found |= _behind(given, text, tokens, names)
    return found


def _behind(given: re.Match[str], text: str, tokens: Tokens, names: Sequence[Named]) -> dict[int, Given]:
    """What is given, by where the name begins behind which it stands."""
    heads = [n for n in names if n.kind != "class" and tokens.ends[n.end - 1] <= given.start()]
    is_near = bool(heads) and _is_near(text[tokens.ends[heads[-1].end - 1] : given.start()])
    return {heads[-1].start: _given(given)} if is_near else {}


def _of_kind(text: str, tokens: Tokens, names: Sequence[Named]) -> dict[int, Given]:
    """The examples of a kind of effects that is the first thing of which a sentence tells."""
    name = next((name for name in names if name.kind != "class"), None)
    if name is None:
        return {}
    begin, end = tokens.starts[name.start], tokens.ends[name.end - 1]
    members = OF_KIND.match(text, end) if KIND.search(text, begin, end) else None
    return {name.start: _given(members)} if members else {}


def _given(found: re.Match[str]) -> Given:
    return Given(found.start(), found.end(), " ".join(found["words"].strip(" ,").split()))


def _is_near(between: str) -> bool:
    return len(between) <= _FARTHEST and _PARTS.search(between) is None
