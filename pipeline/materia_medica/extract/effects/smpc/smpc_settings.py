"""Where the effects of section 4.8 were seen, as the words in front of their table or list say."""

from __future__ import annotations

import re

from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.settings import IN_BOTH, setting_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, context_in
from materia_medica.extract.language.word_tables import any_of

_DEPTH = 5
"""Below the usual headings, which end what was said of lists above them, and above organ classes and tiers."""
_REACTIONS = (
    r"(?: adrs? | (?: adverse | undesirable | side ) \s (?: drug \s )?"
    r" (?: reactions? | events? | effects? | experiences? ) )"
)
SEEN_IN = Rule(
    name="where the effects that are listed below were seen",
    pattern=rf"""
        \b {_REACTIONS} (?: \s \([^()]{{0,40}}\) )?
        (?: \s (?: which | that | \w+ ) ){{0,4}}? \s
        (?: {any_of("smpc", "seen")} | (?: is | are | was | were ) \s (?: based | derived | drawn ) )
        (?= \s ) (?P<where> [^;:]{{1,300}} )
    """,
    flags=re.IGNORECASE,
    example=(
        "Adverse reactions recorded in the postmarketing setting are listed below.\n\nEye disorders\n\nRare: gout",
        ["gout; Eye disorders; post_marketing; rare", "aside: general"],
    ),
    counter_example="Frequencies of adverse reactions from trials",
)
OF_NUMBERS = Rule(
    name="sentence that says where frequencies come from",
    pattern=r"^ (?: \W | the \s | these \s | all \s )* frequenc (?: y | ies ) (?! \s of ) \b",
    flags=re.IGNORECASE,
    example=(
        "Post-marketing experience\n\n"
        "Frequencies are those of adverse reactions reported in trials: common (≥1/100), rare (<1/1000).\n\nRare: gout",
        ["gout; post_marketing; rare", "aside: general"],
    ),
    counter_example="The reactions were frequent",
)
LEADS_ON = Rule(
    name="sentence that says that effects are listed below",
    pattern=r"""
        \b (?: listed | presented | shown | given | summari [sz] ed | tabulated | described | provided | displayed ) \s
            (?: (?: \w+ \s ){0,3}? below | in \s (?: the \s )? (?: \w+ \s )? tables? ) \b
        | \b the \s following \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Adverse reactions recorded in postmarketing use are presented in the table below.\n\n"
        "| Class | Uncommon |\n|-|-|\n| Eye disorders | gout |",
        ["gout; Eye disorders; post_marketing; uncommon", "aside: general"],
    ),
    counter_example="Gout was seen below 50 years",
)
_SETTINGS = ("clinical_trial", "post_marketing")


def leads_on(text: str) -> bool:
    """Whether a line says that effects are listed below it."""
    return LEADS_ON.search(text) is not None


def setting_told(text: str) -> str | None:
    """Where the effects that an introduction leads to were seen; null where it names trials and use after marketing."""
    if IN_BOTH.search(text):
        return None
    told = {
        setting
        for sentence in text.split(". ")
        if not OF_NUMBERS.match(sentence)
        for found in SEEN_IN.finditer(sentence)
        if (setting := setting_of(found["where"])) in _SETTINGS
    }
    return told.pop() if len(told) == 1 else None


def tell_setting(groups: Groups, text: str) -> None:
    """Let what follows, up to the next of the usual headings, be of the setting that an introduction tells."""
    if setting := setting_told(text):
        said = Statement(setting=setting, context=context_in(setting))
        groups.on_heading(Frame(kind="heading", depth=_DEPTH, label=None, said=said))
