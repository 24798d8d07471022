"""Numbers of a label that are no rate of an effect: strengths, counts, limits, shares of those who died."""

from __future__ import annotations

import re

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

STRENGTH = Rule(
    name="strength of the medicine",
    pattern=rf"\b {any_of('labelling', 'of_strength')} ,? \s+ \d+ (?: \.\d+ )? \s? %",
    needs=needed_of("labelling", "of_strength"),
    example=("With the cream, 5%, drowsiness occurred in 22% of patients.", ["drowsiness: very_common"]),
    counter_example="Drowsiness, 22%",
)
COUNTS = Rule(
    name="counts beside their percentage",
    pattern=r"""
        [\d\s(\[] (?:  # what each begins with, for which the engine looks first
            (?<= \b \d ) [\d,]* \s? (?: / | of | out \s of ) \s? \d[\d,]* (?: \s (?: patients | subjects ) )?
                (?= \s [(\[] \s* \d+ (?: \.\d+ )? \s? % )
            | (?<= [(\[] \d ) \d* \s (?: patients? | subjects? ) \s? [,;:] \s (?= \d+ (?: \.\d+ )? \s? % )
            | (?<= % [\s(\[] ) (?: (?<= \s ) \s* [(\[] | (?<= [(\[] ) )
                \s* (?: n \s? = \s? )? \d[\d,]* (?: \s? (?: / | of | out \s of ) \s? \d[\d,]* )? \s* [)\]]
        )
    """,
    example=(
        "Gout occurred in 42/1543 (2.7%) of those treated and in 47/1905 (3%) of the placebo group.",
        ["Gout: common, against 3% (placebo)"],
    ),
    counter_example="Gout occurred in 42/1543",
)
OF_SOME_GRADES = Rule(
    name="rate of some grades beside that of all",
    pattern=r"""
        % [^%();:,.]{0,40}?
            (?P<grades> \s [(\[] \s* (?: including \s )? grades? \s [^()%]{1,25}? \d+ (?: \.\d+ )? \s? % \s* [)\]] )
    """,
    flags=re.IGNORECASE,
    example=(
        "Effects were gout in 25% of patients (Grade 4, 10%) and fever in 3% (Grade 3-4, 1%).",
        ["gout: very_common", "fever: common"],
    ),
    counter_example="gout (Grade 4, 10%)",
)
_OF_CHANGE = r"""
    \s from \s baseline
        | [^.;:%,()]{0,60} \b (?: occurred | (?: was | were ) \s (?: reported | observed | seen | noted ) ) \b
"""
OF_CHANGE = re.compile(rf"% (?: {_OF_CHANGE} )", re.VERBOSE)
"""Found wherever the next rule finds something, and many times sooner: the engine looks for the sign first."""
THRESHOLD = Rule(
    name="by how much something changed",
    pattern=rf"""
        (?: (?: of | by ) \s )?
            (?: at \s least | more \s than | greater \s than (?: \s or \s equal \s to )? | [<>≥≤] =? )
            \s* \d+ (?: \.\d+ )? \s? %
            (?= {_OF_CHANGE} )
    """,
    needs=("at least", "more than", "greater than", "<", ">", "≥", "≤"),
    example=("Weight gain of at least 7% from baseline occurred in 28% of patients.", ["Weight gain: very_common"]),
    counter_example="Weight gain in at least 7% of patients",
)
LEVEL = Rule(
    name="level of a measured share",
    pattern=r"""
        (?: (?<= saturation ) | (?<= fraction ) | (?<= hematocrit ) ) \s (?: (?: of | by | to ) \s )?
            (?: at \s least | below | less \s than | more \s than | greater \s than | [<>≥≤] =? )
            \s* \d+ (?: \.\d+ )? \s? % (?: \s from \s baseline )?
    """,
    needs=("saturation", "fraction", "hematocrit"),
    example=("Hypoxia (oxygen saturation less than 88%) was seen in 3% of patients.", ["Hypoxia: common"]),
    counter_example="Hypoxia in less than 88%",
)
FATAL_IN = Rule(
    name="rate of those who died",
    pattern=r"""
        \s (?: (?<= fatal \s ) | (?<= lethal \s ) ) (?: outcomes? \s )? (?: in | for | \( ) \s*
            (?: about \s | approximately \s )? (?: \d+ \s )? \(? \d+ (?: \.\d+ )? \s? %
    """,
    needs=("fatal", "lethal"),
    example=("Hemorrhage occurred, and was fatal in 3% of patients.", ["Hemorrhage"]),
    counter_example="Fatal hemorrhage occurred in 3%",
)
TO_DEATH = Rule(
    name="death that an effect led to",
    pattern=r"""
        (?: , \s | \b (?: which | that | and ) \s ) (?: (?: has | have ) \s )? (?: also \s )?
            (?: led | leading | resulted | resulting ) \s (?: to | in ) \s deaths? \b
            (?: \s in \s (?: \d+ \s )? \(? \d+ (?: \.\d+ )? \s? % \)? )?
    """,
    needs=("death",),
    example=("Pneumonitis (2.4%), which led to death in 0.4% of patients.", ["Pneumonitis: common"]),
    counter_example="Death occurred in 0.4% of patients",
)
TO_STOPPING = Rule(
    name="stopping that an effect led to, behind its rate",
    pattern=r"""
        % [^.;:%]{0,60}? (?P<stopping> (?: , | \s and ) \s (?: which \s )?
            (?: led | leading | resulted | resulting ) \s (?: to | in ) \s
            (?: (?: treatment | study | drug | dose | therapy | permanent | premature ) \s ){0,2}
            (?: discontinuation | withdrawal | interruption ) \b [^.;:%,()]{0,60}?
            \s in \s (?: about \s | approximately \s )? (?: \d+ \s )? \(? \d+ (?: \.\d+ )? \s? % \)? )
    """,
    needs=("discontinuation", "withdrawal", "interruption"),
    example=("Gout occurred in 12% of patients and led to discontinuation in 2%.", ["Gout: very_common"]),
    counter_example="Gout led to discontinuation in 2%",
)
ABOVE_LIMIT = Rule(
    name="above which limit something went up, between the change and what changed",
    pattern=r"""
        \s (?: (?<= increases \s ) | (?<= increased \s ) | (?<= elevations \s ) | (?<= elevated \s )
                | (?<= decreases \s ) )
            (?: \( \s? | (?: to | of | by ) \s )?
            (?: more \s than | greater \s than | at \s least | less \s than | exceeding | [<>≥≤] =? )
            [^,;:%()]{1,50}? (?: \b | (?<= x ) ) (?: ULN | upper \s limit \s of \s normal | baseline ) \s? \)?
            (?= \s (?: in | of ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("uln", "upper limit", "baseline"),
    example=(
        "Increases to more than 2xULN in serum transaminases occurred in 3% of patients.",
        ["Increases in serum transaminases: common"],
    ),
    counter_example="Increases in serum transaminases to more than 2xULN in 3%",
)
PER_YEARS = Rule(
    name="rates by years of patients",
    pattern=r"""
        , \s corresponding \s to \s [^;%]{1,150}? \b per \s \d[\d,]* \s?
            (?: (?: patient | person | subject )s? [\s-] (?: treatment \s )? years? | PY s? | pt-?yrs? ) \b
            (?: \s \( \w{1,6} \) )? (?: , \s respectively \b )?
        | (?<! [\d.] ) \d+ (?: \.\d+ )? \s? % \s? (?: / | per \s ) \s?
            (?: (?: patient | person | subject ) [\s-] )? (?: years? | yrs? ) \b
    """,
    flags=re.IGNORECASE,
    needs=("corresponding", "year", "yr"),
    example=(
        "Gout was seen more often than with placebo (12% vs. 4%), corresponding to 3 and 1 per 100 patient-years.",
        ["Gout: very_common, against 4%"],
    ),
    counter_example="3 per 100 patient-years",
)
SHARE_OF_SEX = Rule(
    name="share of the patients that was of a sex or an origin",
    pattern=rf"""
        \d (?<! [\d.] \d ) \d* (?: \.\d+ )? \s? % \s
            (?: (?: were | was ) \s )? {any_of("labelling", "sexes_and_origins")} \b
            (?! \s (?: patients | subjects | users | with | who | on ) \b )
    """,
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "sexes_and_origins"),
    example=("Reactions in 30 adults (47% female, 53% male) were gout and fever.", ["gout", "fever"]),
    counter_example="in 47% female patients",
)
BESIDE_SHARE = re.compile(r"%\s(?:more|higher|greater|less|lower)", re.IGNORECASE)
"""Found wherever the next rule finds something: the engine looks for the sign first."""
BY_HOW_MUCH = Rule(
    name="by how much more often something was seen than with a comparator",
    pattern=r"""
        (?: \b by \s | \b at \s least \s | [≥>] =? \s* )?
            \d+ (?: \.\d+ )? \s? %
            (?: \s (?: more | less ) \s (?: often | frequently | frequent ) \b
                | (?= \s (?: more | higher | greater | less | lower ) \b ) )
    """,
    flags=re.IGNORECASE,
    needs=("more", "higher", "greater", "less", "lower"),
    example=("Gout and fever were seen at least 5% more often than with placebo.", ["Gout", "fever"]),
    counter_example="Gout was seen in 5%, more than with placebo",
)
SLASHED = re.compile(r"\d\s?/\s?\d\b")
"""Found wherever the next rule finds something: the engine looks for digits first."""
TWO_GRADES = Rule(
    name="grades with a slash between them",
    pattern=r"(?: (?<= [\w,(] \s ) grades? \s | (?<= grade \s ) ) \d \s? / \s? \d \b",
    flags=re.IGNORECASE,
    needs=("grade",),
    example=("Grade 3/4 fever was seen in 1.3% of patients.", ["fever: common"]),
    counter_example="3/4 of patients",
)
COUNT_AROUND = Rule(
    name="count in the brackets around a percentage",
    pattern=r"""
        \[ \s? \d[\d,]* \s (?P<square> \( \s? (?: < \s? )? \d+ (?: \.\d+ )? \s? % \s? \) ) \s? \]
            | \( \s? \d[\d,]* \s (?P<round> \[ \s? (?: < \s? )? \d+ (?: \.\d+ )? \s? % \s? \] ) \s? \)
    """,
    needs=("%",),
    example=(
        "More of them had gout [45 (3.5%)] compared with controls [14 (1.1%)].",
        ["gout: common, against 1%"],
    ),
    counter_example="gout [78 (2.5)]",
)
CONFIDENCE = Rule(
    name="how sure an interval is",
    pattern=r"9 (?<= \b 9 ) \d (?: \.\d )? \s? % \s (?= confidence | ci \b )",
    flags=re.IGNORECASE,
    needs=("confidence", "ci"),
    example=("Gout was observed at a rate (95% confidence interval) of 0.6 per 100 patient-years.", ["Gout"]),
    counter_example="95% of patients",
)
