"""What a sentence of product information says of all the effects that it names, and how it names them."""

from __future__ import annotations

import re

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("labelling", *keys)


STOPPING = Rule(
    name="rate of stopping",
    pattern=rf"\b {_of('stopping')} \b",
    needs=needed_of("labelling", "stopping"),
    example=("Rash led to discontinuation in 4% of patients.", ["Rash"]),
    counter_example="rash in 4% of patients",
)
LED_TO_STOPPING = Rule(
    name="effects for which the medicine was stopped",
    pattern=r"""
        \b (?: reactions? | effects? | events? ) \s (?: \( [^()]* \) \s )?
        (?: (?: most (?: ly )? | commonly | frequently | often ) \s ){0,3} associated \s with \s
        (?: \w+ \s ){0,2}? (?: discontinuation | discontinuing | stopping | withdrawal ) \b
    """,
    flags=re.IGNORECASE,
    needs=("associated with",),
    example=(
        "The reactions mostly associated with discontinuation were gout and fever.",
        ["gout", "fever"],
    ),
    counter_example="Symptoms associated with discontinuation",
)
GENERAL = Rule(
    name="introduction of effects of all kinds",
    pattern=r"""
        ^ \W* (?: (?: the | other | additional | less | most | common | commonly | serious | severe | clinically
                | frequent | frequently | observed | reported | grade | or | higher | greater | significant | important
                | adverse | drug | laboratory | hematologic | non-hematologic | treatment-emergent | \d | [≥>]
                | \([^()]*\) ) [\s,]+ ){1,12}
            (?: reactions | events | experiences | abnormalities ) \b
            [^.:;]* (?: \b (?: were | included? | are ) \b | : ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("reactions", "events", "experiences", "abnormalities"),
    example=("Skin: acne. Other serious adverse reactions were gout and fever.", ["acne (Skin)", "gout", "fever"]),
    counter_example="Skin reactions were",
)
DIED_OF = Rule(
    name="what those who died had",
    pattern=r"""
        (?: \b (?: deaths | died | fatalities ) \b (?: (?<= died ) \s of \b | (?: [^.;:()] | \( [^()]* \) ){0,100}?
                \b (?: due \s to | from | caused \s by | attributed \s to | resulted \s from
                    | appeared? \s to \s be ) \b )
                (?! \s (?: disease | unknown | progressive | causes | any ) \b )
            | \b causes? \s of \s death \b [^.;:()]{0,80}? \b (?: was | were | included? ) \b )
            (?: [^.;()] | (?<= \d ) \. (?= \d ) | \( [^()]* \) )* (?: \( [^()]* )? $
        | \b death \s (?: due \s to | from ) \s (?! unknown | disease | any \b ) [^.;:(),]* $
    """,
    flags=re.IGNORECASE,
    needs=("death", "died", "fatalit"),
    example=("Two patients died from sepsis and stroke.", ["sepsis", "stroke"]),
    counter_example="Sepsis led to death",
)
MEMBER = Rule(
    name="what an effect included, in front of the rate of all of it",
    pattern=r"""
        [a-z] (?: ,? \s (?: including | such \s as ) \s [^.;:()%]*
            | (?<! \s reactions ) (?<! \s events ) (?<! \s effects ) \s \( \s? including \s [^()%]* ) $
        | \b (?: serious | fatal ) \s [^.;:()%]* \( \s? including \s [^()%]* $
    """,
    flags=re.IGNORECASE,
    needs=("including", "such as"),
    example=(
        "Infections, including sepsis, were seen in 35% of patients. Acne (including cysts and rash) was seen in 3%.",
        ["Infections: very_common", "sepsis", "Acne: common", "cysts", "rash"],
    ),
    counter_example="The most common adverse reactions (including gout",
)
OVER_LABELS = Rule(
    name="how often the effects behind all labels are, without a colon",
    pattern=r"(?: ^ | [.:;] \s ) (?: incidence | frequency ) \s [^.:;()]{0,10} (?: \d \. | [^.:;()] ){3,70} %? $",
    flags=re.IGNORECASE,
    needs=("incidence", "frequency"),
    example=(
        "Incidence less than 4% Skin: acne, gout. Cardiac: fever.",
        ["acne: common", "gout: common", "fever: common"],
    ),
    counter_example="The incidence of gout",
)
SERIOUS_IN_SHORT = Rule(
    name="serious events by their short form",
    pattern=r"\b SAEs? \b",
    needs=("SAE",),
    example=("The most commonly reported SAEs were gout and fever.", ["gout", "fever"]),
    counter_example="saes",
)
NAMED_FATAL = Rule(
    name="effect that is named with the death it brought, or as a serious one",
    pattern=r"^ (?: fatal | lethal | life-threatening | serious ) \s",
    flags=re.IGNORECASE,
    needs=("fatal", "lethal", "threatening", "serious"),
    example=("Fatal infections occurred in 3% of patients.", ["Fatal infections"]),
    counter_example="Infections, some fatal",
)
FOOTNOTE = Rule(
    name="footnote to a term",
    pattern=rf"""
        ^ (?! ["“(•–-]? \s? [A-Z][\w-]+ ,? \s including \b ) [^\w<>]* (?: (?: \d{{1,2}} | [a-z] ) \W+ )?
            (?! [\w-]+ \W+ (?: including | defined \s as ) \b .* (?: % | {_of("happened")} \b ) )
            (?: (?! {_of("lists_follow")} \b ) [A-Z][\w-]*
                (?: [^\w(]+ | \W* \( \W* (?= [^()]* \)? \W* $ ) ) )? {_of("footnotes")} \b
    """,
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "footnotes"),
    example=("1 Includes reports of dry lips. † Rash including dermatitis and eczema.", []),
    counter_example="They include dry lips.",
)
TAKEN_TOGETHER = Rule(
    name="what a term takes together, in a parenthesis of a sentence",
    pattern=r"\( [^\w()]* (?: (?: group(?:ed)? | combined ) \s terms? \b [^():]* | includes \b [^():]* ) \)",
    flags=re.IGNORECASE,
    example=("Rash (grouped term includes erythema) was reported.", ["Rash"]),
    counter_example="Rash (including erythema)",
)
_GROUP = r"""
    (?: (?: paediatric | pediatric | geriatric | elderly | adult | adolescent | female | male | pregnant
        | postmenopausal ) \s (?: patients | subjects | women | men )
    | children | adolescents | infants | neonates | women | men | adults | elderly ) \b
"""
OF_WHOM = Rule(
    name="patients or combination with which a sentence begins",
    pattern=rf"""
        ^ \W* (?: in | among ) \s (?: the \s )? (?P<who> {_GROUP} [^,;:%]{{0,60}} ) , \s
        | ^ \W* (?P<with> in \s combination \s with \b [^,;:%]{{2,60}} ) , \s
    """,
    flags=re.IGNORECASE,
    example=("In pediatric patients, gout was seen in 4%.", ["gout; pediatric patients"]),
    counter_example="In patients, gout was seen in 4%.",
)
HEADING_OF_WHOM = Rule(
    name="patients whom a heading names",
    pattern=rf"""
        ^ \W* (?: \d+ (?: \.\d+ )* \W+ )?
            (?: (?! table | figure ) (?: [\w-]+ \s ){{0,5}}?
                (?: reactions? | events? | effects? | experience | values ) (?: \s (?: observed | reported | seen ) )?
                (?: \s (?: in | among ) \s (?: the \s )? | : \s ) )?
            (?! (?: adult | pediatric ) \s and \s (?: adult | pediatric ) \s (?: patients | subjects ) \W* $ )
            (?P<who> (?: (?: (?: and \s | or \s )? {_of("of_age")} \s )+
                    (?: patients | subjects | women | men | population ) \b .*
                | (?: patients | subjects | women | men | adults | children ) \s (?: with | at | coinfected ) \b .*
                | {_of("of_age")} (?: \s (?: and | or ) \s {_of("of_age")} )* (?: \s \( [^()]* \) )?
                | (?: [\w-]+ \s ){{0,3}} (?: recipients | transplantation ) ) ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "## Adverse Reactions in Pediatric Patients\n\nGout was seen.",
        ["Gout; Pediatric Patients"],
    ),
    counter_example="Adverse Reactions in Patients",
)
LISTED_OF_WHOM = Rule(
    name="patients in whom the reactions listed behind were reported",
    pattern=rf"""
        \b (?: reactions? | effects? | events? | experiences? ) \b [^.:;%]{{0,100}} \b in \s (?: the \s )?
        (?P<who> {_GROUP} ) [^:;]* \b (?: listed | following | includ\w+ | as \s follows | were ) \b
    """,
    flags=re.IGNORECASE,
    needs=("following", "follows", "includ", "listed", "were"),
    example=(
        "Additional adverse reactions reported in pediatric patients are listed below: gout.",
        ["gout; pediatric patients"],
    ),
    counter_example="Adverse reactions reported in patients are listed below: gout.",
)
POINTS_BELOW = Rule(
    name="sentence that points to a list below, without a colon",
    pattern=rf"\b {_of('pointing_below')} \b",
    flags=re.IGNORECASE,
    needs=(" below", "below ", "following ", "not listed above"),
    example=(
        "The following is a list of reactions in less than 0.1% of patients. Gout, fever.",
        ["Gout: rare", "fever: rare"],
    ),
    counter_example="These were seen in less than 0.1% of patients. Gout, fever.",
)
POINTS_BACK = Rule(
    name="rate of what was just named",
    pattern=rf"^ \s* {_of('pointing_back')} \b",
    flags=re.IGNORECASE,
    example=("The reaction was rash. These occurred in 23% of patients.", ["rash: very_common"]),
    counter_example="Reactions occurred in 23% of patients",
)
SHORT_FORM = Rule(
    name="short form of a name",
    pattern=r"[(\[] [A-Z][A-Za-z]{0,2}[A-Z]{1,5}s? [)\]]",
    example=("Interstitial lung disease (ILD) occurred.", ["Interstitial lung disease"]),
    counter_example="ILD occurred",
)
TITLE = Rule(
    name="title of a few words in capitals",
    pattern=r"^ [A-Z][\w-]+ (?: [\s/-] (?: of | and | or | the | in | [A-Z][\w-]* ) ){0,6} $",
    example=("Hair Loss In one trial gout occurred.", ["gout"]),
    counter_example="Breast cancer that",
)
RUN_IN = Rule(
    name="sentence behind a title",
    pattern=r"""
        \s+ (?: (?: The | In | Of | An? | Approximately | During | Among | Across | For | This | These | There
                | Though | Although | When | After | Because | Since ) \s
            | [A-Z]{4,} \s [a-z] )
    """,
    example=("Hair Loss In one trial gout occurred.", ["gout"]),
    counter_example="Breast cancer in women",
)
TITLE_IN_FRONT = Rule(
    name="title that runs into a sentence, which ends the body system in front of it",
    pattern=r"""
        \W* (?P<title> [A-Z][\w-]+ (?: \s? [\s/] \s? (?: of | and | or | in | [A-Z][\w-]* ) ){0,5} )
            (?: \s? : \s | \s (?i: (?P=title) ) \s (?= [a-z] )
                | \s (?: The | In | During | Approximately | These | There | An? ) \s [a-z] )
    """,
    example=(
        "Skin: acne, rash. Raised Liver Enzymes: Fever was seen.",
        ["acne (Skin)", "rash (Skin)", "Raised Liver Enzymes", "Fever"],
    ),
    counter_example="Raised liver enzymes were seen",
)
OF_SENTENCES = (
    FOOTNOTE, TAKEN_TOGETHER, SHORT_FORM, TITLE, RUN_IN,
)  # fmt: skip
