"""Pages in a real browser, with the network off: every host name leads nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@contextmanager
def browser() -> Iterator[Any]:
    """A headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_SWITCHES))
        try:
            yield started
        finally:
            started.close()


class Seen:
    """A page in the browser, and everything that its console said."""

    def __init__(self, browser: Any, address: str, *, width: int = 1200, dark: bool = False, **said: Any) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", **said
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.set_default_timeout(10_000)
        self.page.goto(address)

    def heading(self, words: str) -> None:
        """Wait until the view has this heading."""
        self.page.locator("h1", has_text=words).and_(self.page.locator(":visible")).first.wait_for()

    def text(self) -> str:
        """The words that a reader sees."""
        return " ".join(self.page.locator("body").inner_text().split())

    def close(self) -> None:
        """End it; what the console complained of fails the test."""
        self.context.close()
        assert self.complaints == []
