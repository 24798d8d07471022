"""What pages are made of: classes of medicines with their words, and which products of them there are."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TIERS = ("very_common", "common", "uncommon", "rare", "very_rare")


class Product(NamedTuple):
    """One or two substances of classes that are given together."""

    names: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def name(self) -> str:
        return " + ".join(self.names)


@cache
def words() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    return said


@cache
def products() -> tuple[Product, ...]:
    """Every substance alone, and the combinations of classes that are given together."""
    classes = words()["classes"]
    alone = [Product((n,), (c,)) for c, said in classes.items() for n in said["substances"]]
    pairs = [
        Product((one, other), (c, d))
        for c, said in classes.items()
        for d in said.get("with", ())
        if c < d
        for one in said["substances"]
        for other in classes[d]["substances"]
    ]
    return (*alone, *pairs)


def dice(seed: int, kind: str, number: int) -> random.Random:
    """Chance for one page: it depends on nothing but the seed, the kind and the number of the page."""
    return random.Random(f"{seed}/{kind}/{number}")


def effects_of(product: Product, chance: random.Random) -> dict[str, list[str]]:
    """Some of the effects of its classes by tier, each where it is most frequent, in the order of the tiers."""
    found: dict[str, list[str]] = {}
    seen: set[str] = set()
    for tier in TIERS:
        known = [e for c in product.classes for e in words()["classes"][c]["effects"].get(tier, ())]
        new = [e for e in dict.fromkeys(known) if e not in seen]
        seen.update(new)
        if new:
            found[tier] = chance.sample(new, max(1, len(new) - chance.randrange(2)))
    return found
