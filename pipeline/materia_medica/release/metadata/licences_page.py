"""`LICENSES.md`: under which terms what a release holds may be used, and whom to credit."""

from __future__ import annotations

from materia_medica.release.metadata.facts import Facts, SourceFacts
from materia_medica.release.metadata.guide import guide

HEAD = """# Licences and credit

Release {version}. Text of a page, and what is taken from it, stays under the terms of its source: every row names its
`source`, and `sources` and `monographs` have the licence. A release with several sources has no one licence. Where a
source states none, no permission follows from its text being here: ask the source before you publish its text anew.

What the pipeline adds (ids, tiers, topics, and labels, body systems and further names out of its own vocabulary) is
under [Apache-2.0](https://www.apache.org/licenses/LICENSE-2.0), like its code. `effects.identifiers` holds ids of the
[Human Phenotype Ontology](https://hpo.jax.org), release 2025-01-16, unaltered, under [its own
licence](https://hpo.jax.org/app/license): name it as their source.

| source | licence | credit | written by |
|---|---|---|---|
"""


def licences_page(facts: Facts) -> str:
    """The file: a line for each source."""
    lines = "\n".join(_line(source) for source in facts.sources)
    return f"{HEAD.format(version=facts.version)}{lines}\n"


def _line(source: SourceFacts) -> str:
    origin = f"`{source.content_origin}`: {guide().origins[source.content_origin]}"
    cells = (linked_name(source), source.license.linked, source.credit, origin)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def linked_name(source: SourceFacts) -> str:
    """The name of a source, with its address where a reader can follow it."""
    return f"[{source.name}]({source.link})" if source.link else source.name
