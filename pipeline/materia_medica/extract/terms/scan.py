"""Where a text names adverse effects: the longest name at each place, and what the names of a list share."""

from __future__ import annotations

from materia_medica.extract.terms.lexicon import CLASS, IN_FRONT, MEASURED, Lexicon, longest
from materia_medica.extract.terms.named import JOINTS, Named
from materia_medica.extract.terms.names import Names
from materia_medica.extract.terms.tokens import Tokens, tokens_of
from materia_medica.extract.terms.word_tables import lexicon

_BINDS = frozenset(("and", "or", "/", "and/or", "&"))


def names_in(tokens: Tokens, words: Lexicon | None = None, text: str = "") -> list[Named]:
    """The names of effects and classes in these tokens, in order, none within another; `text` is theirs."""
    lex = words or lexicon()
    begins = lex.beginnings
    places = [at for at, word in enumerate(tokens.words) if begins[word]]
    if not places:
        return []
    scan = _Scan(tokens, lex, text)
    end = 0
    for at in places:
        if at >= end:
            end = scan.read(at)
    return scan.found


def names_effect(words: str) -> bool:
    """Whether words hold the name of an effect, and not of a class alone."""
    return any(name.kind != "class" for name in names_in(tokens_of(words), text=words))


class _Scan:
    def __init__(self, tokens: Tokens, words: Lexicon, text: str) -> None:
        self.names = Names(tokens, words, text)
        self.tokens = tokens.words
        self.places = tokens
        self.words = words
        self.text = text
        self.found: list[Named] = []
        self.shared: tuple[int, int] | None = None
        """The place that the list being read began with: "injection site"."""
        self.signs = self.words.local_signs
        """The signs that take it over."""
        self.last_end = 0

    def read(self, at: int) -> int:
        """Find what begins at a token; says where it ends."""
        lex = self.words
        kinds = lex.beginnings[self.tokens[at]]
        if kinds & CLASS:
            end = longest(lex.classes, self.tokens, at, over=",")
            if end > at and self._is_head(at, end):
                self.found.append(Named(((at, end),), "class", at, end))
                self.shared = None
                return end
        names = self.names.measures.several(at) if kinds & MEASURED else []
        if not names and kinds & IN_FRONT:
            names = self.names.several_measured(at) or self.names.sharing_a_head(at)
        if not names:
            name = (self.shared and self._sign_of_organ(at)) or self.names.name_at(at)
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
        if name.is_reworded or sign in (start, end) or self.names.place_end(sign) != end:
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
