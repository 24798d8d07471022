"""Whether a line opens a section, as far as the lines around it tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.effects_heads import NOUN, speaks_of_effects
from materia_medica.extract.layout.head_words import LONGEST_HEADING, head_words
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.section_codes import EFFECTS_ASPECTS
from materia_medica.extract.layout.section_kinds import ABOUT, KINDS, NEVER_HOLD_EFFECTS, kind_of, kind_of_heading

_OPENS_PART = ("name", "usage")
"""Kinds of the first section of an ingredient's part of a page."""
_WITHIN_EFFECTS = ("overdose", "introduction", "dosage", "usage", "summary", "storage")
"""Kinds that a label within a section of side effects does not open: there it is a label of effects."""


def title_line(line: Line) -> str:
    """What a line would be as a heading: its label, else all of it."""
    return (line.label or line.span).text


def heading_stays(kind: str | None, within: str) -> bool:
    """Whether a deeper heading of this kind is a part of a section of the kind `within`."""
    if kind is None:
        return False
    if kind == "other":
        return within != "side_effects"
    if kind == within or (within == "side_effects" and kind in ("overdose", "introduction")):
        return True
    return within in NEVER_HOLD_EFFECTS and kind in ("side_effects", "faqs", "overdose")


def is_of_effects(lines: list[Line], index: int, kind: str | None) -> bool:
    """Whether a heading that names no kind of section, or none that is read, stands in a part that its code says to
    hold side effects: the first of it, or one that does not speak of these, as "How to cope with side effects" does.
    """
    line = lines[index]
    code = line.block.section_code
    if code not in EFFECTS_ASPECTS or kind not in (None, "other") or speaks_of_effects(title_line(line)):
        return False
    return kind == "other" or not index or lines[index - 1].block.section_code != code


def is_wanted(kind: str, within: str) -> bool:
    """Whether the only section of a page of this kind may stand below the heading of one of the kind `within`."""
    is_read = kind in ("side_effects", "faqs")
    return is_read and within in ("dosage", "precautions", "contraindications", "interactions")


def label_opens(kind: str, title: str, *, within: str, by_heading: bool, is_empty: bool, has_heading: bool) -> bool:
    """Whether a label of this kind opens a section where one of the kind `within` is open.

    `by_heading` says whether a heading opened that one, `is_empty` whether it has no line yet, `has_heading` whether a
    heading of the page names side effects.
    """
    if kind == within:
        said = statement(title)
        is_plain = kind == "side_effects" and said.tier is None and not said.is_serious
        return is_plain and not by_heading and is_empty
    if kind == "disclaimer":
        return True
    if not by_heading:
        return not (within == "faqs" and kind == "introduction")
    if within == "side_effects":
        return kind not in _WITHIN_EFFECTS
    if kind == "side_effects":
        return not has_heading and within not in NEVER_HOLD_EFFECTS
    return kind == "faqs"


def sections_follow(lines: list[Line], index: int) -> bool:
    """Whether the sections of an ingredient stand at the level of its own heading."""
    following = next((later for later in lines[index + 1 :] if later.is_heading), None)
    if following is None or following.block.level != lines[index].block.level:
        return False
    return kind_of(title_line(following)) in _OPENS_PART


_BEHIND_A_NAME = ("faqs", "side_effects")
_RULES_BEHIND = tuple(rule for rule in KINDS if rule.name in _BEHIND_A_NAME)
_NAMED_BY = needed_of("sections", *_BEHIND_A_NAME)
"""Words of which one stands wherever words name such a section, beside the nouns of side effects."""


def named_whole(line: Line) -> Line:
    """A heading whose section is named behind a colon has no label: "Naproxen: common questions"."""
    if line.label is None or not line.body.text or len(line.body.text) > LONGEST_HEADING:
        return line
    if not line.is_heading and (line.block.depth or line.body.text.endswith(".")):
        return line
    if not may_name(line.body.text) or (not line.is_heading and has_verb(line.body.text)):
        return line
    if not names_one(line.body.text) or kind_of(line.label.text) is not None:
        return line
    return line._replace(label=None, body=line.span)


@lru_cache(maxsize=16384)
def names_one(title: str) -> bool:
    """Whether a title names one of these; most of those that may are questions, and their kind need not be told."""
    words = head_words(title).lower()
    if NOUN.search(words) is None:
        attempts = [attempt.rstrip("? ") for attempt in (words, ABOUT.sub("", words).strip())]
        if not any(rule.fullmatch(attempt) for rule in _RULES_BEHIND for attempt in attempts):
            return False
    return kind_of(title) in _BEHIND_A_NAME


def may_name(words: str) -> bool:
    """Whether words may name a section of `_BEHIND_A_NAME`: a look that is many times quicker than to ask for it."""
    low = " ".join(words.replace("‑", "-").lower().split())
    return any(word in low for word in _NAMED_BY) or NOUN.search(low) is not None


def heads_sections(lines: list[Line], index: int) -> bool:
    """Whether headings below a heading, deeper than it, name sections: then it names the page, and no section."""
    level = lines[index].block.level
    deeper = (line for line in lines[index + 1 :] if line.is_heading and line.block.level > level)
    return any(kind_of_heading(title_line(line)) not in (None, "disclaimer") for line in deeper)


def part_opens_below(lines: list[Line], index: int) -> Line | None:
    """The heading right below a line, where it is one with which an ingredient's part of the page opens."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or not below.is_heading:
        return None
    return below if kind_of(title_line(below)) in _OPENS_PART else None


def labels_open_below(lines: list[Line], index: int) -> bool:
    """Whether one of the next two lines has a label with which an ingredient's part of the page opens."""
    return any(f.label is not None and kind_of(f.label.text) in _OPENS_PART for f in lines[index + 1 : index + 3])


def has_outer_sections(lines: list[Line]) -> bool:
    """Whether the uses or side effects of a page stand outside of lists."""
    return any(
        kind_of(title_line(line)) in ("usage", "side_effects")
        for line in lines
        if line.block.depth == 0 and (line.is_heading or line.is_bold)
    )


def names_effects(lines: list[Line]) -> bool:
    """Whether a heading or label of the page names side effects, so that no lesser heading stands for them."""
    return any(kind_of_heading(title_line(line)) == "side_effects" for line in headings_first(lines) if _may_head(line))


def headings_first(lines: list[Line]) -> Iterator[Line]:
    """The lines in the order in which they are likely to name a section, so that most pages need not ask all."""
    yield from [line for line in lines if line.block.kind == "heading"]
    yield from [line for line in lines if line.block.kind != "heading"]


def _may_head(line: Line) -> bool:
    return line.is_heading or line.is_bold or line.label is not None or line.block.kind == "row"


def has_effects_heading(lines: list[Line]) -> bool:
    """Whether a heading of the page names side effects."""
    headings = [line for line in lines if line.block.kind == "heading"]
    return any(kind_of_heading(title_line(line)) == "side_effects" for line in headings)
