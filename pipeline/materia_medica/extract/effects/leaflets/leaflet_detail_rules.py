"""The shapes of what stands behind an effect and only tells more of it: examples, tests that show it, what it is."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

EXAMPLES = Rule(
    name="words that give examples to the end of a list",
    pattern=r"""
        \b (?: such \s as | for \s example | e\.g\.? | includ (?: es | ing ) | (?: appears? | appearing | presents?
            | presenting | shows? ) \s as | characteri [sz] ed \s by
            | that \s (?: may | can | could | might ) \s (?: also \s )? (?: cause | include | lead \s to ) ) \s
    """,
    flags=re.IGNORECASE,
    example=("* digestive problems, such as gas, diarrhoea", ["digestive problems; gas, diarrhoea"]),
    counter_example="gas, diarrhoea",
)


OF_CLASS = Rule(
    name="class of which examples are given to the end",
    pattern=r"""
        \b (?: reactions? | symptoms? | signs? | effects? | events? | problems? | shock | syndrome
            | anaphylaxis | sensations? ) ,? \s* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* cough, thirst, gout, fits, allergic reactions including hives, swelling",
        ["cough", "thirst", "gout", "fits", "allergic reactions; hives, swelling"],
    ),
    counter_example="kidney failure including",
)


SHOWN = Rule(
    name="what shows an effect, to the end of a list",
    pattern=r"""
        [\s,]+ (?P<signs> (?: (?: as \s )? (?: evidenced | manifested | recogni [sz] ed ) \s (?: by | as )
            | (?: to | which \s (?: may | can | could | might ) ) \s (?: also \s )? include
            | consisting \s of
            | an? \s (?: medical \s )? condition \s characteri [sz] ed \s by
            | an? \s serious \s (?: [\w-]+ \s ){0,2} (?: reaction | condition | disorder | illness ) \s
                (?: that | which ) \s (?: (?: may | can ) \s (?: also \s )? )? causes?
            | seen \s as | as \s seen \s (?: from | in | by )
            | (?: which | that ) \s is \s associated \s with \s [^,;()]* \s and \s causes ) \s .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=("associated", "by", "cause", "consisting", "evidenced", "include", "manifested", "recogni", "seen"),
    example=(
        "* shock which might include hives, fits and a fast pulse\n* low sodium as seen from blood tests",
        ["shock; which might include hives, fits and a fast pulse", "low sodium; as seen from blood tests"],
    ),
    counter_example="hives, fits and a fast pulse",
)


APPOSITION = Rule(
    name="what an effect is, behind a comma",
    pattern=r"""
        , \s ( an? \s (?: (?: [\w-]+ \s )? [\w-]+ , \s (?= (?: [\w-]+ \s ){1,3} (?: of | in | that | which | involving
                | affecting | where ) \b ) (?= [^,;()]{0,40} \b (?: condition | disease | disorder | illness ) \b ) )?
            (?: (?: (?: very | potentially ) \s )? (?: serious | rare | reversible | type | form | kind | condition
            | illness | disease | disorder | (?: [\w-]+ \s )? infection \s of
            | medical | life-threatening | painful | complication \s of | (?: indicator | marker | measure ) \s of
            | (?: breakdown \s | waste \s ) product )
          | (?: \w+ \s ){0,2} (?: enzyme | protein | hormone | substance ) s? ) \b [^,;()]*
        | the \s (?: \w+ \s ){0,2} (?: layer | lining | membrane | tissue | covering ) \b [^,;()]* )""",
    flags=re.IGNORECASE,
    example=(
        "* tumour lysis, a sudden, reversible disease of the kidney\n"
        "* lactic acidosis, a serious build-up of acid\n* inflamed retina, the inner layer of the eye\n"
        "* increase in urea, a marker of how well you are doing",
        [
            "tumour lysis; a sudden, reversible disease of the kidney",
            "lactic acidosis; a serious build-up of acid; serious",
            "inflamed retina; the inner layer of the eye",
            "increase in urea; a marker of how well you are doing",
        ],
    ),
    counter_example="gout, a rash",
)


IN_PARTICULAR = Rule(
    name="in particular, or when it is likelier, behind the effect of which it tells",
    pattern=r"""
        (?: ,? (?: \s and )? \s (?= in \s particular \s ) | , \s (?= more | less | most ) )
        ( in \s particular \s (?! (?: in | to | on | if | when ) \b ) [^,;()]+
        | (?: more | less | most ) \s (?: likely | often (?! \s with \s (?! high | large | long ) ) ) \s
            (?: if | when | with | at | in | during | after ) \b [^,;()]+ )
    """,
    flags=re.IGNORECASE,
    needs=("particular", "likely", "often"),
    example=(
        "* infection, and in particular infection of the bladder, gout\n* fits, more likely if you have a fever, hives",
        ["infection; in particular infection of the bladder", "gout", "fits; more likely if you have a fever", "hives"],
    ),
    counter_example="thirst, less often with hives",
)


LIKE = Rule(
    name="like in front of examples",
    pattern=r"(?: (?<= reactions \s ) | (?<= disorders \s ) | (?<= problems \s ) ) like \s (?! .* \d )",
    flags=re.IGNORECASE,
    needs=("like",),
    example=(
        "* allergic reactions like rash, hives and itching\n* flu like symptoms",
        ["allergic reactions; rash, hives and itching", "flu-like symptoms"],
    ),
    counter_example="flu-like reactions",
)


IN_TESTS = Rule(
    name="where an effect was found, behind a comma",
    pattern=r", \s ( in \s (?: (?: blood | urine | laboratory | lab ) \s )* tests? ) (?= \s* (?: [,;.] | $ ) )",
    flags=re.IGNORECASE,
    example=(
        "* low number of red blood cells (anaemia), in blood tests",
        ["low number of red blood cells; anaemia; in blood tests"],
    ),
    counter_example="anaemia in blood tests",
)


FLU_LIKE = Rule(
    name="like within a name",
    pattern=r"\b (?: flu | cold | asthma | lupus | stroke | influenza ) \s like \s \w+",
    flags=re.IGNORECASE,
    needs=("like",),
    example=("* asthma like attacks", ["asthma like attacks"]),
    counter_example="flu-like symptoms",
)

IN_SEVERITY = Rule(
    name="that effects differ in how severe they are",
    pattern=r"""
        ,? \s and \s (?: (?: can | may ) \s )? (?: range | var (?: y | ies | ied ) | ranged | differ ) \s in \s
        (?: severity | intensity ) \b
    """,
    flags=re.IGNORECASE,
    needs=("severity", "intensity"),
    example=(
        "Skin reactions are common (may affect up to 1 in 10 people) and vary in severity.",
        ["Skin reactions; common"],
    ),
    counter_example="rashes of any severity",
)

EXPLAINS = Rule(
    name="words that explain the effect before them",
    pattern=r"""
        \b (?: causing | leading \s to | resulting \s in | such \s as | including | appearing \s as | presenting \s
            as | which ) \b
    """,
    flags=re.IGNORECASE,
    example=("* fits; shock causing pain, fever; gout", ["fits", "shock; causing pain, fever", "gout"]),
    counter_example="pain, fever",
)
