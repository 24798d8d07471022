"""Shapes of the sentences of leaflets that name side effects, or speak of all of them."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


OCCURS = Rule(
    name="effects that were reported, with how often",
    pattern=rf"""
        ^ \W* (?: (?: rare \s | very \s rare \s | isolated \s )? cases \s of \s
            | (?: in | on ) \s (?: (?: an? \s )? (?: very \s )? (?: {_of("band_words")} | isolated | some | few | most
                | small \s number \s of ) \s )+ (?: cases | occasions ) ,? \s
            | (?: during | after ) \s [\w-]+ (?: \s [\w-]+ ){{0,3}}? ,? \s
                (?= an? \s [\w-]+ (?: \s [\w-]+ )? \s (?: called | known \s as ) \s ) )?
        (?P<names> (?! (?: the \s following | these | this | other | some | following | there | it | all | most |
            side | adverse ) \b ) [^.:;]{{3,400}}? ) \s
        (?: ha (?: s | ve ) \s (?: also \s )? been | (?: is | are ) \s an? (?= [^.]* \s possibility )
            | (?: was | were ) (?: \s also )? | (?: may | can ) \s (?: also
            \s )? (?: be )? | (?:
            may | can ) \s
            | (?= occurs? \s (?: very \s )? (?: commonly | uncommonly | rarely | frequently ) \b ) )
        \s? (?: very \s )? (?: {_of("band_words")} \s )?
        (?: experienced | reported | observed | seen | noted | noticed | occurs? | occurred | happens? | happened |
            identified | described | possibility | reappear (?: ed )? | recur (?: red )? | come \s back
            | (?: form | develop ) (?= \W* $ | \s (?: [(] | \w+ly \b | very | in \b | on \b | at \b | during | after
                | within | many | when ) ) )
        (?: [,–—-]? \s (?P<rest> .* ) | \W* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Gout has been reported commonly (may affect up to 1 in 10 people) in patients on insulin. Rashes occur very "
        "commonly and range in severity. On rare occasions thirst and hives may occur. After an injection a reaction "
        "called flare may occur.",
        ["Gout; common", "Rashes; very_common", "thirst; rare", "hives; rare", "flare"],
    ),
    counter_example="Gout is rare.",
)
ASSOCIATED = Rule(
    name="effects that were associated with a kind of medicine",
    pattern=r"""
        ^ \W* (?: (?: very \s rare \s | rare \s )? (?: cases | reports ) \s of \s )? (?: [^,;:.]{0,120} \b
            reactions? ,? \s (?: such \s as | including ) \s )?
        (?P<names> [^:.;]{3,600}? ) \s (?: have | has ) \s been \s
        (?: associated \s with | linked \s (?: to | with ) ) \s (?: the \s )? (?: administration | use | treatment )
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Very rare cases of lasting reactions, such as gout, thirst and fits have been associated with use of these.",
        ["gout; very_rare", "thirst; very_rare", "fits; very_rare"],
    ),
    counter_example="Gout has been associated with age.",
)
AFFECTS = Rule(
    name="effects that affect so many",
    pattern=r"""
        ^ \W* (?P<names> (?! (?: the \s following | these | this | other | some | following | there | it | all | most |
            side | adverse | (?: the | your ) \s (?: medicine | treatment | vaccine ) ) \b ) [^.:;()]{3,200}? ) \s
        (?: (?: may | can | might ) \s )? (?: affects? | (?: happens? | occurs? ) \s (?: in | to ) ) \s (?P<rest>
            (?: up \s to | around | about | between | (?: more | less | fewer ) \s than ) \s (?: 1 | one ) \s in \s
            .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "### Common side effects\n\nGout and feeling weak affect up to 1 in 10 people. Fits happen in about 1 in 100.",
        ["Gout; common", "feeling weak; common", "Fits; common"],
    ),
    counter_example="Gout may affect your hands.",
)
MAY_OCCUR_TOO = Rule(
    name="effects that may occur as well, behind a list in the paragraph of its band",
    pattern=r"""
        ^ \W* [^.:;]{3,200} \s (?: may | can | could | might ) \s also \s
        (?: occur | happen | develop | appear | be \s (?: seen | experienced ) ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("also",),
    example=(
        "Common (may affect up to 1 in 10 people): gout; hives. Dry skin may also occur.",
        ["gout; common", "hives; common", "Dry skin; common"],
    ),
    counter_example="Dry skin has also been reported.",
)
LISTING = Rule(
    name="side effects, colon, list",
    pattern=r"""
        ^ (?P<head> [^:]{0,160} \b (?:
                (?: side | undesirable | adverse ) [\s-] (?: effects? | reactions? | events? )
                | the \s following \s (?: may | can | could | might ) \s (?: also \s )? (?: occur | happen )
                | [\w-]+ -related \s (?: symptoms? | reactions? | effects? ) \s (?: are | include )
                | (?: any | all | most | some ) (?: \s or \s (?: any | most | some ) )? \s of \s
                    (?: the \s following | these ) (?! [^:]* \b (?: symptom | sign ) )
            ) \b [^:]{0,120} ) : \s+ (?P<list> [^:]+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Side effects seen rarely are: inflammation mainly affecting the skin, gout.",
        ["inflammation mainly affecting the skin; rare", "gout; rare"],
    ),
    counter_example="Seen rarely: gout, hives.",
)
OF_ONE_ALONE = Rule(
    name="side effects of one of two substances, and their list",
    pattern=r"""
        ^ \W* (?P<head> side \s effects \s (?: associated | seen | reported ) \s with \s [\w-]+ (?: \s [\w-]+ ){0,2}? \s
            (?: alone | on \s its \s own ) ) [\s:]+ (?-i: (?= [A-Z] ) ) (?! in \s addition \b ) (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Side effects associated with exampline alone Gout; fits, which may be severe; hives.",
        ["Gout; exampline alone", "fits; which may be severe; exampline alone", "hives; exampline alone"],
    ),
    counter_example="Side effects associated with exampline are gout.",
)
IN_ADDITION = Rule(
    name="besides those above, in front of further side effects",
    pattern=r"""
        ^ (?: [^.:;]{0,120} \s )?? in \s addition \s to \s the \s (?: side \s )? effects \s
            (?: listed | described | mentioned ) \s above , \s
    """,
    flags=re.IGNORECASE,
    example=(
        "In addition to the side effects listed above, severe gout and hives have also been reported.",
        ["severe gout", "hives"],
    ),
    counter_example="In addition to gout, hives have been reported.",
)
INCLUDES = Rule(
    name="verb in front of a list below its band",
    pattern=r"^ \s* (?: (?: these | they | which ) \s )? (?: (?: may | can ) \s )? includes? \s* :? \s+ (?= [a-z] )",
    flags=re.IGNORECASE,
    example=(
        "**Rare side effects** (up to 1 in 1,000 people) include gout and hives.",
        ["gout; rare", "hives; rare"],
    ),
    counter_example="gout, which includes pain",
)
IF_THIS = Rule(
    name="if this happens",
    pattern=r"""
        ^ \W* if \s (?: this | these | that | it
            | you \s (?: get | have | notice | experience ) \s (?: this | these | any | it ) ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "**Rare side effects (up to 1 in 1,000 people)**\n\ngout. If you get this, call a doctor immediately.",
        ["gout; rare; serious", "aside: advice"],
    ),
    counter_example="If you have gout",
)
SAYS_OF = Rule(
    name="what a sentence says of the effects that it names",
    pattern=r",? \s (?: which | that \s (?: may | can | could | might ) ) \s | \s [–—-] \s",
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\nThirst\n\nGout, which can be severe.",
        ["Thirst; rare", "Gout; which can be severe; rare"],
    ),
    counter_example="Gout can be severe",
)
AT_RISK = Rule(
    name="there is a risk",
    pattern=r"""
        \b there (?: ['’] s | \s (?: is | are | may \s be | can \s be | have \s been ) ) \s
            (?: also \s )? (?: known \s to \s be \s )? (?: an? \s )?
            (?P<names> (?: [\w-]+ \s ){0,2} (?: increase \s in \s (?: the \s )? )? risk \s of \s
                (?! such | these | this ) [^,.;]+ )
    """,
    flags=re.IGNORECASE,
    example=(
        "There is also a risk of bleeding, which might be fatal. There is a slight increase in the risk of gout.",
        ["risk of bleeding", "slight increase in the risk of gout"],
    ),
    counter_example="The risk of blood clots is low.",
)
THERE_MAY_BE = Rule(
    name="there may be an effect",
    pattern=r"""
        ^ \W* (?: (?: during | in | with | after ) \s [^,.;:]{0,60}? ,? \s )? there \s (?: may | can | might | could )
        \s (?: also \s )? be \s (?: an? \s | some \s )?
        (?! (?: \w+ \s )? risk \b | other | times | differen | more | less | no | need )
        (?: (?P<change> (?: \w+ \s )? (?: increases? | decreases? | changes? | rise | fall | reduction ) ) \s in \s
            (?P<one> [^,.;:]+? ) \s and \s in \s (?P<other> [^,.;:]+ ) | (?P<names> [^.;:]+ ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "During treatment there may be an increase in weight and in levels of lipids.",
        ["increase in weight", "increase in levels of lipids"],
    ),
    counter_example="There may be other reasons for gout.",
)
OF_ALL = Rule(
    name="side effects as such",
    pattern=r"""
        ^ \W* there \s (?: is | are ) \s (?: \w+ \s ){0,2} differences? \b
          | ^ \W* the \s (?: higher | longer | more | larger ) \b [^.:;]* , \s the \s (?: greater
            | higher | more ) \b
          | ^ \W* (?: (?: the | most | some | many
            | all | these | of | any | other ) \s )* (?: possible \s )? side [\s-] effects? \s (?! (?: are |
            include | were ) \s* : ) [^:]* \b (?: either | mild | moderate | severe | serious | disappear | go \s
            away | related | treat\w* | manage\w* | intensity | frequency | occur \s (?: during | within | in \s
            the ) | differ\w* | similar | same ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "The side effects of the implant come either from the drug or from the surgery. "
        "The longer you use it, the higher the chance of gout.",
        ["aside: general", "aside: general"],
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
LINKED = Rule(
    name="what was said before is linked to something",
    pattern=r"""
        (?: ^ \W* | \b because \s ) (?: some \s of \s )? (?: this | these (?: \s (?: side \s )? effects )? | it ) \s
            (?: is | are | (?: may | can | could ) \s (?: also \s )? be ) \s (?: \w+ly \s )?
            (?: linked \s to | due \s to | caused \s by | related \s to | because
                | (?: (?: an? | the | possible | early ) \s )* (?: signs? | symptoms? ) \s of \b )
        | \b (?: may | can | might ) \s (?: happen | occur ) \s if \s (?: you | your ) \b
        | ^ \W* (?: [A-Z][\w\s]{3,40}? \s )? (?: people | patients ) \s with \s [^.:;]{3,60} \b have \s [^.:;]{3,40}
            ,? \s and \s are \s more \s likely \s to \s (?: develop | get | have ) \b
        | ^ \W* symptoms \s of \s [^.:;,]{3,60} \s (?: may | can ) \s develop , \s caused \s by \b
    """,
    flags=re.IGNORECASE,
    example=("* gout\n\nThis may be due to tiredness.", ["gout", "aside: general"]),
    counter_example="Gout is linked to age",
)
