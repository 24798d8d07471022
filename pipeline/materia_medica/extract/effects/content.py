"""What one line of a side-effects section says: rows, and what gives none is set aside with its reason."""

from __future__ import annotations

from materia_medica.extract.effects.collector import EDGES, Collector
from materia_medica.extract.effects.line_rules import CONDITION_FIRST, NOTE_LABEL, OF_THESE, PIECE_END
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import only_states
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import NOTHING, Statement, together
from materia_medica.read.document import Span

_NEVER_LISTS = ("reference", "disclaimer", "advice")


def _below(band: Statement) -> Clause | None:
    """What holds for a list behind a band in its line: "Rare side effects. Gout, hives."."""
    return Clause(words="", said=band, is_prose=False) if band.says_something else None


class ContentReader:
    """Reads the words of lines, sentence by sentence."""

    def __init__(self, rows: Collector) -> None:
        self.rows = rows

    def read(self, span: Span, line: Span) -> None:
        """Sentences and lists of one line; `line` is the whole line, the evidence where it is a single sentence."""
        sentences = sentences_of(span)
        start = self.rows.mark()
        carried = NOTHING
        told = False
        band = NOTHING
        for place, sentence in enumerate(sentences):
            answers = sentence.answers
            goes_on = place > 0 and answers.continues
            head = self.rows.take_class(start) if goes_on and not told else None
            if head is not None:
                carried = head.said._replace(is_serious=head.is_serious, context=head.context)
            before = self.rows.mark()
            is_behind_one = before == start + 1
            if is_behind_one and self.rows.tell_frequency(start, answers.own_frequency, sentence.span, span):
                continue
            if place < len(sentences) - 1 and answers.is_band:
                self.rows.head(sentence.span)
                band = answers.said
                continue
            told = head is None and self.rows.tell_signs(start, sentence.span, span, go_on=told and goes_on)
            if not told:
                evidence = line if len(sentences) == 1 else sentence.span
                self._sentence(sentence, evidence, start, carried if goes_on else band)
            if head is not None:
                self.rows.give_class(before, head.effect)
            if self.rows.mark() == before:
                carried = answers.carried

    def _sentence(self, sentence: Sentence, evidence: Span, start: int, carried: Statement) -> None:
        """One sentence: a list behind a label of its own, a clause, or a list; `start` marks where its line began."""
        answers = sentence.answers
        if (label := answers.inner_label) is not None:
            self.rows.add(effects_in(label.words), evidence, clause=label, is_group=True)
        elif not answers.is_clause:
            self._list(sentence, evidence, carried)
        elif not self.clauses(sentence, evidence, carried):
            self.rows.set_aside(sentence.span, answers.reading.reason or answers.unexplained)
            if answers.asks_for_care and self._is_one_group(start, sentence.text):
                self.rows.make_serious(start)

    def clauses(self, sentence: Sentence, evidence: Span, carried: Statement = NOTHING) -> bool:
        """Rows of the clauses of a sentence with a verb; says whether there were any."""
        reading = sentence.answers.reading
        made = [
            self.rows.add(
                effects_in(clause.words.strip(EDGES)),
                evidence,
                clause=clause._replace(said=together(clause.said, carried)),
                is_group=reading.is_group,
            )
            for clause in reading.clauses
        ]
        return any(made)

    def note(self, span: Span) -> None:
        """Set a note to the reader aside, sentence by sentence."""
        for sentence in sentences_of(span):
            reason = aside_reason(NOTE_LABEL.sub("", sentence.text))
            self.rows.set_aside(sentence.span, reason or ("advice" if sentence.answers.said.is_serious else "general"))

    def _list(self, sentence: Sentence, evidence: Span, band: Statement) -> None:
        """Words without a verb: a list of effects, or an aside."""
        text = sentence.text
        reason = sentence.answers.list_aside
        if reason == "negation":
            self._beside_denial(sentence, evidence)
        elif reason in _NEVER_LISTS:
            self.rows.set_aside(sentence.span, reason)
        elif only_states(text) or not self.rows.add(effects_in(text), evidence, clause=_below(band), is_group=True):
            self.rows.set_aside(sentence.span, reason or sentence.answers.unexplained)

    def _beside_denial(self, sentence: Sentence, evidence: Span) -> None:
        """A list with a denial: what stands before it and what is parted from it are effects, the rest is set aside."""
        span, at = sentence.span, 0
        for end in [*PIECE_END.finditer(span.text), None]:
            piece = span.cut(at, end.start() if end else None)
            at = end.end() if end else at
            if piece.text and (aside_reason(piece.text) or not self.rows.add(effects_in(piece.text), evidence)):
                self.rows.set_aside(piece, aside_reason(piece.text) or sentence.answers.unexplained)

    def _is_one_group(self, start: int, text: str) -> bool:
        """Whether care is asked for one group's effects; a condition after several groups is a blanket sentence."""
        if not CONDITION_FIRST.match(text):
            return True
        groups = {(row.said.tier, row.evidence.start) for row in self.rows.since(start)}
        return len(groups) == 1 and bool(OF_THESE.search(text))
