"""What a question is about, and whether an answer gives a dose or an emergency step."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.asked_together import AskedTogether
from materia_medica.extract.language.needed_words import all_needed, needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, any_of, table
from materia_medica.schema.ids import fold

_EXAMPLES = {
    "side effects asked for": ("What are the side effects on a baby?", "What do I do about side effects?"),
    "dose asked for": ("What is the recommended dose for children?", "What if a dose is missed?"),
    "storage asked for": ("How is the caffeine solution stored?", "What is in store for me?"),
    "difference asked for": ("How does it differ from alcohol?", "Are there different packs?"),
    "way of working asked for": ("How does it work against an infection with worms?", "How much work is it?"),
    "contraindications asked for": ("Who should not take it with food?", "Who should take it?"),
    "interactions asked for": ("What are people with gout told of drug interactions?", "What are they told?"),
    "indications asked for": ("Which liver diseases is it used for?", "Which is the better colour?"),
    "missed_dose": ("What if I forget a tablet?", "What if I take a tablet?"),
    "overdose": ("What if I take too much?", "What if I take little?"),
    "pregnancy_breastfeeding": ("Does it matter in pregnancy?", "Does it matter in summer?"),
    "alcohol": ("May I have a beer or other alcohol?", "May I have a rest?"),
    "food": ("May I have it on an empty stomach?", "May I have it on a boat?"),
    "driving": ("May I drive?", "May I swim?"),
    "dependence": ("Is it addictive?", "Is it white?"),
    "what is felt": ("What if I experience cramps after stopping it?", "What if I stop it?"),
    "stopping": ("May I quit?", "May I go on?"),
    "on the market": ("Is it still in use?", "Is it still white?"),
    "storage": ("Does it belong into a refrigerator?", "Does it belong to me?"),
    "lack of effect": ("What if the pain comes back?", "What if the pain goes?"),
    "when it is taken": ("When should it be started?", "When was it found?"),
    "onset_duration": ("How soon do I notice it?", "Do I notice it?"),
    "children_elderly": ("Is it for a child?", "Is it for a friend?"),
    "long-term use": ("Is it meant for long-term use?", "Is it meant for use?"),
    "what it is used against": ("Does it relieve a blocked nose?", "Does it sting?"),
    "precautions and monitoring": ("What should I know?", "What should I do?"),
    "care of an effect": ("How is a nosebleed managed?", "How is a firm run?"),
    "patients with a condition": ("May people with gout have it?", "May people have it?"),
    "interactions": ("Does it interact?", "Does it sting?"),
    "side_effects": ("Is it toxic?", "Is it white?"),
    "comparison": ("Is it stronger?", "Is it white?"),
    "where it is applied": ("May I put it near my eyes?", "May I put it down?"),
    "dosage": ("Is there a maximum?", "Is there a colour?"),
    "administration": ("Should it be taken in the morning?", "Should it be white?"),
    "mechanism": ("What is its mode of action?", "What is its colour?"),
    "availability": ("What is the price?", "What is the colour?"),
    "conditions": ("Do I need a vaccine first?", "Do I need a friend first?"),
    "usage": ("What is its benefit?", "Does it sting?"),
}
"""For each rule a question that it tells the topic of, and one that looks alike and that it leaves."""
_TOPIC = {str(entry["name"]): str(entry["topic"]) for entry in table("topics")["topics"]}

TOPICS: tuple[Rule, ...] = tuple(
    Rule(
        name=str(entry["name"]),
        pattern=alternatives(entry["patterns"]),
        needs=all_needed(entry["patterns"]),
        example=(_EXAMPLES[entry["name"]][0], entry["topic"]),
        counter_example=_EXAMPLES[entry["name"]][1],
    )
    for entry in table("topics")["topics"]
)
"""The rules in the order in which they are tried."""
_TOGETHER = AskedTogether((_TOPIC[rule.name], rule) for rule in TOPICS)
INSTRUCTS = (
    Rule(
        name="dose",
        pattern=any_of("faqs", "doses"),
        needs=tuple("0123456789"),
        example=("Take 20 mg at night.", True),
        counter_example="take it at night.",
    ),
    Rule(
        name="amount to take",
        pattern=any_of("faqs", "amounts"),
        needs=needed_of("faqs", "amounts"),
        example=("Use two sprays at night.", True),
        counter_example="use the spray at night.",
    ),
    Rule(
        name="emergency step",
        pattern=any_of("faqs", "emergency_steps"),
        needs=needed_of("faqs", "emergency_steps"),
        example=("Seek emergency help.", True),
        counter_example="seek help.",
    ),
)
_LONGEST_QUESTION = 1000
_LONGEST_ANSWER = 2000
"""Characters that are looked at."""
_TAKEN_AS_FOOD = ("drink ", "drinking ", "eat ", "eating ", "consume ", "consuming ")
"""A name behind one of these is the food, and no medicine."""


def topic_of(question: str, names: frozenset[str] = frozenset()) -> str:
    """What a question is about; `names` are the folded names of its page's drug, which decide nothing."""
    asked = fold(question[:_LONGEST_QUESTION])
    return _topic_of(_without_names(asked, names))


@lru_cache(maxsize=16384)
def _topic_of(asked: str) -> str:
    for topic, rule in _TOGETHER.of(asked):
        if rule.search(asked):
            return topic
    return "other"


def _without_names(asked: str, names: frozenset[str]) -> str:
    """The question with "it" for each of the names that stands in it as a word, the longest first.

    Found by plain search: a page's names are its own, and an expression made for each page cost more than it found.
    """
    for name in sorted((name for name in names if name in asked), key=len, reverse=True):
        at = asked.find(name)
        while at >= 0:
            end = at + len(name)
            if _is_word(asked, at, end) and not asked.endswith(_TAKEN_AS_FOOD, 0, at):
                asked, end = f"{asked[:at]}it{asked[end:]}", at + len("it")
            at = asked.find(name, end)
    return asked


def _is_word(text: str, start: int, end: int) -> bool:
    return not any(sign.isalnum() or sign == "_" for sign in (text[:start][-1:], text[end : end + 1]))


def is_instruction(answer: str) -> bool:
    """Whether an answer gives a dose or an emergency step."""
    low = answer[:_LONGEST_ANSWER].lower()
    return any(rule.search(low) for rule in INSTRUCTS)
