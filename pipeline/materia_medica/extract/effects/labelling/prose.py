"""Lines of a label's section: headings that say where effects were seen, sentences that name them."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.behind_names import (
    HAPPENS,
    ISOLATED,
    OF_GROUP,
    SHARES_RATE,
    Behind,
    behind,
    beside_comparator,
    said_of,
)
from materia_medica.extract.effects.labelling.context_rules import POINTS_BACK, RUN_IN, SHORT_FORM, STOPPING, TITLE
from materia_medica.extract.effects.labelling.contexts import (
    contexts_of,
    names_none,
    tells_what_to_do,
    why_none,
    without_pointers,
)
from materia_medica.extract.effects.labelling.labels_within import category_of, labels_within
from materia_medica.extract.effects.labelling.listed import listed, may_be_listed
from materia_medica.extract.effects.labelling.settings import setting_of
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.label_rules import OF_EFFECTS
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.language.statement import NOTHING, Statement, context_in, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import Named, names_in
from materia_medica.extract.terms.tokens import Tokens, tokens_of
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_LONGEST_TITLE = 120
_LONGEST_LEAD = 300
"""Characters in front of names that state something of them; what stands farther off speaks of something else."""
_SHORTEST_GAP = 10


class Said(NamedTuple):
    """A sentence and what was found in it."""

    span: Span
    text: str
    """Without pointers."""
    tokens: Tokens
    names: list[Named]


class LabelReader:
    """Reads the lines of one section of a label but its tables."""

    def __init__(self, rows: Collector, groups: Groups, *, is_warning: bool = False) -> None:
        self.rows = rows
        self.groups = groups
        self.is_warning = is_warning
        self._made: set[tuple[str, str | None]] = set()
        """Effects with their setting that have a row."""
        self._stated: set[tuple[str, float | None, float | None]] = set()
        """Effects with the bounds that some group of them was said to have."""
        self.leads = False
        """Whether an introduction is in force."""
        self._line = Span("", 0)
        self._in_line: dict[str, int] = {}
        """Where the rows of the line being read are, by their effects."""
        self._last = (0, 0)
        """Marks in front of and behind the rows of the last sentence that made some."""

    def read(self, line: Line) -> None:
        """Read one line."""
        if line.is_heading or _is_title(line):
            self._title(line)
            return
        self.groups.on_box(line.block.quoted)
        category: str | None = None
        self._line = line.span
        self._in_line.clear()
        self._last = (0, 0)
        for sentence in _sentences(line.span):
            before = self.rows.mark()
            category = self._sentence(sentence, category)
            if self.rows.mark() > before:
                self._last = (before, self.rows.mark())

    def _title(self, line: Line) -> None:
        text = line.span.text
        self.rows.head(line.span)
        label = read_label(text, ())
        setting = setting_of(text)
        frame = Frame(
            kind="heading" if line.is_heading else "label",
            depth=line.block.level,
            label=text,
            said=statement(text)._replace(setting=setting, context=context_in(setting)),
            category=label.name if label.kind == "system" or OF_EFFECTS.search(label.name) else None,
        )
        self.leads = False
        if line.is_heading:
            self.groups.on_heading(frame)
        else:
            self.groups.on_label(frame)

    def _sentence(self, span: Span, category: str | None) -> str | None:
        """Read a sentence; says which body system is in force behind it."""
        text = without_pointers(span.text)
        is_advice = self.is_warning and tells_what_to_do(text)
        if is_advice and category is None and not _leads(text):
            self.rows.set_aside(span, "advice")
            return None  # whatever it names
        tokens = tokens_of(text)
        names = names_in(tokens, text=text)
        if not names:
            self._without_names(span, text)
            return None  # a sentence of something else ends a body system
        if is_advice:
            self.rows.set_aside(span, "advice")
            return category
        if names_none(text.lower(), len(names)):
            self.rows.set_aside(span, "general")
            return category
        return _Sentence(self, Said(span, text, tokens, names), category).read()

    def _without_names(self, span: Span, text: str) -> None:
        """A sentence that names no effect: it introduces a list, or is set aside."""
        if _leads(text):
            self.rows.head(span)
            self._lead(span.text)
            return
        if self.is_warning:
            return
        said, rates = said_of(text) if POINTS_BACK.search(text) and not STOPPING.search(text) else (NOTHING, NO_RATES)
        if said.is_numeric and self._last[1]:
            for at in range(*self._last):
                self.rows.restate(at, said, rates, self._up_to(at, span))
            return
        self.rows.set_aside(span, why_none(span.text))

    def _up_to(self, at: int, span: Span) -> Span:
        """The words of the line from the evidence of a row up to the end of a sentence."""
        begin = self.rows.row_at(at).evidence.start
        return self._line.cut(max(0, begin - self._line.start), span.end - self._line.start)

    def _lead(self, text: str) -> None:
        setting = setting_of(text)
        said = statement(text)._replace(setting=setting)
        self.groups.on_label(Frame(kind="intro", label=text, said=said))
        self.leads = True

    def end_lead(self) -> None:
        """The list behind an introduction ends."""
        if self.leads:
            self.groups.end_intro()
            self.leads = False

    def add(self, name: str, said: Statement, rates: Rates, evidence: Span, *, category: str | None, is_reworded: bool,
            is_group: bool, detail: str | None = None) -> bool:  # fmt: skip
        """Make a row, but not of an effect that only is named again; says whether it did."""
        if said.frequency is not None and ISOLATED.search(said.frequency.text or ""):
            said = said.without_frequency()
        in_force = self.groups.in_force().said
        key = (fold(name), said.setting or in_force.setting)
        if key in self._made and said.frequency is None:
            return False
        stated = (key[0], said.frequency.lower, said.frequency.upper) if said.frequency else None
        if stated in self._stated and is_group:
            return False
        if stated is not None:
            self._stated.add(stated)
        at = self._in_line.get(key[0])
        if at is not None and at >= self._last[0] and said.is_numeric and not self.rows.row_at(at).said.is_numeric:
            self.rows.restate(at, said, rates, self._up_to(at, evidence))
            return True
        self._made.add(key)
        self._in_line.setdefault(key[0], self.rows.mark())
        effect = Effect(name=name, detail=detail, said=NOTHING, category=category, hints=(), is_reworded=is_reworded)
        clause = Clause(words=name, said=said, is_prose=True)
        return self.rows.add([effect], evidence, clause=clause, is_group=is_group, rates=rates, is_known=True)


def _leads(text: str) -> bool:
    """Whether a sentence ends as one does that introduces a list."""
    return text.rstrip().endswith(":")


def _sentences(span: Span) -> list[Span]:
    """The sentences of a line; one also ends in front of what points elsewhere: "rash. ( 6.1 ) Fever"."""
    begins = [part.start - span.start for part in split_sentences(Span(without_pointers(span.text), span.start))]
    if not begins:
        return split_sentences(span)
    return [span.cut(begin, end) for begin, end in zip([0, *begins[1:]], [*begins[1:], None], strict=True)]


class _Sentence:
    """One sentence that names effects or classes of them."""

    def __init__(self, reader: LabelReader, said: Said, category: str | None) -> None:
        self.reader = reader
        self.span, self.text, self.tokens, self.names = said
        text, tokens = said.text, said.tokens
        self.category = category
        self.low = text.lower()
        self.contexts = contexts_of(self.low)
        self.labels = labels_within(text, tokens)
        self.is_stopping = STOPPING.search(self.low) is not None

    def read(self) -> str | None:
        if self._is_listed():
            return self.category
        shared, shared_rates = self._of_all()
        band = NOTHING
        at = 0
        made = False
        denied = False
        if self.reader.leads and self._goes_on():
            self.reader.end_lead()
        owns = self._own()
        for name in self.names:
            self._pass_labels(name.start)
            begin, end = self._begin(name), self.tokens.ends[name.end - 1]
            if name.kind == "class":
                if not self._is_one_of_list(name):
                    self.category = self.text[begin:end]
                    at, band = end, NOTHING
                continue
            if begin - at >= _SHORTEST_GAP and at and not self.is_stopping:
                between = statement(self.text[at:begin][-_LONGEST_LEAD:])
                band = between if between.frequency else band
            own = owns[name.start]
            at = max(at, own.end)
            if self._in_label(name) or self._only_repeats(begin, end):
                continue
            reason = self.contexts.refuse(begin, end)
            if reason is not None:
                denied |= reason == "negation"
                continue
            made |= self._add(name, own, band, shared, shared_rates)
        self._pass_labels(len(self.tokens.words))
        if not made and not self.reader.is_warning:
            self.reader.rows.set_aside(self.span, "negation" if denied else why_none(self.span.text))
        return self.category

    def _goes_on(self) -> bool:
        """Whether the sentence says something of its own, and is no part of the list behind an introduction."""
        return has_verb(self.text[: self._begin(self.names[0])]) or (not self.labels and has_verb(self.text))

    def _own(self) -> dict[int, Behind]:
        """What stands right behind each name; "a, b (2% each)" and "a/b (2%)" state it of all of them."""
        found: dict[int, Behind] = {}
        following: Behind | None = None
        follows = len(self.text)
        for name in reversed(self.names):
            end = self.tokens.ends[name.end - 1]
            own = Behind(NOTHING, NO_RATES, end) if self.is_stopping else behind(self.text, end)
            shares = own.said.frequency is None and following is not None and following.said.frequency is not None
            if shares and following is not None:
                between = self.text[end:follows]
                if SHARES_RATE.fullmatch(between) and (following.is_each or "/" in between):
                    own = following._replace(end=own.end)
            found[name.start] = following = own
            follows = self._begin(name)
        return found

    def _is_one_of_list(self, name: Named) -> bool:
        """Whether the words of a class stand between commas as one piece of a list: they head nothing."""
        words = self.tokens.words
        before, behind_it = (words[at] if 0 <= at < len(words) else "" for at in (name.start - 1, name.end))
        return before in (",", ";") and behind_it in (",", ";", "and", "or", ".")

    def _is_listed(self) -> bool:
        """Whether the sentence is a list, perhaps behind a label, whose rows this made."""
        if len(self.labels) > 1 or (self.labels and self.labels[0].start > 0):
            return False
        begin = self.tokens.ends[self.labels[0].end] if self.labels else 0
        if self.reader.is_warning or not may_be_listed(self.text[begin:]):
            return False
        if any(self.contexts.refuse(self._begin(n), self.tokens.ends[n.end - 1]) for n in self.names):
            return False
        effects = listed(self.text[begin:].strip())
        if not effects:
            return False
        self._pass_labels(len(self.tokens.words))
        shared, rates = self._of_all()
        made = [
            self.reader.add(e.name, together(e.said, shared), rates, self.span, category=self.category or e.category,
                            is_reworded=e.is_reworded, is_group=e.said.frequency is None, detail=e.detail)
            for e in effects
        ]  # fmt: skip
        if not any(made):
            self.reader.rows.set_aside(self.span, "repeat")
        return True

    def _of_all(self) -> tuple[Statement, Rates]:
        """What the words in front of all names, else those behind them, say of them."""
        lead = self.text[: self._begin(self.names[0])][-_LONGEST_LEAD:]
        said = statement(lead)
        last = self.tokens.ends[self.names[-1].end - 1]
        tail = self.text[behind(self.text, last).end :][:_LONGEST_LEAD]
        setting = setting_of(lead) or setting_of(tail)
        rates = NO_RATES
        if self.is_stopping:
            return Statement(setting=setting, context=said.context), rates
        if beside_comparator(lead):
            of_both, rates = said_of(lead)
            said = together(of_both, said)
        if said.frequency and said.frequency.lower == said.frequency.upper and OF_GROUP.search(lead):
            said = said.without_frequency()
        elif not said.is_numeric and tail and HAPPENS.search(tail):
            of_tail, rates = said_of(tail)
            said = together(of_tail, said) if of_tail.is_numeric or said.frequency is None else said
        return said._replace(setting=setting, context=context_in(setting, said.context)), rates

    def _add(self, name: Named, own: Behind, band: Statement, shared: Statement, shared_rates: Rates) -> bool:
        words = " ".join(" ".join(self._words(a, b).split()) for a, b in name.parts)
        is_own = own.said.frequency is not None
        said = together(own.said, band, shared)
        rates = own.rates if is_own else NO_RATES if band.frequency else shared_rates
        return self.reader.add(
            words,
            said,
            rates,
            self.span,
            category=self.category,
            is_reworded=name.is_reworded,
            is_group=not is_own and not rates.percent,
        )

    def _words(self, start: int, end: int) -> str:
        return self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def _begin(self, name: Named) -> int:
        return self.tokens.starts[name.start]

    def _pass_labels(self, token: int) -> None:
        """The last label in front of a token is the body system of what follows."""
        for label in self.labels:
            if label.end <= token:
                self.category = category_of(self._words(label.start, label.end))

    def _only_repeats(self, begin: int, end: int) -> bool:
        """Whether a name is the short form of the one in front, or the heading of what the sentence goes on to say."""
        if (
            SHORT_FORM.fullmatch(self.text, max(0, begin - 1), end + 1)
            and self.text[: begin - 1].rstrip()[-1:].isalpha()
        ):
            return True
        return RUN_IN.match(self.text, end) is not None and TITLE.fullmatch(self.text[:end].strip()) is not None

    def _in_label(self, name: Named) -> bool:
        return any(label.start <= name.start < label.end for label in self.labels)


def _is_title(line: Line) -> bool:
    """Whether a paragraph is short, stands alone and ends as no sentence does: it heads what follows."""
    text = line.span.text.strip(" *_")
    if line.block.kind != "paragraph" or line.block.depth or len(text) > _LONGEST_TITLE:
        return False
    return (
        not text.endswith((".", ":", ";", ","))
        and ":" not in text
        and not has_verb(text)
        and text[:1].isupper() | text[:1].isdigit()
        and not _is_list(text)
    )


def _is_list(text: str) -> bool:
    """Whether words list effects: "nausea, vomiting"."""
    tokens = tokens_of(text)
    names = names_in(tokens, text=text)
    return sum(name.end - name.start for name in names if name.kind != "class") * 2 > len(tokens.words)
