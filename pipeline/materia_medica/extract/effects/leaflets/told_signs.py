"""Shapes of the sentences of leaflets that tell the signs of an effect named before, or speak of such signs."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_SIGNS = any_of("leaflets", "signs")
SIGNS_BEGIN = Rule(
    name="sentence that tells the signs of the effect before",
    pattern=rf"""
        ^ \W* (?: such | these ) \s (?: \w+ \s )? reactions? \s (?: (?: may | can | could ) \s )?
            (?: also \s )? include \b
        | ^ \W* (?: (?: the | possible | other | early | these | its | some | first | such | of ) \s )*
            {_SIGNS} \b [^.]{{0,60}}? \b (?: are | is | includ\w+ | may \s be | can \s be | may | can ) \b
        | ^ \W* (?: these | this | they | it ) \s (?: (?: reactions? | effects? ) \s )? (?: can | may )
            \s be \s recogni [sz] ed \s by \b
        | ^ \W* you \s may \s (?: have | get | notice ) \b [^.]* \s as \s (?: a \s )? symptoms? \W* $
        | ^ \W* with \s this \s (?: condition | disease | illness | syndrome ) \b
        | ^ \W* [\w-]+ (?: \s [\w-]+ )? \s appears? \s (?: initially \s | first \s )? as \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout has been reported rarely. Symptoms are pain and swelling.",
        ["Gout; Symptoms are pain and swelling.; rare"],
    ),
    counter_example="Pain is a symptom.",
)
OF_SIGNS = Rule(
    name="sentence that speaks of the signs of an effect",
    pattern=rf"\b {_SIGNS} \s of \b [^.]* [.:]? $",
    flags=re.IGNORECASE,
    example=(
        "Gout has been reported. Ask about the signs of gout. These may include pain and heat.",
        ["Gout; These may include pain and heat.", "aside: advice"],
    ),
    counter_example="Ask your doctor about gout.",
)
THESE_ARE = Rule(
    name="what the signs of which the sentence in front speaks are",
    pattern=r"^ \W* (?: these | they | such ) \s (?: (?: may | can | could ) \s )? (?: includ \w+ | are | be ) \b",
    flags=re.IGNORECASE,
    example=(
        "Gout has been reported. Ask about the signs of gout. These may include pain and heat.",
        ["Gout; These may include pain and heat.", "aside: advice"],
    ),
    counter_example="They go away.",
)
SIGNS_BEHIND = Rule(
    name="signs of an effect behind the semicolon in its sentence",
    pattern=r"""
        (?<= \w ) \)? ; \s (?= (?: (?: the | its | early | possible | typical ) \s )*
            (?: signs? | symptoms? ) (?: \s (?: and | or ) \s symptoms? )? \s
            (?: (?: may | can | could ) \s )? (?: also \s )? include \b )
    """,
    flags=re.IGNORECASE,
    needs=("include",),
    example=(
        "In some patients graft versus host disease may occur; signs and symptoms include rash and ulcers.",
        ["graft versus host disease; signs and symptoms include rash and ulcers."],
    ),
    counter_example="rash; symptoms of a cold",
)
