"""The name of an effect that begins at a token: a listed one, or composed of its parts."""

from __future__ import annotations

from materia_medica.extract.terms.lexicon import (
    ABBREVIATION,
    ILLNESS,
    IN_FRONT,
    MEASURED,
    OF_WHAT,
    PLACED,
    TERM,
    Lexicon,
    longest,
)
from materia_medica.extract.terms.measures import Measures
from materia_medica.extract.terms.named import Named, whole
from materia_medica.extract.terms.tokens import Tokens

_MOST_IN_FRONT = 5
_FEWEST_KINDS = 2
"""Kinds in front of the last one that shares its noun."""
_OF_ANY = frozenset(("event", "reaction", "effect", "symptom", "sign"))
"""Last words of what names a class of effects rather than one."""


class Names:
    """The names in the tokens of one text, asked for by the token that they begin at."""

    def __init__(self, tokens: Tokens, words: Lexicon, text: str) -> None:
        self.tokens = tokens.words
        self.places = tokens
        self.words = words
        self.measures = Measures(self.tokens, words)
        self.text = text

    def name_at(self, at: int) -> Named | None:
        """The longest name that begins at a token."""
        lex, tokens = self.words, self.tokens
        kinds = lex.beginnings[tokens[at]]
        if not kinds:
            return None
        best: Named | None = None
        if kinds & TERM and (end := longest(lex.terms, tokens, at)) > at:
            best = self._with_tail(at, end, "term")
        elif kinds & ILLNESS:
            best = self._with_tail(at, at + 1, "term")
        elif kinds & ABBREVIATION and self._is_abbreviation(at):
            best = whole(at, at + 1, "term")
        if kinds & IN_FRONT:
            best = _longer(best, self._composed(at))
        if kinds & PLACED:
            best = _longer(best, self._placed(at))
        if kinds & MEASURED:
            best = _longer(best, self.measures.one(at))
        if kinds & OF_WHAT:
            best = _longer(best, self._of_what(at))
        return best

    def _placed(self, at: int) -> Named | None:
        """What befalls a place, and is no name by itself: "irritation of the gums"."""
        if self.tokens[at + 1 : at + 2] != ["of"]:
            return None
        end = self.place_end(at + 1)
        return whole(at, end, "composed") if end > at + 1 else None

    def _of_what(self, at: int) -> Named | None:
        """What becomes of an illness: "exacerbation of asthma"."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1] not in ("of", "in"):
            return None
        inner = at + 3 if tokens[at + 2] == "the" else at + 2
        name = self.name_at(inner) if inner < len(tokens) and tokens[inner][0].isalnum() else None
        return whole(at, name.end, "composed") if name is not None and not name.is_reworded else None

    def _is_abbreviation(self, at: int) -> bool:
        written = self.text[self.places.starts[at] : self.places.ends[at]]
        return written in self.words.abbreviations or (
            written.endswith("s") and written[:-1] in self.words.abbreviations
        )

    def _head(self, at: int) -> int:
        """Where a head or a listed name that begins here ends."""
        lex, tokens = self.words, self.tokens
        end = max(longest(lex.heads, tokens, at), longest(lex.terms, tokens, at))
        return at + 1 if end == at and at < len(tokens) and lex.ends_as_illness(tokens[at]) else end

    def _fronts(self, at: int) -> list[int]:
        """Where the words in front may end, the farthest first."""
        steps: list[int] = []
        core = at
        for _ in range(_MOST_IN_FRONT):
            following = longest(self.words.in_front, self.tokens, core)
            if following == core:
                break
            core = following
            steps.insert(0, core)
        return steps

    def _composed(self, at: int) -> Named | None:
        """Words in front, then a head or a listed name."""
        for core in self._fronts(at):
            named = self._with_tail(at, end, "composed") if (end := self._head(core)) > core else None
            goes = core < len(self.tokens) and self.tokens[core] in self.words.directions
            went = self.measures.one(core) if goes else None
            if went is not None and (named is None or (went.end > named.end and self._is_joined(core + 1))):
                return whole(at, went.end, "measured")
            if named is not None:
                return named
        return None

    def several_measured(self, at: int) -> list[Named]:
        """Several things that went one way, of a kind: "dose-related increases in ALT and AST"."""
        for core in self._fronts(at):
            goes = core < len(self.tokens) and self.tokens[core] in self.words.directions
            ways = self.measures.several(core) if goes else []
            if ways:
                return [_from(at, core, way) for way in ways]
        return []

    def _is_joined(self, at: int) -> bool:
        """Whether what follows "abnormality" is bound to it: "mild abnormality in liver function tests"."""
        return self.tokens[at] in self.words.direction_joints

    def sharing_a_head(self, at: int) -> list[Named]:
        """Two kinds of one thing: "hepatic and renal failure"."""
        tokens = self.tokens
        several = self._several_kinds(at)
        if several:
            return several
        for front in self._fronts(at):
            other = front + 1
            if other >= len(tokens) or tokens[front] not in ("and", "or", "/", "to"):
                continue
            if tokens[front] == "to" and not self._are_courses(at, other):
                continue
            for core in self._fronts(other):
                if (end := self._head(core)) > core:
                    whole = self._with_tail(other, end, "composed")
                    second = longest(self.words.in_front, tokens, other)
                    shared = second if other < second < core else core
                    if tokens[at] == "fatal":  # "fatal and nonfatal bleeding" is one effect
                        return [self._with_tail(shared, end, "composed")]
                    if tokens[at] == "new" or self._are_courses(at, other):
                        # so are "new or worsening bleeding" and "acute and chronic nephropathy"
                        return [self._with_tail(at, end, "composed")]
                    return [Named(((at, front), (shared, whole.end)), "composed", at, whole.end), whole]
        return []

    def _are_courses(self, *places: int) -> bool:
        """Whether the words at these places tell how an effect came and how bad it was, and no two effects apart."""
        return all(self.tokens[at] in self.words.courses for at in places)

    def _several_kinds(self, at: int) -> list[Named]:
        """Three or more kinds of one thing: "cardiac, hepatic, or renal failure"; a kind is no name by itself."""
        lex, tokens = self.words, self.tokens
        kinds: list[tuple[int, int]] = []
        is_last = False
        while (end := longest(lex.in_front, tokens, at)) > at and not is_last:
            if longest(lex.terms, tokens, at) >= end:
                return []
            kinds.append((at, end))
            at = end
            while tokens[at : at + 1] == [","] or tokens[at : at + 1] in (["and"], ["or"]):
                is_last |= tokens[at] != ","
                at += 1
            if at == end:
                return []
        if len(kinds) < _FEWEST_KINDS or not is_last or at >= len(tokens):
            return []
        last, core = self.name_at(at), longest(lex.in_front, tokens, at)
        if (
            last is None
            or last.is_reworded
            or last.kind == "measured"
            or last.end == at + 1
            or tokens[last.end - 1] in _OF_ANY
        ):
            return []
        core = core if at < core < last.end else last.end - 1
        shared = (core, last.end)
        return [*(Named((kind, shared), "composed", kind[0], last.end) for kind in kinds), last]

    def _with_tail(self, start: int, end: int, kind: str) -> Named:
        """The name with the words behind it that belong to it, and the place that it names."""
        while (following := longest(self.words.behind, self.tokens, end)) > end and not self._begins_another(
            end, following
        ):
            end = following
        return whole(start, max(end, self.place_end(end)), kind)

    def _begins_another(self, at: int, end: int) -> bool:
        """Whether a word written large begins a name of its own: "Pancreatitis Toxic epidermal necrolysis"."""
        start = self.places.starts[at]
        if not self.text[start : start + 1].isupper():
            return False
        name = self.name_at(at)
        return name is not None and name.end > end and self.text[self.places.starts[end]].islower()

    def place_end(self, at: int) -> int:
        """Where "of the tongue" ends that begins here."""
        tokens = self.tokens
        if at + 1 < len(tokens) and tokens[at] in ("of", "in", "at", "around", "to"):
            inner = at + 2 if tokens[at + 1] in ("the", "your", "both") else at + 1
            end = longest(self.words.places, tokens, inner)
            if end > inner:
                return self._further_place(end)
        return at

    def _further_place(self, at: int) -> int:
        """Where a second place ends behind the first ("of the face and hands"), if it begins no name of its own."""
        if at + 1 >= len(self.tokens) or self.tokens[at] not in ("and", "or"):
            return at
        end = longest(self.words.places, self.tokens, at + 1)
        if end == at + 1:
            return at
        name = self.name_at(at + 1)
        return at if name is not None and name.end > end else end


def _from(at: int, core: int, way: Named) -> Named:
    """A name whose first words begin farther in front."""
    (start, end), *others = way.parts
    if start != core:
        return way
    return way._replace(parts=((at, end), *others), start=at if way.start == core else way.start)


def _longer(one: Named | None, other: Named | None) -> Named | None:
    if one is None or other is None:
        return one or other
    return other if other.end > one.end else one
