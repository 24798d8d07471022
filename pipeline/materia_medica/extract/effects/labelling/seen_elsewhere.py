"""Effects that a document denies of trials of its medicine, and tells of others of the class or of later use: rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_HAVE = r"(?: (?: has | have | had ) \s been | may | can | could | might | is | are | was | were )"
_SELDOM = r"(?: (?! not \b | never \b | also \b ) \w+ly \s )?"
_TOLD = any_of("labelling", "told_of_others")
_ELSEWHERE = any_of("labelling", "class_effect", "related_product", "post_marketing", "literature")
_ANOTHER = r"""
    (?: reported | observed | seen | described | noted ) \s
    (?: with | in \s patients \s (?: taking | receiving | treated \s with ) ) \s
    (?! (?: the | this | an? | some | its? | concomitant | placebo | greater | higher | lower | similar | equal
        | overdos\w+ | abuse | misuse | re-?challenge | discontinuation | withdrawal | alcohol | treatment | therapy
        | use | chemotherapy | radiotherapy | radiation | surgery ) \b )
    (?P<another> [a-z][\w-]{3,40} ) (?: \s alone )? \s*+ (?: $ | [.;,] )
"""
_JOINT = re.compile(r"^|[,;]|\b(?:but|however|although|though|while|whereas|and)\b")
DENIED_HERE = Rule(
    name="denial that an effect was seen",
    pattern=rf"""
        \b (?: not | never ) \s (?: been \s )? {_TOLD}
        | \b did \s not \s (?: occur | develop | appear )
        | \b no \s (?: [\w-]+ \s ){{0,3}} (?: cases? | reports? | instances? | occurrences? ) \b
    """,
    needs=("not", "never", "no "),
    example=("Gout was not found in trials, but is known with other statins.", ["Gout (class_effect)"]),
    counter_example="Gout without fever was seen",
)
SEEN_ELSEWHERE = Rule(
    name="what was seen with other medicines or later, beside a denial",
    pattern=rf"""
        (?: \b (?: but | however | although | though | while | whereas ) \b | [,;] )
        (?= (?P<subject> [^.;]{{0,120}}? ) \b {_HAVE} \s {_SELDOM} {_TOLD} )
        [^.;]{{0,200}}? \b (?: {_ELSEWHERE} \b | {_ANOTHER} )
    """,
    needs=needed_of("labelling", "told_of_others"),
    example=(
        "Gout was not seen with Velorine, but has been reported with other diuretics.",
        ["Gout (class_effect)"],
    ),
    counter_example="Gout was not seen with Velorine, unlike with other diuretics",
)
GOES_ON_ELSEWHERE = Rule(
    name="sentence that tells of other medicines, or of later use, what the one in front denies",
    pattern=rf"""
        ^ \W* (?: (?: however | nevertheless | nonetheless | but | yet ) \b ,? \s )?
        (?: they | these (?: \s [\w-]+ ){{0,3}} | this (?: \s [\w-]+ ){{1,2}} | it | such (?: \s [\w-]+ ){{1,3}} ) \s
        (?= {_HAVE} \s {_SELDOM} {_TOLD} \b )
        [^.;]{{0,120}}? \b (?: {_ELSEWHERE} \b | {_ANOTHER} )
    """,
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "told_of_others"),
    example=(
        "Gout did not occur in trials of Velorine. However, it has been reported with brelazide.",
        ["Gout (class_effect)"],
    ),
    counter_example="However, it was not reported",
)


def is_seen_elsewhere(low: str) -> bool:
    """Whether a sentence, in lower case, says that what it denies of the medicine was seen with others or later."""
    return _seen(low) is not None


def another_in(low: str) -> str | None:
    """The one other medicine with which a sentence, in lower case, says that was seen what it denies of its own."""
    found = _seen(low)
    return found["another"] if found else None


def _seen(low: str) -> re.Match[str] | None:
    """What was seen elsewhere of what a sentence denies; null where it tells of another effect: "hepatitis was not
    reported, but rash was seen with other statins".
    """
    denied = DENIED_HERE.search(low)
    found = SEEN_ELSEWHERE.search(low) if denied else None
    if denied is None or found is None or found.start() < denied.start():
        return found
    begin = found.start("subject") + max(m.end() for m in _JOINT.finditer(found["subject"]))
    tokens = tokens_of(low[begin : found.end("subject")])
    names = (n for n in names_in(tokens, text=low[begin : found.end("subject")]) if n.kind != "class")
    words = (" ".join(tokens.words[n.start : n.end]).rstrip("s") for n in names)
    return found if all(word in low[:begin] for word in words) else None


def joined(text: str, begins: Sequence[int]) -> tuple[str, list[int]]:
    """Where the sentences of a text begin, a denial and the sentence that tells of it elsewhere being one: a semicolon
    stands for the full stop between them.
    """
    kept: list[int] = []
    for at, end in pairwise([*begins, len(text)]):
        before = text[kept[-1] if kept else 0 : at]
        if GOES_ON_ELSEWHERE.match(text[at:end]) and DENIED_HERE.search(before.lower()):
            stop = len(text[:at].rstrip()) - 1
            text = f"{text[:stop]};{text[stop + 1 :]}" if text[stop] == "." else text
        else:
            kept.append(at)
    return text, kept
