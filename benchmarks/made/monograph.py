"""A monograph in Markdown, with headings or with bold labels, as sites about medicines write them."""

from __future__ import annotations

import random

from made.words import Product, dice, effects_of, products, words


def monograph(seed: int, number: int) -> tuple[str, str]:
    """Path and text of one page."""
    chance = dice(seed, "monograph", number)
    product: Product = chance.choice(products())
    classes = [words()["classes"][c] for c in product.classes]
    found = effects_of(product, chance)
    has_headings = chance.random() < 0.5
    name = product.name

    def part(title: str) -> str:
        return f"### {title}" if has_headings else f"**{title}:**"

    lines = ["---", f"title: {name}", f"batch: {number}", "---", "", f"# {name}", "", part("Usage"), ""]
    lines += [f"{name} is {' with '.join(c['kind'] for c in classes)}. It is taken for:", ""]
    lines += [f"* {use.capitalize()}" for c in classes for use in c["uses"]]
    lines += ["", part("Dosage"), "", f"Adults usually begin with {chance.choice((5, 10, 20, 50))} mg once a day.", ""]
    lines += [part("Side Effects"), "", chance.choice(words()["lead_in"]).format(name=name), ""]
    for tier, effects in found.items():
        label, says, *_ = words()["tiers"][tier]
        heading = words()["serious"] if tier == "rare" else f"{label} ({says})"
        lines += [f"**{heading}:**", "", *(_item(effect, chance) for effect in effects), ""]
    if chance.random() < 0.4:
        lines += [
            "**Long-term effects:**",
            "",
            *(f"* {e[0].upper()}{e[1:]}" for e in chance.sample(words()["long_term"], 2)),
            "",
        ]
    lines += ["", part("How it Works"), "", " ".join(c["works"] for c in classes), "", part("Precautions"), ""]
    lines += [f"* Tell your doctor about {care}." for c in classes for care in c["care"]]
    lines += ["", part("FAQs"), ""]
    some = next(iter(found.values()))[0]
    for question, answer in chance.sample(words()["questions"], 5):
        asked, said = question.format(name=name, effect=some), answer.format(name=name, effect=some)
        lines += [f"* **Q: {asked}** A: {said}", ""]
    folder = product.names[0][0].lower()
    return f"monographs/{folder}/{name.lower().replace(' + ', '-')}-{number:07}.md", "\n".join(lines)


def _item(effect: str, chance: random.Random) -> str:
    """An effect as a list has it, one of five with a remark in brackets."""
    detail = f" ({chance.choice(words()['details'])})" if chance.random() < 0.2 else ""
    return f"* {effect[0].upper()}{effect[1:]}{detail}"
