"""What a sentence says of all effects that it names: by the words in front of them, else by those behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.labelling.behind_names import HAPPENS
from materia_medica.extract.effects.labelling.beside_effects import SIGNS
from materia_medica.extract.effects.labelling.between_names import SHARE_OF_CASES
from materia_medica.extract.effects.labelling.compared import PAIR_IN_FRONT, VERSUS, beside_comparator, said_of
from materia_medica.extract.effects.labelling.rate_pairs import names_pair
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import (
    LED_TO_STOPPING,
    LISTED_OF_WHOM,
    OF_WHOM,
    SERIOUS_IN_SHORT,
)
from materia_medica.extract.effects.labelling.stopping import brought_by_stopping
from materia_medica.extract.effects.labelling.totals import MOSTLY_FROM, OWN_BEHIND, without_total
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.language.effect_names import only_states
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, context_in, together
from materia_medica.extract.language.word_tables import any_of

_ARM = r"(?: groups? | arms? | patients | subjects | recipients | participants )"

HIGHER = Rule(
    name="rate of one effect that is higher or lower than that of a comparator",
    pattern=r"""
        ^ [^.;%()]{0,60}? \b (?: was | were ) \s (?: \w+ \s )?
            (?: higher | greater | lower | more | less | increased | similar ) \b
            [^.;%()]{0,80} [(\[] \s? \d+ (?: \.\d+ )? \s? % [)\]]
            [^.;%()]{0,30}? \b (?: compared | versus | vs | than ) \b
            [^.;%()]{0,80} [(\[] \s? \d+ (?: \.\d+ )? \s? % [)\]]
    """,
    flags=re.IGNORECASE,
    needs=("compared", "versus", "vs", "than"),
    example=(
        "The incidence of gout was higher in the first arm (37%) compared to the second arm (30%).",
        ["gout: very_common, against 30%"],
    ),
    counter_example="gout was higher in the first arm",
)
IN_THE_END = Rule(
    name="rates at the end of a sentence about one effect",
    pattern=r"[(\[] [^()]* % [^()]* \b (?: vs\.? | versus | compared ) (?= \W ) [^()]* % [^()]* [)\]] \W* $",
    flags=re.IGNORECASE,
    example=("They had a higher incidence of gout than controls (3% vs. 1%).", ["gout: common, against 1%"]),
    counter_example="gout (3%)",
)
OFTEN_IN_WHOM = Rule(
    name="in whom an effect was mostly seen, which says not how often",
    pattern=r"""
        , \s (?: and \s )? (?: most | more | usually | especially ) \s (?: often | commonly | frequently ) \s
        (?: in | among | with | when | during | at | after ) \b
    """,
    flags=re.IGNORECASE,
    needs=("often", "commonly", "frequently"),
    example=("Cases of gout have been reported, most often in patients on other drugs.", ["gout"]),
    counter_example="Gout occurred most often in trials",
)
COMPARATOR_FIRST = Rule(
    name="rate of those on the comparator in front of the effect, that of the medicine behind",
    pattern=rf"""
        ^ [^.;%]{{0,30}}? \b (?P<named> {any_of("labelling", "comparators")} ) (?: - treated )? \s {_ARM} \b
            [^.;%]{{0,80}}? (?P<other> \d+ (?: \.\d+ )? \s? % ) [^.;%]{{0,90}}? \b
            (?: and | but | versus | vs\.? | while | whereas | compared \s (?: with | to ) ) \s
            (?! [^%]* \b {any_of("labelling", "comparators")} \b )
            (?= [^.;%]{{0,50}}? (?: - treated | \s {_ARM} ) \b [^.;%]{{0,40}}? \d \s? %
                | [^%]* % [^%]*? \b (?: (?<! were \s ) (?: treated | given ) | receiving | taking | who \s received
                    | arm | group ) \b )
            [^.;%]{{0,90}}? (?P<own> (?<! [\d.] ) \d+ (?: \.\d+ )? \s? % ) [^%]* $
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "In the placebo group 3% of patients had gout, compared with 12% of those who received velorine.",
        ["gout: very_common, against 3% (placebo)"],
    ),
    counter_example="In the placebo group 3% of patients had gout and 2% were given medicines for it",
)
_VERB = re.compile(r"\b(?:was|were|occurred|has|have|is|are)\b")


class Around(NamedTuple):
    """What stands around the names of a sentence."""

    text: str
    lead: str
    """In front of the first."""
    tail: str
    """Behind the last."""
    is_of_one: bool
    """Whether it names one effect, and is no warning."""
    is_stated: bool
    """Whether something in front of the sentence says how often."""
    is_of_another: bool = False
    """Whether it tells of one other medicine what it denies of its own."""


class OfAll(NamedTuple):
    """What it says."""

    said: Statement
    rates: Rates
    stands_behind: bool
    """Whether how often stands behind them all."""


def said_of_stopping(around: Around) -> Statement:
    """What a sentence says of effects whose numbers are rates of stopping."""
    context = None if LED_TO_STOPPING.search(around.text) else _in_front(around.lead).context
    return Statement(setting=_setting(around), context=context)


def said_of_all(around: Around) -> OfAll:
    """What a sentence says of all effects that it names."""
    lead, tail = around.lead, OFTEN_IN_WHOM.sub(" ", around.tail)
    said, rates, stands_behind = _in_front(lead), NO_RATES, False
    if beside_comparator(lead):
        of_both, rates = said_of(lead)
        said = together(of_both, said)
    is_exact = said.frequency is not None and said.frequency.lower == said.frequency.upper
    of_each = without_total(lead, said)
    turned = COMPARATOR_FIRST.search(f"{lead} {tail}") if around.is_of_one else None
    if of_each is not None:
        said, rates = of_each, NO_RATES
        if said.frequency is None and around.is_of_one and OWN_BEHIND.match(tail) and MOSTLY_FROM.search(lead):
            of_tail, rates = said_of(tail)
            said = together(of_tail, said)
    elif turned is not None:
        of_both, rates = said_of(f"{turned['own']} vs {turned['named']} {turned['other']}")
        said = together(of_both, said)
    elif is_exact and not rates.percent and (each := SHARE_OF_CASES.search(lead)):
        rates = said_of(each[0])[1]
    elif is_exact and around.is_of_one and (pair := PAIR_IN_FRONT.search(lead)):
        _, rates = said_of(pair[0])
    elif is_exact and not rates.percent and said.frequency and _is_rate_of_one(around, said.frequency.text):
        rate = lead[lead.rfind(", ", 0, lead.find("%")) + 1 :]
        _, rates = said_of(f"{rate} {tail}" if VERSUS.match(tail) else rate)
    elif not said.is_numeric and tail and (HAPPENS.search(tail) or _ends_in_rates(around) or _only_states(around)):
        tail = _without_signs(tail)
        ends = IN_THE_END.search(tail)
        of_tail, rates = said_of(ends[0] if ends and _ends_in_rates(around) else tail)
        stands_behind = of_tail.is_numeric
        said = together(of_tail, said) if of_tail.is_numeric or said.frequency is None else said
    of_whom = OF_WHOM.match(around.text) or LISTED_OF_WHOM.search(lead)
    who = (of_whom["who"] or of_whom["with"]).strip() if of_whom else said.population
    setting = _setting(around)
    context = "withdrawal" if brought_by_stopping(around.text) else context_in(setting, said.context)
    said = said._replace(setting=setting, context=context, population=who)
    return OfAll(said=said, rates=rates, stands_behind=stands_behind)


def _without_signs(tail: str) -> str:
    """What stands behind effects, up to their signs where the sentence ends in these: the rate is that of a sign."""
    signs = SIGNS.search(tail)
    return tail if signs is None or _VERB.search(tail, signs.end()) else tail[: signs.start()]


def _setting(around: Around) -> str | None:
    if around.is_of_another:
        return "class_effect"
    return setting_of(around.lead) or setting_of(around.tail)


def _in_front(lead: str) -> Statement:
    said = statement(lead)
    return said._replace(is_serious=True) if SERIOUS_IN_SHORT.search(lead) else said


def _is_rate_of_one(around: Around, stated: str) -> bool:
    """Whether what is stated in front of the only effect of a sentence is its one rate, as a printed percentage."""
    lead = around.lead
    low = lead.lower()
    return around.is_of_one and (
        ("%" in stated and lead.count("%") == 1 and "percent " not in low)
        or ("percent" in stated.lower() and low.count("percent") == 1 and "%" not in lead)
    )


def _ends_in_rates(around: Around) -> bool:
    """Whether the sentence speaks of one effect, and ends in its rates."""
    tail = around.tail
    return around.is_of_one and (
        IN_THE_END.search(tail) is not None or HIGHER.search(tail) is not None or names_pair(tail)
    )


def _only_states(around: Around) -> bool:
    """Whether what stands behind the last name says how often and nothing else: "Gout, rarely"."""
    bare = around.tail.strip(" ,.")
    if not bare or not only_states(bare):
        return False
    said = statement(bare)
    return said.frequency is not None and not said.is_serious and not around.is_stated
