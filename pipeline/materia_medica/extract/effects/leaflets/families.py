"""The rules by which leaflets are read."""

from __future__ import annotations

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.leaflets import fragments, unsigned
from materia_medica.extract.effects.leaflets import leaflet_lists as lists
from materia_medica.extract.effects.leaflets import leaflet_rules as rules
from materia_medica.extract.effects.leaflets.leaflet_heads import SETTINGS, setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_section import read_leaflet_section
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.language.rule import Family
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read


def rows_in_leaflet(markdown: str) -> list[str]:
    """Each row of a leaflet's section as its fields, parted by semicolons, then each aside as its reason."""
    document = read(Page("examples", "example.md", markdown.encode()))
    section = Section("side_effects", 2, None, None, tuple(lines_of(document)), True)
    found = read_leaflet_section(section, Medicines(ingredients=(), names=frozenset({"velotab"})))
    return [*(_in_words(row) for row in found.made), *(f"aside: {aside.reason}" for aside in found.asides)]


def _in_words(row: EffectRow) -> str:
    fields = (row.effect, row.detail, row.said.tier, row.is_serious and "serious", row.population)
    return "; ".join(str(field) for field in fields if field)


_LINES = (
    rules.BAND,
    rules.NEXT_HEAD,
    rules.POINTS_ON,
    rules.REPORTING,
    rules.URGENT,
    rules.SERIOUS,
    rules.NOT_SERIOUS,
    rules.TURNS,
    rules.FOLLOWING,
    rules.GOES_ON,
    rules.POPULATION,
    rules.COMBINED,
    rules.RUN_ON,
    rules.GIVES_NONE,
)
_ITEMS = (
    rules.ADVISES,
    rules.GETTING,
    rules.FEELING,
    rules.YOURS,
    rules.HAPPENS_TO,
    rules.UNABLE,
    rules.STARTING,
    rules.NEXT_CLAUSE,
    rules.TESTS_SHOW,
    rules.TESTS_WITHIN,
    rules.SIGNS_OF,
    rules.SIGNS_FOLLOW,
    rules.CAUSES,
    rules.CONDITION,
    rules.FOR_WHOM_ONLY,
    rules.COMBINATION,
    rules.COURSE,
)
_SENTENCES = (
    rules.OCCURS,
    rules.AND_ALSO,
    rules.LISTING,
    rules.AT_RISK,
    rules.OF_ALL,
    rules.SIGNS_BEGIN,
    rules.THIS_HAPPENS,
    rules.LINKED,
)
_LISTS = (
    lists.SHARED_TAIL,
    lists.GLUED,
    lists.EXPLAINS,
    lists.REFERENCE,
    lists.EXAMPLES,
    lists.APPOSITION,
    lists.AS_WELL_AS,
    lists.STARS,
    lists.FLU_LIKE,
    lists.ONE_OR_OTHER,
    lists.TWO_OF_A_KIND,
    lists.PLACES,
    lists.INNER,
    lists.ARTICLE,
    lists.RISK,
    lists.JOINED,
    fragments.TELLS,
    fragments.UNFINISHED,
    fragments.MEASURED_IN,
    fragments.JOINT,
    fragments.PLACE,
    fragments.FELT,
    fragments.CLAUSE,
    fragments.OF_SYSTEM,
    unsigned.OPENS,
    unsigned.CLOSES,
    unsigned.DESCRIBES,
)
FAMILIES: tuple[Family, ...] = (
    Family(name="line of a leaflet", rules=_LINES, read=rows_in_leaflet),
    Family(name="item of a leaflet", rules=_ITEMS, read=rows_in_leaflet),
    Family(name="sentence of a leaflet", rules=_SENTENCES, read=rows_in_leaflet),
    Family(name="list of a leaflet", rules=_LISTS, read=rows_in_leaflet),
    Family(name="setting in a leaflet", rules=SETTINGS, read=setting_of_words),
)
