"""What a browser may do with a page: its own style and script, by their hashes, and nothing that words could start."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str | None = None, *, connects: bool = False) -> str:
    """The content security policy of a page with this style and script; `connects` to files beside it."""
    said = ["default-src 'none'"]
    if script is not None:
        said.append(f"script-src {_hash(script)}")
    said.append(f"style-src {_hash(style)}")
    said.append(f"connect-src '{'self' if connects else 'none'}'")
    return "; ".join((*said, "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"))


def _hash(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"
