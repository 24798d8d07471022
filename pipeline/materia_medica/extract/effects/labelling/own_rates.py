"""What stands right behind each name of a sentence: "a, b (2% each)" and "a/b (2%)" state it of all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from materia_medica.extract.effects.labelling.behind_names import (
    SHARES_RATE,
    Behind,
    behind,
    behind_first,
    behind_place,
    for_it,
    in_clause,
    in_last_clause,
    respective,
)
from materia_medica.extract.effects.rates import NO_RATES
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens

INCLUDES = Rule(
    name="turn from an effect to its examples, behind which its rate stands",
    pattern=r",? \s (?: including | such \s as ) \s (?: the \s )?",
    flags=re.IGNORECASE,
    example=(
        "Effects were gout (2%), allergic reactions including hives and fever (1.1%), and rash (3%).",
        ["gout: common", "allergic reactions: common", "hives", "fever", "rash: common"],
    ),
    counter_example=", with fever",
)
_OPENS_LIST = re.compile(r"(?::|\b(?:such as|were|are|includ(?:e|es|ed|ing)))$")
_MAY_HOLD = re.compile(r"[%(\[]")
"""Found in every sentence in which something stands behind a name."""


def own_rates(text: str, tokens: Tokens, names: Sequence[Named], *, is_stopping: bool) -> dict[Named, Behind]:
    """What stands behind each name; `is_stopping` says that numbers are rates of stopping."""
    if is_stopping or _MAY_HOLD.search(text) is None:
        return {name: Behind(NOTHING, NO_RATES, tokens.ends[name.end - 1]) for name in reversed(names)}
    found: dict[Named, Behind] = {}
    last = tokens.ends[names[-1].end - 1]
    in_turn, n = respective(text, last)
    states_before = "%" in text[tokens.starts[names[0].start] : last]
    if n and n == len(names) == len({name.start for name in names}) and not states_before:
        return dict(zip(names, in_turn, strict=True))
    following: Behind | None = None
    ends_own = False
    # where the next name begins, and what of it is its own: AST in "elevations in ALT (4%) and AST"
    follows = thing = len(text)
    for name in reversed(names):
        end = tokens.ends[name.end - 1]
        own = behind(text, end)
        if own.said.frequency is None:
            own = behind_place(text, end, follows)
        shares = own.said.frequency is None and following is not None and following.said.frequency is not None
        if shares and following is not None:
            goes_as_well = tokens.starts[name.start] == follows
            between = text[end : thing if goes_as_well else follows]
            is_one = (
                goes_as_well
                or following.is_each
                or "/" in between
                or _is_of_pair(text, tokens, name, between, following.end)
            )
            if SHARES_RATE.fullmatch(between) and is_one:
                own = following._replace(end=own.end)
        if own.said.frequency is None and (told := for_it(text, tokens.starts[name.start])):
            own = told._replace(end=end)
        if own.said.frequency is None and following is not None:
            clause = in_clause(text, end, follows)
            own = clause or own
            ends_own |= clause is not None and name is names[-2]
        if name is names[0] and own.said.frequency is None:
            own = behind_first(text, end, follows) or own
        found[name] = following = own
        follows, thing = tokens.starts[name.start], tokens.starts[name.parts[-1][0]]
    if ends_own and found[names[-1]].said.frequency is None:
        found[names[-1]] = in_last_clause(text, last) or found[names[-1]]
    _give_to_heads(text, tokens, names, found)
    return found


def _give_to_heads(text: str, tokens: Tokens, names: Sequence[Named], found: dict[Named, Behind]) -> None:
    """Give items with examples the rates that stand behind these."""
    for at, name in enumerate(names):
        if found[name].said.frequency is None and (rate := _of_head(text, tokens, names[at:], found)):
            found[name] = rate


def _of_head(text: str, tokens: Tokens, names: Sequence[Named], found: dict[Named, Behind]) -> Behind | None:
    """The rate behind the examples of an item of a list whose items have rates: it is that of the item, and not of the
    last example.
    """
    if not text[: tokens.starts[names[0].start]].rstrip(" ,and").endswith("%)"):
        return None
    ends = [tokens.ends[name.end - 1] for name in names]
    for at, name in enumerate(names[1:], 1):
        joint = INCLUDES if at == 1 else SHARES_RATE
        if joint.fullmatch(text, ends[at - 1], tokens.starts[name.start]) is None:
            return None
        own = found[name]
        if own.said.frequency is not None and at == 1:
            return None
        if own.said.frequency is not None:
            for example, end in zip(names[1 : at + 1], ends[1:], strict=False):
                found[example] = Behind(NOTHING, NO_RATES, end)
            return own._replace(end=ends[0])
    return None


def ends_in_own(text: str, owns: Mapping[Named, Behind]) -> bool:
    """Whether the end of the sentence is the clause of one effect, behind others with rates of their own."""
    rated = [own for own in owns.values() if own.said.is_numeric]
    return len(rated) > 1 and any(own.end == len(text) for own in rated)


def _is_of_pair(text: str, tokens: Tokens, name: Named, between: str, behind: int) -> bool:
    """Whether a name and the next, whose rate ends at `behind`, are one item of a list whose items have rates:
    "rash (2%), gout or fever (5%)".
    """
    if between.strip(" ,") != "or":
        return False
    front = text[: tokens.starts[name.start]].rstrip()
    if _OPENS_LIST.search(front) is not None and "%" in text[behind:]:
        return True
    return front.endswith((",", ":", "and", "as")) and front.rstrip(" ,andors:")[-1:] in "%)"
