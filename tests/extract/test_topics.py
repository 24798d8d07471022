"""What a question is about: first what it asks to do or know, then whom or what it speaks of."""

from __future__ import annotations

import pytest

from materia_medica.extract.faqs.topics import topic_of
from materia_medica.extract.language.word_tables import table
from materia_medica.schema.values import TOPICS

from .pages import rows_of, values

TOPICS_ASKED = {
    "missed_dose": "What if I miss a dose?",
    "overdose": "What happens if I take too much?",
    "pregnancy_breastfeeding": "Can I take it while pregnant?",
    "alcohol": "Can I drink alcohol?",
    "food": "Should I take it with a meal?",
    "driving": "Can I drive?",
    "dependence": "Is it addictive?",
    "stopping": "Can I stop it suddenly?",
    "storage": "How should I store it?",
    "onset_duration": "How long does it take to work?",
    "interactions": "Can I take it with other medicines?",
    "side_effects": "What are the side effects?",
    "children_elderly": "Is it suitable for children?",
    "comparison": "Is it better than paracetamol?",
    "dosage": "What is the usual dose?",
    "administration": "How should I take it?",
    "mechanism": "How does it work?",
    "other": "Is the tablet white?",
}


@pytest.mark.parametrize(("topic", "question"), TOPICS_ASKED.items(), ids=list(TOPICS_ASKED))
def test_each_topic_has_its_plain_question(topic, question) -> None:
    assert topic_of(question) == topic


def test_topics_are_those_of_the_schema() -> None:
    assert {entry["topic"] for entry in table("topics")["topics"]} | {"other"} == set(TOPICS)


ASKED_FIRST = [
    ("side_effects", "What are the side effects of the topical form?"),
    ("side_effects", "Are there long-term side effects of regular use?"),
    ("side_effects", "What long-term risks does prolonged use have?"),
    ("side_effects", "What if I experience cramps after stopping it?"),
    ("dosage", "What is the recommended dosage of calcium lactate?"),
    ("dosage", "Should the dose be adjusted in older adults?"),
    ("dosage", "How does renal impairment affect dosing?"),
    ("dosage", "How often is it injected?"),
    ("dosage", "What is the usual concentration in a cream for the face?"),
    ("missed_dose", "What happens if a dose is missed?"),
    ("storage", "How should the drops be stored after opening?"),
    ("conditions", "What are the contraindications of oral iron?"),
    ("conditions", "When should the spray not be used?"),
    ("conditions", "May the drops be used with a perforated eardrum?"),
    ("conditions", "Does it suit all skin types?"),
    ("overdose", "What do I do if the gel comes into contact with my lips?"),
    ("usage", "What kind of medicine is it?"),
    ("conditions", "How often should thyroid function be monitored?"),
    ("conditions", "What should I tell my doctor before I take it?"),
    ("conditions", "Which precautions are needed when prescribing it?"),
    ("comparison", "How does it differ from other sleeping tablets?"),
    ("comparison", "Are there alternatives for patients with gout?"),
    ("comparison", "Is the syrup the same as the suspension?"),
    ("mechanism", "How does it work against tapeworms?"),
    ("mechanism", "What is the role of codeine in the mixture?"),
    ("mechanism", "Why is levodopa given together with carbidopa?"),
    ("mechanism", "What is the mechanism of its skin reactions?"),
    ("dosage", "May I apply it more often than prescribed?"),
    ("usage", "What is its role in the treatment of gout?"),
    ("usage", "Which liver diseases is it used for?"),
    ("usage", "How effective is it in patients with lupus?"),
    ("interactions", "Which drug interactions matter in patients with epilepsy?"),
    ("onset_duration", "How long until I feel better?"),
    ("onset_duration", "When will I feel better?"),
]


@pytest.mark.parametrize(("topic", "question"), ASKED_FIRST)
def test_what_is_asked_for_decides_before_what_is_mentioned(topic, question) -> None:
    assert topic_of(question) == topic


MENTIONED = [
    ("pregnancy_breastfeeding", "Is it safe in lactation?"),
    ("pregnancy_breastfeeding", "Does it pass into breast milk?"),
    ("children_elderly", "Which precautions hold for older adults?"),
    ("conditions", "Can this combination be used in patients with liver disease?"),
    ("conditions", "How should it be used in patients with renal impairment?"),
    ("conditions", "Can it be used in patients with psoriasis?"),
    ("conditions", "May I take it if I have gout?"),
    ("conditions", "Is it right for me?"),
    ("usage", "Can it be used for nappy rash?"),
    ("usage", "Is it suitable for every kind of migraine?"),
    ("usage", "Does it relieve a blocked nose?"),
    ("usage", "What if my cough does not improve?"),
    ("usage", "What should I do if the itch persists?"),
    ("onset_duration", "Can it be used for long-term control of gout?"),
    ("onset_duration", "May I use it for more than a week?"),
    ("administration", "How should it be used?"),
    ("administration", "Can I use the gel on broken skin?"),
    ("administration", "Can my daughter's nurse crush the tablet?"),
    ("administration", "When should the tablet be taken?"),
    ("dosage", "Can I take it every day?"),
    ("dosage", "How much caffeine citrate should be given?"),
    ("side_effects", "Does it have lasting effects on the body?"),
    ("side_effects", "Will it stain my clothes?"),
    ("side_effects", "How are mouth ulcers managed during treatment?"),
    ("side_effects", "Is the ointment safe?"),
    ("overdose", "What if I accidentally get the cream into my eyes?"),
    ("availability", "Can I take it without a doctor's prescription?"),
    ("availability", "Is it still used for malaria?"),
    ("interactions", "Which medications should I avoid with it?"),
    ("interactions", "Which drugs must not be taken together with it?"),
    ("interactions", "May it be mixed with other eye drops?"),
    ("alcohol", "Is a glass of wine with dinner all right?"),
    ("alcohol", "How long must I not drink?"),
    ("food", "May I drink grapefruit juice?"),
    ("food", "Can I drink coffee after the tablet?"),
    ("food", "May I eat or drink before the injection?"),
    ("food", "Do I take it on an empty stomach?"),
    ("driving", "May I do work that needs full alertness?"),
    ("other", "Does the carton show a bird?"),
]


@pytest.mark.parametrize(("topic", "question"), MENTIONED)
def test_what_is_mentioned_decides_where_the_opening_says_nothing(topic, question) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize(
    ("name", "topic", "question"),
    [
        ("Benzyl alcohol", "usage", "Can benzyl alcohol be used to treat scabies?"),
        ("Benzyl alcohol", "alcohol", "Can I drink alcohol while using benzyl alcohol?"),
        ("Caffeine", "side_effects", "Can caffeine cause a headache?"),
        ("Caffeine", "food", "May I drink caffeine while taking this?"),
        ("Calcium lactate", "usage", "Is calcium lactate a vitamin?"),
        ("Rabies vaccine", "children_elderly", "Is the rabies vaccine for children?"),
    ],
)
def test_the_name_of_the_drug_decides_nothing(name, topic, question) -> None:
    assert topic_of(question, frozenset({name.lower()})) == topic
    rows = rows_of(f"# {name}\n\n### Usage\n\nFor the skin.\n\n### FAQs\n\n**Q: {question}**\n\nA: Ask first.\n").faqs
    assert values(rows, "topic") == [topic]


def test_letter_case_and_typographic_quotes_make_no_other_topic() -> None:
    assert topic_of("WHAT IF IT DOESN\u2019T WORK?") == topic_of("What if it doesn't work?") == "usage"
