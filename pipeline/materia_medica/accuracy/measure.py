"""Accuracy of a run: one entry of the manifest for each label set and the source it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.accuracy.labels import LabelSet, PageLabel, load_labels
from materia_medica.accuracy.score import Score, score
from materia_medica.release.code import code_version
from materia_medica.settings.source import Source

NOT_MEASURED = "not measured"
_OWN = "written_for_this_project"


def measure(
    tables: Mapping[str, pa.Table], gold_files: Sequence[Path], sources: Mapping[str, Source]
) -> list[dict[str, Any]]:
    """One entry for each label file and each of `sources` (by id) that it has pages of; raises `LabelError`.

    A label set speaks for the source it is drawn from and for no other, so a file that draws on two gives two entries,
    and one of whose pages the tables hold none gives no entry.
    """
    code = _code() if gold_files else ""
    entries = []
    for file in gold_files:
        labels = load_labels(file)
        for source, pages in _by_source(labels).items():
            if source not in sources:
                continue
            scored = score(pages, tables)
            if scored.n_absent < scored.n_pages:
                entries.append(entry(labels, sources[source], scored, code))
    return entries


def entry(labels: LabelSet, source: Source, scored: Score, code: str) -> dict[str, Any]:
    """What the manifest says of one label set and source."""
    return {
        "name": f"{labels.name} (regression set)" if is_regression(source) else labels.name,
        "hash": labels.sha256,
        "source": source.id,
        "pages": scored.n_pages,
        "pages_absent": scored.n_absent,
        "rows": scored.n_rows,
        "figures": scored.figures,
        "code_version": code,
    }


def is_regression(source: Source) -> bool:
    """Whether labels of this source only guard what works: its pages were written beside the code that reads them."""
    return source.content_origin == _OWN


def unmeasured(sources: Iterable[str], entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Those of `sources` that no label set is drawn from: of them a report says `NOT_MEASURED`."""
    measured = {said["source"] for said in entries}
    return [source for source in sources if source not in measured]


def sentences(sources: Iterable[str], entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """What a run says of its accuracy, one sentence for each entry and each source without one."""
    said = [
        f"{e['source']}: accuracy on {e['name']}, {e['pages']} pages: row F1 {e['figures']['row_f1']:.3f}, "
        f"effects {e['figures']['effect_strict_f1']:.3f}, FAQs {e['figures']['faq_f1']:.3f}"
        + (f"; {e['pages_absent']} labelled pages are not in this run" if e["pages_absent"] else "")
        for e in entries
    ]
    return [*said, *(f"{source}: accuracy {NOT_MEASURED}" for source in unmeasured(sources, entries))]


def _by_source(labels: LabelSet) -> dict[str, list[PageLabel]]:
    found: dict[str, list[PageLabel]] = {}
    for page in labels.pages:
        found.setdefault(page.source, []).append(page)
    return found


def _code() -> str:
    """Version and hash of the code that extracted and scored."""
    code = code_version()
    return f"{code['version']}+{str(code['sha256'])[:12]}"
