"""A sentence of a label that is a list of effects and nothing else: its pieces are the effects, known names or not."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import answers_of
from materia_medica.extract.language.word_tables import words
from materia_medica.extract.terms.scan import names_effect, names_in
from materia_medica.extract.terms.tokens import tokens_of

_MOST_WORDS = 7
"""A piece with more words is a clause."""
_KNOWN_SHARE = 0.6
"""Share of the pieces that must hold the name of an effect, so that the others are taken for effects as well."""
_SHARE_BEHIND_LABEL = 0.5
"""The same behind the label of a body system, which heads a list and nothing else."""
_FEWEST = 2
_BEGINNING = 20
"""Characters by which a list is seen to open its sentence: "Rash and hives have been reported"."""
_READS_ON = words("labelling", "pieces_read_on")
_SEVERITY = words("labelling", "pieces_of_severity")
_MOST_UNKNOWN = 4
"""Words of a piece that holds no known name, at most."""


_FLOATING = re.compile(r"(?:\s(?:all|each|both|also)|,\s*however,?)$")
"""What stands between the last piece and its verb: "nausea and fatigue all occurred"."""
_EITHER = re.compile(r"\b(?:either|both) (?=[^,;]* (?:or|and)\b)")
_PARTING = re.compile(r",|;|/|\band\b|\bor\b")


EXAMPLES_CLOSED = Rule(
    name="examples that an 'and' closes in front of the next effect of a list",
    pattern=r"""
        (?P<examples> \b (?: including | such \s as ) \s [^,;:().]{3,60}? \s and \s [^,;:().]{3,40}? ) ,
        (?= (?: (?! \b (?: and | or ) \b ) [^()] )* $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Hypersensitivity: Fever, hives including gout and edema, cough, rash.",
        ["Fever", "hives", "cough", "rash"],
    ),
    counter_example="hives including gout, edema and cough",
)


def may_be_listed(text: str) -> bool:
    """A quick look: a list has what parts its pieces and no numbers."""
    return _PARTING.search(text) is not None and not any(map(str.isdigit, text))


@lru_cache(maxsize=4096)
def listed(text: str, *, is_labelled: bool = False) -> tuple[Effect, ...]:
    """The effects of a list; none where the words are no list, or too few of its pieces are known as effects;
    `is_labelled` says that the label of a body system stands in front of it.
    """
    listing = _list_words(text)
    if listing is None or any(c.isdigit() for c in listing):
        return ()
    listing = EXAMPLES_CLOSED.sub(lambda found: f"{found['examples']};", listing)
    effects = effects_in(_EITHER.sub("", listing))
    if len(effects) < _FEWEST or any(effect.name.count(" ") >= _MOST_WORDS for effect in effects):
        return ()
    if any(effect.category and names_effect(effect.category) for effect in effects):
        return ()  # an effect with its examples among others, and no class that heads them
    found = [_names(effect.name) for effect in effects]
    if any(len(names) > 1 or "class" in names for names in found):
        return ()  # words that run together, or behind a head that no mark parts from them
    pieces = [effect.name.lower().split() for effect in effects]
    if any("," in effect.name or (effect.detail or "").startswith("as well as") for effect in effects):
        return ()
    if any(not _READS_ON.isdisjoint(piece) or piece[0] in _SEVERITY for piece in pieces):
        return ()
    unknown = [piece for piece, names in zip(pieces, found, strict=True) if not names]
    if any(len(piece) > _MOST_UNKNOWN for piece in unknown):
        return ()
    share = _SHARE_BEHIND_LABEL if is_labelled else _KNOWN_SHARE
    return effects if len(unknown) <= (1 - share) * len(effects) else ()


def _list_words(text: str) -> str | None:
    """The words of a list: all of them where there is no verb, else those that its one clause lists."""
    answers = answers_of(text)
    if not answers.is_clause:
        return text if answers.list_aside is None else None
    reading = answers.reading
    if reading.is_group or len(reading.clauses) != 1 or reading.clauses[0].front:
        return None
    listing = _FLOATING.sub("", reading.clauses[0].words)
    return listing if text.lower().startswith(listing[:_BEGINNING].lower()) else None


def _names(name: str) -> list[str]:
    """The kinds of the names that a piece holds."""
    return [found.kind for found in names_in(tokens_of(name), text=name)]
