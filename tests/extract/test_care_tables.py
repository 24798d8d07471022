"""Tables of effects and what to do about them: their title may be a table of its own, and nothing above reaches in."""

from __future__ import annotations

from materia_medica.extract.effects.in_words import rows_in_words

_TABLE = "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Fits: shaking | | x |"


def _rows(text: str) -> list[str]:
    return [row for row in rows_in_words(text) if not row.startswith("aside")]


def test_a_table_of_one_cell_titles_the_table_below_it() -> None:
    title = "| SERIOUS SIDE EFFECTS, HOW OFTEN THEY HAPPEN AND WHAT TO DO ABOUT THEM |\n|---|\n\n"
    assert _rows(title + _TABLE) == ["Fits; shaking; serious"]


def test_the_patients_of_a_paragraph_above_are_no_class_of_the_table() -> None:
    above = "Children (10 to 17 years): gout and hives have been seen.\n\n"
    assert _rows(above + _TABLE)[-1] == "Fits; shaking"
