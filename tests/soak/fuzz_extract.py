"""Coverage-guided fuzzing of extraction with Atheris: any bytes give rows or one named reject, quickly.

    python tests/soak/fuzz_extract.py [SECONDS]

Exits with 0 where nothing was found; a finding is printed with its bytes and ends the run with another code.
"""

import sys
import tempfile
import time
from pathlib import Path

import atheris

PROJECT = Path(__file__).resolve().parents[2]

with atheris.instrument_imports(include=["materia_medica"]):
    from materia_medica.extract.page import extract
    from materia_medica.page import Page
    from materia_medica.settings.sources import load_sources

SOURCE = load_sources(PROJECT).get("samples")
SECONDS_PER_PAGE = 20
"""Instrumented code is many times slower; a page of some kilobytes that takes longer is a hang."""


def one(data: bytes) -> None:
    path = "x.html" if data[:1] == b"<" else "x.md"
    start = time.monotonic()
    found = extract(Page("samples", path, data), SOURCE)
    took = time.monotonic() - start
    assert took < SECONDS_PER_PAGE, f"{len(data)} bytes took {took:.1f} s"
    assert len(found.monographs) + len(found.rejects) == 1
    if found.rejects:
        assert found.rejects[0].rule
        assert found.rejects[0].reason
        return
    text = found.monographs[0].text
    assert "\x00" not in text
    text.encode("utf-8")
    for row in (*found.side_effects, *found.faqs, *found.asides, *found.sections):
        assert 0 <= row.evidence_start < row.evidence_end <= len(text), row
    ids = [row.side_effect_id for row in found.side_effects]
    assert len(set(ids)) == len(ids)


def main() -> None:
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    with tempfile.TemporaryDirectory() as corpus:
        for index, sample in enumerate(sorted((PROJECT / "raw" / "samples").rglob("*.*"))):
            (Path(corpus) / str(index)).write_bytes(sample.read_bytes()[:6000])
        atheris.Setup(
            [sys.argv[0], corpus, f"-max_total_time={seconds}", "-max_len=6000", "-seed=1", "-print_final_stats=1"], one
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
