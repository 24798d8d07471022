"""Reviewed fixes of single wrong values, applied between extraction and the checks."""

from materia_medica.correct.apply import apply
from materia_medica.correct.file import Correction, CorrectionError, load_corrections

__all__ = ["Correction", "CorrectionError", "apply", "load_corrections"]
