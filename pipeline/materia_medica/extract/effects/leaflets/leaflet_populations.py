"""Lines of a leaflet that only say in whom, or for what it is taken, what stands below them was seen."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_regimens import alone_in, taken_so
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_LONGEST = 160
"""Characters of such a line."""


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


_LETTER = r"^ \W* (?: [a-z] \) \s )?"
IF_TREATED = Rule(
    name="those who have an illness, or are treated for it",
    pattern=rf"""
        {_LETTER} (?: other \s side \s effects \s include : \s (?: [a-z] \) \s )? )?
        if \s you (?: \s or \s your \s child )? \s
        (?: are \s (?: being \s )? treated \s for | suffer \s from | have ) \s (?P<who> [^.:;]{{3,120}}? )
        (?P<listed> , \s you \s (?: may | might | can ) \s [^.:;]{{0,40}} side \s effects )? \s* :? \s* $
    """,
    flags=re.IGNORECASE,
    example=(
        "If you suffer from psoriasis, you may get the following side effects:\n\nRare:\n\n* gout\n\n* fits",
        ["gout; rare; psoriasis", "fits; rare; psoriasis"],
    ),
    counter_example="If you have psoriasis, you may get gout.",
)
TAKEN_FOR = Rule(
    name="side effects known where it is taken for a purpose",
    pattern=r"""
        ^ [^.:]{0,80} side \s effects? \b [^.:;]{0,60} \b (?: if | when ) \s you \s (?: take | use ) \s
            (?: \S+ \s ){1,4}?
        (?P<who> (?: to \s (?: prevent | treat | reduce ) | for ) \s [^.:;]{4,120}? ) [.:]? $
    """,
    flags=re.IGNORECASE,
    example=(
        "These side effects are known if you take Velotab to prevent a clot.\n\n"
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; to prevent a clot"],
    ),
    counter_example="Side effects are known.",
)
PURPOSE = Rule(
    name="purpose of the treatment",
    pattern=r"^ \W* (?P<who> (?: prevention | treatment ) \s (?: of | and ) \s [^.:;]{4,140}? ) [\s:*]* $",
    flags=re.IGNORECASE,
    example=(
        "Treatment of psoriasis\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; Treatment of psoriasis"],
    ),
    counter_example="Treatment of gout was stopped.",
)
WHO_WITH = Rule(
    name="patients with an illness",
    pattern=rf"""
        {_LETTER} (?: (?: for | in ) \s )? (?P<who> (?: (?: {_of("telling_who")} \s )* {_of("populations", "anyone")} )
            \s (?: with | receiving | treated \s for | on ) \s [^.:;()]{{3,100}}? (?: \s \( [^()]* \) )? ) [\s:*]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "For patients with psoriasis\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; patients with psoriasis"],
    ),
    counter_example="Patients with gout were seen.",
)
REGIMEN = Rule(
    name="line that only says that it is taken alone, or with what",
    pattern=r"""
        ^ \W* (?: (?: side \s effects \s )? (?: when | if | of | with | as ) \s )?
        (?: (?: this \s medicine | it | (?-i: (?! In \b | Combin | Mono ) [A-Z] ) [\w-]+ (?: \s [\w-]+ )? ) \s
            (?: is \s )? )?
        (?P<who> (?: (?: used | given | taken | administered ) \s )?
                (?: in \s combination \s with | together \s with | added \s to
                    | combination \s (?: (?: therapy | treatment | use ) \s )? with ) \s [^.:;]{3,80}?
            | (?: used | given | taken | administered ) \s with \s (?! food | water | meals ) [^.:;]{3,80}?
            | combination \s (?: therapy | treatment )
            | (?: (?: used | given | taken | administered ) \s )? (?: (?: as \s (?: a \s )? )?
                (?: monotherapy | single \s (?: agent | therapy | treatment ) ) | alone | on \s its \s own )
        ) [\s:*]* $
    """,
    flags=re.IGNORECASE,
    needs=("combination", "with", "added to", "monotherapy", "single ", "alone", "own"),
    example=(
        "In combination with zoxal\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout\n\n"
        "Monotherapy\n\nRare (may affect up to 1 in 1,000 people)\n\n* fits",
        ["gout; rare; In combination with zoxal", "fits; rare; Monotherapy"],
    ),
    counter_example="Pain with fever",
)
FOR_ILLNESS = Rule(
    name="line that only says for which illness it is used",
    pattern=rf"""
        ^ \W* (?: (?: side \s effects \s )? (?: when \s | if \s )? used \s )? (?: in | for ) \s
        (?P<who> (?! (?: {_of("populations", "anyone")} | some | most | rare | very | all | any | general | addition
            | these | those | this | the \s (?! treatment ) ) \b ) [^.:;]{{4,100}}? ) [\s:*]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "For psoriasis:\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; psoriasis"],
    ),
    counter_example="In general:",
)
TAKING = Rule(
    name="what those took who had the side effects below",
    pattern=r"""
        \b (?P<who> (?: patients | people ) \s (?: taking | treated \s with ) \s
            (?! (?: this | these | the | any | other | more ) \b ) (?: [\w-]+ \s ){1,4}? )
            (?= have \s (?: experienced | had ) \s the \s following \b )
      | \b while \s (?P<with> (?: taking | using ) \s this \s medicine \s with \s [^.:;]{3,80}? ) [\s:.]* $
    """,
    flags=re.IGNORECASE,
    needs=("taking", "treated", "using"),
    example=(
        "Some patients taking zoxal have had the following side effects:\n\n* gout",
        ["gout; patients taking zoxal"],
    ),
    counter_example="Tell your doctor while taking it",
)


def taking(text: str) -> str | None:
    """What those took of whom a head speaks; null where it does not say."""
    if alone := alone_in(text):
        return alone
    found = TAKING.search(text)
    return (found["who"] or found["with"]).strip() if found else None


def whom(text: str, *, in_front: bool) -> str | None:
    """The patients of whom a line says that what stands below was seen in them; `in_front` says whether a band follows.

    Null where it says anything else.
    """
    if len(text) > _LONGEST:
        return None
    found = IF_TREATED.match(text)
    if found and (in_front or found["listed"]):
        return found["who"].strip()
    if in_front and (taken := TAKEN_FOR.match(text)):
        return taken["who"].strip()
    if in_front and (regimen := REGIMEN.match(text)):
        return regimen["who"].strip() if not has_verb(regimen["who"].partition(" with ")[2]) else None
    if in_front and (so := taken_so(text)):
        return so
    found = WHO_WITH.match(text) or (PURPOSE.match(text) if in_front else None)
    if found is None and in_front:
        illness = FOR_ILLNESS.match(text)
        found = illness if illness and names_in(tokens_of(illness["who"])) else None
    return found["who"].strip() if found and not has_verb(found["who"]) else None
