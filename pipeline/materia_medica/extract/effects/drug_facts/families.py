"""The rules by which Drug Facts are read."""

from __future__ import annotations

from materia_medica.extract.effects.drug_facts import facts_begins as begins
from materia_medica.extract.effects.drug_facts import facts_clause_rules as clauses
from materia_medica.extract.effects.drug_facts import facts_item_begins as item_begins
from materia_medica.extract.effects.drug_facts import facts_leads as leads
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
            item_begins.RUN_TOGETHER,
            item_begins.CHANGING,
            item_begins.RISKING,
            item_begins.ADVISING,
            item_begins.MORE,
            leads.LED,
            begins.OCCURRING,
            begins.COURSE,
            rules.NEXT_CLAUSE,
            rules.BOTH_YOURS,
            rules.LEADING,
            line_rules.LEADS,
            rules.ADVICE,
            rules.IF_BEHIND,
            rules.IF_IN_FRONT,
            rules.OF_OTHERS,
            rules.SIGNS_OF,
            rules.WHICH_MAY_BE,
            rules.MAY_BE,
            rules.WORKS,
            rules.WHEN_IN_FRONT,
            rules.RISK,
            rules.MISUSE,
            rules.REPORTED,
            clauses.NO_EFFECT,
            clauses.NOT_COME,
            rules.OR_ELSE,
            clauses.LASTING,
            clauses.CAUSES,
            clauses.COLOURS,
            clauses.MAKES,
            clauses.COMPLAINT,
            clauses.PEOPLE,
            clauses.OCCURS,
            clauses.HAPPENS,
            clauses.AS_IF,
            clauses.SWELLS,
            clauses.FEELS,
            line_rules.SERIOUS_SIGNS,
            line_rules.STOPS_AT_ONCE,
        ),
        read=rows_in_facts,
    ),
)
