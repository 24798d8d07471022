"""The rules by which leaflets are read."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.leaflets import (
    consequences,
    fragments,
    joints,
    leaflet_asked,
    leaflet_events,
    leaflet_marks,
    leaflet_people,
    leaflet_populations,
    leaflet_serious,
    leaflet_settings,
    leaflet_signs_below,
    leaflet_signs_pointed,
    leaflet_titles,
    leaflet_told_bands,
    leaflet_told_effects,
    led_lists,
    shared_tails,
    stems,
    told_lists,
    unsigned,
)
from materia_medica.extract.effects.leaflets import leaflet_band_rules as band_rules
from materia_medica.extract.effects.leaflets import leaflet_item_rules as item_rules
from materia_medica.extract.effects.leaflets import leaflet_line_rules as line_rules
from materia_medica.extract.effects.leaflets import leaflet_list_rules as lists
from materia_medica.extract.effects.leaflets import leaflet_name_rules as name_rules
from materia_medica.extract.effects.leaflets import leaflet_sentence_rules as sentence_rules
from materia_medica.extract.effects.leaflets import leaflet_sign_rules as sign_rules
from materia_medica.extract.effects.leaflets import leaflet_word_rules as word_rules
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
    found = _found_in(markdown)
    return [*(_in_words(row) for row in found.made), *(f"aside: {aside.reason}" for aside in found.asides)]


def settings_in_leaflet(markdown: str) -> list[str]:
    """Each row of a leaflet's section as its effect, how often it occurs and where it was seen."""
    rows = _found_in(markdown).made
    return ["; ".join(field for field in (row.effect, row.said.tier, row.said.setting) if field) for row in rows]


def _found_in(markdown: str) -> Collector:
    document = read(Page("examples", "example.md", markdown.encode()))
    section = Section("side_effects", 2, None, None, tuple(lines_of(document)), True)
    return read_leaflet_section(section, Medicines(ingredients=(), names=frozenset({"velotab"})))


def _in_words(row: EffectRow) -> str:
    fields = (row.effect, row.detail, row.said.tier, row.is_serious and "serious", row.population)
    return "; ".join(str(field) for field in fields if field)


_LINES = (
    band_rules.BAND,
    band_rules.DAMAGED_BAND,
    band_rules.UNKNOWN_BAND,
    band_rules.BARE_BAND,
    band_rules.BAND_WITHIN,
    band_rules.NEXT_HEAD,
    band_rules.HEAD_BEHIND,
    band_rules.EVENT_BEHIND,
    band_rules.EVENT_WITH_BAND,
    band_rules.BEHIND_EVENT,
    band_rules.SENTENCE_BEHIND,
    leaflet_marks.DASHES,
    leaflet_marks.INLINE_STARS,
    leaflet_marks.OF_SIGNS,
    line_rules.REPORTING_IN_PASSING,
    line_rules.POINTING,
    line_rules.OF_PATIENTS,
    line_rules.WHEN_USED,
    leaflet_populations.IF_TREATED,
    leaflet_populations.TAKEN_FOR,
    leaflet_populations.PURPOSE,
    leaflet_populations.WHO_WITH,
    line_rules.POINTS_ON,
    line_rules.IF_ITEM,
    line_rules.FUSED,
    line_rules.REPORTING,
    line_rules.URGENT,
    line_rules.SERIOUS,
    line_rules.NOT_SERIOUS,
    line_rules.TURNS,
    line_rules.OF_OTHERS,
    line_rules.FOLLOWING,
    line_rules.GOES_ON,
    line_rules.POPULATION,
    line_rules.COMBINED,
    line_rules.RUN_ON,
    line_rules.GIVES_NONE,
    leaflet_serious.AHEAD,
    leaflet_serious.BACK,
    leaflet_serious.CLOSES,
    leaflet_serious.OTHERS_TOLD,
    line_rules.OF_ILLNESS,
    leaflet_serious.SOME_SERIOUS,
)
_ITEMS = (
    leaflet_events.EVENT,
    leaflet_events.PLAIN_EVENT,
    item_rules.ADVISES,
    item_rules.GETTING,
    item_rules.BARE_GETTING,
    item_rules.BARE_FEELING,
    item_rules.FEELING,
    item_rules.YOURS,
    item_rules.HAPPENS_TO,
    item_rules.UNABLE,
    item_rules.STARTING,
    item_rules.NEXT_CLAUSE,
    item_rules.NEXT_VERB,
    item_rules.CONTRACTED,
    item_rules.BECOMES,
    item_rules.TESTS_SHOW,
    item_rules.TESTS_WITHIN,
    leaflet_signs_below.SIGNS_OF_EVENT,
    leaflet_signs_below.SIGNS_LISTED,
    leaflet_signs_below.EVENT_ABOVE,
    leaflet_signs_below.IN_FRONT,
    leaflet_signs_below.DUE_TO,
    leaflet_titles.TITLED,
    leaflet_titles.YOU_MAY,
    leaflet_titles.IF_YOU_GET,
    leaflet_signs_pointed.POINTING_AT_SIGNS,
    leaflet_signs_pointed.THEY_ARE,
    leaflet_signs_pointed.OWN_BAND,
    sign_rules.SIGNS_OF,
    sign_rules.SIGNS_IN_FRONT,
    sign_rules.SIGNS_GIVEN,
    sign_rules.TESTED,
    sign_rules.TOLD_OF,
    sign_rules.DEFINED,
    sign_rules.NAMED_BEHIND,
    sign_rules.ILLNESS_TOLD,
    sign_rules.SIGNS_FOLLOW,
    item_rules.CAUSES,
    item_rules.BAND_BEHIND,
    item_rules.CONDITION,
    item_rules.FOR_WHOM_ONLY,
    item_rules.COMBINATION,
    item_rules.STOPS,
    item_rules.ON_CONDITION,
    word_rules.BAND_WORD,
    sign_rules.WITH_ITS,
    word_rules.COURSE,
    word_rules.RARE_DISEASE,
    word_rules.RERATED,
    word_rules.REFERRED,
    word_rules.OF_SEVERITY,
    word_rules.NOT_KNOWN_BEHIND,
)
_SENTENCES = (
    sentence_rules.OCCURS,
    sentence_rules.ASSOCIATED,
    sentence_rules.AFFECTS,
    sentence_rules.AND_ALSO,
    sentence_rules.LISTING,
    sentence_rules.OF_ONE_ALONE,
    sentence_rules.IN_ADDITION,
    sentence_rules.INCLUDES,
    sentence_rules.IF_THIS,
    sentence_rules.SAYS_OF,
    sentence_rules.AT_RISK,
    sign_rules.MAY_INCLUDE,
    sentence_rules.THERE_MAY_BE,
    sentence_rules.OF_ALL,
    sentence_rules.SIGNS_BEGIN,
    sentence_rules.OF_SIGNS,
    sentence_rules.THESE_ARE,
    leaflet_told_bands.THIS_HAPPENS,
    leaflet_told_bands.ARE_RATED,
    leaflet_told_bands.IS_SIDE_EFFECT,
    leaflet_told_bands.LIST_RATED,
    leaflet_told_bands.RATED_AT_END,
    leaflet_told_bands.RATED,
    sentence_rules.LINKED,
    name_rules.WHOSE,
    name_rules.NO_EFFECT,
    name_rules.SUCH_ARE,
    name_rules.BY_VERB,
    leaflet_told_effects.SEEN_IS,
    leaflet_told_effects.IN_WHOM,
    leaflet_told_effects.OF_MANY,
    leaflet_told_effects.EXAMPLES_GIVEN,
    leaflet_told_effects.OCCURS_AS,
    leaflet_told_effects.TERM_BEHIND,
    leaflet_told_effects.MAY_RISE,
    leaflet_people.EXPERIENCED,
    leaflet_people.ASKS_IF,
    leaflet_asked.ASKS_WHEN,
    leaflet_asked.IF_ALONE,
    leaflet_asked.SUCH_AS,
    leaflet_people.ASKS_IF_LISTED,
    leaflet_people.ASKS_FOR_LIST,
    leaflet_people.MAY_BE_SIGNS,
    leaflet_people.SUCH_EFFECTS,
    leaflet_serious.SERIOUS_TOLD,
)
_LISTS = (
    lists.SHARED_TAIL,
    lists.GLUED,
    lists.EXPLAINS,
    lists.REFERENCE,
    lists.EXAMPLES,
    lists.APPOSITION,
    lists.SHOWN,
    lists.AND_OR,
    lists.DURING_OR,
    lists.AS_WELL_AS,
    lists.FLU_LIKE,
    lists.ONE_OR_OTHER,
    lists.TWO_OF_A_KIND,
    lists.PLACES,
    lists.INNER,
    lists.IN_TESTS,
    lists.LIKE,
    lists.IN_PARTICULAR,
    lists.ARTICLE,
    lists.RISK,
    lists.JOINED,
    fragments.TELLS,
    fragments.UNFINISHED,
    fragments.MEASURED_IN,
    fragments.JOINT,
    fragments.PLACE,
    fragments.FEELS,
    fragments.FELT,
    fragments.CLAUSE,
    fragments.OF_SYSTEM,
    joints.INTO_PLACE,
    joints.NEXT_ACT,
    joints.CANNOT,
    joints.ANOTHER,
    joints.A_PART,
    joints.OF_SOMETHING,
    joints.NAMES_SIGN,
    joints.WITH_SIGN,
    joints.CAUSED_BY,
    shared_tails.SIGNS_OF_PLACE,
    told_lists.LEADS_TO,
    told_lists.SUCH_AS,
    told_lists.WITH_BEHIND,
    told_lists.NOT_AS_IT_SHOULD,
    consequences.BEHIND_DASH,
    consequences.THIS_MAY,
    consequences.CAN_CAUSE,
    consequences.CLASS_OF_SIGNS,
    fragments.MEASURED,
    lists.OF_CLASS,
    stems.GOES_ON_WITH_PLACE,
    stems.LEVELS,
    told_lists.DESCRIBED,
    told_lists.FEELS_LIKE,
    told_lists.INTO_WHICH,
    unsigned.CLOSES,
    led_lists.LEADS,
    led_lists.LABEL,
)
FAMILIES: tuple[Family, ...] = (
    Family(name="line of a leaflet", rules=_LINES, read=rows_in_leaflet),
    Family(name="item of a leaflet", rules=_ITEMS, read=rows_in_leaflet),
    Family(name="sentence of a leaflet", rules=_SENTENCES, read=rows_in_leaflet),
    Family(name="list of a leaflet", rules=_LISTS, read=rows_in_leaflet),
    Family(name="setting in a leaflet", rules=SETTINGS, read=setting_of_words),
    Family(
        name="settings of a leaflet's list",
        rules=(leaflet_settings.OF_ONE, leaflet_settings.SEEN),
        read=settings_in_leaflet,
    ),
)
