"""What you or some people feel, become or find, as a sentence says it: "1 in 20 people find that they sleep less"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.item_subjects import is_named
from materia_medica.extract.effects.leaflets.leaflet_for_whom import own_group
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.word_tables import any_of, in_order, table

_ACTIONS: dict[str, str] = table("lay")["actions"]
_PLAIN = rf"(?: {any_of('leaflets', 'everyone')} | adults )"
_GROUP = rf"(?: {any_of('leaflets', 'groups')} )"
_ANY = rf"(?: {_PLAIN} | {_GROUP} )"
_MAY = r"""
    (?: (?: may | might | can | could | will | do | also | even | then | sometimes | occasionally | often | usually
        | rarely | suddenly | temporarily | are \s (?: also \s )? (?: more | most ) \s likely \s to
        | have (?= \s (?: also \s )? (?: become | felt | found | noticed | had ) \b ) ) \s )*
"""
_FELT = r"(?: feel | felt )"
_BECOME = r"(?: become | became )"
_FIND = r"(?: find | found | notice | noticed | say | report )"
_HAVE = r"(?: get | got | have | had | develop | developed | experience | experienced )"
_QUALITY = rf"""
    (?: (?: more | less | very | too | unusually ) \s
        (?! likely | sensitive | prone | at \s risk | affected | careful | common | useful | suitable | effective )
      | sick \b | confused \b | {any_of("leaflets", "comparatives")} \b )
"""
_WANTED = r"""
    (?: (?: better | well | calm (?: er )? | normal | fine | good ) \b | it \b
      | the \s (?: benefits? | effects? ) \b | like \s they \s (?: need | should ) \b
      | less \s (?: pain | anxious | worried | nervous | tense | stressed | depressed ) \b )
"""
"""What people feel as the medicine works, or what does not tell how they feel."""
_FELT_OR_BECOME = ("feel", "become")
_MEDICINE = rf"(?: [\w-]+ \s )? (?: medicines? | pills? | {any_of('leaflets', 'forms')} ) \b"
"""What is no part of one: how it fares is no effect."""
_NOUN = r"(?: cough | itch | wheeze | sneeze | bruise | collapse ) (?= , | \s (?: and | or ) \s | \W* $ )"
"""What is a noun behind what people get: "get a sore throat, cough or rash"."""
_DO = rf"""
    (?: {in_order(a for a in _ACTIONS if a not in _FELT_OR_BECOME)} | sleep | feed | eat | drink | fall | cannot
        | grow | grind | bite | clench | wet | snore | shiver | twitch | fidget | dribble | drool | stammer | stutter
        | choke
        | sleepwalk | overeat | scratch | limp | stumble | ache | struggle | pick )
"""
_DONE_BADLY = r"""
    (?: (?: did | do ) \s )? not \s (?: grow | gain | sleep | eat | feed | develop ) \b [^.;:]{0,60}?
    \b (?: as \s (?: much | fast | well | quickly | tall ) \s as | enough | properly ) \b
"""
_TELLS = rf"""
    (?: {_FELT} \s (?! {_WANTED} )
      | {_BECOME} \s (?! pregnant | resistant | better | well )
      | {_FIND} \s (?: (?: that \s )? (?: their | they | your | you ) \s (?! {_MEDICINE} )
            (?! [^.;,]{{0,60}} \b (?: better | clearer | improves? | helps? | works? ) \b )
          | it \s (?: \w+ \s )? (?: hard | harder | difficult ) \s to \s
            (?! remember \s to \b | (?: take | use | swallow ) \s (?: \w+ \s ){{0,2}}?
                (?: it | medicines? | tablets? | capsules? | pills? | inhalers? ) \b ) )
      | (?: are | be ) \s {_QUALITY}
      | {_DONE_BADLY}
      | {_DO} (?= , | \s ) (?! \s (?: to | this | these | it | better | well | medical | stop | see | take | have
            | (?: a | the | their ) \s (?: doctor | dose | medicine ) | through
            | asleep \s (?: quickly | easily | faster | more \s (?: quickly | easily ) ) ) \b ) )
"""
"""What people do that is told as an effect rather than named: they "feel sleepy", "find that their hair falls out"."""

_YOU = r"""
    you (?= \s (?: may | might | could ) \s (?: (?: also | even | sometimes | occasionally | rarely ) \s )*
        (?! (?: eat | drink | feed | sleep | see | look | grow | pass | forget \s to ) \s
                (?! more | less | badly | poorly | things | halos | spots | flashes | blood | wind | gas | pale )
          | (?: need | want ) \s to \s (?! (?: pee | poo | urinate | burp | go | cough | move ) \b )
        ) )
"""
"""The reader, in front of what befalls one and is no act of one's own."""

OF_PEOPLE = Rule(
    name="people, and what they feel, become or find",
    pattern=rf"""
        ^ \W* (?: (?! (?: if | unless | when | because | you | your | tell | ask ) \b ) [^.;:,()]{{1,120}}? , \s )??
        (?P<maker> (?! (?: if | when | this | these | it \s is | doctors? ) \b ) (?: [\w-]+ \s ){{1,4}}?
            (?: (?: may | can | might | could | will | also ) \s )* makes? \s )?
        (?: (?: (?: about | around | roughly | nearly | almost | over | under | up \s to | at \s least
            | as \s many \s as | (?: more | fewer | less ) \s than ) \s )?
            (?: (?: one | \d ) \s (?: in | out \s of ) \s (?: every \s )? \d [\d,]* | \d+ \s? % \s of
                | half (?: \s of )? ) \s
          | (?: some | a \s few | few | many | most | several | other | a \s small \s number \s of ) \s )?
        (?P<people> {_ANY} (?: (?: , \s | \s and \s | , \s and \s ) {_ANY} ){{0,2}} | {_YOU} ) \s
        (?: (?: who | that ) \s (?: take | use | took | used | have | inject | are \s (?: taking | using | on ) ) \s
            (?: (?! (?: feel | become | find | notice ) \s ) [\w-]+ \s ){{1,10}}?
          | (?: taking | using | on | given | having | treated \s with ) \s (?: [\w-]+ \s ){{1,9}}? )?
        {_MAY} (?P<told> (?: {_HAVE} \s [^.;:]{{3,120}}? (?: , | \s (?: or | and ) ) \s {_MAY} (?! {_NOUN} ) )?
            {_TELLS} .* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "Fewer than 1 in 100 women notice that they sweat more at night or that their nails get softer. "
        "Velotab makes about 1 in 5 people feel hungry, get hives or have a dry nose. "
        "Rarely, children have become tearful or clingy. Babies may be more fretful or feed less than usual. "
        "You may be sick or find that your nails get softer.",
        [
            *("sweating more at night; uncommon; women", "nails get softer; uncommon; women"),
            *("feeling hungry; very_common", "hives; very_common", "dry nose; very_common"),
            *(
                "becoming tearful; rare; children",
                "becoming clingy; rare; children",
                "more fretful; babies",
                "feed less than usual; babies",
                "being sick",
                "nails get softer",
            ),
        ],
    ),
    counter_example="Some people feel better within a week, and may find that their tablets break.",
)
NEXT_TOLD = Rule(
    name="next that people feel, become or find",
    pattern=rf"""
        (?: , \s (?: (?: and | or ) \s )? | \s (?: and | or ) \s ) (?: (?: that | some | others | a \s few ) \s )?
        (?: (?: they | you ) \s )? {_MAY} (?= their \s | {_HAVE} \s | (?: {_FELT} | {_BECOME} | {_FIND} | are | be ) \s
            | (?! {_NOUN} ) {_DO} \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "Some people feel sleepy or find that their hair falls out, and a few lose weight.\n\n"
        "Some people get hives, cough or sneeze, or feel cold, and a few bite their lips.",
        [
            *("feeling sleepy", "hair falls out", "losing weight"),
            *("hives", "cough", "sneeze", "feeling cold", "bite their lips"),
        ],
    ),
    counter_example="Some people feel sick and dizzy.",
)
HARD_TO = Rule(
    name="what people find hard",
    pattern=rf"^ {_FIND} \s it \s (?P<name> (?: \w+ \s )? (?: hard | harder | difficult ) \s to \s .+ ) $",
    flags=re.IGNORECASE,
    needs=("hard", "difficult"),
    example=("1 in 10 people find it hard to fall asleep.", ["hard to fall asleep; very_common"]),
    counter_example="1 in 10 people find it easy to fall asleep.",
)
ON_THEM = Rule(
    name="how often or when it happens, behind what people feel",
    pattern=r"""
        ,? \s (?: but | although | though | because | so | especially | particularly | when | while | if | until
            | unless | [–—-] ) \s .* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Some people feel shaky when they start, but this happens to fewer than 1 in 100 people.",
        ["feeling shaky; when they start, but this happens to fewer than 1 in 100 people; uncommon"],
    ),
    counter_example="Some people feel shaky and hot.",
)
NOT_AS_EXPECTED = Rule(
    name="what some people do not do as well as they should",
    pattern=rf"^ {_DONE_BADLY}",
    flags=re.IGNORECASE,
    needs=("not",),
    example=(
        "With a year of treatment, some children given Velotab for acne did not grow or eat as much as expected.",
        ["did not grow or eat as much as expected; children"],
    ),
    counter_example="Some children did not grow.",
)
_THEY = re.compile(r"^(?:that\s)?(?:they|you)\s", re.IGNORECASE)
_YOURS = re.compile(r"^(?:their|your)\s", re.IGNORECASE)
_VERB_OF_FINDING = re.compile(rf"^{_FIND}\s(?:that\s)?(?=(?:their|they|your|you)\s)", re.IGNORECASE | re.VERBOSE)
_BECOMES = re.compile(rf"^{_BECOME}\s", re.IGNORECASE | re.VERBOSE)
_ACTS = re.compile(rf"^(?P<does>{in_order(_ACTIONS)})(?:\s(?P<object>.*))?$", re.IGNORECASE)
_SICK = re.compile(r"^(?:be|are)\s(?=sick\b)", re.IGNORECASE)
_BE = re.compile(r"^(?:be|are)\s", re.IGNORECASE)
_JOINTS = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_MOST_WORDS = 3


def told_of_people(text: str) -> tuple[Effect, ...]:
    """The effects of a sentence that says what some people feel, become or find; none for another sentence."""
    found = OF_PEOPLE.match(text.rstrip(" ."))
    if found is None:
        return ()
    told = found["told"]
    tail = ON_THEM.search(told)
    detail = tail[0].strip(" ,–—-") if tail else None
    named = told[: tail.start()] if tail else told
    pieces = [named] if NOT_AS_EXPECTED.match(named) else NEXT_TOLD.split(named)
    is_reader = found["people"].lower() == "you"
    effects = tuple(_as_told(effect, piece) for piece in pieces for effect in _of_piece(piece, is_reader=is_reader))
    who = own_group(found["people"])
    own = Statement(population=who and who.lower())
    out = tuple(e._replace(said=together(e.said, own), detail=joined_details(e.detail, detail)) for e in effects)
    return out if sum(is_named(e, told) for e in out) * 2 > len(out) else ()


def _as_told(effect: Effect, piece: str) -> Effect:
    """An effect with "their" where its words have it: "lose their hair"."""
    return effect._replace(name=re.sub(r"\byour\b", "their", effect.name)) if " their " in piece else effect


def _of_piece(piece: str, *, is_reader: bool) -> tuple[Effect, ...]:
    """The effects of one thing that people are said to feel, become, find, get or do; of the reader the words stay as
    they are: "lose your hair".
    """
    if NOT_AS_EXPECTED.match(piece):
        return whole(piece)
    if hard := HARD_TO.match(piece):
        return whole(hard["name"])
    words = _THEY.sub("", _VERB_OF_FINDING.sub("", piece))
    if yours := _YOURS.match(words):
        return named_in(f"your {words[yours.end() :]}")
    if sick := _SICK.match(words):
        return whole(f"being {words[sick.end() :]}")
    words = _BE.sub("", re.sub(r"\btheir\b", "your", words))
    if becomes := _BECOMES.match(words):
        return tuple(e for how in _qualities(words[becomes.end() :]) for e in whole(f"becoming {how}"))
    if (acts := _ACTS.match(words)) and acts["does"].lower() not in _FELT_OR_BECOME:
        return whole(words if is_reader else f"{_ACTIONS[acts['does'].lower()]} {acts['object'] or ''}")
    return named_in(f"you {words}")


def _qualities(words: str) -> list[str]:
    """What one becomes, each by itself where all are short: "tearful or very clingy"."""
    parts = _JOINTS.split(words)
    return parts if all(len(part.split()) <= _MOST_WORDS for part in parts) else [words]
