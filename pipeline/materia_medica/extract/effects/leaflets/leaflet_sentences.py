"""Sentences of a leaflet that name effects: "Gout has been reported commonly (up to 1 in 10 people) in women"."""

from __future__ import annotations

from collections.abc import Iterable

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.lay_rules import IF_LONG, OF_ALL_OR_BEFORE
from materia_medica.extract.effects.leaflets.lay_sentences import THIS_MAKES, lay_effects
from materia_medica.extract.effects.leaflets.leaflet_causes import of_cause
from materia_medica.extract.effects.leaflets.leaflet_for_whom import with_whom
from materia_medica.extract.effects.leaflets.leaflet_heads import population_in, setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES, CAUSES, CONDITION, STOPS
from materia_medica.extract.effects.leaflets.leaflet_items import effects_asked, named_in
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_list_rules import SHARED_TAIL
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_name_rules import BY_VERB, SUCH_ARE
from materia_medica.extract.effects.leaflets.leaflet_people import of_people
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import (
    AFFECTS,
    AND_ALSO,
    ASSOCIATED,
    IF_THIS,
    IN_ADDITION,
    LINKED,
    LISTING,
    OCCURS,
    OF_ALL,
    OF_ONE_ALONE,
    OF_SIGNS,
    SAYS_OF,
    SIGNS_BEGIN,
    THESE_ARE,
)
from materia_medica.extract.effects.leaflets.leaflet_serious import SERIOUS_TOLD, asks_of_it, closes
from materia_medica.extract.effects.leaflets.leaflet_stopping import context_of_stopping
from materia_medica.extract.effects.leaflets.leaflet_titles import YOU_MAY, without_title
from materia_medica.extract.effects.leaflets.leaflet_told_bands import ARE_RATED, THIS_HAPPENS, told_often
from materia_medica.extract.effects.leaflets.leaflet_told_effects import (
    IN_WHOM,
    OCCURS_AS,
    OF_MANY,
    at_risk,
    may_be,
    may_include,
    told_behind,
    told_in,
)
from materia_medica.extract.effects.leaflets.leaflet_word_rules import without_comparison
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.between_sentences import asks_for_care
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import NOTHING, Frequency, Statement, context_in, together
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_OF_PEOPLE = frozenset({"you", "which", "who", "that", "it", "they", "patients", "people"})
"""Words that speak of people, or of something else, in place of effects."""


def rows_of_paragraph(
    span: Span, rows: Collector, content: ContentReader, *, start: int | None = None, is_titled: bool = False
) -> None:
    """The rows of the sentences of a paragraph; one that gives none is set aside.

    `start` marks the rows of its list, of which they tell; null where it has none. `is_titled` says that the line above
    names the effect whose signs one is asked to tell of.
    """
    begin = rows.mark()
    start = begin if start is None else start
    previous = ""
    last = start
    told = -1
    for index, sentence in enumerate(sentences_of(span), 1):
        before = rows.mark()
        goes_on = THESE_ARE.match(sentence.text) is not None and OF_SIGNS.search(previous) is not None
        is_first, previous = not previous, sentence.text
        goes_on = goes_on or (told == index - 1 and YOU_MAY.match(sentence.text) is not None)
        if before > start and (goes_on or SIGNS_BEGIN.match(sentence.text)):
            rows.tell_signs(start, sentence.span, span, go_on=True)
            told = index
        elif (is_first or before == begin == start) and not is_titled and _asks_at_once(sentence, rows):
            continue
        elif before > start and THIS_MAKES.match(sentence.text):
            rows.set_aside(sentence.span, "general")
        elif before > start and (said := told_often(sentence.text)).frequency:
            rows.state(start, said)
            rows.head(sentence.span)
        elif before > start and asks_of_it(sentence.text):
            rows.make_serious(start)
            rows.set_aside(sentence.span, "advice")
        elif before > start and closes(sentence.text, may_name=True):
            rows.make_serious(start if IF_THIS.match(sentence.text) else begin)
            rows.set_aside(sentence.span, "advice")
        else:
            rows_of_sentence(sentence, rows, content)
            _state_forms(sentence.text, before, start, rows)
            if rows.mark() == before > start and SERIOUS_TOLD.match(sentence.text):
                rows.make_serious(last)
            elif rows.mark() == before > start and URGENT.search(sentence.text):
                rows.make_serious(start if IF_THIS.match(sentence.text) else begin)
            elif rows.mark() > before:
                last = before


def _state_forms(text: str, before: int, start: int, rows: Collector) -> None:
    """The forms in which an effect occurs are as frequent as it is, where the sentence before says how often."""
    forms = OCCURS_AS.match(text)
    if forms is None or before == start or rows.mark() == before:
        return
    event = rows.row_at(before - 1)
    if fold(event.effect) == fold(forms["effect"]) and event.said.frequency:
        rows.state(before, Statement(event.said.frequency))


def _asks_at_once(sentence: Sentence, rows: Collector) -> bool:
    """Whether a sentence gave the effects of which it asks to tell at once."""
    text = sentence.text
    is_urgent = URGENT.search(text) is not None or STOPS.match(text) is not None
    if not is_urgent or not (effects := effects_asked(text)):
        return False
    said = _said(text, text, None)._replace(is_serious=True)
    return _add(effects, said, sentence, rows)


def carried(sentences: list[Sentence]) -> Frequency | None:
    """How often what a list below names occurs, as sentences in front say: "They happen in less than 1 in 1,000"."""
    told = [s.text for s in sentences if THIS_HAPPENS.match(s.text) or "side effect" in s.text.lower()]
    return next((f for text in reversed(told) if (f := statement(text).frequency)), None)


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


def rows_of_sentence(sentence: Sentence, rows: Collector, content: ContentReader) -> None:
    """The rows of one sentence; where it gives none it is set aside."""
    text, who = _of_whom(IN_ADDITION.sub("", sentence.text))
    if _in_plain_language(text, who, sentence, rows, content):
        return
    if (people := of_people(text) or may_be(text) or told_in(text) or of_cause(text)) and not _is_denied(text):
        said = _said(text, text, who)
        if _add(people, said, sentence, rows):
            return
    if LINKED.search(text) or OF_ALL_OR_BEFORE.match(text):
        rows.set_aside(sentence.span, "general")
        return
    found = OCCURS.match(text) or AFFECTS.match(text) or ARE_RATED.match(text)
    if _lists_or_causes(sentence, text, who, rows):
        return
    if OF_ALL.match(text):
        rows.set_aside(sentence.span, "general")
        return
    if rows.add(may_include(text) or at_risk(text), sentence.span):
        return
    if found and _OF_PEOPLE.isdisjoint(SHARED_TAIL.sub("", found["names"]).lower().split()) and not _is_denied(text):
        names = [e for e in listed(SAYS_OF.split(found["names"])[0]) if is_effect_name(SHARED_TAIL.sub("", e.name))]
        rest = found["rest"] or ""
        also = AND_ALSO.search(rest)
        halves = [text[: found.start("rest")] + rest[: also.start()], also["rest"]] if also else [text]
        made = False
        for half in halves:
            said = _said(half, text, who)
            made |= _add(names, said, sentence, rows, is_known=SHARED_TAIL.search(found["names"]) is not None)
        if made:
            return
    if not _by_verb(text, who, sentence, rows):
        _by_content(text, who, sentence, rows, content)


def _in_plain_language(text: str, who: str | None, sentence: Sentence, rows: Collector, content: ContentReader) -> bool:
    """Whether a sentence gave the rows of what it says in plain language that the medicine does to one."""
    lay = lay_effects(text)
    if lay is None or _is_denied(text):
        return False
    if lay.front:
        behind = len(sentence.text) - len(text)
        for front in sentences_of(sentence.span.cut(0, behind + lay.front)):
            rows_of_sentence(front, rows, content)
    said = _said(text, text, who)
    return rows.add([e._replace(said=together(e.said, said)) for e in lay.effects], sentence.span, is_known=True)


def _of_whom(text: str) -> tuple[str, str | None]:
    """A sentence without the patients in front of it, and these."""
    text = IF_LONG.sub("Long-term use ", without_title(text))
    if condition := CONDITION.match(text):
        return text[condition.end() :], with_whom(condition)
    if whom := IN_WHOM.match(text):
        return text[whom.end() :], None if OF_MANY.match(whom["who"]) else whom["who"]
    return text, None


def _by_content(text: str, who: str | None, sentence: Sentence, rows: Collector, content: ContentReader) -> None:
    """The rows of a sentence as any page is read, or of the term at its end; where it gives none it is set aside."""
    before, n_asides = rows.mark(), len(rows.asides)
    content.read(sentence.span, sentence.span)
    if rows.mark() == before and aside_reason(text) != "negation" and (told := told_behind(text)):
        said = _said(text, text, who)
        rows.take_back(n_asides)
        _add(told, said, sentence, rows)


def _by_verb(text: str, who: str | None, sentence: Sentence, rows: Collector) -> bool:
    """Whether a sentence gave the rows of terms that stand behind verbs: "may shrink (lipoatrophy)"."""
    found = BY_VERB.search(text)
    if found is None or _is_denied(text):
        return False
    if "," in text[found.end() if found["band"] or found["its"] else found.start() :]:
        return False
    said = _said(text, text, who)
    names: list[Effect] = []
    for term, band in ((found["term"], found["band"]), (found["other"], found["its"])):
        own = statement(band) if band else NOTHING
        names += [e._replace(said=own) for e in whole(term)] if term and is_effect_name(term) else []
    return _add(names, said, sentence, rows)


def _lists_or_causes(sentence: Sentence, text: str, who: str | None, rows: Collector) -> bool:
    """Whether a sentence gave the rows of a list behind a colon, or of what the medicine may cause."""
    if (listing := OF_ONE_ALONE.match(text) or LISTING.match(text)) and ADVISES.match(listing["list"]) is None:
        said = _said(listing["head"], text, who)
        if _add(listed(listing["list"]), said, sentence, rows):
            return True
    if such := SUCH_ARE.match(text):
        said = _said(such["rest"], text, who)
        if _add(listed(such["names"]), said, sentence, rows):
            return True
    if associated := ASSOCIATED.match(text):
        said = _said(text, text, who)
        if _add(listed(associated["names"]), said, sentence, rows):
            return True
    if CAUSES.match(text) and aside_reason(text) is None:
        said = _said(text, text, who)
        return _add(named_in(text), said, sentence, rows)
    return False


def _add(
    effects: Iterable[Effect], said: Statement, sentence: Sentence, rows: Collector, *, is_known: bool = False
) -> bool:
    """Whether effects of a sentence gave rows, with what the sentence says of them."""
    return rows.add([e._replace(said=together(e.said, said)) for e in effects], sentence.span, is_known=is_known)


def _is_denied(text: str) -> bool:
    """Whether a sentence denies its effects or points elsewhere; that a frequency is not known denies nothing."""
    reason = aside_reason(text)
    return reason == "reference" or (reason == "negation" and statement(text).frequency is None)


def _said(words: str, sentence: str, who: str | None) -> Statement:
    """What a sentence states of its own effects."""
    said = statement(without_comparison(words), is_group=False)
    setting = setting_of_words(words)
    context = context_in(setting, said.context) or context_of_stopping(sentence)
    is_serious = said.is_serious or (URGENT.search(sentence) is not None) or asks_for_care(sentence)
    return Statement(said.frequency, is_serious, context, setting, who or population_in(words))
