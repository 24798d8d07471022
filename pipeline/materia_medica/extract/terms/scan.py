"""Where a text names adverse effects: the longest name at each place, listed or composed of its parts."""

from __future__ import annotations

from materia_medica.extract.terms.lexicon import Lexicon, longest
from materia_medica.extract.terms.measures import Measures
from materia_medica.extract.terms.named import JOINTS, Named, whole
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.extract.terms.word_tables import lexicon

_MOST_IN_FRONT = 5
_FEWEST_KINDS = 2
"""Kinds in front of the last one that shares its noun."""
_OF_ANY = frozenset(("event", "reaction", "effect", "symptom", "sign"))
"""Last words of what names a class of effects rather than one."""
_BINDS = frozenset(("and", "or", "/", "and/or", "&"))


def names_in(tokens: Tokens, words: Lexicon | None = None, text: str = "") -> list[Named]:
    """The names of effects and classes in these tokens, in order, none within another; `text` is theirs."""
    scan = _Scan(tokens, words or lexicon(), text)
    begins = scan.words.beginnings
    may_begin = scan.words.may_begin
    end = 0
    for at, word in enumerate(tokens.words):
        known = begins.get(word)
        if at >= end and (may_begin(word) if known is None else known):
            end = scan.read(at)
    return scan.found


class _Scan:
    def __init__(self, tokens: Tokens, words: Lexicon, text: str) -> None:
        self.tokens = tokens.words
        self.places = tokens
        self.words = words
        self.measures = Measures(self.tokens, words)
        self.text = text
        self.found: list[Named] = []
        self.shared: tuple[int, int] | None = None
        """The place that the list being read began with: "injection site"."""
        self.signs = self.words.local_signs
        """The signs that take it over."""
        self.last_end = 0

    def read(self, at: int) -> int:
        """Find what begins at a token; says where it ends."""
        lex, word = self.words, self.tokens[at]
        if word in lex.classes:
            end = longest(lex.classes, self.tokens, at, over=",")
            if end > at and self._is_head(at, end):
                self.found.append(Named(((at, end),), "class", at, end))
                self.shared = None
                return end
        names = self.measures.several(at) if lex.may_be_measured(word) else []
        if not names and word in lex.in_front:
            names = self._sharing_a_head(at)
        if not names:
            name = self._sign_of_organ(at) or self.name_at(at)
            if name is None:
                return at
            names = [name]
        end = max(name.end for name in names)
        if not all(self.words.names_nothing(self.tokens[a:b]) for name in names for a, b in name.parts):
            self.found += [self._in_shared_place(name) for name in names]
            self._share_place_behind(names[-1])
        self.last_end = end
        return end

    def _sign_of_organ(self, at: int) -> Named | None:
        """What is no name by itself, but befalls the organ that a list began with: "GI bleeding and perforation"."""
        if self.shared is None or self.signs is not self.words.organ_signs:
            return None
        between = self.tokens[self.last_end : at]
        end = longest(self.signs, self.tokens, at)
        if (
            end == at
            or not between
            or not JOINTS.issuperset(between)
            or longest(self.words.terms, self.tokens, at) > end
        ):
            return None
        return Named((self.shared, (at, end)), "term", at, end)

    def _is_head(self, at: int, end: int) -> bool:
        """Whether the name of a class heads effects: written large, or with a colon behind it."""
        start = self.places.starts[at]
        return not self.text[start : start + 1].islower() or self.tokens[end : end + 1] == [":"]

    def name_at(self, at: int) -> Named | None:
        """The longest name that begins at a token."""
        lex, tokens, word = self.words, self.tokens, self.tokens[at]
        best: Named | None = None
        if word in lex.terms and (end := longest(lex.terms, tokens, at)) > at:
            best = self._with_tail(at, end, "term")
        elif lex.ends_as_illness(word):
            best = self._with_tail(at, at + 1, "term")
        elif self._is_abbreviation(at):
            best = whole(at, at + 1, "term")
        if word in lex.in_front:
            best = _longer(best, self._composed(at))
        if lex.may_be_measured(word):
            best = _longer(best, self.measures.one(at))
        if word in lex.of_what:
            best = _longer(best, self._of_what(at))
        return best

    def _of_what(self, at: int) -> Named | None:
        """What becomes of an illness: "exacerbation of asthma"."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1] not in ("of", "in"):
            return None
        inner = at + 3 if tokens[at + 2] == "the" else at + 2
        name = self.name_at(inner) if inner < len(tokens) and tokens[inner][0].isalnum() else None
        return whole(at, name.end, "composed") if name is not None and not name.is_reworded else None

    def _is_abbreviation(self, at: int) -> bool:
        if self.tokens[at] not in self.words.folded_abbreviations:  # where words stand is seldom asked for
            return False
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
            if (end := self._head(core)) > core:
                return self._with_tail(at, end, "composed")
            if (
                core < len(self.tokens)
                and self.tokens[core] in self.words.directions
                and (went := self.measures.one(core))
            ):
                return whole(at, went.end, "measured")
        return None

    def _sharing_a_head(self, at: int) -> list[Named]:
        """Two kinds of one thing: "hepatic and renal failure"."""
        tokens = self.tokens
        several = self._several_kinds(at)
        if several:
            return several
        for front in self._fronts(at):
            if front + 1 >= len(tokens) or tokens[front] not in ("and", "or", "/"):
                continue
            other = front + 1
            for core in self._fronts(other):
                if (end := self._head(core)) > core:
                    whole = self._with_tail(other, end, "composed")
                    second = longest(self.words.in_front, tokens, other)
                    shared = second if other < second < core else core
                    if tokens[at] == "fatal":  # "fatal and nonfatal bleeding" is one effect
                        return [self._with_tail(shared, end, "composed")]
                    return [Named(((at, front), (shared, whole.end)), "composed", at, whole.end), whole]
        return []

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
        return whole(start, max(end, self._place(end)), kind)

    def _begins_another(self, at: int, end: int) -> bool:
        """Whether a word written large begins a name of its own: "Pancreatitis Toxic epidermal necrolysis"."""
        start = self.places.starts[at]
        if not self.text[start : start + 1].isupper():
            return False
        name = self.name_at(at)
        return name is not None and name.end > end and self.text[self.places.starts[end]].islower()

    def _place(self, at: int) -> int:
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

    def _in_shared_place(self, name: Named) -> Named:
        """A sign in a list that began with a place takes it over."""
        start, end = name.parts[0]
        if (start, end) == self.shared:
            return name
        if (shared := longest(self.words.shared_in_front, self.tokens, start)) > start:
            self.shared, self.signs = (start, shared), self.words.local_signs
            return name
        if (shared := longest(self.words.organs_in_front, self.tokens, start)) > start:
            is_sign = longest(self.words.organ_signs, self.tokens, shared) == end
            self.shared, self.signs = (start, shared) if is_sign else None, self.words.organ_signs
            return name
        between = self.tokens[self.last_end : start]
        if self.shared is None or not between or not JOINTS.issuperset(between):
            self.shared = None
            return name
        if name.is_reworded or longest(self.signs, self.tokens, start) != end:
            return name
        return name._replace(parts=(self.shared, *name.parts))

    def _share_place_behind(self, name: Named) -> None:
        """Signs in front of one with a place behind it share that: "pain and swelling at the injection site"."""
        start, end = name.parts[-1]
        sign = longest(self.words.local_signs, self.tokens, start)
        if name.is_reworded or sign in (start, end) or self._place(sign) != end:
            return
        if not _BINDS.intersection(self.tokens[self.last_end : start]):
            return  # "nodules, dryness of mucous membranes": nothing binds the last one to those in front of it
        behind = start
        for at in range(len(self.found) - 2, -1, -1):
            other = self.found[at]
            between = self.tokens[other.end : behind]
            is_sign = longest(self.words.local_signs, self.tokens, other.start) == other.end
            if other.is_reworded or not between or not JOINTS.issuperset(between) or not is_sign:
                return
            self.found[at] = other._replace(parts=(*other.parts, (sign, end)))
            behind = other.start


def _longer(one: Named | None, other: Named | None) -> Named | None:
    if one is None or other is None:
        return one or other
    return other if other.end > one.end else one
