"""Labels that a dash parts from what they name: "**Gout** — mostly of the toe. Rarely elsewhere."."""

from __future__ import annotations

from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.layout.lines import Line

DASHED = Rule(
    name="dash behind a label",
    pattern=r"^ \W* (?P<label> [^\n.:;–—]{2,60}? ) [*_]* \s+ [–—-] \s+ (?= \w )",
    example=("* **Rare** – gout", ["gout; rare"]),
    counter_example="Gout-like pain",
)


def with_dashed_label(line: Line) -> Line:
    """A line with what stands before its first dash as its label: the words of a group, or an effect in bold that
    several sentences explain; any other line as it is.
    """
    found = DASHED.match(line.span.text) if line.label is None and not line.is_heading else None
    if not found:
        return line
    label, body = line.span.cut(found.start("label"), found.end("label")), line.span.cut(found.end())
    marks = line.block.marks
    is_bold = bool(marks) and (marks[0].start, marks[0].end) == (label.start, label.end)
    read = read_label(label.text, ())
    is_group = read.kind == "group" and read.said.says_something
    if is_group or (is_bold and len(split_sentences(body)) > 1):
        return line._replace(label=label, body=body, is_bold=is_bold)
    return line
