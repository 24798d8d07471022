"""`report.html`: one file that loads nothing from outside, or the same page with its data in files beside it."""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from markupsafe import Markup

from materia_medica import disk
from materia_medica.engine.package import package_hash
from materia_medica.report.explorer.agreement import agreements
from materia_medica.report.explorer.facts import facts_of
from materia_medica.report.explorer.figures import LOOKED_AT, Figure, as_json, figures_of, figures_over, from_json
from materia_medica.report.explorer.packed import as_text, parts_of
from materia_medica.report.explorer.pictures import picture
from materia_medica.report.policy import policy
from materia_medica.report.render import render, style
from materia_medica.schema.digests import of_columns
from materia_medica.sealed import Pieces

DATA = "data"
_SCRIPTS = (
    "dom", "data", "words", "search", "route", "filters", "combobox", "drug_view", "effect_view", "compare_view",
    "main",
)  # fmt: skip
"""The scripts in the order in which the browser reads them."""


MOST_BYTES = 40_000_000
"""A page whose data are larger is slow to open from disk: it says how to make a site of it instead."""


class OfTables(NamedTuple):
    """What of a page follows from the tables alone: all but a tenth of the work on it."""

    parts: list[tuple[str, bytes]]
    pictures: list[tuple[Figure, Markup]]


def made_of(tables: Mapping[str, pa.Table], kept: Path | None = None) -> OfTables:
    """What of the page of a release can be made before there is a release.

    `kept` is the file in which parts are kept for the next run; what they follow from tells when they are made anew.
    """
    known = Pieces(kept, f"{package_hash()} {sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    agreed = cache(lambda: agreements(tables))
    figures = known.of(of_columns(tables, LOOKED_AT), lambda: as_json(figures_of(tables, agreed())))
    made = OfTables(list(parts_of(tables, agreed, known)), [(f, _drawn(f, known)) for f in from_json(figures)])
    known.keep()
    return made


def _drawn(figure: Figure, known: Pieces) -> Markup:
    follows_from = hashlib.sha256(b"picture" + as_json([figure])).digest()
    return Markup(known.of(follows_from, lambda: picture(figure).encode()).decode())  # noqa: S704  as `picture` drew it


def report_page(
    manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, releases: Sequence[Mapping[str, Any]] = (),
    made: Callable[[], OfTables] | None = None,
) -> str:  # fmt: skip
    """The page of a release as one file. The same release gives the same page.

    `releases` are entries of the index, the oldest first; files of the manifest lie beside the page. `made` gives what
    `made_of` gave of these tables, where somebody else asked it; it may wait for that.
    """
    over_time = _pictures(figures_over(releases))
    parts, pictures = made() if made else made_of(tables)
    too_large = sum(len(part) for _, part in parts) > MOST_BYTES
    texts = [] if too_large else [(name, Markup(as_text(part))) for name, part in parts]  # noqa: S704  base64
    pictures = [*pictures, *over_time]
    return _page(
        manifest, tables, pictures=pictures, beside=frozenset(manifest["files"]), parts=texts, too_large=too_large
    )


def drug_page(manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, opens_at: str) -> str:
    """A page of some drugs alone, that opens at the view `opens_at` (`#/drug/ibuprofen`)."""
    parts = [(name, Markup(as_text(part))) for name, part in made_of(tables).parts]  # noqa: S704  base64
    return _page(manifest, tables, beside=frozenset(), parts=parts, opens_at=opens_at)


def write_site(
    folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *,
    releases: Sequence[Mapping[str, Any]] = (),
) -> list[Path]:  # fmt: skip
    """Write `index.html` and `data/` for any host of static files; returns what was written."""
    (folder / DATA).mkdir(parents=True, exist_ok=True)
    written = []
    made = made_of(tables)
    for name, part in made.parts:
        written.append(folder / DATA / f"{name}.json.gz")
        disk.write_durably(written[-1], part)
    pictures = [*made.pictures, *_pictures(figures_over(releases))]
    page = _page(manifest, tables, pictures=pictures, beside=frozenset(), parts=())
    disk.write_durably(folder / "index.html", page.encode())
    return [folder / "index.html", *written]


def _pictures(figures: Iterable[Figure]) -> list[tuple[Figure, Markup]]:
    return [(figure, picture(figure)) for figure in figures]


def _page(
    manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, beside: frozenset[str],
    parts: Sequence[tuple[str, Markup]], pictures: Sequence[tuple[Figure, Markup]] = (), opens_at: str | None = None,
    too_large: bool = False,
) -> str:  # fmt: skip
    dress, script = style("report"), _script()
    return render(
        "report.html",
        title=f"Materia {manifest['version']}",
        policy=policy(dress, script, connects=not parts and not too_large),
        style=dress,
        script=Markup(script),  # noqa: S704  our own files
        facts=facts_of(manifest, tables, beside=beside),
        pictures=pictures,
        opens_at=opens_at,
        too_large=too_large,
        parts=parts,
    )


@cache
def _script() -> str:
    """The scripts as one, which lets nothing of theirs be seen from outside."""
    folder = Path(__file__).parent / "scripts"
    whole = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{whole}\n}})();\n'
