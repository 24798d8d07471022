"""Whether a page is US product information, which names effects in prose and is read by the names it holds."""

from __future__ import annotations

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.read.document import Document

IN_ITS_WORDS = Rule(
    name="words that only labels have",
    pattern=any_of("labelling", "in_labels_only"),
    needs=("suspected adverse reactions", "varying conditions", "uncertain size", "["),
    example=("To report SUSPECTED ADVERSE REACTIONS, contact the firm.", True),
    counter_example="Report side effects to your doctor",
)
_TYPES = frozenset({"spl", "openfda"})


def is_us_labelling(document: Document) -> bool:
    """Whether a document says that it is a US label, or a web page has the words that only those have."""
    stated = document.meta.facts.document_type
    if stated is not None:
        return stated in _TYPES
    return has_its_words(document.text)


def has_its_words(text: str) -> bool:
    """Whether a text has words that only US labels have."""
    return IN_ITS_WORDS.search(text.lower()) is not None
