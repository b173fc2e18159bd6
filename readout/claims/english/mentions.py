"""A mention of what a figure may be of, and the words for goods."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.claims.model import Measure
from readout.lexicon import columns

FLOW = re.compile(
    r"\b(?:(?P<flow>[Ee]xports|[Ii]mports|[Ss]hipments|[Ss]ales|[Pp]urchases|[Dd]eliveries|[Ss]upplies)"
    r"(?:[ ]of[ ](?P<what>[a-z][\w-]*(?:,?[ ](?!came|rose|fell|grew|climbed|jumped|dropped|amounted|increased|declined|surged|went|shrank|slipped|was|were|had|has)[a-z][\w-]*){0,6}?)"
    r"|[ ](?:of|worth|valued[ ]at|totall?ing)[ ](?:US)?\$?[\d.,]{1,12}(?:[ ][\w.]+){1,3}?)?[ ](?P<way>to|from)[ ]"
    r"|(?P<total>(?:(?:[Bb]ilateral|[Tt]wo-way|[Mm]utual|[Gg]oods|[Tt]otal|[Oo]verall|[Mm]erchandise|[Ff]oreign|[Cc]ommodity)[ ]){0,6}"
    r"(?:[Tt]rade|TRADE|(?<!-)(?:commerce|(?<![Oo]f[ ])Commerce(?![ ](?:Secretary|Department|Minist|Committee)))|[Tt]urnover|[Gg]oods[ ]exchange|[Ee]xchange[ ]of[ ]goods)"
    r"(?:[ ](?:volumes?|turnover|in[ ]goods|exchange|value|flows)){0,4})\b(?![ ](?:[a-z]+[ ])?(?:minister|ministry|deal|talks|"
    r"agreement|war|deficit|surplus|gap|imbalance|shortfall|barriers|mission|commissioner|representative|union|partner|target|goal|deals|office|map|trouble))"
    r"(?:[ ](?P<between>between|of|with)[ ])?)"
)
"""A mention of trade or of a flow with its direction."""
WORLD = re.compile(
    r"\b(?P<whose>its|their|all[ ]its)?[ ]?(?:foreign|overall|global|external|total|whole|entire|world)[ ](?:foreign[ ])?trade\b"
    r"|\btrade[ ]with[ ](?:the[ ])?(?:(?:whole|rest[ ]of[ ]the|entire)[ ])?world\b|\b(?:foreign|global)[ ]trade\b"
)
WORLD_BEHIND = re.compile(r"(?:[ ]with)?[ ]?(?:the[ ])?(?:(?:whole|rest[ ]of[ ]the|entire)[ ])?world\b")
WHAT_SELLS = re.compile(
    r"\bwhat[ ](?:(?P<who>[A-Z]\w+)|it|they|we)[ ](?:(?P<sells>sells?|sold|exports?|exported|ships|shipped)|(?P<buys>buys?|bought|imports?|imported|purchases|purchased))"
    r"(?P<abroad>[ ](?:abroad|to[ ]the[ ]world|from[ ]abroad|in[ ]the[ ]world|overseas))?(?:[ ](?:from|to)[ ](?P<whom>[A-Z]\w+))?"
)

BALANCE = re.compile(
    r"\b(?:(?:trade|goods)[ ])?(?P<what>[Ss]urplus|[Dd]eficit|[Ss]hortfall|(?<=[Tt]rade )(?:gap|imbalance))(?:es|s)?\b(?:[ ](?:in|on|from)[ ](?:(?:the|its|their)[ ])?(?:goods[ ]|bilateral[ ])?trade(?:[ ]in[ ]goods)?(?:[ ]with[ ](?:its|the|their)[ ](?:\w+[ ])?(?:neighbou?r|partner)\b)?)?(?:[ ](?:with|of|in)(?=[ ][A-Z](?!\w+(?:[ ][A-Z]\w+){0,3}['’]s?[ ]favou)))?|\b(?:[Tt]rade[ ]balance\b|[Bb]alance(?=:|[ ][^;]{0,80}\bfavou?r\b))"
)
FAVOUR = re.compile(
    r"\bin[ ](?:favou?r[ ]of[ ](?:the[ ])?(?=[A-Z])|(?:the[ ])?[A-Z]\w+(?:[ ][A-Z]\w+){0,3}['’]s?[ ]favou?r)"
)
# "Received 250 million dollars", but "received 5 billion dollars of goods".
_A_SUM_OF_MONEY = (
    r"[ ](?:(?:more|less|than|over|about|around|nearly|almost|some|up|to|at|least|an?|additional|another)[ ]){0,3}"
    r"(?:(?:US)?[$€£][\d.,]{1,12}(?:[ ]\w{1,2}illion)?"
    r"|[\d.,]{1,12}(?:[ ]\w{1,2}illion)?[ ](?:US[ ]|U\.S\.[ ])?(?:dollars|euros))"
    r"(?:[ ](?!of\b|worth\b|in[ ]goods|\w{0,2}illion)|[.,;])"
)
TRADING = re.compile(
    r"\b(?:(?P<traded>traded|exchanged|trade[ ](?=goods))(?:[ ](?:goods|merchandise))?"
    rf"|(?P<sell>sold|shipped|exported|delivered|supplied|sells|ships|exports(?=[ ]more)|sell|export)|(?P<buy>bought|purchased|imported|received(?!{_A_SUM_OF_MONEY})|took(?=[ ](?:in[ ])?goods)|takes(?=[ ]goods)|got(?=[ ]goods)|buys|buy|import)"
    r"|(?P<paid>paid|spent)|(?P<earned>earned|took[ ]in))\b"
)

TOTAL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his|[Tt]heir|['’]s)[ ](?:[\w-]+[ ]){0,2}?(?:total|volume|figure|sum|amount|value)\b(?![ ](?:target|goal)\b)(?![ ]of[ ](?:the[ ])?[a-z]+[ ]with)|^[*•\d.\s-]{0,6}(?:Total|Volume|Overall|In[ ]total)(?=\b)"
)

BARE = re.compile(
    r"\b(?P<flow>[Ee]xports?|[Ii]mports?|[Ss]hipments|[Ss]ales|[Pp]urchases|[Dd]eliveries|[Ss]upplies)\b(?![ ](?:to|from)[ ]|[ ]of[ ](?!goods\b(?![ ](?:to|from)\b)|(?:US)?\$?\d))(?:[ ]of[ ](?P<good>[A-Z]\w+)[ ](?:goods|products))?"
)
OF_GOODS = re.compile(
    r"\b(?P<flow>[Ee]xports|[Ii]mports|[Ss]ales|[Pp]urchases|[Dd]eliveries|[Ss]upplies|[Ss]hipments)[ ]of[ ]"
)

THE_TWO = re.compile(
    r"(?:the[ ]|our[ ])?(?:(?:two|both)[ ])?(?:countries|sides|nations|neighbou?rs|economies|states|powers)\b|them\b|us\b|the[ ](?:two|pair)\b(?![ ][a-z]+s\b)|both\b"
)
A_TIME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|(?:19|20)\d\d)\b"
)
TWO_TRADED = re.compile(
    r"\b(?:[Tt]he[ ](?:two|pair)|[Bb]oth|[Tt]hey|[Ww]e)(?:[ ](?:countries|nations|sides|neighbou?rs|states|powers|economies))?[ ](?:have[ ]|had[ ])?$"
)
BILL = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]otal|in)[ ](?:bill|value|cost|price|money|revenues?|spending|receipts)\b(?:[ ]of[ ](?:these|those|the|its|this)[ ](?:[\w-]+[ ]){0,2}?(?:cargo(?:es)?|shipments|deliveries|purchases|supplies|imports|exports|barrels|crude|oil)\b)?"
)
TO_THE_WORLD = re.compile(
    r"(?:with[ ])?(?:the[ ](?:(?:whole|entire)[ ])?world|all[ ](?:the[ ]world|countries)|abroad)\b"
)
FLOW_WORDS = ("export", "import", "shipment", "sales", "purchases", "deliveries", "supplies")
DEALING_WORDS = (
    *("trade", "exchanged", "sold", "shipped", "export", "delivered", "supplied", "ships", "sell"),
    *("bought", "purchased", "import", "received", "took", "takes", "got", "buy", "paid", "spent", "earned"),
)


NOT_WITH_WHOM = "It speaks of trade and does not say with whom."
"""Why a country's trade cannot be tested as that of two."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention from `start` to `end`. `measure` is None where it is of other countries or of something no table has.

    `why` says why it cannot be tested. `origin` is where the countries were read; `echo` that it names what was spoken
    of before ("the total"); `owner` whose flow it is; `spread` how far the words that belong to it reach.
    """

    start: int
    end: int
    measure: Measure | None
    origin: str = "clause"
    why: str = ""
    echo: str = ""
    owner: str = ""
    spread: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class WithWhom:
    """Between whom trade is: its measure, where the words end, the sides named, and who is of no side."""

    measure: Measure | None
    end: int
    sides: tuple[str | None, ...] = ()
    others: tuple[str, ...] = ()


_WORDS = {word: name for name, words in columns("goods") for word in words.split("/")}
GOOD = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))})\b(?![ ]price)",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"{GOOD.pattern}(?:,[ ]{GOOD.pattern}){{0,4}},?[ ]and[ ](?:\w+[ ])?{GOOD.pattern}", re.IGNORECASE
)
MOSTLY = re.compile(
    r"\b(?:mostly|mainly|chiefly|largely|including|such[ ]as|like|led[ ]by|above[ ]all|especially|notably|among[ ]them|primarily)\b[^.;]{0,50}$"
)
BY_LOWER = {word.lower(): name for word, name in _WORDS.items()}
NO_GOOD = re.compile(r"\b(?:palm|olive|cooking)[ ]$", re.IGNORECASE)
GOODS_BEGIN = frozenset(word for name in BY_LOWER for word in re.findall(r"\w+", name)[:1])
"""The first word of each good, in small letters."""
