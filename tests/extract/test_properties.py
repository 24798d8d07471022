"""What holds for any page at all; and that twice the page is twice the work."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from extract.rules import forget
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.lists import split_list
from materia_medica.extract.language.parentheses import mask, restore, unmask
from materia_medica.extract.language.word_tables import words
from materia_medica.extract.layout import outline
from materia_medica.schema.rows import PageRows
from materia_medica.schema.values import ASIDE_REASONS, CONTEXTS, TIERS, TOPICS

from .pages import page, rows_of, values

REJECTED = {"empty_page", "not_utf8", "undecodable", "broken_front_matter", "no_content", "no_title_no_section"}
quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)

# fmt: off
PIECES = [
    "# Zinc + Iron\n", "### Side Effects\n", "\n### FAQs\n", "#### Rare but serious\n", "**Side Effects:** ", "**Common (>10%):**\n", "\n\n", "\n",
    "* ", "    * ", "1. ", "**", "*", "nausea", "Hepatitis", "heart attack", "leg pain or swelling", "Zinc", "iron:", " (rare", ")", "(", "[", "]",
    ", ", "; ", ". ", ": ", "/", " and ", " or ", " and/or ", " may cause ", " may include ", " is rare but ", "serious", "1 in 10", "< 0.1 %",
    " such as ", " including ", " – ", "\u200b", "\ufeff", "\u202e", "\x00", "\ue000", "\uf8ff", "\x01", "\x02", "\x03", "\x1f", "é", "💊", "Q: Is it? ",
    "A: Yes.", "?", "!", "not ", "the ", "of ", "with prolonged use", "at the injection site", "risk of ", "increased ", "<b>", "</li>", "&amp;", "`", "|",
    "typical side effects", "signs of", "e.g. ", "Note:", "cardiovascular events",
]
# fmt: on
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9)


def holds(found: PageRows) -> None:
    """What is true of the rows of any page."""
    if found.rejects:
        assert [r.rule in REJECTED for r in found.rejects] == [True]
        assert found._replace(rejects=()) == PageRows()
        return
    [monograph] = found.monographs
    text = monograph.text
    for table in (found.side_effects, found.faqs, found.sections, found.asides):
        assert values(table, "position") == list(range(1, len(table) + 1))
        for row in table:
            assert 0 <= row.evidence_start < row.evidence_end <= len(text)
            assert text[row.evidence_start : row.evidence_end].strip()
    for table, key in ((found.side_effects, "side_effect_id"), (found.faqs, "faq_id")):
        ids = values(table, key)
        assert len(set(ids)) == len(ids)
    for row in found.side_effects:
        assert row.effect == " ".join(row.effect.split()) != ""
        assert "**" not in row.effect
        assert not any("\ue000" <= c <= "\uf8ff" or c in "\x01\x02\x03" for c in row.effect)
        assert row.effect != row.detail
        assert len(row.effect) <= 120 or "long_effect" in row.flags
        assert (row.frequency_tier == "not_known") == (row.frequency_basis == "none")
        assert row.frequency_tier in TIERS
        assert row.context is None or row.context in CONTEXTS
    for faq in found.faqs:
        assert faq.question.strip()
        assert faq.topic in TOPICS
        assert (faq.answer is None) == ("unanswered" in faq.flags)
    assert "untold_text" not in monograph.flags
    assert all(a.reason in ASIDE_REASONS and a.text.strip() for a in found.asides)


@seed(1)
@quick
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_one_named_reject(data: bytes) -> None:
    for path in ("x.md", "x.html"):
        holds(rows_of(data, path))


@seed(2)
@settings(quick, max_examples=400)
@given(TEXTS)
def test_any_page_gives_rows_or_one_named_reject(text: str) -> None:
    data = text.encode("utf-8", "replace")
    holds(rows_of(data))
    holds(rows_of(b"# Zinc + Iron\n\n### Side Effects\n\n" + data))
    holds(rows_of(b"# Zinc + Iron\n\n### FAQs\n\n" + data))


@seed(3)
@quick
@given(TEXTS)
def test_the_same_page_twice_gives_the_same_rows(text: str) -> None:
    data = ("# Zinc + Iron\n\n### Side Effects\n\n" + text).encode("utf-8", "replace")
    assert rows_of(data) == rows_of(data)


NAMES = st.lists(WORD.map(lambda w: f"{w}itis"), min_size=1, max_size=8, unique=True)


@seed(4)
@quick
@given(NAMES, st.data())
def test_an_inserted_item_changes_no_other_rows_id(names: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(names)))
    body = "**Common:**\n\n{}".format
    before = page(body("\n".join(f"* {n}" for n in names))).side_effects
    after = page(body("\n".join(f"* {n}" for n in [*names[:at], "nausea", *names[at:]]))).side_effects
    assert set(values(before, "side_effect_id")) < set(values(after, "side_effect_id"))
    assert len(after) == len(before) + 1


@seed(5)
@quick
@given(NAMES, st.sampled_from([", ", "; ", ","]))
def test_the_effects_of_a_list_of_single_words_are_its_pieces(names: list[str], join: str) -> None:
    assert [e.name for e in effects_in(join.join(names))] == names
    assert values(page(f"* {join.join(names)}").side_effects, "effect") == names


@seed(6)
@quick
@given(st.lists(st.sampled_from(["rash ", "fever, ", "(", ")", "[", "]", "and ", "a"]), max_size=30).map("".join))
def test_no_parenthesis_is_left_and_no_letter_lost_however_unbalanced(text: str) -> None:
    masked = mask(text)
    assert not set("()[]") & set(masked.text)
    assert letters(restore(masked.text, masked.inside)) == letters(text)


BALANCED = st.recursive(
    st.sampled_from(["rash", "fever, rash", "rash and fever"]), lambda inner: st.builds("{} ({})".format, inner, inner)
)


@seed(8)
@quick
@given(st.lists(BALANCED, min_size=1, max_size=4).map(", ".join))
def test_masked_parentheses_come_back(text: str) -> None:
    masked = mask(text)
    assert restore(masked.text, masked.inside) == text


JOINS = {"and", "or", "plus", "as", "well", "along", "together", "with"}
EFFECTS = st.sampled_from(
    ["nausea", "leg pain", "swelling", "fast", "irregular heartbeat", "liver", "kidney damage", "burning", "stinging sensation",
     "difficulty breathing", "swallowing", "swelling of the face", "lips", "redness at the injection site", "weight gain", "loss",
     "increased risk of stroke", "black", "tarry stools", "pins", "increased heart rate", "blood pressure", "rash (red)"]
)  # fmt: skip
LISTS = st.lists(
    st.tuples(EFFECTS, st.sampled_from([", ", "; ", " and ", " or ", "/", " as well as "])), min_size=1, max_size=8
)


@seed(7)
@settings(quick, max_examples=400)
@given(LISTS)
def test_splitting_loses_no_word(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + join for word, join in parts[:-1]) + parts[-1][0]
    masked = mask(text)
    pieces = [unmask(p.text) for p in split_list(masked.text)]
    assert all(pieces)
    said = words_in(unmask(masked.text))
    kept = {w for p in pieces for w in words_in(p)}
    assert kept == said


REPEATED = st.sampled_from(
    ["not", "1 in", "including", "such as", "may occur", "not known", "possible", "very", "rarely,", "no", "a condition called",
     "signs of", "nausea", "pain in", "(e.g.", "symptoms (", "leading to", "fever,", "a, including b, and", "while rare", "1 %", "/", "; this"]
)  # fmt: skip


@seed(9)
@settings(quick, max_examples=60)
@given(st.lists(REPEATED, min_size=1, max_size=3).map(" ".join))
@example("not")
@example("1 in")
@example("a, including b, and")
def test_words_that_repeat_without_end_are_read_at_the_cost_of_their_length(said: str) -> None:
    calls = []
    for times in (200, 400):
        text = f"{said} " * times
        calls.append(calls_of(lambda text=text: effects_in(text)))  # type: ignore[misc]
    assert calls[1] <= 2.3 * calls[0] + 1_000


def words_in(text: str) -> set[str]:
    return set(re.split(r"[\s,;/]+", text)) - JOINS


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def test_every_word_list_is_written_in_lower_case_and_without_blanks() -> None:
    for key in ("modifiers", "parts", "local", "dependent_heads", "passed_on", "generic", "class_heads", "class_like"):
        assert all(w == w.strip().lower() != "" for w in words("phrases", key))


# Twice the page, twice the work.

LEAD = "# Zinc + Iron\n\n### Side Effects\n\n"
QUESTIONS = "# Zinc + Iron\n\n### FAQs\n\n"
NUMBER = "abcdefghij"


def word(i: int) -> str:
    """A word of its own for each number, so that no cache answers for it."""
    return "x" + "".join(NUMBER[int(d)] for d in str(i)) + "itis"


HARD: dict[str, Callable[[int], str]] = {
    "comma list": lambda n: LEAD + "* " + ", ".join(word(i) for i in range(n)),
    "comma list of phrases": lambda n: LEAD + "* " + ", ".join(f"{word(i)} pain or swelling" for i in range(n)),
    "list of adjectives": lambda n: LEAD + "* " + "fast, irregular, " * n + "heartbeat",
    "body parts": lambda n: LEAD + "* swelling of the face" + ", lips, tongue" * n,
    "slashes": lambda n: LEAD + "* " + "/".join(word(i) for i in range(n)),
    "semicolons": lambda n: LEAD + "* " + "; ".join(word(i) for i in range(n)),
    "items": lambda n: LEAD + "".join(f"* {word(i)}\n" for i in range(n)),
    "labelled items": lambda n: LEAD + "".join(f"* **Skin:** {word(i)}\n" for i in range(n)),
    "labels": lambda n: LEAD + "".join(f"**Rare:** {word(i)}\n\n" for i in range(n)),
    "headings": lambda n: LEAD + "".join(f"#### Rare\n\n* {word(i)}\n\n" for i in range(n)),
    "sentences": lambda n: LEAD + "".join(f"It may cause {word(i)}. " for i in range(n)),
    "sentences of advice": lambda n: LEAD + "".join(f"Contact your doctor about {word(i)}. " for i in range(n)),
    "questions": lambda n: QUESTIONS + "".join(f"**Q: Is {word(i)} common?**\n\nA: No.\n\n" for i in range(n)),
    "answer of many lines": lambda n: QUESTIONS + "**Q: Is it?**\n\nA: No.\n\n" + "".join(f"Note that {word(i)}.\n\n" for i in range(n)),
    "nested parentheses": lambda n: LEAD + "* rash " + "(red " * n + ")" * n,
    "parentheses in a row": lambda n: LEAD + "* " + "".join(f"{word(i)} (red), " for i in range(n)),
    "open parentheses": lambda n: LEAD + "* rash " + "(red " * n,
    "closed parentheses": lambda n: LEAD + "* rash " + "red) " * n,
    "brackets of both kinds": lambda n: LEAD + "* rash " + "([" * n + "])" * n,
    "spaces": lambda n: LEAD + "* rash" + " " * n + "fever",
    "spaces before each comma": lambda n: LEAD + "* " + ("rash" + " " * 10 + ", ") * n,
    "deep list": lambda n: LEAD + "".join(" " * 2 * min(i, 40) + f"* {word(i)}\n" for i in range(n)),
    "may cause": lambda n: LEAD + "It" + " may cause" * n + " rash.",
    "and may cause": lambda n: LEAD + "It" + " may cause rash, and" * n + " more.",
    "and": lambda n: LEAD + "* rash" + ", and " * n + "fever",
    "such as": lambda n: LEAD + "* rash" + " such as" * n,
    "colons": lambda n: LEAD + "* rash" + ": red" * n,
    "dashes": lambda n: LEAD + "* rash" + " – red" * n,
    "full stops": lambda n: LEAD + "rash" + ". A" * n,
    "percentages": lambda n: LEAD + "* rash " + "1 % " * n,
    "digits": lambda n: LEAD + "* rash " + "1" * n,
    "ratios": lambda n: LEAD + "* rash " + "1 in 10 " * n,
    "digits and blanks": lambda n: LEAD + "* rash " + "1 " * n,
    "title": lambda n: "# " + " + ".join(word(i) for i in range(n // 10)) + "\n\n### Side Effects\n\n* rash\n",
    "one line without a stop": lambda n: LEAD + "words of no meaning " * n,
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_are_extracted(name: str) -> None:
    holds(rows_of(HARD[name](1_000)))


def calls_to_extract(text: str) -> int:
    """How many functions extraction of a page calls."""
    return calls_of(lambda: rows_of(text))


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, with nothing remembered: work that, unlike time, is the same anywhere."""
    forget()
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", HARD)
def test_a_page_twice_as_long_takes_twice_the_work(name: str, monkeypatch) -> None:
    monkeypatch.setattr(outline, "other_language", lambda _text: None)  # it looks at a sample, but loads for a second
    make = HARD[name]
    rows_of(make(10))  # what is imported or compiled once is not counted
    assert calls_to_extract(make(500)) <= 2.3 * calls_to_extract(make(250)) + 1_000


def seconds_to_extract(text: str) -> float:
    """Processor seconds, the best of two, with nothing remembered from another page."""
    taken = []
    for _ in range(2):
        forget()
        before = time.process_time()
        rows_of(text)
        taken.append(time.process_time() - before)
    return min(taken)


@pytest.mark.soak
@pytest.mark.parametrize("name", HARD)
def test_a_page_twice_as_long_takes_twice_the_time(name: str) -> None:
    """Calls do not show what happens inside a regular expression; time does, where the machine has nothing else to do."""
    make = HARD[name]
    rows_of(make(10))
    assert seconds_to_extract(make(2_000)) <= 3 * seconds_to_extract(make(1_000)) + 0.05
