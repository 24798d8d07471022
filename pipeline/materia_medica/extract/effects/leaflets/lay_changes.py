"""What may change in one, in plain language: "your sight may be blurred", "it can raise your cholesterol"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

MAY = r"""
    (?: can | may | might | could | will ) \s
    (?: (?: also | sometimes | slightly | rarely | occasionally | even | temporarily | often ) \s )*
"""
_FRONT = r"""
    (?: (?: (?: very \s )? (?: rarely | occasionally | sometimes | often | commonly ) | at \s first
        | in \s (?: (?: very \s )? rare | some | a \s few ) \s cases ) ,? \s )?
"""
TOLD = r"""
    (?P<told> ,? \s (?: for \s (?: an? | the | several | some | up ) | from \s (?: taking | using ) | straight
        | right \s after | if | when | while | until | after | during | because | but | although | so | at \s first ) \b
        (?! [^.:;]{0,300}? , \s (?: or | and ) \s an? \s ) [^.:;]{0,300} )?
"""
_QUALITY = rf"""
    (?: {any_of("leaflets", "describing")} | {any_of("leaflets", "comparatives")}
      | blurry | sensitive | sore | stained )
"""
_HOW_MUCH = "(?:(?:more|less|very|slightly) )?"
_SIMPLY = re.compile(
    rf"{_HOW_MUCH}[\w-]+(?:(?:, | and | or |, and |, or ){_HOW_MUCH}[\w-]+)*",
    re.IGNORECASE,
)
"""Qualities that can stand in front of what has them: "heavier or more painful"."""
MAY_BE = Rule(
    name="how something of yours may be",
    pattern=rf"""
        ^ \W* {_FRONT} your \s
        (?P<part> (?! (?: doctor | dose | nurse | pharmacist | symptoms? | condition | child | baby | medicine | team
            | treatment | pee | poo | urine | stools | specialist | gp | family | results? | test | appointment ) \b )
            [\w-]+ (?: \s [\w-]+ )? ) \s (?: can | may | might | could ) \s
        (?: (?: also | sometimes | then | even | often ) \s )*
        (?: be \s (?P<how> (?: (?: more | less | very | slightly | a \s (?: little | bit ) | too | temporarily ) \s )?
                {_QUALITY} (?! \s (?: by | from | with | enough ) \b ) [^.:;,]{{0,100}}? (?: ,? \s (?: or
                    | and ) \s [^.:;,]{{0,100}}? )? )
            | (?P<stops> stop (?: \s altogether | \s completely
                | \s (?: work | mov | be ) ing \b [^.:;,]{{0,60}}? )? ) )
        {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("your",),
    example=(
        "Your sight may be blurred for a few minutes. Your periods could stop. Your gut can stop working as it should.",
        ["blurred sight; for a few minutes", "periods stop", "gut stop working as it should"],
    ),
    counter_example="Your blood pressure may be checked.",
)
_LEVEL = r"""
    (?: (?: blood \s (?: pressure | sugars? | fats ) | heart \s rate | cholesterol | weight | appetite | sex \s drive
        | [\w-]+ (?: \s [\w-]+ )? \s levels? | potassium | sodium | prolactin | temperature | immunity )
      (?: \s levels? )? )
"""
RAISES = Rule(
    name="what of yours is raised or lowered",
    pattern=rf"""
        ^ \W* (?! (?: if | this | these | who | your \s doctor ) \b ) [^.:;,]{{2,60}}? \s {MAY}
        (?P<does> increase | raise | lower | reduce ) \s (?P<what> (?: (?: the \s )? (?: amount | levels?
            | number ) \s of \s
            [\w\s-]{{3,30}}? \s in \s your \s blood | your \s (?! (?: risk | chances? | dose | need | symptoms? | pain
                | anxiety | likelihood | temperature | fever ) \b )
            {_LEVEL} ) (?: (?: , | ,? \s (?: and | or ) ) \s (?: your \s )? {_LEVEL} ){{0,3}} )
        (?P<told> ,? \s (?: if | when | while | which | so | because | but | at \s first
            | and \s this ) \b [^.:;]{{0,300}} )?
        (?: ,? \s and \s (?: {MAY} | (?: it | this ) \s {MAY} ) (?P<verb> cause
            | lead \s to ) \s (?P<more> [^.:;,]{{2,200}} ) )? \W* $
    """,
    flags=re.IGNORECASE,
    needs=("increase", "raise", "lower", "reduce"),
    example=(
        "It can increase your heart rate. It may also raise your prolactin levels, and can lead to hives. Velotab can "
        "lower your sodium and your sex drive.",
        ["increased heart rate", "raised prolactin levels", "hives", "lowered sodium", "lowered sex drive"],
    ),
    counter_example="It can lower your risk of gout.",
)
_EACH = re.compile(r"(?:,|,?\s(?:and|or))\s(?:your\s)?", re.IGNORECASE)
_MADE = {"increase": "increased", "raise": "raised", "lower": "lowered", "reduce": "reduced"}
_STINGS = {"sting": "stinging", "burn": "burning", "itch": "itching", "tingle": "tingling", "smart": "smarting"}
_STING = rf"(?: {' | '.join(_STINGS)} )"
STINGS = Rule(
    name="how what one puts on or in feels",
    pattern=rf"""
        ^ \W* {_FRONT} (?: (?: the | your | this | these ) \s (?: [\w-]+ \s ){{0,2}}? {any_of("leaflets", "forms")} \s
            | (?: it | they ) \s ) {MAY}
        (?P<does> {_STING} (?: (?: , \s | ,? \s (?: and | or ) \s ) {_STING} ){{0,2}} )
        (?: \s (?: a \s (?: bit | little ) | slightly ) )? (?! [^.:;]* \b (?: flames? | fires? | smok\w+ ) \b )
        {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=tuple(_STINGS),
    example=(
        "The nose drops may sting or burn for a few minutes.",
        ["stinging; for a few minutes", "burning; for a few minutes"],
    ),
    counter_example="The gel may burn if it gets near a fire.",
)

SLOWS_OR_STOPS = Rule(
    name="what a medicine may do to your breathing, by two verbs",
    pattern=rf"""
        ^ \W* [^.:;,]{{2,60}}? \s {MAY} (?P<name> (?: slow | stop | weaken | slow \s down ) \s or \s (?: even \s )?
            (?: stop | slow | weaken | damage ) \s ) your \s (?P<part> breathing | heart (?: beat )?
                | growth ) \b {TOLD} \W* $
    """,
    flags=re.IGNORECASE,
    needs=("slow", "stop", "weaken"),
    example=("High doses can slow or even stop your breathing.", ["slow or even stop breathing"]),
    counter_example="You can slow or stop your car.",
)


def changes(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence; none for another."""
    for rule, read in _READ:
        if found := rule.match(text):
            return with_told(read(found), found)
    return ()


def with_told(effects: tuple[Effect, ...], found: re.Match[str]) -> tuple[Effect, ...]:
    """Effects with what the rest of their sentence tells of them."""
    told = (found.groupdict().get("told") or "").strip(" ,") or None
    return tuple(e._replace(detail=joined_details(e.detail, told)) for e in effects)


def _may_be(found: re.Match[str]) -> tuple[Effect, ...]:
    part, how = found["part"], found["how"]
    return whole(f"{how} {part}" if how and _SIMPLY.fullmatch(how) else f"{part} {how or found['stops']}")


def _raised(found: re.Match[str]) -> tuple[Effect, ...]:
    what = found["what"]
    each = _EACH.split(what[5:]) if what.lower().startswith("your ") else [what.removeprefix("the ")]
    more = listed(found["more"]) if found["more"] else ()
    return (*(e for name in each for e in whole(f"{_MADE[found['does'].lower()]} {name}")), *more)


def _stings(found: re.Match[str]) -> tuple[Effect, ...]:
    return tuple(
        e for does in re.findall(r"\w+", found["does"].lower()) if does in _STINGS for e in whole(_STINGS[does])
    )


_READ = (
    (MAY_BE, _may_be),
    (RAISES, _raised),
    (SLOWS_OR_STOPS, lambda found: whole(f"{found['name']}{found['part']}")),
    (STINGS, _stings),
)
