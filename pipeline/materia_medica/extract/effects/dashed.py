"""Labels that a dash parts from what they name: "**Gout** — mostly of the toe. Rarely elsewhere."."""

from __future__ import annotations

from materia_medica.extract.language.labels import is_bare_list, read_label
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.layout.lines import Line

DASHED = Rule(
    name="dash behind a label",
    pattern=r"^ \W* (?P<label> [^\n.:;–—=]{2,60}? ) [*_]* \s+ [–—=-] \s+ (?= \w )",
    needs=("-", "–", "—", "="),
    example=("* Rare – gout", ["gout; rare"]),
    counter_example="Gout-like pain",
)


def with_dashed_label(line: Line) -> Line:
    """A line with what stands before its first dash as its label: the words of a group, or an effect in bold that
    several sentences explain; any other line as it is.
    """
    if line.label is not None or line.is_heading:
        return line
    found = DASHED.match(line.span.text)
    if not found:
        return _with_bold_band(line)
    label, body = line.span.cut(found.start("label"), found.end("label")), line.span.cut(found.end())
    marks = line.block.marks
    is_bold = bool(marks) and (marks[0].start, marks[0].end) == (label.start, label.end)
    read = read_label(label.text, ())
    is_group = read.kind == "group" and read.said.says_something
    if is_group or (is_bold and len(split_sentences(body)) > 1):
        return line._replace(label=label, body=body, is_bold=is_bold)
    return line


def _with_bold_band(line: Line) -> Line:
    """A line with the words of a group in bold in front of a list as its label: "**Rare** gout, hives"."""
    lead = next(iter(line.block.marks), None)
    if lead is None or line.span.text[: lead.start - line.span.start].strip(" *_"):
        return line
    label, body = (
        line.span.cut(lead.start - line.span.start, lead.end - line.span.start),
        line.span.cut(lead.end - line.span.start),
    )
    read = read_label(label.text, ())
    if read.kind == "group" and read.said.tier and is_bare_list(body.text):
        return line._replace(label=label, body=body, is_bold=True)
    return line
