"""Terms of a cell that lists effects, as regulators write them: parted at commas and lines, footnotes taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.tables.columns import states_all
from materia_medica.extract.effects.tables.grid import NOTE_SIGNS, TableCell
from materia_medica.extract.effects.tables.note_settings import of_notes
from materia_medica.extract.effects.tables.notes import Notes
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.read.document import Span

_SIGNS_IN_FRONT = re.compile(rf"^[+#{NOTE_SIGNS}]+\s*(?=[^\W\d_])")
_SIGNS = re.compile(rf"[\s#{NOTE_SIGNS}]+$")

BETWEEN = Rule(
    name="between terms of a cell",
    pattern=r"""
        (?: [;\n]
            | [.] \s+ (?= (?: very \s+ )? (?: common | uncommon | rare | not \s known ) (?:ly)?
                (?: \s* [(] [^()]* [)] )? \s* (?: : | [–—-] \s ) )
            | [.] \s+ (?= (?-i: [A-Z] ) [a-z]+ (?: [ /,] (?: and \s )? [a-z]+ ){0,6} : \s )
            | , (?! \s* (?: and | or | which | that | with | without | including | includ(?: es | ed ) | such
            | e\.g | i\.e | mainly | mostly | sometimes | especially | particularly | usually | often ) \b ) (?! \d ) )
        (?! [^()\[\]]* [)\]] )
    """,
    flags=re.IGNORECASE,
    example=(
        "| Common | Skin warm, skin dry |\n|-|-|\n| Rare | Rash vesicular, gout |",
        ["Skin warm; common", "skin dry; common", "Rash vesicular; rare", "gout; rare"],
    ),
    counter_example="Rash (pustular, macular)",
)


EXAMPLES = Rule(
    name="reactions and their examples, to the end of what they stand in",
    pattern=r"\b reactions? \s+ (?: including | such \s+ as ) \b [^;\n()]* $",
    flags=re.IGNORECASE,
    example=(
        "| Common | Skin reactions including burning, bruising; gout |\n|-|-|\n| Rare | Fits |",
        ["Skin reactions; burning, bruising; common", "gout; common", "Fits; rare"],
    ),
    counter_example="Skin reactions; burning, bruising",
)


TIER_LABEL = Rule(
    name="tier in front of terms",
    pattern=r"""
        (?: ^ \W* | (?<= [.;\n] ) \s* )
        (?P<tier> (?: frequency \s+ )? (?: not \s+ known | unknown ) (?: \s+ frequency )?
            | very \s+ common (?:ly)? | common (?:ly)? | uncommon (?:ly)? | very \s+ rare (?:ly)? | rare (?:ly)? )
        (?: \s* [*†‡] | \s* [(\[] [^()\[\]]{1,90} [)\]] )* \s* (?: : | [–—-] (?= \s ) ) \s*
    """,
    flags=re.IGNORECASE,
    example=(
        "Common: gout. Rare (at high doses) - fits",
        ["gout; common", "fits; rare"],
    ),
    counter_example="Rare fits",
)
SENTENCES = Rule(
    name="sentences in a cell",
    pattern=r"[.!?] \s+ [A-Z]",
    example=(
        "| Common | Rare |\n|-|-|\n| It may cause gout. Avoid beer. | Fits |",
        ["gout; common", "Fits; rare", "aside: general", "aside: advice"],
    ),
    counter_example="Rash, gout",
)
WHOM_IN_FRONT = Rule(
    name="patients in front of the terms of a line",
    pattern=r"""
        ^ (?P<whom> (?: (?: fe )? males? | (?: wo )? men | children | adolescents | adults? | elderly | girls | boys )
            (?: \s patients )? ) \s* : \s*
    """,
    flags=re.IGNORECASE,
    example=(
        "| Common | Rare |\n|-|-|\n| Women: gout, rash | Fits |",
        ["gout; of Women; common", "rash; of Women; common", "Fits; rare", "aside: general"],
    ),
    counter_example="Women's health",
)


VALUES = Rule(
    name="values of tests that share what they do",
    pattern=r"""
        (?<! [\w-] ) [A-Z]{2,6} (?: (?: , | / | ,? \s (?: and | or ) \b ) \s? [A-Z]{2,6} ){1,5} \s
        (?: (?: levels? | values? ) \s )?
        (?: increased | decreased | elevated | raised | reduced | abnormal ) (?! [\w-] )
    """,
    example=(
        "| Class | Common |\n|-|-|\n| Investigations | ALT, AST and GGT increased, gout |",
        ["ALT, AST and GGT increased; Investigations; common", "gout; Investigations; common", "aside: general"],
    ),
    counter_example="ALT increased, AST increased",
)


class Term(NamedTuple):
    """Words that name effects, and where they stand."""

    words: str
    span: Span
    notes: tuple[str, ...]
    """What its footnotes say."""
    begins_line: bool


def terms_in(cell: TableCell, notes: Notes) -> Iterator[Term]:
    """The terms of a cell in their order."""
    plain = cell.plain
    apart = [found.span() for found in BETWEEN.finditer(plain) if found[0] != "," or not _is_within(plain, found)]
    cuts = [0, *(at for ends in apart for at in ends), len(plain)]
    is_apart, last = True, 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        words = " ".join(plain[start:end].split())
        bare = _SIGNS.sub("", words)
        if in_front := _SIGNS_IN_FRONT.match(bare):
            bare = bare[in_front.end() :]
        is_apart |= "\n" in plain[last:start]
        last = end
        if bare:
            said = notes.between(cell, start, end)
            said += notes.of_signs(words[len(bare) :])
            yield Term(bare, cell.span.cut(start, end), tuple(said), is_apart)
            is_apart = False


def _is_within(plain: str, comma: re.Match[str]) -> bool:
    """Whether a comma stands among the examples of reactions, or among values of tests that share what they do."""
    if any(found.start() < comma.start() < found.end() for found in VALUES.finditer(plain)):
        return True
    return "reaction" in plain.lower() and EXAMPLES.search(plain[: comma.start()]) is not None


def is_prose(text: str) -> bool:
    """Whether a cell holds sentences rather than terms."""
    apart = (part for part in SENTENCES.finditer(text) if TIER_LABEL.search(text, part.start() + 1) is None)
    return next(apart, None) is not None and has_verb(text)


def add_terms(
    rows: Collector, cell: TableCell, notes: Notes, *, clause: Clause | None = None, evidence: Span | None = None
) -> bool:
    """Rows of the terms of a cell; says whether there were any.

    A term, or the words in front of its colon, may state how often those behind it occur. `clause` is what the row
    says of them; `evidence` is what states them, where that is more than the term.
    """
    said, made, whom, system = NOTHING, False, None, None
    for term in terms_in(cell, notes):
        label, colon, words = term.words.partition(":")
        if (found := TIER_LABEL.match(term.words)) and found.end() < len(term.words):
            label, colon, words = term.words[: found.end()].rstrip(" :–—-"), ":", term.words[found.end() :]
        if states_all(label):
            said = statement(label)
            rows.head(term.span)
        if not states_all(label) or not colon:
            words = "" if states_all(label) else term.words
            if colon and words and names_system(label.strip()) and not WHOM_IN_FRONT.match(words.strip()):
                system, words = label.strip(), words.partition(":")[2]
                rows.head(term.span)
        if not words.strip():
            continue
        if found := WHOM_IN_FRONT.match(words.strip()):
            whom, words = found["whom"], words.strip()[found.end() :]
        elif term.begins_line:
            whom = None
        own = together(of_notes(term.notes), said, clause.said if clause else NOTHING)
        if whom is not None:
            own = own._replace(population=whom)
        detail = joined_details(*term.notes, clause.detail if clause else None)
        category = system or (clause.category if clause else None)
        of_term = Clause(words=words, said=own, category=category, is_prose=False, detail=detail)
        is_one = VALUES.fullmatch(words.strip()) is not None
        name = words.strip()
        one = Effect(name=name, detail=None, said=NOTHING, category=None, hints=(), is_reworded=False)
        effects = (one,) if is_one else effects_in(name)
        if rows.add(effects, evidence or term.span, clause=of_term, is_known=is_one):
            made = True
        elif evidence is None:
            rows.set_aside(term.span, aside_reason(words) or "unexplained")
    return made
