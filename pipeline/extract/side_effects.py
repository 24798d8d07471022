"""Side effects: the lines of a section become rows, and what gives no row is set aside with its reason."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.clauses import Clause, aside_reason, asks_for_care, carried_over, class_of, continues, has_verb, names_system, read_sentence, speaks_in_general
from pipeline.extract.effects import Effect, effects_in, is_class, is_generic
from pipeline.extract.frequency import NOTHING, Statement, rest_of, statement
from pipeline.extract.groups import Frame, Group, Groups
from pipeline.extract.labels import Label, introduces_signs, is_bare_list, read_label
from pipeline.extract.lines import Line, Span
from pipeline.extract.mentions import ingredient_named, ingredients_in, laid_to, with_labels
from pipeline.extract.sections import Section
from pipeline.extract.sentences import sentences_of
from pipeline.schema.ids import fold

_EDGES = " \t\n.,;:!*_•·–—-"
_ADR = re.compile(r"\badverse (?:drug )?(?:reactions?|events?)\b|\badrs?\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zα-ωΑ-Ω]{2,}")
_WITH_MEDICINE = re.compile(r"\s+(?:with|from|due to|caused by|by)\s+[\w /-]+$", re.IGNORECASE)
_OF_ROUTE = re.compile(r"\b(?:side|adverse) effects$", re.IGNORECASE)
_BEHIND_DASH = re.compile(r"\s+[–—-]+\s+.*$", re.DOTALL)
_PREDICATED = re.compile(
    r"^\W*(?:this is |these are |it is )?(?:a )?(?:very |extremely )?(?:rare|uncommon|infrequent|occasional|common|less common|less frequent|not common)|"
    r"\b(?:is|are|though|although|while|but|albeit|very|extremely)\s+(?:\w+ )?(?:rare|uncommon|infrequent|common|less common)\b(?! (?:with|in|at|when|if))|\brarely\b|\bin rare (?:cases|instances)|\boccasionally\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?<=\w)\s+(?:if|when|unless)\b[^,;]*$")
_HAS_FRONT = re.compile(r"(?:increased|decreased|reduced|higher|risks?)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:not|no|without|rather than|where|necessitating|strongly|data|information|see|never|using|taking|consuming|combining|varying|ranging|depending|including|some of)\b", re.IGNORECASE)
MAX_CLASS_WORDS = 5
MAX_EFFECT = 120
"""An effect longer than this is flagged: it is likely a clause, not a name."""


class Row(NamedTuple):
    """One side effect, before ids are given."""

    effect: str
    detail: str | None
    category: str | None
    ingredient: str | None
    group_label: str | None
    said: Statement
    basis: str
    is_serious: bool
    context: str | None
    evidence: Span
    flags: tuple[str, ...]


class SetAside(NamedTuple):
    """Text that gave no row, and why."""

    span: Span
    reason: str


class Found(NamedTuple):
    """What one or more sections gave."""

    rows: tuple[Row, ...]
    asides: tuple[SetAside, ...]


def read_side_effects(sections: list[Section], ingredients: tuple[str, ...]) -> Found:
    """Rows and asides of all side-effects sections of a page, in reading order."""
    rows: list[Row] = []
    asides: list[SetAside] = []
    for index, section in enumerate(sections):
        reader = _Reader(section, ingredients if len(ingredients) > 1 else (), is_first=index == 0)
        reader.run()
        rows += reader.rows
        asides += reader.asides
    return Found(tuple(_without_repeats(rows)), tuple(asides))


def _without_repeats(rows: list[Row]) -> list[Row]:
    """The same effect twice in a group is one row."""
    seen = set()
    out = []
    for row in rows:
        key = (row.group_label, row.ingredient, row.said.tier, row.is_serious, row.context, fold(row.effect))
        if key not in seen:
            seen.add(key)
            out.append(row)
    return out


class _Reader:
    def __init__(self, section: Section, ingredients: tuple[str, ...], *, is_first: bool) -> None:
        self.section = section
        self.ingredients = ingredients
        self.rows: list[Row] = []
        self.asides: list[SetAside] = []
        self.groups = Groups(section.ingredient, self.section_frame(is_first))

    def section_frame(self, is_first: bool) -> Frame | None:
        heading = self.section.heading
        if heading is None:
            return None
        said = statement(heading.text)
        context = "adverse_reaction" if _ADR.search(heading.text) and not is_first else None
        named = ingredient_named(heading.text, self.ingredients)
        return Frame("heading", 0, heading.text, said, context, None, named if named and " + " not in named else None)

    def run(self) -> None:
        lines = self.section.lines
        self.ingredients = with_labels(self.ingredients, _outer_labels(lines))
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            if line.is_heading:
                self.on_heading(line)
            elif line.block.depth == 0:
                self.on_paragraph(line, following)
            else:
                self.on_item(line, following)

    def on_heading(self, line: Line) -> None:
        title = line.label if line.label is not None else line.span
        label = read_label(title.text, self.ingredients)
        context = "adverse_reaction" if label.is_adr else None
        level = line.block.level
        if label.kind == "ingredient":
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context, None, label.name))
        elif label.kind in ("system", "class", "effect"):
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context, label.name, None))
        else:
            self.groups.on_heading(Frame("heading", level, title.text, label.said, context))
        if line.label is not None and line.body.text:
            self.content(line.body, line.body)

    def on_paragraph(self, line: Line, following: Line | None) -> None:
        self.groups.on_paragraph()
        text = line.span.text.strip(" *_")
        leads = following is not None and following.block.depth > 0
        if line.label is not None and (line.body.text or not leads):
            label = read_label(line.label.text, self.ingredients)
            if self.is_margin_label(label, line):
                self.margin_label(label, line.label, line)
                return
            self.labelled(label, line, has_children=False)
            return
        if (leads and text.endswith(":")) or (line.label is not None and leads):
            self.introduce(line)
            return
        if line.is_bold and line.label is None and not has_verb(text):
            self.margin_label(read_label(text, self.ingredients), line.span, line)
            return
        if leads and not text.endswith((".", "!", "?")) and _heads_list(text):
            self.introduce(line)
            return
        before = len(self.rows)
        self.content(line.span, line.span)
        if leads and len(self.rows) == before and _heads_list(text):
            self.groups.on_label(Frame("intro", 0, line.span.text.strip(" *_"), statement(text)))

    def is_margin_label(self, label: Label, line: Line) -> bool:
        """Labels of groups and ingredients hold for what follows; others only for their own line."""
        if label.kind == "system" and _OF_ROUTE.search(label.name):
            return True
        return label.kind in ("group", "ingredient") or (label.kind in ("system", "class") and not line.body.text)

    def margin_label(self, label: Label, title: Span, line: Line) -> None:
        context = "adverse_reaction" if label.is_adr else None
        if label.kind == "ingredient":
            self.groups.on_ingredient(Frame("ingredient", 0, title.text, label.said, context, None, label.name))
        elif label.kind == "note":
            self.content(line.span, line.span)
            return
        elif label.kind == "effect":
            # A bold line alone that names an effect is one, unless a list follows it.
            self.groups.on_label(Frame("label", 0, title.text, label.said, context, label.name))
        else:
            self.groups.on_label(Frame("label", 0, title.text, label.said, context, label.name or None))
        if line.label is not None and line.body.text:
            self.groups.items_seen = True
            if line.body.text.rstrip().endswith(":") and len(sentences_of(line.body)) <= 2:
                frame = self.groups.frames[-1]
                self.groups.frames[-1] = frame._replace(said=_joined(frame.said, statement(line.body.text)))
                return
            self.content(line.body, line.body)

    def introduce(self, line: Line) -> None:
        """A paragraph that leads to a list is the group's introduction."""
        text = line.span.text.strip(" *_:")
        label = read_label(text, self.ingredients)
        said = _of_introduction(line.span)
        named = label.name if label.kind == "ingredient" else None
        is_name = label.kind in ("system", "class") and label.name.count(" ") < MAX_CLASS_WORDS and not has_verb(text)
        category = label.name if is_name else _class_in_intro(text)
        if named:
            self.groups.on_ingredient(Frame("ingredient", 0, line.span.text, said, None, None, named))
            return
        subject = ingredients_in(text, self.ingredients)
        kind = "label" if line.is_bold and not has_verb(text) else "intro"
        self.groups.on_label(Frame(kind, 0, line.span.text.strip(" *_"), said, "adverse_reaction" if label.is_adr else None,
                                   category, subject[0] if len(subject) == 1 else None))  # fmt: skip
        sentences = sentences_of(line.span)
        for sentence in sentences[:-1]:
            if has_verb(sentence.text):
                self.sentence(sentence, [], is_intro=True)

    def on_item(self, line: Line, following: Line | None) -> None:
        depth = line.block.depth
        has_children = following is not None and not following.is_heading and following.block.depth > depth
        if line.block.kind == "item":
            self.groups.on_item(depth)
        text = line.span.text.strip(" *_")
        if line.label is not None:
            self.labelled(read_label(line.label.text, self.ingredients), line, has_children=has_children)
        elif has_children and not has_verb(text.rstrip(":")):
            self.heads_items(read_label(text, self.ingredients), line)
        elif has_children and text.endswith(":"):
            self.groups.push(Frame("item", depth, text, statement(text), None, _class_in_intro(text)))
        else:
            self.content(line.span, line.span)

    def heads_items(self, label: Label, line: Line) -> None:
        """An item that holds nested items is their group, ingredient or class."""
        title = (line.label or line.span).text
        context = "adverse_reaction" if label.is_adr else None
        category = label.name if label.kind in ("system", "class", "effect") else None
        named = label.name if label.kind == "ingredient" else None
        self.groups.push(Frame("item", line.block.depth, title, label.said, context, category, named))

    def labelled(self, label: Label, line: Line, *, has_children: bool) -> None:
        """A line that begins with a label."""
        if line.label is None:
            return
        body = line.body.text
        if label.kind == "note":
            self.content(line.span, line.span, is_note=True)
            return
        if not body or (has_children and body.rstrip().endswith(":")):
            if has_children:
                self.heads_items(label, line)
            elif label.kind in ("effect", "class", "system"):
                self.emit(effects_in(line.label.text), None, line.span)
            return
        if label.kind in ("group", "ingredient"):
            self.heads_items(label, line)
            if has_children and body.rstrip().endswith(":"):
                self.groups.frames[-1] = self.groups.frames[-1]._replace(said=_joined(label.said, statement(body)))
                return
            self.content(line.body, line.span)
            if line.block.depth == 0:
                self.groups.frames.pop()
            return
        if label.kind == "system" and not introduces_signs(body):
            self.heads_items(label, line)
            self.content(line.body, line.span)
            return
        if self.is_category(label, body):
            self.heads_items(label, line)
            self.content(line.body, line.span)
            return
        self.effect_label(label, line)

    def is_category(self, label: Label, body: str) -> bool:
        """Whether an effect's label stands over a list as its class."""
        if label.kind not in ("class", "system") or introduces_signs(body):
            return False
        if is_bare_list(body):
            return True
        first = sentences_of(Span(body, 0))
        if not first:
            return False
        reading = read_sentence(first[0].text)
        reported = re.search(
            r"(?i)\b(?:have|has|may|can|might|could) (?:also )?(?:been|be|occur)\b(?: \w+)?\W*$", first[0].text
        )
        if not (reading.clauses and reported):
            return False
        named = [e.name for e in effects_in(reading.clauses[0].words)]
        return len(named) > 1 and not any(fold(label.name).rstrip("s") in fold(n) for n in named)

    def effect_label(self, label: Label, line: Line) -> None:
        """An effect's label before a sentence: one row, the sentence as its detail."""
        assert line.label is not None
        body = line.body.text.strip()
        own = statement(body, is_group=False) if not aside_reason(body) == "negation" else NOTHING
        if own.tier and not own.is_numeric and not _PREDICATED.search(body):
            own = own._replace(tier=None, text=None, lower=None, upper=None)
        effects = effects_in(line.label.text)
        detailed = tuple(
            e._replace(
                detail="; ".join(d for d in (e.detail, body) if d),
                said=_joined(e.said, own),
                hints=(*e.hints, body) if len(body) < 80 else e.hints,
            )
            for e in effects
        )
        self.emit(detailed, None, line.span)

    def content(self, span: Span, item: Span, *, is_note: bool = False) -> None:
        """Sentences and lists of one line; `item` is the whole line, the evidence where it is a single piece."""
        sentences = sentences_of(span)
        block_rows: list[int] = []
        carried = NOTHING
        for sentence in sentences:
            evidence = item if len(sentences) == 1 else sentence
            before = len(self.rows)
            head = self.class_head(block_rows) if continues(sentence.text) else None
            if head is not None:
                self.rows.pop()
                block_rows.pop()
                before -= 1
                carried = head.said._replace(is_serious=head.is_serious, context=head.context)
            if is_note:
                self.note(sentence)
            elif (led := self.inner_label(sentence)) is not None:
                self.emit(effects_in(led[1]), led[0], evidence, is_group=True)
            elif _has_own_verb(sentence.text):
                self.sentence(sentence, block_rows, evidence=evidence, carried=carried if continues(sentence.text) else NOTHING)
            else:
                self.listed(sentence, evidence)
            if head is not None:
                self.rows[before:] = [r._replace(category=r.category or head.effect) for r in self.rows[before:]]
            if len(self.rows) == before:
                carried = carried_over(sentence.text)
            block_rows += range(before, len(self.rows))

    def inner_label(self, sentence: Span) -> tuple[Clause, str] | None:
        """A statement before a colon inside a line: "With prolonged use: low magnesium"."""
        if ":" not in sentence.text:
            return None
        found = re.match(r"([^:;()]{3,60}):\s+(\S.*)$", sentence.text, re.DOTALL)
        if not found or has_verb(found[2]):
            return None
        said = statement(found[1])
        is_circumstance = re.match(r"(?i)\W*(?:in|with|at|after|during|on|for)\b", found[1])
        if not is_circumstance and (rest_of(found[1]) or not (said.tier or said.is_serious or said.context)):
            return None
        return Clause(found[2], said, None, found[1], False), found[2]

    def is_one_group(self, block_rows: list[int], text: str) -> bool:
        """Whether care is asked for one group's effects; a condition after several groups is a blanket sentence."""
        if not re.match(r"(?i)\W*(?:if|when|should)\b", text):
            return True
        groups = {(self.rows[at].said.tier, self.rows[at].evidence.start) for at in block_rows}
        return len(groups) == 1 and bool(re.search(r"(?i)\b(?:these|this|such|it occurs?|they occur)\b", text))

    def class_head(self, block_rows: list[int]) -> Row | None:
        """The row just made where it only names a class, which the next sentence lists."""
        if block_rows and block_rows[-1] == len(self.rows) - 1 and is_class(self.rows[-1].effect):
            return self.rows[-1]
        return None

    def note(self, sentence: Span) -> None:
        text = sentence.text
        self.aside(
            sentence,
            aside_reason(re.sub(r"^[^:]{0,60}:\s*", "", text))
            or ("advice" if statement(text).is_serious else "general"),
        )

    def listed(self, span: Span, evidence: Span) -> None:
        """Words without a verb: a list of effects, or an aside."""
        reason = aside_reason(_CONDITION.sub("", _BEHIND_DASH.sub("", span.text)))
        if reason in ("reference", "disclaimer", "negation", "advice"):
            kept = (
                [p for p in re.split(r"(?<=[.;])\s+|;\s*", span.text) if p and not aside_reason(p)]
                if reason == "negation"
                else []
            )
            if not kept or not self.emit(effects_in("; ".join(kept)), None, evidence):
                self.aside(span, reason)
            return
        if not self.emit(effects_in(span.text), None, evidence):
            self.aside(span, reason or ("general" if _says_nothing(span.text) or speaks_in_general(span.text) else "unexplained"))

    def sentence(
        self,
        span: Span,
        block_rows: list[int],
        *,
        evidence: Span | None = None,
        is_intro: bool = False,
        carried: Statement = NOTHING,
    ) -> None:
        """One sentence with a verb."""
        reading = read_sentence(span.text)
        made = False
        for clause in reading.clauses:
            clause = clause._replace(said=_joined(clause.said, carried))
            made = (
                self.emit(effects_in(clause.words.strip(_EDGES)), clause, evidence or span, is_group=reading.is_group)
                or made
            )
        if not made and not is_intro:
            self.aside(span, reading.reason or ("general" if _says_nothing(span.text) or speaks_in_general(span.text) else "unexplained"))
            if block_rows and asks_for_care(span.text) and self.is_one_group(block_rows, span.text):
                for at in block_rows:
                    self.rows[at] = self.rows[at]._replace(is_serious=True)

    def emit(
        self, effects: tuple[Effect, ...], clause: Clause | None, evidence: Span, *, is_group: bool = False
    ) -> bool:
        """Make a row of every sound effect; says whether there was any."""
        group = self.groups.now()
        made = False
        for effect in effects:
            effect = self.without_ingredient(effect)
            name = effect.name.strip(_EDGES)
            if clause is not None and clause.front and not _HAS_FRONT.match(name):
                name = f"{clause.front} {name}"
            if not _is_effect(name):
                continue
            made = True
            self.rows.append(self.row(effect, name, clause, group, evidence, is_group=is_group))
        return made

    def row(
        self, effect: Effect, name: str, clause: Clause | None, group: Group, evidence: Span, *, is_group: bool
    ) -> Row:
        said_by_clause = clause.said if clause else NOTHING
        said, basis = group.said, "group"
        if said_by_clause.tier is not None and not (is_group and group.is_near and not said_by_clause.is_numeric):
            said, basis = said_by_clause, "group" if is_group else "item"
        if effect.said.tier is not None:
            said, basis = effect.said, "item"
        basis = "none" if said.tier is None else "numeric" if said.is_numeric else basis
        flags = []
        if said.is_conflict:
            flags.append("frequency_conflict")
        if len(name) > MAX_EFFECT:
            flags.append("long_effect")
        if clause is not None and clause.is_prose:
            flags.append("from_prose")
        if effect.is_reworded or (clause is not None and clause.is_reworded):
            flags.append("reworded")
        return Row(
            name,
            effect.detail,
            effect.category or (clause.category if clause else None) or group.category,
            self.ingredient(effect, clause) or group.ingredient,
            group.label,
            said,
            basis,
            effect.said.is_serious or said_by_clause.is_serious or group.said.is_serious,
            effect.said.context or said_by_clause.context or group.context,
            evidence,
            tuple(flags),
        )

    def ingredient(self, effect: Effect, clause: Clause | None) -> str | None:
        """The ingredient to which a parenthesis, a tail or the sentence lays the effect."""
        if not self.ingredients:
            return None
        for hint in effect.hints:
            found = laid_to(hint, self.ingredients)
            if found:
                return found
        if clause and clause.hint:
            named = ingredients_in(clause.hint, self.ingredients)
            if len(named) == 1 and not re.search(r"(?i)\bespecially|particularly|combin", clause.hint):
                return named[0]
        return None

    def without_ingredient(self, effect: Effect) -> Effect:
        """ "Rebound congestion with pseudoephedrine": the ingredient is no part of the effect's name."""
        found = _WITH_MEDICINE.search(effect.name) if self.ingredients else None
        if not found or not ingredients_in(found[0], self.ingredients):
            return effect
        tail = found[0].strip()
        detail = "; ".join(d for d in (effect.detail, tail) if d)
        return effect._replace(name=effect.name[: found.start()], detail=detail, hints=(*effect.hints, tail))

    def aside(self, span: Span, reason: str) -> None:
        self.asides.append(SetAside(span, reason))


@lru_cache(maxsize=32768)
def _has_own_verb(text: str) -> bool:
    """Whether a verb stands in the words themselves, not only in what explains them behind a dash."""
    if not has_verb(text):
        return False
    related = re.match(r"(.+?),\s+which\b(?!.*,\s*(?:may|might|can|could|is|are|has|have|requires?|warrants?)\b)", text)
    if related and not has_verb(related[1]) and effects_in(related[1]):
        return False
    head = re.split(r"\s+[–—-]+\s+|,?\s+(?:which|who|that|above all|especially|particularly|mainly|mostly|primarily|if|when)\b(?=[^,]*$)|;\s+", text, maxsplit=1)[0]
    return head == text or has_verb(head) or not effects_in(head)


def _outer_labels(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The labels of a section's outermost list, frequency statements and notes aside."""
    for depth in (0, 1):
        labels = [line.label.text for line in lines if line.label is not None and line.block.depth == depth]
        named = tuple(text for text in labels if read_label(text, ()).kind in ("effect", "class", "system"))
        if len(named) > 1:
            return named
    return ()


def _of_introduction(span: Span) -> Statement:
    """What an introduction states: its last sentence, and what that leaves open the ones before."""
    sentences = sentences_of(span)
    last = statement(sentences[-1].text) if sentences else NOTHING
    return last if last.tier is not None else _joined(last, statement(span.text))


def _joined(first: Statement, second: Statement) -> Statement:
    if first.tier is None and second.tier is not None:
        first = first._replace(
            tier=second.tier, is_numeric=second.is_numeric, text=second.text, lower=second.lower, upper=second.upper
        )
    return first._replace(is_serious=first.is_serious or second.is_serious, context=first.context or second.context)


@lru_cache(maxsize=32768)
def _is_effect(name: str) -> bool:
    return bool(_WORD.search(name)) and not is_generic(name) and not has_verb(name) and not _NO_NAME.match(name)


def _says_nothing(text: str) -> bool:
    """Whether a text is only filling words, frequency and seriousness: an introduction without its list."""
    return not rest_of(text)


def _heads_list(text: str) -> bool:
    said = statement(text)
    return bool(
        said.tier
        or said.is_serious
        or re.search(r"(?i)\b(?:side effects?|reactions?|effects?|includ\w+|following)\b", text)
    )


def _class_in_intro(text: str) -> str | None:
    found = class_of(text)
    return found if found and names_system(found) and is_class(found) else None
