"""The shapes of advice: what tells the reader, patient or prescriber what to do."""

from __future__ import annotations

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("asides", *keys)


BEGINNINGS = (
    Rule(
        name="please",
        pattern=rf"^ \W* {_of('advice_openings')} \b",
        needs=needed_of("asides", "advice_openings"),
        example=("Never on an empty stomach.", "advice"),
        counter_example="painful menses",
    ),
    Rule(
        name="if",
        pattern=rf"^ \W* if \s {_of('conditions')} \b",
        needs=("if",),
        example=("If any symptoms last.", "advice"),
        counter_example="worse if lying down",
    ),
    Rule(
        name="contact",
        pattern=rf"^ \W* contact \s {_of('contacts')} \b",
        needs=("contact",),
        example=("Contact an emergency room.", "advice"),
        counter_example="contact dermatitis",
    ),
    Rule(
        name="instruction",
        pattern=rf"^ \W* {_of('instructions')} \b",
        needs=needed_of("asides", "instructions"),
        example=("Drink plenty of water.", "advice"),
        counter_example="difficulty drinking",
    ),
    Rule(
        name="it is important",
        pattern=rf"""
            ^ \W* it (?: 's | \ is | \ may\ be | \ would\ be )? \s
            (?: {_of("stressed")} \s )*
            {_of("advisable")} \b
        """,
        needs=needed_of("asides", "advisable"),
        example=("It is very important to rest.", "advice"),
        counter_example="it is an important effect",
    ),
    Rule(
        name="patients should",
        pattern=rf"^ \W* {_of('advised')} \s (?: \w+ \s ){{0,8}}? {_of('obliged')} \b",
        needs=needed_of("asides", "obliged"),
        example=("People with asthma must carry an inhaler.", "advice"),
        counter_example="people with asthma may wheeze",
    ),
    Rule(
        name="regular monitoring",
        pattern=rf"^ \W* {_of('careful')} (?: \s \w+ ){{0,3}} \s {_of('watching')} \b",
        needs=needed_of("asides", "watching"),
        example=("Regular blood pressure check-ups.", "advice"),
        counter_example="regular heartbeat",
    ),
    Rule(
        name="monitoring",
        pattern=r"^ \W* monitoring \b",
        needs=("monitoring",),
        example=("Monitoring of potassium.", "advice"),
        counter_example="lack of monitoring",
    ),
    Rule(
        name="handling",
        pattern=rf"^ \W* {_of('handling')} \b (?! \s {_of('not_instructed')} )",
        needs=needed_of("asides", "handling"),
        example=("Store it in the fridge.", "advice"),
        counter_example="hold failure",
    ),
    Rule(
        name="in case of it",
        pattern=rf"^ \W* in \s case \s of \s [^,]{{1,60}} , \s (?: {_of('instructions')} | {_of('handling')} ) \b",
        needs=("case",),
        example=("In case of contact with the eyes, rinse them.", "advice"),
        counter_example="In case of contact, redness may occur",
    ),
    Rule(
        name="immediate attention",
        pattern=rf"^ \W* {_of('immediate')} \s (?: medical \s )? {_of('care')}",
        needs=needed_of("asides", "care"),
        example=("Prompt medical attention.", "advice"),
        counter_example="prompt relief",
    ),
    Rule(
        name="any symptoms should",
        pattern=rf"""
            ^ \W* (?: any | all | other ) \s (?: \w+ \s ){{0,5}}
            {_of("noticed")} (?: \s \w+ ){{0,5}} \s {_of("asking_care")} \b
        """,
        needs=needed_of("asides", "asking_care"),
        example=("Any new signs warrant a visit.", "advice"),
        counter_example="other signs of infection",
    ),
    Rule(
        name="your doctor",
        pattern=rf"^ \W* (?: your | a | the ) \s {_of('carers')}",
        needs=needed_of("asides", "carers"),
        example=("Your pharmacist knows more.", "advice"),
        counter_example="your skin",
    ),
    Rule(
        name="because",
        pattern=rf"^ \W* {_of('reasons')} \s .* \b (?: should | must | consult | monitor )",
        needs=("should", "must", "consult", "monitor"),
        example=("Because it thins the blood, surgeons must know.", "advice"),
        counter_example="due to low potassium",
    ),
    Rule(
        name="purpose",
        pattern=rf"^ \W* (?: for | to ) \s (?: (?: a | more | the | further ) \s | {_of('purposes')} )",
        example=("To prevent cavities, brush well.", "advice"),
        counter_example="sensitivity to the sun",
    ),
)
"""How a text begins that is advice as a whole."""

ANYWHERE = (
    Rule(
        name="if it appears, do not take the next one",
        pattern=r", \s (?: please \s )? (?: do \s not | don['’]t | never ) \s \w+",
        needs=("not", "don", "never"),
        example=("If gout appears, do not swallow the next tablet.", "advice"),
        counter_example="The two, which do not act on gout",
    ),
    Rule(
        name="tell your doctor",
        pattern=rf"{_of('telling')} \s (?: your | a | the | their | with\ your ) \s {_of('told')}",
        needs=needed_of("asides", "telling"),
        example=("At the first signs tell your dentist.", "advice"),
        counter_example="as your doctor has said",
    ),
    Rule(
        name="should be monitored",
        pattern=rf"""
            should \s (?: (?: always | also | only ) \s )?
            (?: be \s (?: \w+ly \s )? {_of("should_be")} | {_of("should_do")} )
        """,
        needs=("should",),
        example=("Potassium should be monitored.", "advice"),
        counter_example="it should be mild",
    ),
    Rule(
        name="seek medical help",
        pattern=r"""
            (?: seek | requires?\ you | get ) \s
            (?: (?: immediate | emergency | prompt | urgent ) \s )?
            medical \s (?: attention | help | advice | care | assistance )
            (?: \s immediately | \s promptly )?
            (?: \s if | \s should | $ )
        """,
        needs=("medical",),
        example=("On the first signs get medical help", "advice"),
        counter_example="they may need medical help",
    ),
    Rule(
        name="discontinue use",
        pattern=r"discontinue \s (?: use | the | treatment ) (?: \s and | , | \s immediately | $ )",
        needs=("discontinue",),
        example=("On the first signs discontinue treatment", "advice"),
        counter_example="some discontinue treatment early",
    ),
    Rule(
        name="is recommended",
        pattern=rf"""
            (?: is | are ) \s {_of("called_for")}
            (?! \s for \s (?: the \s )? \w+ \s? $ )
            (?! \s (?: {_of("kinds_of_things")} \s ){{0,3}} {_of("stated_things")} \b )
        """,
        needs=needed_of("asides", "called_for"),
        example=("A low dose is recommended.", "advice"),
        counter_example="the dose is high",
    ),
)
"""Words of advice that may stand anywhere in a text, outside of parentheses."""
