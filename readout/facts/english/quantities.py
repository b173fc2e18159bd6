"""How much: sums of money, percentages, ordinals, measures, durations and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.article import Article, running_text
from readout.facts.english.gazetteer import AllWords, heads
from readout.facts.english.numerals import FIGURE, NUMBER_WORDS, ONES, ORDINALS, TENS, number_of
from readout.facts.model import Date, Quantity
from readout.lexicon import alternatives, columns, initials

_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trln": 1e12,
    "tn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "cr": 1e7,
    "lakh crore": 1e12,
    "thousand crore": 1e10,
    "hundred million": 1e8,
    "hundred billion": 1e11,
    "hundred thousand": 1e5,
    "thousand billion": 1e12,
    "t": 1e12,
}


@dataclass(frozen=True, slots=True)
class _ListedUnit:
    """A unit as the lexicons list it: its name, its kind, and the factor that leads to it."""

    name: str
    kind: str
    factor: float = 1.0


_MONEY_SIGNS = {
    sign: code for code, signs, _ in columns("currencies") for sign in (*signs.split("/"), code) if sign
}
# Signs that mean something else as well ("COP 28", "N 5"): of money only before a large sum.
_DOUBTFUL_SIGNS = frozenset("BD BOB COP Dh GEL KD LE MAD N QR SDR SOS SR TOP".split())
_FORMS = {
    form: _ListedUnit(code, "money")
    for code, _, names in columns("currencies")
    for form in (*names.split("/"), code)
    if form
} | {
    form: _ListedUnit(unit, kind, float(factor))
    for kind, unit, factor, forms in columns("units")
    for form in forms.split("/")
}
_LONG_FORMS = {form.lower(): unit for form, unit in _FORMS.items() if len(form) > 3}
_PLAIN_COUNT = _ListedUnit("count", "count")
_FRACTION_UNIT = _ListedUnit("fraction", "share")
_FOLD_UNIT = _ListedUnit("times", "ratio")
_ORDINAL_UNIT = _ListedUnit("ordinal", "ordinal")
_SCALE = "|".join(sorted((s.replace(" ", r"\s") for s in _SCALES if len(s) > 1), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<number>{FIGURE}|{NUMBER_WORDS})"
    rf"(?:(?:[\s-]?(?P<scale>(?i:{_SCALE}))|(?P<glued>[kmbKMBT]))(?!\w))?"
    rf"(?:[\s-]?(?P<unit>(?i:{initials(_LONG_FORMS)})|{initials(f for f in _FORMS if len(f) <= 3)})s?(?!\w|-old))?"
)
_GLUED_SIGNS = initials(sign for sign in _MONEY_SIGNS if sign[-1].isalpha())
_LARGE_NUMBERS = ("thousands", "millions", "billions", "trillions")
_HEADS_OF_NUMBERS = heads((*ONES, *TENS, *ORDINALS, "a", "half", "hundreds", *_LARGE_NUMBERS))
# Only where one of these stands may a quantity begin; the rest of the text is passed over.
_NUMBER_START = re.compile(
    r"\b(?=[\dabefhmnostABEFHMNOST])"
    rf"(?:\d|(?:{initials([*ONES, *TENS, *ORDINALS])})(?:fold)?\b|[Aa]\s(?:hundred|dozen|million|billion|trillion)\b"
    r"|[Hh]alf\s(?:an?|of|the)\b|[Aa]\s(?:third|quarter|fifth|tenth)\b|tenfold|hundredfold"
    r"|(?:tens|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions|[Tt]rillions)\sof\b)"
    rf"|\b(?=[A-Z][A-Za-z]{{0,4}}\d)(?P<sign>{_GLUED_SIGNS})(?=\d)"
)
_SIGN_AT = rf"(?:(?:{alternatives(_MONEY_SIGNS)})\s?)?"
_SIGN_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<sign>{alternatives(_MONEY_SIGNS)})\s?$")
_ORDINAL_NOUNS = (
    "anniversary|sessions?|meetings?|summits?|rounds?|consecutive|straight|visits?|terms?|editions?|phases?|stages?|"
    "conferences?|forums?|trips?|calls?|largest|biggest|highest|most|tests?|tranches?|disbursements?|congress|assembly|"
    r"plenary|member|partner|partners|year\srunning"
)
_ORDINAL = re.compile(
    rf"(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)\b"
    rf"|(?:(?P<tens>{initials(TENS)})-)?(?P<stem>{initials(ORDINALS)})"
    rf"(?=[\s-](?:(?!of\b|half\b|quarter\b|the\b|to\b|in\b|time\b)[\w-]+(?:['’]s?)?\s){{0,3}}?(?i:{_ORDINAL_NOUNS})\b))"
)
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
# "two-thirds", "a third of", "half the", and "fell by a third": not "a third meeting".
_FRACTION = re.compile(
    r"(?:(?P<count>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even|[Nn]ine)(?P<hyphen>-|\s)|(?P<one>[Aa]n?\s)|(?=[Hh]alf\s))"
    rf"(?P<part>[Hh]alf|{'|'.join(part for part in _PARTS if part != 'half')})s?\b(?P<of>\s(?:of|the)\b)?"
)
_FOLD = re.compile(rf"(?P<number>{FIGURE}|{initials([*ONES, *TENS, 'hundred'])})(?:-fold|fold)\b")
# "hundreds of millions of dollars": read as its scale, the least it can mean.
_LOOSE = re.compile(
    r"(?:(?P<tens>[Tt]ens|[Hh]undreds|[Tt]housands)\sof\s)?(?P<scale>[Tt]housands|[Mm]illions|[Bb]illions|[Tt]rillions)\s"
    rf"of\s(?P<unit>(?i:{initials(form for form, unit in _LONG_FORMS.items() if unit.kind == 'money')}))s?\b"
)
# "a 60-member team", "a 1,200-strong battalion"
_COUNT_TAIL = re.compile(
    r"-(?=(?:member|strong|person|man|nation|country|state|seat|page|point|room|bed|ship|party|storey|story)\b)"
)
_MINUS_BEFORE = re.compile(r"(?<![\w%)])[-−]$")
_MAGNITUDE_BEFORE = re.compile(r"\b[Mm]agnitude[\s-](?:of\s)?$")
_RANGE = re.compile(r"(?:[-–]|\s[-–]\s(?=\d)|\s(?:to|or)\s)" + _SIGN_AT)
_JOINED_BY_AND = re.compile(r"\sand\s" + _SIGN_AT)
_BETWEEN = re.compile(r"\b[Bb]etween\s$")
# A count has no unit: what shows it is a plural noun, with at most two adjectives between.
_NO_NOUN = (
    r"(?:of|the|in|and|or|to|for|on|at|by|from|with|as|is|was|are|were|has|have|had|be|been|does|its?|this|that|these|"
    r"those|than|but|who|which|when|while|after|before|not|an?|his|hers?|their|our|us|if|so|per|into|over|under|about|"
    r"between|against|during|since|until|will|would|should|could|can|may|says|plus|thus|across|towards|versus|always|"
    r"perhaps|less|unless|besides|[a-z]*(?:thirds?|quarters?|fifths?|halves|percent))\b"
)
_COUNTED = re.compile(
    rf"\s(?:(?!{_NO_NOUN})[A-Za-z][\w-]{{0,40}}\s){{0,2}}?(?!{_NO_NOUN})"
    r"(?:[a-z][a-z-]{0,40}s|people|children|men|women|personnel|troops|businesspeople|aircraft|staff|cattle|sheep)\b"
    r"|\sof\s(?:its|their|the|our|his|her|those|these)\s(?:[a-z-]+\s){0,2}?[a-z-]+s\b"
)
# "Resolution 2231", "Article 5", "Group of 20": a name, not a count.
_LABEL_BEFORE = re.compile(
    r"\b(?:(?i:nos?\.?|articles?|resolutions?|sections?|chapters?|annex|paragraphs?|pages?|rooms?|flight|route|highway|"
    r"level|phase|stage|tel|phone)|Line|Group\sof|Decree|Law|Protocol|Order|Boeing|Airbus|Part|Title|Channel|Rule)[\s:]$"
)
_CLOCK = re.compile(r"\d+(?::\d|\.\d\d\s(?:hours|GMT|UTC|[ap]\.?m)\b|\s?[ap]\.m\b|\so[’']clock\b)")


_TARGET_WORD = re.compile(r"\b(?:target|goal)\b", re.IGNORECASE)


def speaks_of_a_target(sentence: str) -> bool:
    """Whether a sentence calls something a target or goal."""
    return bool(_TARGET_WORD.search(sentence))


def find_quantities(article: Article, words: AllWords, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """Every number with a unit in `article`, in order, none inside another. `words` are all of its running text.

    "Millions of dollars" is read as its scale, the least it can mean. Years, dates and year ranges are not
    quantities; a duration inside an interval ("the first 11 months of this year") is one. Both numbers of a range
    ("$5-7 billion") are, each with the range's scale and unit.
    """
    text, found, done, opened = running_text(article), [], 0, 0
    yen = _yen(text)
    # Of "two weeks ago" no part is a quantity.
    ahead = sorted((d.start, d.end, d.text.endswith(("ago", "earlier", "later", "before"))) for d in dates)
    place = 0
    for start, word in words:
        if word[:3] not in _HEADS_OF_NUMBERS and word.isalpha() or start < opened:
            continue  # most words
        begin = _NUMBER_START.match(text, start)
        if not begin:
            continue
        opened = begin.end()
        start = begin.end("sign") if begin["sign"] else start
        if start < done:
            continue
        while place < len(ahead) and ahead[place][1] <= start:
            place += 1
        date = ahead[place] if place < len(ahead) else (len(text), len(text), False)
        # A sign or "magnitude" before the number may have been read as the unit of the number before.
        read = [item for item in _quantities_at(text, start) if item[0] >= done]
        if all(
            e <= date[0] or date[0] <= s and e <= date[1] and u.kind == "duration" and not date[2]
            for s, e, _, u in read
        ):
            found += [
                Quantity(s, e, article.text[s:e], value, yen if text[s] == "¥" else u.name, u.kind)
                for s, e, value, u in read
            ]
            done = max((end for _, end, *_ in read), default=done)
    return tuple(found)


def _yen(text: str) -> str:
    """What a bare ¥ means in this text."""
    if "¥" not in text:
        return "CNY"
    japan = re.search(r"\b(?:Japan|Japanese|yen|Tokyo)\b", text)
    china = re.search(r"\b(?:China|Chinese|yuan|renminbi|RMB|Beijing)\b", text)
    return "JPY" if japan and not china else "CNY"


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in the text with its scale, and with its unit where it has one of its own."""

    start: int
    end: int
    number: float
    scale: str
    unit: _ListedUnit | None
    signed: bool


_Read = tuple[int, int, float, _ListedUnit]
"""A quantity as read: start, end, value in the base unit, and unit."""


def _amount_at(text: str, start: int) -> _Amount | None:
    """The number that begins at `start`, a sign of money or minus before it and a unit behind it included."""
    match = _AMOUNT.match(text, start)
    if not match or _CLOCK.match(text, start):
        return None
    number = number_of(match["number"])
    scale = " ".join((match["scale"] or match["glued"] or "").lower().split())
    unit = _unit_behind(match, number, scale)
    end = match.end() if unit else max(match.end("number"), match.end("scale"), match.end("glued"))
    sign = _SIGN_BEFORE.search(text, max(0, start - 5), start)
    signed = sign is not None and not (sign["sign"] in _DOUBTFUL_SIGNS and number < 1000 and not scale)
    if sign and signed:
        start, unit = sign.start(), _ListedUnit(_MONEY_SIGNS[sign["sign"]], "money")
    elif not unit and (magnitude := _MAGNITUDE_BEFORE.search(text, max(0, start - 13), start)):
        start, unit = magnitude.start(), _FORMS["magnitude"]
    elif unit and text[start].isdigit() and _MINUS_BEFORE.search(text, max(0, start - 2), start):
        start, number = start - 1, -number
    # "5m" may be metres, and "cr" is crore in sums of money alone.
    if (match["glued"] or scale == "cr") and not (unit and unit.kind == "money"):
        return None
    return _Amount(start, end, number, scale, unit, signed)


def _unit_behind(match: re.Match[str], number: float, scale: str) -> _ListedUnit | None:
    """The unit that a match of `_AMOUNT` ends in, if any."""
    if not match["unit"]:
        return None
    form = " ".join(match["unit"].split())
    # "The two won" and "one day" are no sum and no duration.
    if form == "won" and number < 1000 and not scale or form == "day" and match["number"].lower() == "one":
        return None
    return _FORMS.get(form) or _LONG_FORMS.get(form.lower()) or _FORMS[form[0].swapcase() + form[1:]]


def _quantities_at(text: str, start: int) -> Iterator[_Read]:
    """The quantity whose number begins at `start`, or both of a range."""
    before, digits = text[start - 1 : start], text[start].isdigit()
    if digits and before in tuple(".,/+:#") and not _SIGN_BEFORE.search(text, max(0, start - 5), start):
        return
    if before in ("-", "−") and text[max(0, start - 2)].isalnum():
        return
    if (
        special := _fold_at(text, start)
        or _loose_at(text, start)
        or _fraction_at(text, start)
        or _ordinal_at(text, start)
    ):
        yield special
    elif amount := _amount_at(text, start):
        if both := _range_from(text, amount):
            yield from both
        elif amount.unit or _is_count(text, amount):
            yield _valued(amount, amount.unit or _PLAIN_COUNT)


def _fold_at(text: str, start: int) -> _Read | None:
    match = _FOLD.match(text, start)
    return (start, match.end(), number_of(match["number"]) or 100.0, _FOLD_UNIT) if match else None


def _loose_at(text: str, start: int) -> _Read | None:
    match = _LOOSE.match(text, start)
    if not match:
        return None
    times = {"tens": 10.0, "hundreds": 100.0, "thousands": 1e3}.get((match["tens"] or "").lower(), 1.0)
    unit = _LONG_FORMS.get(match["unit"].lower())
    return (start, match.end(), times * _SCALES[match["scale"].lower()[:-1]], unit) if unit else None


def _ordinal_at(text: str, start: int) -> _Read | None:
    match = _ORDINAL.match(text, start)
    if not match:
        return None
    tens = TENS.get((match["tens"] or "").lower(), 0)
    value = float(match["digits"] or ORDINALS[match["stem"].lower()] + tens)
    return start, match.end(), value, _ORDINAL_UNIT


def _range_from(text: str, first: _Amount) -> tuple[_Read, _Read] | None:
    """Both numbers of the range that `first` opens, each with the range's scale and unit; None where it opens none."""
    second = _other_end(text, first)
    if not second:
        return None
    if not second.unit and _COUNTED.match(text, second.end):
        # "$5 million to 10 countries" is no range of sums.
        unit = None if first.signed else _PLAIN_COUNT
    else:
        unit = second.unit or first.unit
    if not unit or not second.signed <= first.signed <= (unit.kind == "money"):
        return None
    first = replace(first, scale=first.scale or second.scale)
    return _valued(first, first.unit or unit), _valued(second, unit)


def _fraction_at(text: str, start: int) -> _Read | None:
    match = _FRACTION.match(text, start)
    if not match:
        return None
    plain = match["one"] is None and match["count"] is None  # "half of", "half the"
    after_by = text[max(0, start - 3) : start].lower() == "by "
    if not (match["of"] or match["hyphen"] == "-" or (after_by and not plain)):
        return None
    if match["part"] == "quarter" and match["one"] and text[match.end("part") :].startswith(" of a "):
        return None  # "a quarter of a million"
    count = number_of(match["count"]) if match["count"] else 1.0
    return (
        start,
        match.end("part") + (text[match.end("part")] == "s" if match.end("part") < len(text) else 0),
        round(count / _PARTS[match["part"].lower()], 6),
        _FRACTION_UNIT,
    )


def _valued(amount: _Amount, unit: _ListedUnit) -> _Read:
    # Rounded, because 48.6 times a billion is not quite 48.6 billion to a computer.
    value = amount.number * _SCALES.get(amount.scale, 1) * unit.factor
    value = round(value, 2 if abs(value) >= 1000 else 6)
    return amount.start, amount.end, value, unit


def _other_end(text: str, amount: _Amount) -> _Amount | None:
    """The second number of the range that `amount` opens."""
    if amount.unit and not amount.signed:
        return None
    to = _RANGE.match(text, amount.end)
    joined = to or _JOINED_BY_AND.match(text, amount.end)
    if not joined:
        return None
    other = _amount_at(text, joined.end())
    if to or _BETWEEN.search(text, max(0, amount.start - 9), amount.start):
        return other
    return other if other and other.unit and other.unit.kind == "percent" else None  # "7.9 and 7.7 percent"


def _is_count(text: str, amount: _Amount) -> bool:
    written_large = bool(amount.scale) or "," in text[amount.start : amount.end]
    return (
        abs(amount.number) != 1
        and (written_large or bool(_COUNTED.match(text, amount.end) or _COUNT_TAIL.match(text, amount.end)))
        and not _LABEL_BEFORE.search(text, max(0, amount.start - 12), amount.start)
    )
