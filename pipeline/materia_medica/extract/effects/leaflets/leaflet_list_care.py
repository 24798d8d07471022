"""What to do about the effects of the list below where they trouble one: it ends no band above."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

OF_LIST = Rule(
    name="what to do if the effects of the list below trouble one",
    pattern=r"""
        \b (?: if | that | unless | when ) \s (?: (?: any | one | some ) (?: \s or \s more )? \s of \s )?
        (?: (?: they | these )
            | (?: these | the | your | any | those ) (?: \s \w+ )? \s (?: side [\s-] )? (?: effects? | symptoms? ) )
        \s (?: (?: still | really | start \s to ) \s )?
        (?: bother | trouble | worry | annoy | last | persist | continue | carry | get | become | are | affect | concern
            | do \s not | don ['’] t ) \b
        [^:]* : \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Common side effects affect more than 1 in 100 people. Keep taking the medicine but talk to your pharmacist or "
        "doctor if these effects bother you or do not go away:\n\n* gout",
        ["gout; common"],
    ),
    counter_example="Talk to your doctor if you have gout:",
)
