"""The shapes of sentences that name no effect: references, denials, general statements, interactions, disclaimers."""

from __future__ import annotations

import re

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("asides", *keys)


DISCLAIMERS = (
    Rule(
        name="disclaimer",
        pattern=rf"\b {_of('disclaimers')} \b",
        needs=needed_of("asides", "disclaimers"),
        example=("This page gives general information.", "disclaimer"),
        counter_example="general weakness",
    ),
)
REFERENCES = (
    Rule(
        name="effects mentioned",
        pattern=rf"""
            \b {_of("reported_things")} \s
            (?: mentioned | listed | described | noted ) \b
            (?! \s (?: here | include ) )
        """,
        needs=("mentioned", "listed", "described", "noted"),
        example=("The reactions mentioned by others.", "reference"),
        counter_example="The reactions listed include rash.",
    ),
    Rule(
        name="whole list",
        pattern=rf"\b {_of('whole_lists')} \b",
        needs=needed_of("asides", "whole_lists"),
        example=("The package leaflet tells more.", "reference"),
        counter_example="a list of effects",
    ),
    Rule(
        name="as described above",
        pattern=rf"""
            \b {_of("described_of")} \s (?: \w+ \s ){{0,2}}? {_of("described")}
            (?: \s \w+ )? \s {_of("elsewhere")} \b
        """,
        needs=needed_of("asides", "described"),
        example=("The same as shown earlier.", "reference"),
        counter_example="described as burning",
    ),
    Rule(
        name="see",
        pattern=rf"""
            ^ (?: (?: also | please ) \s )?
            (?: {_of("pointers")} | (?: these | they ) \s (?:
                (?: are | overlap | would ) (?: \s \w+ ){{0,4}} \s {_of("pointed_at")}
                | include\ those (?: \s \w+ ){{0,4}} \s {_of("pointed_at")}
            ) ) \b
        """,
        example=("Same as in adults.", "reference"),
        counter_example="trouble to see",
    ),
    Rule(
        name="see above",
        pattern=rf"\b (?: see \s {_of('seen')} | refer\ to \s {_of('referred')} ) \b",
        needs=("see", "refer"),
        example=("For kidney problems see section 4.", "reference"),
        counter_example="unable to see well",
    ),
    Rule(
        name="listed above",
        pattern=rf"""
            \b (?: listed | mentioned | described | included | noted | outlined | detailed ) \s
            (?: above | under | below | previously | earlier | in \s (?: the \s )? {_of("parts_of_page")} ) \b
        """,
        needs=("listed", "mentioned", "described", "included", "noted", "outlined", "detailed"),
        example=("All noted in the previous section.", "reference"),
        counter_example="noted in children",
    ),
)
NEGATIONS = (
    Rule(
        name="no side effects",
        pattern=rf"""
            \b (?: no | not\ any | none\ of\ the | without )
            (?: \s \w+ [,-]? ){{0,5}}
            \s {_of("absent_things")}
        """,
        needs=("no", "without"),
        example=("Used for years without any problems.", "negation"),
        counter_example="migraine without warning",
    ),
    Rule(
        name="does not",
        pattern=rf"\b {_of('denied')} (?: n't | \s not | (?: \s \w+ )? \s unlikely | \s rarely\ if\ ever ) \b",
        needs=("not", "n't", "unlikely", "rarely"),
        example=("It did not harm the liver.", "negation"),
        counter_example="It may harm the liver.",
    ),
    Rule(
        name="neither nor",
        pattern=r"\b (?: cannot | neither | nor ) \b",
        needs=("cannot", "neither", "nor"),
        example=("It harms neither liver.", "negation"),
        counter_example="It may harm the liver.",
    ),
    Rule(
        name="nothing",
        pattern=rf"^ \W* {_of('nothing')} \b",
        needs=needed_of("asides", "nothing"),
        example=("Nothing of note.", "negation"),
        counter_example="pain for nothing",
    ),
    Rule(
        name="none",
        pattern=r"\b none \b",
        needs=("none",),
        example=("Long-term effects: none.", "negation"),
        counter_example="nonetheless",
    ),
    Rule(
        name="not known",
        pattern=rf"\b {_of('not_known')} \b",
        needs=needed_of("asides", "not_known"),
        example=("The cause remains unclear.", "negation"),
        counter_example="known effects",
    ),
    Rule(
        name="lack of",
        pattern=rf"\b {_of('scarce')} \b",
        needs=needed_of("asides", "scarce"),
        example=("The solution is free of preservatives.", "negation"),
        counter_example="a few hives",
    ),
    Rule(
        name="no",
        pattern=r"\b no \b",
        needs=("no",),
        example=("It has no taste.", "negation"),
        counter_example="nodules",
    ),
)
ADDED_TO = Rule(
    name="what is taken beside it adds to an effect",
    pattern=rf"""
        ^ \W* {_of("taken_beside")}
        (?: (?: \s* , \s* (?: and | or )? | \s+ (?: and | or ) ) \s* {_of("taken_beside")} )*
        \s+ (?: can | may | might | could | will )? \s* (?: also \s+ )? {_of("adds_to")} s? \b
    """,
    flags=re.IGNORECASE,
    needs=needed_of("asides", "adds_to"),
    example=("Alcohol, sedatives and tranquilizers may increase drowsiness.", "interaction"),
    counter_example="It may increase drowsiness, as alcohol does.",
)
INTERACTIONS = (
    Rule(
        name="interaction",
        pattern=r"\b (?: interact (?: s | ions? )? | coadminist | co-administ ) \w*",
        needs=("interact", "administ"),
        example=("Lithium may interact with diuretics.", "interaction"),
        counter_example="less active",
    ),
    ADDED_TO,
)
CAN_BE_HARMFUL = Rule(
    name="can be harmful",
    pattern=rf"\b (?: can | may | might | could ) \s be \s {_of('harmful')} \b",
    needs=needed_of("asides", "harmful"),
    example=("High doses may be harmful.", "general"),
    counter_example="High doses may be sedating.",
)
CAN_CAUSE_SIDE_EFFECTS = Rule(
    name="can cause side effects",
    pattern=r"""
        \b (?: can | may | might | could ) \s (?: potentially \s )? cause \s
        (?: (?: an? \s (?: (?: wide | broad ) \s )? (?: range | variety | number ) \s of
              | various | several | many | some | different ) \s )*
        side\ effects \b
        (?! .* \b (?: including | such\ as ) \b )
    """,
    needs=("side effects",),
    example=("Any medicine can cause side effects.", "general"),
    counter_example="It can cause side effects such as rash.",
)
GENERAL = (
    CAN_BE_HARMFUL,
    CAN_CAUSE_SIDE_EFFECTS,
    Rule(
        name="side effects are mild",
        pattern=rf"\b {_of('general_subjects')} \b (?: \s \w+ ){{0,8}} \s {_of('general_predicates')} \b",
        needs=needed_of("asides", "general_predicates"),
        example=("The severity depends on the dose.", "general"),
        counter_example="a mild rash",
    ),
    Rule(
        name="range from mild",
        pattern=r"\b (?: can | may ) \s range \s from \s mild \b",
        needs=("range",),
        example=("Rashes can range from mild to severe.", "general"),
        counter_example="a mild rash",
    ),
    Rule(
        name="well tolerated",
        pattern=rf"\b {_of('reassuring')} \b",
        needs=needed_of("asides", "reassuring"),
        example=("The cream is well tolerated.", "general"),
        counter_example="poorly absorbed",
    ),
)
