"""Words of a title: which belong to the name, which speak of the page, and which open a section instead."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of, words
from materia_medica.extract.layout.section_kinds import kind_of_heading
from materia_medica.schema.ids import fold

AROUND = Rule(
    name="signs around a title",
    pattern=r"^ [^\w(\[+-]+ | \s* (?: \{ [^{}]* \} | [^\w)\]+.%®™-] )+ $",
    example=('"Metformin"\n\nIt lowers sugar.', "Metformin"),
    counter_example="Metformin (oral)",
)
COUNTED = Rule(
    name="number in front of a title",
    pattern=r"""
        ^ (?: (?: section | chapter | part | no\. | unit ) \s* \d+ (?: \. \d+ )* \s* [:.)–—-]* \s+
            | \d+ (?: \. \d+ )* \s* [:.)] \s+
            | \d{2,} \s+ (?= [A-Z] ) )
    """,
    flags=re.IGNORECASE,
    example=("# Section 12: Metformin", "Metformin"),
    counter_example="10-valent vaccine",
)
ASKS_WHAT = Rule(
    name="question for a thing",
    pattern=r"what (?: \s+ (?: is | are ) | ['’]s ) \s+ (?: an? \s+ | the \s+ )? ( [^?]{3,60}? ) \s* \?",
    flags=re.IGNORECASE,
    example=("# What is Metformin?\n\nA tablet.", "Metformin"),
    counter_example="What it is",
)
BEHIND_A_DASH = Rule(
    name="dash or bar between parts of a title",
    pattern=r"\s+ [|·•–—»-]+ \s+ | : \s+ | \s* \| \s* | (?<= [a-z]{4} ) - (?= [A-Z] \w+ \s [A-Z] )",
    example=("<title>Metformin - Ward Book</title><p>Metformin lowers sugar.</p>", "Metformin"),
    counter_example="Alpha-lipoic acid",
)
PART = Rule(
    name="end of a part of a title",
    pattern=r"\s+ [|·•–—»-]+ \s+ (?! \+ ) | : \s+",
    example=("Metformin – Complete Guide", ("Metformin",)),
    counter_example="Alpha-lipoic acid",
)
INFORMS_OF = Rule(
    name="what a page tells of its drug",
    pattern=rf"""
        ^ (?: \w+ \s+ ){{0,3}} {any_of("titles", "about_pages")} \s+ (?: of | on | about | for | to ) \s+ (?: the \s+ )?
    """,
    flags=re.IGNORECASE,
    example=("Patient Information on Metformin", ("Metformin",)),
    counter_example="Oil of cloves",
)
FOR_WHOM = Rule(
    name="for which species",
    pattern=rf"\s+ (?: for | in ) \s+ (?: use \s+ in \s+ )? {any_of('titles', 'taken_by')} \b .* $",
    flags=re.IGNORECASE,
    example=("Metformin for dogs and cats", ("Metformin",)),
    counter_example="Metformin for sugar",
)
OF_LABEL = Rule(
    name="name behind a label",
    pattern=rf"^ \W* {any_of('titles', 'name_labels')} \s* : [\s*_]* (?P<name> \S [^\n]{{1,80}} ) $",
    flags=re.IGNORECASE | re.MULTILINE,
    example=("Drug: Metformin\nRoute: oral\n\n## Dosage\n\nOne.", "Metformin"),
    counter_example="Drug class: biguanide",
)
CAMEL = Rule(
    name="words of a file's name that run together",
    pattern=r"(?<= [a-z]{3} ) (?= [A-Z] (?: [a-z]{2} | $ ) )",
    example=("CaffeineCitrate", "Caffeine Citrate"),
    counter_example="CefTRIAXone",
)
ENDS_SENTENCE = Rule(
    name="end of a sentence",
    pattern=r"[.!?:;,]\W*$ | [.!?;:] \s",
    example=("Metformin lowers sugar.\n\nIt is old.", "example"),
    counter_example="Metformin",
)
_TOLD_OF_DRUGS = frozenset(
    ("usage", "dosage", "side_effects", "mechanism", "interactions", "precautions", "contraindications", "faqs")
)
"""Kinds of the sections after which an article is called, behind the name of its drug."""
_LONGEST_LINE = 80
"""Characters; a longer line is no name by itself."""
_SHORTEST_WORD = 4
"""Letters; a shorter word is no sign of what a page is about."""
_MOST_WORDS = 8
NEVER_TITLE = Rule(
    name="head of a section that has no rows",
    pattern=rf"^ {any_of('titles', 'never_titles')} \W* $",
    flags=re.IGNORECASE,
    example=("## Objectives\n\nNothing.\n", "example"),
    counter_example="Metformin",
)


def bare(title: str) -> str:
    """A title without the signs, emphasis, quotes and numbering around it."""
    return AROUND.sub("", COUNTED.sub("", AROUND.sub("", " ".join(title.replace("*", "").split()))))


@lru_cache(maxsize=4096)
def heads_section(title: str) -> bool:
    """Whether a heading opens a section, so that it names no page."""
    plain = bare(title)
    if NEVER_TITLE.search(plain) or INFORMS_OF.search(plain):
        return not INFORMS_OF.search(plain)
    return kind_of_heading(plain) not in (None, "introduction")


def words_of(name: str) -> frozenset[str]:
    """The words of a name that tell what it is about, folded."""
    plain = "".join(c if c.isalpha() else " " for c in fold(name))
    return frozenset(w for w in plain.split() if len(w) >= _SHORTEST_WORD) - words("titles", "about_pages")


def about_drug(title: str) -> str:
    """The part of a title that names the drug, without the parts and words that speak of the page or a form."""
    parts = [p for p in PART.split(title) if p.strip()]
    kept = [p for p in parts if not _is_about_page(p)] or parts[:1]
    name = title if len(kept) == len(parts) else kept[0]
    name = FOR_WHOM.sub("", INFORMS_OF.sub("", name))
    words_left = _asked_about(name.split())
    while len(words_left) > 1 and words_left[-1].lower() in words("titles", "about_pages"):
        words_left.pop()
    return _beside_section(words_left)


def _asked_about(title: list[str]) -> list[str]:
    """The words about which a title asks: "How long does naproxen take to work?"; the title where it asks nothing."""
    if not title or fold(title[0]) not in words("titles", "questions"):
        return title
    around = words("titles", "questions") | words("titles", "asking")
    is_around = [fold(word).strip("?!.,") in around for word in title]
    begin = next((n for n, out in enumerate(is_around) if not out), 0)
    end = next((n for n in range(begin, len(title)) if is_around[n]), len(title))
    return [word.strip("?!,") for word in title[begin:end]] or title


def _beside_section(title: list[str]) -> str:
    """Words of a title without the sections beside its drug: "Naproxen uses and side effects", "Uses of naproxen"."""
    if "of" in title[1:-1] and _tells_of_drugs(" ".join(title[: title.index("of")])):
        title = title[title.index("of") + 1 :]
    for n in (3, 2, 1):
        if len(title) > n and _tells_of_drugs(" ".join(title[-n:])):
            before = title[:-n]
            is_joined = len(before) > 1 and fold(before[-1]) in ("and", "&")
            return _beside_section(before[:-1] if is_joined else before)
    return " ".join(title)


def _tells_of_drugs(heading: str) -> bool:
    return kind_of_heading(heading) in _TOLD_OF_DRUGS


def _is_about_page(part: str) -> bool:
    last = fold(part).rstrip(" .").split()
    while last and last[-1].isdigit():
        last.pop()
    said = words("titles", "about_pages")
    forms = words("ingredients", "forms_and_routes")
    is_told = last and (last[-1] in said or last[0] in words("titles", "questions") or " ".join(last) in forms)
    return not last or bool(is_told) or heads_section(part)


def is_line_of_name(line: str) -> bool:
    """Whether a line of its own can be a name: a few words, no sentence, no label, no part of the site."""
    plain = bare(line)
    if not plain or len(plain) > _LONGEST_LINE or len(plain.split()) > _MOST_WORDS or ENDS_SENTENCE.search(plain):
        return False
    return plain[0].isalnum() and not heads_section(plain) and fold(plain) not in words("titles", "navigation")
