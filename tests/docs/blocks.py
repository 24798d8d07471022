"""Fenced blocks of the documentation that are tested, and how they are marked.

A comment on the line before the fence marks a block:

    <!-- tested -->              run it: exit code 0; what it prints must be what stands below each command, if anything
    <!-- tested: exit 1 -->      the same with another exit code of the last command
    <!-- tested: file PATH -->   write it to PATH
    <!-- output -->              what the tested block before it prints
    <!-- not tested: REASON -->  leave it out

In `console` blocks a command begins with `$ ` and goes on after a backslash. A line `...` stands for any lines, `...` in
a line for any words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^(?:<!-- (?P<mark>[^\n]+?) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    line: int
    mark: str
    kind: str
    text: str

    @property
    def is_tested(self) -> bool:
        return self.mark == "tested" or self.mark.startswith("tested:")

    @property
    def file(self) -> str | None:
        return self.mark.removeprefix("tested: file ") if self.mark.startswith("tested: file ") else None

    @property
    def exit_code(self) -> int:
        return int(self.mark.removeprefix("tested: exit ")) if self.mark.startswith("tested: exit ") else 0


class Command(NamedTuple):
    words: str
    shown: str
    """What the document says it prints; empty where it says nothing."""


def blocks_of(document: Path) -> list[Block]:
    text = document.read_text("utf-8")
    return [
        Block(text.count("\n", 0, m.start()) + 1, m["mark"] or "", m["kind"], m["text"]) for m in _BLOCK.finditer(text)
    ]


def commands_of(block: Block) -> list[Command]:
    commands: list[Command] = []
    goes_on = False
    for line in block.text.splitlines():
        if goes_on:
            last = commands.pop()
            commands.append(Command(f"{last.words}\n{line}", ""))
        elif line.startswith("$ "):
            commands.append(Command(line.removeprefix("$ "), ""))
        else:
            assert commands, f"line {block.line}: output before the first command"
            last = commands.pop()
            commands.append(last._replace(shown=f"{last.shown}{line}\n"))
        goes_on = line.endswith("\\") and not commands[-1].shown
    return commands


def _pattern(line: str) -> str:
    if line.strip() == "...":
        return r"(?:[^\n]*\n)*?"
    return r"[^\n]*".join(re.escape(part) for part in line.split("...")) + "\n"


def agrees(shown: str, printed: str) -> bool:
    """Whether `printed` is what the document shows, blanks at the ends of lines aside."""
    parts = [_pattern(line.rstrip()) for line in shown.splitlines()]
    plain = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch("".join(parts), plain) is not None
