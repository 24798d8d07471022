"""Which names of a sentence of a label only repeat, head or belong to others, by where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from materia_medica.extract.effects.labelling.sentence_rules_of_labels import RUN_IN, SHORT_FORM, TITLE
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens

_BETWEEN_TWO = 3
"""Tokens at most between the parts of a name that takes over what stands behind the next one alone."""
ALL_BUT = Rule(
    name="all reactions but those of a kind",
    pattern=r"""
        non - [a-z]+ \s (?: adverse \s )? (?: drug \s | laboratory \s )?
            (?: reactions? | events? | effects? | abnormalities )
    """,
    flags=re.IGNORECASE,
    needs=("non-",),
    example=(
        "Non-skin adverse reactions seen in 4% of patients were gout and fever.",
        ["gout: common", "fever: common"],
    ),
    counter_example="Skin reactions",
)
MOST_OF_KIND = Rule(
    name="kind of which the most common is told",
    pattern=rf"""
        \b most \s (?: common | frequent ) (?: ly )? [\s,]+
            (?: (?! (?: was | were | is | are | included? | including | with | in ) \b ) [\w-]+ [\s,]+ ){{0,5}}?
            {any_of("labelling", "kinds")} $
    """,
    flags=re.IGNORECASE,
    needs=("most",),
    example=("The most common skin reactions were gout and fever.", ["gout: common", "fever: common"]),
    counter_example="The most common reaction was gout",
)
POINTED_AT = Rule(
    name="kind of which is said where it is told",
    pattern=rf"""
        {any_of("labelling", "kinds")} \s
            (?: in \s (?: the \s )? (?: [\w-]+ \s ){{1,3}}? (?: study | trial | studies | trials ) \s )?
            (?: is | are | was | were ) \s (?: also \s )?
            {any_of("labelling", "telling")} \s (?: below | in \s (?: the \s (?: table | following ) | tables? ) ) \b
    """,
    flags=re.IGNORECASE,
    needs=("table", "below", "following"),
    example=("Skin reactions are presented in Table 3; gout was rarely seen.", ["gout: rare"]),
    counter_example="Skin reactions in the trial are often seen",
)


_NEEDED = (*MOST_OF_KIND.needs, *ALL_BUT.needs, *POINTED_AT.needs)


def only_repeats(text: str, begin: int, end: int) -> bool:
    """Whether a name is the short form of the one in front, or the heading of what the sentence goes on to say."""
    is_in_brackets = text[begin - 1 : begin] in ("(", "[")
    if is_in_brackets and SHORT_FORM.fullmatch(text, begin - 1, end + 1) and text[: begin - 1].rstrip()[-1:].isalpha():
        return True
    return RUN_IN.match(text, end) is not None and TITLE.fullmatch(text[:end].strip()) is not None


def may_name_kinds(text: str) -> bool:
    """A quick look: whether a sentence has words without which none of its names is that of a kind."""
    low = text.lower()
    return any(word in low for word in _NEEDED)


def is_kind(text: str, begin: int, end: int) -> bool:
    """Whether a name is that of a kind of effects of which the sentence tells the most common or where they are told,
    or of all but some.
    """
    last = text.rfind(" ", begin, end) + 1 or begin
    return (
        MOST_OF_KIND.search(text, 0, end) is not None
        or ALL_BUT.fullmatch(text, begin, end) is not None
        or POINTED_AT.match(text, last) is not None
    )


def stands_in_list(tokens: Tokens, name: Named) -> bool:
    """Whether the words of a class stand between commas as one piece of a list: they head nothing."""
    words = tokens.words
    before, behind_it = (words[at] if 0 <= at < len(words) else "" for at in (name.start - 1, name.end))
    return before in (",", ";") and behind_it in (",", ";", "and", "or", ".")


def share_words(names: Sequence[Named]) -> bool:
    """Whether names of a list take over words that stand in another: "GI bleeding and ulceration", or of the last of
    three or more: "hepatic, renal, or cardiac failure".
    """
    return any(name.is_reworded and (name.parts[0][1] <= name.start or _reaches_over_another(name)) for name in names)


def _reaches_over_another(name: Named) -> bool:
    return any(behind[0] - front[1] > _BETWEEN_TWO for front, behind in pairwise(name.parts))
