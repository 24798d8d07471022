"""The rules of the grammar, family by family, each in the order in which its rules are tried."""

from __future__ import annotations

from materia_medica.extract.language.rule import Family

FAMILIES: tuple[Family, ...] = ()
