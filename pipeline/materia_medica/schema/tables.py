"""Every table of a release, column by column."""

from __future__ import annotations

from materia_medica.schema import values as v
from materia_medica.schema.columns import Column, ForeignKey, Table

SCHEMA_VERSION = "3.0.0"
"""Version of the tables' shape: major for a break with readers, minor for an added column or value."""

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def _hashed(letter: str) -> str:
    """Form of an id made of a hash; see `materia_medica.schema.ids`."""
    return f"{letter}[0-9a-f]{{16}}"


_SOURCE = Column("source", "string", "Id of the source, as in sources.yaml.", pattern=_SLUG)
_ORIGIN = Column("content_origin", "enum", "Who wrote the page's text.", values=v.CONTENT_ORIGINS)
_MONOGRAPH = Column("monograph_id", "string", "The page: `<source>/<path>`.", pattern=r"[^/\n]+/[^\n]+")
_DRUG = Column("drug_id", "string", "The drug that the page describes; null where it is no monograph.",
               nullable=True, pattern=_SLUG)  # fmt: skip
_START = Column("evidence_start", "int", "Where the evidence begins in `monographs.text`.", minimum=0,
                unit="Unicode code points")  # fmt: skip
_END = Column("evidence_end", "int", "Where the evidence ends in `monographs.text` (exclusive).", minimum=1,
              unit="Unicode code points")  # fmt: skip
_TO_SOURCE = ForeignKey(("source",), "sources", ("source",))
_TO_MONOGRAPH = ForeignKey(("monograph_id",), "monographs", ("monograph_id",))
_TO_DRUG = ForeignKey(("drug_id",), "drugs", ("drug_id",))


def _position(what: str) -> Column:
    return Column("position", "int", f"Place {what}, from 1.", minimum=1)


def _flags(values: dict[str, str]) -> Column:
    return Column("flags", "strings", "What is doubtful about the row, from a closed list.", values=tuple(values))


SOURCES = Table(
    "sources",
    "Sources of pages.",
    ("source",),
    ("source",),
    (
        _SOURCE,
        Column("name", "string", "Name of the source, for people."),
        Column("kind", "enum", "How the pages are got.", values=v.SOURCE_KINDS),
        Column("address", "string", "Folder, repository or site the pages come from."),
        _ORIGIN,
        Column("license", "string", "Licence or terms under which the source publishes."),
        Column("attribution", "string", "How to credit the source.", nullable=True),
        Column("snapshot", "string", "Snapshot or commit the pages were read from; null for a plain folder.",
               nullable=True),
        Column("n_pages", "int", "Pages read, rejected ones included.", minimum=0),
        Column("priority", "int", "The page of the source with the higher one speaks for a drug."),
    ),
)  # fmt: skip

MONOGRAPHS = Table(
    "monographs",
    "Pages that were read.",
    ("monograph_id",),
    ("monograph_id",),
    (
        _MONOGRAPH,
        _SOURCE,
        Column("path", "string", "Path as in the source, `/` as separator."),
        Column("url", "string", "Address of the page, where known.", nullable=True, pattern=r"https?://\S+"),
        _DRUG,
        Column("name", "string", "Title of the page."),
        Column("kind", "enum", "One active ingredient or several.", values=v.DRUG_KINDS),
        Column("ingredients", "strings", "Active ingredients in the order of the title."),
        Column("page_kind", "enum", "Whether the page describes a real drug.", values=v.PAGE_KINDS),
        Column("layout", "enum", "How the page marks its sections.", values=v.LAYOUTS),
        _ORIGIN,
        Column("license", "string", "Licence or terms under which the source publishes."),
        Column("language", "string", "Language of the text (BCP 47).", pattern=r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"),
        Column("fetched_at", "timestamp", "When the page was fetched; null for a plain folder.", nullable=True,
               unit="UTC"),
        Column("published_at", "timestamp", "Date that the page states for itself.", nullable=True, unit="UTC"),
        Column("sha256", "string", "SHA-256 of the page as fetched.", pattern=r"[0-9a-f]{64}"),
        Column("bytes", "int", "Size of the page as fetched.", minimum=1, unit="bytes"),
        Column("text", "string", "Plain text of the page, without front matter, markup and site chrome."),
        Column("structure", "string",
               "Blocks, cells and emphasis of `text` as offsets, and what the page states outside of it, in JSON: "
               "with it a page can be extracted again from the release alone."),
        _flags(v.MONOGRAPH_FLAGS),
    ),
    (_TO_SOURCE, _TO_DRUG),
)  # fmt: skip

DRUGS = Table(
    "drugs",
    "Distinct drugs and fixed combinations, however many pages describe them.",
    ("drug_id",),
    ("drug_id",),
    (
        Column("drug_id", "string", "Stable slug of the drug.", pattern=_SLUG),
        Column("name", "string", "Name, as the preferred page has it."),
        Column("kind", "enum", "One active ingredient or several.", values=v.DRUG_KINDS),
        Column("ingredients", "strings", "Active ingredients, as the preferred page orders them."),
        Column("brand_names", "strings", "Brand names, from the pages' own sections of alternate names."),
        Column("usage", "string", "What it is used for, as the preferred page states it.", nullable=True),
        Column("mechanism", "string", "How it works, as the preferred page states it.", nullable=True),
        Column("preferred_monograph_id", "string",
               "Page preferred by its source's priority, then the newer, then the longer page."),
        Column("n_monographs", "int", "Pages that describe the drug.", minimum=1),
        Column("n_side_effects", "int", "Rows of side effects from these pages.", minimum=0),
        Column("n_faqs", "int", "Questions from these pages.", minimum=0),
        Column("content_origins", "strings", "Who wrote these pages.", values=v.CONTENT_ORIGINS),
        _flags(v.DRUG_FLAGS),
    ),
    (ForeignKey(("preferred_monograph_id",), "monographs", ("monograph_id",)),),
)  # fmt: skip

DRUG_INGREDIENTS = Table(
    "drug_ingredients",
    "Ingredients of each drug.",
    ("drug_id", "position"),
    ("drug_id", "position"),
    (
        Column("drug_id", "string", "The drug.", pattern=_SLUG),
        _position("among the drug's ingredients"),
        Column("ingredient", "string", "Active ingredient."),
        Column("ingredient_drug_id", "string", "The single drug of this ingredient; null where there is none.",
               nullable=True, pattern=_SLUG),
    ),
    (_TO_DRUG, ForeignKey(("ingredient_drug_id",), "drugs", ("drug_id",))),
)  # fmt: skip

SIDE_EFFECTS = Table(
    "side_effects",
    "Effects that a page states, one row per effect and group, never averaged or merged over pages.",
    ("side_effect_id",),
    ("monograph_id", "position"),
    (
        Column("side_effect_id", "string",
               "Short hash of monograph, ingredient, context, folded effect and which one among equals.",
               pattern=_hashed("s")),
        _MONOGRAPH,
        _DRUG,
        _SOURCE,
        _ORIGIN,
        _position("on the page"),
        Column("effect", "string", "The effect as a noun phrase, as the page has it."),
        Column("effect_id", "string", "The distinct effect.", pattern=_SLUG),
        Column("detail", "string", "What the page adds: parentheses, examples, circumstances.", nullable=True),
        Column("category", "string", "Body system or class under which the page lists it.", nullable=True),
        Column("ingredient", "string", "Ingredient to which the page lays the effect; several joined by ` + `.",
               nullable=True),
        Column("group_label", "string", "Heading or introduction of the group, as the page has it.", nullable=True),
        Column("frequency_tier", "enum", "Frequency band (CIOMS III / EU SmPC).", values=v.TIERS),
        Column("frequency_basis", "enum", "What the tier rests on: a number, the item's word, the group's, nothing.",
               values=v.BASES),
        Column("frequency_text", "string", "The frequency statement in the page's words.", nullable=True),
        Column("frequency_lower", "float", "Lower bound that the page states.", nullable=True, minimum=0, maximum=1,
               unit="fraction of 1"),
        Column("frequency_upper", "float", "Upper bound that the page states.", nullable=True, minimum=0, maximum=1,
               unit="fraction of 1"),
        Column("is_serious", "bool", "Whether the page calls it serious; false means not said, never harmless."),
        Column("context", "enum", "Circumstance of the group or item.", nullable=True, values=v.CONTEXTS),
        _START,
        _END,
        _flags(v.SIDE_EFFECT_FLAGS),
    ),
    (_TO_MONOGRAPH, _TO_DRUG, _TO_SOURCE, ForeignKey(("effect_id",), "effects", ("effect_id",))),
)  # fmt: skip

FAQS = Table(
    "faqs",
    "Questions of a page with their answers.",
    ("faq_id",),
    ("monograph_id", "position"),
    (
        Column("faq_id", "string", "Short hash of monograph, folded question and which one.", pattern=_hashed("q")),
        _MONOGRAPH,
        _DRUG,
        _SOURCE,
        _ORIGIN,
        _position("on the page"),
        Column("question", "string", "The question in plain text."),
        Column("answer", "string", "The answer in plain text, its paragraphs and list items as lines; null where "
               "the page gives none.", nullable=True),
        Column("topic", "enum", "What the question is about.", values=v.TOPICS),
        _START,
        _END,
        _flags(v.FAQ_FLAGS),
    ),
    (_TO_MONOGRAPH, _TO_DRUG, _TO_SOURCE),
)  # fmt: skip

SECTIONS = Table(
    "sections",
    "Sections of a page.",
    ("monograph_id", "position"),
    ("monograph_id", "position"),
    (
        _MONOGRAPH,
        _DRUG,
        _SOURCE,
        _ORIGIN,
        _position("on the page"),
        Column("level", "int", "Depth of the section: 1 is the page's own, 2 a section, 3 a sub-section.", minimum=1,
               maximum=6),
        Column("kind", "enum", "What the section is about.", values=v.SECTION_KINDS),
        Column("ingredient", "string", "Ingredient that the section treats alone.", nullable=True),
        Column("heading", "string", "Heading as on the page; null for text before the first.", nullable=True),
        Column("text", "string", "Plain text below the heading, sub-sections included; null where there is none.",
               nullable=True),
        _START,
        _END,
    ),
    (_TO_MONOGRAPH, _TO_DRUG, _TO_SOURCE),
)  # fmt: skip

ASIDES = Table(
    "asides",
    "Text of a side-effects or FAQ section that made no row, with the reason.",
    ("monograph_id", "position"),
    ("monograph_id", "position"),
    (
        _MONOGRAPH,
        _DRUG,
        _SOURCE,
        _ORIGIN,
        _position("on the page"),
        Column("section_kind", "enum", "Section the text stands in.", values=v.SECTION_KINDS),
        Column("reason", "enum", "Why the text made no row.", values=v.ASIDE_REASONS),
        Column("text", "string", "The text."),
        _START,
        _END,
    ),
    (_TO_MONOGRAPH, _TO_DRUG, _TO_SOURCE),
)

EFFECTS = Table(
    "effects",
    "Distinct effects, after spelling is folded.",
    ("effect_id",),
    ("effect_id",),
    (
        Column("effect_id", "string", "Stable slug of the effect.", pattern=_SLUG),
        Column("label", "string", "The wording used most."),
        Column("body_system", "string", "Body system; null where none was assigned.", nullable=True),
        Column("parent_id", "string", "Wider effect; null where none was assigned.", nullable=True, pattern=_SLUG),
        Column("synonyms", "strings", "Other wordings that were folded into this effect."),
        Column("n_drugs", "int", "Drugs whose pages state it.", minimum=0),
        Column("n_rows", "int", "Rows of side effects.", minimum=1),
    ),
    (ForeignKey(("parent_id",), "effects", ("effect_id",)),),
)

REJECTS = Table(
    "rejects",
    "Pages and rows that were refused, with the reason.",
    ("reject_id",),
    ("source", "path", "stage", "table", "row_key", "reject_id"),
    (
        Column("reject_id", "string", "Short hash of stage, table, row, source, path and rule.", pattern=_hashed("r")),
        Column("stage", "enum", "Where it was refused.", values=v.REJECT_STAGES),
        Column("table", "string", "Table of the row; `monographs` for a page."),
        Column("row_key", "string", "Key of the row; the monograph's id for a page."),
        _SOURCE,
        Column("path", "string", "Page it comes from."),
        Column("rule", "string", "Name of the rule that it breaks.", pattern=r"[a-z0-9_.]+"),
        Column("reason", "string", "What is wrong, for people."),
        Column(
            "row_json",
            "string",
            "The refused row as a JSON object; of a page its sha256 alone, null where it was never read.",
            nullable=True,
        ),
    ),
    (_TO_SOURCE,),
)

TABLES: dict[str, Table] = {
    t.name: t
    for t in (SOURCES, MONOGRAPHS, DRUGS, DRUG_INGREDIENTS, SIDE_EFFECTS, FAQS, SECTIONS, ASIDES, EFFECTS, REJECTS)
}
"""All tables of a release by name."""

PAGE_TABLES = ("monographs", "side_effects", "faqs", "sections", "asides", "rejects")
"""Tables that extraction makes from each page alone."""
