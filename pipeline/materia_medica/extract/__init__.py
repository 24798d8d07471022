"""Extraction: a pure function of one page to the rows of all per-page tables."""

from materia_medica.extract.page import extract

__all__ = ["extract"]
