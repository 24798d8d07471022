"""Of questions of the reference corpus that a person gave a topic, a set share is told right.

`gold/topics/faq-topics.jsonl` has the SHA-256 of each folded question and its topic, and no word of the corpus.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from materia_medica.extract.faqs.walk import read_faqs
from materia_medica.extract.layout.outline import outline_of
from materia_medica.extract.monograph import context_of
from materia_medica.extract.page_facts import facts_of
from materia_medica.extract.page_rows import faq_rows
from materia_medica.page import Page
from materia_medica.read import read
from materia_medica.schema.ids import fold
from materia_medica.schema.values import TOPICS
from small import source

LABELS = Path(__file__).parents[1] / "gold" / "topics" / "faq-topics.jsonl"
FLOOR = 0.97
ASKED = re.compile(r"(?<![^\n?*#>:])[^\n?*#>:]+\?")
"""What could be a question in the text of a page."""


@pytest.fixture(scope="module")
def labels() -> dict[str, str]:
    """Topic by hash of the question."""
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    return {row["sha256"]: row["topic"] for row in rows}


def test_labels_are_hashes_with_a_topic_of_the_schema(labels) -> None:
    assert len(labels) >= 400
    assert all(re.fullmatch("[0-9a-f]{64}", key) and topic in TOPICS for key, topic in labels.items())


@pytest.mark.corpus
def test_topics_of_labelled_questions_are_right(corpus, labels) -> None:
    told = {}
    for page in _pages_that_ask(corpus, set(labels)):
        for question, topic in _topics(Page("corpus", page.name, page.read_bytes())):
            told.setdefault(_key(question), topic)
    found = labels.keys() & told.keys()
    assert len(found) >= 0.95 * len(labels), "the labels are of another corpus"
    right = sum(told[key] == labels[key] for key in found)
    assert right / len(found) >= FLOOR


def _topics(page: Page) -> list[tuple[str, str]]:
    """The questions of a page with their topics; its side effects are not read, which would take most of the time."""
    document = read(page)
    outline = outline_of(document, page.path)
    context = context_of(facts_of(page, source("corpus")), document, outline)
    rows = faq_rows(context, read_faqs(outline.of_kind("faqs"), outline.known))
    return [(row.question, row.topic) for row in rows]


def _key(question: str) -> str:
    return hashlib.sha256(fold(question).encode()).hexdigest()


def _pages_that_ask(corpus: Path, keys: set[str]) -> list[Path]:
    """For each of these questions the first page that asks it."""
    left, pages = set(keys), []
    for page in sorted(corpus.rglob("*.md")):
        text = page.read_text("utf-8", errors="replace")
        asked = {_key(found[0].strip()) for found in ASKED.finditer(text)} & left
        if asked:
            pages.append(page)
            left -= asked
    return pages
