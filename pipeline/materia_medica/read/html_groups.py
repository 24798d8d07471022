"""Elements by tag, id, class or role, as the table of shells names them."""

from __future__ import annotations

from typing import Any, NamedTuple

from bs4.element import Tag


class Group(NamedTuple):
    """Elements that have one of these; each word of a class counts, in lower case."""

    tags: frozenset[str]
    ids: frozenset[str]
    classes: frozenset[str]
    roles: frozenset[str]
    itemprops: frozenset[str]

    def holds(self, tag: Tag) -> bool:
        """Whether an element is one of them."""
        if tag.name in self.tags:
            return True
        attrs = tag.attrs
        if not attrs:
            return False
        if self.ids and _one(attrs.get("id")) in self.ids:
            return True
        if "class" in attrs and not self.classes.isdisjoint(_many(attrs["class"])):
            return True
        if "role" in attrs and _one(attrs["role"]) in self.roles:
            return True
        return "itemprop" in attrs and not self.itemprops.isdisjoint(_many(attrs["itemprop"]))


def _one(value: Any) -> str:
    return value.lower() if isinstance(value, str) else ""


def _many(value: Any) -> list[str]:
    """The words of an attribute that may hold several."""
    return value.lower().split() if isinstance(value, str) else []


def group_of(row: dict[str, Any]) -> Group:
    """The elements that a row of the table names."""
    return Group(*(frozenset(row.get(name, ())) for name in Group._fields))
