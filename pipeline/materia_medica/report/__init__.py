"""Pages that explain a release: self-contained HTML without scripts, for the browser and for paper."""

from materia_medica.report.checks import render_checks, write_checks

__all__ = ["render_checks", "write_checks"]
