"""Who said what: attributed statements, direct, indirect and mixed, each with its source, cue and content. Lesson 02.

`attribution` finds the words; here each source is resolved to who it names. A pronoun is the person the text last had
speaking or opening a sentence, and never simply the nearest name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.article import Article, Span
from readout.attribution import attributions
from readout.facts import Facts
from readout.lexicon import entries
from readout.facts.english.people import is_personal, pronoun_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement.

    `speakers` are full names where known, else the words of the source. `source` is the subject of the cue, or of the
    clause it continues; None where the text names nobody. `content` may be several spans. `quote` is direct, indirect
    or mixed.
    """

    id: str
    speakers: tuple[str, ...]
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quote: str

    @property
    def text(self) -> str:
        """The words of the content."""
        return " … ".join(span.text for span in self.content)


def extract_statements(article: Article, facts: Facts) -> tuple[Statement, ...]:
    """Every attributed statement in the body of `article`, in the order of the text, numbered ST1, ST2, ..."""
    found = sorted(attributions(article), key=lambda a: min(a.cue, a.content[0]))
    speakers = _Speakers(article, facts, [a.source for a in found if a.source])
    return tuple(
        Statement(
            f"ST{number}",
            speakers.of(
                attribution.source,
                min(attribution.cue, *attribution.content)[0],
                article.text[slice(*attribution.cue)].startswith("ask"),
            ),
            attribution.source and article.span(*attribution.source),
            article.span(*attribution.cue),
            tuple(article.span(*piece) for piece in attribution.content),
            attribution.quote,
        )
        for number, attribution in enumerate(found, start=1)
    )


def statements_table(statements: Sequence[Statement]) -> pd.DataFrame:
    """One row per statement: id, speakers, source, cue, quote, text, start."""
    import pandas as pd

    columns = ["id", "speakers", "source", "cue", "quote", "text", "start"]
    rows = [
        (
            s.id,
            "; ".join(s.speakers),
            s.source.text if s.source else "",
            s.cue.text,
            s.quote,
            s.text,
            s.content[0].start,
        )
        for s in statements
    ]
    return pd.DataFrame(rows, columns=columns)


_FAR = 50  # mentions to look back over
_SINGULAR = frozenset({"he", "she"})
_PRONOUNS = _SINGULAR | {"they", "who", "i", "we", "it"}
_GROUP = re.compile(
    r"(?:both|the\s(?:two|three))\s(?P<kind>sides|countries|nations|leaders|parties|heads\sof\s(?:state|government)|"
    r"ministers|presidents|delegations)",
    re.IGNORECASE,
)
_SAME_GROUPS = dict.fromkeys(("sides", "parties", "delegations"), "both sides")
_SAME_GROUPS |= dict.fromkeys(("countries", "nations"), "the two countries")
_ONE_SIDE = re.compile(
    r"[Tt]he\s(?:(?P<people>[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*)?)\s(?:side|delegation)"
    r"|(?:side|delegation)\sof\s(?P<land>[^\W\d_a-z][\w’' -]*))"
)
# "the president, for her part", "she, too"
_ASIDE = re.compile(
    r",?\s(?:too|also|himself|herself|themselves)$|,\sfor\s(?:his|her|its|their)\spart,?$|,\s(?:in\sturn|meanwhile|however),?$"
)
_COUNTERPART = re.compile(r"(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s)?counterpart")
_ISSUED = re.compile(
    r"(?:[Aa]|[Tt]he)\s(?:joint\s|written\s|press\s)?(?:statement|communiqué|communique|readout|release|note)\s"
    r"(?:by|from|of)\s(?:the\s)?"
)
_KIND_OF_BODY = re.compile(
    r"[Tt]he\s([Mm]inistry|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|[Aa]gency|[Bb]ank|[Uu]nion|[Aa]ssembly|[Dd]epartment)"
)
# "His Majesty", "Her Royal Highness": the title that bears the style, by its pronoun.
_STYLE = re.compile(
    r"(?P<whose>[Hh]is|[Hh]er)\s(?:Royal\s|Imperial\s|Serene\s)?(?:Majesty|Highness|Excellency|Holiness)"
)
_ROYAL = re.compile(
    r"\b(?:king|queen|emperor|empress|emir|sultan|prince|princess|sheikh|sheikha|pope|crown)\b"
)
_OFFICE = re.compile(r"(?:the|his|her)\s((?:[\w-]+\s){0,4}[\w-]+)", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*\w"
_NAME = re.compile(
    rf"(?<![\w’'-])(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Sir|Dame|Lord|Lady)\.?\s)?"
    rf"(?P<name>{_CAPITAL}(?:\s(?:{_CAPITAL}|[A-Z]\.)){{0,3}})"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_OPENING = re.compile(r"(?:(?:But|And|Yet|Still|Earlier|Later|Also|Meanwhile|For (?:his|her) part),? )?")


# "Varnholt spokesman Brask" and "Varnholt's lawyer, Brask" are Brask.
_AIDE = re.compile(
    r"(?:[’']s)?(?:\s[\w-]+){0,3}\s(?:spokes\w+|consultant|attorney|lawyer|aide|advis[eo]r|strategist|chief|manager|"
    r"supporter|ally|surrogate|director|deputy|envoy|minister|secretary),?\s"
)
_TITLE_WORDS = frozenset(word.lower() for title in entries("titles") for word in title.split())
_NO_NAMES = frozenset(
    {word for title in entries("titles") for word in title.split()}
    | {word.title() for line in entries("function_words") for word in line.split(";")[1].split()}
    | {"Rep", "Sen", "Gov", "Gen", "Mr", "Mrs", "Ms", "Dr"}
)


class _Speakers:
    """Resolves sources in the order of the text; remembers who spoke and who opened a sentence."""

    def __init__(self, article: Article, facts: Facts, sources: Sequence[tuple[int, int]]):
        self.text, self.facts = article.text, facts
        self.starts = [sentence.start for sentence in article.sentences]
        self.people = {person.name: person for person in facts.people}
        self.by_word: dict[str, list[str]] = {}
        self.by_title: dict[str, list[str]] = {}
        for name, person in self.people.items():
            for word in dict.fromkeys(name.split()):
                self.by_word.setdefault(word, []).append(name)
            for title in person.titles:
                self.by_title.setdefault(title.lower(), []).append(name)
        self.organisations = {
            m.start: (m.end, organisation.name)
            for organisation in facts.organisations
            for m in organisation.mentions
        }
        self.by_kind: dict[str, list[tuple[int, str]]] = {}
        for start, (_, name) in sorted(self.organisations.items()):
            for word in dict.fromkeys(name.lower().split()):
                self.by_kind.setdefault(word, []).append((start, name))
        self.lands = {m.text: place.name for place in facts.places for m in place.mentions}
        self.demonyms = {
            m.text: demonyms[0]
            for place in facts.places
            if (demonyms := [m.text for m in place.mentions if m.kind == "demonym"])
            for m in place.mentions
        }
        self.gender = {name: person.pronoun for name, person in self.people.items()}
        self.named: dict[str, str] = {}  # last word of a name that nothing announced: the whole name
        self.mentions = sorted(
            [(m.start, m.end, m.title or "", p.name) for p in facts.people for m in p.mentions]
            + self._unannounced(sources)
        )
        self.mention_starts = [row[0] for row in self.mentions]
        self.last: tuple[str, ...] = ()
        self.thing: tuple[str, ...] = ()  # the organisation, country or document that spoke last
        self.spoke = -1  # where who spoke last was named
        self.recent: list[str] = []

    def of(self, source: tuple[int, int] | None, start: int, asked: bool = False) -> tuple[str, ...]:
        """Full names for the source that stands there, of a statement or question that begins at `start`.

        Never empty where there is a source.
        """
        if source is None:
            return self.last
        words = _ASIDE.sub("", self.text[slice(*source)])
        source = source[0], source[0] + len(words)
        lower = words.lower()
        if lower in _PRONOUNS:
            names = self._meant(lower, source[0], min(start, source[0]))
        else:
            names = self._named(source, words)
            shown = pronoun_of("", (words.split(",")[0],))
            if shown and len(names) == 1 and self.gender.get(names[0], shown) is None:
                self.gender[names[0]] = shown  # "the widow Ann Brask"
        if names:
            self.last = names
            if any(name in self.gender for name in names):
                self.spoke = source[0]
            self.recent = [*names, *(name for name in self.recent if name not in names)][:6]
        # "a reporter" may be who "she" is in the next sentence, but not one who only asked.
        is_person = _PERSON.match(words) or _OFFICE_OPENS.fullmatch(words)
        if not names and not asked and is_person and "questioner" not in words:
            names = (_described(words),)
            self.gender.setdefault(names[0], pronoun_of("", (words,)))
            self.last, self.spoke = names, source[0]
        names = names or (_described(words),)
        if lower not in _PRONOUNS and not any(
            name in self.gender or name.startswith("both") for name in names
        ):
            self.thing = names
        return names

    # -- names

    def _named(self, source: tuple[int, int], words: str) -> tuple[str, ...]:
        people = self._people(source)
        if people:
            return people
        if body := self._body(source, words):
            return (body,)
        if side := self._side(words):
            return (side,)
        lands = words.split(" and ")
        if len(lands) == 2 and all(land in self.lands for land in lands):
            return tuple(self.lands[land] for land in lands)
        if words in self.lands:
            return (self.lands[words],)
        if other := self._counterpart(words, source[0]):
            return (other,)
        head = words.split(", ")[0]  # "The prime minister, who has followed the talks"
        return self._office_holder(head, source[0]) or self._untitled(words)

    def _counterpart(self, words: str, place: int) -> str | None:
        """ "Her counterpart": the one other person named so far, where there is one."""
        if not _COUNTERPART.fullmatch(words):
            return None
        number = bisect_left(self.mention_starts, place)
        others = dict.fromkeys(name for *_, name in self.mentions[max(0, number - _FAR) : number])
        others = [name for name in others if name not in self.last]
        return others[0] if len(others) == 1 else None

    def _body(self, source: tuple[int, int], words: str) -> str | None:
        """The organisation meant: by its name, as who issued a statement, or as "the ministry"."""
        issued = _ISSUED.match(words)
        start = source[0] + (issued.end() if issued else 4 if words[:4].lower() == "the " else 0)
        for begin in (start, source[0]):
            end, name = self.organisations.get(begin, (-1, ""))
            if end == source[1] or issued and end > 0:
                return _described(name)
        if kind := _KIND_OF_BODY.fullmatch(words):
            named = self.by_kind.get(kind[1].lower(), [])
            number = bisect_left(named, (source[0], ""))
            return _described(named[number - 1][1]) if number else None
        return None

    def _side(self, words: str) -> str | None:
        """Groups by one name: "the two delegations" are both sides, "the delegation of Osmera" the Osmeran side."""
        if group := _GROUP.fullmatch(words):
            kind = group["kind"].lower()
            return _SAME_GROUPS.get(kind, words.lower())
        if side := _ONE_SIDE.fullmatch(words):
            if side["people"]:
                return f"the {side['people']} side"
            demonym = self.demonyms.get(side["land"])
            return f"the {demonym} side" if demonym else None
        return None

    def _people(self, source: tuple[int, int]) -> tuple[str, ...]:
        """Who is named at the head of the source: "A, B's envoy" is A; "A and B" are both; "A's aide" is not A."""
        names, end = [], source[0]
        mentions = self._mentions_within(*source)
        if len(mentions) > 1 and _AIDE.fullmatch(self.text, mentions[0][1], mentions[1][0]):
            mentions, end = mentions[1:], mentions[1][0]
        for start, stop, title, name in mentions:
            between = self.text[end:start]
            joined = re.fullmatch(r"(?:,|\s|and|with|both|the|as\swell\sas)*", between.replace(title, ""))
            if names and not (joined and re.search(r",|\band\b|\bwith\b|\bas\swell", between)):
                break
            if not names and not self._heads(between):
                break
            if re.match(r"[’']s?\s+\w", self.text[stop : source[1]]):
                break
            names.append(name)
            end = stop
        return tuple(dict.fromkeys(names))

    def _heads(self, between: str) -> bool:
        """Whether only a title or a description stands before the name, and no preposition hangs it on another."""
        hangs = re.search(r"\b(?:of|for|from|to|by|with|at|in|on|against|about)\b|[’']s\b", between)
        if not hangs:
            return True
        # "the Secretary-General of the League, Brask", "the League's secretary, Brask": what is set off is who it is.
        words = {word.lower() for word in re.findall(r"\w+", between)}
        if between.endswith(", ") and between.count(",") == 1 and not words.isdisjoint(_TITLE_WORDS):
            return True
        return bool(
            re.search(r"\b(?:Minister|President|Secretary|Premier|Chancellor|King|Queen)\b[^,]*$", between)
        )

    def _mentions_within(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        low = bisect_left(self.mention_starts, start)
        return self.mentions[low : bisect_left(self.mention_starts, end)]

    def _office_holder(self, words: str, place: int) -> tuple[str, ...]:
        """The one person whose title ends in the words ("the foreign minister"): of several, the last to be named."""
        if style := _STYLE.fullmatch(words):
            pronoun = "he" if style["whose"].lower() == "his" else "she"
            return self._last_named(
                (
                    name
                    for title, names in self.by_title.items()
                    if _ROYAL.search(title)
                    for name in names
                    if self.gender.get(name) in (None, pronoun)
                ),
                place,
            )
        if re.fullmatch(r"[A-Z]{2,5}", words):  # "EAM" is the external affairs minister
            return self._last_named(
                (
                    name
                    for title, names in self.by_title.items()
                    if "".join(word[0] for word in re.split(r"[\s-]", title) if word) == words.lower()
                    for name in names
                ),
                place,
            )
        match = _OFFICE.fullmatch(words)
        if not match:
            return ()
        office = match.group(1).lower()
        holders = [name for title, names in self.by_title.items() if _ends(title, office) for name in names]
        if not holders and " " in office:  # "the Osmeran president", where the title was "President"
            named = self._office_holder("the " + office.split(" ", 1)[1], place)
            # "The energy minister" is not any minister.
            return named if match.group(1)[0].isupper() or self._only(office.split(" ", 1)[1]) else ()
        return self._last_named(holders, place)

    def _only(self, office: str) -> bool:
        """Whether one person alone bears such a title."""
        return (
            len({name for title, names in self.by_title.items() if _ends(title, office) for name in names})
            == 1
        )

    def _last_named(self, names: Iterable[str], place: int) -> tuple[str, ...]:
        names = list(dict.fromkeys(names))
        if len(names) > 1:
            spoke = [name for name in self.recent if name in names]
            number = bisect_left(self.mention_starts, place)
            named = (
                name for *_, name in reversed(self.mentions[max(0, number - _FAR) : number]) if name in names
            )
            names = spoke[:1] or [name for name in (next(named, None),) if name]
        return tuple(names)

    def _untitled(self, words: str) -> tuple[str, ...]:
        """A name that nothing else announced; a short one stands for the longer one before it."""
        tokens = words.split()
        if len(tokens) <= 3:  # "de Varnholt", "Ter Varnholt"
            holders = self.by_word.get(tokens[-1], ())
            if len(holders) == 1 and not any(token.islower() and len(token) > 4 for token in tokens):
                return (holders[0],)
        match = _NAME.match(words)
        if not match or words[match.end() : match.end() + 1] not in ("", ",", "(", "–", "—"):
            return ()
        name = _POSSESSIVE.sub("", match["name"])
        if name in _NO_NAMES or words[:4] == "The ":
            return ()
        name = self.named.get(name, name)
        if is_personal(name):
            self.named[name.split()[-1]] = name
            self.gender.setdefault(name, pronoun_of(name, ()))
        return (name,)

    def _unannounced(self, sources: Sequence[tuple[int, int]]) -> list[tuple[int, int, str, str]]:
        """Mentions of people whom only their speaking shows to be such."""
        known = {word for name in self.people for word in name.split()}
        listed = {
            (m.start, m.end) for p in (*self.facts.places, *self.facts.organisations) for m in p.mentions
        }
        people = {m.start for p in self.facts.people for m in p.mentions}
        names: dict[str, str] = {}
        for start, end in sources:
            match = _NAME.match(self.text, start, end)
            if described := _DESCRIBED_NAME.search(self.text, start, end):
                match = described
            if not match or match.span("name") in listed or match.span() in listed:
                continue
            if not people.isdisjoint(range(*match.span())):
                continue
            name = _POSSESSIVE.sub("", match["name"])
            follows = self.text[match.end() : match.end() + 1]
            if (
                not described
                and follows not in " ,(–—"
                or not described
                and match.end() < end
                and follows == " "
            ):
                continue
            if name not in _NO_NAMES and known.isdisjoint(name.split()) and is_personal(name):
                names.setdefault(name, name)
                names.setdefault(name.split()[-1], name)
                self.gender.setdefault(name, pronoun_of(name, ()))
                self.named[name.split()[-1]] = name
        if not names:
            return []
        longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        pattern = re.compile(rf"(?<![\w’'-])(?:{longest})(?![\w-])")
        return [(m.start(), m.end(), "", names[m.group()]) for m in pattern.finditer(self.text)]

    # -- pronouns

    def _meant(self, pronoun: str, place: int, start: int) -> tuple[str, ...]:
        if pronoun == "who":
            return self._antecedent(place)
        if pronoun == "we" and not self.last:
            return tuple(_described(organisation.name) for organisation in self.facts.organisations[:1])
        if pronoun == "it":
            return self.thing
        if pronoun == "they":
            return self._several(place)
        if pronoun not in _SINGULAR:
            return ()
        likely = [*self._openers(place, start), *self.last]
        others = [*self.recent, *self._nearby(place)]
        for name in (
            *(name for name in likely if self.gender.get(name, "") in (None, pronoun)),
            *(name for name in others if self.gender.get(name, "") == pronoun),
            *(name for name in others if self.gender.get(name, "") is None),
        ):
            self.gender[name] = pronoun  # the text has said so now
            return (name,)
        return ()

    def _several(self, place: int) -> tuple[str, ...]:
        """Who "they" are: those who spoke together, the group that spoke, or the two people of the sentence before."""
        if len(self.last) > 1 or self.last and not any(name in self.gender for name in self.last):
            return self.last
        number = bisect_left(self.starts, place + 1) - 1
        for before in range(number - 1, max(-1, number - 4), -1):
            opening = _OPENING.match(self.text, self.starts[before]).end()
            if group := _GROUP.match(self.text, opening):
                return (self._side(group.group()),)
            mentions = self._mentions_within(self.starts[before], self.starts[before + 1])
            names = tuple(dict.fromkeys(name for *_, name in mentions))
            if len(names) == 2:
                return names
        return ()

    def _nearby(self, place: int) -> list[str]:
        """Who is named in this sentence or the three before it, the nearest first."""
        number = bisect_left(self.starts, place + 1) - 1
        start = self.starts[max(0, number - 3)] if self.starts else 0
        return [name for *_, name in reversed(self._mentions_within(start, place))]

    def _antecedent(self, place: int) -> tuple[str, ...]:
        number = bisect_left(self.mention_starts, place) - 1
        if number >= 0 and place - self.mentions[number][1] <= 3:
            return (self.mentions[number][3],)
        return ()

    def _openers(self, place: int, start: int) -> list[str]:
        """Who opens a sentence from the one before `start` on, if that is after who spoke last was named.

        Where that one opens with "he" or "she", the sentence before it is asked, too.
        """
        earliest = bisect_left(self.starts, start + 1) - 2
        found = []
        for number in range(bisect_left(self.starts, place + 1) - 1, max(-1, earliest - 4), -1):
            if number < earliest and not self._opens_with_pronoun(number + 1):
                break
            name = self._opener(number, place)
            if name:
                found.append(name)
        return found

    def _subject_places(self, number: int) -> list[int]:
        """Where the subject of sentence `number` may begin: at its head, or after what is put before it."""
        opening = _OPENING.match(self.text, self.starts[number]).end()
        fronted = _FRONTED.match(self.text, opening)
        return [opening, fronted.end()] if fronted else [opening]

    def _opens_with_pronoun(self, number: int) -> bool:
        start = self.starts[number]
        early = _EARLY_PRONOUN.match(self.text, start)
        return bool(early) and not self._mentions_within(start, early.end())

    def _opener(self, number: int, place: int) -> str | None:
        for opening in reversed(self._subject_places(number)):
            if not self.spoke < opening < place:
                continue
            mentions = self._mentions_within(opening, min(place, opening + 80))
            office = _OFFICE_OPENS.match(self.text, opening, place)
            if office and (not mentions or mentions[0][0] >= office.end()):
                holder = self._office_holder(office.group(), opening)
                if holder:
                    return holder[0]
            if not mentions:
                continue
            before = self.text[opening : mentions[0][0]]
            if re.search(r"[\"“”]", before):
                continue  # who is quoted, not who speaks
            if len(before) <= len(mentions[0][2]) + 1 or _DESCRIPTION.fullmatch(before):
                aide = len(mentions) > 1 and _AIDE.fullmatch(self.text, mentions[0][1], mentions[1][0])
                return mentions[bool(aide)][3]
        return None


# What may stand before the subject of a sentence: "In Nevada, he", "With the vote counted, Brask".
_FRONTED = re.compile(
    r"(?:[A-Z]\w+ing|After|Although|Amid|Among|As|Asked|At|Back|Before|Beyond|By|Despite|During|Earlier|For|Following|From|"
    r"If|In|Later|Meanwhile|Of|On|Once|Over|Since|Standing|Then|Though|Through|To|Under|Until|Unlike|When|While|With|"
    r"Without)\b[^,.;:\"“”\n]{0,100},\s"
    r"|(?:In the (?:morning|afternoon|evening)|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Yesterday|Later|Also)\s"
)
# "The Queen accompanied him": an office that opens a sentence.
_OFFICE_OPENS = re.compile(
    r"(?:The|the)\s(?:[\w-]+\s){0,3}?(?i:president|minister|premier|chancellor|king|queen|prince|princess|secretary|emir|"
    r"secretary-general|chairperson|chairman|chairwoman|ambassador|governor|mayor|envoy|spokes\w+|commissioner|general)\b"
    r"|H(?:is|er)\s(?:Royal\s)?(?:Majesty|Highness|Excellency|Holiness)\b"
)
_EARLY_PRONOUN = re.compile(r"[^.!?;\"“”]{0,60}?\b(?:[Hh]e|[Ss]he)\s")
# "Conservative icon Brask", "One local woman, Brask": what is said of a person, and no verb.
_PERSON_NOUN = (
    r"(?:[a-z]\w*(?:er|or|ist|ian|man|woman|ant|ent|ive|ier)|person|delegate|official|aide|expert|analyst|resident|witness|"
    r"student|spokes\w+|icon|hopeful|rival|ally|wife|husband|mother|father|brother|sister|son|daughter|founder|chief|head|"
    r"attorney|coach|host|native|nominee|activist|professor)"
)
# "Conservative economist Ann Brask": a name of two words or more after what a person is.
_DESCRIBED_NAME = re.compile(
    rf"(?:[\w’'-]+\s){{0,5}}{_PERSON_NOUN}\s(?P<name>{_CAPITAL}(?:\s(?:{_CAPITAL}|[A-Z]\.)){{1,3}})(?=,|$)"
)
_DESCRIPTION = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|one|an?|the)\s)?(?:[\w.’'-]+\s){{0,4}}?(?:{_PERSON_NOUN},?\s)?(?:[A-Z][\w.]*\s){{0,3}}"
)
_PERSON = re.compile(
    r"(?:an?|one|another|the)\s(?:[\w-]+\s){0,4}?(?!minister\b)(?:\w+(?:er|or|ist|ian|man|woman|ant|ent)|person|delegate|official|aide|"
    r"expert|analyst|resident|witness|student|spokes\w+)\b(?!\s(?:of\s)?[A-Z]?\w*s\b)",
    re.IGNORECASE,
)


def _described(words: str) -> str:
    """A source that is no known name, as it would stand within a sentence: "the ministry", "Port Authority"."""
    the, _, rest = words.partition(" ")
    if the not in ("The", "the") or not rest:
        return words
    return rest if all(w[0].isupper() or w in ("of", "and", "for") for w in rest.split()) else f"the {rest}"


_OF_DOMAIN = re.compile(r"\b(?P<who>minister|secretary|commissioner) (?:of|for) (?P<what>[\w ]+)$")


def _ends(title: str, office: str) -> bool:
    """Whether `office` is the title, or its last words, or its first before "of" ("the secretary", of state).

    "The president" is no vice president.
    """
    domain = _OF_DOMAIN.search(title)
    if domain and office in (f"{domain['what']} {domain['who']}", domain["who"]):
        return True  # "Minister of Energy" is the energy minister
    if title.endswith(" " + office):
        return title[: -len(office) - 1].rpartition(" ")[2] not in ("vice", "deputy", "assistant")
    return (
        title == office
        or f" {office} of " in f" {title}"
        or f" {office} for " in f" {title}"
        or (" " in title and office.endswith(" " + title))
    )
