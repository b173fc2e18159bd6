"""Words that narrow trade to a part of it: of goods, of regions, of ways and moneys. Such a part is no table's total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.article import Span, within
from readout.claims.english.services import counts_services
from readout.claims.english.sides import Sides
from readout.claims.model import WITH_SERVICES
from readout.lexicon import columns
from readout.periods import MONTHS

# In characters: how far before a mention words are looked at.
_REACH = 400
# What may stand before "trade" without narrowing it; all other words there do. "Cross-border" trade is as often
# that of border regions as all of it, so it is no such word.
_WHOLE = frozenset(
    "bilateral mutual two-way goods merchandise commodity commodities foreign overall total annual yearly combined"
    " aggregate general actual nominal countries' countries’ sides' sides’ nations' nations’ neighbours'"
    " neighbors'"
    " alone months year quarter half days weeks economies' two both last next first past full-year whole entire record".split()
)
_LEADS = frozenset(
    word for line in columns("function_words") for words in line[1:] for word in words.split()
) | {
    *(form for _, *forms in columns("cues") for form in forms),
    *"and or but if whether as because although though while when where how why since after until once"
    " unless than via"
    " see sees saw seen bring brings brought take takes took push pushes drive drives drove keep keeps"
    " kept make makes"
    " made lift lifts raise raises boost boosts expand increase double strengthen show shows shown mean"
    " means find found"
    " figures data statistics customs numbers books records accounts"
    " let lets put puts counted estimated saw reported kept china-russia sino-russian nor so volume value growth level figure including hence".split(),
}
_OF_KINDS = frozenset(
    "shipping fishing processing farming mining manufacturing engineering banking clothing manufactured"
    " processed"
    " refined containerized containerised family daily weekly monthly quarterly hourly".split()
)
_WORD_BEFORE = re.compile(r"(?<![^\s(\"“‘-])([^\W\d_][\w'’-]*) $")
_IN = re.compile(
    r"[ ](?P<in>in|by|via|through|across|along|within|among|under|for|inside|without|of)[ ](?:the[ ]"
    r"|their[ ]|its[ ])?"
    r"(?P<what>U\.S\.|[A-Za-z][\w-]*)(?P<more>[ ](?:and|or)[ ]\w+)?"
    r"(?:[ ](?!exceeds|reaches|tops|passes|totals|was)[a-z]+s\b)?"
)
_IN_ALL = re.compile(
    r"(?:goods|merchandise|commodit(?:y|ies)|general|total|all|value|volume|dollars?|USD?|U\.S\.|both"
    r"|recent|that|this|each|which|fact"
    r"|turn|first|second|third|fourth|last|past|same|previous|whole|full|period|year|half|quarter|month"
    r"|first-half)$"
)
_ONLY = re.compile(
    r"\b(?:excluding|without|except(?:ing)?|apart[ ]from|other[ ]than|not[ ](?:counting|including)"
    r"|net[ ]of|leaving[ ]out)"
    r"[ ][\w'’-]+"
    r"|\b(?:settled|denominated|invoiced)\b(?:[ ]in(?:[ ]\w+){1,2})?|\b(?:and"
    r"|including)[ ](?:trade[ ]in[ ])?services\b"
    r"|\bin[ ](?:national|local|their[ ]own)[ ]currenc(?:y|ies)\b"
    r"|\bin[ ](?:the[ ])?(?:yuan|renminbi|RMB|rou?bles?|euros?|real|constant|physical|volume[ ]terms"
    r"|tonn?e?s)\b(?:[ ](?:and[ ]\w+[ ])?terms)?"
)
_OF_A_SUM = re.compile(
    r"(?:goods|about|over|nearly|almost|around|some|more|less|up|at|US|U\.S\.|[a-z]*teen|[a-z]*ty)$"
)
_REGION_OF = re.compile(r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral|[Ii]nner)\w*[ ]$")
_ONLY_ASIDE = re.compile(rf",[ ](?:{_ONLY.pattern})")
_REST = re.compile(r"[^,;]*(?:,[ ](?=excluding|without|except|apart|not[ ]|including[ ])[^,;]*)?")
_WITHOUT = re.compile(
    r"\b(?:[Ee]xcluding|[Ww]ithout|[Ee]xcept[ ]for|[Aa]part[ ]from|[Nn]ot[ ]counting)[ ][^,;]{0,400},[ ]$"
)
_PARTS_OF = re.compile(
    r"(?:['’]s?[ ][\w-]+(?:[ ](?:[A-Z][\w-]*|regions?|provinces?|cities|companies|firms)){0,6}"
    r"|(?:[ ][A-Z][\w-]*){1,6})"
)
# "the share of yuan in trade rose", "investment and trade": not the trade, or not it alone.
_OF_TRADE_ITSELF = re.compile(
    r"\b\w+[ ](?<!\bvalue )(?<!\bvolume )(?<!\blevel )"
    r"(?<!\bamount )(?<!\bturnover )(?<!\btotal )(?<!\bsize )(?<!\bscale )(?<!\bgoal )(?<!\btarget )"
    r"(?!(?:(?<=dollars )|(?<=euros )|(?<=yuan )|(?<=yen )|(?<=rupees )|(?<=billion )|(?<=worth ))of\b)"
    r"(?:in|of|for|from|through|via)[ ](?:the[ ]|their[ ]|its[ ]|all[ ])?$"
    r"|(?:^|(?<=[.\n]\s)|(?<=that )|(?<=said ))(?:the |The )?[A-Za-z-]+[ ]and[ ](?:the[ ])?$"
)
_RATE_OF = re.compile(
    r"(?:[Gg]rowth|[Rr]ise|[Ii]ncrease|[Dd]ecline|[Ff]all|[Dd]rop|[Ee]xpansion|percent|cent|half|thirds?|quarters?|fifths?|tenths?|part|share)\b"
)
_WHICH = re.compile(r",?[ ](?:which|that)\b|,[ ]\w+ing\b")
_AND_OTHERS = re.compile(r"[ ]and[ ](?:the[ ])?(?!between\b|\w+(?:ed|s)?[ ](?:to|by|a)\b)[a-z]+\b(?=[ ])")
_PEOPLES = re.compile(r"[ ](?:sides|economies|nations|peoples|governments|markets)\b")
_PART = "It speaks of a part of the trade or of another trade ({}); the tables here are of all goods."


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A mention with what narrows it: from `start` to `end`, `why` it is a part, `what` the words that say so.

    `spread` reaches over words behind the figure that belong to it.
    """

    start: int
    end: int
    why: str
    what: tuple[int, int]
    spread: tuple[int, int]


class Narrowing:
    """What narrows mentions in one text: its words, its dates and figures, its places."""

    def __init__(self, text: str, dates: Sequence[Span], figures: Sequence[Span], sides: Sides):
        self.text, self.dates, self.figures, self.sides = text, dates, figures, sides

    def of(self, m: re.Match[str], start: int, after: int, end: int, named: bool) -> Narrowed | None:
        """What narrows the mention `m`, read from `start` to `after` in a clause that ends at `end`."""
        text, what = self.text, self._before(m, start)
        if m["what"] and not re.fullmatch(r"(?:all[ ]|its[ ])?(?:goods|merchandise|commodities)", m["what"]):
            what = m.span("what")
        for place in self.sides.between(start, after):
            part = place in self.sides.parts and self.sides.at[place][1] is not None
            if part or self._of_a_people(m, place, after):
                what = (place, self.sides.at[place][0])
        places = [(_IN, after)]
        if after > m.end():  # a country was read, of which this may be a part
            places.append((_PARTS_OF, after))
        if not m["between"] and m["total"]:
            places.append((_IN, m.end("total")))
        for pattern, place in places:
            found = pattern.match(text, place, end)
            if found and (pattern is _PARTS_OF or not self._in_all(m, found)):
                what = found.span()
        figure = next((q.end for q in within(self.figures, m.end(), end)), after)
        what = self._behind(m, after, max(figure, after), end) or what
        left = max(0, start - _REACH)
        for pattern in (_WITHOUT, _REGION_OF):
            if found := pattern.search(text, left, start):
                what = found.span()
        if found := _AND_OTHERS.match(text, m.end("total")) if m["total"] else None:
            what = found.span()
        before = _OF_TRADE_ITSELF.search(text, left, start)
        if (
            before
            and not _RATE_OF.match(before.group())
            and not _WHICH.match(text, after)
            and "\n" not in before.group()
        ):
            what = before.span()
        if not what:
            return None
        if what == self._before(m, start) and (owner := self._owner(what[0])):
            start = owner  # "China's soybean imports"
        words = text[what[0] : what[1]].strip(" ,")
        why = WITH_SERVICES if counts_services(words, 0, len(words)) else _PART.format(repr(words))
        spread = (min(start, what[0]), max(after, what[1]))
        first = min(start, what[0])
        last = max(after, what[1]) if what[0] < figure or figure == after else after
        return Narrowed(first, last, why, what, spread)

    def _before(self, m: re.Match[str], start: int) -> tuple[int, int] | None:
        if start != m.start():
            return None
        words = _WORD_BEFORE.search(self.text, max(0, start - _REACH), start)
        if words and not (_leads(words[1]) or any(words.end(1) - d.end in (0, 2) for d in self.dates)):
            return words.span(1)
        return None

    def _behind(self, m: re.Match[str], after: int, figure: int, end: int) -> tuple[int, int] | None:
        text = self.text
        rest = _REST.match(text, figure, end)
        if found := _ONLY_ASIDE.search(text, after, figure):
            return found.span()
        for place, said in (
            (after, _without_asides(text[after:figure])),
            (figure, rest.group() if rest else ""),
        ):
            if found := _ONLY.search(said):
                return (place + found.start(), place + found.end())
        return None

    def _owner(self, place: int) -> int | None:
        """Where the country stands whose name ends right before `place`: "China's ", "Chinese "."""
        possessive = 2 if self.text[place - 3 : place - 1] in ("'s", "’s") else 0
        return self.sides.ends.get(place - 1 - possessive, (None,))[0]

    def _of_a_people(self, m: re.Match[str], place: int, after: int) -> bool:
        """Whether a people's name in a list of countries goes with something of theirs: "Chinese firms and Russia"."""
        listed = place > m.start() and place in self.sides.demonyms
        return listed and not _PEOPLES.match(self.text, after)

    def _in_all(self, m: re.Match[str], found: re.Match[str]) -> bool:
        """Whether "in ..." says when, or in which money, or of all goods: it does not narrow."""
        start, end = found.span("what")
        if found["more"] and found["what"] != "value" and not found["what"][:3].istitle():
            return False
        if found["in"] == "of" and m["flow"]:  # "exports to Russia of cars"
            return bool(_OF_A_SUM.match(found["what"]))
        if found["in"] in ("by", "for", "of") and found["what"] not in ("rail", "road", "sea", "air", "land"):
            return True  # "by 2023", "for the year", "of 5 billion"
        if any(d.start <= end and start <= d.end for d in self.dates):
            return True
        return bool(_IN_ALL.match(found["what"]))


def _leads(word: str) -> bool:
    """Whether a word before "trade" leaves it whole: "said trade", "growing trade", "its overall trade"."""
    lower = word.lower()
    if lower.removesuffix("'s").removesuffix("’s").capitalize() in MONTHS:
        return True
    whole = lower in _WHOLE or lower in _LEADS or lower.endswith(("ly", "ed", "ing"))
    if re.fullmatch(r"[\w]+-(?:month|year|quarter|term)", lower):
        return True
    return whole and lower not in _OF_KINDS and not re.search(r"-\w+(?:ed|ing)$", lower)


def _without_asides(words: str) -> str:
    """The words with their asides blanked, each place unchanged."""
    return re.sub(r",[^,;]*,", lambda aside: " " * len(aside.group()), words)
