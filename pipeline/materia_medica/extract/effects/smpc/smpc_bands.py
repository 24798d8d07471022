"""Lines of section 4.8 that head what follows: organ classes, words of frequency, those in whom effects were seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.prose import LabelReader
from materia_medica.extract.effects.tables.columns import states_all
from materia_medica.extract.effects.tables.grid import cell_of
from materia_medica.extract.effects.tables.notes import Notes
from materia_medica.extract.effects.tables.terms import TIER_LABEL, add_terms
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span

_POPULATION, _OUTER, _INNER = 6, 7, 8
"""Depths of the groups, below those of all usual headings."""

_RELATIVE = re.compile(r",?\s+(?:which|that)\s")

ORGAN_CLASS = Rule(
    name="organ class",
    pattern=rf"""
        ^ [\W\d]* (?P<name> {any_of("smpc", "organ_classes")} ) [\s*†‡\d]* (?: [:.–-] \s* (?P<behind> \S .* )? )? $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Ear and labyrinth disorders\n\nRare: gout, tinnitus",
        ["gout; Ear and labyrinth disorders; rare", "tinnitus; Ear and labyrinth disorders; rare"],
    ),
    counter_example="Ear pain",
)
IN_WHOM = Rule(
    name="those in whom effects were seen",
    pattern=rf"""
        ^ (?: (?: (?: other | additional | further ) \s )? (?: safety (?: \s profile )?
                | (?: adverse (?: \s drug )? | undesirable | side ) \s (?: reactions | effects | events ) )
            (?: \s (?: reported | observed | seen ) )? \s (?= in \s | with \s ) )?
        (?: (?: in | with ) \s+ (?: the \s )? )? (?P<whom> {any_of("smpc", "in_whom")} (?: \s [^.:;]{{1,80}} )? ) : ? $
    """,
    flags=re.IGNORECASE,
    example=(
        "Adverse reactions in adults from 18 years\n\nCommon: gout",
        ["gout; of adults from 18 years; common"],
    ),
    counter_example="Gout in adults",
)
_OF_WHAT = r"""
    (?: (?: but | although | however ) ,? \s )? (?: an? | the | no ) \s (?: [\w-]+ \s ){0,5}?
    (?: relationship | association | mechanism | mode \s of \s action | causality | relevance | significance ) \b
"""
_NOT = r"\b (?: not | un \w+ | never | no ) \b"
NOT_FOUND_OUT = Rule(
    name="what is not known of the terms in front, in a clause behind them",
    pattern=rf"""
        , \s {_OF_WHAT} (?= [^,;:]* {_NOT} ) [^,;:]* (?= , \s (?! (?: and | but | or | although | as | since ) \b ) )
        | [,;.] \s {_OF_WHAT} (?= [^;:]* {_NOT} ) [^;:]* $
    """,
    flags=re.IGNORECASE,
    needs=("relationship", "association", "mechanism", "mode of", "causality", "relevance", "significance"),
    example=(
        "Rare: gout, tinnitus, a causal relationship has not been shown\n\n"
        "Common: fits. The mechanism by which it affects nerves is unclear.\n\n"
        "Common: hives, the significance of which is unknown, thirst",
        [
            *("gout; rare", "tinnitus; rare", "fits; common", "hives; common", "thirst; common"),
            "aside: general",
        ],
    ),
    counter_example="Rare: gout, loss of the association fibres",
)
_SIGN = r"[*†‡§#]{1,4}"
_EACH_SIGN = re.compile(_SIGN)
_NO_BULLETS = frozenset("†‡§")
"""Signs that begin footnotes alone, also where a page lost the one behind the term."""
TOLD_BELOW = Rule(
    name="footnote below lists of terms, which reports no effect",
    pattern=rf"^ \s* (?P<sign> {_SIGN} ) \s? [A-Z] (?! .* \b (?: reported | observed | seen ) \b ) .* [.] \W* $",
    flags=re.DOTALL,
    example=("Rare: gout†\n\n† Mild thirst may occur and need not be treated.", ["gout; rare", "aside: general"]),
    counter_example="* Serious cases of gout have been reported.",
)


class SmpcBands:
    """Organ classes and tiers, whichever comes first being the outer one, and what stands on their lines."""

    def __init__(self, rows: Collector, groups: Groups, prose: LabelReader) -> None:
        self.rows = rows
        self.groups = groups
        self.prose = prose
        self._is_stating_outer: bool | None = None
        self.whom: str | None = None
        """Whom the line read last named, where it only did that."""
        self.signs: set[str] = set()
        """Signs of footnotes to terms that stood behind a class or tier on its line."""

    @property
    def are_open(self) -> bool:
        """Whether an organ class or tier is in force."""
        return self._is_stating_outer is not None

    def end(self) -> None:
        """What follows is of no organ class and no tier."""
        if self._is_stating_outer is not None:
            self.groups.on_heading(Frame(kind="heading", depth=_OUTER, label=None))
        self._is_stating_outer = None

    def takes(self, line: Line) -> bool:
        """Whether a line is one of these; it is read then."""
        text = line.span.text
        self.whom = None
        if (told := TOLD_BELOW.match(text)) and told["sign"] in self.signs and has_verb(text):
            self.rows.set_aside(line.span, "general")
            return True
        if found := ORGAN_CLASS.match(text):
            behind = found.start("behind") if found["behind"] else len(text)
            if found["behind"] and TIER_LABEL.match(text[behind:]) is None:
                return self._listed(line, found["name"], behind)
            self._open(Frame(kind="heading", label=found["name"], category=found["name"]), line.span.cut(0, behind))
            if found["behind"]:
                self._tiers(line, line.span.cut(behind, len(text)))
            return True
        if TIER_LABEL.match(text) or (line.block.kind != "item" and _only_states(text)):
            self._tiers(line, line.span)
            return True
        if (found := IN_WHOM.match(text.strip())) and not has_verb(found["whom"]):
            self._is_stating_outer = None
            self.rows.head(line.span)
            self.whom = " ".join(found["whom"].split())
            said = Statement(population=self.whom)
            self.groups.on_heading(Frame(kind="heading", depth=_POPULATION, label=text, said=said))
            return True
        return False

    def _listed(self, line: Line, name: str, behind: int) -> bool:
        """Read what stands behind an organ class on its line: terms ("Eye disorders: iritis (rare)") or, in an item,
        sentences; says whether it was read.
        """
        body = line.span.cut(behind, len(line.span.text))
        is_told = has_verb(body.text)
        if is_told and line.block.kind != "item":
            return False
        self.rows.head(line.span.cut(0, behind))
        self.signs.update(_NO_BULLETS, _EACH_SIGN.findall(body.text))
        with self.groups.inside(Frame(kind="item", label=name, category=name)):
            if is_told:
                self.prose.read(line._replace(span=body, label=None))
            else:
                add_terms(self.rows, cell_of(line, body), Notes(()))
        return True

    def _open(self, frame: Frame, span: Span) -> None:
        is_stating = frame.category is None
        if self._is_stating_outer is None:
            self._is_stating_outer = is_stating
        self.rows.head(span)
        self.groups.on_heading(replace(frame, depth=_OUTER if is_stating == self._is_stating_outer else _INNER))

    def _tiers(self, line: Line, span: Span) -> None:
        """A tier alone heads what follows; those with words behind them state of these."""
        for label, words in _parts(span):
            bodies, said = self._without_told(words), statement(label.text)
            if not bodies:
                self._open(Frame(kind="heading", label=label.text.strip(" :"), said=said), label)
                continue
            self.rows.head(label)
            self.signs.update(_NO_BULLETS, _EACH_SIGN.findall(words.text))
            frame = Frame(kind="item", label=label.text.strip(" :"), said=said)
            with self.groups.inside(frame):
                for body in bodies:
                    if has_verb(_RELATIVE.split(body.text, maxsplit=1)[0]):
                        self.prose.read(line._replace(span=body))
                    else:
                        add_terms(self.rows, cell_of(line, body), Notes(()))

    def _without_told(self, body: Span) -> list[Span]:
        """Terms without a clause on what is not known of them, which is set aside."""
        bodies = [body]
        if told := NOT_FOUND_OUT.search(body.text):
            self.rows.set_aside(body.cut(told.start(), told.end()), "general")
            bodies = [body.cut(0, told.start()), body.cut(told.end(), len(body.text))]
        return [each for each in bodies if each.text.strip(" ,.;")]


def _only_states(text: str) -> bool:
    return states_all(text.strip(" :*_")) and statement(text).frequency is not None


def _parts(span: Span) -> Iterator[tuple[Span, Span]]:
    """Each tier of a line with the words behind it."""
    found = list(TIER_LABEL.finditer(span.text))
    if not found:
        yield span, span.cut(len(span.text), len(span.text))
    for at, label in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(span.text)
        body = span.text[label.end() : end].rstrip()
        body = body[:-1] if body.endswith(".") else body
        yield span.cut(label.start("tier"), label.end()), span.cut(label.end(), label.end() + len(body))
