"""Text that gave no row, and why: what side effects and questions both leave behind."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.read.document import Span


class SetAside(NamedTuple):
    """Text that gave no row, and why."""

    span: Span
    reason: str
