"""What a question is about, and whether an answer gives a dose or an emergency step."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, any_of, table

_EXAMPLES = {
    "missed_dose": ("What if I forget a tablet?", "What if I take a tablet?"),
    "overdose": ("What if I take too much?", "What if I take little?"),
    "pregnancy_breastfeeding": ("Does it matter in pregnancy?", "Does it matter in summer?"),
    "alcohol": ("May I have a beer or other alcohol?", "May I have a rest?"),
    "food": ("May I have it on an empty stomach?", "May I have it on a boat?"),
    "driving": ("May I drive?", "May I swim?"),
    "dependence": ("Is it addictive?", "Is it white?"),
    "stopping": ("May I quit?", "May I go on?"),
    "storage": ("Does it belong into a refrigerator?", "Does it belong to me?"),
    "onset_duration": ("How soon do I notice it?", "Do I notice it?"),
    "interactions": ("Does it interact?", "Does it sting?"),
    "side_effects": ("Is it toxic?", "Is it white?"),
    "children_elderly": ("Is it for a child?", "Is it for a friend?"),
    "comparison": ("Is it stronger?", "Is it white?"),
    "dosage": ("What is the maximum?", "What is the colour?"),
    "administration": ("Should it be taken in the morning?", "Should it be white?"),
    "mechanism": ("What is its mode of action?", "What is its colour?"),
    "availability": ("What is the price?", "What is the colour?"),
    "conditions": ("Do I need a vaccine first?", "Do I need a friend first?"),
    "usage": ("Does it prevent gout?", "Does it sting?"),
}
"""For each topic a question about it, and one that looks alike and is not."""


TOPICS: tuple[Rule, ...] = tuple(
    Rule(
        name=str(topic),
        pattern=alternatives(patterns),
        example=(_EXAMPLES[topic][0], topic),
        counter_example=_EXAMPLES[topic][1],
    )
    for topic, patterns in table("faqs")["topics"].items()
)
"""The topics in the order in which they are tried."""
INSTRUCTS = Rule(
    name="dose or emergency step",
    pattern=any_of("faqs", "clinical_instruction"),
    example=("Take 20 mg at night.", True),
    counter_example="take it at night.",
)
_LONGEST_QUESTION = 1000
_LONGEST_ANSWER = 2000
"""Characters that are looked at."""


@lru_cache(maxsize=16384)
def topic_of(question: str) -> str:
    """What a question is about."""
    asked = question[:_LONGEST_QUESTION].lower()
    return next((topic.name for topic in TOPICS if topic.search(asked)), "other")


def is_instruction(answer: str) -> bool:
    """Whether an answer gives a dose or an emergency step."""
    return INSTRUCTS.search(answer[:_LONGEST_ANSWER].lower()) is not None
