"""What a figure may be of: every mention of trade, its flows, its balance, a good, or a country's trade with the world.

Each mention says whose and with whom, and why no table can test it where that is so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from readout.claims.english.mentions import (
    A_TIME,
    BALANCE,
    BARE,
    BILL,
    BY_LOWER,
    DEALING_WORDS,
    FAVOUR,
    FLOW,
    FLOW_WORDS,
    GOOD,
    GOODS_BEGIN,
    MOSTLY,
    NO_GOOD,
    NOT_WITH_WHOM,
    OF_GOODS,
    SEVERAL,
    THE_TWO,
    TO_THE_WORLD,
    TOTAL,
    TRADING,
    TWO_TRADED,
    WHAT_SELLS,
    WORLD,
    WORLD_BEHIND,
    Mention,
    WithWhom,
)
from readout.claims.english.owners import Owners
from readout.claims.english.parts import Narrowed, Narrowing
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.english.words import has_any
from readout.claims.model import Measure

_GOODS = re.compile(r"[ ](?:goods|products|merchandise|wares)\b")
_WORD_OF = re.compile(r"\w+")
_SELLING = ("exports", "export", "shipments", "sales", "deliveries", "supplies")
_FAVOURED = re.compile(r"\bfavou?r\b")
_HIS = re.compile(r"(?:\b(?:its|their|our|Its|Their|Our)\s|['’]s\s)$")


def mentions(
    narrowing: Narrowing,
    sides: Sides,
    text: str,
    where: tuple[int, int],
    speaker: str,
    last: str,
    good: Measure | None,
) -> list[Mention]:
    """Every mention in a sentence, in its order; `speaker` is whose mouth it stands in, `last` whose flow was last read,
    `good` the good of the sentence before.
    """
    return _Mentions(narrowing, sides, text, where, speaker, last, good).read()


class _Mentions(Owners):
    def read(self) -> list[Mention]:
        text, start, end = self.text, self.start, self.end
        lower = text[start:end].lower()
        for words, pattern, read in _READ:
            if has_any(lower, words):
                for m in pattern.finditer(text, start, end):
                    self._add(read(self, m))
        if not GOODS_BEGIN.isdisjoint(_WORD_OF.findall(lower)):
            self._goods()
        return self._labelled(sorted(self.found, key=lambda m: m.start))

    def _labelled(self, found: list[Mention]) -> list[Mention]:
        """ "Soybeans: exports to China …": the flows behind a label are of its good."""
        first = found[0] if found else None
        if (
            not first
            or not first.measure
            or not first.measure.good
            or not self.text.startswith(":", first.end)
        ):
            return found
        good = first.measure.good
        return [
            replace(m, measure=replace(m.measure, good=good))
            if m.measure
            and m.measure.scope == "pair"
            and m.measure.flow in ("exports", "imports")
            and not m.measure.good
            else m
            for m in found
        ]

    def _add(self, mention: Mention | None) -> None:
        if mention and not any(mention.start < m.end and m.start < mention.end for m in self.found):
            self.found.append(mention)

    # -- trade

    def _of_trade(self, m: re.Match[str]) -> Mention:
        return self._flow(m) if m["flow"] else self._trade(m)

    def _bill(self, m: re.Match[str]) -> Mention:
        return Mention(m.start(), m.end(), None, echo="money")

    def _total(self, m: re.Match[str]) -> Mention:
        return Mention(m.start(), m.end(), None, echo="same")

    def _trade(self, m: re.Match[str]) -> Mention:
        owner = self.side_before(m.start())
        start, own = (owner[0] if owner else m.start()), (owner[1] if owner else None)
        world = WORLD_BEHIND.match(self.text, m.end()) if m["between"] else None
        if world:
            scope = own or self.last or "reporter"
            return Mention(
                start, world.end(), Measure(scope=scope), "clause" if owner else "guess", owner=scope
            )
        with_whom = self._with_whom(m)
        measure, origin, others = with_whom.measure, "clause", with_whom.others
        foreign = bool(owner and own is None and owner[2] == "clause")
        if foreign:
            measure, others = None, (*others, "another country")
        if measure is None and len(others) == 1:
            measure, origin = self._with_another(m, owner, with_whom.sides, others[0])
        joined = self._joined(owner[0]) if owner and not with_whom.sides else None
        why = ""
        if joined is not None:
            start = joined
        elif not m["between"] and (owner or "oreign" in m["total"]):
            if owner and owner[2] == "clause" and "oreign" in m["total"]:
                return Mention(start, with_whom.end, Measure(scope=str(own)), owner=str(own))
            if owner is None or owner[2] == "clause":
                why = NOT_WITH_WHOM
            measure = Measure() if own in OTHER_SIDE else measure
        return self._narrowed(m, start, with_whom, measure, origin, why, own)

    def _narrowed(
        self, m: re.Match[str], start: int, with_whom: WithWhom, measure: Measure | None, origin: str, why: str,
        own: str | None,
    ) -> Mention:  # fmt: skip
        """A mention of trade, with the words that make it a part of it."""
        named = bool(with_whom.sides)
        owner = own if own in OTHER_SIDE and not named and own else ""
        narrow = self.narrowing.of(m, start, with_whom.end, self.end, named=named or own is not None)
        if not narrow or measure is not None and measure.scope != "pair":
            return Mention(start, with_whom.end, measure, origin, why, owner=owner)
        return Mention(
            narrow.start, narrow.end, measure, origin, narrow.why, owner=owner, spread=narrow.spread
        )

    def _with_whom(self, m: re.Match[str]) -> WithWhom:
        """Between whom trade is said to be: "between China and Russia", "with the two countries"."""
        place, whole = m.end(), Measure()
        if not m["between"] or m["between"] == "between" and A_TIME.match(self.text, place):
            return WithWhom(whole, m.end())
        if two := THE_TWO.match(self.text, place):
            return WithWhom(whole, two.end())
        listed = self._listed(place)
        sides = tuple(side for side, _, _ in listed)
        others = tuple(name for side, name, _ in listed if side is None)
        if not listed and m["between"] == "of":
            return WithWhom(whole, m.end("total"))
        known = whole if listed and not others else None
        return WithWhom(known, listed[-1][2] if listed else m.end(), sides, others)

    def _with_another(
        self,
        m: re.Match[str],
        owner: tuple[int, str | None, str] | None,
        named: Sequence[str | None],
        other: str,
    ) -> tuple[Measure | None, str]:
        """Trade of the reporter with a third country, which the table of partners may have."""
        if "reporter" in named or owner and owner[1] == "reporter":
            return Measure(scope=other), "clause"
        if "partner" in named or owner or len(named) > 1:
            return None, "clause"
        return Measure(scope=other), "before" if self.last == "reporter" else "guess"

    def _listed(self, place: int) -> list[tuple[str | None, str, int]]:
        found: list[tuple[str | None, str, int]] = []
        at = self.sides.at
        while True:
            here = (
                place
                if place in at
                else place + 4
                if self.text.startswith("the ", place) and place + 4 in at
                else -1
            )
            if here < 0:
                return found
            end, side = at[here]
            found.append((side, self.sides.names.get(here, self.text[here:end]), end))
            comma = "" if found[1:] else r"|,[ ]"
            link = re.compile(rf",?[ ]and[ ](?:the[ ])?|[ ]with[ ]{comma}").match(self.text, end)
            place = link.end() if link else -1

    def _joined(self, place: int) -> int | None:
        beside = self.sides.ends.get(place - 1)
        if beside and beside[1] in OTHER_SIDE and beside[1] != self.sides.at.get(place, (0, None))[1]:
            return beside[0]  # "China Russia trade"
        m = re.compile(r"(?:[-–/]|['’]s and |,? and (?:the )?)$").search(
            self.text, max(self.start, place - 12), place
        )
        return self.sides.ends.get(m.start(), (place,))[0] if m else None

    # -- flows

    def _flow(self, m: re.Match[str]) -> Mention:
        selling = m["flow"].lower() in _SELLING
        who, whom = self.side_before(m.start()), self.side_at(m.end())
        start = who[0] if who else m.start()
        after = whom[0] if whom else m.end()
        one, other = who[1] if who else "", whom[1] if whom else ""
        narrow = self.narrowing.of(m, start, after, self.end, named=bool(who or whom))
        why = narrow.why if narrow else ""
        spread = narrow.spread if narrow else (0, 0)
        if narrow:
            start, after = narrow.start, narrow.end
        world = TO_THE_WORLD.match(self.text, m.end())
        if world and one in OTHER_SIDE:
            return Mention(start, world.end(), self._with_all(m["flow"], str(one)), owner=str(one))
        if (who and one is None) or (whom and other is None):
            return Mention(start, after, None, spread=spread)
        if selling and m["way"] == "from":  # "deliveries from Russia"
            one, other = other, one
        exporter = (
            one or OTHER_SIDE.get(other or "", "") if selling else other or OTHER_SIDE.get(one or "", "")
        )
        if not exporter or one and one == other:
            return Mention(start, after, None, spread=spread)
        mention = self.pair(
            exporter, start, after, who[2] if who and who[2] != "clause" else "clause", why, selling
        )
        mention = replace(mention, spread=spread)
        return self._good_within(mention, narrow)

    def _with_all(self, flow: str, owner: str) -> Measure:
        """All exports or imports of a country of the pair."""
        return Measure("exports" if flow.lower() in _SELLING else "imports", scope=owner)

    def _good_within(self, mention: Mention, narrow: Narrowed | None) -> Mention:
        """A flow that is narrowed to a good the tables know is that good's."""
        if not narrow or not mention.measure:
            return mention
        good = GOOD.search(self.text, *narrow.what)
        if good and good.group().lower() == self.text[narrow.what[0] : narrow.what[1]].strip().lower():
            return replace(
                mention, measure=replace(mention.measure, good=BY_LOWER[good.group().lower()]), why=""
            )
        return mention

    def _of_goods(self, m: re.Match[str]) -> Mention | None:
        """ "purchases of Russian goods", "imports of crude"."""
        at = self.sides.at.get(m.end())
        selling = m["flow"].lower() in _SELLING
        who = self.side_before(m.start())
        start = who[0] if who else m.start()
        if at and (goods := _GOODS.match(self.text, at[0])):
            return self.pair(at[1], start, goods.end(), "clause", "", selling)
        good = GOOD.match(self.text, at[0] + 1 if at else m.end())
        if not good:
            return None
        owner = who[1] if who else at[1] if at else ""
        exporter = owner if selling or at and not who else OTHER_SIDE.get(owner or "", "")
        return self._good(good, start, good.end(), exporter or "")

    def _bare(self, m: re.Match[str]) -> Mention:
        who = self.side_before(m.start())
        selling = m["flow"].lower() in _SELLING
        start = who[0] if who else m.start()
        if who and who[1] is None and who[2] == "clause":
            return Mention(start, m.end(), None)
        if (
            who
            and who[2] == "clause"
            and who[1] in OTHER_SIDE
            and _HIS.search(self.text, max(self.start, start - 8), start)
        ):
            # "its Russian imports": those from Russia
            return self.pair(OTHER_SIDE[who[1]] if selling else who[1], start, m.end(), "clause", "", selling)
        overall = re.compile(r"\b(?:total|overall|global|worldwide)[ ]$").search(
            self.text, max(self.start, m.start() - 12), m.start()
        )
        if overall:
            owned = self.side_before(overall.start())
            if owned and owned[1] in OTHER_SIDE:
                return Mention(
                    owned[0], m.end(), self._with_all(m["flow"], str(owned[1])), owner=str(owned[1])
                )
        here = [x.owner for x in self.found if x.owner in OTHER_SIDE and x.start < m.start()]
        last = here[-1] if here else self.last
        by = re.compile(r"[ ]by[ ](?:the[ ])?").match(self.text, m.end())
        doer = self.sides.at.get(by.end()) if by else None
        owner: str | None
        if doer and doer[1] in OTHER_SIDE:
            owner, origin = doer[1], "clause"
        elif who:
            owner, origin = who[1], who[2]
        elif re.compile(r"\b[Oo]ur[ ]$").search(self.text, max(self.start, m.start() - 5), m.start()):
            owner, origin = last or "reporter", "guess"
        elif last:
            owner, origin = last, "sentence" if here else "before"
        else:
            owner, origin = "reporter", "guess"
        exporter = owner if selling else OTHER_SIDE.get(owner or "")
        word = re.compile(r"(?<![^\s(])([A-Za-z][\w-]*) $").search(
            self.text, max(self.start, start - 30), start
        )
        good = BY_LOWER.get(word[1].lower()) if word else None
        mention = self.pair(exporter, start, m.end(), origin, "", selling)
        if (
            not good
            and not who
            and self.good
            and word
            and word[1].lower() in ("the", "these", "those")
            and mention.measure
        ):
            return replace(mention, measure=replace(self.good, unit="money"))
        if good and mention.measure and word:
            mention = replace(mention, start=word.start(), measure=replace(mention.measure, good=good))
        return mention

    def _verb(self, m: re.Match[str]) -> Mention | None:
        text = self.text
        before = self.sides.between(self.start, m.start())
        subject = before[-1] if before and m.start() - self.sides.at[before[-1]][0] <= 30 else None
        side = self.sides.at[subject][1] if subject is not None else None
        origin = "clause"
        we = re.compile(r"\b[Ww]e[ ](?:\w+ly[ ]|have[ ]|had[ ])?$").search(
            text, max(self.start, m.start() - 20), m.start()
        )
        it = re.compile(r"\b(?:and|it|which|It|that|they)[ ](?:\w+ly[ ]|has[ ]|had[ ]|have[ ])?$").search(
            text, max(self.start, m.start() - 20), m.start()
        )
        two = TWO_TRADED.search(text, max(self.start, m.start() - 40), m.start())
        if m["traded"] and two:
            return Mention(two.start(), m.end(), Measure())
        if m["traded"]:
            if subject is None or side is None and not we:
                return Mention(m.start(), m.end(), None) if subject is not None else None
            sides = [self.sides.at[p][1] for p in before]
            return Mention(before[0], m.end(), Measure() if None not in sides else None)
        if we:
            whom = self.side_at(m.end() + 1)
            side = OTHER_SIDE.get(str(whom[1])) if whom and whom[1] in OTHER_SIDE else self.speaker
            origin = "clause" if whom else "speaker"
        elif it:
            side, origin = self.subject or self.first_side(m.start()) or self.last, "sentence"
        if side not in OTHER_SIDE:
            return None if subject is None else Mention(m.start(), m.end(), None)
        stop = re.compile(r"[;.]|,\s|\band\b|(?<!more\s)(?<!less\s)\bthan\b").search(
            text, m.end(), min(self.end, m.end() + 120)
        )
        rest_end = stop.start() if stop else min(self.end, m.end() + 120)
        named = list(self.sides.between(m.end(), rest_end))
        if any(self.sides.at[p][1] is None for p in named):
            return Mention(m.start(), m.end(), None)
        self.subject = side
        selling = bool(m["sell"] or m["earned"])
        exporter = side if selling else OTHER_SIDE[side]
        start = subject if subject is not None and not it and not we else we.start() if we else m.start()
        if any(x.start < m.start() and start < x.end for x in self.found):
            start = m.start()
        mention = self.pair(exporter, start, m.end(), origin, "", selling)
        good = GOOD.search(text, m.end(), rest_end)
        if good and not named:  # "China imported crude": from whom, it does not say
            mention = replace(mention, origin="guess")
        if good and mention.measure:
            mention = replace(mention, measure=replace(mention.measure, good=BY_LOWER[good.group().lower()]))
        return mention

    # -- balance, world, goods

    def _balance(self, m: re.Match[str]) -> Mention:
        text = self.text
        who = self.side_before(m.start())
        start = who[0] if who else m.start()
        after = m.end()
        whom = self.side_at(after + 1) if re.match(r".*(?:with|in|of)$", m.group()) else None
        side, origin = (who[1], who[2]) if who else (None, "clause")
        favour = FAVOUR.search(text, m.end(), min(self.end, m.end() + 80))
        if who is None and not m["what"] and not favour:
            minus = re.compile(r":?[ ](?:was[ ]|of[ ])?(?:minus[ ]|[-−–])").match(text, m.end())
            side = "partner" if minus else "reporter"
        elif who is None:
            named = list(self.sides.between(self.start, m.start()))
            if favour:
                place = next(iter(self.sides.between(favour.start(), favour.end() + 2)), None)
                side = self.sides.at[place][1] if place is not None else None
            elif named:
                side = self.sides.at[named[-1]][1]
            elif self.last:
                side, origin = self.last, "before"
            elif self.speaker:
                side, origin = self.speaker, "speaker"
        world = TO_THE_WORLD.match(text, after + 1)
        if world and side in OTHER_SIDE and (m["what"] or "").lower() == "surplus":
            return Mention(start, world.end(), Measure("balance", scope=str(side)), origin)
        if whom:
            after = whom[0]
            if whom[1] is None:
                return Mention(start, after, None)
            if side == whom[1]:
                side = OTHER_SIDE.get(side or "")
        gap = (m["what"] or "") in ("gap", "imbalance")
        if side not in OTHER_SIDE or gap and not _FAVOURED.search(text, m.end(), min(self.end, m.end() + 30)):
            return Mention(start, after, None)
        if gap:
            return Mention(start, after, Measure("balance", owner=side), origin)
        owner = side if (m["what"] or "surplus").lower() == "surplus" else OTHER_SIDE[side]
        return Mention(start, after, Measure("balance", owner=owner), origin, owner="")

    def _world(self, m: re.Match[str]) -> Mention | None:
        text = self.text
        of = re.compile(r"(?:[ ](?:turnover|volume))?[ ]of[ ](?:the[ ])?").match(text, m.end())
        at = self.sides.at.get(of.end()) if of else None
        if at and at[1] in OTHER_SIDE:
            return Mention(m.start(), at[0], Measure(scope=str(at[1])), "clause", owner=str(at[1]))
        if re.compile(r"[ ](?:between|with|of)[ ](?!the[ ](?:whole[ ])?world)").match(text, m.end()):
            return None  # "foreign trade between the two"
        start = m.start() + (text[m.start()] == " ")
        who = self.side_before(start if not m["whose"] else m.start())
        if who and who[1] is None and who[2] == "clause":
            return Mention(who[0], m.end(), None)
        side = who[1] if who else None
        origin = who[2] if who else "sentence"
        if side not in OTHER_SIDE:
            if m.group().lower().lstrip().startswith(("total", "overall")) and not m["whose"]:
                return None
            side = self.subject_before(m.start())
            if not side:
                return None
        if m.group().lower().strip() in ("total trade", "overall trade") and not m["whose"]:
            return None
        return Mention(who[0] if who else start, m.end(), Measure(scope=str(side)), origin, owner=str(side))

    def _what_sells(self, m: re.Match[str]) -> Mention | None:
        at = self.sides.at.get(m.start("who")) if m["who"] else None
        side = at[1] if at else self.subject_before(m.start()) or self.last
        if side not in OTHER_SIDE:
            return Mention(m.start(), m.end(), None)
        flow = "exports" if m["sells"] else "imports"
        if m["whom"]:
            whom = self.sides.at.get(m.start("whom"))
            if not whom or whom[1] != OTHER_SIDE[side]:
                return Mention(m.start(), m.end(), None)
            exporter = side if m["sells"] else OTHER_SIDE[side]
            return self.pair(exporter, m.start(), m.end(), "clause")
        return Mention(m.start(), m.end(), Measure(flow, scope=side), "clause")

    def _goods(self) -> None:
        for m in SEVERAL.finditer(self.text, self.start, self.end):
            if not MOSTLY.search(self.text, max(self.start, m.start() - 60), m.start()):
                self._add(
                    Mention(m.start(), m.end(), None, why="It speaks of several goods at once.", echo="")
                )
        for g in GOOD.finditer(self.text, self.start, self.end):
            if NO_GOOD.search(self.text, max(self.start, g.start() - 10), g.start()):
                continue
            if any(m.start <= g.start() < m.end for m in self.found):
                continue
            if MOSTLY.search(self.text, max(self.start, g.start() - 60), g.start()):
                continue
            self._add(self._good(g, g.start(), g.end(), ""))

    def _good(self, g: re.Match[str], start: int, end: int, exporter: str) -> Mention:
        name = BY_LOWER[g.group().lower()]
        rest = self.text[end : end + 30]
        flow = {"reporter": "exports", "partner": "imports", "": ""}.get(exporter, "")
        bad = re.match(r"[ ](?:trade|prices?|fields?|products|buyers?|exporters?|habit|and gas)\b", rest)
        if bad:
            return Mention(start, end, None, why="", echo="none")
        return Mention(start, end, Measure(flow, good=name), owner=exporter)


# With each the words of which one stands in every mention of its kind; the first that is read keeps its place.
_READ: tuple[
    tuple[tuple[str, ...], re.Pattern[str], Callable[[_Mentions, re.Match[str]], Mention | None]], ...
] = (
    (("what",), WHAT_SELLS, _Mentions._what_sells),
    (("surplus", "deficit", "shortfall", "gap", "balance"), BALANCE, _Mentions._balance),
    (("trade",), WORLD, _Mentions._world),
    ((*FLOW_WORDS, "trade", "commerce", "turnover", "exchange"), FLOW, _Mentions._of_trade),
    (FLOW_WORDS, OF_GOODS, _Mentions._of_goods),
    ((*FLOW_WORDS, "purchase"), BARE, _Mentions._bare),
    (DEALING_WORDS, TRADING, _Mentions._verb),
    (("bill", "value", "cost", "price", "money", "revenue", "spending", "receipts"), BILL, _Mentions._bill),
    (("total", "volume", "figure", "sum", "amount", "value", "overall"), TOTAL, _Mentions._total),
)
