"""The reviewed tables of what effects are called, read once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from materia_medica.extract.terms.lexicon import Lexicon, listed, made_of


def _loaded(name: str) -> Any:
    file = resources.files("materia_medica.extract.terms") / "words" / f"{name}.yaml"
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the reviewed tables."""
    named = _loaded("effects")
    names = [*listed(named["words"]), *listed(named["phrases"])]
    return made_of(_loaded("parts"), names, listed(named["abbreviations"]))
