"""The grammar of sentences: which words of a sentence list effects, and what the sentence says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.aside_rules import ADDED_TO
from materia_medica.extract.language.asides import aside_of, denies, is_general
from materia_medica.extract.language.beside import LEAD_IN, excepted, parts_of
from materia_medica.extract.language.care import required
from materia_medica.extract.language.clause_shapes import LEAD_PHRASE, read_clause
from materia_medica.extract.language.clauses import Clause, also_said, is_generic_list, is_sound
from materia_medica.extract.language.denials import plainly_said
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.general import speaks_in_general
from materia_medica.extract.language.introductions import introduced, inverted, particular
from materia_medica.extract.language.lay import told_plainly
from materia_medica.extract.language.risks import RISK_IS_RAISED
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb

SOME_CASES = Rule(
    name="in some cases",
    pattern=r"""
        ^ in \s (?: some | certain | a\ few | isolated | many | most ) \s
        (?: cases | people | patients | individuals | instances ) ,? \s+
    """,
    flags=re.IGNORECASE,
    example=("In some cases gout may occur.", ["gout"]),
    counter_example="Gout in some cases.",
)
MONITOR = Rule(
    name="monitoring for",
    pattern=r"""
        ^ (?P<lead> .*? ) \b monitor (?: ing )? (?: \s \w+ ){0,4}? \s for \s
        (?P<sure> (?: the \s )? (?: potential | possible ) (?: \s for )? \s | (?: the \s )? development \s of \s )?
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Monitoring for possible gout is wise.", ["gout is wise."]),
    counter_example="Monitoring is wise.",
)
_WHERE = r"(?: above | earlier | before | already | previously | (?: in | under ) \s [^,]{1,40} )"
AS_ABOVE = Rule(
    name="as above",
    pattern=rf"""
        (?: ^ | (?P<within> (?<= \w ) , \s+ ) )
        as \s (?: (?: has | have | was | were | is ) \s (?: been \s )? )? (?: (?: previously | already | also ) \s )?
        (?: (?: mentioned | noted | described | listed | stated | discussed | said | outlined | explained )
            (?: \s {_WHERE} )? | above | earlier | before )
        , \s+ (?= \w )
    """,
    flags=re.IGNORECASE,
    needs=(
        "above",
        "before",
        "described",
        "discussed",
        "earlier",
        "explained",
        "listed",
        "mentioned",
        "noted",
        "outlined",
        "said",
        "stated",
    ),
    example=("As above, gout and rash may occur.", ["gout and rash"]),
    counter_example="As with gout, rash may occur.",
)
CONCESSION = Rule(
    name="although rare",
    pattern=r"^ (?: while | although | though | even\ though ) \b [^,]* , \s+ (?= \S )",
    flags=re.IGNORECASE,
    example=("While the symptoms are heavy, gout may occur.", ["gout"]),
    counter_example="Gout may occur, although it is rare.",
)
PRONOUN_START = Rule(
    name="it is rare",
    pattern=r"^ (?: it | this | these | they | which | both | all ) \b",
    flags=re.IGNORECASE,
    example=("Gout may occur, but it is rare.", ["rare"]),
    counter_example="Gout may occur.",
)
BETWEEN_CLAUSES = Rule(
    name="between clauses",
    pattern=r"""
        (?: ; \s+
          | , \s+ (?: and | but | while | whereas ) \s+
          | \s+ (?: but | while | whereas ) \s+
          | \s+ and \s+ (?= (?: also \s | sometimes \s )? (?: may | might | can | could ) \b )
        )
        (?= [^;]{0,120}? \b (?: may | might | can | could | is | are | has | have | occurs? | appears? ) \b )
    """,
    flags=re.IGNORECASE,
    example=("Gout (which may last) may occur, and rash may appear.", ["Gout (which may last)", "rash"]),
    counter_example="Gout, and rash",
)


class Reading(NamedTuple):
    """A sentence as read: its clauses, or the reason why it gives no row."""

    clauses: tuple[Clause, ...] = ()
    reason: str | None = None
    is_group: bool = False
    """Whether the sentence introduces a group ("Common side effects include ...")."""


@lru_cache(maxsize=32768)
def read_sentence(text: str) -> Reading:
    """Read one sentence that holds a verb."""
    sentence = plainly_said(text.strip().replace("’", "'"))
    lead = LEAD_IN.match(sentence)
    if lead and not statement(lead[0], is_group=False).tier:
        sentence = sentence[lead.end() :]
    sentence = SOME_CASES.sub("", sentence)
    aside = aside_of(sentence)
    for read in READERS:
        reading = read(sentence, aside)
        if reading is not None:
            return reading
    return Reading(reason=aside or ("general" if speaks_in_general(sentence) else "unexplained"))


def _told_plainly(sentence: str, aside: str | None) -> Reading | None:
    """Read "you cannot sleep": what befalls one, said in plain language."""
    if aside not in (None, "negation") or (listed := told_plainly(sentence)) is None or denies(listed):
        return None
    clause = Clause(words=listed, said=statement(sentence, is_group=False), is_reworded=True)
    return Reading((clause,)) if is_sound(clause) and not is_generic_list(listed) else None


def _monitored(sentence: str, _aside: str | None) -> Reading | None:
    """Read "monitoring for possible gout": what is watched for is a row, and no advice."""
    found = MONITOR.match(sentence)
    if not found or not (found["sure"] or found["lead"].strip()):
        return None
    return Reading((Clause(words=found["list"], said=statement(sentence, is_group=False), hint=found["lead"]),))


def _advice(sentence: str, aside: str | None) -> Reading | None:
    """Read advice: a row of "gout requires prompt care", and of what stands before "; seek help at once"."""
    if aside != "advice":
        return None
    clause = required(sentence)
    if clause:
        return Reading((clause,))
    clauses = _beside(sentence, lambda part: aside_of(part) == "advice", is_advice=True)
    own = statement(sentence, is_group=True).without_frequency()
    clauses = tuple(also_said(c, own) for c in clauses)
    return Reading(clauses, None if clauses else "advice")


def _beside(sentence: str, refuses: Callable[[str], bool], *, is_advice: bool = False) -> tuple[Clause, ...]:
    """The clauses of the parts that are not refused."""
    parts = parts_of(sentence, is_advice=is_advice)
    kept = [part for part in parts if not refuses(part) and has_verb(part)] if len(parts) > 1 else []
    clauses = [c for part in kept for c in _plain(part).clauses]
    return tuple(c for c in clauses if is_sound(c) and not is_generic_list(c.words))


def _as_above(sentence: str, _aside: str | None) -> Reading | None:
    """Read "as above, gout may occur", which refers to other words and names its effects again."""
    plain = AS_ABOVE.sub(lambda found: " " if found["within"] else "", sentence)
    reading = read_sentence(plain) if plain != sentence else None
    return reading if reading and reading.clauses else None


def _elsewhere(sentence: str, aside: str | None) -> Reading | None:
    """A reference or disclaimer gives no row, whatever it names, nor does what something else adds to an effect."""
    is_of_others = aside == "interaction" and ADDED_TO.search(sentence) is not None
    return Reading(reason=aside) if is_of_others or aside in ("reference", "disclaimer") else None


def _contrasted(sentence: str, aside: str | None) -> Reading | None:
    """Read "it does not cause gout, but rash may occur": the parts that deny nothing and are not general."""
    if aside not in ("negation", "general"):
        return None
    refuses = denies if aside == "negation" else is_general
    clauses = _beside(sentence, refuses)
    if not clauses and aside == "negation" and (listed := excepted(sentence)):
        clauses = (Clause(words=listed, said=statement(sentence, is_group=False)),)
    return Reading(clauses, None if clauses else aside) if clauses or aside == "negation" else None


def _whole(sentence: str, _aside: str | None) -> Reading | None:
    """Read the sentence as a whole."""
    reading = _plain(sentence)
    sound = tuple(c for c in reading.clauses if is_sound(c))
    return reading._replace(clauses=sound) if sound else None


READERS = (_told_plainly, _monitored, _as_above, _advice, _elsewhere, _contrasted, _whole)
"""How a sentence is read, in the order in which it is tried."""


def _plain(sentence: str) -> Reading:
    """The clauses of a sentence: behind a concession, of an introduction, of care asked for, or one by one."""
    lead = CONCESSION.match(sentence)
    if lead:
        reading = _plain(sentence[lead.end() :])
        own = statement(lead[0])
        return reading._replace(clauses=tuple(also_said(c, own) for c in reading.clauses))
    if not RISK_IS_RAISED.match(LEAD_PHRASE.sub("", sentence)):
        if clause := inverted(sentence):
            return Reading((clause,))
        if clause := introduced(sentence):
            return Reading((clause,), is_group=True)
    if clause := particular(sentence) or required(sentence):
        return Reading((clause,))
    return Reading(tuple(_clauses(sentence)))


def _clauses(sentence: str) -> list[Clause]:
    clauses: list[Clause] = []
    for part in _parts(sentence):
        found = read_clause(part)
        if not found and clauses and PRONOUN_START.match(part):
            own = statement(part, is_group=False)
            clauses = [also_said(c, own) for c in clauses]
        clauses += found
    return clauses


def _parts(sentence: str) -> list[str]:
    """The clauses of a sentence; where the first words hold no verb, the comma only parts a list."""
    at = 0
    out: list[str] = []
    for found in BETWEEN_CLAUSES.finditer(sentence):
        before = sentence[at : found.start()]
        if before.count("(") > before.count(")"):
            continue
        if has_verb(before) or (found[0].startswith(";") and is_general(before)):
            out.append(before)
            at = found.end()
    return [*out, sentence[at:]]
