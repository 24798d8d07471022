"""The reviewed words of effects, read once: a tree of their folded words for each part that a name can have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from materia_medica.extract.terms.spelling import folded
from materia_medica.extract.terms.tokens import words_in

Tree = dict[str, Any]
"""Word by word; under the empty word stands that a name ends here."""


TERM, CLASS, IN_FRONT, MEASURED, OF_WHAT, PLACED, SIGN, ABBREVIATION, ILLNESS = (1 << kind for kind in range(9))
"""What can begin with a word: flags, as whole numbers."""


class Beginnings(dict[str, int]):
    """What can begin with each folded word that was asked for."""

    def __init__(self, kinds_of: Callable[[str], int]) -> None:
        super().__init__()
        self._kinds_of = kinds_of

    def __missing__(self, word: str) -> int:
        """Look a word up."""
        kinds = self[word] = self._kinds_of(word)
        return kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What names are composed of; each tree holds names of one part."""

    terms: Tree
    """Names of effects that stand by themselves."""
    abbreviations: frozenset[str]
    """Names of effects in capitals, as written."""
    folded_abbreviations: frozenset[str]
    in_front: Tree
    heads: Tree
    behind: Tree
    places: Tree
    directions: Tree
    directions_behind: Tree
    measured_in: Tree
    measured: Tree
    measured_ends: Tree
    direction_joints: frozenset[str]
    of_what: frozenset[str]
    courses: frozenset[str]
    """How an effect came and how bad it was."""
    placed: frozenset[str]
    """What befalls a place and is no name without it."""
    endings: tuple[str, ...]
    no_endings: frozenset[str]
    never: frozenset[tuple[str, ...]]
    classes: Tree
    """Heads of lists, which are no effects."""
    shared_in_front: Tree
    local_signs: Tree
    organs_in_front: Tree
    organ_signs: Tree

    beginnings: Beginnings = field(init=False)
    """What a name or class that begins with a folded word can be; nothing where none can."""

    def __post_init__(self) -> None:
        """Have words looked up as they are first asked for."""
        object.__setattr__(self, "beginnings", Beginnings(self._kinds_of))

    def _kinds_of(self, word: str) -> int:
        kinds = TERM if word in self.terms else 0
        kinds |= CLASS if word in self.classes else 0
        kinds |= IN_FRONT if word in self.in_front else 0
        kinds |= MEASURED if self.may_be_measured(word) else 0
        kinds |= OF_WHAT if word in self.of_what else 0
        kinds |= PLACED if word in self.placed else 0
        kinds |= SIGN if word in self.organ_signs else 0
        kinds |= ABBREVIATION if word in self.folded_abbreviations else 0
        return kinds | (ILLNESS if self.ends_as_illness(word) else 0)

    def may_be_measured(self, word: str) -> bool:
        """Whether a folded word can begin what says which way something measured went."""
        return word in self.directions or word in self.measured or word in self.measured_in

    def ends_as_illness(self, word: str) -> bool:
        """Whether the ending of a single folded word makes it an illness."""
        return len(word) > _SHORTEST and word.endswith(self.endings) and word not in self.no_endings

    def names_nothing(self, words: Sequence[str]) -> bool:
        """Whether folded words name no effect by themselves."""
        return tuple(words) in self.never


_SHORTEST = 6


def longest(tree: Tree, words: Sequence[str], start: int, *, over: str | None = None) -> int:
    """Where the longest name that begins at `start` ends; `start` itself where none does.

    `over` is a mark that may stand between its words.
    """
    end = at = start
    here: Tree = tree
    count = len(words)
    while at < count:
        if over is not None and words[at] == over and at > start:
            at += 1
            continue
        if words[at] not in here:
            break
        here = here[words[at]]
        at += 1
        if "" in here:
            end = at
    return end


def tree_of(names: Iterable[str]) -> Tree:
    """A tree of names."""
    root: Tree = {}
    for name in names:
        here = root
        for word in key_of(name):
            here = here.setdefault(word, {})
        if here is not root:
            here[""] = True
    return root


def key_of(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(folded(word) for word in words_in(name))


def made_of(parts: dict[str, str], terms: Iterable[str], abbreviations: Collection[str]) -> Lexicon:
    """The lexicon of these parts and names; each part is a text, its entries parted by commas."""
    return Lexicon(
        terms=tree_of(terms),
        abbreviations=frozenset(abbreviations),
        folded_abbreviations=frozenset(word for name in abbreviations for word in key_of(name)[:1]),
        in_front=tree_of(listed(parts["in_front"])),
        heads=tree_of(listed(parts["heads"])),
        behind=tree_of(listed(parts["behind"])),
        places=tree_of(listed(parts["places"])),
        directions=tree_of(listed(parts["directions"])),
        directions_behind=tree_of(listed(parts["directions_behind"])),
        measured_in=tree_of(listed(parts["measured_in"])),
        measured=tree_of(listed(parts["measured"])),
        measured_ends=tree_of(listed(parts["measured_ends"])),
        direction_joints=frozenset(folded(w) for w in listed(parts["direction_joints"])),
        of_what=frozenset(folded(w) for w in listed(parts["of_what"])),
        courses=frozenset(folded(w) for w in listed(parts["courses"])),
        placed=frozenset(folded(w) for w in listed(parts["placed"])),
        endings=tuple(sorted({folded(w) for w in listed(parts["endings"])})),
        no_endings=frozenset(folded(w) for w in listed(parts["no_endings"])),
        never=frozenset(key_of(name) for name in listed(parts["never"])),
        classes=tree_of(listed(parts["classes"])),
        shared_in_front=tree_of(listed(parts["shared_in_front"])),
        local_signs=tree_of(listed(parts["local_signs"])),
        organs_in_front=tree_of(listed(parts["organs_in_front"])),
        organ_signs=tree_of(listed(parts["organ_signs"])),
    )


def listed(text: str) -> list[str]:
    """The entries of a text that commas part."""
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]
