"""An address of a site that is not asked, or whose answer is not taken, and why, in words for people."""

from __future__ import annotations

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from materia_medica.page import MAX_BYTES


class AddressRefused(IgnoreRequest):
    """An address that is not asked, or whose answer is not taken."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class Moved(AddressRefused):
    """A page that redirects to another address."""

    def __init__(self, url: str) -> None:
        super().__init__("moved", f"redirects to {url}")
        self.url = url


def reason_of(error: BaseException) -> str:
    """What went wrong, in one line for people."""
    if isinstance(error, AddressRefused):
        return error.reason
    if isinstance(error, DownloadCancelledError):
        return f"more than {MAX_BYTES:,} bytes; cut off"
    inner = getattr(error, "reasons", None) or (error.__cause__ and getattr(error.__cause__, "reasons", None))
    said = str(error) or type(error).__name__
    if inner:
        said = "; ".join(sorted({str(getattr(r, "value", r)) for r in inner} - {""})) or said
    return " ".join(said.split())[:300]
