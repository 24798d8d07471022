"""The rules by which Drug Facts are read."""

from __future__ import annotations

from materia_medica.extract.effects.drug_facts import facts_begins as begins
from materia_medica.extract.effects.drug_facts import facts_line_rules as line_rules
from materia_medica.extract.effects.drug_facts import facts_rules as rules
from materia_medica.extract.effects.drug_facts.examples import rows_in_facts
from materia_medica.extract.language.rule import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        name="item of Drug Facts",
        rules=(
            line_rules.TITLE,
            line_rules.MARKS,
            line_rules.RUN_TOGETHER,
            begins.OCCURRING,
            rules.NEXT_CLAUSE,
            rules.LEADING,
            line_rules.LEADS,
            rules.ADVICE,
            rules.IF_BEHIND,
            rules.IF_IN_FRONT,
            rules.OF_OTHERS,
            rules.SIGNS_OF,
            rules.MAY_BE,
            rules.REPORTED,
            rules.NO_EFFECT,
            rules.NOT_COME,
            rules.LASTING,
            rules.CAUSES,
            rules.MAKES,
            rules.COMPLAINT,
            rules.PEOPLE,
            rules.OCCURS,
            rules.HAPPENS,
            rules.SWELLS,
            rules.FEELS,
            line_rules.SERIOUS_SIGNS,
            line_rules.STOPS_AT_ONCE,
        ),
        read=rows_in_facts,
    ),
)
