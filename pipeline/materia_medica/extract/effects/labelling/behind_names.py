"""The numbers that stand right behind an effect: "headache (12% vs 8% with placebo)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.labelling.compared import said_of
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.language.word_tables import any_of

PARENTHESIS = Rule(
    name="parenthesis behind an effect",
    pattern=r"""
        (?: ,? \s* (?: in \s )? \d+ \s (?: patients? \s )? (?= [([] [^()]* % ) | , \s (?= [([] [^()]* % )
            | ,? \s (?: all | any ) \s grades? \s (?= [([] [^()]* % )
            | (?: \s [a-z*†‡] (?= \s? [([] \s? \d+ (?: \.\d+ )? \s? % ) )? \s* ) [([] (
            (?: [^()\[\]]* \d \s* %
                | (?: (?: about | approximately | up \s to | (?: less | fewer | more ) \s than ) \s )?
                    \d+ \s (?: in | of | out \s of ) \s \d [\d,]* (?! [^()\[\]]* (?: trials | studies ) )
                | (?! \s* includ ) [^()\[\]]* \b (?: rare | common | uncommon ) ) [^()\[\]]*
        ) [)\]]
    """,
    flags=re.IGNORECASE,
    example=("Headache (1 in 5 patients) and fever (4%) occurred.", ["Headache: very_common", "fever: common"]),
    counter_example="Headache (tension) 12%",
)
IN_BRACKETS = Rule(
    name="what an effect takes in, in front of its rate",
    pattern=r"\s* \( [^()%]{1,120} \) (?= \s* [([] [^()\[\]%]* \d \s* % )",
    example=("Gout (from food) (4%) and fever (2%) occurred.", ["Gout: common", "fever: common"]),
    counter_example="Bleeding (4%)",
)
BARE = Rule(
    name="percentage behind an effect",
    pattern=r",? \s* ( (?: < | > | ≥ | >= | <= )? \s* \d+ (?: \.\d+ )? \s* % ) (?! \s* : )",
    needs=("%",),
    example=("Acne 4%, fever.", ["Acne: common", "fever"]),
    counter_example="acne in 4 of 100",
)


EACH = Rule(
    name="rate of each",
    pattern=r"\b each \b",
    flags=re.IGNORECASE,
    example=("Gout, fever and rash (2% each) occurred.", ["Gout: common", "fever: common", "rash: common"]),
    counter_example="rash (2%)",
)
SHARES_RATE = Rule(
    name="between effects of one rate",
    pattern=r"(?: \s* [(\[] [A-Z][A-Za-z]{1,6} [)\]] )? \s* (?: [,;/] | (?: , \s* )? (?: and/or | and | or ) \b ) \s*",
    flags=re.IGNORECASE,
    example=("Gout/fever (2%) occurred.", ["Gout: common", "fever: common"]),
    counter_example="which led to",
)
HAPPENS = Rule(
    name="verb of what happens",
    pattern=rf"\b {any_of('labelling', 'happening')}",
    flags=re.IGNORECASE,
    example=("Gout was rarely reported.", ["Gout: rare"]),
    counter_example="Gout is often severe",
)
SELDOM_WITH = Rule(
    name="how often something happened, in front of with what",
    pattern=rf"""
        \b (?: reported | occur(?: s | red )? | seen | observed | noted )
            \s {any_of("labelling", "how_often")} (?= \s with \b )
    """,
    flags=re.IGNORECASE,
    needs=("with",),
    example=("Gout has been reported rarely with this drug.", ["Gout: rare"]),
    counter_example="Gout, rarely with fever",
)
RESPECTIVELY = Rule(
    name="rates of several effects in turn",
    pattern=r"""
        \s* [^()%]{0,40}? (?: [(\[] | \b in \b ) \s* (?P<rates> \d [^()]*? % (?: [^()]*? \d [^()]*? % )+ )
        (?: (?! \b (?: and | or | vs | versus | placebo ) \b ) [^().;] ){0,60}? \b respectively \b [)\]]?
    """,
    flags=re.IGNORECASE,
    needs=("respectively",),
    example=("Gout and fever (19% and 6%, respectively) occurred.", ["Gout: very_common", "fever: common"]),
    counter_example="Gout occurred in 19% and 6% of those on 5 mg and on placebo, respectively",
)
PERCENT = re.compile(r"(?:[<>≥≤]\s*)?\d+(?:\.\d+)?\s*%")
INCLUDED = Rule(
    name="turn from an effect with its rate to what it included",
    pattern=r"""
        [^,;:]*? \d \s? % [^,;:]{0,80}? ,? \s? (?= \b (?: and \s included | including | included | followed \s by
            | most \s (?: commonly | frequently | often ) \s (?: from | due \s to ) ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("included", "including", "most", "followed"),
    example=(
        "Acne was the reaction reported most (14%), followed by gout (4%).",
        ["Acne: very_common", "gout: common"],
    ),
    counter_example="Infections in 4% of patients were gout",
)
_HAPPENED_IN = r"""
    (?: (?: \s [^,;:%]{1,40}? )?? \s (?: was | were | (?: has | have ) \s been | occurred | developed | appeared ) \s
            [^,;:%]{0,60}? | \s in \s (?: about \s )? [\d.]*? )
    \d \s? %
"""
"""What is told of an effect behind its name, up to its rate."""
CLAUSE_OF_ITS_OWN = Rule(
    name="clause with the rate of one effect, in front of the next one's",
    pattern=rf"""
        {_HAPPENED_IN} (?: (?: , (?: \s and )? | \s and ) \s \d+ (?: \.\d+ )? \s? % )* [^,;:%]{{0,60}}?
            (?: ,? \s and | , ) \s (?: the \s (?: rate | incidence | frequency ) \s of \s )?
            (?: newly-? \s? [\w-]+ \s )? $
    """,
    flags=re.IGNORECASE,
    example=("Gout was seen in 76% on day 9 and fever was noted in 5%.", ["Gout: very_common", "fever: common"]),
    counter_example="Gout was reported in 76% of patients, and fever",
)
LAST_CLAUSE = Rule(
    name="clause with the rate of the last effect, behind those of others",
    pattern=_HAPPENED_IN,
    flags=re.IGNORECASE,
    example=("Within 20% of the time gout was seen in 76% and fever in 5%.", ["gout: very_common", "fever: common"]),
    counter_example="fever (5%)",
)
_LONGEST_RATE = 40
"""Characters of a rate in front of its effect."""
FOR_IT = Rule(
    name="rate in front of its effect",
    pattern=r"""
        (?: \d+ (?: \.\d+ )? \s? % \s (?: vs\.? | versus ) \s )?
            (?: [<>≥≤] \s* )? \d+ (?: \.\d+ )? \s? % \s for \s (?: the \s )? $
    """,
    needs=("%",),
    example=(
        "The rates were 7% vs. 2% for gout and 4% vs. 1% for fever.",
        ["gout: common, against 2%", "fever: common, against 1%"],
    ),
    counter_example="70% for patients with",
)


AGAINST_BEHIND = Rule(
    name="rate of a comparator behind the parenthesis of an effect",
    pattern=r"""
          ,? \s+ (?: in [^.;,:%()]{0,40}? \s )? (?: versus | vs\.? | (?: as \s )? compared \s (?: to | with ) )
            \s [^.;,:%()]{0,50}? [(\[]? \d+ (?: \.\d+ )? \s? % [)\]]?
    """,
    flags=re.IGNORECASE,
    needs=("versus", "vs", "compared"),
    example=("The effect was gout (8%) versus 3% of the placebo group.", ["gout: common, against 3%"]),
    counter_example="gout (8%) and 3%",
)


def parting_what_with(text: str) -> str:
    """The text with a comma between how often something happened and with what, which is no company of one effect."""
    found = SELDOM_WITH.search(text)
    return f"{text[: found.end()]},{text[found.end() + 1 :]}" if found else text


WHERE = Rule(
    name="where or how far an effect went, in front of its rate in a parenthesis",
    pattern=r"""
        \s (?: (?: (?: up )?on | at | during | after | around | over ) \s (?: the \s )?
                [a-z][a-z-]* (?: \s (?! and | or ) [a-z]+ ){0,2}
            | (?: of \s )? (?: [<>≥≤] | (?: greater | more | less ) \s than | above | at \s least ) \s?
                \d[\d.,]* \s? (?: ° \s? [CF] | mm | cm )
        ) (?= \s [(\[] \s? [<>≥≤]? \s? \d+ (?: \.\d+ )? \s? % )
    """,
    example=(
        "Reactions were burning upon instillation (15%), fever ≥38 °C (14%) and gout (4%).",
        ["burning: very_common", "fever: very_common", "gout: common"],
    ),
    counter_example="burning and gout (4%)",
)


class Behind(NamedTuple):
    """What stands behind an effect."""

    said: Statement
    rates: Rates
    end: int
    """Where it ends; where the effect ends, if nothing does."""
    is_each: bool = False
    """Whether it holds for each of the effects in front of it."""


def behind(text: str, end: int) -> Behind:
    """What stands right behind an effect that ends at `end`."""
    bracket = IN_BRACKETS.match(text, end)
    found = PARENTHESIS.match(text, bracket.end() if bracket else end) or BARE.match(text, end)
    if found is None:
        return Behind(NOTHING, NO_RATES, end)
    said, rates = said_of(found[1])
    if rates.percent is not None and rates.comparator_percent is None:
        against = AGAINST_BEHIND.match(text, found.end())
        if against is not None:
            return Behind(*said_of(found[1] + against[0]), against.end())
    return Behind(said, rates, found.end(), EACH.search(found[1] + text[found.end() : found.end() + 5]) is not None)


def behind_place(text: str, end: int, following: int) -> Behind:
    """The same behind words that say where, "burning on instillation (5%)", in front of the next name."""
    where = WHERE.match(text, end, following)
    return Behind(NOTHING, NO_RATES, end) if where is None else behind(text, where.end())


def for_it(text: str, begin: int) -> Behind | None:
    """The rate that stands in front of an effect and is its own: "70% for rash"."""
    found = FOR_IT.search(text, max(0, begin - _LONGEST_RATE), begin)
    return Behind(*said_of(found[0][: found[0].rindex("%") + 1]), begin) if found else None


def respective(text: str, end: int) -> tuple[list[Behind], int]:
    """The rates behind the last of several effects that are theirs in turn: "a and b (19% and 16%, respectively)"."""
    found = RESPECTIVELY.match(text, end)
    if found is None:
        return [], 0
    rates = [said_of(part[0]) for part in PERCENT.finditer(found["rates"])]
    return [Behind(said, rate, found.end()) for said, rate in rates], len(rates)


def in_clause(text: str, end: int, following: int) -> Behind | None:
    """What the clause of an effect says of it that ends where the next begins: "gout was seen in 6% and fever"."""
    if "%" not in text[following:] or CLAUSE_OF_ITS_OWN.fullmatch(text, end, following) is None:
        return None
    said, rates = said_of(text[end:following])
    return Behind(said, rates, following) if said.is_numeric else None


def in_last_clause(text: str, end: int) -> Behind | None:
    """What the last clause says of its effect, behind one whose clause gave its rate: "gout in 6% and fever in 3%"."""
    if LAST_CLAUSE.match(text, end) is None:
        return None
    said, rates = said_of(text[end:])
    return Behind(said, rates, len(text)) if said.is_numeric else None


def behind_first(text: str, end: int, following: int) -> Behind | None:
    """What is said of the first effect before others are named: "rash was seen in 6% of patients and included gout"."""
    found = INCLUDED.search(text, end, following)
    if found is None or not HAPPENS.search(text, end, found.end()):
        return None
    said, rates = said_of(text[end : found.end()])
    return Behind(said, rates, found.end()) if said.is_numeric else None
