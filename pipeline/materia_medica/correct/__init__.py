"""Reviewed fixes of single wrong values, applied between extraction and the checks."""

from materia_medica.correct.apply import CorrectionError, apply

__all__ = ["CorrectionError", "apply"]
