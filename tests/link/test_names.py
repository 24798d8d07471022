"""Which names are one drug, and which never are."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from materia_medica.link.names.names import Substance, drug_id_of, key, substance_id, substances

_ALL = sorted(substances().values(), key=lambda s: s.drug_id)


def _names(substance: Substance) -> tuple[str, ...]:
    return substance.name, *substance.others, *substance.misspellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sulphadiazine", "sulfadiazine"),
        ("Cephalexin", "cefalexin"),
        ("Ethambutol", "etambutol"),
        ("Oestradiol", "estradiol"),
        ("Cyclosporine", "ciclosporin"),
        ("Aluminum hydroxide", "aluminium hydroxide"),
        ("Interferon Alpha 2a", "interferon alfa-2a"),
        ("Sodium valproate", "valproate sodium"),
        ("Ibandronic acid", "ibandronate"),
        ("Zolandramic acid", "zolandramate"),
        ("Velphotheramycin", "velfoteramicin"),
        ("Lidocaine / lignocaine", "lidocaine"),
        ("Warfarin tablets", "warfarin"),
    ],
)
def test_one_drug_by_spelling(one: str, other: str) -> None:
    assert substance_id(one) == substance_id(other)


@pytest.mark.parametrize(
    ("name", "drug_id"),
    [
        ("Acetaminophen", "paracetamol"),
        ("Albuterol", "salbutamol"),
        ("Adrenaline", "epinephrine"),
        ("Vitamin B6", "pyridoxine"),
        ("vitamin B12", "cyanocobalamin"),
        ("Cholecalciferol", "colecalciferol"),
        ("Vitamin K1", "phytomenadione"),
        ("Mesalamine", "mesalazine"),
        ("Nitroglycerin", "glyceryl-trinitrate"),
        ("Thyroxine", "levothyroxine"),
        ("Meperidine", "pethidine"),
        ("Rifampin", "rifampicin"),
        ("Leucovorin", "folinic-acid"),
        ("Regular insulin", "insulin-soluble"),
        ("NPH insulin", "insulin-isophane"),
        ("Paracetamol (acetaminophen)", "paracetamol"),
        ("Metotrexate", "methotrexate"),
    ],
)
def test_a_name_in_use_anywhere_is_its_drug(name: str, drug_id: str) -> None:
    assert substance_id(name) == drug_id


@pytest.mark.parametrize(
    ("form", "bare"),
    [
        ("Sertraline hydrochloride", "sertraline"),
        ("Amlodipine besylate", "amlodipine"),
        ("Zolandram mesylate", "zolandram"),
        ("Alendronate sodium", "alendronic acid"),
        ("Esomeprazole magnesium", "esomeprazole"),
        ("Olmesartan medoxomil", "olmesartan"),
    ],
)
def test_the_only_salt_in_use_is_the_bare_drug(form: str, bare: str) -> None:
    assert substance_id(form) == substance_id(bare)


DIFFERENT = {
    "isomer and racemate": [
        ("esomeprazole", "omeprazole"), ("levocetirizine", "cetirizine"), ("escitalopram", "citalopram"),
        ("dexibuprofen", "ibuprofen"), ("levofloxacin", "ofloxacin"), ("levosalbutamol", "salbutamol"),
        ("levonorgestrel", "norgestrel"), ("dextroamphetamine", "amphetamine"), ("armodafinil", "modafinil"),
        ("S-sulpiride", "sulpiride"), ("L-leucovorin", "leucovorin"), ("quinine", "quinidine"),
    ],
    "derivative": [
        ("desvenlafaxine", "venlafaxine"), ("desloratadine", "loratadine"), ("fenofibric acid", "fenofibrate"),
        ("fosphenytoin", "phenytoin"), ("folinic acid", "folic acid"), ("hydroxychloroquine", "chloroquine"),
        ("mecobalamin", "cyanocobalamin"), ("prednisone", "prednisolone"), ("valganciclovir", "ganciclovir"),
    ],
    "salt with a use of its own": [
        ("metoprolol succinate", "metoprolol tartrate"), ("ferrous sulfate", "ferrous fumarate"),
        ("fluticasone furoate", "fluticasone propionate"), ("testosterone enanthate", "testosterone undecanoate"),
        ("estradiol valerate", "estradiol"), ("tenofovir disoproxil", "tenofovir alafenamide"),
        ("benzathine benzylpenicillin", "procaine benzylpenicillin"), ("penicillin V", "penicillin G"),
        ("betamethasone valerate", "betamethasone dipropionate"), ("mycophenolate mofetil", "mycophenolate sodium"),
        ("phenylmercuric acetate", "phenylmercuric nitrate"), ("calcium carbonate", "calcium citrate"),
        ("S-metoprolol succinate", "S-metoprolol tartrate"),
    ],
    "insulins": list(combinations(
        ("insulin lispro", "insulin lispro protamine", "insulin aspart", "insulin glargine", "insulin detemir",
         "insulin degludec", "insulin glulisine", "insulin isophane", "soluble insulin", "insulin"), 2)),
    "biologicals": [
        ("interferon alfa-2a", "interferon alfa-2b"), ("interferon beta-1a", "interferon beta-1b"),
        ("peginterferon alfa-2a", "interferon alfa-2a"), ("epoetin alfa", "epoetin beta"),
        ("epoetin alfa", "darbepoetin alfa"), ("follitropin alfa", "follitropin beta"),
        ("filgrastim", "pegfilgrastim"), ("agalsidase alfa", "agalsidase beta"),
        ("onabotulinumtoxinA", "abobotulinumtoxinA"), ("trastuzumab", "trastuzumab emtansine"),
        ("factor VIII (human)", "factor VIII (recombinant)"), ("factor VIII", "factor IX"),
        ("calcitonin salmon", "calcitonin (human)"), ("hyaluronidase (human)", "hyaluronidase (ovine)"),
    ],
    "carrier": [
        ("amphotericin B", "liposomal amphotericin B"), ("amphotericin B lipid complex", "amphotericin B liposomal"),
        ("doxorubicin", "doxorubicin (liposomal)"), ("paclitaxel", "paclitaxel protein-bound"),
    ],
    "heparins": list(combinations(("heparin", "enoxaparin", "dalteparin", "tinzaparin", "fondaparinux"), 2)),
    "vaccines": [
        ("pneumococcal conjugate vaccine (13-valent)", "pneumococcal conjugate vaccine (10-valent)"),
        ("oral poliovirus vaccine", "inactivated poliovirus vaccine"),
        ("zoster vaccine live", "zoster vaccine recombinant adjuvanted"),
        ("meningococcal vaccine (group B)", "meningococcal vaccine (group C)"),
        ("human papillomavirus bivalent vaccine", "human papillomavirus quadrivalent vaccine"),
    ],
    "immunoglobulins": list(combinations(
        ("immune globulin", "rabies immune globulin", "tetanus immune globulin", "hepatitis B immune globulin",
         "varicella zoster immune globulin", "cytomegalovirus immune globulin", "anti-D immunoglobulin"), 2)),
    "alike": [
        ("tetracycline", "oxytetracycline"), ("doxycycline", "minocycline"), ("tigecycline", "tetracycline"),
        ("metronidazole", "miconazole"), ("fluconazole", "flutrimazole"), ("omeprazole", "aripiprazole"),
        ("captopril", "enalapril"), ("lisinopril", "fosinopril"), ("ramipril", "quinapril"),
        ("hydroxyzine", "hydralazine"), ("vincristine", "vinblastine"), ("cefotaxime", "cefoxitin"),
        ("ephedrine", "epinephrine"), ("nifedipine", "nimodipine"), ("chlorpromazine", "chlorpropamide"),
        ("penicillamine", "penicillin"), ("codeine", "dihydrocodeine"), ("retinol", "retinol palmitate"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair for pairs in DIFFERENT.values() for pair in pairs])
def test_never_one_drug(one: str, other: str) -> None:
    assert substance_id(one) != substance_id(other)


def test_a_combination_is_one_drug_in_any_order_and_spelling() -> None:
    assert drug_id_of(("Acetaminophen", "Caffeine"), "x") == drug_id_of(("caffeine", "paracetamol"), "y")
    assert drug_id_of(("caffeine", "paracetamol"), "y") == "caffeine-plus-paracetamol"


def test_a_page_is_of_the_narrower_substance_that_its_whole_name_means() -> None:
    assert drug_id_of(("doxorubicin",), "Doxorubicin (liposomal)") == "liposomal-doxorubicin"
    assert drug_id_of(("metoprolol",), "Metoprolol succinate") == "metoprolol-succinate"
    assert drug_id_of(("metoprolol succinate",), "Metoprolol") == "metoprolol-succinate"
    assert drug_id_of(("paracetamol",), "Caffeine") == "paracetamol"


def test_every_name_of_the_table_leads_to_its_drug() -> None:
    astray = [(s.drug_id, n, substance_id(n)) for s in _ALL for n in _names(s) if substance_id(n) != s.drug_id]
    assert not astray


def test_an_id_is_a_name_of_its_own_drug() -> None:
    assert [s.drug_id for s in _ALL if substance_id(s.drug_id) != s.drug_id] == []


def test_no_name_belongs_to_two_drugs() -> None:
    owners = defaultdict(set)
    for substance in _ALL:
        for name in _names(substance):
            owners[key(name)].add(substance.drug_id)
    assert {k: v for k, v in owners.items() if len(v) > 1} == {}


def test_a_parent_stands_in_the_table_and_has_no_line_back() -> None:
    for substance in _ALL:
        seen, parent = {substance.drug_id}, substance.parent_id
        while parent is not None:
            assert parent in substances(), substance
            assert parent not in seen, substance
            seen.add(parent)
            parent = substances()[parent].parent_id


@settings(deadline=None)  # the first name reads all tables
@given(st.sampled_from(_ALL).flatmap(lambda s: st.sampled_from(_names(s))), st.randoms())
def test_letter_case_says_nothing(name: str, chance: random.Random) -> None:
    other = "".join(chance.choice((c.upper(), c.lower())) for c in name)
    assert substance_id(other) == substance_id(name)


@given(st.text(alphabet="abcdeghilmnoprstuvyz", min_size=5, max_size=14))
def test_the_id_of_an_unknown_name_is_its_own_id(name: str) -> None:
    found = substance_id(name)
    assert substance_id(found) == found


_WORDS = (
    "zinc",
    "copper",
    "calcium",
    "sodium",
    "acid",
    "sulfate",
    "tablets",
    "(human)",
    "and",
    "vaccine",
    "/",
    "(",
    "ferrous",
    "hydrochloride",
)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8))
def test_names_of_nothing_but_metals_salts_and_forms_have_an_id_too(words: list[str]) -> None:
    assert substance_id(" ".join(words))
    assert substance_id("Zinc Copper") == substance_id("zinc copper")
