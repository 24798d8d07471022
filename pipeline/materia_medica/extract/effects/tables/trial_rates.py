"""What the arms of a trial's table say together of one effect: the rate of the medicine and of its comparator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from materia_medica.extract.effects.rates import Arm, Rates
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.arms import TrialArm
from materia_medica.extract.effects.tables.trial_cells import Amount, amount_of, worded_of
from materia_medica.extract.language.numbers import tier_of_bounds
from materia_medica.extract.language.statement import Frequency

_Pair = tuple[TrialArm, Amount | None]


class Given(NamedTuple):
    """What one group of arms gives for an effect."""

    of_whom: str | None
    """The patients, study or phase, where the table has several."""
    said: Frequency | None
    """How often the effect occurs with the medicine; null where no arm of it gives it."""
    rates: Rates

    @property
    def is_of_medicine(self) -> bool:
        """Whether an arm of the medicine gives a rate, none having had the effect or some."""
        return any(not arm.is_comparator for arm in self.rates.arms)


def rates_of(arms: Sequence[TrialArm], cells: Mapping[int, str]) -> list[Given]:
    """What each group of patients gives, from the cells of a row by column."""
    out = []
    for group in dict.fromkeys(arm.group for arm in arms):
        within = [(arm, _amount(arm, cells)) for arm in arms if arm.group == group]
        patients = [pair for pair in within if pair[0].is_of_patients]
        if any(arm.regimen for arm, _ in within):
            names = [(_words(group, regimen), pairs) for regimen, pairs in _regimens(within)]
        elif patients and not any(arm.is_pooled for arm, _ in patients):
            rest = [pair for pair in within if not pair[0].is_of_patients]
            names = [(_words(group, arm.name), [(arm, amount), *rest]) for arm, amount in patients]
        else:
            names = [(group or "", within)]
        out += [_given(name or None, pairs) for name, pairs in names]
    return out


def _words(*words: str | None) -> str:
    return " ".join(filter(None, words))


def _regimens(within: Sequence[_Pair]) -> Iterator[tuple[str | None, list[_Pair]]]:
    """The arms of each regimen of the medicine, with all that it is compared with."""
    others = [pair for pair in within if pair[0].is_comparator]
    own = [pair for pair in within if not pair[0].is_comparator]
    for regimen in dict.fromkeys(arm.regimen for arm, _ in own):
        yield regimen, [*(pair for pair in own if pair[0].regimen == regimen), *others]


def _amount(arm: TrialArm, cells: Mapping[int, str]) -> Amount | None:
    """What the cells of an arm give, its numbers of patients beside its percentages."""
    share = _at(arm.share_at, cells, is_percent=arm.is_percent)
    if arm.is_over_time:
        return _over_time(cells.get(arm.share_at or 0), share)
    if arm.parts_at:
        share = _of_grades([share, *(_at(at, cells, is_percent=arm.is_percent) for at in arm.parts_at)])
    count = _at(arm.count_at, cells, is_percent=False)
    if share is None:
        return count
    return share._replace(patients=count.patients) if count is not None and share.patients is None else share


def _over_time(text: str | None, told: Amount | None) -> Amount | None:
    """What a cell gives that tells a rate over time: how many had the effect, if it says so, and no share."""
    if text is None:
        return None
    patients = told.patients if told is not None and told.is_share else None
    return Amount(text, 0 if told is not None and told.percent == 0 and not patients else patients)


def _of_grades(grades: Sequence[Amount | None]) -> Amount | None:
    """What columns of single grades give together: as many had the effect as its most frequent grade at least, and as
    all of them together at most.
    """
    given = [amount for amount in grades if amount is not None]
    if not given:
        return None
    text = "; ".join(amount.text for amount in given)
    lower = max((amount.lower for amount in given if amount.lower is not None), default=None)
    uppers = [amount.upper for amount in given]
    total = round(sum(upper or 0 for upper in uppers), 10)
    upper = None if None in uppers or total > 1 else total
    return Amount(text, None, None, lower if lower == upper else None, lower, upper)


def _at(column: int | None, cells: Mapping[int, str], *, is_percent: bool) -> Amount | None:
    if column is None or column not in cells:
        return None
    return amount_of(cells[column], is_percent=is_percent) or worded_of(cells[column])


def _given(of_whom: str | None, pairs: Sequence[_Pair]) -> Given:
    treated = [(arm, amount) for arm, amount in pairs if not arm.is_comparator]
    pooled = [pair for pair in treated if pair[0].is_pooled]
    deciding = [amount for _, amount in (pooled if len(pooled) == 1 else treated) if amount is not None]
    return Given(of_whom, _said(deciding), _rates(pairs, deciding))


def _said(amounts: Sequence[Amount]) -> Frequency | None:
    """One rate as it stands; of several the lowest and the highest, of which the lower decides the tier."""
    if not amounts or all(amount.is_none for amount in amounts):
        return None
    shares = [amount for amount in amounts if amount.is_share]
    if not shares:
        return amounts[0].worded or Frequency("not_known", amounts[0].text)
    text = shares[0].text if len(shares) == 1 else "; ".join(amount.text for amount in shares)
    lowest = min(shares, key=lambda amount: amount.lower if amount.lower is not None else amount.upper or 0)
    highest = max(shares, key=lambda amount: amount.upper if amount.upper is not None else 1)
    return Frequency(tier_of_bounds(lowest.lower, lowest.upper), text, True, lowest.lower, highest.upper)


def _rates(pairs: Sequence[_Pair], deciding: Sequence[Amount]) -> Rates:
    others = [(arm, amount) for arm, amount in pairs if arm.is_comparator and amount is not None]
    compared = next((pair for pair in others if rules.PLACEBO.search(pair[0].name)), next(iter(others), None))
    return Rates(
        percent=deciding[0].percent if len(deciding) == 1 else None,
        comparator=compared[0].name or None if compared else None,
        comparator_percent=compared[1].percent if compared else None,
        arms=tuple(_arm(arm, amount) for arm, amount in pairs if amount is not None and _tells(arm, amount)),
    )


def _tells(arm: TrialArm, amount: Amount) -> bool:
    """Whether an amount is told of the whole arm."""
    is_whole = not (arm.is_over_time or arm.parts_at)
    return amount.worded is None and (is_whole or amount.percent is not None or amount.patients is not None)


def _arm(arm: TrialArm, amount: Amount) -> Arm:
    return Arm(
        arm=arm.name,
        arm_size=amount.size if amount.size is not None else arm.size,
        count=amount.patients,
        percent=amount.percent,
        is_comparator=arm.is_comparator,
    )
