"""The shapes of lines in leaflets and in pages of health services."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


_IN_N = r"(?:1|one) \s (?: \w+ \s )? in \s (?: every \s )? [\d,.\s]* \d"
_COUNTED = rf"{_IN_N} (?: \s {_of('counted')} )?"
_UNKNOWN = r"""
    (?: (?: the \s )? frequency \s (?: is \s )? )? (?: cannot | can \s not | could \s not ) \s be \s \w+
    (?: \s from [^.:;()]{0,40} )?
"""
_MAY = r"""
    (?: (?: they | it | these | which | that ) \s )? (?: (?: may | can | might ) \s )?
    (?: affects? | occurs? \s in | happens? \s (?: in | to ) | in ) \s
"""
_HOW_MANY = r"(?: up \s to | more \s than | less \s than | fewer \s than | at \s least | about | between )"

BAND = Rule(
    name="band with its number within a line",
    pattern=rf"""
        (?: (?P<lead> (?: ^ | (?<= [.:;!?] \s ) ) (?: the \s following | other | these | some ) [^.:;()]{{0,60}}?
            \s )?
        (?<! [\w-] ) (?P<word> {_of("band_words")} ) (?: \s {_of("band_nouns")} )? (?: \s are | \s include )?
        \s* [:,–—-]? \s* (?: \(+ \s* (?: {_MAY} )? {_HOW_MANY} \s {_COUNTED} [^()]{{0,60}} \)+
            | \(+ \s* {_UNKNOWN} [^()]{{0,20}} \)+
            | \(+ \s* (?: may \s )? affects? [^()]{{0,60}} \)+
            | (?: {_MAY} ) {_HOW_MANY} \s {_COUNTED}
            | {_UNKNOWN} )
        (?: \s* \* )? (?: (?: \s {_of("band_nouns")} )? (?: \s (?: are | is | were | include | included ) )? \s* :
            )? )
    """,
    flags=re.IGNORECASE,
    example=(
        "* a dry mouth Rare: may affect up to 1 in 1,000 people:\n* gout",
        ["dry mouth", "gout; rare"],
    ),
    counter_example="Gout is rare.",
)
NEXT_HEAD = Rule(
    name="head that a conversion left behind an item",
    pattern=r"(?<= [a-z)] ) \s+ (?= (?: The \s following | Other | Additional ) \s (?: \w+ \s )? side \s effects? \b )",
    example=(
        "* gout The following side effects can happen in children. Rare (may affect up to 1 in 1,000 people)\n* hives",
        ["gout", "hives; rare; children"],
    ),
    counter_example="the following side effects",
)
POINTS_ON = Rule(
    name="sentence that says in whom what stands below was seen",
    pattern=r"^ (?: the \s following | these ) \s (?: \w+ \s )? side \s effects? \b [^.:]{0,120} [.:] $",
    flags=re.IGNORECASE,
    example=(
        "The following side effects can happen in children.\n\nRare (may affect up to 1 in 1,000 people)\n\n* hives",
        ["hives; rare; children"],
    ),
    counter_example="Side effects can happen in children.",
)
REPORTING = Rule(
    name="whom to tell of side effects",
    pattern=rf"(?: ^ | (?<= [.:;)] \s ) | (?<= [a-z)] \s ) (?= Reporting ) ) {_of('reporting')} \b",
    flags=re.IGNORECASE,
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
    example=("Serious side effects\n\n* gout", ["gout; serious"]),
    counter_example="Side effects",
)
NOT_SERIOUS = Rule(
    name="side effects that are not serious",
    pattern=r"\b (?: less | not | non | no | never ) [\s-] (?: so \s | as \s | very \s )? (?: serious | severe )",
    flags=re.IGNORECASE,
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
GETTING = Rule(
    name="who gets an effect, and the verb of getting",
    pattern=rf"^ \W* {_of('getting')} \s (?: {_of('gets')} \s )+ (?: (?: an? | the | any ) \s )?",
    flags=re.IGNORECASE,
    example=("* you suddenly get hives", ["hives"]),
    counter_example="hives",
)
FEELING = Rule(
    name="you feel",
    pattern=rf"""
        ^ \W* {_of("getting")} \s (?: (?: may | might | can | could | also | start \s to | suddenly ) \s )* feels? \s
    """,
    flags=re.IGNORECASE,
    example=("* you may feel dizzy", ["feeling dizzy"]),
    counter_example="feeling dizzy",
)
YOURS = Rule(
    name="you and yours in front of what happens",
    pattern=r"^ \W* (?: you | your (?: \s child's )? | the ) \s+ (?: may \s | might \s | can \s (?! not ) )?",
    flags=re.IGNORECASE,
    example=("* your skin gets redder", ["skin gets redder"]),
    counter_example="skin gets redder",
)
ADVISES = Rule(
    name="advice in a list",
    pattern=r"""
        ^ \W* (?: please \s )? (?: tell | talk \s to | contact | call | see | ask | inform | speak \s to | seek |
            do \s not | don ['’ ]? t
            | always | stop ) \s (?: your | the | a | an | to | with | take | use | taking | using | medical |
                immediately | if | other ) \b
            | ^ \W* if \s any \s (?: of \s (?: the | these | those ) \s )? (?: \w+ \s )? side \s effects? \b
    """,
    flags=re.IGNORECASE,
    example=("* gout\n* contact your doctor", ["gout", "aside: advice"]),
    counter_example="seeing things",
)
HAPPENS_TO = Rule(
    name="what happens to something of yours",
    pattern=r"^ \W* your \s",
    flags=re.IGNORECASE,
    example=("* your heartbeat is faster than usual", ["heartbeat is faster than usual"]),
    counter_example="heartbeat",
)
UNABLE = Rule(
    name="what one cannot do",
    pattern=r"^ (?: \w+ly \s )? (?: cannot | can ['’]? t | can \s not | are \s not | do \s not | are \s unable ) \b",
    flags=re.IGNORECASE,
    example=("* you suddenly cannot see", ["suddenly cannot see"]),
    counter_example="you can see",
)
STARTING = Rule(
    name="start of what happens",
    pattern=r"^ \W* (?: starts? | begins? | keeps? ) \s (?= \w+ing \b )",
    flags=re.IGNORECASE,
    example=("* you get a rash or start bleeding", ["rash", "bleeding"]),
    counter_example="starting to bleed",
)
TESTS_SHOW = Rule(
    name="tests that show an effect",
    pattern=rf"^ \W* {_of('tests_show')} \s* :? \s+ (?: (?: an? | the ) \s )?",
    flags=re.IGNORECASE,
    example=("* Blood tests may show low sodium", ["low sodium"]),
    counter_example="low sodium",
)
SIGNS_OF = Rule(
    name="what the effects in front are signs of",
    pattern=rf"""
        [\s,;:.–—-]* \(? \b (?: (?: as | all \s of | and | if \s present ) \s )?
        (?: these | this | which | they | that | it ) \s (?: symptoms? \s | effects? \s | could \s also \s )?
        (?: (?: can | may | could | might ) \s (?: also \s )? be | are | is ) \s
        (?: (?: an? | the | all | possible | potential | early | some | of | your | due \s to | caused \s by ) \s )*
        (?: {_of("signs")} \s (?: of | that | for ) \b .*
          | (?: symptomatic | typical | indicative | suggestive ) \s of \b .*
          | (?: serious | severe | potentially )? \s? (?: allergic | anaphyla\w+ | condition | reaction ) \b .* ) $
        | [\s,;:.–—-]* \(? \b (?: possible | potential | early )? \s? {_of("signs")} \s of \b [^()]* \)? $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* hives, wheezing – these could be signs of shock",
        ["hives; these could be signs of shock", "wheezing; these could be signs of shock"],
    ),
    counter_example="hives and wheezing",
)
SIGNS_FOLLOW = Rule(
    name="effect before its signs",
    pattern=rf"""
        ^ (?P<name> [^.:;]{{3,120}}? ) (?: \s* [.:;,–—-]+ \s* | \s+ ) \(? (?: the \s | possible \s | its \s | early
            \s | other \s | some \s | typical \s | common \s )*
        {_of("signs")} (?: \s of \s [^.:;()]{{2,60}}? )? (?: \s (?: may | can | might | could ) )? (?: \s also )?
            \s? (?: include s? | are | is | includ\w+ | such \s as | : | be )
        \s* :? (?P<signs> .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("* shock: symptoms may include hives, wheezing", ["shock; symptoms may include hives, wheezing"]),
    counter_example="hives, wheezing",
)
OCCURS = Rule(
    name="effects that were reported, with how often",
    pattern=rf"""
        ^ \W* (?: (?: rare \s | very \s rare \s | isolated \s )? cases \s of \s )?
        (?P<names> (?! (?: the \s following | these | this | other | some | following | there | it | all | most |
            side | adverse ) \b ) [^.:;]{{3,400}}? ) \s
        (?: ha (?: s | ve ) \s (?: also \s )? been | (?: was | were ) (?: \s also )? | (?: may | can ) \s (?: also
            \s )? (?: be )? | (?:
            may | can ) \s )
        \s? (?: very \s )? (?: {_of("band_words")} \s )?
        (?: experienced | reported | observed | seen | noted | noticed | occurs? | occurred | happens? | happened |
            identified | described )
        (?: \s (?P<rest> .* ) | \W* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Gout has been reported commonly (may affect up to 1 in 10 people) in patients on insulin.",
        ["Gout; common"],
    ),
    counter_example="Gout is rare.",
)
LISTING = Rule(
    name="side effects, colon, list",
    pattern=r"""
        ^ (?P<head> [^:]{0,160} \b (?: side | undesirable | adverse ) [\s-] (?: effects? | reactions? | events? )
            \b [^:]{0,120} ) : \s+ (?P<list> [^:]+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Side effects seen rarely are: inflammation mainly affecting the skin, gout.",
        ["inflammation; mainly affecting the skin; rare", "gout; rare"],
    ),
    counter_example="Seen rarely: gout, hives.",
)
AT_RISK = Rule(
    name="there is a risk",
    pattern=r"""
        \b there \s (?: is | are | may \s be | can \s be | have \s been ) \s (?: known \s to \s be \s )? (?: an? \s
            )? (?P<names> (?: [\w-]+ \s )? risk \s of \s (?! such | these | this ) [^,.;]+ )
    """,
    flags=re.IGNORECASE,
    example=("There is known to be a risk of blood clots, which may be fatal.", ["risk of blood clots"]),
    counter_example="The risk of blood clots is low.",
)
OF_ALL = Rule(
    name="side effects as such",
    pattern=r"""
        ^ \W* there \s (?: is | are ) \s (?: \w+ \s ){0,2} differences? \b | ^ \W* (?: (?: the | most | some | many
            | all | these | of | any | other ) \s )* (?: possible \s )? side [\s-] effects? \s (?! (?: are |
            include | were ) \s* : ) [^:]* \b (?: either | mild | moderate | severe | serious | disappear | go \s
            away | related | treat\w* | manage\w* | intensity | frequency | occur \s (?: during | within | in \s
            the ) | differ\w* | similar | same ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "The side effects with this injection are either from the medicine itself or from the injection procedure.",
        ["aside: general"],
    ),
    counter_example="Side effects are: mild rash",
)
AND_ALSO = Rule(
    name="the same effects for others",
    pattern=r"\s and \s (?: (?: have | has ) \s )? also \s been \s \w+ \s (?P<rest> .* ) $",
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Gout has been reported commonly in women and has also been reported rarely in men.",
        ["Gout; common; women", "Gout; rare; men"],
    ),
    counter_example="Gout has also been reported in men.",
)
POPULATION = Rule(
    name="patients to whom a statement is tied",
    pattern=rf"""
        \b (?: in | for | among ) \s (?P<who> (?: (?: the | some | both | premature | very | young | older | adult
            | female | male | elderly | paediatric | pediatric | treated ) \s )* {_of("populations")} \b
          (?: (?: \s patients )? (?: ,? \s (?: and | or | from | aged | below | under | over | up \s to | between |
              with | older | younger | to | years? | months | of | age | than | adolescents? | children | elderly |
              adults | infants | \d+ | < | > ) )* )? )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in children and adolescents:\n\n* gout",
        ["gout; children and adolescents"],
    ),
    counter_example="Side effects in general:",
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
        ^ \W* what \s (?: to | others? | other \s people | you | should ) \s [^.]{0,40} \b do \b
        | \b (?: may | can | might ) \s (?: happen | occur ) \s if \s (?: you | your ) \W* $
        | \b more \s likely \s to \s (?: get | have | develop ) \b [^.]* : \W* $
        | ^ \W* (?: warning \s )? signs \s of \s (?: too \s )? (?: low | high ) \s blood \s sugar
        | ^ \W* causes \s of \b
    """,
    flags=re.IGNORECASE,
    example=("Low blood sugar may occur if you:\n\n* exercise more than usual", ["aside: advice"]),
    counter_example="See a doctor if you:",
)
COURSE = Rule(
    name="word of how an effect goes on, below a band",
    pattern=r"""
        ^ (?: usually | occasional(?:ly)? | often | (?: more | most ) \s (?: often | common(?:ly)? | frequent(?:ly)? )
            | on \s occasions? | sometimes | generally | frequent(?:ly)? ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout more often",
        ["gout; rare"],
    ),
    counter_example="very rarely",
)
LINKED = Rule(
    name="what was said before is linked to something",
    pattern=r"""
        ^ \W* (?: this | these | it ) \s (?: is | are | may \s be | can \s be | could \s be ) \s (?: \w+ly \s )?
            (?: linked \s to | due \s to | caused \s by | related \s to | because )
        | \b (?: may | can | might ) \s (?: happen | occur ) \s if \s (?: you | your ) \b
    """,
    flags=re.IGNORECASE,
    example=("* gout\n\nThis is partly linked to restored health.", ["gout", "aside: general"]),
    counter_example="Gout is linked to age",
)
COMBINATION = Rule(
    name="combination of what is listed",
    pattern=r"""
        ^ \W* (?: an? \s )? combination \s of \s (?: (?: any \s of \s )? (?: the \s following | these ) \s
            (?: symptoms | signs | side \s effects ) \s* :? \s* )?
    """,
    flags=re.IGNORECASE,
    example=("* a combination of any of these symptoms: fever, gout", ["fever", "gout"]),
    counter_example="fever with a combination of signs",
)
FOR_WHOM_ONLY = Rule(
    name="patients in a parenthesis behind an effect",
    pattern=rf"""
        (?: ^ | ; \s* ) (?: only \s (?: (?: reported | seen | observed | occurs? ) \s )? )? (?: in | for | among ) \s
        (?P<who> (?: (?: premature | young | older | adult | female | male | elderly ) \s )* {_of("populations")}
            \b [^;()]{{0,40}} ) $
    """,
    flags=re.IGNORECASE,
    example=("* thirst (only reported in children)", ["thirst; only reported in children; children"]),
    counter_example="in males who smoke; rarely",
)
CONDITION = Rule(
    name="condition in front of an effect",
    pattern=r"""
        ^ \W* (?: if \s you \s (?: suffer \s from | have | are ) \s (?P<with> [^,]{4,120} ) , \s+ | if \s you \s
            [^,.]{0,80}? \s it \s is \s possible \s that \s | as \s with \s (?: other | similar | all ) \s
            [^,]{0,80} , \s+ | in \s (?P<who> (?: patients | people | women | men | children | adults | adolescents
            ) \b [^,]{0,120} ) , \s+ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Common (may affect up to 1 in 10 people): if you have kidney disease, thirst.",
        ["thirst; common; kidney disease"],
    ),
    counter_example="if you notice thirst",
)
CAUSES = Rule(
    name="medicine that may cause effects",
    pattern=r"""
        ^ (?! [^,]{0,80} \b which \b | [^.:;]{0,80}? , \s which \s (?: may | can | could | might ) \b )
        [^.:;]{0,80}? \b (?: (?: may | can | could | might ) \s (?: also \s |
            sometimes \s | (?: very \s )? rarely \s | in \s rare \s cases \s )? (?: cause | lead \s to | increase |
                make ) | has \s been \s associated \s
            with ) \s (?P<names> [^.]+ )
    """,
    flags=re.IGNORECASE,
    example=("* Very rarely Velotab may cause hives.", ["hives; very_rare"]),
    counter_example="hives of the skin",
)
SIGNS_BEGIN = Rule(
    name="sentence that tells the signs of the effect before",
    pattern=rf"""
        ^ \W* (?: (?: the | possible | other | early | these | its | some ) \s )* {_of("signs")} \b [^.]{{0,60}}?
            \b (?: are | is | includ\w+ | may \s be | can \s be | may | can ) \b
        | ^ \W* [\w-]+ (?: \s [\w-]+ )? \s appears? \s (?: initially \s | first \s )? as \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout has been reported rarely. Symptoms are pain and swelling.",
        ["Gout; Symptoms are pain and swelling.; rare"],
    ),
    counter_example="Pain is a symptom.",
)
THIS_HAPPENS = Rule(
    name="how often the effects before happen",
    pattern=r"""
        ^ \W* (?: this | these | they | it ) \b (?: \s (?: side \s )? (?: effects? | reactions? ) )?
            \s (?: (?: side \s effects? | usually | also | all | may | can ) \s )* (?: happens? | occurs? |
                affects? | (?: may | can )
            \s (?: affect | occur | happen ) | (?: is | are ) \s (?: very \s )? (?: common | uncommon | rare ) ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects are gout and hives. They happen in more than 1 in 10 people.",
        ["gout; very_common", "hives; very_common"],
    ),
    counter_example="Gout happens.",
)
NEXT_CLAUSE = Rule(
    name="next thing that one may get",
    pattern=r"(?: , \s* (?: and \s | or \s )? | \s (?: and | or ) \s ) (?: if \s )? (?= (?: you | your ) \s )",
    flags=re.IGNORECASE,
    example=(
        "* you feel dizzy, you have hives or your skin gets redder",
        ["feeling dizzy", "hives", "skin gets redder"],
    ),
    counter_example="dizzy or sick",
)
COMBINED = Rule(
    name="medicines with which it was taken",
    pattern=rf"""
        \b (?P<who> {_of("combined")} (?: \s (?! (?: talk | tell | contact | see | is | are | have ) \b ) [\w/'’-]+
            ){{0,6}} )
    """,
    flags=re.IGNORECASE,
    example=("Side effects when taken with insulin:\n\n* gout", ["gout; taken with insulin"]),
    counter_example="Side effects of the medicine:",
)
TESTS_WITHIN = Rule(
    name="tests that show the rest of a list",
    pattern=r"""
        (?: , \s* (?: and \s )? | \s and \s ) (?: blood | laboratory | lab | urine | liver ) \s tests? \s (?:
            results? \s )? (?: (?: may | can ) \s )? (?: also \s )? (?: show s? | showing | showed ) \s
    """,
    flags=re.IGNORECASE,
    example=("* thirst and blood tests may show low sodium", ["thirst", "low sodium"]),
    counter_example="blood tests may show low sodium",
)
RUN_ON = Rule(
    name="item that begins behind another without a sign",
    pattern=rf"""
        (?<= [a-z)] ) \s+ (?= [A-Z][a-z]+ \b )
        (?! [A-Z][\w’'-]+ (?: [\s/-][\w’'-]+ ){{0,2}} [\s-] {_of("eponym_ends")} \b )
        (?! (?: I | Stevens | Guillain | Crohn | Raynaud | Parkinson | Alzheimer | Kaposi | Lyell | Quincke |
            Henoch | Candida | Helicobacter | Clostridi\w+ | Herpes | Torsade\w* | Hodgkin | Merkel | Graves |
            Sweet | Cushing | Peyronie | Addison | Epstein | Japanese | JC | QT | Sj\w+ | Bell | Tourette | Vogt |
            Fanconi | Fournier | Drug | Acute | Toxic | Appendix | English | Europe\w* )\b )
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people) Dry mouth Sore throat Hair loss",
        ["Dry mouth; rare", "Sore throat; rare", "Hair loss; rare"],
    ),
    counter_example="Dry mouth of Sjögren",
)
