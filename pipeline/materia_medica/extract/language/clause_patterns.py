"""The shapes of clauses that name effects, as regular expressions with named groups.

`list` is the words that list effects, `head` or `subject` what stands before them, `verb` what joins the two.
"""

from __future__ import annotations

import re

from materia_medica.extract.language.word_tables import table

_T = table("clauses")
_MODAL = (
    r"(?:(?:may|might|can|could|will|would|does|do|did|has|have|had|to|often|also|sometimes|rarely|occasionally|"
    r"potentially|frequently|commonly|typically|usually|possibly|theoretically|still|in turn)\s+)+"
)
_CLASS_NOUN = (
    r"(?:side[- ]effects?|effects?|reactions?|symptoms(?! of)|adrs?|events?|complications?|"
    r"consequences|concerns?|risks?|ones|"
    r"these|they|"
    r"those|others|issues|problems|"
    r"examples|signs(?! of)|manifestations(?! of)|possibilities|toxicit(?:y|ies)|abnormalities|disturbances|"
    r"disorders|experiences|"
    r"changes|it|adrs? \(\w+\))"
)
_GOOD = (
    r"(?:generally|usually|typically|often|mild|well|dose|more|less|most|similar|the same|not|temporary|transient|"
    r"very rare|extremely rare|rare|uncommon|possible|unlikely|"
    r"minimal|limited|dependent|related|rarely|likely|expected|potential|important|manageable|reversible|serious|"
    r"severe(?! (?!and |or |but |in |with |enough)[a-z])|"
    r"sometimes|reported|seen|observed|relatively|also|common|infrequent|associated|a concern|(?:the|"
    r"an?) (?!increased )(?:\w+ )*?(?:most|main|major|primary|only|key|chief|serious|common|"
    r"potential|possible|known|rare|"
    r"significant|side|adverse|concern|risk)|considered|among|due|caused)\b"
)
INTRO = re.compile(
    rf"^(?P<head>(?:.*?\W)?{_CLASS_NOUN}\b(?:[^:,]|,(?=\s*(?:especially|particularly|usually|generally|which|that|"
    rf"though|although|while|reported|when|if|but|such|including those|as|with|in|at|most|some|mainly|typically|"
    rf"often|depending|and may|and can|may|can|include|are)\b))*?)(?:,\s*)?\s*(?:"
    r"(?:\b(?:may|might|can|could|would|will|also|often|typically|commonly|potentially|generally|primarily|mainly|"
    r"usually|sometimes)\s+)*\b(?:include[sd]?|involves?|involved|comprises?|encompass(?:es)?|consists? of|range from|"
    r"are limited to)\b"
    r"(?:,?\s*(?:but (?:are|is) not limited to|but not limited to|among others|for example|mainly|primarily|"
    r"most commonly|the following|things like|such (?:things|effects|symptoms) as))?"
    rf"|,?\s*\b(?:such as|including(?: but not limited to)?|like|e\.g\.)(?=[\s,:])|:|\b(?:are|"
    rf"were):?(?=\s)(?!\s+{_GOOD})|\b(?:is|was)(?=\s+(?!more|less|not|{_GOOD})\w)|\s[–—-](?=\s))\s*:?\s*(?P<list>.+)$",
    re.IGNORECASE,
)
CAUSE = re.compile(
    rf"^(?P<subject>.*?)\s*\b(?:{_MODAL})?(?:be |been |is |are |was |were )?(?:\w+ly )?"
    r"(?P<verb>cause[sd]?|causing|leads? to|led to|leading to|results? in|resulted in|resulting in|produces?|"
    r"induces?|triggers?|provokes?|precipitates?|"
    r"contributes? to|contributing to|(?<=is )associated with|(?<=are )associated with|(?<=been )associated with|"
    r"(?<=be )associated with|(?<=ly )associated with|linked to|carry(?: an?| the)?|carries(?: an?| the)?|"
    r"poses?(?: an?| the)?|(?<=data )suggests?|(?<=studies )suggests?|(?<=evidence )suggests?|(?<=reports )suggests?|"
    r"brings? on|sets? off|gives? rise to|have(?= (?:an?|some|trouble|difficulty|problems)\b)|"
    r"predisposes? (?:to|\w+ to)|manifests? as|manifest as|make you feel|make (?:some )?(?:people|patients|"
    r"you)(?: feel)?|"
    r"experience|experienced|develop(?= (?!with|in|over|after|during|upon|if|when|due|as)\w)|notice|feel|include|"
    r"increases? (?:the |your |a patient's )?(?:risk|chance|likelihood|susceptibility|sensitivity)|raises? (?:the |"
    r"your )?(?:risk|chance)|"
    r"(?<=have )(?:reported|identified|shown|revealed)(?= (?!that|no\b)\w)|(?:studies|trials|surveillance|data|users|"
    r"patients|people|reports)(?: (?:also|have|has|indicate|suggest)){0,2} (?:indicated?(?= cases? of )|"
    r"reported|identified|shown|"
    r"revealed)(?= (?!that|"
    r"no\b)\w)|lead to|progress to|develop into|evolve into|exhibit|suffer from|report|present with|(?:put|"
    r"place)s? .{0,20}at risk (?:of|for))\s+(?P<list>.+)$",
    re.IGNORECASE,
)
RISK_VERB = re.compile(
    r"(?:increases?|raises?) (?:the |your |a patient's )?(risk|chance|likelihood|susceptibility|sensitivity)",
    re.IGNORECASE,
)
_ADVERB = (
    r"(?:(?:also|always|very|more|most|less|quite|extremely|relatively|potentially|usually|\w+ly|often|known to|"
    r"thought to|in rare cases|sometimes)\s+)*"
)
OCCURS = re.compile(
    rf"^(?P<list>.+?)\s+(?:{_MODAL})?{_ADVERB}(?:"
    r"(?P<verb>becomes?|occurs?|occurred|happens?|happened|develops?|developed|arises?|arisen|appears?|emerge|follow|"
    r"ensue|"
    r"result|results|exist|exists|recur|persist|worsen|warrant attention)"
    rf"|(?:is|are|was|were|be|been|being|remains?|represents?|constitutes?)\s+{_ADVERB}(?P<complement>another|"
    rf"mentioned|identified|implicated|irreversible|"
    rf"permanent|persistent|progressive|measured|found|recorded|reported|observed|seen|noted|documented|described|"
    rf"experienced|encountered|present|noticed|"
    r"possible|possibilities|rare|uncommon|common|frequent|infrequent|likely|expected|anticipated|evident|serious|"
    r"severe|dangerous|fatal|life-threatening|"
    r"(?:associated|linked|increased|accelerated|exacerbated|worsened|known|attributed|caused|dose-dependent|"
    r"dose-related|occasional|temporary|transient|related|due|a|an|the|among|of|potential|possible|medical|"
    r"an emergency|considered|some|one|clinically|significant|concerns?|risks|complications|side effects|effects|"
    r"adrs)\b"
    r"(?=.*?)))\b(?P<after>.*)$",
    re.IGNORECASE,
)
REQUIRES = re.compile(
    r"^(?P<list>.+?),?\s+(?:which |that |and |may |might |can |could |also |would |all |both |should |always |is |"
    r"are |although rare,? |though rare,? )*"
    r"(?:requires?|requiring|warrants?|warranting|necessitates?|necessitating|needs?|needing|demands?|demanding|"
    r"prompts?|calls? for|must be|be)\s+"
    r"(?P<what>.*?\b(?:immediate|immediately|urgent|urgently|prompt|promptly|emergency|medical|attention|"
    r"intervention|discontinuation|cessation|monitoring|treatment|management|care)\b.*)$",
    re.IGNORECASE,
)
CIRCUMSTANCE = re.compile(
    r"(?:(?:especially|particularly|mainly|primarily|usually|mostly|more (?:commonly|often|likely)),? )?"
    r"(?:in|with|at|during|"
    r"after|following|when|if|upon|due to)\b(?! (?:some|rare|very rare|certain|many|most|a few|isolated|other|clinical|"
    r"post\w*|the literature)\b)",
    re.IGNORECASE,
)
RISK_IS_RAISED = re.compile(
    r"^(?:an?|the)?\s*risks? of (?P<list>[^;:]+?) (?:is|are|(?:may|might|can|could) be)(?: \w+ly)? (?:increased|higher|"
    r"elevated|greater|raised)\b(?P<after>.*)$",
    re.IGNORECASE,
)
RISK_OF = re.compile(
    r"^(?:.*?\b(?:there(?:'s| is| are| was| were| may be|exists?|might be|could be)(?: also)?|(?:studies|evidence|"
    r"data|reports?|research)(?: \w+){0,2} (?:suggests?|indicates?|shows?|links?)|have|has|carries|with|"
    r"poses?)\s+)?(?:an?|the|some)?\s*(?:(?:small|slight|potential|possible|theoretical|significant|"
    r"serious)\s+)*(?P<kind>(?:increased|higher|elevated|greater)\s+)?"
    r"(?:(?:small|slight|potential|possible|theoretical|significant|serious|rare|low|high|remote)\s+)*(?:risks?|"
    r"potential|possibility|chance|likelihood|concerns?)\s+(?:of|for|about|regarding|include)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
VERB_NOUN = re.compile(
    rf"^(?P<subject>.*?)\b(?P<modal>may|might|can|could|will|would|to)\s+(?:(?:also|potentially|further|temporarily|"
    rf"sometimes|rarely|significantly|slightly)\s+)*(?P<verb>{'|'.join(_T['verb_nouns'])})\s+(?P<list>.+)$",
    re.IGNORECASE,
)
DECLINES = re.compile(
    r"^(?P<list>[\w -]{3,40}?)\s+(?:may|might|can|could)\s+(?:\w+ly )?(?P<verb>decline|decrease|fall|drop|rise|"
    r"increase|worsen|deteriorate)\b(?! the risk)",
    re.IGNORECASE,
)
INVERTED = re.compile(
    r"^(?:the )?(?P<head>(?:very |most |less |more |extremely )?(?:common(?:ly)?|uncommon|rare(?:r)?|"
    r"frequent(?:ly)?)(?: (?:reported|ones|but serious))?)\s+(?:are|is|include)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
PLAIN_VERB_NOUN = re.compile(
    rf"^(?P<subject>[\w -]{{3,60}}?)\s+(?P<verb>{'|'.join(_T['verb_nouns'])})(?:s|es)\s+(?!(?:is|are|was|were|may|"
    rf"can|have|has|in|of|with|and|or)\b)(?P<list>.+)$",
    re.IGNORECASE,
)
SPLIT_CLAUSES = re.compile(
    r"(?:;\s+|,\s+(?:and|but|while|whereas)\s+|\s+(?:but|while|whereas)\s+|\s+and\s+(?=(?:also |sometimes )?(?:may|"
    r"might|can|could)\b))"
    r"(?=[^;]{0,120}?\b(?:may|might|can|could|is|are|has|have|occurs?|appears?)\b)",
    re.IGNORECASE,
)
MONITOR = re.compile(
    r"^(?P<lead>.*?)\bmonitor(?:ing)?(?: \w+){0,4}? for (?P<sure>(?:the )?(?:potential|possible)(?: for)? |"
    r"(?:the )?development of )?(?P<list>.+)$",
    re.IGNORECASE,
)
LEAD_PHRASE = re.compile(
    r"^(?:with|at|in|after|during|upon|following|due to|because of|when|if|though|although|while|despite|for|"
    r"under)\b[^,]*,\s+(?=\S)",
    re.IGNORECASE,
)
CAUSE_BEFORE_CLASS = re.compile(
    r"\b(?:cause[sd]?|leads? to|results? in|experience|increases?)\b(?=.*\b(?:effects?|reactions?|symptoms|"
    r"complications|events|issues|problems)\b)",
    re.IGNORECASE,
)
CONCESSION = re.compile(r"^(?:while|although|though|even though)\b[^,]*,\s+(?=\S)", re.IGNORECASE)
SOME_CASES = re.compile(
    r"^in (?:some|certain|a few|isolated|many|most) (?:cases|people|patients|individuals|instances),?\s+", re.IGNORECASE
)
LEAD_IN = re.compile(
    r"^(?:however|additionally|also|in addition|furthermore|moreover|rarely|occasionally|finally|further|other|"
    r"similarly|notably|generally|nevertheless|while rare|although rare|though rare|less commonly|more rarely|"
    r"more commonly),?\s+",
    re.IGNORECASE,
)
PRONOUN_START = re.compile(r"(?:it|this|these|they|which|both|all)\b", re.IGNORECASE)
PRONOUNS = re.compile(
    r"^(?:these|they|it|this|which|that|such|those|some|most|many|all|both|there|you|patients?|users?|people|one|"
    r"we)\b(?:\s+\w+){0,3}$",
    re.IGNORECASE,
)
MEDICINE = re.compile(
    r"\b(?:use|uses?d?|usage|therapy|treatment|dos(?:e|es|ing|age)|administration|exposure|intake|application|drug|"
    r"medication|medicine|combination|supplement\w*|product|absorption|overdose|misuse|abuse|discontinuation|"
    r"discontinuing|withdrawal|injection|infusion|ingestion|patients?|individuals|people|users|some|may|it|this|they|"
    r"levels|amounts|corticosteroids?|steroids?|nsaids?|opioids?|antibiotics?|consumption|inhalation|overuse|"
    r"component|formulation|cream|drops|solution)\b",
    re.IGNORECASE,
)
CLASS_OF = re.compile(
    r"((?:[\w/-]+(?:,| and| or)?\s+){0,4}?)\b(side[- ]effects?|adverse (?:drug )?(?:effects?|reactions?|events?)|"
    r"effects?|reactions?|symptoms|adrs?|events|complications|concerns|issues|problems|risks|manifestations|"
    r"toxicities|abnormalities|disturbances|disorders|changes)\b(?=[^\w]*(?:$|\(|,|that|which|of|with|associated|may|"
    r"can|in|from|for|to|seen|reported|observed|occurring|include|affecting|require|when|at|during|if|after|due|"
    r"related|such|you|experienced|is|are|has|have|on))",
    re.IGNORECASE,
)
EFFECT_NOUN = re.compile(
    r"(?:itis|osis|emia|aemia|algia|pathy|ache|pain|rrhea|penia|uria|toxicity|reactions?|damage|failure|bleeding|"
    r"ulcers?|infections?|syndrome|pressure|levels|dehydration|hypotension|hypertension|depression|suppression|"
    r"effects?|irritation|retention|loss|depletion|imbalances?|dependence|anaphylaxis|symptoms)\b[^\w]*$",
    re.IGNORECASE,
)
