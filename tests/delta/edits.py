"""Small pages that random edits change, as people who keep a formulary change theirs."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.check.builders import Tables, linked, page, page_tables

Pages = dict[str, dict[str, Any]]
"""What a page says, by its path."""

EFFECTS = ("nausea", "headache", "dizziness", "dry mouth", "constipation", "rash", "itching", "insomnia", "vomiting")
GROUPS = ("Common side effects", "Uncommon side effects", "Rare side effects", "Side effects")
QUESTIONS = {
    "What is it used for?": "It relieves pain.",
    "May I drive?": "Wait until you know how you react.",
    "May I drink alcohol?": "Alcohol makes drowsiness worse.",
    "What if I miss a dose?": "Take it when you remember it.",
}
INGREDIENTS = ("ibuprofen", "metformin", "warfarin", "omeprazole", "cetirizine")


def some_pages() -> Pages:
    """Three pages of single drugs."""
    return {f"{name}.md": fresh_page(name, random.Random(name)) for name in INGREDIENTS[:3]}


def fresh_page(name: str, chance: random.Random) -> dict[str, Any]:
    return {
        "title": name.capitalize(),
        "lead": "",
        "usage": "It is taken for pain.",
        "groups": {group: chance.sample(EFFECTS, 3) for group in GROUPS[:2]},
        "questions": dict(list(QUESTIONS.items())[:2]),
    }


def text_of(said: dict[str, Any]) -> str:
    """The page in Markdown."""
    groups = "\n\n".join(f"### {g}\n" + "\n".join(f"- {e}" for e in effects) for g, effects in said["groups"].items())
    questions = "\n\n".join(f"**{q}**\n\n{a}" for q, a in said["questions"].items())
    return (
        f"# {said['title']}\n\n{said['lead']}\n\n## Usage\n{said['usage']}\n\n## Side effects\n{groups}\n\n"
        f"## Questions\n{questions}\n"
    )


def tables_of(pages: Pages) -> Tables:
    """All tables of a release of these pages."""
    return linked(page_tables([page(path, text_of(said)) for path, said in sorted(pages.items())]))


def _lead(said: dict[str, Any], chance: random.Random) -> None:
    said["lead"] = " ".join(["More about it below."] * chance.randint(0, 3))


def _usage(said: dict[str, Any], chance: random.Random) -> None:
    said["usage"] = chance.choice(("It is taken for pain.", "It is taken for fever.", "It lowers sugar in the blood."))


def _another_effect(said: dict[str, Any], chance: random.Random) -> None:
    effects = chance.choice(list(said["groups"].values()))
    effects.insert(chance.randint(0, len(effects)), chance.choice(EFFECTS))


def _effect_gone(said: dict[str, Any], chance: random.Random) -> None:
    effects = chance.choice(list(said["groups"].values()))
    if len(effects) > 1:
        effects.pop(chance.randrange(len(effects)))


def _shuffled(said: dict[str, Any], chance: random.Random) -> None:
    chance.shuffle(chance.choice(list(said["groups"].values())))


def _another_tier(said: dict[str, Any], chance: random.Random) -> None:
    groups = list(said["groups"].items())
    place = chance.randrange(len(groups))
    free = [g for g in GROUPS if g not in said["groups"]]
    groups[place] = (chance.choice(free), groups[place][1])
    said["groups"] = dict(groups)


def _question(said: dict[str, Any], chance: random.Random) -> None:
    question = chance.choice(list(QUESTIONS))
    if question in said["questions"] and len(said["questions"]) > 1:
        del said["questions"][question]
    else:
        said["questions"] = {question: QUESTIONS[question], **said["questions"]}


def _answer(said: dict[str, Any], chance: random.Random) -> None:
    question = chance.choice(list(said["questions"]))
    said["questions"][question] = chance.choice(("Ask your pharmacist.", "Yes, with food.", QUESTIONS[question]))


EDITS: tuple[Callable[[dict[str, Any], random.Random], None], ...] = (
    _lead, _usage, _another_effect, _effect_gone, _shuffled, _another_tier, _question, _answer,
)  # fmt: skip


def edited(pages: Pages, chance: random.Random, edits: int) -> Pages:
    """The pages after so many edits: most change a page, some bring one or take one away."""
    made = deepcopy(pages)
    for _ in range(edits):
        kind = chance.random()
        if kind < 0.1 and len(made) > 1:
            del made[chance.choice(sorted(made))]
        elif kind < 0.25:
            name = chance.choice(INGREDIENTS)
            made[chance.choice((f"{name}.md", f"more/{name}.md"))] = fresh_page(name, chance)
        else:
            chance.choice(EDITS)(made[chance.choice(sorted(made))], chance)
    return made
