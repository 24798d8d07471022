"""Heads of the signs of an event, which alone is the effect: "Signs of shock include:"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_effect_name
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

SIGNS = rf"""
    (?: (?: the | these | its | such | possible | potential | early | warning | common | typical | usual | other | any
        | first | clinical | unusual | following | new | worsening | or | more ) (?: \s are (?: \s the )? )? \s ){{0,4}}
    {any_of("leaflets", "signs")} (?: \s (?: and | or | and/or ) \s {any_of("leaflets", "signs")} )?
"""
_INCLUDE = r"""
    (?: \s are \s not \s (?: \w+ \s )? specific ,? \s (?: but | and ) (?: \s they )? )?
    (?: \s (?: may | can | could | might ) )? (?: \s (?: also | usually | often | typically ) )?
        \s (?: includ(?: e | es | ing ) | are | is | be | consist \s of | involve ) (?: \s (?: the \s )? following )?
        (?: , \s but \s are \s not \s limited \s to )?
      | ,? \s (?: such \s as | including )
"""
IF_YOU = r"""
    \b (?: get | gets | have | has | notice | notices | experience | experiences | develop | develops
        | suffer \s from ) \s
    (?: (?: any | one | some | all | or | more | of | the | these | following ) \s ){0,6}
"""
EVENT = r"""
    (?P<event> (?! too \b | overdose | withdrawal | what | any \b | your | these )
        (?: [^:,.()] | , (?= \s [\w\s-]{2,30} (?: , \s [\w\s-]{2,30} ){0,2} ,? \s (?: or | and ) \s [\w-]+ ) ){3,80}? )
"""
CLOSED = r"(?<! \b called ) (?<! \b following ) (?<! \b these ) (?: \s* \( [^()]* \) )*"
SIGNS_OF_EVENT = Rule(
    name="head that names an event and lists its signs",
    pattern=rf"""
        (?: ^ \W* | (?P<asks> ^ [^:]* {IF_YOU} ) ) {SIGNS} \s of \s (?: an? \s | the \s )? {EVENT} {CLOSED}
        (?: {_INCLUDE} ) \s* (?(asks) : | :? ) $
      | ^ \W* {SIGNS} \s of \s (?: an? \s | the \s )? {EVENT.replace("event", "bare")} {CLOSED}
            (?: ,? \s (?: e\.g\. | for \s example ) )? \s* : $
    """,
    flags=re.IGNORECASE,
    example=("Signs of lactic acidosis include:\n\n* vomiting\n* cold hands",
             ["lactic acidosis", "aside: general", "aside: general"]),
    counter_example="Tell your doctor if you notice signs of shock:",
)  # fmt: skip
SIGNS_LISTED = Rule(
    name="head of the signs of the event that the words in front name",
    pattern=rf"""
        (?: ^ \W* | \s* [:;,–—] \s* | \s+ - \s* | (?<= \) ) \s+ | \s and \s ) {SIGNS}
            (?: (?: {_INCLUDE} ) \s* :? | \s* : ) \s* $
      | (?: ^ \W* | \s* [;,–—] \s* | \s+ - \s* ) if \s you \s (?: get | have | notice | experience | develop ) \s
            (?: any | some \s or \s all ) \s of \s (?: these | the \s following ) \s
            {any_of("leaflets", "signs")} \s* : $
      | \s+ (?: that | which ) \s (?: may | can | could | might ) \s (?: also \s )?
            (?: include | lead \s to | cause | result \s in ) (?: \s the \s following )?
            (?: \s {any_of("leaflets", "signs")} )? \s* : $
      | (?: ^ \W* look \s out \s for \b [^:]* | ,? \s with ) \s {any_of("leaflets", "signs")} \s such \s as \s* : $
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout may occur. Symptoms may include:\n\n* pain\n* heat\n\nBleeding problems: signs can include:\n\n* bruises",
        ["Gout", "Bleeding problems", "aside: general", "aside: general", "aside: general"],
    ),
    counter_example="Side effects may include:",
)
EVENT_ABOVE = Rule(
    name="event whose signs are listed, in a head that asks for care",
    pattern=rf"""
        ^ [^:]* {IF_YOU} {SIGNS} \s of \s (?: an? \s | the \s )? {EVENT} {CLOSED} (?: , \s which \s [^:]* )? \s* : $
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you notice any of these signs of lactic acidosis:\n\n* vomiting",
        ["lactic acidosis; serious", "vomiting; serious"],
    ),
    counter_example="Tell your doctor at once of the following, which are signs of lactic acidosis:",
)


IN_FRONT = Rule(
    name="event of whose signs the sentence in front of their head speaks",
    pattern=rf"""
        {IF_YOU} {SIGNS} \s of \s (?: an? \s | the \s )? {EVENT}
        (?= \s (?: shortly \s )? (?: during | after | within | while | when | in | or \s up ) \b | \W* $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor at once if you get signs of shock during treatment. Symptoms can include:\n\n* hives",
        ["shock; serious", "aside: advice", "aside: general"],
    ),
    counter_example="Tell your doctor if you get signs of your disease",
)
DUE_TO = Rule(
    name="item that says what its own effects are due to",
    pattern=r"""
        \b (?: these | this | which | they ) \s (?: may | can | could | might ) \s be \s (?: due \s to | caused \s by )
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor if you get signs of shock such as:\n\n* hives\n* memory loss; this may be due to infection",
        ["shock", "memory loss", "aside: general"],
    ),
    counter_example="this is due to gout",
)
SIGNS_BEHIND = Rule(
    name="paragraph of the signs of the event in the one above",
    pattern=rf"""
        ^ \W* (?: (?: the | its | possible | typical | common ) \s )* {any_of("leaflets", "signs")}
        (?: \s (?: that \s )? you \s (?: may | might | could | can ) \s (?: experience | notice | get | have ) )?
        (?: \s (?: may | might | could | can ) )? (?: \s (?: also | usually ) )? \s (?: include | are | be ) \b
            (?! \s* : )
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\nEye infection.\n\nThe symptoms you may notice are pain and heat.",
        ["Eye infection; The symptoms you may notice are pain and heat.; rare"],
    ),
    counter_example="Symptoms of gout include pain",
)
LABELLED = Rule(
    name="event as the label of a sentence that only says on what the medicine acts",
    pattern=r"""
        ^ \W* (?P<name> [A-Z] [^.:;,()]{3,60}? ) \s? : \s+ (?P<told> [^.:;]{3,80}? \s (?: can | may | could | might ) \s
            (?: also \s )? (?: affect \s | cause \s (?: [\w-]+ \s ){1,2} to \s ) .* ) $
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=(":",),
    example=(
        "Serious side effects\n\nHeart problems: Velotab may affect how your heart beats; signs can include:\n\n"
        "* swelling\n* thirst",
        ["Heart problems; Velotab may affect how your heart beats; serious", "aside: general", "aside: general"],
    ),
    counter_example="Heart problems: Velotab may cause fainting",
)


def event_of_label(text: str) -> tuple[Effect, ...]:
    """The event that is the label of a sentence which names none; empty where none is."""
    found = LABELLED.match(text)
    if found is None or not is_effect_name(found["name"]):
        return ()
    return tuple(e._replace(detail=joined_details(e.detail, found["told"])) for e in listed(found["name"]))


def event_of_signs(head: str) -> tuple[Effect, ...]:
    """The event whose signs a head says that it lists; empty where it names none."""
    found = SIGNS_OF_EVENT.search(head)
    return listed(found["event"] or found["bare"]) if found else ()


def event_in(sentence: str) -> tuple[Effect, ...]:
    """The event of whose signs a sentence speaks; empty where it names no effect."""
    found = IN_FRONT.search(sentence.rstrip(" ."))
    return listed(found["event"]) if found and is_effect_name(found["event"]) else ()


def event_above(head: str) -> tuple[Effect, ...]:
    """The event whose signs a head asks to look for; empty where it names no effect."""
    found = EVENT_ABOVE.search(head)
    return listed(found["event"]) if found and is_effect_name(found["event"]) else ()


def signs_at(head: str) -> int | None:
    """Where in a head the words begin by which it lists the signs of an event, be it named there or in front of them;
    null where it does not.
    """
    found = SIGNS_OF_EVENT.search(head) or SIGNS_LISTED.search(head)
    return found.start() if found else None
