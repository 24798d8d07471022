"""Sentences of a leaflet that name effects: "Gout has been reported commonly (up to 1 in 10 people) in women"."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.lay_sentences import THIS_MAKES
from materia_medica.extract.effects.leaflets.leaflet_asked import CALLS, EVEN_IF
from materia_medica.extract.effects.leaflets.leaflet_item_rules import STOPS
from materia_medica.extract.effects.leaflets.leaflet_items import effects_asked
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_people import of_people
from materia_medica.extract.effects.leaflets.leaflet_sentence_rows import add_said, rows_of_sentence, said_in
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import IF_THIS, OCCURS
from materia_medica.extract.effects.leaflets.leaflet_serious import SERIOUS_TOLD, asks_of_it, closes
from materia_medica.extract.effects.leaflets.leaflet_titles import YOU_MAY
from materia_medica.extract.effects.leaflets.leaflet_told_bands import THIS_HAPPENS, told_often
from materia_medica.extract.effects.leaflets.leaflet_told_effects import OCCURS_AS
from materia_medica.extract.effects.leaflets.rated_names import rate_of_all, still_rated
from materia_medica.extract.effects.leaflets.told_signs import OF_SIGNS, SIGNS_BEGIN, THESE_ARE
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import NOTHING, Frequency, Statement
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold


def rows_of_paragraph(
    span: Span,
    rows: Collector,
    content: ContentReader,
    *,
    start: int | None = None,
    is_titled: bool = False,
    rate: Frequency | None = None,
) -> None:
    """The rows of the sentences of a paragraph; one that gives none is set aside.

    `start` marks the rows of its list, of which they tell; null where it has none. `is_titled` says that the line above
    names the effect whose signs one is asked to tell of, `rate` how often the paragraph above says that the side
    effects occur which this one names.
    """
    begin = rows.mark()
    start = begin if start is None else start
    previous = ""
    last = start
    told = -1
    of_all = Statement(rate)
    for index, sentence in enumerate(sentences_of(span), 1):
        before = rows.mark()
        goes_on = THESE_ARE.match(sentence.text) is not None and OF_SIGNS.search(previous) is not None
        is_first, previous = not previous, sentence.text
        goes_on = goes_on or (told == index - 1 and YOU_MAY.match(sentence.text) is not None)
        if before > start and (goes_on or SIGNS_BEGIN.match(sentence.text)):
            rows.tell_signs(start, sentence.span, span, go_on=True)
            told = index
        elif not is_titled and _asks(sentence, rows, start, is_open=is_first or before == begin == start):
            if before == start:
                rows.rate(before, of_all)
        elif before > start and THIS_MAKES.match(sentence.text):
            rows.set_aside(sentence.span, "general")
        elif before > start and (said := told_often(sentence.text)).frequency:
            rows.state(start, said)
            rows.head(sentence.span)
        elif before > start and (asks_of_it(sentence.text) or closes(sentence.text, may_name=True)):
            rows.make_serious(start if IF_THIS.match(sentence.text) else begin)
            rows.set_aside(sentence.span, "advice")
        else:
            rows_of_sentence(sentence, rows, content)
            _state_forms(sentence.text, before, start, rows)
            if rows.mark() > before:
                last = before
                of_all = still_rated(of_all, sentence.text)
                if statement(sentence.text).frequency is None:
                    rows.rate(before, of_all)
                continue
            of_all = rates_all(sentence.text) or of_all
            if before > start and SERIOUS_TOLD.match(sentence.text):
                rows.make_serious(last)
            elif before > start and URGENT.search(sentence.text):
                rows.make_serious(start if IF_THIS.match(sentence.text) else begin)


def _state_forms(text: str, before: int, start: int, rows: Collector) -> None:
    """The forms in which an effect occurs are as frequent as it is, where the sentence before says how often."""
    forms = OCCURS_AS.match(text)
    if forms is None or before == start or rows.mark() == before:
        return
    event = rows.row_at(before - 1)
    if fold(event.effect) == fold(forms["effect"]) and event.said.frequency:
        rows.state(before, Statement(event.said.frequency))


def _asks(sentence: Sentence, rows: Collector, start: int, *, is_open: bool) -> bool:
    """Whether a sentence gave the effects of which it asks to tell at once; `is_open` says that no effects stand before
    it, behind which only calls for help in an emergency name further ones.
    """
    before = rows.mark()
    if not (is_open or (before > start and CALLS.match(sentence.text))) or not _asks_at_once(sentence, rows):
        return False
    if not is_open:
        rows.make_serious(start)
    return True


def _asks_at_once(sentence: Sentence, rows: Collector) -> bool:
    """Whether a sentence gave the effects of which it asks to tell at once."""
    text = sentence.text
    is_urgent = URGENT.search(text) is not None or STOPS.match(text) is not None
    if not is_urgent or not (effects := effects_asked(text)):
        return False
    said = said_in(EVEN_IF.sub("", text), text, None)._replace(is_serious=True)
    return add_said(effects, said, sentence, rows, is_known=True)


def carried(sentences: list[Sentence]) -> Frequency | None:
    """How often what a list below names occurs, as sentences in front say: "They happen in less than 1 in 1,000"."""
    told = [s.text for s in sentences if THIS_HAPPENS.match(s.text) or "side effect" in s.text.lower()]
    return next((f for text in reversed(told) if (f := statement(text).frequency)), None)


def rates_all(text: str) -> Statement | None:
    """How often the side effects occur that the next sentences name; null where a sentence does not say that."""
    if not (said := told_often(text)).frequency:
        said = rate_of_all(text) or NOTHING
    return Statement(said.frequency, said.is_serious) if said.frequency else None


def rows_in_front(sentences: list[Sentence], rows: Collector, content: ContentReader) -> None:
    """The rows of sentences in front of a head that say of effects that they occur, and what to do about these."""
    begin = rows.mark()
    for sentence in sentences:
        if rows.mark() > begin and closes(sentence.text, may_name=True):
            rows.make_serious(begin)
        elif states_effects(sentence.text):
            rows_of_sentence(sentence, rows, content)


def states_effects(text: str) -> bool:
    """Whether a sentence says of effects that they occur, or who had them, and points to no list."""
    return "following" not in text and (OCCURS.match(text) is not None or bool(of_people(text)))
