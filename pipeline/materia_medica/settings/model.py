"""What all models of settings share: nothing is guessed or left over, and what does not fit is said in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from materia_medica.settings.yaml import Place, SettingsError, Stated

T = TypeVar("T")


def wrong(words: str, *at: str) -> PydanticCustomError:
    """The error to raise in a validator; `at` leads from the validated value to what is wrong in it."""
    return PydanticCustomError("wrong", "{words}", {"words": words, "at": at})


class Model(BaseModel):
    """Fields of a file of settings; a field without a value counts as not given."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _known_fields(cls, said: Any) -> Any:
        if not isinstance(said, dict):
            raise wrong(f"expected fields with names ({', '.join(cls.model_fields)}), not {_shown(said)}")
        if unknown := [str(name) for name in said if name not in cls.model_fields]:
            known = ", ".join(sorted(cls.model_fields))
            raise wrong(f"unknown field {', '.join(unknown)}; known are {known}", unknown[0])
        return {name: value for name, value in said.items() if value is not None}


def one_of(values: tuple[str, ...]) -> AfterValidator:
    """A text out of a closed list."""

    def check(value: str) -> str:
        if value not in values:
            raise wrong(f"is '{value}'; allowed are {', '.join(values)}")
        return value

    return AfterValidator(check)


def _text(value: str) -> str:
    value = value.strip()
    if not value:
        raise wrong("is empty; say it, or leave the field out")
    if any((c < " " and c not in "\n\t") or c == "\x7f" for c in value):
        raise wrong("holds control characters; take them out")
    return value


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise wrong(f"a share lies between 0 and 1, is {value:g}")
    return value


Text = Annotated[str, AfterValidator(_text)]
"""Words; the white space around them is no part of them."""
Texts = Annotated[tuple[Text, ...], Field(strict=False)]
"""A list of words."""
Share = Annotated[float, AfterValidator(_share)]
"""A fraction of 1."""


def validated(kind: type[T], stated: Stated) -> T:
    """What a file states, as `kind`; raises `SettingsError` that names everything that does not fit."""
    try:
        return TypeAdapter(kind).validate_python(stated.value)
    except ValidationError as error:
        raise SettingsError(in_words(error, stated.where)) from None


def in_words(error: ValidationError, where: Callable[[Place], str], within: Place = ()) -> str:
    """Everything that does not fit, a line each.

    `where` gives the words before a place, `within` leads to the model.
    """
    return "\n".join(dict.fromkeys(_lines(error.errors(include_url=False), where, within)))


def _lines(errors: list[ErrorDetails], where: Callable[[Place], str], within: Place) -> Iterator[str]:
    for error in errors:
        place = (*within, *error["loc"], *error.get("ctx", {}).get("at", ()))
        field = place
        words = _words(error)
        if error["type"] == "missing":
            field = place[:-1]
        elif place and place[-1] == "[key]":
            place = field = (*place[:-2], str(place[-2]))
            words = f"{words}; write it in quotes" if error["type"] == "string_type" else words
        elif error["type"] == "string_type" and place and isinstance(place[-1], int):
            field = place[:-1]
            words = f"expected a list of texts; {_shown(error['input'])} is none, quotes would make it one"
        elif error["type"] == "wrong" and words.startswith("unknown field"):
            field = place[:-1]
        yield ": ".join(p for p in (where(place), _field(field), words) if p)


def _field(place: Place) -> str:
    """The names that lead to a field; entries of a list are counted from 1."""
    if place and isinstance(place[0], int):
        rest = _field(place[1:])
        return f"entry {place[0] + 1}" + (f": {rest}" if rest else "")
    return ".".join(str(part + 1) if isinstance(part, int) else repr(part)[1:-1] for part in place)


_EXPECTED = {
    "string_type": "expected a text",
    "int_type": "expected a whole number",
    "float_type": "expected a number",
    "finite_number": "expected a number",
    "bool_type": "expected true or false",
    "date_type": "expected a date like 2026-01-31",
    "dict_type": "expected entries with names",
    "list_type": "expected a list, each entry beginning with '- '",
    "tuple_type": "expected a list",
}


def _words(error: ErrorDetails) -> str:
    kind, said, limits = error["type"], error["input"], error.get("ctx", {})
    if kind == "wrong":
        return str(limits["words"])
    if kind == "missing":
        return f"missing {error['loc'][-1]}"
    if kind == "tuple_type" and isinstance(said, str):
        return f"expected a list of texts, not {_shown(said)}; write [{json.dumps(said, ensure_ascii=False)}]"
    if kind == "greater_than_equal":
        return f"must not be below {limits['ge']:g}, is {said}"
    if kind == "greater_than":
        return f"must be above {limits['gt']:g}, is {said}"
    return f"{_EXPECTED[kind]}, not {_shown(said)}" if kind in _EXPECTED else error["msg"]


def _shown(said: Any) -> str:
    words = repr(said)
    return words if len(words) <= 60 else f"{words[:57]}..."
