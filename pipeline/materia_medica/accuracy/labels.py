"""Label files: one JSON object a page, saying by hand what a careful reader finds on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

_Label = TypeVar("_Label")


LABELS = Path("tests") / "gold"
"""Where a project keeps its own label files."""


def label_files(project: Path) -> list[Path]:
    """The project's own label files; none where it has none."""
    return sorted((project / LABELS).glob("*.jsonl"))


class LabelError(Exception):
    """A label file cannot be read; the message names file and line and what is expected."""


class EffectLabel(NamedTuple):
    """A side effect of the page; every set holds the label's own reading and the others that are accepted."""

    wordings: tuple[str, ...]
    """The label's own wording comes first."""
    tiers: frozenset[str]
    is_serious: bool
    is_serious_open: bool
    """Whether either answer on seriousness is accepted."""
    contexts: frozenset[str | None]
    category: str | None
    ingredient: str | None
    is_optional: bool
    """Whether a careful reader may leave it out."""


class FaqLabel(NamedTuple):
    """A question of the page with the first and last words of its answer, as words or as their digests."""

    question: str
    first: str
    last: str
    is_digest: bool = False
    first_words: int = 0
    """With digests: how many words of the answer each covers."""
    last_words: int = 0


class SectionLabel(NamedTuple):
    """A section of the page."""

    heading: str
    kind: str


class PageLabel(NamedTuple):
    """What one page says."""

    page: str
    """`<source>/<path>`, a monograph's id."""
    page_kinds: frozenset[str]
    name: str
    drug_kind: str
    ingredients: tuple[tuple[str, ...], ...]
    """Every accepted list of ingredients."""
    effects: tuple[EffectLabel, ...]
    faqs: tuple[FaqLabel, ...]
    sections: tuple[SectionLabel, ...] | None
    """Null where the set does not label sections."""

    @property
    def source(self) -> str:
        """The source that the page is of."""
        return self.page.partition("/")[0]


class LabelSet(NamedTuple):
    """The pages of one label file."""

    name: str
    sha256: str
    pages: tuple[PageLabel, ...]


def load_labels(file: Path) -> LabelSet:
    """Read a label file; raises `LabelError`."""
    try:
        data = file.read_bytes()
        lines = data.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LabelError(f"{file}: cannot be read as a label file: {error}") from None
    pages: dict[str, PageLabel] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            page = _page(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise LabelError(f"{file}, line {number}: {said}; expected one page as a JSON object") from None
        if page.page in pages:
            raise LabelError(f"{file}, line {number}: {page.page} is labelled twice; remove one")
        pages[page.page] = page
    if not pages:
        raise LabelError(f"{file}: holds no page; expected one JSON object a line")
    return LabelSet(file.stem, hashlib.sha256(data).hexdigest(), tuple(pages.values()))


def _page(said: Mapping[str, Any]) -> PageLabel:
    sections = said.get("sections")
    return PageLabel(
        said["page"],
        frozenset((said["page_kind"], *said.get("page_kind_alts", ()))),
        said["name"],
        said["kind"],
        tuple(tuple(names) for names in (said["ingredients"], *said.get("ingredients_alts", ()))),
        _each(_effect, said["side_effects"]),
        _each(_faq, said["faqs"]),
        None if sections is None else _each(_section, sections),
    )


def _effect(said: Mapping[str, Any]) -> EffectLabel:
    return EffectLabel(
        (said["effect"], *said.get("alts", ())),
        frozenset((said["tier"], *said.get("tier_alts", ()))),
        said["serious"],
        bool(said.get("serious_alt", False)),
        frozenset((said.get("context"), *said.get("context_alts", ()))),
        said.get("category"),
        said.get("ingredient"),
        bool(said.get("optional", False)),
    )


def _faq(said: Mapping[str, Any]) -> FaqLabel:
    if "q_sha" in said:
        first_words, last_words = said["a_words"]
        return FaqLabel(said["q_sha"], said["a_first_sha"], said["a_last_sha"], True, first_words, last_words)
    return FaqLabel(said["q"], said["a_first"], said["a_last"])


def _section(said: Mapping[str, Any]) -> SectionLabel:
    return SectionLabel(said["heading"], said["kind"])


def _each(read: Callable[[Mapping[str, Any]], _Label], said: list[Mapping[str, Any]]) -> tuple[_Label, ...]:
    return tuple(read(s) for s in said)
