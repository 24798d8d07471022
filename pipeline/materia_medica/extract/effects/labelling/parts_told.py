"""Parts of a label that no heading tells apart: a sentence at their beginning says where all that follows was seen."""

from __future__ import annotations

import re

from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.labelling.elsewhere import introduces_elsewhere
from materia_medica.extract.effects.settings import IN_BOTH, setting_of
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import context_in
from materia_medica.extract.language.word_tables import any_of

_BEGINNINGS = (
    Rule(
        name="beginning of a part on trials",
        pattern=rf"\b {any_of('labelling', 'part_of_trials')} \b",
        flags=re.IGNORECASE,
        needs=needed_of("labelling", "part_of_trials"),
        example=(
            "Because clinical trials are conducted under widely varying conditions, rates differ. Gout was seen.",
            ["Gout (clinical_trial)"],
        ),
        counter_example="Clinical trials are conducted",
    ),
    Rule(
        name="beginning of a part on use after marketing",
        pattern=rf"\b {any_of('labelling', 'part_of_marketing')} \b",
        flags=re.IGNORECASE,
        needs=needed_of("labelling", "part_of_marketing"),
        example=(
            "These events have been identified during post-approval use of Velorine. Eye: gout. Skin: rash.",
            ["gout (post_marketing)", "rash (post_marketing)"],
        ),
        counter_example="Reported before approval",
    ),
)
_END = Rule(
    name="end of a part on trials, where no heading is",
    pattern=rf"\b {any_of('labelling', 'end_of_part')} \b",
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "end_of_part"),
    example=(
        "Because clinical trials are conducted under widely varying conditions, rates differ. Gout was seen. "
        "Additional reactions have been reported with velorine. Skin: rash.",
        ["Gout (clinical_trial)", "rash"],
    ),
    counter_example="Reactions were reported in a trial",
)
PARTS_TOLD = (*_BEGINNINGS, _END)
_SETTINGS = ("clinical_trial", "post_marketing")


class PartsTold:
    """The part that a sentence was seen to begin."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._is_on = False
        """Whether a part of trials was begun by a sentence."""
        self._points_elsewhere = False
        """Whether the line being read introduces what is discussed in other sections, whatever it says before."""

    def begin_line(self, text: str) -> None:
        """A new line is read."""
        self._points_elsewhere = introduces_elsewhere(text)

    def end(self) -> None:
        """A heading begins a part of its own."""
        self._is_on = False

    def read(self, text: str) -> None:
        """Read a sentence that names no effects."""
        if self._points_elsewhere or IN_BOTH.search(text):
            return
        setting = next(
            (setting for rule, setting in zip(_BEGINNINGS, _SETTINGS, strict=True) if rule.search(text)), None
        )
        if setting is not None and setting != self._groups.in_force().said.setting:
            self._groups.place(setting, context_in(setting))
            self._is_on = setting == "clinical_trial"
        elif self._is_on and _END.search(text) and setting_of(text) is None:
            self._groups.place(None, None)
            self._is_on = False
