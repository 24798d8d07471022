"""The reviewed tables of what effects are called, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from materia_medica.extract.terms.lexicon import Lexicon, listed, made_of
from materia_medica.reviewed import reviewed


def _loaded(name: str) -> Any:
    return reviewed("materia_medica.extract.terms", "words", f"{name}.yaml")


@cache
def lexicon() -> Lexicon:
    """The lexicon of the reviewed tables."""
    named = _loaded("effects")
    names = [*listed(named["words"]), *listed(named["phrases"])]
    return made_of(_loaded("parts"), names, listed(named["abbreviations"]))
