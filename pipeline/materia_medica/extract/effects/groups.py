"""Groups: which headings, labels and introductions a row stands under."""

from __future__ import annotations

from typing import Literal, NamedTuple

from materia_medica.extract.language.frequency import NOTHING, Statement

FrameKind = Literal["heading", "ingredient", "label", "intro", "item"]


class Frame(NamedTuple):
    """One heading, label or introduction that is in force."""

    kind: FrameKind
    depth: int
    """Heading level for a heading, list depth for an item, else 0."""
    label: str | None
    said: Statement = NOTHING
    context: str | None = None
    category: str | None = None
    ingredient: str | None = None

    @property
    def is_group(self) -> bool:
        """Whether it opens a group: an item's label that only names a class ("Liver", "Other") opens none."""
        states = self.said.says_something or self.context or self.ingredient
        return bool(states or not (self.category or self.kind == "item"))


class Group(NamedTuple):
    """What all frames in force say together."""

    label: str | None
    said: Statement
    context: str | None
    category: str | None
    ingredient: str | None
    is_near: bool
    """Whether the tier is stated by a sub-heading or label, which no introducing sentence overrules."""


class Groups:
    """The frames in force while a section is read from top to bottom."""

    def __init__(self, ingredient: str | None, heading: Frame | None) -> None:
        self.frames: list[Frame] = [heading] if heading else []
        self.page_ingredient = ingredient
        self.items_seen = False

    def on_heading(self, frame: Frame) -> None:
        """A heading ends all groups below its level."""
        self.frames = [f for f in self.frames if f.kind == "heading" and f.depth < frame.depth]
        self.frames.append(frame)

    def on_ingredient(self, frame: Frame) -> None:
        """An ingredient's label ends the groups of the one before."""
        self.frames = [f for f in self.frames if f.kind == "heading"]
        self.frames.append(frame)
        self.items_seen = False

    def end_ingredient(self) -> None:
        """What follows holds for all ingredients again."""
        self.frames = [f for f in self.frames if f.kind != "ingredient"]

    def on_label(self, frame: Frame) -> None:
        """A label or introduction at the margin replaces the one before."""
        self.frames = [f for f in self.frames if f.kind in ("heading", "ingredient")]
        self.frames.append(frame)
        self.items_seen = False

    def on_item(self, depth: int) -> None:
        """A list item ends the groups of items at its depth or deeper."""
        self.items_seen = True
        self.frames = [f for f in self.frames if f.kind != "item" or f.depth < depth]

    def on_paragraph(self) -> None:
        """Text at the margin ends all items, and a label or introduction whose list has been read."""
        kept: tuple[FrameKind, ...] = ("heading", "ingredient")
        if not self.items_seen:
            kept = (*kept, "label", "intro")
        self.frames = [f for f in self.frames if f.kind in kept]

    def push(self, frame: Frame) -> None:
        """A group inside the present one."""
        self.frames.append(frame)

    def now(self) -> Group:
        """What is in force: the nearest frame that says a thing wins; seriousness holds for all below."""
        said, is_near, is_serious = NOTHING, False, False
        context = category = ingredient = label = None
        for frame in reversed(self.frames):
            if said.tier is None and frame.said.tier is not None:
                said = frame.said
                is_near = frame.kind in ("label", "item", "ingredient") or (frame.kind == "heading" and frame.depth > 0)
            is_serious = is_serious or frame.said.is_serious
            context = context or frame.context or frame.said.context
            category = category or frame.category
            ingredient = ingredient or frame.ingredient
            label = label or (frame.label if frame.is_group else None)
        if said.is_serious != is_serious:
            said = said._replace(is_serious=is_serious)
        return Group(label, said, context, category, ingredient or self.page_ingredient, is_near)
