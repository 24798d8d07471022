"""Tier, bounds, words and seriousness of a side effect agree with each other."""

from __future__ import annotations

from materia_medica.check import wordlists
from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.schema.values import TIER_BANDS, TIER_RANKS

BEHIND_LABEL = 80
"""Characters behind a label in which a number holds for its whole group."""
WEB_PAGE = "web_page"
BEFORE = 600
"""Characters before the evidence in which the introduction of a serious group stands."""
_BOUNDS = ("frequency_tier", "frequency_lower", "frequency_upper", "frequency_text")
_SAID = ("frequency_tier", "frequency_basis", "frequency_text")


@derived("side_effects", shows=_BOUNDS, of_page=True)
def tier_fits_bounds(facts: Facts, table: str) -> list[bool]:
    """The tier is the band of the stated numbers."""
    known: dict[tuple[str | None, float | None, float | None, str | None], bool] = {}
    fits = []
    for row in facts.rows(table, *_BOUNDS):
        if row not in known:
            known[row] = tier_fits(*row)
        fits.append(known[row])
    return fits


def tier_fits(tier: str | None, lower: float | None, upper: float | None, words: str | None) -> bool:
    """Whether `tier` is the band that the bounds (fractions of 1) give.

    A range goes by its lower end, an upper bound alone by the band just under it, unless the statement's own word
    names a lower band ("rare (< 1 %)"). A range that begins at 0 may go by either end: "0 to 8 %" of a page is a
    frequency below 8 %, "0; 4 (8 %)" of two doses are two rates of which the lower counts.
    """
    if lower is None and upper is None:
        return True
    if tier not in TIER_BANDS:
        return False
    if lower:
        return band_of(lower) == tier
    if lower is not None and tier == "very_rare":  # nobody had it in one of the arms of a trial
        return True
    if upper is None:
        return tier == "very_rare"
    if band_under(upper) == tier:
        return True
    return TIER_BANDS[tier][0] < upper and tier in wordlists.tiers_said(words or "")


def band_of(share: float) -> str:
    """The band that holds a share."""
    for tier, (low, _) in TIER_BANDS.items():  # from the highest band down
        if share >= low - 1e-12:
            return tier
    return "very_rare"


def band_under(share: float) -> str:
    """The band just under an upper bound."""
    for tier, (low, _) in TIER_BANDS.items():
        if share > low + 1e-12:
            return tier
    return "very_rare"


@derived("side_effects", shows=_SAID, of_page=True)
def tier_fits_words(facts: Facts, table: str) -> list[bool]:
    """Where words alone decide, the tier is that of the first frequency word of the statement."""
    known: dict[tuple[str | None, ...], bool] = {}
    fits = []
    for row, numbers in zip(
        facts.rows(table, *_SAID), facts.rows(table, "frequency_lower", "frequency_upper"), strict=True
    ):
        if numbers != (None, None):
            fits.append(True)
            continue
        if row not in known:
            tier, basis, words = row
            said = wordlists.tiers_said(words or "") if basis in ("item", "group") else []
            known[row] = not said or said[0] == tier
        fits.append(known[row])
    return fits


@derived("side_effects", shows=(*_SAID, "group_label"), of_page=True)
def tier_fits_label(facts: Facts, table: str) -> list[bool]:
    """A row whose tier is another than its group's label names has a statement of its own: words in its evidence, a
    number there, in the label or directly behind it ("Common effects: in more than 10 % of patients").

    In documents of regulators numbers hold by rules of their own, and what is said of other medicines has no tier of
    the group it stands in: there a tier by words alone is looked at.
    """
    starts, texts = facts.column(table, "evidence_start"), facts.of_page(table, "text")
    labels = facts.column(table, "group_label")
    documents = facts.of_page(table, "document_type")
    rows = zip(facts.rows(table, *_SAID), labels, facts.evidence(table), texts, starts, documents, strict=True)
    return [
        evidence is None
        or (document != WEB_PAGE and basis in ("numeric", "none"))
        or fits_label(tier, basis, words, label, evidence)
        or fits_label(tier, basis, words, label, evidence, behind=_behind(label, text, start))
        for (tier, basis, words), label, evidence, text, start, document in rows
    ]


def _behind(label: str | None, text: str, start: int) -> str:
    """The words directly behind a label on the page, where it stands last before the evidence."""
    at = text.rfind(label, 0, start) if label else -1
    return "" if at < 0 or label is None else text[at + len(label) : min(start, at + len(label) + BEHIND_LABEL)]


def fits_label(
    tier: str | None, basis: str | None, words: str | None, label: str | None, evidence: str, *, behind: str = ""
) -> bool:
    """Whether the tier is the label's, or the words that state it stand in the evidence (numbers also in the label or
    `behind` it).
    """
    named = wordlists.tier_of_label(label) if label else None
    if named is None or named == tier:
        return True
    if tier == "not_known":
        return wordlists.says_not_known(f"{label} {evidence}")
    stated = wordlists.parts_of_statement(words or "")
    places = (evidence, label or "", behind) if basis == "numeric" else (evidence,)
    return bool(stated) and any(all(part in wordlists.folded(place) for part in stated) for place in places)


@derived("side_effects", shows=(*_SAID, "frequency_lower", "frequency_upper"), of_page=True)
def basis_fits(facts: Facts, table: str) -> list[bool]:
    """A tier by number has a bound, a tier by words has the words, and without a basis nothing is known."""
    return [_basis_fits(*row) for row in facts.rows(table, *_SAID, "frequency_lower", "frequency_upper")]


def _basis_fits(
    tier: str | None, basis: str | None, words: str | None, lower: float | None, upper: float | None
) -> bool:
    stated = lower is not None or upper is not None
    if basis == "numeric":
        return stated and words is not None
    if basis == "none":
        return tier == "not_known" and not stated
    return words is not None and tier != "not_known"


@derived("side_effects", shows=("frequency_lower", "frequency_upper"), of_page=True)
def bounds_in_order(facts: Facts, table: str) -> list[bool]:
    """The lower bound is not above the upper one."""
    return [
        lower is None or upper is None or lower <= upper
        for lower, upper in facts.rows(table, "frequency_lower", "frequency_upper")
    ]


@derived("side_effects", shows=("is_serious", "group_label"), of_page=True)
def serious_as_label_says(facts: Facts, table: str) -> list[bool]:
    """A row of a group whose label says serious is serious."""
    labels = facts.column(table, "group_label")
    said = {label: wordlists.says_serious(label) for label in set(labels) if label}
    return [
        bool(serious) or not said.get(label, False)
        for serious, label in zip(facts.column(table, "is_serious"), labels, strict=True)
    ]


@derived("side_effects", shows=("is_serious", "group_label", "frequency_text"), of_page=True)
def serious_is_said(facts: Facts, table: str) -> list[bool]:
    """A serious row says so: in its label, its own words, the evidence or what stands just before it on the page.

    In documents of regulators the head of a whole block, or the code of a boxed warning, may say it for pages to come.
    """
    columns = ("is_serious", "group_label", "frequency_text", "effect", "detail")
    texts = facts.of_page(table, "text")
    starts = facts.column(table, "evidence_start")
    said = []
    evidences, documents = facts.evidence(table), facts.of_page(table, "document_type")
    for i, (serious, *own) in enumerate(facts.rows(table, *columns)):
        evidence = evidences[i]
        said.append(
            not serious
            or documents[i] != WEB_PAGE
            or evidence is None
            or any(words and wordlists.asks_for_care(words) for words in (*own, evidence))
            or wordlists.asks_for_care(texts[i][max(0, starts[i] - BEFORE) : starts[i]])
        )
    return said


@derived("side_effects", shows=("context", "group_label"), of_page=True)
def context_as_label_says(facts: Facts, table: str) -> list[bool]:
    """A row of a group that is named after long-term use or adverse drug reactions has a context."""
    labels = facts.column(table, "group_label")
    said = {label: wordlists.says_context(label) for label in set(labels) if label}
    return [
        context is not None or not said.get(label, False)
        for context, label in zip(facts.column(table, "context"), labels, strict=True)
    ]


@derived("side_effects", shows=("frequency_tier", "frequency_rank"), of_page=True)
def frequency_rank_fits_tier(facts: Facts, table: str) -> list[bool]:
    """The rank is that of the tier."""
    return [rank == TIER_RANKS.get(tier) for tier, rank in facts.rows(table, "frequency_tier", "frequency_rank")]


@derived("side_effects", shows=("is_serious", "seriousness_basis"), of_page=True)
def seriousness_basis_fits(facts: Facts, table: str) -> list[bool]:
    """Serious is what says what that rests on."""
    return [serious == (basis != "none") for serious, basis in facts.rows(table, "is_serious", "seriousness_basis")]
