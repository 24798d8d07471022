"""Where a list of serious effects begins and where it ends in a leaflet: what points ahead, back, or to the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import OF_OTHERS, URGENT
from materia_medica.extract.effects.leaflets.leaflet_people import of_people
from materia_medica.extract.effects.leaflets.leaflet_settings import seen_where
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import Frequency
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.read.document import Span

_LONGEST_TURN = 60
"""Characters at the begin of a line within which it turns to the other side effects."""
_FEWEST_SIGNS = 3
"""Effects that a paragraph names where it lists the signs that its last sentence speaks of."""
_EFFECTS = r"(?: side [\s-] effects? | (?: adverse \s )? reactions? | symptoms? | signs? | effects? | problems? )"
_ASKS = rf"{any_of('leaflets', 'asks')} \b"
_THESE = r"(?: these | those | such | the \s above | the \s previously | the \s above [\s-] \w+ )"
_YOU_GET = r"(?: (?: get | notice | experience | develop | have | feel | see | suffer \s from ) \s )"
_IF_IT = ("if this ", "if it ", "if these happen")
_SOON = re.compile("as soon as possible", re.IGNORECASE)
_ABOVE = rf"""
    (?: (?: (?: any | one | some | either ) (?: \s or \s more )? \s (?: of \s )? )? {_THESE}
        (?: \s (?: \w+ \s )? {_EFFECTS} | (?= , ) )
      | (?: any | one | some | either ) (?: \s or \s more )? \s of \s (?: these | those | the \s above )
            (?= ,? \s (?: happens? | occurs? | appears? | develops? | tell | contact | see | take | stop | call ) \b
                | \W* (?: $ | \. ) )
      | (?: these | those ) (?= \s (?: happen | occur | appear | develop ) \b ) )
"""
_WHO_GETS = r"""
    (?: (?: you (?: \s or \s your \s (?: child | baby ) )? | your \s (?: child | baby ) | the \s (?: child | patient )
        | he \s or \s she | they ) \s
        (?: gets? | notices? | experiences? | develops? | has | have | feels? | sees? | shows? | suffers? \s from ) \s )
"""

AHEAD = Rule(
    name="care for the effects of a list that bands part",
    pattern=rf"""
        \b (?: any | one | some ) (?: \s or \s more )? \s of \s (?: the \s )?
            (?: (?: \w+ \s ){{0,2}}? (?: following | below [\s-] (?: listed | mentioned | described ) ) \b
            | (?: \w+ \s )? {_EFFECTS} \s (?: (?: that \s are \s | as \s )? listed \s )? (?: below
                | (?: in | on ) \s (?: this | the ) \s list ) \b )
      | \b (?: following | below | listed ) [^.:;]{{0,60}} \. \s (?-i: If ) \s you \s {_YOU_GET} [^.:;]{{0,20}}
            \b (?: them | these ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor immediately if you notice any of the effects in this list.\n\n"
        "Rare (may affect up to 1 in 1,000 people)\n\n* fits\n\nOther side effects\n\n* gout",
        ["fits; rare; serious", "gout"],
    ),
    counter_example="Tell your doctor immediately if you notice any of these effects.",
)
BACK = Rule(
    name="effects of which the words above speak",
    pattern=rf"""
        \b (?: (?: previously | above ) [\s-] (?: listed | mentioned | described | named )
            | (?: listed | mentioned | described | named ) \s (?: above | before | earlier )
            | (?: these | those | such | the \s above ) \s (?: serious \s )? {_EFFECTS} ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Hives or fits may occur. If you get these symptoms, see a doctor immediately. Some people had the following "
        "effects:\n\n* gout",
        ["Hives; serious", "fits; serious", "gout"],
    ),
    counter_example="any of the following symptoms",
)
CLOSES = Rule(
    name="what to do at once about the effects above",
    pattern=rf"""
        ^ \W* (?: please \s )? (?: if \s {_WHO_GETS}? {_ABOVE} \b
            | (?-i: (?= [a-z] ) ) {_ASKS}
            | (?: you \s (?: should | must ) \s )? {_ASKS} [^.:;]{{0,100}}? \b if \s {_WHO_GETS}? {_ABOVE} \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "You may get a stiff neck.\n\nIf you notice such signs, go to hospital immediately.\n\nSkin:\n\n* hives\n\n"
        "Contact a doctor immediately if your child gets any of these.",
        ["stiff neck; serious", "hives; serious", "aside: advice", "aside: advice"],
    ),
    counter_example="If you notice any of the following, go to hospital immediately.",
)
OTHERS_TOLD = Rule(
    name="sentence that turns from the serious ones to the others",
    pattern=r"""
        ^ \W* (?: the \s )? (?: other | further | additional ) \s (?: \w+ \s )? side \s effects?
            (?: \s (?: that | which ) )? \s (?: are | were | have | has | may | can | seen | reported | observed )
            [^.,:;]{0,80} \W* $
      | \b list \s of \s (?: the \s )? other \s (?: \w+ \s )? side \s effects?
      | \b (?: may | can | has | have | is | are ) \s also \b [^.:;]{0,60} \b side \s effects?
    """,
    flags=re.IGNORECASE,
    example=(
        "Serious side effects\n\nFits may occur.\n\nOther side effects that have been reported.\n\n* gout",
        ["Fits; serious", "gout"],
    ),
    counter_example="Side effects have been reported.",
)
SOME_SERIOUS = Rule(
    name="serious side effects that the text tells apart from the others below them",
    pattern=r"""
        ^ \W* some \s side \s effects \s (?: can | could | may | might ) \s be
            (?: \s or \s (?: (?: can | could | may | might ) \s )? become )? (?: \s considered )? \s serious \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Some side effects could be serious If you get any serious ones, see a doctor at once.\n\nRare (may "
        "affect up to 1 in 1,000 people)\n\n* fits\n\nOther side effects\n\n* gout",
        ["fits; rare; serious", "gout"],
    ),
    counter_example="Side effects could be serious.",
)
SERIOUS_TOLD = Rule(
    name="sentence that says of the effect before it that it is serious",
    pattern=r"""
        ^ \W* (?: it | this | these | they | (?: this | these ) \s \w+ ) \s (?: (?: can | could | may | might ) \s
            (?: sometimes \s | also \s )? be | is | are ) \s (?: very \s | potentially \s )?
            (?: serious | fatal | life[ -]threatening | dangerous ) \b
    """,
    flags=re.IGNORECASE,
    example=("Gout may occur. It can be very serious.", ["Gout; serious", "aside: general"]),
    counter_example="It is not serious.",
)


def opens_serious(text: str, later: Iterable[str]) -> bool:
    """Whether a paragraph opens the list of serious side effects, where later lines turn to the others."""
    if SOME_SERIOUS.match(text) is None or _names(text):
        return False
    return any(OF_OTHERS.match(line) and "side effect" in line[:_LONGEST_TURN] for line in later)


def asks_ahead(span: Span) -> bool:
    """Whether a paragraph asks for care at once for the effects that are listed below it, and names none of them."""
    found = AHEAD.search(span.text)
    is_urgent = URGENT.search(_SOON.sub("", span.text)) is not None
    return found is not None and is_urgent and not _names(span.text[found.end() :])


def asks_back(span: Span) -> bool:
    """Whether the last sentence of a paragraph speaks of the signs that the others list."""
    *before, last = sentences_of(span)
    names = _names(" ".join(sentence.text for sentence in before))
    return BACK.search(last.text) is not None and "following" not in last.text and names >= _FEWEST_SIGNS


def closes(text: str, *, may_name: bool = False) -> bool:
    """Whether words only say what to do at once about the effects before them; they name none unless they may."""
    return CLOSES.match(text) is not None and URGENT.search(text) is not None and (may_name or not _names(text))


def asks_of_it(text: str) -> bool:
    """Whether a sentence says what to do at once if what stands before it happens: "If this happens, call a doctor"."""
    return text.lower().startswith(_IF_IT) and URGENT.search(text) is not None


def turns_to_others(text: str) -> bool:
    """Whether a sentence turns to the other side effects, and says of none of them that it is serious."""
    return OTHERS_TOLD.search(text) is not None and not head_of(text).is_serious


def said_of_list(sentences: Sequence[Sentence], head: Head, last: Head, told: Frequency | None) -> Head:
    """What a paragraph says of the list below it: its last sentence, or all of them and what they told of how often."""
    if last.says_something or last.goes_on:
        return seen_where(sentences[:-1], last, sentences[-1].text)
    is_serious = _says_serious(sentences, head) if len(sentences) > 1 else head.is_serious
    return head._replace(frequency=told or head.frequency, is_serious=is_serious)


def _says_serious(sentences: Sequence[Sentence], head: Head) -> bool:
    """Whether a head of several sentences says of the list below it that its effects are serious, rather than of others
    that the sentences before its last one name, or of those above them.
    """
    *before, last = sentences
    if "side effect" not in last.text.lower() and "following" not in last.text.lower():
        return head.is_serious
    if turns_to_others(last.text):
        return False
    asks = re.match(rf"\W*{_ASKS}", last.text, re.IGNORECASE | re.VERBOSE) is not None
    return any(
        head_of(s.text).is_serious
        and not (asks and (URGENT.search(s.text) or "side effect" not in s.text.lower()))
        and not BACK.search(s.text)
        and not of_people(s.text)
        for s in before
    )


def is_part_of_list(label: str) -> bool:
    """Whether a head only names the effect whose signs it lists, or goes on with a condition: "if you have:"."""
    if label.startswith("if you "):
        return True
    return label.endswith(":") and not (
        has_verb(label) or "side effect" in label.lower() or aside_reason(label) is not None
    )


def _names(text: str) -> int:
    """How many effects words name."""
    return sum(named.kind != "class" for named in names_in(tokens_of(text), text=text))
