"""The rules by which the prose of US labels is read, each family in its order."""

from __future__ import annotations

from materia_medica.extract.effects.labelling.begins_within import EFFECT_WITHIN, GOES_ON, STOPPING_WITHIN, TITLE_WITHIN
from materia_medica.extract.effects.labelling.behind_names import (
    AGAINST_BEHIND,
    BARE,
    CLAUSE_OF_ITS_OWN,
    EACH,
    FOR_IT,
    HAPPENS,
    IN_BRACKETS,
    INCLUDED,
    LAST_CLAUSE,
    PARENTHESIS,
    RESPECTIVELY,
    SELDOM_WITH,
    SHARES_RATE,
    WHERE,
)
from materia_medica.extract.effects.labelling.between_names import IN_PASSING, SHARE_OF_CASES
from materia_medica.extract.effects.labelling.beyond_limits import BEYOND_LIMIT
from materia_medica.extract.effects.labelling.compared import (
    AGAINST,
    AND_NONE,
    AND_OTHER,
    AND_OWN,
    COMPARATOR,
    OF_OTHERS,
    PAIR_IN_FRONT,
    VERSUS,
)
from materia_medica.extract.effects.labelling.concessions import CONCEDES, HOWEVER
from materia_medica.extract.effects.labelling.context_rules import CONTEXTS, OUGHT, TOLD_TO_DO
from materia_medica.extract.effects.labelling.contexts import tells_what_to_do
from materia_medica.extract.effects.labelling.deaths import FATAL
from materia_medica.extract.effects.labelling.dialect import IN_ITS_WORDS, has_its_words
from materia_medica.extract.effects.labelling.elsewhere import ELSEWHERE
from materia_medica.extract.effects.labelling.given_examples import EXAMPLES, HEADED, KIND, MAY_PROGRESS, OF_KIND
from materia_medica.extract.effects.labelling.in_turn import IN_TURN
from materia_medica.extract.effects.labelling.in_words import (
    bounded_in_label,
    circumstances_in_label,
    classed_in_label,
    measured_in_label,
    named_in_label,
    placed_in_label,
    populations_in_label,
    serious_in_label,
    stated_in_label,
)
from materia_medica.extract.effects.labelling.label_rows import ISOLATED
from materia_medica.extract.effects.labelling.label_titles import TELLS_MORE, TOLD_THERE
from materia_medica.extract.effects.labelling.list_titles import (
    NAME_OF_LIST,
    OF_NO_SYSTEM,
    OTHER_SYSTEM,
    SYSTEM_TITLE,
    TITLE_OF_ALLERGIES,
    TITLE_OF_LIST,
)
from materia_medica.extract.effects.labelling.listed import EXAMPLES_CLOSED
from materia_medica.extract.effects.labelling.mark_rules import KEY, MARKED, OF_PART, UNMARKED
from materia_medica.extract.effects.labelling.names_without_rows import ALL_BUT, MOST_OF_KIND, POINTED_AT
from materia_medica.extract.effects.labelling.no_rates import (
    ABOVE_LIMIT,
    BY_HOW_MUCH,
    CONFIDENCE,
    COUNT_AROUND,
    COUNTS,
    FATAL_IN,
    LEVEL,
    OF_SOME_GRADES,
    PER_YEARS,
    SHARE_OF_SEX,
    STRENGTH,
    THRESHOLD,
    TO_DEATH,
    TO_STOPPING,
    TWO_GRADES,
)
from materia_medica.extract.effects.labelling.numbered_parts import NUMBERED
from materia_medica.extract.effects.labelling.own_rates import INCLUDES
from materia_medica.extract.effects.labelling.parts_told import PARTS_TOLD
from materia_medica.extract.effects.labelling.rate_pairs import RATE_PAIRS
from materia_medica.extract.effects.labelling.rated_clauses import CLAUSE_WITH_RATE, SHORT_CLAUSE
from materia_medica.extract.effects.labelling.rated_parts import COUNTED, PLAIN, RATED, WORDED
from materia_medica.extract.effects.labelling.run_in_labels import (
    RUN_IN_NUMBERED,
    RUN_IN_OTHER,
    RUN_IN_SYSTEM,
    SYSTEM_ALONE,
)
from materia_medica.extract.effects.labelling.said_of_all import COMPARATOR_FIRST, HIGHER, IN_THE_END, OFTEN_IN_WHOM
from materia_medica.extract.effects.labelling.seen_elsewhere import DENIED_HERE, GOES_ON_ELSEWHERE, SEEN_ELSEWHERE
from materia_medica.extract.effects.labelling.sentence_names import APPOSED, HOW_OFTEN_OF, WHAT_IT_IS
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import (
    DIED_OF,
    GENERAL,
    HEADING_OF_WHOM,
    LED_TO_STOPPING,
    LISTED_OF_WHOM,
    MEMBER,
    OF_SENTENCES,
    OF_WHOM,
    OVER_LABELS,
    POINTS_BACK,
    POINTS_BELOW,
    STOPPING,
    TITLE_IN_FRONT,
)
from materia_medica.extract.effects.labelling.stopping import FOLLOWS_STOPPING, SHARE_OF_STOPPING, STOPPING_BRINGS
from materia_medica.extract.effects.labelling.term_notes import EACH_NOTE, NOTES_FOLLOW, TERM_INCLUDES
from materia_medica.extract.effects.labelling.tied import TIED
from materia_medica.extract.effects.labelling.told_bands import DEFINES, TOLD, TOLD_BEHIND
from materia_medica.extract.effects.labelling.totals import TOTALS
from materia_medica.extract.effects.labelling.treated import HEADING_OF_ILLNESS
from materia_medica.extract.effects.labelling.warning_sections import HEADINGS, code_of_heading
from materia_medica.extract.effects.settings import IN_BOTH, OTHER_CLASS, SETTINGS, setting_of
from materia_medica.extract.language.rule import Family

FAMILIES: tuple[Family, ...] = (
    Family(name="label of US product information", rules=(IN_ITS_WORDS,), read=has_its_words),
    Family(name="context in a label", rules=(*CONTEXTS, *OF_SENTENCES, TELLS_MORE, TOLD_THERE), read=named_in_label),
    Family(name="event discussed elsewhere in a label", rules=ELSEWHERE, read=named_in_label),
    Family(name="note to a term in a label", rules=(EACH_NOTE, NOTES_FOLLOW, TERM_INCLUDES), read=named_in_label),
    Family(
        name="examples of an effect in a label",
        rules=(EXAMPLES, HEADED, OF_KIND, KIND, MAY_PROGRESS),
        read=named_in_label,
    ),
    Family(name="advice in a warning", rules=(TOLD_TO_DO, OUGHT), read=tells_what_to_do),
    Family(name="heading of a warning", rules=HEADINGS, read=code_of_heading),
    Family(
        name="numbers in a label",
        rules=(
            PARENTHESIS,
            BARE,
            AND_OWN,
            OF_OTHERS,
            AGAINST,
            AND_OTHER,
            AND_NONE,
            IN_BRACKETS,
            COMPARATOR,
            *RATE_PAIRS,
            PAIR_IN_FRONT,
            VERSUS,
            AGAINST_BEHIND,
            HIGHER,
            COMPARATOR_FIRST,
            EACH,
            CONCEDES,
            COUNTED,
            RATED,
            WORDED,
            PLAIN,
            CLAUSE_WITH_RATE,
            SHORT_CLAUSE,
            HAPPENS,
            SHARES_RATE,
            WHERE,
            INCLUDES,
            *TOTALS,
            RESPECTIVELY,
            INCLUDED,
            IN_THE_END,
            OFTEN_IN_WHOM,
            HOWEVER,
            STOPPING,
            POINTS_BACK,
            POINTS_BELOW,
            STRENGTH,
            COUNTS,
            OF_SOME_GRADES,
            THRESHOLD,
            ABOVE_LIMIT,
            SHARE_OF_SEX,
            PER_YEARS,
            LEVEL,
            FATAL_IN,
            TO_DEATH,
            TO_STOPPING,
            BY_HOW_MUCH,
            CONFIDENCE,
            COUNT_AROUND,
            SELDOM_WITH,
            TWO_GRADES,
            ISOLATED,
            IN_PASSING,
            MOST_OF_KIND,
            ALL_BUT,
            POINTED_AT,
            BEYOND_LIMIT,
            CLAUSE_OF_ITS_OWN,
            LAST_CLAUSE,
            MEMBER,
            SHARE_OF_STOPPING,
            OVER_LABELS,
            EFFECT_WITHIN,
            FOR_IT,
        ),
        read=stated_in_label,
    ),
    Family(name="percentages in a label", rules=(SHARE_OF_CASES,), read=measured_in_label),
    Family(name="list of a label", rules=(EXAMPLES_CLOSED, HOW_OFTEN_OF, APPOSED, WHAT_IT_IS), read=named_in_label),
    Family(name="meaning of words in a label", rules=(DEFINES, TOLD, TOLD_BEHIND), read=bounded_in_label),
    Family(name="meaning of signs in a label", rules=(MARKED, KEY, UNMARKED, OF_PART), read=bounded_in_label),
    Family(
        name="body system in a label",
        rules=(
            TITLE_OF_LIST,
            NAME_OF_LIST,
            OTHER_SYSTEM,
            OF_NO_SYSTEM,
            SYSTEM_TITLE,
            TITLE_OF_ALLERGIES,
            RUN_IN_SYSTEM,
            RUN_IN_OTHER,
            RUN_IN_NUMBERED,
            SYSTEM_ALONE,
            GENERAL,
            TITLE_IN_FRONT,
        ),
        read=classed_in_label,
    ),
    Family(name="rates told in turn in a label", rules=IN_TURN, read=populations_in_label),
    Family(
        name="patients in a label",
        rules=(OF_WHOM, LISTED_OF_WHOM, HEADING_OF_WHOM, HEADING_OF_ILLNESS, *TIED),
        read=populations_in_label,
    ),
    Family(name="seriousness in a label", rules=(FATAL, DIED_OF, GOES_ON), read=serious_in_label),
    Family(
        name="circumstance in a label",
        rules=(LED_TO_STOPPING, STOPPING_BRINGS, FOLLOWS_STOPPING, STOPPING_WITHIN),
        read=circumstances_in_label,
    ),
    Family(name="setting in a label", rules=(*SETTINGS, IN_BOTH, OTHER_CLASS), read=setting_of),
    Family(name="beginning of a part of a label", rules=PARTS_TOLD, read=placed_in_label),
    Family(
        name="seen elsewhere than in trials",
        rules=(DENIED_HERE, SEEN_ELSEWHERE, GOES_ON_ELSEWHERE),
        read=placed_in_label,
    ),
    Family(name="title within a line of a label", rules=(TITLE_WITHIN,), read=placed_in_label),
    Family(name="numbered part of a label", rules=(NUMBERED,), read=placed_in_label),
)
