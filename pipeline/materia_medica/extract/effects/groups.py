"""Groups: which headings, labels and introductions a row stands under."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.labels import Label, heads_others
from materia_medica.extract.language.statement import NOTHING, Statement, together

FrameKind = Literal["heading", "opening", "ingredient", "label", "intro", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One heading, label or introduction that is in force."""

    kind: FrameKind
    depth: int = 0
    """Heading level for a heading, list depth for an item, else 0."""
    label: str | None
    said: Statement = NOTHING
    context: str | None = None
    category: str | None = None
    ingredient: str | None = None

    is_of_others: bool = False
    """Whether what it heads are no effects: risk factors, treatments."""

    @property
    def is_group(self) -> bool:
        """Whether it opens a group: an item's label that only names a class ("Liver", "Other") opens none."""
        states = self.said.says_something or self.context or self.ingredient
        return bool(states or not (self.category or self.kind == "item"))


def frame_of(label: Label, title: str, kind: FrameKind, depth: int = 0) -> Frame:
    """The frame that a label opens: it names an ingredient, a class of effects, or only states something."""
    is_ingredient = label.kind == "ingredient"
    return Frame(
        kind=kind,
        depth=depth,
        label=title,
        said=label.said,
        context="adverse_reaction" if label.is_adr else None,
        category=label.name if label.kind in ("system", "class", "effect") else None,
        ingredient=label.name if is_ingredient else None,
        is_of_others=heads_others(title),
    )


class InForce(NamedTuple):
    """What all frames in force say together."""

    label: str | None
    said: Statement
    category: str | None
    ingredient: str | None
    is_of_others: bool
    """Whether what stands here is no list of effects: risk factors, treatments."""
    is_near: bool
    """Whether the tier is stated by a sub-heading or label, which no sentence overrules that only points back to it."""


def _holds_above(frame: Frame, depth: int) -> bool:
    """Whether a frame goes on holding below a new heading of this level."""
    return frame.depth < depth if frame.kind == "heading" else frame.kind == "opening" and frame.depth <= depth


class Groups:
    """The frames in force while a section is read from top to bottom."""

    def __init__(self, ingredient: str | None, heading: Frame | None) -> None:
        self._frames: tuple[Frame, ...] = (heading,) if heading else ()
        self._together: InForce | None = None
        self._page_ingredient = ingredient
        self._items_seen = False
        self._with_lists: set[str] = set()
        """Ingredients whose label stands right above their list."""
        self._has_labels_below = False
        self._outside: tuple[Frame, ...] | None = None

    def on_box(self, quoted: bool) -> None:
        """What opens in a quotation or an alert box ends with it; `quoted` says whether the line stands in one."""
        if quoted and self._outside is None:
            self._outside = self._frames
        elif not quoted and self._outside is not None:
            self._put(*self._outside)
            self._outside = None

    def on_heading(self, frame: Frame) -> None:
        """A heading ends all groups below its level; an opening sentence above headings of its level holds on."""
        self._put(*(f for f in self._frames if _holds_above(f, frame.depth)), frame)

    def on_opening(self, frame: Frame, *, of_others: bool) -> None:
        """A sentence above sub-headings holds for all of them; one `of_others` ends what was said to be serious."""
        above = [f for f in self._frames if f.kind == "heading" and f.depth < frame.depth]
        if of_others:
            above = [replace(f, said=f.said._replace(is_serious=False)) for f in above]
        self._put(*above, frame)

    def on_ingredient(self, frame: Frame) -> None:
        """An ingredient's label ends the groups of the one before."""
        self._put(*(f for f in self._frames if f.kind in ("heading", "opening")), frame)
        self._items_seen = False
        if frame.ingredient:
            self._with_lists.add(frame.ingredient)

    def has_read_lists_of(self, ingredients: tuple[Ingredient, ...]) -> bool:
        """Whether each ingredient had its label and its list right below, without labels of groups between."""
        is_last_read = self._items_seen and any(f.kind == "ingredient" for f in self._frames)
        return is_last_read and not self._has_labels_below and self._with_lists >= {i.name for i in ingredients}

    def end_heading(self, title: str) -> None:
        """The nearest heading ends where the head of a table repeats it: text behind the table is of others."""
        last = self._frames[-1] if self._frames else None
        if last is not None and last.kind == "heading" and (last.label or "").lower().strip(" :") == title.lower():
            self._put(*self._frames[:-1], replace(last, said=NOTHING))

    def end_categories(self) -> None:
        """What follows is of no class that headings have named so far."""
        self._put(*(replace(f, category=None) for f in self._frames))

    def end_intro(self) -> None:
        """The list of an introduction has ended."""
        self._put(*(f for f in self._frames if f.kind != "intro"))

    def end_ingredient(self) -> None:
        """What follows holds for all ingredients again."""
        self._put(*(f for f in self._frames if f.kind != "ingredient"))

    def on_label(self, frame: Frame) -> None:
        """A label or introduction at the margin replaces the one before."""
        self._has_labels_below |= any(f.kind == "ingredient" for f in self._frames)
        self._put(*(f for f in self._frames if f.kind in ("heading", "opening", "ingredient")), frame)
        self._items_seen = False

    def on_item(self, depth: int) -> None:
        """A list item ends the groups of items at its depth or deeper."""
        self._items_seen = True
        self._put(*(f for f in self._frames if f.kind != "item" or f.depth < depth))

    def on_paragraph(self) -> None:
        """Text at the margin ends all items, and a label or introduction whose list has been read."""
        kept: tuple[FrameKind, ...] = ("heading", "opening", "ingredient")
        if not self._items_seen:
            kept = (*kept, "label", "intro")
        self._put(*(f for f in self._frames if f.kind in kept))

    def list_stands_behind(self) -> None:
        """The list of the label just opened stands on its own line, so that the next paragraph ends the group."""
        self._items_seen = True

    def push(self, frame: Frame) -> None:
        """A group inside the present one."""
        self._put(*self._frames, frame)

    def pop(self) -> None:
        """The group opened last ends."""
        self._put(*self._frames[:-1])

    @contextmanager
    def inside(self, *frames: Frame) -> Iterator[None]:
        """Within the context these groups stand inside the present ones; afterwards all is as it was."""
        before, together = self._frames, self._together
        self._put(*before, *frames)
        try:
            yield
        finally:
            self._frames, self._together = before, together

    def state(self, said: Statement) -> None:
        """The group opened last states this frequency and seriousness: its label and the words beside it say so."""
        *outer, last = self._frames
        self._put(*outer, replace(last, said=together(said._replace(context=None), last.said)))

    def state_also(self, said: Statement) -> None:
        """The group opened last states this too, where it says nothing itself."""
        *outer, last = self._frames
        self._put(*outer, replace(last, said=together(last.said, said)))

    def place(self, setting: str | None, context: str | None) -> None:
        """From here on effects were seen in this setting: the nearest heading says so."""
        at = next((at for at in reversed(range(len(self._frames))) if self._frames[at].kind == "heading"), None)
        heading = Frame(kind="heading", label=None) if at is None else self._frames[at]
        placed = replace(heading, said=heading.said._replace(setting=setting, context=context))
        self._put(*self._frames[: at or 0], placed, *self._frames[0 if at is None else at + 1 :])

    def _put(self, *frames: Frame) -> None:
        if frames != self._frames:
            self._frames = frames
            self._together = None

    def in_force(self) -> InForce:
        """What the frames say together; it is worked out once after each change."""
        if self._together is None:
            self._together = self._said_together()
        return self._together

    def _said_together(self) -> InForce:
        """What is in force: the nearest frame that says a thing wins; seriousness holds for all below."""
        said, is_near = NOTHING, False
        category = ingredient = label = None
        for frame in reversed(self._frames):
            if said.frequency is None and frame.said.frequency is not None:
                is_near = frame.kind in ("label", "item", "ingredient") or (frame.kind == "heading" and frame.depth > 0)
            circumstance = Statement(context=frame.context) if frame.context else NOTHING
            said = together(said, circumstance, frame.said)
            category = category or frame.category
            ingredient = ingredient or frame.ingredient
            label = label or (frame.label if frame.is_group else None)
        return InForce(
            label=label,
            said=said,
            category=category,
            ingredient=ingredient or self._page_ingredient,
            is_of_others=any(frame.is_of_others for frame in self._frames),
            is_near=is_near,
        )
