"""Words of frequency in an item below a band that do not say how often its effect occurs."""

from __future__ import annotations

import re

from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_HOW_OFTEN = any_of("leaflets", "band_words")
_ABOVE = "Uncommon (may affect up to 1 in 100 people)\n\n"
COURSE = Rule(
    name="word of how an effect goes on, below a band",
    pattern=r"""
        ^ (?: usually | occasional(?:ly)? | often | (?: more | most ) \s (?: often | common(?:ly)? | frequent(?:ly)? )
            | on \s occasions? | sometimes | generally | frequent(?:ly)? | isolated \s cases ) $
    """,
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* gout more often", ["gout; uncommon"]),
    counter_example="very rarely",
)
RARE_DISEASE = Rule(
    name="disease that is rare, below a band",
    pattern=r"""
        \b rare \s (?: [\w-]+ \s ){0,2}? (?: cancers? | tumou?rs? | diseases? | disorders? | conditions?
            | illness(?:es)? | syndromes? | lymphomas? | (?: types? | forms? | kinds? ) \s of ) \b
    """,
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* gout (a rare disease of the joints)", ["gout; a rare disease of the joints; uncommon"]),
    counter_example="rare cases of gout",
)
COMPARED = Rule(
    name="comparison of how often something was seen, which is no band",
    pattern=r"""
        (?<! \w ) (?: (?: seen | reported | observed | occur (?: s | red | ring )? | experienced | happen (?: s | ed )?
            | side \s effects | are | were | is | was | be ) \s (?: also \s | relatively \s | slightly \s )? )
        (?P<more> (?: more (?: \s or \s less )? ) \s (?: often | frequent (?: ly )? | common (?: ly )? ) )
        (?! \s (?: side | effects ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in children are like those in adults, but these were seen more commonly:\n\n* gout",
        ["gout; children"],
    ),
    counter_example="more common side effects",
)
RERATED = Rule(
    name="how often an effect occurs in some, below a band that tells it of all",
    pattern=rf"""
        (?: ^ | [(;,] \s* ) (?: (?: this | it | which ) \s (?: is | was ) \s (?: an? \s )? )? {_HOW_OFTEN}
            (?: \s side \s effect )? \s (?: in | for | among | after | with | during ) \s
        | \b in \s [^;()]+ , \s the \s frequency (?: \s of \s [^;(),]{{3,80}} )? \s is \s {_HOW_OFTEN} \b
    """,
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* thirst (very common in the elderly)", ["thirst; very common in the elderly; uncommon"]),
    counter_example="thirst (very common)",
)
REFERRED = Rule(
    name="band to which an item points",
    pattern=rf"\b see \b [^()]{{0,80}} \b {_HOW_OFTEN} \b",
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* hives (see also Rare side effects)", ["hives; see also Rare side effects; uncommon"]),
    counter_example="hives (rare)",
)
OF_SEVERITY = Rule(
    name="how often an effect is severe, below a band",
    pattern=r"\b rarely \s (?: severe | serious | fatal | life[\s-]threatening )",
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* hepatitis (rarely fatal)", ["hepatitis; uncommon"]),
    counter_example="hepatitis (rarely)",
)
NOT_KNOWN_BEHIND = Rule(
    name="frequency that is not known, behind an effect",
    pattern=r"""
, \s (?: the \s )? frequenc (?: y | ies ) (?: \s of \s (?: this | these | which ) )? \s (?: is | are ) \s not
            \s known (?: \s* \( [^()]* \) )? \W* $
    """,
    flags=re.IGNORECASE,
    example=(f"{_ABOVE}* stroke, the frequency is not known (cannot be estimated)", ["stroke"]),
    counter_example="The frequency is not known.",
)


def without_comparison(text: str) -> str:
    """Words without what only compares how often something was seen: "seen more commonly"."""
    return COMPARED.sub(lambda found: found[0].removesuffix(found["more"]).rstrip(), text)


_TOLD = (RARE_DISEASE, RERATED, REFERRED, OF_SEVERITY)


def says_how_often(effect: Effect) -> bool:
    """Whether the frequency that an item's own words give an effect is that of the effect, so that it ends a band's."""
    own = effect.said.frequency
    if own is None or own.is_numeric:
        return own is not None
    words = "; ".join((f"{own.text} {effect.name}", effect.detail or "", *effect.hints))
    told = any(own.text.lower() in found[0].lower() for rule in _TOLD for found in rule.finditer(words))
    return not told and COURSE.fullmatch(own.text.strip()) is None
