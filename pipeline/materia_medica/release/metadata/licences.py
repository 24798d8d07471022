"""Licences under which sources publish: what their own words for them mean to a machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from materia_medica.reviewed import reviewed


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence, or a source's words about its terms."""

    title: str
    """Its name; for terms that are none of the licences known here, the source's own words."""
    spdx: str | None = None
    """Identifier of SPDX; null where it is none that is known here."""
    url: str | None = None
    hub: str | None = None
    """Identifier of Hugging Face's dataset cards."""

    @property
    def linked(self) -> str:
        """The licence as Markdown."""
        return f"[{self.spdx or self.title}]({self.url})" if self.url else self.title


@cache
def known_licences() -> dict[str, Licence]:
    """The licences of the table, by identifier."""
    said = reviewed("materia_medica.release.metadata", "licences.yaml")
    return {spdx: Licence(entry["title"], spdx, entry["url"], entry.get("hub")) for spdx, entry in said.items()}


def licence_of(stated: str) -> Licence:
    """What a source's words for its licence name; words that name none stay as they are."""
    folded = {spdx.lower(): licence for spdx, licence in known_licences().items()}
    found = folded.get(stated.strip().lower())
    if found is not None:
        return found
    return Licence(stated, url=stated if stated.startswith(("https://", "http://")) else None)
