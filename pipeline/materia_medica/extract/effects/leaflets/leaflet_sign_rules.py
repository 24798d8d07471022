"""Shapes of the items of a leaflet's list that tell of an effect: its signs, what it is, and how it is found."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


_PAUSE = r"(?<! [\s,;:.–—-] ) [\s,;:.–—-]*"
"""What stands between effects and what they are signs of, from where it begins."""
SIGNS_OF = Rule(
    name="what the effects in front are signs of",
    pattern=rf"""
        {_PAUSE} \(? \b (?: (?: as | all \s of | and | if \s present ) \s )?
        (?: these | this | which | they | that | it ) \s (?: symptoms? \s | effects? \s | could \s also \s )?
        (?: (?: can | may | could | might ) \s (?: also \s )? be | are | is ) \s
        (?: (?: an? | the | all | possible | potential | early | some | of | your | due \s to | caused \s by ) \s )*
        (?: {_of("signs")} \s (?: of | that | for ) \b .*
          | (?: symptomatic | typical | indicative | suggestive ) \s of \b .*
          | (?: serious | severe | potentially )? \s? (?: allergic | anaphyla\w+ | condition | reaction ) \b
            (?! [^,;]* , \s (?! and \b | or \b | which | that | such | including | so | called | known | an? \s
                | if \b | please | stop | tell | see | seek | contact | call | talk ) \w+ ) .* ) $
        | {_PAUSE} \(? \b (?: possible | potential | early )? \s? {_of("signs")} \s of \b [^()]* \)? $
        | {_PAUSE} \b (?: possible | potential ) \s {_of("signs")} \s of \b [^()]{{3,80}} \( [^()]* \) \W* $
        | (?: \s in \s (?: \w+ \s )? tests? | (?<! [\s,;:.–—-] ) ) [\s,;:.–—-]++ (?<! that \s ) (?<! which \s )
            (?: may | can | could | might ) \s indicate \s .* $
        | {_PAUSE} \b (?: as \s )? (?: these | this | which | they ) \s (?: symptoms? \s | effects? \s )?
            (?: may | can | could | might ) \s (?: also \s )? (?: indicate | suggest | point \s to ) \s .* $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=(
        "allergic",
        "anaphyla",
        "condition",
        "indicate",
        "indicati",
        "point",
        "reaction",
        "sign",
        "suggest",
        "symptom",
        "typical",
    ),
    example=(
        "* hives, wheezing (these could be signs of shock)\n* itching possible signs of a liver illness (hepatitis)",
        [
            *("hives; these could be signs of shock", "wheezing; these could be signs of shock"),
            "itching; possible signs of a liver illness (hepatitis)",
        ],
    ),
    counter_example="hives and wheezing",
)
SIGNS_IN_FRONT = Rule(
    name="signs in front of what they are signs of",
    pattern=rf"""
        ^ \W* (?: (?: possible | potential | early | typical | other ) \s )* {_of("signs")}
            (?: \s (?: and | or | and/or ) \s {_of("signs")} )? \s of \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* Possible signs of cancer including weight loss (very common)",
        ["cancer; weight loss (very common); very_common"],
    ),
    counter_example="gout, signs of which are pain",
)
HEADS_SIGNS = Rule(
    name="item that only names the event whose signs the items below it are",
    pattern=rf"""
        ^ \W* {_of("signs")} (?: \s (?: and | or | and/or ) \s {_of("signs")} )? \s of \s [^.:;,()]{{3,60}} $
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice:\n\n* Signs of gout\n* painful joint\n* Signs of shock\n"
        "* cold hands. The frequency of these effects is rare (1 in 2,000 people).",
        ["gout; serious", "painful joint; serious", "shock; rare; serious", "cold hands; rare; serious"],
    ),
    counter_example="Signs of gout: pain",
)
SIGNS_GIVEN = Rule(
    name="words between what signs are of and the signs",
    pattern=r"""
        \b (?: such \s as | for \s example | including
          | (?: which \s )? (?: may | can | could | might ) \s (?: also \s )? (?: include | be )
          | (?: include s? | are ) (?: \s (?: the \s )? following )? ) :? \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* Signs of inflammation of the pancreas may include belly pain, nausea and fits",
        ["inflammation of the pancreas; belly pain, nausea and fits"],
    ),
    counter_example="Signs of low sodium",
)
SIGNS_WITHIN = Rule(
    name="what an effect is a sign of, in a parenthesis that the list goes on behind",
    pattern=rf"""
        ^ (?: [^()] | \( [^()]* \) )* \( (?: [^()] | \( [^()]* \) )* \b {_of("signs")} \s of \b
            (?: [^()] | \( [^()]* \) )* \) [*†‡§#]? \s* [,;] \s* (?! and \b | or \b ) \w
    """,
    flags=re.IGNORECASE,
    example=(
        "* leg pain (which could be a sign of a blood clot in the leg), chest pain (which may be a sign of one "
        "in the lungs)\n* stiff neck (which may be a sign of an infection (meningitis))*, thirst",
        [
            "leg pain; which could be a sign of a blood clot in the leg",
            "chest pain; which may be a sign of one in the lungs",
            *("stiff neck; which may be a sign of an infection ; meningitis", "thirst"),
        ],
    ),
    counter_example="leg pain (a sign of gout)",
)
TESTED = Rule(
    name="tests in which an effect would be seen",
    pattern=r"""
        ,? \s (?: that | which ) \s (?: would | will | may | can | could | might ) \s (?: only \s | also \s )? be \s
            (?: detected | seen | shown | found | identified | noticed ) \s (?: in | by | during | on | with )
                \b [^()]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* low level of lipase and high level of amylase that would be seen in tests",
        ["low level of lipase; that would be seen in tests", "high level of amylase; that would be seen in tests"],
    ),
    counter_example="low sodium may be detected",
)
TOLD_BEHIND = Rule(
    name="clause that tells of the effect before, behind its parenthesis",
    pattern=r"""
        (?<= \) ) \s+ (?-i: (?: it | this | these | they ) ) \s (?: is | are | can | may | usually | will ) \b [^()]* $
      | \s [–—-] \s (?: you | it | they | (?: this | these ) (?: \s \w+ )? ) \s
            (?: may | might | can | could | will
                | (?: is | are | happens? | occurs? | usually | often ) (?! \s a \b ) ) \s .* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* thirst (dry mouth) it is important to drink\n* your eyes get redder or your skin turns yellow – this may "
        "be seen less well on brown skin\n* your cough gets worse straight after a dose – this is rare",
        [
            "thirst; dry mouth; it is important to drink",
            "eyes get redder; this may be seen less well on brown skin",
            "skin turns yellow; this may be seen less well on brown skin",
            "cough gets worse; after a dose; this is rare; rare",
        ],
    ),
    counter_example="thirst (dry mouth) of old people",
)
TOLD_OF = Rule(
    name="effect before a colon and sentences that tell of it",
    pattern=r"""
        ^ (?P<name> (?: [^.:;()\[\]] | \( [^()]* \) ){3,100} ) : \s+
        (?: (?= (?: this | these | if | when | it | you | they | the | your | most | in ) \s )
          | (?<! values : \s ) (?<! results : \s ) (?<! tests : \s ) (?<! disorders : \s ) (?<! effects : \s ) (?<!
              symptoms : \s ) (?<! signs : \s ) (?<! reactions : \s ) (?<! following : \s ) (?= an? \s )
          | (?<= \) : \s ) )
    """,
    flags=re.IGNORECASE,
    needs=(":",),
    example=(
        "* parkinsonism: This condition may include slow movement, stiffness",
        ["parkinsonism; This condition may include slow movement, stiffness"],
    ),
    counter_example="dystonia: cramps",
)
SIGNS_FOLLOW = Rule(
    name="effect before its signs",
    pattern=rf"""
        ^ (?P<name> [^.:;]{{3,120}}? ) (?<! like ) (?: \s* [.:;,–—-]+ \s* | \s+ ) (?P<paren> \( )?
            (?: the \s | possible \s | its \s | early \s | other \s | some \s | typical \s | common \s )*
        {_of("signs")} (?: \s of \s [^.:;()]{{2,60}}? )? (?: \s (?: may | can | might | could ) )?
            (?: \s (?: also | usually | often | typically ) )?
            (?: \s (?: includ\w+ | are | is | such \s as | be ) \b | \s? : )
        \s* :? (?P<signs> (?(paren) (?: [^()] | \( [^()]* \) )* \)? \W* (?: (?: which | that ) \b .* )? | .* ) ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=("indicati", "sign", "symptom"),
    example=("* shock, symptoms may include hives, wheezing", ["shock; symptoms may include hives, wheezing"]),
    counter_example="hives, wheezing",
)
NAMED_BEHIND = Rule(
    name="signs and the illness that they are, in a parenthesis behind them",
    pattern=rf"""
        ^ \W* (?: {_of("signs")} \s (?: such \s as | like | including ) \s (?P<signs> [^()]+ )
            | (?P<name> [^()]{{3,60}} \b (?: reactions? | conditions? | diseases? | disorders? | shock ) ) \s
                (?: with | (?: that | which ) \s causes? ) \s
                (?P<with> [^()]+ , [^()]+ ) ) \s
        \( (?P<illness> [^()]{{4,80}} ) \) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* symptoms such as numbness, tingling or weakness of the hands (peripheral neuropathy)",
        ["peripheral neuropathy; numbness, tingling or weakness of the hands"],
    ),
    counter_example="numbness, itching (pruritus)",
)
DEFINED = Rule(
    name="effect in one word before a colon and what it is",
    pattern=r"""
        ^ (?P<name> [a-z]{4,} ) : \s+
        (?= [^,:;]{0,80} \b (?: between | of | that | which ) \s [^:;]* \b (?: that | which ) \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "* fistula: unusual opening between the bowel and the skin that is not there normally",
        ["fistula; unusual opening between the bowel and the skin that is not there normally"],
    ),
    counter_example="skin: rash of the face",
)
WITH_ITS = Rule(
    name="joint between an effect and its signs",
    pattern=r"[\s,]+ (?: with | and | whose ) (?: \s its | \s the \s following )? $",
    flags=re.IGNORECASE,
    example=("* pneumonia with symptoms such as fever, cough", ["pneumonia; symptoms such as fever, cough"]),
    counter_example="pneumonia with fever",
)
ILLNESS_TOLD = Rule(
    name="illness before a colon and its signs",
    pattern=r"""
        ^ (?P<name> (?: (?! \b (?: and | or | your ) \b ) [^.:;()\[\],] | \( [^()]* \) ){6,80} [a-z)] ) : \s+ (?= \w )
    """,
    flags=re.IGNORECASE,
    needs=(":",),
    example=(
        "* Posterior Reversible Encephalopathy Syndrome: blisters, fever",
        ["Posterior Reversible Encephalopathy Syndrome; blisters, fever"],
    ),
    counter_example="necrolysis with blisters",
)
MAY_INCLUDE = Rule(
    name="effect and what it may include",
    pattern=r"""
        ^ \W* (?P<names> (?! (?: side | adverse | these | this | other ) \b ) [^.:;,]{3,80}? ) \s (?: that | which ) \s
        (?: may | can | could ) \s include \s (?P<signs> .+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Gout. Allergic reactions that may include swelling of the face, rash and fits.",
        ["Gout", "Allergic reactions; swelling of the face, rash and fits"],
    ),
    counter_example="Side effects that may include gout",
)
