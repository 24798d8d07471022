"""`materia drugs`: which drug a name means."""

from __future__ import annotations

from typing import Annotated

import typer

from materia_medica.cli.console import answer
from materia_medica.cli.effects import lines_of


def drugs(
    *,
    mapped: Annotated[
        str,
        typer.Option("--map", metavar="FILE", help="Names to map, one a line; - for standard input."),
    ],
) -> None:
    """Say which drug each name means: its spellings, synonyms and salts that make no other drug have one drug_id.

    A name that joins substances with + or / is a combination, whatever their order.
    """
    from materia_medica.extract.layout.ingredients import ingredients_of
    from materia_medica.link.names.names import drug_id_of

    for name in lines_of(mapped):
        answer("names", {"name": name, "drug_id": drug_id_of(ingredients_of(name), name)})
