"""Labels of body systems that run on in one paragraph ("CNS: headache CV: hypotension"): each is a line of its own."""

from __future__ import annotations

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.label_rules import EMPTY
from materia_medica.extract.layout.lines import Line, line_of_label

_MOST_WORDS = 6
_LONGEST = 80


def parted(line: Line) -> list[Line]:
    """A paragraph or item with several labels of body systems as one line for each; any other as it is."""
    if line.is_heading or line.span.text.count(":") < 2:
        return [line]
    starts = _labels_in(line.span.text)
    if len(starts) < 2 or line.span.text[: starts[0][0]].strip(" *_•-"):
        return [line]
    ends = [start for start, _ in starts[1:]] + [len(line.span.text)]
    return [line_of_label(line, start, label_end, end) for (start, label_end), end in zip(starts, ends, strict=True)]


def _labels_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each label; none where fewer than two of them name a body system."""
    out = []
    systems = 0
    at = text.find(":")
    while at >= 0:
        if text[at + 1 : at + 2].isspace() and (start := _label_before(text, at)) is not None:
            systems += not EMPTY.search(text[start:at])
            out.append((start, at))
        at = text.find(":", at + 1)
    return out if systems > 1 else []


def _label_before(text: str, colon: int) -> int | None:
    """Where the longest label in front of a colon begins, at a capital letter."""
    words = text[max(0, colon - _LONGEST) : colon].replace("\n", " ").split(" ")[-_MOST_WORDS:]
    for n in range(len(words)):
        label = " ".join(words[n:])
        if label[:1].isupper() and (names_system(label) or EMPTY.search(label)):
            return colon - len(label)
    return None
