"""The grammar of sentences: which words of a sentence list effects, and what the sentence says of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.effects import is_class, is_generic
from pipeline.extract.frequency import NOTHING, Statement, statement
from pipeline.extract.phrases import is_part, mask, restore
from pipeline.extract.tables import in_order, table

_T = table("clauses")
_EDGES = ' \t\n.,;:!*_•·–—-"“”'
_ADVICE = re.compile(rf"^\W*{in_order(_T['advice_start'])}", re.IGNORECASE)
_ADVICE_ANYWHERE = re.compile(in_order(_T["advice_anywhere"]), re.IGNORECASE)
_NEGATION = re.compile(in_order(_T["negation"]), re.IGNORECASE)
_CONTRAST = re.compile(rf"[,;]?\s+(?:{'|'.join(_T['contrast'])}),?\s+", re.IGNORECASE)
_REFERENCE = re.compile(in_order(_T["reference"]), re.IGNORECASE)
_GENERAL = re.compile(in_order(_T["general"]), re.IGNORECASE)
_INTERACTION = re.compile(in_order(_T["interaction"]), re.IGNORECASE)
_DISCLAIMER = re.compile(in_order(_T["disclaimer"]), re.IGNORECASE)
_MODAL = r"(?:(?:may|might|can|could|will|would|does|do|did|has|have|had|to|often|also|sometimes|rarely|occasionally|potentially|frequently|commonly|typically|usually|possibly|theoretically|still|in turn)\s+)+"
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|may|might|can|could|will|would|should|must|does|do|depend|occur|occurs|occurred|cause|causes|"
    r"include|includes|included|leads|results in|result in|requires?|develops|happens?|appears|suppresses|impairs|produces?|"
    r"induces?|warrants?|necessitates?|involves|represents?|vary|relates?|means|helps?|ranged|there's|it's|comes?|fades?|settles?|eases?|belongs?|lessens?|notice|calls? for|needs?|go(?:es)? away|wear off|gets? better|get worse|seems?|makes|takes|gives|keeps|shows|turns|begins|starts|clears|happened|pass(?:es)?(?= (?:off|within|with|after|in|on|over|quickly))|disappears?|improves?|subsides?|lasts|demands?|(?:increases|raises) (?:the|your)|poses?|carries|remains?|varies|depends|resolves?|contributes?|worsens|affects|triggers|exists?|"
    r"warranting|isn't|aren't|don't|doesn't|can't|tends?|raises|masks|suggests?|indicates?|(?:patients|people|users|individuals|some|you|who|those)(?: \w+)? (?:experience|report|develop|notice|feel))\b|"
    r"(?:^\W*|^[^,]*,\s+)(?:please |always |immediately |promptly )?(?:seek|contact|consult|report|discontinue|see|refer|monitor|stop|tell|inform|call|talk|avoid|discuss|notify|ask|get|use|take|watch|consider|follow|remember|limit|rinse|apply)\b(?=\W+(?:your|an?|the|if|any|medical|immediate|emergency|with|taking|using|use|all|for|to|treatment|it|immediately|doctors?|healthcare|pharmacist|caution|care|sun|liver|blood|closely|rare|above|below|precautions|section|this|these|when|prolonged|alcohol|exposure|contact with|regularly|carefully|as directed)\b)",
    re.IGNORECASE,
)
_CLASS_NOUN = (
    r"(?:side[- ]effects?|effects?|reactions?|symptoms|adrs?|events|complications?|concerns?|risks?|ones|these|they|those|others|issues|problems|"
    r"examples|signs|manifestations|possibilities|toxicit(?:y|ies)|abnormalities|disturbances|disorders|experiences|changes|it|adrs? \(\w+\))"
)
_GOOD = (
    r"(?:generally|usually|typically|often|mild|well|dose|more|less|most|similar|the same|not|temporary|transient|very rare|extremely rare|rare|uncommon|possible|unlikely|"
    r"minimal|limited|dependent|related|rarely|likely|expected|important|manageable|reversible|serious|severe|sometimes|reported|seen|observed|relatively|also|common|infrequent|associated|a concern|(?:the|an?) (?:\w+ )*?(?:most|main|major|primary|only|key|chief|serious|common|potential|possible|known|rare|significant|side|adverse|concern|risk)|considered|among|due|caused)\b"
)
_INTRO = re.compile(
    rf"^(?P<head>(?:.*?\W)?{_CLASS_NOUN}\b[^:]*?)(?:,\s*)?\s*(?:"
    r"(?:\b(?:may|might|can|could|would|will|also|often|typically|commonly|potentially|generally|primarily|mainly|usually|sometimes)\s+)*\b(?:include[sd]?|involves?|comprises?|encompass(?:es)?|consists? of|range from|are limited to)\b"
    r"(?:,?\s*(?:but (?:are|is) not limited to|but not limited to|among others|for example|mainly|primarily|most commonly|the following|things like|such (?:things|effects|symptoms) as))?"
    rf"|,?\s*\b(?:such as|including(?: but not limited to)?|like|e\.g\.)(?=[\s,:])|:|\b(?:are|were):?(?=\s)(?!\s+{_GOOD})|\b(?:is|was)(?=\s+(?!more|less|not|{_GOOD})\w)|\s[–—-](?=\s))\s*:?\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    rf"^(?P<subject>.*?)\s*\b(?:{_MODAL})?(?:be |been |is |are |was |were )?(?:\w+ly )?"
    r"(?P<verb>cause[sd]?|causing|leads? to|led to|leading to|results? in|resulted in|resulting in|produces?|induces?|triggers?|provokes?|precipitates?|"
    r"contributes? to|contributing to|(?<=is )associated with|(?<=are )associated with|(?<=been )associated with|(?<=be )associated with|(?<=ly )associated with|linked to|carry(?: an?| the)?|carries(?: an?| the)?|poses?(?: an?| the)?|brings? on|sets? off|gives? rise to|have(?= (?:an?|some|trouble|difficulty|problems)\b)|predisposes? (?:to|\w+ to)|manifests? as|manifest as|make you feel|make (?:some )?(?:people|patients|you)(?: feel)?|"
    r"experience|experienced|develop(?= (?!with|in|over|after|during|upon|if|when|due|as)\w)|notice|feel|include|increases? (?:the |your |a patient's )?(?:risk|chance|likelihood|susceptibility|sensitivity)|raises? (?:the |your )?(?:risk|chance)|"
    r"(?<!been )(?<!were )(?<!was )(?<!is )(?<!are )(?<!\w{4}ly )(?:reported|identified|shown|revealed)(?= (?!that|no\b)\w)|lead to|progress to|develop into|evolve into|exhibit|suffer from|report|present with|(?:put|place)s? .{0,20}at risk (?:of|for))\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_RISK_VERB = re.compile(
    r"(?:increases?|raises?) (?:the |your |a patient's )?(risk|chance|likelihood|susceptibility|sensitivity)",
    re.IGNORECASE,
)
_ADVERB = r"(?:(?:also|very|more|most|less|quite|extremely|relatively|potentially|usually|\w+ly|often|known to|thought to|in rare cases|sometimes)\s+)*"
_OCCURS = re.compile(
    rf"^(?P<list>.+?)\s+(?:{_MODAL})?{_ADVERB}(?:"
    r"(?P<verb>occurs?|occurred|happens?|happened|develops?|developed|arises?|arisen|appears?|emerge|follow|ensue|result|results|exist|exists|recur|persist|worsen|warrant attention)"
    rf"|(?:is|are|was|were|be|been|being|remains?|represents?|constitutes?)\s+{_ADVERB}(?P<complement>irreversible|permanent|persistent|progressive|measured|found|recorded|reported|observed|seen|noted|documented|described|experienced|encountered|present|noticed|"
    r"possible|possibilities|rare|uncommon|common|frequent|infrequent|likely|expected|anticipated|evident|serious|severe|dangerous|fatal|life-threatening|"
    r"(?:associated|linked|increased|accelerated|exacerbated|worsened|known|attributed|caused|dose-dependent|dose-related|occasional|temporary|transient|related|due|a|an|the|among|of|potential|possible|medical|an emergency|considered|some|one|clinically|significant|concerns?|risks|complications|side effects|effects|adrs)\b"
    r"(?=.*?)))\b(?P<after>.*)$",
    re.IGNORECASE,
)
_REQUIRES = re.compile(
    r"^(?P<list>.+?),?\s+(?:which |that |and |may |might |can |could |also |would |all |both |should |always |is |are |although rare,? |though rare,? )*"
    r"(?:requires?|requiring|warrants?|warranting|necessitates?|necessitating|needs?|needing|demands?|demanding|prompts?|calls? for|must be|be)\s+"
    r"(?P<what>.*?\b(?:immediate|immediately|urgent|urgently|prompt|promptly|emergency|medical|attention|intervention|discontinuation|cessation|monitoring|treatment|management|care)\b.*)$",
    re.IGNORECASE,
)
_RISK_OF = re.compile(
    r"^(?:.*?\b(?:there(?:'s| is| are| was| were| may be|exists?|might be|could be)(?: also)?|(?:studies|evidence|data|reports?|research)(?: \w+){0,2} (?:suggests?|indicates?|shows?|links?)|have|has|carries|with|poses?)\s+)?(?:an?|the|some)?\s*(?P<kind>(?:increased|higher|elevated|greater)\s+)?"
    r"(?:(?:small|slight|potential|possible|theoretical|significant|serious|rare|low|high|remote)\s+)*(?:risks?|potential|possibility|chance|likelihood|concerns?)\s+(?:of|for|about|regarding|include)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_VERB_NOUN = re.compile(
    rf"^(?P<subject>.*?)\b(?P<modal>may|might|can|could|will|would|to)\s+(?:(?:also|potentially|further|temporarily|sometimes|rarely|significantly|slightly)\s+)*(?P<verb>{'|'.join(_T['verb_nouns'])})\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_DECLINES = re.compile(
    r"^(?P<list>[\w -]{3,40}?)\s+(?:may|might|can|could)\s+(?:\w+ly )?(?P<verb>decline|decrease|fall|drop|rise|increase|worsen|deteriorate)\b(?! the risk)", re.IGNORECASE
)
_INVERTED = re.compile(
    r"^(?:the )?(?P<head>(?:very |most |less |more |extremely )?(?:common(?:ly)?|uncommon|rare(?:r)?|frequent(?:ly)?)(?: (?:reported|ones|but serious))?)\s+(?:are|is|include)\s+(?P<list>.+)$", re.IGNORECASE
)
_PLAIN_VERB_NOUN = re.compile(
    rf"^(?P<subject>[\w -]{{3,60}}?)\s+(?P<verb>{'|'.join(_T['verb_nouns'])})(?:s|es)\s+(?!(?:is|are|was|were|may|can|have|has|in|of|with|and|or)\b)(?P<list>.+)$", re.IGNORECASE
)
_SPLIT_CLAUSES = re.compile(
    r"(?:;\s+|,\s+(?:and|but|while|whereas)\s+|\s+(?:but|while|whereas)\s+|\s+and\s+(?=(?:also |sometimes )?(?:may|might|can|could)\b))"
    r"(?=[^;]{0,120}?\b(?:may|might|can|could|is|are|has|have|occurs?|appears?)\b)",
    re.IGNORECASE,
)
_MONITOR = re.compile(
    r"^(?P<lead>.*?)\bmonitor(?:ing)?(?: \w+){0,4}? for (?P<sure>(?:the )?(?:potential|possible)(?: for)? |(?:the )?development of )?(?P<list>.+)$", re.IGNORECASE
)
_LEAD_PHRASE = re.compile(
    r"^(?:with|at|in|after|during|upon|following|due to|because of|when|if|though|although|while|despite|for|under)\b[^,]*,\s+(?=\S)", re.IGNORECASE
)
_CAUSE_BEFORE_CLASS = re.compile(r"\b(?:cause[sd]?|leads? to|results? in|experience|increases?)\b(?=.*\b(?:effects?|reactions?|symptoms|complications|events|issues|problems)\b)", re.IGNORECASE)
_CONCESSION = re.compile(r"^(?:while|although|though|even though)\b[^,]*,\s+(?=\S)", re.IGNORECASE)
_ANAPHORA = re.compile(
    r"\b(?:these|this|they|such|those|it|which)\b|^(?:seek|contact|stop|discontinue|report|immediate|urgent|prompt|requires?|emergency|call)",
    re.IGNORECASE,
)
_SOME_CASES = re.compile(r"^in (?:some|certain|a few|isolated|many|most) (?:cases|people|patients|individuals|instances),?\s+", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:however|additionally|also|in addition|furthermore|moreover|rarely|occasionally|finally|further|other|similarly|notably|generally|nevertheless|while rare|although rare|though rare|less commonly|more rarely|more commonly),?\s+",
    re.IGNORECASE,
)
_PRONOUN_START = re.compile(r"(?:it|this|these|they|which|both|all)\b", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"^(?:these|they|it|this|which|that|such|those|some|most|many|all|both|there|you|patients?|users?|people|one|we)\b(?:\s+\w+){0,3}$",
    re.IGNORECASE,
)
_SYSTEM = re.compile(table("labels")["systems"], re.IGNORECASE)
_SPEAKS = re.compile(in_order(_T["speaks_in_general"]), re.IGNORECASE)
_EFFECT_LIKE = re.compile(in_order(_T["effect_like"]), re.IGNORECASE)
_MEDICINE = re.compile(
    r"\b(?:use|uses?d?|usage|therapy|treatment|dos(?:e|es|ing|age)|administration|exposure|intake|application|drug|medication|medicine|combination|supplement\w*|product|absorption|overdose|misuse|abuse|discontinuation|discontinuing|withdrawal|injection|infusion|ingestion|patients?|individuals|people|users|some|may|it|this|they|levels|amounts|corticosteroids?|steroids?|nsaids?|opioids?|antibiotics?|consumption|inhalation|overuse|component|formulation|cream|drops|solution)\b",
    re.IGNORECASE,
)


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
def has_verb(text: str) -> bool:
    """Whether the words hold a finite verb outside of parentheses."""
    return bool(_VERBS.search(mask(text).text.replace("’", "'")))


@lru_cache(maxsize=32768)
def read_sentence(text: str) -> Reading:
    """Read one sentence that holds a verb."""
    sentence = _LEAD_IN.sub(lambda m: m[0] if statement(m[0], is_group=False).tier else "", text.strip().replace("’", "'"))
    sentence = _SOME_CASES.sub("", sentence)
    aside = _aside(sentence)
    monitored = _MONITOR.match(sentence)
    if monitored and (monitored["sure"] or monitored["lead"].strip()):
        listed = Clause(monitored["list"], statement(sentence, is_group=False), None, monitored["lead"], True)
        return Reading((listed,))
    if aside == "advice":
        required = _required(sentence)
        return required if required else Reading(reason="advice")
    if aside in ("reference", "disclaimer"):
        return Reading(reason=aside)
    parts = [p for p in _CONTRAST.split(sentence) if p.strip(_EDGES)]
    if aside == "negation" or (aside == "general" and len(parts) > 1):
        refused = _NEGATION if aside == "negation" else _GENERAL
        kept = [p for p in parts if not refused.search(mask(p).text)]
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


def _aside(sentence: str) -> str | None:
    plain = mask(sentence).text
    if _DISCLAIMER.search(sentence):
        return "disclaimer"
    if _REFERENCE.search(sentence):
        return "reference"
    if _ADVICE.search(sentence) or _ADVICE_ANYWHERE.search(plain):
        return "advice"
    if _NEGATION.search(plain):
        return "negation"
    if _INTERACTION.search(plain):
        return "interaction"
    if _GENERAL.search(plain):
        return "general"
    return None


def _is_sound(clause: Clause) -> bool:
    bare = clause.words.strip(_EDGES)
    return bool(bare) and not _PRONOUNS.match(bare) and not _ADVICE.search(bare)


def _required(sentence: str) -> Reading | None:
    """ "Angioedema requires immediate discontinuation" names what care is asked for: a row, not advice."""
    if re.match(
        r"(?i)\W*(?:if|contact|seek|consult|stop|discontinue|always|please|report|patients|you|it is|regular|close)\b",
        sentence,
    ):
        return None
    found = _REQUIRES.match(sentence)
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
    return is_generic(
        re.sub(
            r"^(?:any|all|some|most|other|the|these|such|clinically significant|significant)\s+",
            "",
            _named(words).strip(_EDGES),
            flags=re.IGNORECASE,
        )
    )


def _read_plain(sentence: str) -> Reading:
    lead = _CONCESSION.match(sentence)
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
        if not found and clauses and _PRONOUN_START.match(part):
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
    for found in _SPLIT_CLAUSES.finditer(sentence):
        before = sentence[at : found.start()]
        if has_verb(before) or (found[0].startswith(";") and _GENERAL.search(before)):
            out.append(sentence[at : found.start()])
            at = found.end()
    return [*out, sentence[at:]]


def _intro(sentence: str) -> Reading | None:
    inverted = _INVERTED.match(sentence)
    if inverted:
        return Reading((Clause(inverted["list"], statement(inverted["head"]), None, "", True),))
    masked = mask(sentence)
    found = _INTRO.match(masked.text)
    if not found:
        return None
    head, listed = restore(found["head"], masked.inside).strip(_EDGES), restore(found["list"], masked.inside).strip(_EDGES)
    if not listed:
        return None
    if _CAUSE_BEFORE_CLASS.search(head):
        return None
    said = statement(head)
    category = None
    class_head = class_of(head)
    if (
        class_head
        and not is_generic(class_head)
        and not is_generic(re.sub(r"(?i)^(?:systemic|other|possible|some)\s+", "", class_head))
        or (class_head and re.search(r"(?i)\bsystemic\b", class_head))
    ):
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
        r",?\s+(?:all of which |which |that |and )?(?:requir(?:ing|es?)|warrant(?:ing|s)?|necessitat(?:ing|es?)|need(?:ing|s)?|demand(?:ing|s)?|should prompt|represent \w+ \w+ adrs requiring)\s+[^,;()]*$",
        listed,
        re.IGNORECASE,
    )


_CLASS_OF = re.compile(
    r"((?:[\w/-]+(?:,| and| or)?\s+){0,4}?)\b(side[- ]effects?|adverse (?:drug )?(?:effects?|reactions?|events?)|effects?|reactions?|symptoms|adrs?|events|complications|concerns|issues|problems|risks|manifestations|toxicities|abnormalities|disturbances|disorders|changes)\b(?=[^\w]*(?:$|\(|,|that|which|of|with|associated|may|can|in|from|for|to|seen|reported|observed|occurring|include|affecting|require|when|at|during|if|after|due|related|such|you|experienced|is|are|has|have|on))",
    re.IGNORECASE,
)


def class_of(head: str) -> str | None:
    """The class that an introduction names: "Other cardiovascular effects may include" gives "cardiovascular effects"."""
    for found in _CLASS_OF.finditer(mask(head).text):
        lead = [w for w in found[1].split()]
        kept: list[str] = []
        for word in reversed(lead):
            if re.fullmatch(
                r"(?i)(?:common|commonly|rare|rarely|serious|severe|uncommon|frequent|frequently|reported|less|more|most|very|but|the|some|other|possible|potential|potentially|long-term|clinically|significant|important|notable|and|or|may|of|mild|these|known|additional|observed|occurring|typical|infrequent|include|relevant|major|main|adverse|drug|all|any|also|prolonged|chronic|certain|following|minor|associated|specific|individual|its|their|for|with|has|have|such|overall|usual|primary|key|general|rarer|expected|chief|unwanted|undesirable|numerous|several|many|various|life-threatening|fatal|dangerous|cause|experience|patients|can|are|in|as|to|a|an)[,:]?",
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
    lead = _LEAD_PHRASE.match(part)
    if lead:
        return [c._replace(hint=f"{lead[0]} {c.hint}", said=_with_lead(c.said, said)) for c in _clause(part[lead.end() :], sentence)]
    risk = _RISK_OF.match(part)
    if risk and not re.search(r"(?i)\b(?:cause|causes|lead to|result in|reported|occur)\b", part[: risk.start("list")]):
        front = "increased risk of" if risk["kind"] else ""
        return [Clause(_named(risk["list"]), said, None, part[: risk.start("list")], True, bool(front), front)]
    falls = _DECLINES.match(part)
    if falls and is_part(falls["list"].lower().removeprefix("the ")):
        noun = {"rise": "rise in", "increase": "increase in", "worsen": "worsening of", "deteriorate": "deterioration of"}
        return [Clause(f"{noun.get(falls['verb'].lower(), falls['verb'].lower() + ' in')} {falls['list'].lower()}", said, None, "", True, True)]
    for expression in (_VERB_NOUN, _PLAIN_VERB_NOUN):
        verb = expression.match(part)
        if verb and not _RISK_VERB.match(part[verb.start("verb") :]):
            cause = _CAUSE.match(part)
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
    cause = _CAUSE.match(part)
    if cause:
        return _caused(cause, said)
    occurs = _OCCURS.match(part)
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
    return whole._replace(tier=said.tier or whole.tier)


def _caused(found: re.Match[str], said: Statement) -> list[Clause]:
    subject, verb, listed = found["subject"], found["verb"], found["list"]
    risk = _RISK_VERB.match(verb)
    if risk:
        listed = re.sub(r"^(?:of|for|to)\s+", "", listed, flags=re.IGNORECASE)
        link = {"susceptibility": "to", "sensitivity": "to"}.get(risk[1].lower(), "of")
        return [Clause(_named(listed), said, None, subject, True, True, f"increased {risk[1].lower()} {link}")]
    if _is_effect_subject(subject) and re.match(
        r"(?i)(?:leads?|results?|contributes?|caus|manifest|progress|associated|linked)", verb
    ):
        return [Clause(_named(subject), said, None, "", True)]
    nested = _CAUSE.match(listed)
    if nested and re.search(r"(?i)\babsorption\b", subject + nested["subject"]):
        return [Clause(nested["list"], said, None, subject, True)]
    return [Clause(_named(listed), said, None, subject, True)]


def _is_effect_subject(subject: str) -> bool:
    """Whether the subject of "X can lead to Y" is an effect itself rather than the medicine or its use."""
    bare = subject.strip(_EDGES)
    return bool(bare) and not _MEDICINE.search(bare) and not _PRONOUNS.match(bare) and bool(_EFFECT_NOUN.search(bare))


_EFFECT_NOUN = re.compile(
    r"(?:itis|osis|emia|aemia|algia|pathy|ache|pain|rrhea|penia|uria|toxicity|reactions?|damage|failure|bleeding|ulcers?|infections?|syndrome|pressure|levels|dehydration|hypotension|hypertension|depression|suppression|effects?|irritation|retention|loss|depletion|imbalances?|dependence|anaphylaxis|symptoms)\b[^\w]*$",
    re.IGNORECASE,
)


def _occurring(found: re.Match[str], said: Statement) -> list[Clause]:
    listed, after = found["list"], found["after"]
    if _is_generic_list(listed) or _PRONOUNS.match(listed.strip(_EDGES)):
        including = re.match(
            r"(?i)[\s,]*(?:including|such as|like|most notably|(?:particularly|especially)(?! (?:with|in|at|during|when|if|after|on|for|among|by|following|from)\b))\s+(.+)$", after
        )
        if including:
            return [Clause(including[1], said, None, listed, True)]
        return []
    words = _named(listed)
    own = statement(after, is_group=False)
    if own.context and not said.context:
        said = said._replace(context=own.context)
    return [Clause(words, said, None, after, True)]


def speaks_in_general(sentence: str) -> bool:
    """Whether a sentence speaks of side effects, use or data without a word that could name an effect."""
    return bool(_SPEAKS.search(sentence)) and not _EFFECT_LIKE.search(_SPEAKS.sub(" ", mask(sentence).text))


def carried_over(sentence: str) -> Statement:
    """What a sentence states of effects that the next one names: "Serious side effects are rare. These include ..."."""
    if re.search(r"(?i)\b(?:side effects?|adverse (?:effects?|reactions?|events?)|reactions|complications|adrs?)\b", sentence):
        return statement(sentence)
    return NOTHING


@lru_cache(maxsize=32768)
def continues(sentence: str) -> bool:
    """Whether a sentence goes on listing what the one before spoke of."""
    return bool(re.match(r"(?i)\W*(?:these|they|this|such (?:effects|reactions)|examples|the following|symptoms|possible (?:effects|reactions|ones))\b(?: \w+){0,4}? (?:include|includes|are|involve|range)\b", sentence))


def names_system(words: str) -> bool:
    """Whether the words name a body system, route or class of effects."""
    return bool(_SYSTEM.fullmatch(words))


def asks_for_care(sentence: str) -> bool:
    """Whether a sentence asks for immediate care for the effects named just before it ("These require ...")."""
    return statement(sentence).is_serious and bool(_ANAPHORA.search(sentence))


@lru_cache(maxsize=32768)
def aside_reason(text: str) -> str | None:
    """Why words without a clause give no row; null where nothing speaks against them."""
    return _aside(text)


__all__ = ["NOTHING", "Clause", "Reading", "aside_reason", "asks_for_care", "carried_over", "class_of", "continues", "has_verb", "names_system", "read_sentence", "speaks_in_general"]
