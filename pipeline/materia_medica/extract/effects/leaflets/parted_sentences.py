"""Sentences whose parts are read apart: each on something else of yours, in other patients, or as often as it says."""

from __future__ import annotations

import re
from collections.abc import Callable

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.lay_rules import IF_LONG
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.rated_groups import other_group
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.read.document import Span

_MAY = r"\s (?: may | might | could ) \s"
_YOURS = r"your \s (?! (?: doctor | nurse | pharmacist | gp | dose | child ) \b ) [\w-]+ (?: \s [\w-]+ ){0,3}?"
NEXT_SUBJECT = Rule(
    name="next clause of a sentence, on something else of yours",
    pattern=rf"""
        ^ (?P<first> \W* (?: {_YOURS} | the \s [\w-]+ (?: \s [\w-]+ ){{0,2}}? ) {_MAY} [^.:;()]{{3,120}}?
                (?= ,? \s (?: and | or ) \s (?: you | {_YOURS} ) {_MAY} )
            | \W* you {_MAY} [^.:;()]{{3,120}}? (?= ,? \s (?: and | or ) \s {_YOURS} {_MAY} ) )
        ,? \s (?: and | or ) \s
    """,
    flags=re.IGNORECASE,
    needs=("you",),
    example=(
        "Your eyelids may droop, or you may feel weak. You may be sick and your ankles may swell.",
        ["drooping eyelids", "feeling weak", "being sick", "swelling of the ankles"],
    ),
    counter_example="You may feel weak and you may be sick.",
)
RARELY_WITHIN = Rule(
    name="how often the last effects of a sentence occur, in front of these",
    pattern=r"""
        (?<= [\w)] ) ,? \s (?: and | or | but ) ,? \s (?: also \s )?
        (?P<band> (?: very \s )? (?: rarely | uncommonly ) | occasionally | on \s occasion
            | (?: in | on ) \s (?: very \s )? rare \s (?: cases | occasions | instances ) )
        (?: \s \( [^()]{3,80} \) )? ,? \s (?= \w ) (?! (?: in | for | among | with ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("rare", "occasion", "uncommon"),
    example=(
        "Velotab can cause gout, hives and on rare occasions fits.\n\nYou may feel sick and, very rarely, get gout.",
        ["gout", "hives", "fits; rare", "feeling sick", "gout; very_rare"],
    ),
    counter_example="Gout is seen rarely.",
)

BECAUSE_FIRST = Rule(
    name="why one may feel it, in front of what one may feel",
    pattern=r"""
        ^ \W* (?: because | as | since ) \s (?: it | this | they | the \s \w+ | (?-i: [A-Z] ) [\w-]+ ) \s
        (?! soon | long | well | many | much ) [^.:;,]{3,80} , \s
        (?= (?: you | it | some \s people | your \s [\w-]+ ) \s (?: may | might | can | could ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("because", "as", "since"),
    example=("Because it lowers your blood pressure, you may feel dizzy.", ["feeling dizzy"]),
    counter_example="As soon as it starts, you may drive.",
)
IF_USED_FOR = Rule(
    name="what the medicine is used for, in front of what one may then get",
    pattern=r"""
        ^ \W* if \s you (?: \s are | ['’]re )? \s (?: also \s )? (?: take | taking | use | using | given | on )
        \s [^.:;,]{2,60} \s for \s
        (?! (?: a | too | more | less | longer? | several | many | years | at | about ) \b )
        [^.:;,]{3,60} , \s
        (?= you \s (?: may | might | can | could ) \s (?: also \s )? (?: get | have | feel | notice ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("for ",),
    example=("If you're taking it for angina, you may also get hives.", ["hives"]),
    counter_example="If you take it for a long time, you may get hives.",
)


def read_apart(sentence: Sentence, rows: Collector, read: Callable[[Span], None]) -> bool:
    """Whether a sentence gave the rows of its parts; `read` makes those of one."""
    if use := IF_LONG.match(sentence.text):
        before = rows.mark()
        read(sentence.span.cut(use.start("says")))
        rows.give_context(before, "long_term")
        return True
    if why := BECAUSE_FIRST.match(sentence.text):
        read(sentence.span.cut(why.end()))
        return True
    if use := IF_USED_FOR.match(sentence.text):
        return _gave_rows(sentence.span.cut(use.end()), rows, read)
    if clause := NEXT_SUBJECT.match(sentence.text):
        rows.head(sentence.span.cut(clause.end("first"), clause.end()))
        read(sentence.span.cut(0, clause.end("first")))
        read(sentence.span.cut(clause.end()))
        return True
    return _rarely_also(sentence, rows, read) or _of_two_groups(sentence, rows, read)


def _rarely_also(sentence: Sentence, rows: Collector, read: Callable[[Span], None]) -> bool:
    """Whether a sentence gave its first effects, and those in front of which it says how often they occur."""
    found = RARELY_WITHIN.search(sentence.text)
    names = named_in(sentence.text[found.end() :]) if found else ()
    if found is None or not (names and are_mostly_names(names) and has_verb(sentence.text[: found.start()])):
        return False
    if not _gave_rows(sentence.span.cut(0, found.start()), rows, read):
        return False
    said = Statement(statement(found["band"]).frequency)
    return rows.add([e._replace(said=together(e.said, said)) for e in names], sentence.span)


def _of_two_groups(sentence: Sentence, rows: Collector, read: Callable[[Span], None]) -> bool:
    """Whether a sentence gave the rows of two groups of patients, for each of whom it says how often they occur."""
    other = other_group(sentence.text)
    before = rows.mark()
    if other is None or not _gave_rows(sentence.span.cut(0, other.at), rows, read):
        return False
    for at in range(before, rows.mark()):
        rows.add_again(at, other.said, sentence.span)
    return True


def _gave_rows(span: Span, rows: Collector, read: Callable[[Span], None]) -> bool:
    """Whether the first part of a sentence gave rows; where it did not nothing of it is set aside."""
    before, n_asides = rows.mark(), len(rows.asides)
    read(span)
    if rows.mark() == before:
        rows.take_back(n_asides)
    return rows.mark() > before
