"""Lists of leaflets that a conversion ran together: where their items begin, and that each word of the tables acts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from materia_medica.extract.effects.leaflets import cover, item_begins
from materia_medica.extract.effects.leaflets.cover import Cover
from materia_medica.extract.effects.leaflets.examples import rows_in_leaflet
from materia_medica.extract.effects.leaflets.run_words import RunTables, outside_of, run_tables, tables_of
from materia_medica.extract.effects.leaflets.unsigned import begins_unsigned
from materia_medica.extract.language.word_tables import table
from materia_medica.extract.terms.tokens import tokens_of
from materia_medica.extract.terms.word_tables import lexicon


def parted(text: str) -> list[str]:
    """A text cut where its items begin."""
    cuts = [0, *begins_unsigned(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(cuts)]


@pytest.mark.parametrize(
    "items",
    [
        ["headache", "dry mouth", "feeling sick (nausea)", "painful and frequent urination", "muscle cramps"],
        ["shaking or tremor", "high blood sugar levels", "agitation", "feeling restless", "difficulty sleeping"],
        ["difficulty sleeping", "fast or irregular heart beat", "difficulty passing urine (urinary retention)"],
        ["being sick (vomiting)", "stomach (abdominal) pain or discomfort", "weight gain", "anxiety", "joint pain"],
        ["increase in the level of liver enzymes", "increase in bilirubin (a test of the liver)", "weight gain"],
        ["bleeding underneath the skin", "increase in the number of white blood cells", "too much acid in the body"],
        ["joint pain", "kidney problems", "blood in the urine", "fever"],
        ["vomiting", "upset stomach", "diarrhoea", "inability to sleep", "muscle pain"],
        ["numbness", "faster heart beat", "widening of blood vessels", "accumulation of fluid in the lung"],
        ["swelling of the face, lips or tongue", "difficulty breathing"],
        ["blood clot that forms in the veins", "bowel blockage", "inflammation of the colon", "hair loss"],
        ["tingly feelings in the skin (pins and needles)", "sensation of weakness in the limbs"],
        ["low platelet count (thrombocytopenia)", "a low red blood cell count (anaemia)"],
        ["suicidal thoughts (above all with depression).", "panic attack"],
        ["flushing", "pallor", "vomiting", "constipation", "fainting", "irritation of the ear"],
        ["difficulty in swallowing", "muscle or bone pain", "swelling", "weakness"],
        ["feeling weak", "low heart rate", "shaking", "vision blurred", "hives"],
        ["vision blurred", "dizziness", "nausea"],
        ["boil (abscess)", "extremely few white blood cells (leukopenia)", "nausea"],
        ["infection of the eye (conjunctivitis)", "skin lump", "feeling your heartbeat", "severe allergic reaction"],
    ],
    ids=lambda items: items[0],
)
def test_items_that_a_conversion_ran_together_are_parted(items: list[str]) -> None:
    assert parted(" ".join(items)) == items


@pytest.mark.parametrize(
    "one",
    [
        "severe pain in the upper stomach area radiating to the back",
        "increase in heart rate and blood pressure",
        "worsening of pre-existing heart failure symptoms",
        "fever with chills and body aches",
        "inflammation of the kidneys or liver enzymes, muscle pain",
        "decreased elimination of the muscle tissue breakdown product through the kidneys",
        "formation of a blood clot in a deep vein",
        "tests showing low blood potassium levels",
        "a heart rhythm disorder causing irregular rapid activity",
        "swelling of the inner lining of the eye lid",
        "itching red eruption of the skin",
        "blood clot in your veins (deep vein thrombosis) - pain and swelling",
        "burning feeling in the hands",
        "small red or purple spots under the skin",
        "kidney disease bleeding may occur with",
        "involuntary jerking movements of the arms",
        "throbbing pain in the temples",
        "loss of bone in the chin (necrosis) generally seen after an infection",
        "herpes (shingles) infection",
        "feeling weak muscles",
    ],
)
def test_one_effect_in_many_words_stays_whole(one: str) -> None:
    assert parted(one) == [one]


def test_the_items_of_such_a_list_are_rows_of_its_band() -> None:
    page = "Common (may affect up to 1 in 10 people)\n\nheadache dry mouth feeling sick (nausea) chest pain anxiety"
    assert rows_in_leaflet(page) == [
        "headache; common",
        "dry mouth; common",
        "feeling sick; nausea; common",
        "chest pain; common",
        "anxiety; common",
    ]


def test_a_list_longer_than_any_sentence_is_read_to_its_end() -> None:
    items = [f"feeling of {hour} o'clock pain in the hand" for hour in range(50)]
    page = f"Common (may affect up to 1 in 10 people)\n\n{', '.join(items)}, weight gain which may be sudden, gout"
    assert rows_in_leaflet(page)[-2:] == ["weight gain; which may be sudden; common", "gout; common"]


def test_a_band_between_the_items_of_such_a_list_opens_its_own() -> None:
    page = "headache dry mouth feeling dizzy Uncommon (may affect up to 1 in 100 people) shaking agitation"
    assert rows_in_leaflet(f"Common (may affect up to 1 in 10 people)\n\n{page}") == [
        "headache; common",
        "dry mouth; common",
        "feeling dizzy; common",
        "shaking; uncommon",
        "agitation; uncommon",
    ]


def test_a_sentence_at_the_end_of_such_a_list_takes_none_of_its_items_away() -> None:
    page = "Shivering Itchy rash (hives) Fever Herpes infections Discomfort around the place you have had the drip."
    assert rows_in_leaflet(f"Rare (may affect up to 1 in 1,000 people)\n\nGout\n\n{page}")[:5] == [
        "Gout; rare",
        "Shivering; rare",
        "Itchy rash; hives; rare",
        "Fever; rare",
        "Herpes infections; rare",
    ]


def test_a_clause_that_tells_of_one_item_hides_none_behind_it() -> None:
    items = [
        "fewer platelets, which are involved in blood clotting",
        "low white blood cell count",
        "weight gain",
        "gout",
    ]
    assert parted(" ".join(items)) == items


SHOWS = {
    # a list of the table: texts of which one has its items elsewhere without an entry of it
    "adjectives": ("nausea {} movement", "redness of lip {} movement", "nausea {} zymes of"),
    "parts": ("nausea puffy {} vomiting", "nausea swollen {} vomiting", "nausea {} zymes"),
    "stuffs": ("itching of the face {} loss",),
    "heads": ("nausea sudden {}",),
    "openers": ("nausea {} zymes", "nausea {} breathing muscle pain"),
    "doings": ("nausea difficulty {} severe rash", "nausea difficulty {} rhinitis"),
    "makings": (
        "nausea {} of the tongue",
        "itching of the skin {} of the tongue",
        "gout (heat) {} of zymes",
        "nausea abnormal {} of zymes",
    ),
    "names": ("nausea {} rash", "nausea {} vomiting"),
    "places": (
        "nausea pain from {} rash",
        "nausea pain from the {} vomiting",
        "pain in the {} inflammation of the eye",
        "nausea low {} counts",
    ),
    "tails": (
        "nausea vomiting headache {} severe rash",
        "nausea {} rash",
        "odd readings {} heart tests (scan) gout",
        "nausea low calcium levels {} muscle cramps",
        "blood test results {} for zymes",
    ),
    "clauses": (
        "nausea vomiting headache {} severe rash",
        "nausea {} abnormal sensation rash",
        "odd readings {} heart tests (scan) gout",
    ),
    "describing_signs": (
        "nausea {} severe rash",
        "nausea {} rash",
        "odd readings {} heart tests (scan) gout",
        "nausea low calcium levels {} muscle cramps",
        "blood test results {} for zymes",
    ),
    "described": ("nausea fainting {} in the hand",),
    "complaints": ("nausea {} tummy vomiting",),
    "amounts": ("nausea high {} of zymes",),
}
ENTRIES = [(key, entry) for key in SHOWS for entry in table("run_together")[key]]


def begins(text: str) -> list[int]:
    return [begin.at for begin in Cover(outside_of(text, tokens_of(text)), lexicon()).begins()]


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[" ".join(e) for e in ENTRIES])
def test_each_word_of_the_tables_acts(key: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text.format(entry) for text in SHOWS[key]]
    found = [begins(text) for text in texts]
    entries = table("run_together")
    without: RunTables = tables_of({**entries, key: [other for other in entries[key] if other != entry]})
    for module in (cover, item_begins):
        monkeypatch.setattr(module, "run_tables", lambda: without)
    assert [begins(text) for text in texts] != found


def test_every_list_of_the_tables_is_read() -> None:
    assert set(table("run_together")) == set(SHOWS) == set(run_tables()._fields)
