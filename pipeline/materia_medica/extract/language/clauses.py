"""One clause of a sentence: which of its words list effects, and what it says of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.clause_patterns import (
    CAUSE,
    CIRCUMSTANCE,
    DECLINES,
    EFFECT_NOUN,
    LEAD_PHRASE,
    MEDICINE,
    OCCURS,
    PLAIN_VERB_NOUN,
    PRONOUNS,
    RISK_IS_RAISED,
    RISK_OF,
    RISK_VERB,
    VERB_NOUN,
)
from materia_medica.extract.language.effect import joined_details
from materia_medica.extract.language.effect_names import is_generic
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.parentheses import Masked, mask, restore
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.word_tables import table

_T = table("clauses")
_EDGES = ' \t\n.,;:!*_•·–—-"“”'


_LONGEST_TAIL = 150
_INSIDE_LIST = re.compile("[\ue000-\uf8ff](?=\\s*(?:[,;]|(?:and|or)\\b))")


class Clause(NamedTuple):
    """One list of effects that a sentence gives."""

    words: str
    """The list; what the sentence shares in front ("increased risk of") is put back."""
    said: Statement
    """What the sentence states of them."""
    category: str | None
    hint: str
    """The sentence's subject, which may name an ingredient or circumstance."""
    is_prose: bool
    is_reworded: bool = False
    front: str = ""
    """What the sentence shares in front of every piece: "increased risk of"."""
    detail: str | None = None
    """A circumstance or population that stands behind the verb: "can occur in children"."""


def named(words: str) -> str:
    """A list without the comment that closes it: "severe reactions, though rare" is "severe reactions"."""
    return re.sub(
        r",?\s*(?:although|though|while|albeit)\s+(?:very |extremely |relatively )?(?:rare|uncommon|infrequent),?\s*$|"
        r"\s+as (?:an? )?(?:\w+ ){0,2}(?:side|adverse) (?:effects?|reactions?|events?)$",
        "",
        words.strip(_EDGES),
        flags=re.IGNORECASE,
    )


def is_generic_list(words: str) -> bool:
    """Whether a list names nothing but "other side effects" and the like."""
    if "," in words:
        return False
    return is_generic(
        re.sub(
            r"^(?:any|all|some|most|other|the|these|such|clinically significant|significant)\s+",
            "",
            named(words).strip(_EDGES),
            flags=re.IGNORECASE,
        )
    )


def read_clause(part: str) -> list[Clause]:
    """The effects of one clause: what is caused, what occurs, what there is a risk of, or a verb made a noun."""
    masked = mask(part)
    said = _said_of(masked)
    lead = LEAD_PHRASE.match(part)
    if lead:
        return [
            c._replace(hint=f"{lead[0]} {c.hint}", said=together(said, c.said)) for c in read_clause(part[lead.end() :])
        ]
    raised = RISK_IS_RAISED.match(masked.text)
    if raised:
        listed, after = (restore(raised[name], masked.inside) for name in ("list", "after"))
        return [Clause(listed, said, None, after, True, True, "increased risk of", _circumstance(after))]
    risk = RISK_OF.match(part)
    if risk and not re.search(r"(?i)\b(?:cause|causes|lead to|result in|reported|occur)\b", part[: risk.start("list")]):
        front = "increased risk of" if risk["kind"] else ""
        return [Clause(named(risk["list"]), said, None, part[: risk.start("list")], True, bool(front), front)]
    falls = DECLINES.match(part)
    if falls and is_part(falls["list"].lower().removeprefix("the ")):
        noun = {
            "rise": "rise in",
            "increase": "increase in",
            "worsen": "worsening of",
            "deteriorate": "deterioration of",
        }
        return [
            Clause(
                f"{noun.get(falls['verb'].lower(), falls['verb'].lower() + ' in')} {falls['list'].lower()}",
                said,
                None,
                "",
                True,
                True,
            )
        ]
    for expression in (VERB_NOUN, PLAIN_VERB_NOUN):
        verb = expression.match(part)
        if verb and not RISK_VERB.match(part[verb.start("verb") :]):
            cause = CAUSE.match(part)
            if cause and cause.start("verb") < verb.start("verb"):
                break
            noun = _T["verb_nouns"][verb["verb"].lower()]
            listed = verb["list"]
            listed = (
                re.sub(r"^(?:the|your|a|an)\s+", "", listed, flags=re.IGNORECASE)
                if not noun.endswith(("of", "to"))
                else re.sub(r"^your\s+", "the ", listed)
            )
            if not _is_effect_subject(verb["subject"]):
                return [Clause(f"{noun} {listed}", said, None, verb["subject"], True, True)]
    cause = CAUSE.match(part)
    if cause and cause["verb"].lower().endswith(("leading to", "resulting in", "causing")):
        predicate = OCCURS.match(part[: cause.start("verb")])
        if predicate and (predicate["complement"] or not MEDICINE.search(mask(predicate["list"]).text)):
            led_to = part[cause.start("verb") :].strip(_EDGES)
            return [c._replace(detail=joined_details(c.detail, led_to)) for c in _occurring(predicate, said)]
    if cause:
        return _caused(cause, said)
    occurs = OCCURS.match(part)
    if occurs:
        return _occurring(occurs, said)
    return []


def _said_of(masked: Masked) -> Statement:
    """What a clause states; a parenthesis in the midst of a list states of its own effect only."""
    return statement(restore(_INSIDE_LIST.sub(" ", masked.text), masked.inside))


def also_said(clause: Clause, own: Statement) -> Clause:
    """What "it is rare but life-threatening" adds to the clause before it."""
    return clause._replace(said=together(clause.said, own))


def _caused(found: re.Match[str], said: Statement) -> list[Clause]:
    subject, verb, listed = found["subject"], found["verb"], found["list"]
    risk = RISK_VERB.match(verb)
    if risk:
        listed = re.sub(r"^(?:of|for|to)\s+", "", listed, flags=re.IGNORECASE)
        link = {"susceptibility": "to", "sensitivity": "to"}.get(risk[1].lower(), "of")
        return [Clause(named(listed), said, None, subject, True, True, f"increased {risk[1].lower()} {link}")]
    if _is_effect_subject(subject) and re.match(
        r"(?i)(?:leads?|results?|contributes?|caus|manifest|progress|associated|linked)", verb
    ):
        return [Clause(named(subject), said, None, "", True)]
    nested = CAUSE.match(listed)
    if nested and re.search(r"(?i)\babsorption\b", subject + nested["subject"]):
        return [Clause(nested["list"], said, None, subject, True)]
    return [Clause(named(listed), said, None, subject, True)]


def _is_effect_subject(subject: str) -> bool:
    """Whether the subject of "X can lead to Y" is an effect itself rather than the medicine or its use."""
    bare = subject.strip(_EDGES)
    return bool(bare) and not MEDICINE.search(bare) and not PRONOUNS.match(bare) and bool(EFFECT_NOUN.search(bare))


def _occurring(found: re.Match[str], said: Statement) -> list[Clause]:
    listed, after = found["list"], found["after"]
    if is_generic_list(listed) or PRONOUNS.match(listed.strip(_EDGES)):
        including = re.match(
            r"(?i)[\s,]*(?:including|such as|like|most notably|(?:particularly|especially)(?! (?:with|in|at|during|"
            r"when|if|after|on|for|among|by|following|from)\b))\s+(.+)$",
            after,
        )
        if including:
            return [Clause(including[1], said, None, listed, True)]
        return []
    words = named(listed)
    said = together(said, statement(after, is_group=False))
    return [Clause(words, said, None, after, True, detail=_circumstance(after))]


def _circumstance(after: str) -> str | None:
    """What stands behind a verb, where it tells a circumstance or population and no frequency."""
    tail = after.strip(" \t\n,.;:")
    tells = CIRCUMSTANCE.match(tail) and len(tail) <= _LONGEST_TAIL and statement(tail).tier is None
    return tail if tells else None
