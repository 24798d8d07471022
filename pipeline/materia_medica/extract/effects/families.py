"""The rules by which labels, sentences and lines of a side-effects section are read, each family in its order."""

from __future__ import annotations

from materia_medica.extract.effects.abbreviations import KEY_BEGINS, PAIR_OF_KEY
from materia_medica.extract.effects.convention import PAIR, PAIR_ALONE, bounds_in
from materia_medica.extract.effects.dashed import DASHED
from materia_medica.extract.effects.in_words import rows_in_words
from materia_medica.extract.effects.leaflets import care_lists
from materia_medica.extract.effects.line_rules import CONTENT, LABELLED, MARGIN
from materia_medica.extract.effects.name_rules import MEDICINES, NAMES
from materia_medica.extract.effects.numbered import CAPITALS, NUMBER, itemised
from materia_medica.extract.effects.reporting import REPORTING_TITLE
from materia_medica.extract.effects.run_together import BOUNDARY, OF_BAND, OF_INGREDIENT, OF_SENTENCE, parted
from materia_medica.extract.effects.smpc.smpc_bands import IN_WHOM, NOT_FOUND_OUT, ORGAN_CLASS, TOLD_BELOW
from materia_medica.extract.effects.smpc.smpc_lines import HEADING, OF_WHOM, ON_TABLE, TOLD_BY
from materia_medica.extract.effects.smpc.smpc_settings import LEADS_ON, OF_NUMBERS, SEEN_IN
from materia_medica.extract.effects.smpc.some_patients import IN_TERM, NO_GROUP, SOME_PATIENTS
from materia_medica.extract.effects.tables import (
    regimen_rules,
    subject_rules,
    title_effect_rules,
    title_rules,
    trial_part_rules,
    trial_row_rules,
    trial_rules,
    upright_rules,
)
from materia_medica.extract.effects.tables.care_tables import CARE, GOES_ON, NAMES_CLASS, SERIOUS, TICK
from materia_medica.extract.effects.tables.note_settings import AFTER_APPROVAL, INCIDENCE
from materia_medica.extract.effects.tables.notes import BELOW
from materia_medica.extract.effects.tables.table_rules import CELLS, COLUMNS
from materia_medica.extract.effects.tables.terms import (
    BETWEEN,
    EXAMPLES,
    SENTENCES,
    TIER_LABEL,
    VALUES,
    WHOM_IN_FRONT,
)
from materia_medica.extract.effects.trials_in_words import smpc_in_words, trials_in_words
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.label_rules import LABELS, SIGNS_FOLLOW
from materia_medica.extract.language.labels import introduces_signs, read_label
from materia_medica.extract.language.rule import Family
from materia_medica.extract.language.sentence import answers_of
from materia_medica.extract.language.sentence_rules import CLAUSES, ENDS, INNER_LABELS, LISTED
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Block, Span

SMPC = (
    HEADING,
    OF_WHOM,
    ON_TABLE,
    TOLD_BY,
    REPORTING_TITLE,
    PAIR_OF_KEY,
    KEY_BEGINS,
    SEEN_IN,
    OF_NUMBERS,
    SOME_PATIENTS,
    NO_GROUP,
    IN_TERM,
    LEADS_ON,
    ORGAN_CLASS,
    IN_WHOM,
    NOT_FOUND_OUT,
    TOLD_BELOW,
    PAIR_ALONE,
    BETWEEN,
    TIER_LABEL,
    VALUES,
    WHOM_IN_FRONT,
    BELOW,
    SENTENCES,
    AFTER_APPROVAL,
    INCIDENCE,
    EXAMPLES,
)

_PAIR = (Ingredient("Glimepiride"), Ingredient("Metformin"))


def _label(words: str) -> str:
    label = read_label(words, _PAIR)
    marks = ("adverse reaction" if label.is_adr else "", label.said.tier, "serious" if label.said.is_serious else "")
    return ", ".join(part for part in (f"{label.kind}: {label.name}".strip(": "), *marks) if part)


def _inner_list(words: str) -> str | None:
    label = answers_of(words).inner_label
    return label.words if label else None


def _sentences(words: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(Span(words, 0))]


def _line(words: str) -> Line:
    span = Span(words, 0)
    return Line(Block("paragraph", 0, len(words), 0, 0, None, ()), span, None, span, False)


def _parted(words: str) -> list[str]:
    return [part.span.text.strip() for part in parted(_line(words), _PAIR)]


def _itemised(words: str) -> list[str]:
    return [part.span.text.strip() for part in itemised(_line(words))]


FAMILIES: tuple[Family, ...] = (
    Family(name="label", rules=LABELS, read=_label),
    Family(name="signs", rules=SIGNS_FOLLOW, read=introduces_signs),
    Family(name="clause", rules=CLAUSES, read=lambda words: answers_of(words).is_clause),
    Family(name="inner label", rules=INNER_LABELS, read=_inner_list),
    Family(name="sentence", rules=ENDS, read=_sentences),
    Family(name="listed", rules=LISTED, read=rows_in_words),
    Family(name="content", rules=CONTENT, read=rows_in_words),
    Family(name="labelled line", rules=LABELLED, read=rows_in_words),
    Family(name="dash", rules=(DASHED,), read=rows_in_words),
    Family(name="labels within a line", rules=(BOUNDARY, OF_SENTENCE, OF_BAND, OF_INGREDIENT), read=_parted),
    Family(name="numbers within a line", rules=(NUMBER, CAPITALS), read=_itemised),
    Family(name="margin", rules=MARGIN, read=rows_in_words),
    Family(name="medicine", rules=MEDICINES, read=rows_in_words),
    Family(name="name", rules=NAMES, read=rows_in_words),
    Family(name="column of a table", rules=COLUMNS, read=rows_in_words),
    Family(name="cell of a table", rules=CELLS, read=rows_in_words),
    Family(name="table of care", rules=(CARE, TICK, SERIOUS, NAMES_CLASS, GOES_ON), read=rows_in_words),
    Family(
        name="list of effects beside care",
        rules=(care_lists.OF_EFFECTS, care_lists.RELATED, care_lists.NAMED, care_lists.SIGNS, care_lists.NO_CLASS),
        read=rows_in_words,
    ),
    Family(name="subject of a table", rules=subject_rules.RULES, read=trials_in_words),
    Family(name="head of a trial's table", rules=trial_rules.RULES, read=trials_in_words),
    Family(name="regimen over a column", rules=regimen_rules.RULES, read=trials_in_words),
    Family(name="convention of frequencies", rules=(PAIR,), read=bounds_in),
    Family(name="section 4.8", rules=SMPC, read=smpc_in_words),
    Family(name="title of a table", rules=title_rules.RULES, read=trials_in_words),
    Family(name="row of a trial's table", rules=trial_row_rules.RULES + trial_part_rules.RULES, read=trials_in_words),
    Family(name="table of one effect", rules=(*title_effect_rules.RULES, *upright_rules.RULES), read=trials_in_words),
)
