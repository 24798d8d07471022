"""Tables that linking derives from the rows of all pages."""

from __future__ import annotations

from materia_medica.schema import values as v
from materia_medica.schema.columns import Column, ForeignKey, Table
from materia_medica.schema.shared_columns import (
    ORIGIN,
    SLUG,
    SOURCE,
    TO_DRUG,
    flags,
    position,
)

SOURCES = Table(
    "sources",
    "Sources of pages.",
    ("source",),
    ("source",),
    (
        SOURCE,
        Column("name", "string", "Name of the source, for people."),
        Column("kind", "enum", "How the pages are got.", values=v.SOURCE_KINDS),
        Column("address", "string", "Folder, repository or site the pages come from."),
        ORIGIN,
        Column("license", "string", "Licence or terms under which the source publishes."),
        Column("attribution", "string", "How to credit the source.", nullable=True),
        Column("publisher", "string", "Who publishes the pages; sources of one publisher are one witness."),
        Column("snapshot", "string", "Snapshot or commit the pages were read from, or digest of the listing of an "
               "address that Spark read; null for a plain folder.", nullable=True),
        Column("n_pages", "int", "Pages read, rejected ones included.", minimum=0),
        Column("priority", "int", "The page of the source with the higher one speaks for a drug."),
    ),
)  # fmt: skip

IDENTIFIERS = Table(
    "identifiers",
    "Identifiers in outside registers, of pages and of drugs.",
    ("subject", "subject_id", "system", "value"),
    ("subject", "subject_id", "system", "value"),
    (
        Column("subject", "enum", "What has the identifier: a page of `monographs` or a drug of `drugs`.",
               values=v.IDENTIFIER_SUBJECTS),
        Column("subject_id", "string", "Its `monograph_id` or `drug_id`."),
        Column("system", "enum", "The register.", values=tuple(v.IDENTIFIER_SYSTEMS)),
        Column("value", "string", "The identifier there, as the document or the register writes it, in ASCII.",
               pattern=r"[!-~]+(?: [!-~]+)*"),
    ),
)  # fmt: skip

DRUGS = Table(
    "drugs",
    "Distinct drugs and fixed combinations, however many pages describe them.",
    ("drug_id",),
    ("drug_id",),
    (
        Column("drug_id", "string", "Stable slug of the drug.", pattern=SLUG),
        Column("name", "string", "Name, as the preferred page has it."),
        Column("kind", "enum", "One active ingredient or several.", values=v.DRUG_KINDS),
        Column("ingredients", "strings", "Active ingredients, as the preferred page orders them."),
        Column("parent_drug_id", "string", "Drug of which it is a salt, ester or isomer; null where there is none.",
               nullable=True, pattern=SLUG),
        Column("brand_names", "strings", "Brand names, from the pages' own sections of alternate names."),
        Column("usage", "string", "What it is used for, as the preferred page states it.", nullable=True),
        Column("mechanism", "string", "How it works, as the preferred page states it.", nullable=True),
        Column("preferred_monograph_id", "string",
               "Page preferred by its source's priority, then the newer, then the longer page."),
        Column("n_monographs", "int", "Pages that describe the drug.", minimum=1),
        Column("n_side_effects", "int", "Rows of side effects from these pages.", minimum=0),
        Column("n_faqs", "int", "Questions from these pages.", minimum=0),
        Column("content_origins", "strings", "Who wrote these pages.", values=v.CONTENT_ORIGINS),
        flags(v.DRUG_FLAGS),
    ),
    (ForeignKey(("preferred_monograph_id",), "monographs", ("monograph_id",)),),
)  # fmt: skip

DRUG_INGREDIENTS = Table(
    "drug_ingredients",
    "Ingredients of each drug.",
    ("drug_id", "position"),
    ("drug_id", "position"),
    (
        Column("drug_id", "string", "The drug.", pattern=SLUG),
        position("among the drug's ingredients"),
        Column("ingredient", "string", "Active ingredient."),
        Column("ingredient_drug_id", "string", "The single drug of this ingredient; null where there is none.",
               nullable=True, pattern=SLUG),
    ),
    (TO_DRUG, ForeignKey(("ingredient_drug_id",), "drugs", ("drug_id",))),
    ("drug_id", "ingredient"),
)  # fmt: skip

EFFECTS = Table(
    "effects",
    "Distinct effects, after spelling, synonyms and qualifying words are folded.",
    ("effect_id",),
    ("effect_id",),
    (
        Column("effect_id", "string", "Stable slug of the effect.", pattern=SLUG),
        Column("label", "string", "Its name in the vocabulary; the wording used most where it is not in there."),
        Column("body_system", "enum", "Body system, in plain words.", values=tuple(v.BODY_SYSTEMS.values())),
        Column("second_body_system", "enum", "A second body system that it belongs to.", nullable=True,
               values=tuple(v.BODY_SYSTEMS.values())),
        Column("parent_id", "string", "Wider effect; null where none was assigned.", nullable=True, pattern=SLUG),
        Column("synonyms", "strings", "Other wordings of this release that name this effect."),
        Column("is_lab_finding", "bool", "Whether it is the result of a test of blood or urine, or of an ECG."),
        Column("is_medically_important", "bool", "Whether it is on the project's own list of what is always serious."),
        Column("in_vocabulary", "bool", "Whether the vocabulary has it; else the wording itself made its id."),
        Column("identifiers", "strings", "Ids in open vocabularies that a person looked at, as `SYSTEM:ID`."),
        Column("n_drugs", "int", "Drugs whose pages state it.", minimum=0),
        Column("n_rows", "int", "Rows of side effects; 0 for one that is only a wider or a further effect.", minimum=0),
    ),
    (ForeignKey(("parent_id",), "effects", ("effect_id",)),),
)  # fmt: skip

DRUG_EFFECTS = Table(
    "drug_effects",
    "Drug and effect over all pages of one content origin: derived from `side_effects`, never read from a page.",
    ("drug_id", "effect_id", "content_origin"),
    ("drug_id", "effect_id", "content_origin"),
    (
        Column("drug_id", "string", "The drug.", pattern=SLUG),
        Column("effect_id", "string", "The effect that a wording, or a part of a composite one, names.", pattern=SLUG),
        ORIGIN,
        Column("highest_tier", "enum", "Most frequent tier that a page states; `not_known` where none states one.",
               values=v.TIERS),
        Column("highest_basis", "enum", "What that tier rests on.", values=v.BASES),
        Column("lowest_tier", "enum", "Rarest tier that a page states.", values=v.TIERS),
        Column("lowest_basis", "enum", "What that tier rests on.", values=v.BASES),
        Column("n_statements", "int", "Rows of side effects.", minimum=1),
        Column("n_monographs", "int", "Pages that state it.", minimum=1),
        Column("n_publishers", "int", "Publishers of these pages: two pages of one publisher are one witness.",
               minimum=1),
        Column("is_serious", "bool", "Whether any page calls it serious."),
        Column("is_medically_important", "bool", "Whether the vocabulary holds it for medically important."),
        Column("consistency", "enum", "How far publishers agree on the tier: "
               + "; ".join(f"`{n}` {d}" for n, d in v.CONSISTENCIES.items()) + ".", values=tuple(v.CONSISTENCIES)),
        Column("denied_by", "strings", "Pages of the drug that say it does not occur (`monographs.monograph_id`)."),
        Column("side_effect_ids", "strings", "The rows it rests on."),
    ),
    (TO_DRUG, ForeignKey(("effect_id",), "effects", ("effect_id",))),
)  # fmt: skip

DRUG_NAMES = Table(
    "drug_names",
    "Names under which drugs and ingredients are known here.",
    ("drug_id", "name", "kind"),
    ("drug_id", "name", "kind"),
    (
        Column("drug_id", "string", "The drug; of an ingredient that no page treats alone, the id it would have.",
               pattern=SLUG),
        Column("name", "string", "The name, as it is written."),
        Column("kind", "enum", "What the name is.", values=v.NAME_KINDS),
        Column("monograph_id", "string", "First page on which it stands as such; null for a name of the tables of "
               "names and for a brand.", nullable=True),
        Column("n_monographs", "int", "Pages on which it stands as such.", minimum=0),
    ),
)  # fmt: skip

ALIASES = Table(
    "aliases",
    "Ids of earlier releases and the ids that replaced them.",
    ("table", "old_id"),
    ("table", "old_id"),
    (
        Column("table", "string", "Table of the id: `drugs` or `effects`."),
        Column("old_id", "string", "Id that a spelling or wording alone would give.", pattern=SLUG),
        Column("new_id", "string", "The id that replaced it.", pattern=SLUG),
    ),
)
