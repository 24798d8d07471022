"""Reviewed fixes of single wrong values, applied between extraction and the checks."""

from pipeline.correct.apply import apply
from pipeline.correct.file import Correction, CorrectionError, load_corrections

__all__ = ["Correction", "CorrectionError", "apply", "load_corrections"]
