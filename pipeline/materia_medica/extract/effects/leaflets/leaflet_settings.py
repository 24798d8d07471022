"""How long it holds where effects of a leaflet were seen: over the heads below, up to what one substance does alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.leaflets.leaflet_heads import Head, population_in, setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_state import State
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentence import Sentence
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

OF_ONE = Rule(
    name="turn to what one of two substances does alone",
    pattern=r"""
        (?: ^ | (?<= [.:)] \s ) ) \W* side \s effects \s (?: (?: associated | seen | reported ) \s with | of ) \s
        [\w-]+ (?: \s [\w-]+ ){0,2}? \s (?: alone | on \s its \s own ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects in clinical studies were:\n\n* fits\n\nSide effects associated with exampline alone Thirst.\n\n"
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["fits; clinical_trial", "Thirst", "gout; rare"],
    ),
    counter_example="Side effects associated with exampline",
)

SEEN = Rule(
    name="sentence that says of effects that they were seen",
    pattern=r"\b effects \b .* \b (?: seen | observed | reported | experienced | occurred ) \b",
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Some effects have been seen since marketing. Undesirable effects whose frequency is not known are:\n\n* fits",
        ["fits; post_marketing"],
    ),
    counter_example="In clinical studies, most effects were mild.",
)

POINTS_BACK = Rule(
    name="sentence on the effects of which the one before it told",
    pattern=r"^ \W* (?: these | those | such ) \s (?: side \s effects | effects | events | reactions ) \b",
    flags=re.IGNORECASE,
    example=(
        "Some effects were found in men. These events are of unknown frequency:\n\n* gout",
        ["gout; men"],
    ),
    counter_example="These are rare",
)

OF_UNKNOWN = Rule(
    name="where the effects were seen whose frequency is not known, among those below",
    pattern=r"""
        ^ \W* (?: the \s )? side \s effects \s (?: seen | observed | reported ) \b [^.:;]{3,80}
        \s (?: are | is ) \s of \s
        (?: an? \s )? (?: unknown | not \s known ) \s frequency \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Side effects seen in clinical trials are listed first. Side effects seen since marketing are of unknown "
        "frequency:\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; clinical_trial"],
    ),
    counter_example="Side effects seen since marketing are rare",
)


def setting_below(state: State, head: Head) -> tuple[str | None, bool]:
    """Where the effects below a head were seen, and whether the heads behind it say so too: it stands right below one
    that says where ("Seen in clinical trials:", "Most serious side effects"), or behind another such.
    """
    if head.setting is not None or state.setting is None:
        return head.setting, False
    is_below = state.parts_setting or not (state.n_items or state.n_of_band)
    return (state.setting, True) if is_below else (None, False)


def seen_where(before: Sequence[Sentence], last: Head, last_words: str = "") -> Head:
    """What the last sentence of a head says, with where the effects of which those before it speak were seen."""
    if last.population is None and before and POINTS_BACK.match(last_words):
        last = last._replace(population=population_in(before[-1].text))
    if last.setting is not None:
        return last
    told = (s.text for s in reversed(before) if SEEN.search(s.text) and not names_in(tokens_of(s.text)))
    return last._replace(setting=next((where for text in told if (where := setting_of_words(text))), None))
