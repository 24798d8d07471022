"""Shapes of the lines of leaflets: heads, and where the list of side effects ends."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


IF_ITEM = Rule(
    name="item that begins with the condition of its head",
    pattern=r"^ \W* (?-i: if ) \s (?: you | your ) \b (?! .* : \s* $ )",
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor immediately\n\nif you get chest pain (common).\n\nif you get fits.",
        ["chest pain; common; serious", "fits; serious"],
    ),
    counter_example="If you get fits, see a doctor.",
)
FUSED = Rule(
    name="heading that a conversion ran into its first sentence, which begins with the same words",
    pattern=r"""
        ^ \W* (?P<head> [A-Z][\w-]+? (?: \s [a-z][\w-]+? ){0,2}? ) s? :? \s
        (?= (?: (?: An? | The | Some | Any | Severe | Serious ) \s (?: [\w-]+ \s ){0,2}?
            (?P<again> (?i: (?P=head) ) ) | (?= [A-Z] ) (?P=head) ) s? \b )
    """,
    example=(
        "Skin reactions Skin reactions (common) have occurred in some people.",
        ["Skin reactions; common"],
    ),
    counter_example="Pain pain in the skin",
)
HEAD_OF_ADVICE = Rule(
    name="serious side effects, in front of a sentence that says what to do if one has them",
    pattern=r"""
        ^ \W* (?P<head> (?: other \s | the \s | most \s | very \s )* serious \s side \s effects ) \s? : \s+
        (?= (?: stop | tell | see | contact | talk \s to | seek | call ) \b [^:]* \b if \s (?: you | your ) \b
            [^:]* [.] )
    """,
    flags=re.IGNORECASE,
    example=(
        "Other serious side effects: stop taking it and see a doctor at once if you have tarry stools or fits.",
        ["tarry stools; serious", "fits; serious"],
    ),
    counter_example="Serious side effects: tarry stools",
)
REPORTING_IN_PASSING = Rule(
    name="whom to tell of side effects, in front of the list of them",
    pattern=r"^ (?: if \s you \s get | you \s can \s report ) \b",
    flags=re.IGNORECASE,
    example=(
        "If you get any side effects, talk to your doctor.\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare", "aside: advice"],
    ),
    counter_example="Reporting of side effects",
)
POINTING = Rule(
    name="head that ends in pointing below, without a colon",
    pattern=r"""
        \b (?: following | such \s as | any \s of \s these ) (?: \s (?: very | common | serious | severe | possible
            | other | important ) )* (?: \s (?: side \s effects? | symptoms? | signs? | reactions? ) )? \W* $
        | \b if (?: \s you | \s your \s child )? \W* $
        | \b (?: include | are \s (?: listed \s | described \s )? below ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice effects such as\n\nGout",
        ["Gout; serious"],
    ),
    counter_example="Tell your doctor at once of such effects.",
)
REPORTING = Rule(
    name="whom to tell of side effects",
    pattern=rf"(?: ^ | (?<= [.:;)] \s ) | (?<= [a-z)] \s ) (?= Reporting ) ) {_of('reporting')} \b",
    flags=re.IGNORECASE,
    needs=("if you get any ", "report", "these are not all the side effects", "yellow card scheme"),
    example=(
        "* gout\n\nReporting of side effects\n\nTell the agency of hives.",
        ["gout", "aside: advice", "aside: advice"],
    ),
    counter_example="Gout was reported.",
)
URGENT = Rule(
    name="care that is asked for at once",
    pattern=rf"\b {_of('asks')} \b [^.]{{0,160}}? (?<! [\w&] ) {_of('urgent')} (?! \w )",
    flags=re.IGNORECASE,
    example=("Tell your doctor straight away if you notice:\n\n* gout", ["gout; serious"]),
    counter_example="Tell your doctor if you notice:",
)
SERIOUS = Rule(
    name="serious side effects",
    pattern=rf"\b {_of('serious')} \b",
    flags=re.IGNORECASE,
    needs=("dangerous", "serious", "severe", "fatal", "threatening", "stop "),
    example=("Serious side effects\n\n* gout", ["gout; serious"]),
    counter_example="Side effects",
)
NOT_SERIOUS = Rule(
    name="side effects that are not serious",
    pattern=r"""
        \b (?: less | not | non | no | never ) [\s-] (?: so \s | as \s | very \s )? (?: serious | severe )
        | \b (?: besides | apart \s from | in \s addition \s to | other \s than | aside \s from ) \s
            (?: (?: the | these | those | any | most ) \s )* (?: serious | severe )
        | \b likely \s to \s (?: develop | get | have ) \s (?: serious | severe )
        | \b (?: (?: gets? | becomes? | turns? | getting | becoming ) \s (?: \w+ \s (?: or \s )? ){0,2}?
            | (?: is | are ) \s (?= [^.]* \b lasts? \b ) ) (?: serious | severe )
            (?! \s (?: side | adverse | allergic | reactions? | effects? ) \b ) """,
    flags=re.IGNORECASE,
    needs=("serious", "severe"),
    example=("Less serious side effects:\n\n* gout", ["gout"]),
    counter_example="Serious side effects:",
)
TURNS = Rule(
    name="turn from the serious ones to the others",
    pattern=rf"^ \W* (?: \d+ \W+ )? (?: the \s )? {_of('no_longer_serious')} \b",
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout\n\nOther side effects:\n\n* hives",
        ["gout; rare", "hives"],
    ),
    counter_example="Serious side effects",
)
OF_OTHERS = Rule(
    name="band of the other side effects, below those of the serious ones",
    pattern=r"^ \W* (?: the \s )? (?: others? | further | additional | remaining ) \b",
    flags=re.IGNORECASE,
    example=(
        "Serious side effects\n\nCommon (may affect up to 1 in 10 people)\n\n* fits\n\n"
        "Other common side effects (may affect up to 1 in 10 people)\n\n* gout",
        ["fits; common; serious", "gout; common"],
    ),
    counter_example="Common side effects",
)
GOES_ON = Rule(
    name="findings of tests, below the band of the list above",
    pattern=rf"^ \W* {_of('goes_on')} [^.]{{0,60}} $",
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* dry mouth Blood tests may show:\n* low sodium",
        ["dry mouth; rare", "low sodium; rare"],
    ),
    counter_example="Tell your doctor:",
)
FOLLOWING = Rule(
    name="words that point to the list below",
    pattern=rf"\b {_of('following')} \b",
    flags=re.IGNORECASE,
    example=("If you get any of these, see a doctor at once.\n\n* gout", ["gout; serious"]),
    counter_example="See a doctor at once.",
)
GIVES_NONE = Rule(
    name="head of advice, causes or signs",
    pattern=r"""
        ^ \W* (?: some \s )? things \s (?: that \s )? you \s can \s (?: do | try ) \b
        | ^ \W* what \s (?: to | others? | other \s people | you | should ) \s [^.]{0,40} \b do \b
        | \b (?: may | can | might ) \s (?: happen | occur ) \s if \s (?: you | your ) \W* $
        | \b (?: more \s likely \s to \s (?: get | have | develop )
            | (?: increased | higher ) \s risk \s of \s (?: getting | having | experiencing ) )
            \s [^.:]* \w [^.]* : \W* $
        | ^ \W* (?: warning \s )? signs \s of \s (?: too \s )? (?: low | high ) \s blood \s sugar (?! [^:]* \. \W* $ )
        | ^ \W* causes \s of \b
        | \b signs? \s that \s you \s (?: have | are | may | might ) \b [^.]{0,40} \b (?: addicted | dependent )
        | \b (?: ways? | strateg(?:y|ies) | steps | tips | measures ) \s to \s (?: \w+ \s ){0,2}? (?: help | reduce |
            prevent | manage | treat | lessen | avoid | relieve | ease | cope )
    """,
    flags=re.IGNORECASE,
    example=("Low blood sugar may occur if you:\n\n* exercise more than usual", ["aside: advice"]),
    counter_example="See a doctor if you:",
)
RUN_ON = Rule(
    name="item that begins behind another without a sign",
    pattern=rf"""
        (?<= [a-z)*] ) \s+ (?= [A-Z][a-z]+ \b )
        (?! (?! (?i: {_of("no_eponyms")} ) \s ) [A-Z][\w’'-]+ (?: [\s/-][\w’'-]+ ){{0,2}} [\s-]
            {_of("eponym_ends")} \b )
        (?! (?: I | Stevens | Guillain | Crohn | Raynaud | Parkinson | Alzheimer | Kaposi | Lyell | Quincke |
            Henoch | Candida | Helicobacter | Clostridi\w+ | Herpes | Torsade\w* | Hodgkin | Merkel | Graves |
            Sweet | Cushing | Peyronie | Addison | Epstein | Japanese | JC | QT | Sj\w+ | Bell | Tourette | Vogt |
            Fanconi | Vitamin | Fournier | Drug | Acute | Toxic | Appendix | English | Europe\w* )\b )
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people) Dry mouth Oversized pupils Hair loss",
        ["Dry mouth; rare", "Oversized pupils; rare", "Hair loss; rare"],
    ),
    counter_example="Dry mouth of Sjögren",
)
