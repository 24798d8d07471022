"""What `materia show` prints with: tiers by name, titles, wrapped lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from materia_medica.cli.console import page_text

if TYPE_CHECKING:
    from rich.console import Console

TIER_NAMES = {
    "very_common": "Very common (10 % or more)",
    "common": "Common (1 % to 10 %)",
    "uncommon": "Uncommon (0.1 % to 1 %)",
    "rare": "Rare (0.01 % to 0.1 %)",
    "very_rare": "Very rare (below 0.01 %)",
    "not_known": "Frequency not stated",
}
Row = dict[str, Any]


def title(console: Console, words: str) -> None:
    """A heading, an empty line above it."""
    console.print()
    console.print(page_text(words, "bold underline"))


def indented(console: Console, words: str, by: int, style: str = "") -> None:
    """Wrapped between words, so that no id or address is cut, and without blanks at the ends of lines.

    What is shown may be piped into a file, a diff or a search.
    """
    for line in textwrap.wrap(words, console.width - by, break_long_words=False, break_on_hyphens=False):
        console.print(page_text(f"{' ' * by}{line}", style), soft_wrap=True)


def one_line(words: str) -> str:
    """`words` without line breaks."""
    return " ".join(words.split())
