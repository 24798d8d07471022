"""Words in place of the name of an effect: who had it, people, advice and cases."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_COURSE = r"""
    (?: mild | moderate | minor | slight | temporary | transient | reversible | short-? \s? (?: lived | lasting )
        | manageable | harmless )
"""
WHOSE = Rule(
    name="who had an effect, in front of it",
    pattern=rf"""
        ^ (?: (?: most | some | many | few | several | other | all | the | of | an? | in ) \s )*
            {any_of("leaflets", "people")} \b
        (?: [^:]{{0,80}} :
          | (?: \s [\w-]+ ){{0,8}}? \s (?: experienced? | get | got | had | developed? | reported ) ) \s
        (?: an? \s )? (?P<name> \w .* ) $
    """,
    flags=re.IGNORECASE,
    example=("* most men had a low sperm count", ["low sperm count"]),
    counter_example="men",
)
KNOWN_AS = Rule(
    name="known as, in front of an effect",
    pattern=r"""
        ^ (?: (?: also | which \s is | this \s is ) \s )? (?: known \s as | called ) \s (?: an? \s )?
        (?P<name> \w .* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "There is a risk of sudden wheezing and this is known as asthma (may affect up to 1 in 1,000 people).",
        ["asthma; rare"],
    ),
    counter_example="asthma, known as",
)
CARRIED_OUT = Rule(
    name="who carries out a test in which an effect is seen",
    pattern=r"\s (?: carried \s out | done | performed | taken | ordered ) \s by \s (?: your | the | a ) \s .* $",
    flags=re.IGNORECASE,
    example=("* changes in blood tests carried out by your doctor", ["changes in blood tests"]),
    counter_example="changes in blood tests",
)
LEFT_OVER = Rule(
    name="first word of what stood behind a lost dash",
    pattern=r"(?<! \s of ) (?<! \s to ) (?<! with ) (?<! \s in ) \s (?: this | these | just | you ) $",
    example=("* gout this may last", ["gout; may last"]),
    counter_example="reactions to this",
)
NO_EFFECT = Rule(
    name="people, advice or cases in place of an effect",
    pattern=rf"""
        ^ (?: (?: most | some | many | few | several | small | other | all | the | of | an? | in ) \s )*
            {any_of("leaflets", "people")} \b (?! ['’] )
        | ^ (?: (?: few | small | an? | some ) \s )*
            (?: cases | numbers? (?= \s of \s (?: cases | patients ) ) ) \b
        | ^ (?: when (?: ever )? | most \s of \s the \s cases ) \b
        | ^ (?: blood \s tests? | cells? | addition | consistent | about \s the \s same
            | available \s data | detect | even
            | (?: one \s of \s (?: its | the ) \s (?: \w+ \s )? )? ingredients? \b .* ) $
        | ^ (?! (?: infusion | injection | application ) [\s-] ) .*? \b side [\s-] effects? \b
        | ^ (?: (?: normally | usually | generally | mostly | typically | mainly | very ) \s )*
            {_COURSE} (?: (?: \s to \s | - to - | ,? \s and \s | ,? \s or \s | , \s ) (?: {_COURSE} | severe ) )*
            (?: \s in \s (?: severity | intensity | nature ) )? $
        | ^ (?: (?: during \s or \s | before \s or \s )? (?: following | after | during ) \s
            (?: an? \s | the \s | your \s | each \s )?
            (?: injection | infusion | administration | dose | treatment | surgery | operation | vaccination ) s? ) $
        | ^ (?: outweighed | detach | reported \s rates? | that \s (?: the | your )
            | (?: slightly | much ) \s \w+ \s than ) \b
        | ^ (?: (?! (?: may | can ) \b ) [\w-]+ \s ){{0,8}}? these \s (?! (?: last | may | pass ) \b ) \w
        | ^ (?: died | dying | life-? \s? threatening \s conditions? | about \s out \b .* ) $
        | ^ (?: just \s )? (?: contact | take | use | measure | eat | drink | inject | consider | wash | avoid
            | tell | ask | see \s your | includes? | list \s of
            | fewer \s side | stop \s (?: \w+ing | your | the ) ) \s
        | ^ (?: do | just | additionally | lists? | (?: fewer | less | more ) \s than (?: \s \d .* )? ) $
    """,
    flags=re.IGNORECASE,
    example=("Blood tests may occur.", ["aside: general"]),
    counter_example="stopping of the heart",
)
SUCH_ARE = Rule(
    name="effects, and what is said of how often all of them occur",
    pattern=r"""
        ^ (?: [^;]{0,300} : \s )? (?P<names> [^:;]{3,500}? ) ; \s these \s (?: side \s )?
            effects \s are \s (?P<rest> .+ ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "You should see a doctor if you have any of these symptoms: Gout, fits; these side effects are rare.",
        ["Gout; rare", "fits; rare"],
    ),
    counter_example="Gout, fits; hives",
)
BY_VERB = Rule(
    name="verb and, in a parenthesis, the term for what it says",
    pattern=r"""
        \b (?: may | can | might | could ) \s (?: either \s )? (?! be \b ) [\w-]+ \s \( (?P<term> [^();]{4,40} )
        (?: ; \s (?P<within> [^();]{0,40} \b 1 \s in \s [^();]{1,40} ) )? \)
        (?: \s \( (?P<band> [^()]{0,40} \b 1 \s in \s [^()]{1,40} ) \) )?
        (?: \s (?: and | or ) \s [\w-]+ \s \( (?P<other> [^();]{4,40} )
                (?: ; \s (?P<within_its> [^();]{0,40} \b 1 \s in \s [^();]{1,40} ) )? \)
            (?: \s \( (?P<its> [^()]{0,40} \b 1 \s in \s [^()]{1,40} ) \) )? )?
    """,
    flags=re.IGNORECASE,
    example=(
        "The fatty tissue may shrink (lipoatrophy) at this place. Glands may swell (adenopathy) (up to 1 in 100) "
        "or harden (fibrosis) (up to 1 in 1,000). If you cut them too often, nails may thin (onychatrophia; up to 1 in "
        "100) or thicken (pachyonychia; up to 1 in 10).",
        [
            *("lipoatrophy", "adenopathy; uncommon", "fibrosis; rare"),
            *("onychatrophia; uncommon", "pachyonychia; common"),
        ],
    ),
    counter_example="The fatty tissue may shrink.",
)
