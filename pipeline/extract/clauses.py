"""The grammar of sentences: which words of a sentence list effects, and what the sentence says of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.asides import ADVICE, GENERAL, NEGATION, aside_of, has_verb, speaks_in_general
from pipeline.extract.clause_patterns import (
    CAUSE,
    CAUSE_BEFORE_CLASS,
    CLASS_OF,
    CONCESSION,
    DECLINES,
    EFFECT_NOUN,
    INTRO,
    INVERTED,
    LEAD_IN,
    LEAD_PHRASE,
    MEDICINE,
    MONITOR,
    OCCURS,
    PLAIN_VERB_NOUN,
    PRONOUN_START,
    PRONOUNS,
    REQUIRES,
    RISK_OF,
    RISK_VERB,
    SOME_CASES,
    SPLIT_CLAUSES,
    VERB_NOUN,
)
from pipeline.extract.frequency import Statement, statement
from pipeline.extract.masks import mask, restore
from pipeline.extract.names import is_class, is_generic
from pipeline.extract.standing import is_part
from pipeline.extract.tables import table

_T = table("clauses")
_EDGES = ' \t\n.,;:!*_•·–—-"“”'
_CONTRAST = re.compile(rf"[,;]?\s+(?:{'|'.join(_T['contrast'])}),?\s+", re.IGNORECASE)
_SYSTEM = re.compile(table("labels")["systems"], re.IGNORECASE)


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


class Reading(NamedTuple):
    """A sentence as read: its clauses, or the reason why it gives no row."""

    clauses: tuple[Clause, ...] = ()
    reason: str | None = None
    is_group: bool = False
    """Whether the sentence introduces a group ("Common side effects include ...")."""


@lru_cache(maxsize=32768)
def read_sentence(text: str) -> Reading:
    """Read one sentence that holds a verb."""
    sentence = LEAD_IN.sub(
        lambda m: m[0] if statement(m[0], is_group=False).tier else "", text.strip().replace("’", "'")
    )
    sentence = SOME_CASES.sub("", sentence)
    aside = aside_of(sentence)
    monitored = MONITOR.match(sentence)
    if monitored and (monitored["sure"] or monitored["lead"].strip()):
        listed = Clause(monitored["list"], statement(sentence, is_group=False), None, monitored["lead"], True)
        return Reading((listed,))
    if aside == "advice":
        required = _required(sentence)
        return required if required else Reading(reason="advice")
    if aside in ("reference", "disclaimer"):
        return Reading(reason=aside)
    parts = [
        p for half in re.split(r";\s+", sentence) for p in _CONTRAST.split(LEAD_IN.sub("", half)) if p.strip(_EDGES)
    ]
    if aside == "negation" or (aside == "general" and len(parts) > 1):
        refused = NEGATION if aside == "negation" else GENERAL
        kept = [p for p in parts if not refused.search(mask(p).text.lower())]
        readings = [_read_plain(p) for p in kept if has_verb(p)]
        clauses = tuple(c for r in readings for c in r.clauses if _is_sound(c))
        if clauses or aside == "negation":
            return Reading(clauses, None if clauses else "negation")
    reading = _read_plain(sentence)
    sound = tuple(c for c in reading.clauses if _is_sound(c))
    if sound:
        return Reading(sound, None, reading.is_group)
    if aside:
        return Reading(reason=aside)
    return Reading(reason="general" if speaks_in_general(sentence) else "unexplained")


def _is_sound(clause: Clause) -> bool:
    bare = clause.words.strip(_EDGES)
    return bool(bare) and not PRONOUNS.match(bare) and not ADVICE.search(bare.lower())


def _required(sentence: str) -> Reading | None:
    """Read "angioedema requires immediate discontinuation": it names what care is asked for, a row and no advice."""
    if re.match(
        r"(?i)\W*(?:if|contact|seek|consult|stop|discontinue|always|please|report|patients|you|it is|regular|close)\b",
        sentence,
    ):
        return None
    found = REQUIRES.match(sentence)
    if not found or has_verb(found["list"]) or re.search(r"(?i)\breport|discuss|inform", found["what"]):
        return None
    said = statement(sentence, is_group=True)
    clause = Clause(_named(found["list"]), said, None, "", True)
    return Reading((clause,)) if _is_sound(clause) and not _is_generic_list(found["list"]) else None


def _named(words: str) -> str:
    """A list without the comment that closes it: "severe reactions, though rare" is "severe reactions"."""
    return re.sub(
        r",?\s*(?:although|though|while|albeit)\s+(?:very |extremely |relatively )?(?:rare|uncommon|infrequent),?\s*$",
        "",
        words.strip(_EDGES),
        flags=re.IGNORECASE,
    )


def _is_generic_list(words: str) -> bool:
    if "," in words:
        return False
    return is_generic(
        re.sub(
            r"^(?:any|all|some|most|other|the|these|such|clinically significant|significant)\s+",
            "",
            _named(words).strip(_EDGES),
            flags=re.IGNORECASE,
        )
    )


def _read_plain(sentence: str) -> Reading:
    lead = CONCESSION.match(sentence)
    if lead:
        reading = _read_plain(sentence[lead.end() :])
        own = statement(lead[0])
        return reading._replace(clauses=tuple(_also_said(c, own) for c in reading.clauses))
    intro = _intro(sentence)
    if intro is not None:
        return intro
    required = _required(sentence)
    if required:
        return required
    clauses: list[Clause] = []
    for part in _clauses_of(sentence):
        found = _clause(part, sentence)
        if not found and clauses and PRONOUN_START.match(part):
            own = statement(part, is_group=False)
            clauses = [_also_said(c, own) for c in clauses]
        clauses += found
    if clauses:
        return Reading(tuple(clauses))
    return Reading(reason="unexplained")


def _clauses_of(sentence: str) -> list[str]:
    """The clauses of a sentence; where the first words hold no verb, the comma only parts a list."""
    at = 0
    out: list[str] = []
    for found in SPLIT_CLAUSES.finditer(sentence):
        before = sentence[at : found.start()]
        if has_verb(before) or (found[0].startswith(";") and GENERAL.search(before.lower())):
            out.append(sentence[at : found.start()])
            at = found.end()
    return [*out, sentence[at:]]


def _intro(sentence: str) -> Reading | None:
    inverted = INVERTED.match(sentence)
    if inverted:
        return Reading((Clause(inverted["list"], statement(inverted["head"]), None, "", True),))
    masked = mask(sentence)
    found = INTRO.match(masked.text)
    if not found:
        return None
    head, listed = (
        restore(found["head"], masked.inside).strip(_EDGES),
        restore(found["list"], masked.inside).strip(_EDGES),
    )
    if not listed:
        return None
    if CAUSE_BEFORE_CLASS.search(head):
        return None
    said = statement(head)
    category = None
    class_head = class_of(head)
    if (
        class_head
        and not is_generic(class_head)
        and not is_generic(re.sub(r"(?i)^(?:systemic|other|possible|some)\s+", "", class_head))
    ) or (class_head and re.search(r"(?i)\bsystemic\b", class_head)):
        if not is_class(class_head):
            return None
        category = class_head if _SYSTEM.fullmatch(class_head) else None
    said = said._replace(context=said.context or statement(masked.text, is_group=False).context)
    tail = _closing_care(listed)
    if tail:
        listed = listed[: tail.start()]
        said = said._replace(is_serious=said.is_serious or statement(tail[0]).is_serious)
    return Reading((Clause(listed, said, category, head, True),), None, is_group=True)


def _closing_care(listed: str) -> re.Match[str] | None:
    """A tail that asks for care for the whole list: ", requiring prompt medical intervention"."""
    return re.search(
        r",?\s+(?:all of which |which |that |and )?(?:requir(?:ing|es?)|warrant(?:ing|s)?|necessitat(?:ing|es?)|"
        r"need(?:ing|s)?|demand(?:ing|s)?|should prompt|represent \w+ \w+ adrs requiring)\s+[^,;()]*$",
        listed,
        re.IGNORECASE,
    )


def class_of(head: str) -> str | None:
    """The class that an introduction names, such as "cardiovascular effects"; null where it names none."""
    for found in CLASS_OF.finditer(mask(head).text):
        lead = found[1].split()
        kept: list[str] = []
        for word in reversed(lead):
            if re.fullmatch(
                r"(?i)(?:common|commonly|rare|rarely|serious|severe|uncommon|frequent|frequently|reported|less|more|"
                r"most|very|but|the|some|other|possible|potential|potentially|long-term|clinically|significant|"
                r"important|notable|and|or|may|of|mild|these|known|additional|observed|occurring|typical|infrequent|"
                r"include|relevant|major|main|adverse|drug|all|any|also|prolonged|chronic|certain|following|minor|"
                r"associated|specific|individual|its|their|for|with|has|have|such|overall|usual|primary|key|general|"
                r"rarer|expected|chief|unwanted|undesirable|numerous|several|many|various|life-threatening|fatal|"
                r"dangerous|cause|experience|patients|can|are|in|as|to|a|an)[,:]?",
                word,
            ):
                break
            kept.insert(0, word)
        if kept:
            return " ".join([*kept, found[2]]).strip(" ,")
        return None
    return None


def _clause(part: str, sentence: str) -> list[Clause]:
    """The effects of one clause: what is caused, what occurs, what there is a risk of, or a verb made a noun."""
    said = _said_of(part, sentence)
    lead = LEAD_PHRASE.match(part)
    if lead:
        return [
            c._replace(hint=f"{lead[0]} {c.hint}", said=_with_lead(c.said, said))
            for c in _clause(part[lead.end() :], sentence)
        ]
    risk = RISK_OF.match(part)
    if risk and not re.search(r"(?i)\b(?:cause|causes|lead to|result in|reported|occur)\b", part[: risk.start("list")]):
        front = "increased risk of" if risk["kind"] else ""
        return [Clause(_named(risk["list"]), said, None, part[: risk.start("list")], True, bool(front), front)]
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
        if predicate and predicate["complement"]:
            return _occurring(predicate, said)
    if cause:
        return _caused(cause, said)
    occurs = OCCURS.match(part)
    if occurs:
        return _occurring(occurs, said)
    return []


def _said_of(part: str, sentence: str) -> Statement:
    said = statement(part)
    if said.tier is None and part is not sentence:
        said = said._replace(is_serious=said.is_serious)
    return said


def _also_said(clause: Clause, own: Statement) -> Clause:
    """What "it is rare but life-threatening" adds to the clause before it."""
    said = clause.said
    if said.tier is None and own.tier is not None:
        said = own._replace(is_serious=said.is_serious, context=said.context)
    return clause._replace(said=said._replace(is_serious=said.is_serious or own.is_serious))


def _with_lead(said: Statement, whole: Statement) -> Statement:
    return whole if whole.tier else said._replace(is_serious=whole.is_serious, context=whole.context)


def _caused(found: re.Match[str], said: Statement) -> list[Clause]:
    subject, verb, listed = found["subject"], found["verb"], found["list"]
    risk = RISK_VERB.match(verb)
    if risk:
        listed = re.sub(r"^(?:of|for|to)\s+", "", listed, flags=re.IGNORECASE)
        link = {"susceptibility": "to", "sensitivity": "to"}.get(risk[1].lower(), "of")
        return [Clause(_named(listed), said, None, subject, True, True, f"increased {risk[1].lower()} {link}")]
    if _is_effect_subject(subject) and re.match(
        r"(?i)(?:leads?|results?|contributes?|caus|manifest|progress|associated|linked)", verb
    ):
        return [Clause(_named(subject), said, None, "", True)]
    nested = CAUSE.match(listed)
    if nested and re.search(r"(?i)\babsorption\b", subject + nested["subject"]):
        return [Clause(nested["list"], said, None, subject, True)]
    return [Clause(_named(listed), said, None, subject, True)]


def _is_effect_subject(subject: str) -> bool:
    """Whether the subject of "X can lead to Y" is an effect itself rather than the medicine or its use."""
    bare = subject.strip(_EDGES)
    return bool(bare) and not MEDICINE.search(bare) and not PRONOUNS.match(bare) and bool(EFFECT_NOUN.search(bare))


def _occurring(found: re.Match[str], said: Statement) -> list[Clause]:
    listed, after = found["list"], found["after"]
    if _is_generic_list(listed) or PRONOUNS.match(listed.strip(_EDGES)):
        including = re.match(
            r"(?i)[\s,]*(?:including|such as|like|most notably|(?:particularly|especially)(?! (?:with|in|at|during|"
            r"when|if|after|on|for|among|by|following|from)\b))\s+(.+)$",
            after,
        )
        if including:
            return [Clause(including[1], said, None, listed, True)]
        return []
    words = _named(listed)
    own = statement(after, is_group=False)
    if own.context and not said.context:
        said = said._replace(context=own.context)
    return [Clause(words, said, None, after, True)]


def names_system(words: str) -> bool:
    """Whether the words name a body system, route or class of effects."""
    return bool(_SYSTEM.fullmatch(words))
