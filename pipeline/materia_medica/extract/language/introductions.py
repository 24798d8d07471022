"""Sentences that introduce a list: "common side effects include nausea", "less common are cough and fever"."""

from __future__ import annotations

import re
from itertools import takewhile

from materia_medica.extract.language.classes import class_of, names_system
from materia_medica.extract.language.clauses import EDGES, Clause, is_generic_list
from materia_medica.extract.language.effect_names import is_class, is_generic
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.general import speaks_in_general
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand
from materia_medica.extract.language.statement import NOTHING, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("introductions", *keys)


INVERTED = Rule(
    name="less common are",
    pattern=rf"""
        ^ (?: the\ )?
        (?P<head> (?: {_of("comparatives")} \s )? {_of("frequencies")}
          (?: (?: \s (?: reported | ones | seen | noted | observed | described | encountered ) )
              (?: \s with \s (?: this | the ) \s \w+ )?
            | ,? \s but \s serious ,?
            | \s \( [^()]* \) | , \s (?! but \b ) (?: [^,] | , (?= \d ) ){{3,80}} , )? )
        \s+ (?: are | is | include ) \s+ (?! {_of("no_lists")} \b )
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Less common are cough and fever.", ["cough and fever."]),
    counter_example="Cough and fever are less common.",
)
INTRODUCTION = Rule(
    name="side effects include",
    pattern=rf"""
        ^ (?P<head> (?: .*? \W )? {_of("class_nouns")} \b (?: [^:,] | , (?= \s* {_of("continuing")} \b ) )*? )
        (?: ,\s* )? \s*
        (?: (?: \b {_of("adverbs")} \s+ )* \b {_of("verbs")} \b (?: ,? \s* {_of("behind_verbs")} )?
          | ,? \s* \b (?P<example> {_of("examples")} ) (?= [\s,:] )
          | :
          | \b (?: are | were ) :? (?= \s ) (?! \s+ {_of("no_lists")} \b )
          | \b (?P<is> is | was ) (?= \s+ (?! more | less | not | {_of("no_lists")} \b ) \w )
          | \s [–—-] (?= \s )
        )
        \s* :? \s* (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("The side effects are gout and rash.", ["gout and rash"]),
    counter_example="The side effects are mild.",
)
SUBORDINATE = Rule(
    name="when it is taken",
    pattern=rf"\b {_of('subordinating')} \b",
    flags=re.IGNORECASE,
    example=("They are likely when the tablet is chewed.", ["general"]),
    counter_example="The worst effect is gout.",
)
CAUSE_BEFORE_CLASS = Rule(
    name="cause before the class",
    pattern=rf"\b {_of('causes')} \b (?= .* \b {_of('caused_classes')} \b )",
    flags=re.IGNORECASE,
    example=("It can lead to complications such as gout.", ["complications such as gout"]),
    counter_example="Mental problems like mania.",
)
FROM_TO = Rule(
    name="from the mildest to the worst",
    pattern=r"range\ from \s* $",
    flags=re.IGNORECASE,
    example=("Side effects range from itching to shock.", ["itching, shock"]),
    counter_example="include",
)
CLOSING_CARE = Rule(
    name="all of which require care",
    pattern=rf",? \s+ (?: all\ of\ which\ | which\ | that\ | and\ )? {_of('needing')} \s+ [^,;()]* $",
    flags=re.IGNORECASE,
    example=("Serious effects include gout, which require prompt care.", ["gout"]),
    counter_example="gout, which passes",
)

OCCUR_BEHIND = Rule(
    name="how often what is listed occurs, behind it",
    pattern=r"""
        (?<= [\w)] ) \s (?: (?: (?: may | can | could | might ) \s )? (?: also \s )? occur
            | (?: have | has ) \s (?: also \s )? (?: occurred | been \s (?: reported | seen | observed ) ) )
            \b (?P<how> [^,;:]+ ) $
    """,
    flags=re.IGNORECASE,
    needs=("occur", "been"),
    example=("Other effects such as gout and rash may occur rarely.", ["gout and rash"]),
    counter_example="gout may occur",
)


PARTICULARLY = Rule(
    name="side effects, particularly",
    pattern=rf"""
        ^ (?P<head> [^,;:]* \b {_of("class_nouns")} \b [^,;:]{{0,60}} ) ,
        \s (?: particularly | especially | most \s notably | notably | in \s particular | above \s all ) \s
        (?! {_of("no_particulars")} \b ) (?P<list> [^;:]+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Any reactions, particularly gout or hives, should be treated at once.", ["gout or hives"]),
    counter_example="Side effects may occur, particularly in children.",
)


def particular(sentence: str) -> Clause | None:
    """The list of "any severe side effects, particularly gout, require prompt care"; null where it is none."""
    found = PARTICULARLY.match(sentence)
    if found is None or not speaks_in_general(found["head"]):
        return None
    listed = ", ".join(takewhile(lambda piece: not has_verb(piece), found["list"].split(", ")))
    if not listed or is_generic_list(listed):
        return None
    return Clause(words=listed, said=statement(sentence), hint=found["head"])


def inverted(sentence: str) -> Clause | None:
    """The list of "less common are cough and fever"; null where it is none."""
    found = INVERTED.match(sentence)
    return Clause(words=found["list"], said=statement(found["head"])) if found else None


def introduced(sentence: str) -> Clause | None:
    """The list that a sentence introduces for a class of effects; null where it introduces none."""
    masked = mask(sentence)
    found = INTRODUCTION.match(masked.text)
    if not found:
        return None
    head = restore(found["head"], masked.inside).strip(EDGES)
    category = _category(head)
    listed = _from_to(found["list"]) if FROM_TO.search(masked.text[: found.start("list")]) else found["list"]
    if found["is"] and SUBORDINATE.search(head):
        return None
    if listed is None or category is None or CAUSE_BEFORE_CLASS.search(head):
        return None
    words = restore(listed, masked.inside).strip(EDGES)
    if not words:
        return None
    said = statement(head)
    said = together(said, statement(masked.text, is_group=False).circumstance())
    behind = OCCUR_BEHIND.search(words) if found["example"] and not said.frequency else None
    often = statement(behind["how"], is_group=False) if behind and not has_verb(words[: behind.start()]) else NOTHING
    if behind and often.frequency:
        words, said = words[: behind.start()], together(often, said)
    closing = CLOSING_CARE.search(words)
    if closing:
        words = words[: closing.start()]
        said = together(said, statement(closing[0]))
    return Clause(words=words, said=said, category=category or None, hint=head)


def _from_to(listed: str) -> str | None:
    """The ends of "from itching to shock" as a list; null for "from mild to severe"."""
    mildest, _, worst = listed.partition(" to ")
    return None if cannot_stand(mildest) else f"{mildest}, {worst}"


def _category(head: str) -> str | None:
    """The body system that the head of an introduction names, empty where it names none; null where the head names
    something else than effects, so that nothing is introduced.
    """
    named = class_of(head)
    if not named:
        return ""
    if is_generic(named) and "systemic" not in named.lower():
        return ""
    if not is_class(named):
        return None
    return named if names_system(named) else ""
