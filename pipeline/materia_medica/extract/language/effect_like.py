"""Words that could name an effect, by how they end or as whole words."""

from __future__ import annotations

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, any_of, table, words


def _of(*keys: str) -> str:
    return any_of("general", *keys)


EFFECT_LIKE = (
    Rule(
        name="ending of an effect",
        pattern=rf"\w+ {_of('endings')} \b",
        example=("This combination and neuritis.", False),
        counter_example="this combination",
    ),
    Rule(
        name="word for an effect",
        pattern=rf"\b {_of('effects')} \b",
        example=("This combination and hives.", False),
        counter_example="this combination",
    ),
)


_T = table("phrases")
EFFECT_END = Rule(
    name="ending of a happening",
    pattern=rf"{alternatives(_T['effect_endings'])} s? $",
    example=("swelling of the face and pneumonia", ["swelling of the face", "pneumonia"]),
    counter_example="sclera",
)
_SIGNS = words("phrases", "dependent_heads") | words("phrases", "local") | words("phrases", "everyday")


def could_be_effect(low: str) -> bool:
    """Whether words in lower case end as effects do, or hold one that could name an effect."""
    return bool(EFFECT_END.search(low)) or low.rsplit(" ", 1)[-1] in _SIGNS or is_effect_like(low)


def is_effect_like(low: str) -> bool:
    """Whether words in lower case hold one that could name an effect."""
    return any(rule.search(low) for rule in EFFECT_LIKE)
