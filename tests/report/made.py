"""A small release for the page of a release: three drugs, two publishers, and words that would be markup elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa

from materia_medica.link.linking import link
from materia_medica.schema.rows import AsideRow
from small import account, faq, monograph, section, side_effect, source, tables

HOSTILE = "</script><img src=x onerror=\"document.title='broken'\"><b>bold</b>"
PARACETAMOL = (
    "Paracetamol\nCommon: nausea.\nRare but serious: liver damage, seen after large doses.\n"
    "It does not cause drowsiness.\nMay I drive? Yes, it does not make you sleepy."
)
ELSEWHERE = f"Paracetamol\nNausea is very common.\nStevens-Johnson syndrome (how often is not known).\n{HOSTILE}"
IBUPROFEN = "Ibuprofen\nCommon: nausea, indigestion.\nUncommon: raised blood pressure."
PAIR = "Ibuprofen + Paracetamol\nNausea may occur."
SOURCES = {
    "samples": replace(source(), name="Sample pages", attribution="Written for the project"),
    "other": replace(source("other", content_origin="publisher"), name="Another publisher", publisher="Elsewhere"),
}


def release_tables() -> dict[str, pa.Table]:
    """The linked tables of the release."""
    one = monograph("p.md", ("Paracetamol",), text=PARACETAMOL, url="https://example.org/paracetamol")
    two = monograph("p2.md", ("Paracetamol",), text=ELSEWHERE, source="other", content_origin="publisher",
                    url="javascript:alert(1)")  # fmt: skip
    three = monograph("i.md", ("Ibuprofen",), text=IBUPROFEN)
    both = monograph("ip.md", ("Ibuprofen", "Paracetamol"), text=PAIR)
    data = tables(
        monographs=[one, two, three, both],
        side_effects=[
            _effect(one, "nausea", "Common: nausea."),
            _effect(one, "liver damage", "Rare but serious: liver damage, seen after large doses.", tier="rare",
                    is_serious=True, seriousness_basis="group"),
            _effect(two, "nausea", "Nausea is very common.", tier="very_common"),
            _effect(two, "Stevens-Johnson syndrome", "Stevens-Johnson syndrome (how often is not known).",
                    tier="not_known"),
            _effect(two, "rash", HOSTILE, tier="not_known"),
            _effect(three, "nausea", "Common: nausea, indigestion."),
            _effect(three, "indigestion", "Common: nausea, indigestion."),
            _effect(three, "raised blood pressure", "Uncommon: raised blood pressure.", tier="uncommon"),
            _effect(both, "nausea", "Nausea may occur.", tier="not_known"),
        ],
        faqs=[faq(one, "May I drive?", "Yes, it does not make you sleepy."), faq(one, "And swim?", None)],
        sections=[section(one, "usage", "For pain and fever."), section(one, "alternate_names", "Brand names: Panadol", 2)],
        asides=[
            AsideRow(monograph_id=one.monograph_id, drug_id=one.drug_id, source=one.source,
                     content_origin=one.content_origin, position=1, section_kind="side_effects", reason="negation", effect_ids=(),
                     text="It does not cause drowsiness.", **_place(PARACETAMOL, "It does not cause drowsiness."))
        ],
    )  # fmt: skip
    return link(data, account(data, "samples", "other"), SOURCES)


def manifest(tables: dict[str, pa.Table], **said: Any) -> dict[str, Any]:
    """What a manifest says of it, as far as the page asks."""
    return {
        "version": "2026.02.01",
        "created_at": "2026-02-01T08:00:00Z",
        "code": {"version": "0.1.0"},
        "pages": {"read": tables["monographs"].num_rows, "rejected": 0, "effects_unread": 0},
        "checks": {"passed": 391, "warning": 2, "failed": 0, "skipped": 0},
        "accuracy": [{"name": "samples", "pages": 4, "rows": 9, "figures": {"row_f1": 0.981, "faq_f1": 1.0}}],
        "rejects": [{"stage": "read", "table": "monographs", "rule": "empty_page", "rows": 1}],
        "predecessor": {"version": "2026.01.31"},
        "changes": {"side_effects": {"added": 2, "changed": 1, "removed": 0, "moved": 0}},
        "files": {"checks.html": {}, "CHANGES.md": {}},
        **said,
    }


def _effect(page: Any, effect: str, words: str, *, tier: str = "common", **said: Any) -> Any:
    ranks = {"very_common": 1, "common": 2, "uncommon": 3, "rare": 4, "very_rare": 5}
    return side_effect(page, effect, frequency_tier=tier, frequency_rank=ranks.get(tier),
                       frequency_basis="none" if tier == "not_known" else "group",
                       frequency_text=None if tier == "not_known" else tier, **_place(page.text, words), **said)  # fmt: skip


def _place(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"evidence_start": start, "evidence_end": start + len(words)}
