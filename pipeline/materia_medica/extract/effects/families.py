"""The rules by which labels, sentences and lines of a side-effects section are read, each family in its order."""

from __future__ import annotations

from materia_medica.extract.language.label_rules import LABELS, SIGNS_FOLLOW
from materia_medica.extract.language.labels import introduces_signs, read_label
from materia_medica.extract.language.rule import Family


def _label(words: str) -> str:
    label = read_label(words, ("Glimepiride", "Metformin"))
    marks = ("adverse reaction" if label.is_adr else "", label.said.tier, "serious" if label.said.is_serious else "")
    return ", ".join(part for part in (f"{label.kind}: {label.name}".strip(": "), *marks) if part)


FAMILIES: tuple[Family, ...] = (
    Family(name="label", rules=LABELS, read=_label),
    Family(name="signs", rules=SIGNS_FOLLOW, read=introduces_signs),
)
