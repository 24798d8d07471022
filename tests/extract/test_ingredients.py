"""The drug of a page: its name, kind and ingredients (extraction rules, section 2)."""

from __future__ import annotations

import pytest

from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named, ingredients_in, laid_to
from materia_medica.extract.layout.ingredients import drug_id_of, ingredients_of

from .pages import rows_of, values

TITLES = {
    "one": ("Ibuprofen", ("Ibuprofen",)),
    "plus": ("Amoxycillin + Clavulanic Acid", ("Amoxycillin", "Clavulanic Acid")),
    "slash": ("Fluticasone/Salmeterol", ("Fluticasone", "Salmeterol")),
    "with": ("Levodopa with Carbidopa", ("Levodopa", "Carbidopa")),
    "three": ("Zinc + Folic Acid + Gabapentin", ("Zinc", "Folic Acid", "Gabapentin")),
    "two names of one": ("Paracetamol/Acetaminophen + Caffeine", ("Paracetamol/Acetaminophen", "Caffeine")),
    "repeat": ("Zinc + Iron + zinc", ("Zinc", "Iron")),
    "stray hyphens": ("-Zinc- + Iron -", ("Zinc", "Iron")),
    "strength": ("Paracetamol 500 mg + Caffeine 65mg", ("Paracetamol", "Caffeine")),
    "form": ("Ibuprofen Tablets", ("Ibuprofen",)),
    "route": ("Timolol Eye Drops", ("Timolol",)),
    "parenthesis": ("Paclitaxel (Conventional)", ("Paclitaxel",)),
    "identity in a parenthesis": ("Insulin (Human)", ("Insulin (Human)",)),
    "two names in capitals": ("CODEINE AND PARACETAMOL (Velotab)", ("CODEINE", "PARACETAMOL")),
    "and of one name": ("Diphtheria and Tetanus Toxoids", ("Diphtheria and Tetanus Toxoids",)),
    "hyphen between two": ("Amoxicillin-Clavulanate", ("Amoxicillin", "Clavulanate")),
    "hyphen between two others": ("Losartan-Hydrochlorothiazide", ("Losartan", "Hydrochlorothiazide")),
    "hyphen in front of an acid": ("Amoxicillin-Clavulanic Acid", ("Amoxicillin", "Clavulanic Acid")),
    "hyphen behind a salt": ("Losartan Potassium–Hydrochlorothiazide", ("Losartan Potassium", "Hydrochlorothiazide")),
    "strengths of two": ("Amoxicillin/Clavulanic acid 875/125 mg", ("Amoxicillin", "Clavulanic acid")),
    "slash of one substance in a form": ("Acetaminophen / Paracetamol Tablets", ("Acetaminophen / Paracetamol",)),
    "hyphen of a name": ("Co-trimoxazole", ("Co-trimoxazole",)),
    "hyphen of an isomer": ("Alpha-Lipoic Acid", ("Alpha-Lipoic Acid",)),
    "hyphen of an amino acid": ("L-Carnitine", ("L-Carnitine",)),
    "slash of one substance": ("Lidocaine/ Lignocaine (Topical)", ("Lidocaine/ Lignocaine",)),
    "valency": ("Pneumococcal Vaccine (10-Valent)", ("Pneumococcal Vaccine (10-Valent)",)),
    "strain": ("Varicella Vaccine (Oka strain)", ("Varicella Vaccine (Oka strain)",)),
    "brand in a parenthesis": ("Timolol (Velotab)", ("Timolol",)),
    "page in front": ("Medicine Information: Timolol", ("Timolol",)),
    "page behind": ("Timolol — Complete Drug Guide 2024", ("Timolol",)),
    "page in one": ("Timolol monograph", ("Timolol",)),
    "question": ("How long does Timolol take to work? A guide", ("Timolol",)),
    "question of safety": ("Is Timolol safe in pregnancy?", ("Timolol",)),
    "all there is to know": ("Everything you need to know about Timolol", ("Timolol",)),
    "question behind a colon": ("Timolol side effects: what you can do in 2025", ("Timolol",)),
    "sections behind a colon": ("Timolol: Uses, Dosage & Side Effects, and More", ("Timolol",)),
    "no section in front": ("Milk of Magnesia", ("Milk of Magnesia",)),
    "form that its name needs": ("Contraceptive injection", ("Contraceptive injection",)),
    "pharmacopoeia": ("Timolol IP 5 mg", ("Timolol",)),
    "page about it": ("Patient information on Timolol", ("Timolol",)),
    "species": ("Timolol for dogs and cats", ("Timolol",)),
    "form behind a colon": ("Timolol: oral", ("Timolol",)),
    "salt": ("Timolol maleate", ("Timolol maleate",)),
    "identity in front": ("10-valent Pneumococcal Vaccine", ("10-valent Pneumococcal Vaccine",)),
}


@pytest.mark.parametrize(("title", "names"), TITLES.values(), ids=list(TITLES))
def test_the_ingredients_of_a_title(title, names) -> None:
    assert ingredients_of(title) == names
    [monograph] = rows_of(f"# {title}\n\n### Side Effects\n\n* Nausea\n").monographs
    assert monograph.ingredients == names
    assert monograph.kind == ("combination" if len(names) > 1 else "single")


ARTICLES = {
    "question of the reader": ("Can you take Timolol with alcohol?", ("Timolol",)),
    "sections behind it": ("Timolol uses and side effects", ("Timolol",)),
    "section in front": ("Side effects of Timolol", ("Timolol",)),
}


@pytest.mark.parametrize(("title", "names"), ARTICLES.values(), ids=list(ARTICLES))
def test_the_ingredients_of_an_article_about_a_section_of_a_drug(title, names) -> None:
    [monograph] = rows_of(f"---\ntitle: {title}\n---\n\n### Side Effects\n\n* Nausea\n").monographs
    assert (monograph.name, monograph.ingredients) == (title.rstrip("?"), names)


NAMES = {
    "front matter": ("---\ntitle: Ibuprofen\n---\n\n# Something else\n\n### Side Effects\n\n* Nausea\n", "Ibuprofen"),
    "first heading": ("# Ibuprofen\n\n### Side Effects\n\n* Nausea\n", "Ibuprofen"),
    "heading without Markdown": ("# **Ibuprofen**\n\n### Side Effects\n\n* Nausea\n", "Ibuprofen"),
    "file name": ("### Side Effects\n\n* Nausea\n", "folic acid"),
}


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=list(NAMES))
def test_where_the_name_comes_from(text, name) -> None:
    [monograph] = rows_of(text, "f/folic-acid.md").monographs
    assert monograph.name == name
    assert ("title_from_path" in monograph.flags) == (name == "folic acid")


def test_a_brand_is_resolved_from_the_pages_generic_name() -> None:
    [monograph] = rows_of(
        "# Glucophage\n\n### Generic Name\n\nMetformin\n\n### Usage\n\nMetformin lowers blood sugar.\n\n"
        "### Side Effects\n\nMetformin may cause nausea.\n"
    ).monographs
    assert (monograph.name, monograph.ingredients, monograph.drug_id) == ("Glucophage", ("Metformin",), "metformin")


GENERIC = {
    "one substance of two": ("Beta Arteether", "Artemether-Lumefantrine", ("Beta Arteether",), True),
    "another substance beside": ("Methyl Prednisolone", "Prednisone Acetate", ("Methyl Prednisolone",), True),
    "a spelling": ("Dimetindene (Topical)", "Dimethindene (Topical)", ("Dimetindene",), False),
    "a spelling in two words": ("Ethyl morphine", "Ethylmorphine", ("Ethyl morphine",), False),
    "a spelling in one word": ("Hydroxypropylmethylcellulose", "Hydroxypropyl Methylcellulose", ("Hydroxypropylmethylcellulose",), False),
    "more than the title": ("Amoxycillin", "Amoxicillin trihydrate", ("Amoxycillin",), False),
    "the title": ("Metformin", "Metformin", ("Metformin",), False),
    "a brand": ("Glucophage", "Metformin", ("Metformin",), False),
}  # fmt: skip


@pytest.mark.parametrize(("title", "generic", "names", "differs"), GENERIC.values(), ids=list(GENERIC))
def test_a_generic_name_that_contradicts_the_title_names_no_other_drug(title, generic, names, differs) -> None:
    [monograph] = rows_of(
        f"# {title}\n\n### Generic Name\n\n{generic}\n\n### Usage\n\n{generic} is used for long.\n\n"
        "### Side Effects\n\n* Nausea\n"
    ).monographs
    assert monograph.ingredients == names
    assert monograph.drug_id == drug_id_of(names, title)
    assert ("generic_name_differs" in monograph.flags) == differs


BRANDS = {
    "brackets of the heading": ("# Glucophage (Generic name: Metformin)", ("Metformin",)),
    "a line": ("# Calpol 120\n\n**Generic Name:** Paracetamol (also known as acetaminophen).", ("Paracetamol",)),
    "an item": ("# Augmentin\n\n- Active ingredient(s): Amoxicillin + Clavulanic Acid", ("Amoxicillin", "Clavulanic Acid")),
    "behind an emoji": ("# Gaviscon / Antacids\n\n🧪 **Composition:** Sodium Alginate", ("Sodium Alginate",)),
    "a heading": ("# Calpol 120\n\n### Active Ingredient\n\nParacetamol IP 120 mg", ("Paracetamol",)),
    "small letters": ("# Velo Plus\n\nEach tablet contains: ibuprofen 400 mg, paracetamol 325 mg and caffeine 30 mg", ("ibuprofen", "paracetamol", "caffeine")),
    "a kit": ("# Velokit\n\nEach kit contains: Atropine 2.1mg and Pralidoxime chloride 600mg", ("Atropine", "Pralidoxime chloride")),
    "a tablet": (
        "# Velo Plus\n\nVelo Plus contains the following active ingredients: Aceclofenac (100 mg) - against pain "
        "Paracetamol (Acetaminophen) (325 mg) - against fever",
        ("Aceclofenac", "Paracetamol"),
    ),
    "an amount in front": ("# Velovax\n\n**Active substance:** 10 micrograms of a surface antigen", ("Velovax",)),
    "no amounts": ("# Velokit\n\nEach kit contains: two pens", ("Velokit",)),
    "no brand": ("# Metformin\n\n**Generic name:** Metformin hydrochloride", ("Metformin",)),
    "a name spelled near it": ("# Arteether\n\n**Generic name:** Artemether", ("Arteether",)),
    "other names": ("# Metformin (Brand name: Glucophage)", ("Metformin",)),
}  # fmt: skip


@pytest.mark.parametrize(("top", "names"), BRANDS.values(), ids=list(BRANDS))
def test_a_brand_is_resolved_from_a_labelled_line_or_brackets(top, names) -> None:
    [monograph] = rows_of(f"{top}\n\n### Side Effects\n\n* Nausea\n").monographs
    assert monograph.ingredients == names


def test_pages_that_name_the_ingredients_in_any_order_are_about_one_drug() -> None:
    one, other = (drug_id_of(ingredients_of(t), t) for t in ("Zinc + Iron", "Iron / Zinc".replace(" / ", " + ")))
    assert one == other == "iron-plus-zinc"


def test_a_title_of_two_names_is_about_the_drug_of_the_first() -> None:
    title = "Lidocaine/Lignocaine"
    assert drug_id_of(ingredients_of(title), title) == drug_id_of(ingredients_of("Lidocaine"), "Lidocaine")


PAIR = (Ingredient("Glimepiride"), Ingredient("Metformin"))
NAMED = [
    ("Metformin", "Metformin"),
    ("METFORMIN:", "Metformin"),
    ("Metformin side effects", "Metformin"),
    ("Side effects of metformin", "Metformin"),
    ("Metformin component", "Metformin"),
    ("Glimepiride and metformin", "Glimepiride + Metformin"),
    ("Insulin", None),
    ("Common", None),
]


@pytest.mark.parametrize(("label", "name"), NAMED, ids=str)
def test_a_label_that_names_an_ingredient(label, name) -> None:
    assert ingredient_named(label, PAIR) == name


def test_ingredients_are_found_in_a_sentence_in_the_order_of_the_title() -> None:
    assert ingredients_in("metformin and glimepiride both lower sugar", PAIR) == ("Glimepiride", "Metformin")


LAID = [
    ("metformin", "Metformin"),
    ("due to metformin", "Metformin"),
    ("especially with metformin", None),
    ("mild", None),
]


@pytest.mark.parametrize(("words", "name"), LAID, ids=[w for w, _ in LAID])
def test_what_lays_an_effect_to_one_ingredient(words, name) -> None:
    assert laid_to(words, PAIR) == name


def test_other_names_of_a_substance_name_it_too() -> None:
    body = "# Paracetamol + Caffeine\n\n### Side Effects\n\n* **Acetaminophen:** rash\n* **Caffeine:** insomnia\n"
    assert values(rows_of(body).side_effects, "effect ingredient") == [
        ("rash", "Paracetamol"),
        ("insomnia", "Caffeine"),
    ]
