"""The arms of a trial's table: which columns give the rates of the medicine, which those that it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.arm_grades import without_grades
from materia_medica.extract.effects.tables.combined_arms import parts_alone
from materia_medica.extract.effects.tables.regimens import regimens_of
from materia_medica.extract.effects.tables.trial_columns import TrialColumn
from materia_medica.schema.ids import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
"""Letters of an abbreviation that may stand for the name of a medicine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a document calls its medicine, folded."""

    full: frozenset[str]
    """Its title and substances, which no other medicine is called."""
    short: frozenset[str]
    """First words and other short forms, which count where no arm has a full name."""
    is_combination: bool
    """Whether it has several substances."""

    @property
    def brand(self) -> frozenset[str]:
        """Its title, where that is none of its substances."""
        return self.full - self.short


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialArm:
    """One arm, and the columns that give its rates."""

    name: str
    group: str | None
    """Over several arms: the patients, study or phase of which they are."""
    size: int | None
    share_at: int | None
    """The column of its percentages."""
    count_at: int | None
    """The column of its numbers of patients, where they have one of their own."""
    is_percent: bool
    """Whether bare numbers of the first column are percentages."""
    is_over_time: bool = False
    """Whether that column gives rates over time, which are no shares."""
    parts_at: tuple[int, ...] = ()
    """The columns of its other grades, where that column counts the lowest alone."""
    is_comparator: bool = False
    is_pooled: bool = False
    is_of_patients: bool = False
    """Whether its name tells patients apart rather than treatments."""
    regimen: str | None = None
    """What is given with the medicine, where its arms differ by that: "in combination with zoxal"."""


def arms_of(columns: Sequence[TrialColumn], names: Names) -> tuple[TrialArm, ...]:
    """The arms in the order of the table."""
    words = " ".join(" ".join(column.path) for column in columns)
    known = names.full if names_medicine(words, names.full) else names.full | names.short
    arms = _arms(columns, known)
    if names.is_combination:
        arms = _without_parts(arms)
    return _by_regimen(_without_other_products(arms, names.brand), known)


def _arms(columns: Sequence[TrialColumn], names: frozenset[str]) -> tuple[TrialArm, ...]:
    chosen = without_grades(columns)
    paths: dict[tuple[str, ...], list[TrialColumn]] = {}
    for column in chosen:
        paths.setdefault(column.path, []).append(column)
    shared = _shared(list(paths))
    own = {path: tuple(p for p in path if p not in shared) for path in paths}
    groups = frozenset(words for path in own.values() for words in _groups(path, names))
    arms = [_arm(own[path], of_arm, groups) for path, of_arm in paths.items()]
    return _grouped(_told_apart(arms, names))


def _shared(paths: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """Words over all arms, which tell none apart."""
    if len(paths) < 2:
        return frozenset()
    return frozenset(words for words in paths[0] if all(words in path for path in paths))


def _arm(path: tuple[str, ...], columns: list[TrialColumn], groups: frozenset[str]) -> TrialArm:
    over = [words for words in path if words in groups]
    own = tuple(words for words in path if words not in groups) or path
    group = ", ".join(over) if over and own is not path else None
    counts = [column for column in columns if column.counts == "patients"]
    shares = [column for column in columns if column.counts != "patients"]
    share = next(iter(shares), None)
    return TrialArm(
        name=" ".join(own),
        group=group,
        size=next((column.size for column in columns if column.size is not None), None),
        share_at=share.at if share else None,
        count_at=next((column.at for column in counts), None),
        is_percent=share.counts == "percent" if share else False,
        is_over_time=share.counts == "over_time" if share else False,
        parts_at=share.parts if share else (),
    )


def _groups(path: tuple[str, ...], names: frozenset[str]) -> list[str]:
    """What of the words over an arm stands over several: "Study 1" over "Placebo", but not "Examplol" over "5 mg".

    It does so over arms whose treatment is not known for one as well.
    """
    groups: list[str] = []
    for words in path if len(path) > 1 else ():
        others = [other for other in path if other != words]
        if _names_treatment(words, names) or rules.CONTROL.search(words) or rules.DOSE.search(words):
            continue
        if rules.PATIENTS.search(words) or any(_names_treatment(other, names) for other in others):
            groups.append(words)
    return groups if len(groups) < len(path) else []


def _names_treatment(words: str, names: frozenset[str]) -> bool:
    return names_medicine(words, names) or rules.PLACEBO.search(words) is not None


def names_medicine(words: str, names: frozenset[str]) -> bool:
    """Whether words name the medicine: in full, or by an abbreviation in capitals that its name begins with."""
    plain = f" {' '.join(_WORD.findall(fold(words)))} "
    if any(f" {name} " in plain for name in names):
        return True
    return any(
        len(word) >= _SHORTEST and word.isupper() and any(name.startswith(word.lower()) for name in names)
        for word in _WORD.findall(words)
    )


def _told_apart(arms: list[TrialArm], names: frozenset[str]) -> tuple[TrialArm, ...]:
    """The arms, each told for the medicine's or a comparator's, by their heads and never by their order."""
    own = [names_medicine(arm.name, names) for arm in arms]
    out = []
    for arm, is_own in zip(arms, own, strict=True):
        is_control = rules.CONTROL.search(arm.name) is not None and not is_own
        is_other = any(own) and not is_own and not rules.POOLED.search(arm.name) and not is_only_dose(arm.name)
        is_comparator = rules.PLACEBO.search(arm.name) is not None or is_control or is_other
        out.append(replace(arm, is_comparator=is_comparator))
    if all(arm.is_comparator for arm in out):
        return tuple(replace(arm, is_comparator=bool(rules.PLACEBO.search(arm.name))) for arm in out)
    treated = [arm for arm in out if not arm.is_comparator]
    several = len(treated) > 1
    named = any(own) or any(rules.DOSE.search(arm.name) for arm in treated)
    of_patients = several and not named
    pooled = _pooled(treated) if several else None
    return tuple(
        replace(arm, is_pooled=arm is pooled, is_of_patients=of_patients and not arm.is_comparator) for arm in out
    )


def _pooled(treated: Sequence[TrialArm]) -> TrialArm | None:
    """The arm that holds the others: by its name, or one without a dose that has as many patients as all doses."""
    named = [arm for arm in treated if rules.POOLED.search(arm.name)]
    if named:
        return named[0] if len(named) == 1 else None
    bare = [arm for arm in treated if not rules.DOSE.search(arm.name)]
    doses = [arm.size for arm in treated if arm not in bare]
    if len(bare) != 1 or len(doses) < 2 or bare[0].size is None:
        return None
    return bare[0] if bare[0].size == sum(size or 0 for size in doses) else None


def _without_parts(arms: tuple[TrialArm, ...]) -> tuple[TrialArm, ...]:
    """The arms; where one has all that others have alone, it is the medicine's, and those are comparators."""
    alone = parts_alone([arm.name for arm in arms])
    return tuple(replace(arm, is_comparator=True) if arm.name in alone else arm for arm in arms)


def _without_other_products(arms: tuple[TrialArm, ...], brand: frozenset[str]) -> tuple[TrialArm, ...]:
    """The arms; one that has a substance of the medicine alone is a comparator of those that have its title.

    "Brandol | Examplol" are two products, as are "Brandol | EXA/ZOX".
    """
    branded = {arm.group for arm in arms if not arm.is_comparator and names_medicine(arm.name, brand)}
    return tuple(
        replace(arm, is_comparator=True)
        if arm.group in branded and not (arm.is_comparator or arm.is_pooled) and _is_other_product(arm.name, brand)
        else arm
        for arm in arms
    )


def _is_other_product(name: str, brand: frozenset[str]) -> bool:
    return not (names_medicine(name, brand) or rules.POOLED.search(name) or is_only_dose(name))


def _by_regimen(arms: tuple[TrialArm, ...], names: frozenset[str]) -> tuple[TrialArm, ...]:
    """The arms, those of the medicine told apart by what is given with it among the same patients."""
    out = list(arms)
    for group in dict.fromkeys(arm.group for arm in arms):
        own = [at for at, arm in enumerate(arms) if arm.group == group and not (arm.is_comparator or arm.is_pooled)]
        if len(own) < 2 or not all(names_medicine(arms[at].name, names) for at in own):
            continue
        compared = [arm.name for arm in arms if arm.group == group and arm.is_comparator]
        for at, regimen in zip(own, regimens_of([arms[at].name for at in own], compared, names), strict=True):
            out[at] = replace(arms[at], regimen=regimen)
    return tuple(out)


def _grouped(arms: tuple[TrialArm, ...]) -> tuple[TrialArm, ...]:
    """The arms; where words stand over a comparator alone, and over nothing what stands left of it, they are of both:
    "Study 1" in the middle of four columns.
    """
    treated = {arm.group for arm in arms if not arm.is_comparator}
    out = list(arms)
    for at in range(len(arms) - 1, 0, -1):
        group = out[at].group
        if group is not None and group not in treated and out[at - 1].group is None:
            out[at - 1] = replace(out[at - 1], group=group)
    return tuple(out)


def is_only_dose(name: str) -> bool:
    """Whether a name begins with a dose and names nothing that is given: "5 mg", but not "90 mL Zoxal solution"."""
    return rules.DOSE.match(name) is not None and rules.PREPARATION.search(name) is None
