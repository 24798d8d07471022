"""Closed lists of values (data model of Materia; tiers after CIOMS III and the EU SmPC guideline)."""

from __future__ import annotations

SOURCE_KINDS = ("folder", "git", "site", "download", "vocabulary")
CONTENT_ORIGINS = ("ai_generated", "crowd", "publisher", "regulator", "written_for_this_project")
DRUG_KINDS = ("single", "combination")
PAGE_KINDS = ("monograph", "no_information", "hypothetical")
DOCUMENT_TYPES = ("web_page", "spl", "openfda", "smpc", "leaflet", "nhs", "pmi")
IDENTIFIER_SYSTEMS: dict[str, str] = {
    "set_id": "All versions of one US label (DailyMed).",
    "spl_id": "One version of a US label.",
    "ndc": "US National Drug Code of a product.",
    "application_number": "FDA application (NDA, ANDA, BLA) or monograph of a US product.",
    "rxcui": "RxNorm concept of a product.",
    "unii": "Unique Ingredient Identifier of an active substance (FDA).",
    "atc": "Anatomical Therapeutic Chemical code (WHO).",
    "ma_number": "Marketing authorisation of a European or UK product.",
    "din": "Drug Identification Number of a Canadian product.",
    "snomed": "Concept of SNOMED CT.",
}
"""Registers whose identifiers documents state, each with what it numbers."""
IDENTIFIER_SUBJECTS = ("monograph", "drug")
LAYOUTS = ("labels", "headings", "bold_headings", "prose")
TIERS = ("very_common", "common", "uncommon", "rare", "very_rare", "not_known")
TIER_BANDS: dict[str, tuple[float, float]] = {
    "very_common": (0.1, 1.0),
    "common": (0.01, 0.1),
    "uncommon": (0.001, 0.01),
    "rare": (0.0001, 0.001),
    "very_rare": (0.0, 0.0001),
}
"""Share of treated people per tier, lower bound included, upper bound excluded (CIOMS III / EU SmPC)."""
TIER_RANKS = {tier: rank for rank, tier in enumerate(TIER_BANDS, 1)}
"""The tiers as numbers, the most frequent first; `not_known` has none."""
BASES = ("numeric", "item", "group", "none")
CONTEXTS = ("long_term", "adverse_reaction", "withdrawal", "overdose", "post_marketing")
SETTINGS: dict[str, str] = {
    "clinical_trial": "In clinical trials.",
    "post_marketing": "After the medicine came onto the market.",
    "literature": "In reports that were published.",
    "class_effect": "With other medicines of the class or kind.",
    "related_product": "With the same substance as another product, strength, form or indication.",
}
"""Where effects were seen, as documents of regulators tell it."""
SERIOUSNESS_BASES = ("item", "group", "none")
BODY_SYSTEMS: dict[str, str] = {
    name.replace(",", "").replace(" ", "-"): name
    for name in (
        "blood and lymph", "heart", "blood vessels, clots and pressure", "brain and nerves", "mind, mood and sleep",
        "eye", "ear and balance", "nose, throat and lungs", "mouth, stomach and bowel", "liver and bile",
        "kidney and urine", "skin, hair and nails", "muscle, bone and joint", "hormones",
        "metabolism, nutrition and salts", "immune system and allergy", "infections", "tumours",
        "sexual, breast and reproductive", "pregnancy, newborn and growth", "place of application", "whole body",
        "dependence, withdrawal and overdose", "injury", "loss of effect", "unclassified",
    )
}  # fmt: skip
"""Body systems in plain words, by the id that files of the vocabulary call them."""
NAME_KINDS = ("title", "ingredient", "synonym", "brand", "misspelling")
CONSISTENCIES: dict[str, str] = {
    "single": "one publisher states a tier",
    "same": "several publishers state the same tier",
    "one_tier_apart": "neighbouring tiers",
    "apart": "tiers that are no neighbours",
    "not_stated": "no page states a tier",
}
"""How far the publishers of an effect agree on its frequency tier."""
TOPICS = (
    "usage", "mechanism", "onset_duration", "dosage", "administration", "missed_dose", "overdose", "stopping",
    "side_effects", "interactions", "alcohol", "food", "pregnancy_breastfeeding", "children_elderly",
    "conditions", "driving", "dependence", "storage", "availability", "comparison", "other",
)  # fmt: skip
SECTION_KINDS = (
    "name", "usage", "alternate_names", "mechanism", "dosage", "side_effects", "contraindications", "interactions",
    "pregnancy", "precautions", "storage", "overdose", "summary", "combinations", "faqs", "disclaimer",
    "introduction", "other",
)  # fmt: skip
ASIDE_REASONS = (
    "advice", "negation", "reference", "general", "interaction", "disclaimer", "repeat",
    "laboratory_table", "grade_table", "stopping_table", "other_table", "unexplained",
)  # fmt: skip
MONOGRAPH_FLAGS: dict[str, str] = {
    "unsupported_language": "The page's text is not in English, whatever it says of its language; it gives no rows.",
    "denies_product": "The page says that this combination is not a standard, approved or marketed product.",
    "no_side_effects_section": "The page has no side-effects section.",
    "no_side_effect_rows": "The page has a side-effects section that states no effect.",
    "effects_unread": "The page speaks of side effects, and no row was read from it.",
    "no_faq_section": "The page has no FAQ section.",
    "no_faq_rows": "The page has a FAQ section without a question.",
    "untold_text": "Words of its side-effects or FAQ sections stand in no row, group or aside.",
    "prompt_residue": "The page's text speaks as its machine author.",
    "generic_name_differs": "The page's generic name looks like its title but is another substance; the title counts.",
    "standing_title": "Many pages of the source have the page's title; the name is its own heading's or its path's.",
    "title_from_path": "The page states no title; the name was made from its path.",
    "broken_front_matter": "The page's front matter is not valid; its fields were read line by line.",
    "odd_address": "The page states an address of its own that is not a whole one; it was left out.",
    "list_missing": "Words of the page announce a list that is not there: whoever delivered the page left a part out.",
    "odd_language": "The page states its language in another form than a language tag; it was mended or left out.",
}
SIDE_EFFECT_FLAGS: dict[str, str] = {
    "frequency_conflict": "The words of the frequency statement contradict each other.",
    "long_effect": "The effect's wording is longer than 120 characters.",
    "from_prose": "The effect was taken out of a sentence rather than a list.",
    "reworded": "A rule changed the words: shared words were given to each piece, or a verb made a noun.",
    "prompt_residue": "The evidence speaks as its machine author.",
    "template_heading": "The tier or seriousness comes from group words that stand on very many pages of the source.",
    "no_effect": "The wording names no harm to a patient that the vocabulary knows.",
}
LINKED_FLAGS = frozenset(("template_heading", "no_effect"))
"""Flags that linking sets, which sees all pages."""
FAQ_FLAGS: dict[str, str] = {
    "unanswered": "The question has no answer on the page.",
    "clinical_instruction": "The answer gives a dose or an emergency step.",
    "prompt_residue": "Question or answer speaks as the page's machine author.",
}
DRUG_FLAGS: dict[str, str] = {
    "denies_product": "A page of this drug says that the combination is not a standard product.",
    "names_differ": "The pages of this drug do not all give it the same name.",
}
REJECT_STAGES = ("fetch", "read", "extract", "correct", "check", "link")
KINDS_OF_CHANGE = ("added", "changed", "moved", "removed")
"""What became of a row from one release to the next, in the order in which a delta lists its rows."""
OLDER_VERSION = "older_version"
"""Rule of a page that a newer version of the same document supersedes; no fault of its source."""
