"""A label record as openFDA gives it: sections of plain text, a table of a trial, and what the product is."""

from __future__ import annotations

import random
import uuid
from typing import Any

from made.words import Product, dice, effects_of, products, words

_BALLAST = ("dosage_and_administration", "drug_interactions", "use_in_specific_populations", "pregnancy",
            "clinical_pharmacology", "pharmacokinetics", "nonclinical_toxicology", "how_supplied")  # fmt: skip


def label(seed: int, number: int) -> dict[str, Any]:
    """One record."""
    chance = dice(seed, "label", number)
    product: Product = chance.choice(products())
    classes = [words()["classes"][c] for c in product.classes]
    found = effects_of(product, chance)
    brand = f"{chance.choice(words()['makers'])}-{product.names[0][:5]} {number % 997}"
    upper = " AND ".join(n.upper() for n in product.names)
    table = _rows(found, chance)
    drug, placebo = 100 * chance.randint(2, 9), 100 * chance.randint(1, 4)
    said: dict[str, Any] = {
        "set_id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "version": str(chance.randint(1, 20)),
        "effective_time": f"20{chance.randint(18, 25)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}",
        "spl_product_data_elements": [f"{brand} {product.name} {upper}"],
        "indications_and_usage": [
            f"1 INDICATIONS AND USAGE {product.name} is {' with '.join(c['kind'] for c in classes)}, indicated for "
            f"{' and '.join(use for c in classes for use in c['uses'])}."
        ],
        "contraindications": [
            "4 CONTRAINDICATIONS " + " ".join(f"Do not use in {care}." for c in classes for care in c["care"])
        ],
        "mechanism_of_action": ["12.1 Mechanism of Action " + " ".join(c["works"] for c in classes)],
        "adverse_reactions": [
            f"6 ADVERSE REACTIONS 6.1 Clinical Trials Experience In controlled trials {drug} patients received "
            f"{product.name}. Table 1 lists adverse reactions. Table 1 Adverse Reaction {product.name} N={drug} % "
            f"Placebo N={placebo} % " + " ".join(f"{e} {a} {b}" for e, a, b in table) + " 6.2 Postmarketing Experience "
            "The following adverse reactions have been identified during use after approval: "
            f"{', '.join(found.get('rare', []) + found.get('very_rare', []))}."
        ],
        "adverse_reactions_table": [
            f"<table><caption>Table 1</caption><thead><tr><th>Adverse Reaction</th><th>{product.name} <br/>N={drug} "
            f"<br/>%</th><th>Placebo <br/>N={placebo} <br/>%</th></tr></thead><tbody>"
            + "".join(f"<tr><td>{e}</td><td>{a}</td><td>{b}</td></tr>" for e, a, b in table)
            + "</tbody></table>"
        ],
    }
    if boxed := next((c["boxed"] for c in classes if "boxed" in c), None):
        said["boxed_warning"] = [f"WARNING: SERIOUS RISKS {boxed} [see Warnings and Precautions (5)]."]
    said |= {section: [f"{section.replace('_', ' ').upper()} {_ballast(product, chance)}"] for section in _BALLAST}
    said["openfda"] = {
        "brand_name": [brand], "generic_name": [upper], "substance_name": [n.upper() for n in product.names],
        "product_type": ["HUMAN PRESCRIPTION DRUG"], "route": words()["routes"],
    }  # fmt: skip
    return said


def _rows(found: dict[str, list[str]], chance: random.Random) -> list[tuple[str, str, str]]:
    """Rows of the table: an effect with the share under the drug and under placebo."""
    rows = []
    for tier in ("very_common", "common"):
        _, _, least, most = words()["tiers"][tier]
        for effect in found.get(tier, ()):
            share = chance.uniform(least, most)
            rows.append((effect[0].upper() + effect[1:], f"{share:.0f}", f"{max(0.5, share * chance.random()):.1f}"))
    return rows


def _ballast(product: Product, chance: random.Random) -> str:
    """Some thousand characters that a label has besides."""
    sentences = chance.choices(words()["prose"], k=chance.randint(10, 30))
    return " ".join(
        s.format(name=product.name, n=chance.randint(1, 12), m=chance.randint(2, 30), p=chance.randint(5, 95))
        for s in sentences
    )
