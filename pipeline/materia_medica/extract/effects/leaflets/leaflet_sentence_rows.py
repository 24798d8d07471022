"""What one sentence of a leaflet gives: its effects with what it says of them, or an aside."""

from __future__ import annotations

from collections.abc import Iterable

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.lay_dependence import of_dependence, of_groups
from materia_medica.extract.effects.leaflets.lay_rules import IF_LEVEL, OF_ALL_OR_BEFORE
from materia_medica.extract.effects.leaflets.lay_sentences import lay_effects
from materia_medica.extract.effects.leaflets.lay_told import chances, told_in_sentence
from materia_medica.extract.effects.leaflets.leaflet_causes import of_cause
from materia_medica.extract.effects.leaflets.leaflet_detail_rules import IN_SEVERITY
from materia_medica.extract.effects.leaflets.leaflet_heads import of_both, population_in, setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_item_rules import ADVISES, CAUSES
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.leaflet_line_rules import URGENT
from materia_medica.extract.effects.leaflets.leaflet_list_rules import SHARED_TAIL
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.leaflet_name_rules import BY_VERB, SUCH_ARE
from materia_medica.extract.effects.leaflets.leaflet_people import of_people
from materia_medica.extract.effects.leaflets.leaflet_run_heads import RARELY_BEHIND
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import (
    AFFECTS,
    AND_ALSO,
    ASSOCIATED,
    IN_ADDITION,
    LINKED,
    LISTING,
    OCCURS,
    OF_ALL,
    OF_ONE_ALONE,
    SAYS_OF,
)
from materia_medica.extract.effects.leaflets.leaflet_stopping import context_of_stopping
from materia_medica.extract.effects.leaflets.leaflet_told_bands import ARE_RATED, told_often
from materia_medica.extract.effects.leaflets.leaflet_told_effects import (
    SEE_BEHIND,
    at_risk,
    may_be,
    may_include,
    told_behind,
    told_in,
)
from materia_medica.extract.effects.leaflets.leaflet_word_rules import without_comparison
from materia_medica.extract.effects.leaflets.nameless import without_nameless
from materia_medica.extract.effects.leaflets.parted_sentences import read_apart
from materia_medica.extract.effects.leaflets.passing_sentences import passes
from materia_medica.extract.effects.leaflets.people_told import told_of_people
from materia_medica.extract.effects.leaflets.rated_groups import SAME_IN_OTHERS, TITLE_RATED
from materia_medica.extract.effects.leaflets.rated_names import rated_names
from materia_medica.extract.effects.leaflets.side_effects_were import side_effects_were
from materia_medica.extract.effects.leaflets.told_signs import SIGNS_BEHIND
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.effects.leaflets.whom_in_front import of_whom
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.between_sentences import asks_for_care
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.sentence import Sentence, sentences_of
from materia_medica.extract.language.statement import NOTHING, Statement, context_in, together
from materia_medica.read.document import Span

_OF_PEOPLE = frozenset({"you", "which", "who", "that", "it", "they", "patients", "people"})
"""Words that speak of people, or of something else, in place of effects."""


def rows_of_sentence(sentence: Sentence, rows: Collector, content: ContentReader) -> None:
    """The rows of one sentence; where it gives none it is set aside."""
    if reason := passes(sentence.text) or ("general" if SAME_IN_OTHERS.match(sentence.text) else None):
        rows.set_aside(sentence.span, reason)
    elif (title := TITLE_RATED.match(sentence.text)) and rows.add(
        [e._replace(said=told_often(sentence.text[title.end() :])) for e in named_in(title["title"])], sentence.span
    ):
        return
    elif head := RARELY_BEHIND.match(sentence.text):
        rows.head(sentence.span.cut(0, head.end()))
        _rows_in(sentence.span.cut(head.end()), rows, content)
    elif see := SEE_BEHIND.match(sentence.text):
        _rows_in(sentence.span.cut(0, see.end("told")), rows, content)
        rows.set_aside(sentence.span.cut(see.end("told")), "reference")
    elif behind := SIGNS_BEHIND.search(sentence.text):
        before = rows.mark()
        _rows_in(sentence.span.cut(0, behind.end()), rows, content)
        if not rows.tell_signs(before, sentence.span.cut(behind.end()), sentence.span, go_on=True):
            _rows_in(sentence.span.cut(behind.end()), rows, content)
    elif not read_apart(sentence, rows, lambda part: _rows_in(part, rows, content)):
        _rows_of(sentence, rows, content)


def _rows_in(span: Span, rows: Collector, content: ContentReader) -> None:
    """The rows of a part of a sentence, as of sentences of their own."""
    for part in sentences_of(span):
        rows_of_sentence(part, rows, content)


def _rows_of(sentence: Sentence, rows: Collector, content: ContentReader) -> None:
    """The rows of a sentence that may name effects of its own."""
    text, who = of_whom(IN_SEVERITY.sub("", IN_ADDITION.sub("", sentence.text)))
    if _in_plain_language(text, who, sentence, rows, content):
        return
    if (people := of_people(text) or may_be(text) or told_in(text) or of_cause(text)) and not _is_denied(text):
        said = said_in(text, text, who)
        if add_said(people, said, sentence, rows):
            return
    if LINKED.search(text) or IF_LEVEL.match(text) or OF_ALL_OR_BEFORE.match(text):
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
    named = SAYS_OF.split(found["names"])[0] if found else ""
    if found and _OF_PEOPLE.isdisjoint(SHARED_TAIL.sub("", named).lower().split()) and not _is_denied(text):
        names = [e for e in listed(named) if is_effect_name(SHARED_TAIL.sub("", e.name))]
        told = found["names"][len(named) :].strip(" ,–—-") or None
        names = [e._replace(detail=joined_details(e.detail, told if e is names[-1] else None)) for e in names]
        rest = found["rest"] or ""
        also = AND_ALSO.search(rest)
        halves = [text[: found.start("rest")] + rest[: also.start()], also["rest"]] if also else [text]
        made = False
        for half in halves:
            said = said_in(half, text, who)
            made |= add_said(names, said, sentence, rows, is_known=SHARED_TAIL.search(found["names"]) is not None)
        if made:
            return
    if not _by_verb(text, who, sentence, rows):
        _by_content(text, who, sentence, rows, content)


def _in_plain_language(text: str, who: str | None, sentence: Sentence, rows: Collector, content: ContentReader) -> bool:
    """Whether a sentence gave the rows of what it says in plain language that people feel, or the medicine does."""
    if (told := told_in_sentence(text)) and not _is_denied(text):
        return add_said(told, said_in(text, text, who), sentence, rows, is_known=True)
    if (
        told := of_dependence(sentence.text)
        or told_of_people(text)
        or of_groups(text)
        or chances(text)
        or rated_names(text)
    ) and not _is_denied(text):
        return add_said(told, said_in(text, text, who), sentence, rows, is_known=True)
    lay = lay_effects(text)
    if lay is None or _is_denied(text):
        return False
    if lay.front:
        behind = len(sentence.text) - len(text)
        _rows_in(sentence.span.cut(0, behind + lay.front), rows, content)
    said = said_in(text, text, who)
    return rows.add([e._replace(said=together(e.said, said)) for e in lay.effects], sentence.span, is_known=True)


def _by_content(text: str, who: str | None, sentence: Sentence, rows: Collector, content: ContentReader) -> None:
    """The rows of a sentence as any page is read, or of the term at its end; where it gives none it is set aside."""
    before, n_asides = rows.mark(), len(rows.asides)
    content.read(sentence.span, sentence.span)
    if without_nameless(rows, before, sentence.span):
        return
    if rows.mark() == before and aside_reason(text) != "negation" and (told := told_behind(text)):
        rows.take_back(n_asides)
        add_said(told, said_in(text, text, who), sentence, rows)


def _by_verb(text: str, who: str | None, sentence: Sentence, rows: Collector) -> bool:
    """Whether a sentence gave the rows of terms that stand behind verbs: "may shrink (lipoatrophy)"."""
    found = BY_VERB.search(text)
    if found is None or _is_denied(text):
        return False
    first, second = found["band"] or found["within"], found["its"] or found["within_its"]
    if "," in text[found.end() if first or second else found.start() :]:
        return False
    said = said_in(text[found.start() :], text, who)
    names: list[Effect] = []
    for term, band in ((found["term"], first), (found["other"], second)):
        own = statement(band) if band else NOTHING
        names += [e._replace(said=own) for e in whole(term)] if term and is_effect_name(term) else []
    return add_said(names, said, sentence, rows)


def _lists_or_causes(sentence: Sentence, text: str, who: str | None, rows: Collector) -> bool:
    """Whether a sentence gave the rows of a list behind a colon, or of what the medicine may cause."""
    if (listing := OF_ONE_ALONE.match(text) or LISTING.match(text)) and ADVISES.match(listing["list"]) is None:
        said = said_in(listing["head"], text, who)
        if add_said(listed(listing["list"]), said, sentence, rows):
            return True
    names, head = side_effects_were(text)
    if names and add_said(names, said_in(head, text, who), sentence, rows, is_known=True):
        return True
    if such := SUCH_ARE.match(text):
        said = said_in(such["rest"], text, who)
        if add_said(listed(such["names"]), said, sentence, rows):
            return True
    if (associated := ASSOCIATED.match(text)) and add_said(
        listed(associated["names"]), said_in(text, text, who), sentence, rows
    ):
        return True
    if CAUSES.match(text) and aside_reason(text) is None:
        return add_said(named_in(text), said_in(text, text, who), sentence, rows)
    return False


def add_said(
    effects: Iterable[Effect], said: Statement, sentence: Sentence, rows: Collector, *, is_known: bool = False
) -> bool:
    """Whether effects of a sentence gave rows, with what the sentence says of them."""
    return rows.add([e._replace(said=together(e.said, said)) for e in effects], sentence.span, is_known=is_known)


def _is_denied(text: str) -> bool:
    """Whether a sentence denies its effects or points elsewhere; that a frequency is not known denies nothing."""
    reason = aside_reason(text)
    return reason == "reference" or (reason == "negation" and statement(text).frequency is None)


def said_in(words: str, sentence: str, who: str | None) -> Statement:
    """What a sentence states of its own effects."""
    said = statement(without_comparison(words), is_group=False)
    setting = setting_of_words(words)
    own = None if said.context == "post_marketing" and of_both(words) else said.context
    context = context_in(setting, own) or context_of_stopping(sentence)
    is_serious = said.is_serious or (URGENT.search(sentence) is not None) or asks_for_care(sentence)
    return Statement(said.frequency, is_serious, context, setting, who or population_in(words))
