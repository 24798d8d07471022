"""Lists of a leaflet: split at commas, each piece read by itself, unless the pieces share what completes them."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.consequences import EXAMPLE_AT_END, PLACE_BEHIND
from materia_medica.extract.effects.leaflets.fragments import (
    JOINT,
    OF_SYSTEM,
    is_unfinished,
    of_system,
    tells,
    with_feeling,
    without_circumstance,
)
from materia_medica.extract.effects.leaflets.joints import with_joints
from materia_medica.extract.effects.leaflets.lay_rules import ON_RISING, OWN_PLACES, THAT_TELLS
from materia_medica.extract.effects.leaflets.leaflet_detail_rules import (
    APPOSITION,
    FLU_LIKE,
    IN_PARTICULAR,
    IN_TESTS,
    LIKE,
    SHOWN,
)
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import STARTING
from materia_medica.extract.effects.leaflets.leaflet_list_rules import (
    AND_OR,
    ARTICLE,
    AS_WELL_AS,
    DURING_OR,
    INNER,
    JOINED,
    ONE_OR_OTHER,
    PLACES,
    RISK,
    SHARED_TAIL,
    TWO_OF_A_KIND,
)
from materia_medica.extract.effects.leaflets.leaflet_pieces import pieces_in
from materia_medica.extract.effects.leaflets.next_signs import with_next_signs
from materia_medica.extract.effects.leaflets.own_words import with_own_words
from materia_medica.extract.effects.leaflets.pairs import with_described, with_lay_pairs, with_pairs
from materia_medica.extract.effects.leaflets.piled_words import with_piles
from materia_medica.extract.effects.leaflets.place_lists import with_places
from materia_medica.extract.effects.leaflets.shared_fronts import with_fronts
from materia_medica.extract.effects.leaflets.shared_tails import with_tails
from materia_medica.extract.effects.leaflets.told_lists import WITH_BEHIND, with_closed
from materia_medica.extract.effects.leaflets.unparted import closed, opened
from materia_medica.extract.effects.leaflets.wholes import is_fit, mended, whole, whole_of
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.parentheses import contents, mask, restore
from materia_medica.extract.language.statement import together
from materia_medica.extract.terms.scan import names_effect

_DASH = re.compile(r"\s[–—-]\s|,?\s(?=e\.g\.|such\sas\b|including\b)")
_LEFT_BEHIND = re.compile(r"\s(?:followed|caused|accompanied|that|which|straight|shortly|soon|just)$", re.IGNORECASE)
"""What is left of "followed by" where the words behind it are detail."""
_SITE = "at the injection site"
"""A place that lists share, in the words that the grammar of lists knows."""
_OF_FLU = re.compile(r"(?<=\bflu)\s(?=like\ssymptoms\b)|(?<=\bcold)\s(?=like\ssymptoms\b)", re.IGNORECASE)
"""Where a sign is missing without which the words give examples of symptoms."""
_FELT_ON_RISING = re.compile(r"(?:dizz|faint|light-?head|giddi|vertigo)", re.IGNORECASE)


def listed(text: str) -> tuple[Effect, ...]:
    """The effects of words that list them; none where they give no names."""
    text = without_circumstance(text)
    if system := OF_SYSTEM.match(text):
        return tuple(e._replace(category=e.category or system["system"]) for e in listed(system["name"]))
    if (tail := SHARED_TAIL.search(text)) and (tail["more"] or tail[0].lower().startswith("where ")):
        found = listed(f"{text[: tail.start()]}{_SITE}{text[tail.end() :]}")
        return tuple(e._replace(name=e.name.replace(_SITE, tail[0])) for e in found)
    if (shown := SHOWN.search(text)) and (found := _in_front(text[: shown.start()])):
        *others, last = found
        masked = mask(shown["signs"])
        said = statement(" ".join(contents(masked.text, masked.inside)), is_group=False)
        last = last._replace(said=together(last.said, said)) if said.is_numeric else last
        return (*others, last._replace(detail=joined_details(last.detail, shown["signs"].strip(EDGES))))
    text = INNER.sub(lambda f: f"({f[1]}; {f[2]}{f[3]})", text.replace("[", "(").replace("]", ")"))
    text = _OF_FLU.sub("-", LIKE.sub("such as ", AND_OR.sub("and/or", text)))
    if RISK.match(text):
        return _with_risk(text)
    kept = AS_WELL_AS.sub(", ", PLACE_BEHIND.sub(lambda f: f" ({f['place']}; {f['inside']})", text))
    kept = OWN_PLACES.sub(lambda found: f"{found['sign']}, ", kept)
    kept = with_pairs(with_places(with_lay_pairs(with_piles(with_next_signs(kept)))))
    kept = TWO_OF_A_KIND.sub(_of_a_kind, PLACES.sub(lambda f: closed(f[0]), FLU_LIKE.sub(lambda f: closed(f[0]), kept)))
    kept = ONE_OR_OTHER.sub(lambda found: closed(found[0]), kept)
    kept = ON_RISING.sub(_on_rising, THAT_TELLS.sub(_with_what_tells, kept))
    kept = with_tails(with_described(with_closed(with_own_words(with_fronts(kept)))))
    for rule in (EXAMPLE_AT_END, APPOSITION, WITH_BEHIND, DURING_OR, IN_TESTS, IN_PARTICULAR):
        kept = rule.sub(lambda f: f" ({f[1]})", kept)
    out: list[Effect] = []
    for piece in pieces_in(kept):
        out = _joined(out, piece)
    found = tuple(with_feeling([_opened(e) for e in out if not e.name.lower().startswith("one of")]))
    if not found or _is_torn(found):
        return whole(text)
    return tuple(e for e in found if is_fit(e.name.strip(EDGES)))


def _with_risk(text: str) -> tuple[Effect, ...]:
    """The risk of an effect, with what a list without a joint names behind it: "risk of infections, tiredness"."""
    risk, *told = _DASH.split(text, maxsplit=1)
    if told:
        return tuple(e._replace(detail=joined_details(e.detail, *told)) for e in whole(risk))
    masked = mask(text)
    first, comma, others = masked.text.partition(",")
    if not comma or JOINT.search(others):
        return whole(text)
    return (*whole(restore(first, masked.inside)), *listed(restore(others, masked.inside)))


def _in_front(text: str) -> tuple[Effect, ...]:
    """The effects in front of what shows them; reactions of which their own words tell are one."""
    return listed(text) or (whole(text) if text.lower().startswith("reactions ") else ())


def _on_rising(found: re.Match[str]) -> str:
    """Each of two things that one feels on rising, with that."""
    if not (names_effect(found["one"]) and names_effect(found["other"])):
        return found[0]
    tail = closed(f" {found['tail']}")
    first = found["first"] or ""
    first = f"{first}{tail if _FELT_ON_RISING.match(first) else ''}, " if first else ""
    return f"{first}{found['one']}{tail}, {found['other']}{tail}"


def _of_a_kind(found: re.Match[str]) -> str:
    """Two words that share one, as one; a noun that names an effect shares none ("a headache or stomach pain"), save
    what something comes from: "bleeding from a cut or injury that will not stop".
    """
    one = found["one"] or ""
    if found.string[: found.start()].rstrip().lower().endswith(" from"):
        whole = found[0].removesuffix(" that")
        return closed(whole) + found[0][len(whole) :]
    is_noun = one != "" and names_effect(one) and not one.lower().endswith(("ing", "ed", "y", "ful", "ous"))
    return found[0] if is_noun else closed(found[0])


def _with_what_tells(found: re.Match[str]) -> str:
    """What is wrong with something, which stays with it where that is no effect, or does not heal."""
    if not names_effect(found["head"]) or "heal" in found[0].lower():
        return closed(found[0])
    return f"{found['head']} ({found[0][len(found['head']) :].strip()})" if found["more"] else found[0]


def _joined(out: list[Effect], piece: str) -> list[Effect]:
    """The effects so far with those of a piece, which stays one where it would be torn into what names none."""
    found: list[Effect] = []
    for effect in effects_in(with_joints(piece)):
        if (found or out) and tells(opened(effect.name), effect.detail):
            before = found or out
            told = joined_details(before[-1].detail, effect.name, effect.detail)
            before[-1] = before[-1]._replace(detail=told, said=together(before[-1].said, effect.said))
        else:
            found.append(of_system(effect))
    if any(is_unfinished(opened(e.name)) for e in found):
        if parts := mended(opened(piece), found):
            return [*out, *parts]
        one = whole_of(JOINED.sub("", piece))
        found = [of_system(e) for e in one] if one and not tells(opened(one[0].name)) else found
    return [*out, *found]


def _opened(effect: Effect) -> Effect:
    name = STARTING.sub("", ARTICLE.sub("", opened(effect.name).removeprefix("and/or ")))
    name = _LEFT_BEHIND.sub("", name)
    category = opened(effect.category) if effect.category else None
    return effect._replace(name=name, detail=opened(effect.detail) if effect.detail else None, category=category)


def _is_torn(found: tuple[Effect, ...]) -> bool:
    """Whether a list was torn where its pieces do not stand by themselves: one begins with a word that points back."""
    return len(found) > 1 and any(
        e.name.split(" ", 1)[0].lower() in ("one", "its", "their", "adjacent", "either", "both", "such") for e in found
    )
