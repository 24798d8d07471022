"""The rules on headings, with what their examples are read with."""

from __future__ import annotations

from materia_medica.extract.language.rule import Family
from materia_medica.extract.layout.brand import ALSO, AMOUNT_OF, CONTAINS, LABELLED, NAMES_GENERIC
from materia_medica.extract.layout.effects_heads import (
    ASKED,
    BESIDE,
    NAMED,
    NOUN,
    OF_SOMETHING,
    SPOKEN_OF,
    WEAK,
    speaks_of_effects,
)
from materia_medica.extract.layout.head_words import NUMBERING, SIGNS
from materia_medica.extract.layout.ingredients import (
    AND,
    HYPHEN,
    IN_BRACKETS,
    KEPT_IN_BRACKETS,
    NAME_PART,
    PLUS,
    SLASH,
    SLASHED_NAME,
    STRENGTH,
    UNDIVIDED,
    WITH,
    ingredients_of,
)
from materia_medica.extract.layout.lines import LABEL_END, PLAIN_LABEL, TRAILING, lines_of
from materia_medica.extract.layout.outline import outline_of
from materia_medica.extract.layout.page_kind import (
    DECLINES,
    DECLINES_ELSE,
    DENIES,
    DENIES_ELSE,
    HYPOTHETICAL,
    IMAGINES,
    says,
)
from materia_medica.extract.layout.section_kinds import (
    ABOUT,
    ASKS,
    FOOTER,
    KINDS,
    NAMES_EFFECTS,
    is_footer,
    is_question,
    kind_of,
    kind_of_heading,
    may_head_effects,
    names_more_than_effects,
)
from materia_medica.extract.layout.shifted import BEGINS_EFFECTS, begins_effects
from materia_medica.extract.layout.title import name_of_file, title_of
from materia_medica.extract.layout.title_words import (
    AROUND,
    ASKS_WHAT,
    BEHIND_A_DASH,
    CAMEL,
    COUNTED,
    ENDS_SENTENCE,
    FOR_WHOM,
    INFORMS_OF,
    NEVER_TITLE,
    OF_LABEL,
    PART,
)
from materia_medica.page import Page
from materia_medica.read import read


def _label(markdown: str) -> tuple[str | None, str, str]:
    """Label and body of the first line, and whether it is bold."""
    line = lines_of(read(Page("examples", "line.md", markdown.encode())))[0]
    return line.label.text if line.label else None, line.body.text, "bold" if line.is_bold else "plain"


def _title(words: str) -> str:
    """The name of a page whose whole source these words are, HTML where they begin with a tag."""
    path = "example.html" if words.startswith("<") else "example.md"
    return title_of(read(Page("examples", path, words.encode())), path).name


def _ingredients(markdown: str) -> tuple[str, ...]:
    """The ingredients of a page."""
    return outline_of(read(Page("examples", "example.md", markdown.encode())), "example.md").ingredients


FAMILIES: tuple[Family, ...] = (
    Family(name="label of a line", rules=(LABEL_END, TRAILING, PLAIN_LABEL), read=_label),
    Family(
        name="title of a page",
        rules=(AROUND, COUNTED, ASKS_WHAT, BEHIND_A_DASH, OF_LABEL, ENDS_SENTENCE, NEVER_TITLE),
        read=_title,
    ),
    Family(name="name of a file", rules=(CAMEL,), read=name_of_file),
    Family(
        name="ingredients of a title",
        rules=(
            PART,
            INFORMS_OF,
            FOR_WHOM,
            PLUS,
            SLASHED_NAME,
            SLASH,
            WITH,
            AND,
            UNDIVIDED,
            HYPHEN,
            NAME_PART,
            IN_BRACKETS,
            KEPT_IN_BRACKETS,
            STRENGTH,
        ),
        read=ingredients_of,
    ),
    Family(
        name="generic name of a brand", rules=(LABELLED, NAMES_GENERIC, CONTAINS, AMOUNT_OF, ALSO), read=_ingredients
    ),
    Family(name="kind of a section", rules=(NUMBERING, SIGNS, ABOUT, NOUN, NAMED, ASKED, *KINDS), read=kind_of),
    Family(name="heading of more than side effects", rules=(BESIDE,), read=names_more_than_effects),
    Family(name="text that begins as side effects do", rules=(BEGINS_EFFECTS,), read=begins_effects),
    Family(name="text that speaks of side effects", rules=(SPOKEN_OF,), read=speaks_of_effects),
    Family(name="lesser heading of side effects", rules=(WEAK,), read=may_head_effects),
    Family(name="heading that states a frequency", rules=(NAMES_EFFECTS, OF_SOMETHING), read=kind_of_heading),
    Family(
        name="what a page says of itself",
        rules=(HYPOTHETICAL, IMAGINES, DENIES, DENIES_ELSE, DECLINES, DECLINES_ELSE),
        read=says,
    ),
    Family(name="end of the text", rules=(FOOTER,), read=is_footer),
    Family(name="question as a heading", rules=(ASKS,), read=is_question),
)
