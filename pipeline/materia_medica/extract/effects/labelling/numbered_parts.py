"""The parts of a label's section by their numbers: what "6.1 Clinical Trials Experience" says holds up to "6.2"."""

from __future__ import annotations

from materia_medica.extract.language.rule import Rule

NUMBERED = Rule(
    name="number of a part of a label's section",
    pattern=r"\W* \d{1,2} \. \d{1,2} \b (?! \s? % )",
    example=(
        "### 6.1 Clinical Trials Experience\n\nGout.\n\n### Laboratory Changes\n\nFever was seen.",
        ["Gout (clinical_trial)", "Fever (clinical_trial)"],
    ),
    counter_example="6 Adverse Reactions",
)


class NumberedPart:
    """The numbered part being read, and the setting that its heading names."""

    def __init__(self) -> None:
        self._level = 0
        self._setting: str | None = None

    def setting_under(self, heading: str, level: int, setting: str | None) -> str | None:
        """The setting of what stands under a heading: its own, else that of the numbered part in which it stands."""
        if NUMBERED.match(heading):
            self._level, self._setting = level, setting
        elif setting is None:
            return self._setting
        elif level <= self._level:
            self._setting = setting
        return setting
