"""What a finding of one sentence says: of the speaker, and of the figure claimed beside the one of a table.

Read by single words. What is said in words that are not known here is let through, so a finding that passes has its
form in order, and whether it is well said a person must judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
ONE_DECIMAL = 0.051  # USD bn: a figure rounded to one decimal is right

# Figures lie above others, ministries are invented, exports make up a part: none of that speaks of intent.
_INTENT = re.compile(
    r"\b(?:lied|lying|liars?|(?:a|tell|tells|told) lies?|fak\w+|mislead\w*|misled|dishonest\w*|propaganda"
    r"|invent(?:s|ed|ing)? (?:a|an|the|its|this|that|these|those)|manipulat\w+|cheat\w*|deceiv\w*|decept\w+"
    r"|exaggerat\w+|pretend\w*|made up(?! of)|inflate[ds]?|inflating|want(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r", not\b|[;,:()]|\b(?:but|while|where|whereas|against|than|vs|not|contradict\w*)\b", re.IGNORECASE
)
_CLAUSE = 40  # characters: how much farther a figure is where another clause begins before it
_SHORT_FORM = re.compile(r"\b(?:U\.S|vs|approx|ca|cf|bn|mn|no)\.", re.IGNORECASE)
_OF_THE_TABLE = r"\b(?:tables?|annual|yearly|it (?:has|gives|says|shows)|(?:figure|total) is)\b"

_DENIAL = re.compile(
    r"(?:(?:\b(?:not|never|neither|nor|cannot|without|hardly|fail(?:s|ed)? to|far from)|n['’]t)(?:\s+[^\s,;:]+){0,3}"
    r"|\b(?:no(?! doubt| question)|none|nothing)(?:\s+[^\s,;:]+){0,8})\s+$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
_AGREES = re.compile(
    r"\b(?:confirm\w*|support\w*|corroborat\w*|verif(?:y|ies|ied)|endors\w+|vindicat\w+|justif(?:y|ies|ied)|uphold\w*"
    r"|upheld|b(?:ear|ears|ore|orne) .{0,25}?out|b(?:ear|ears|orne) out|back(?:s|ed)?|proves|correct(?:ly)?|rightly"
    r"|right|true|truly|accurate(?:ly)?|holds?(?= (?:true|up|good)\b|\s*(?:[.,;:]|$))"
    r"|claim (?:still )?stands|stands (?:up|firm)|is on (?:its|their|the ministry's) side|plausibl\w+|credibl\w+|sound"
    r"|reliabl\w+|honest(?:ly)?|truthful\w*|trustworthy|faithful\w*|valid(?:ates?|ated)?|legitimate(?:ly)?"
    r"|as (?:claimed|said|stated|expected)(?=\s*[.;:]?$)|understandabl\w+"
    r"|(?P<equal>agree[sd]?|agreement|match(?:es|ed|ing)?|tall(?:y|ies)|coincid\w+|consistent|in line with|equals?"
    r"|(?:as|so) does|says so|likewise|same(?= as\b| (?:figure|total|number|amount|value)\b|\s*(?:[.,;:]|$))"
    r"|identical|fits?|close to|within rounding|in accord(?:ance)?|accords|rounds?(?: \d[\d.]*)? (?:up|to)"
    r"|too small to|negligible|insignificant|marginal(?:ly)?|immaterial|trivial))\b",
    re.IGNORECASE,
)
_DIFFERS = re.compile(
    r"\b(?:contradict\w*|differ(?:s|ed|ent|ence)?|gap|discrepan\w+|disagree\w*|conflict\w*|deviat\w+|refut\w+"
    r"|disprov\w+|mismatch\w*|wrong(?:ly)?|incorrect\w*|inaccurate\w*|untrue|unsupported|doubt\w*|question\w*|object)\b",
    re.IGNORECASE,
)
# "The correct figure is ..." names the table's; "supports only ..." has the table's figure for its object.
_RIGHT_FIGURE = re.compile(
    r" (?:annual |yearly )?(?:figure|number|total|value|amount|one|year|period)\b", re.IGNORECASE
)
_BEFORE_A_FIGURE = frozenset("only just a an the total figure of at trade usd about instead rather".split())
_LARGER = r"above|exceed\w*|more|higher|larger|greater|bigger|surpass\w*|overst\w+|overshoot\w*|too high|tops|topped|outstrip\w*|outdo\w*|beyond"
_SMALLER = r"below|beneath|less|lower|smaller|short of|under(?= (?:the )?\d+\.)|underst(?:ate|ates|ated|ating)|too low"
_BELITTLED = r"\b(?:too (?:little|modest|cautious)|modest(?:ly)?|conservative(?:ly)?|cautious(?:ly)?)\b"
_LARGER_OR_SMALLER = re.compile(rf"\b(?:(?P<above>{_LARGER})|(?P<below>{_SMALLER}))\b", re.IGNORECASE)
_WITH_OBJECT = re.compile(
    r"above|exceed|surpass|overs|tops|topped|outstrip|outdo|beyond|below|beneath|short of|under",
    re.IGNORECASE,
)
_NOT_CLAIMED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:not|never|n['’]t) (?:say|claim|give|put|state|report|name|said|claimed|stated)s?)\b",
    re.IGNORECASE,
)


_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|caus(?:e[ds]?|ing)|reasons?|therefore|thus|hence|as a result|results? (?:of|from)|"
    r"so that|shows? (?:how|why|that the (?:government|White House))|proves?|reflect\w*|cares?|cared|priorit\w*|importan\w*|"
    r"attention|interest(?:s|ed)?|worr\w*|wants?|wanted|focus\w*|neglect\w*|ignor\w*|driven|led to|leads? to|in response|"
    r"matter(?:s|ed))\b|\bsince\b(?! (?:January |the beginning of |the start of )?20)",
    re.IGNORECASE,
)
_TENDENCY = re.compile(
    r"\b(?:(?:more|less|fewer) and (?:more|less|fewer)|ever (?:more|less|fewer)|increas\w*|decreas\w*|r(?:ise|ises|ising|isen|ose)|"
    r"gr(?:ow|ows|owing|own|ew|owth)|declin\w*|fall(?:s|ing|en)?|fell|dropp\w*|trend\w*|surg\w*|shrink\w*|soar\w*|"
    r"peak\w*|more (?:often|frequently)|less (?:often|frequently))\b",
    re.IGNORECASE,
)


def speaks_of_intent(said: str) -> bool:
    """Whether a word speaks of what the speaker meant to do."""
    return bool(_INTENT.search(said))


def speaks_of_a_cause(said: str) -> bool:
    """Whether a word speaks of a reason, or of what somebody cares for."""
    return bool(_CAUSE.search(said))


def speaks_of_a_tendency(said: str) -> bool:
    """Whether a word speaks of more or less with time."""
    return bool(_TENDENCY.search(said))


def count_sentences(said: str) -> int:
    """How many sentences there are: one more than the stops with a capital letter behind them."""
    after: list[str] = re.findall(r"[.!?][\"'”’)]*\s+[\"'“‘(]*(\w)", _SHORT_FORM.sub("short", said))
    return 1 + sum(letter.isupper() for letter in after)


@dataclass(frozen=True)
class Finding:
    """A sentence about a figure claimed, larger than `known`, the table's; `holder` is a pattern of who claims it."""

    said: str
    claimed: float
    known: float
    holder: str

    def turned_round(self) -> bool:
        """Whether the figure of the table stands beside the holder, and the claimed one beside the table."""
        claimed, known = (self.claimed, 1e-6), (self.known, ONE_DECIMAL)
        right = self._distance(*claimed, self.holder) + self._distance(*known, _OF_THE_TABLE)
        turned = self._distance(*known, self.holder) + self._distance(*claimed, _OF_THE_TABLE)
        return turned <= right

    def says_the_reverse(self) -> bool:
        """Whether it says that the table bears the claim out, that the claim is the smaller, or was not made."""
        return self._bears_out() or self._wrong_way() or self._denies_the_claim()

    def _distance(self, value: float, step: float, words: str) -> int:
        """How far a figure stands from the nearest of some words, another clause between them counted extra."""
        found = [n for n in NUMBER.finditer(self.said) if abs(float(n[0]) - value) < step]
        named = list(re.finditer(words, self.said, re.IGNORECASE))
        between = [self.said[min(n.end(), t.end()) : max(n.start(), t.start())] for n in found for t in named]
        return min(len(words) + _CLAUSE * len(_BREAK.findall(words)) for words in between)

    def _sides(self) -> list[tuple[int, int, str, bool]]:
        """What stands for the claim or for the table, in order: start, end, which of them, whether a figure."""
        found = []
        for number in NUMBER.finditer(self.said):
            for side, value, step in (("claim", self.claimed, 1e-6), ("table", self.known, ONE_DECIMAL)):
                if abs(float(number[0]) - value) < step:
                    found.append((number.start(), number.end(), side, True))
        for side, words in (
            ("claim", rf"{self.holder}|\b(?:claimed|claims?)\b"),
            ("table", r"\b(?:tables?|annual|yearly)\b"),
        ):
            found += [(m.start(), m.end(), side, False) for m in re.finditer(words, self.said, re.IGNORECASE)]
        return sorted(found)

    def _before(self, at: int) -> str:
        """The side that was named last before a place; empty where none was."""
        return next((side for _, end, side, _ in reversed(self._sides()) if end <= at), "")

    def _denied(self, at: int) -> bool:
        """Whether a word at that place is denied by one shortly before it."""
        return bool(_DENIAL.search(_NOT_ONLY.sub("also", self.said[:at])))

    def _one_of_many(self, at: int) -> bool:
        """Whether "a" stands before a word: "a correct figure" is the claimed one, "the correct figure" the table's."""
        return bool(re.search(r"\ban? $", self.said[:at]))

    def _bears_out(self) -> bool:
        for word in _AGREES.finditer(self.said):
            rest = self.said[word.end() :]
            if (
                self._denied(word.start())
                or not word["equal"]
                and _RIGHT_FIGURE.match(rest)
                and not self._one_of_many(word.start())
            ):
                continue
            after = next((s for s in self._sides() if s[0] >= word.end() and s[3]), None)
            own = (
                not word["equal"]
                and after
                and after[2] == "table"
                and _BEFORE_A_FIGURE.issuperset(self.said[word.end() : after[0]].lower().split())
            )
            if not own:
                return True
        return any(self._denied(word.start()) for word in _DIFFERS.finditer(self.said))

    def _wrong_way(self) -> bool:
        """Whether the claim is said to be the smaller, or the table's figure the larger."""
        return ("table", "claim") in self._compared() or self._belittled()

    def _belittled(self) -> bool:
        """Whether the larger figure is called a small one: "says only 15.5", "was too modest"."""
        small = any(
            not self._denied(word.start()) for word in re.finditer(_BELITTLED, self.said, re.IGNORECASE)
        )
        figures = [start for start, _, side, figure in self._sides() if side == "claim" and figure]
        before = (_NOT_ONLY.sub("also", self.said[:start]) for start in figures)
        return small or any(
            re.search(r"\b(?:only|merely|just) (?:USD |at |about )?$", part) for part in before
        )

    def _compared(self) -> Iterator[tuple[str, str]]:
        """The sides of each comparison, the larger first."""
        other = {"claim": "table", "table": "claim"}
        for word in _LARGER_OR_SMALLER.finditer(self.said):
            before = self._before(word.start())
            after = next((s for s in self._sides() if s[0] >= word.end()), None)
            between = self.said[word.end() : after[0]] if after else self.said[word.end() :]
            if re.match(r"(?:over|under)st", word[0], re.IGNORECASE):
                subject = "claim"  # a table overstates nothing that it is held against
            elif re.match(r" (?:it|that|this)\b(?! of)", between):
                subject = before  # "goes beyond that": beyond what was named
            elif after and (
                re.search(r"\bthan\b", between)
                or _WITH_OBJECT.match(word[0])
                and not re.search("[;:]", between)
            ):
                if before == after[2] or between == " than " and self._denied(word.start()):
                    continue  # "has more than 100", "no more than 100": of the figure itself
                subject = other[after[2]]
            elif (
                after
                and after[3]
                and not re.search(r"\w{2}", re.sub(r"\b(?:figure|total|USD|of|at)\b", "", between))
            ):
                subject = after[2]  # "has less: 100", "a lower 100"
            else:
                subject = before
            if subject:
                pair = (subject, other[subject])
                yield pair if bool(word["above"]) != self._denied(word.start()) else pair[::-1]

    def _denies_the_claim(self) -> bool:
        return any(self._before(word.start()) == "claim" for word in _NOT_CLAIMED.finditer(self.said))
