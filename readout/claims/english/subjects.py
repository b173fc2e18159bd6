"""Who speaks, and whether words between a mention and a figure pass to another subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.article import Article, Span
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.english.words import DIRECTION
from readout.lexicon import columns

_OFFICE_SUBJECT = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:representative|ambassador|minister|spokes\w+|official|premier|president|envoy|customs)\b",
    re.IGNORECASE,
)
_WORD_SUBJECT = re.compile(r"[^\W\d_][\w'’-]*")
_KNOWN = (
    frozenset(word for line in columns("function_words") for words in line[1:] for word in words.split())
    | frozenset(form for _, *forms in columns("cues") for form in forms)
    | frozenset(
        "reach reached reaches reaching total totalled totaled totals totalling totaling amount amounted amounts amounting stand stood stands"
        " come came comes coming hit hits hitting worth valued value top topped tops exceed exceeded exceeds pass passed surpass surpassed cross crossed"
        " broke broken make made makes making account accounted accounts represent represented constitute constituted leave left leaves put puts"
        " measured counted record high highest level mark target goal billion million trillion dollar dollars us u.s usd percent per cent bn bln mln"
        " respectively according customs figures data showed year years month months half quarter first second third fourth last past all-time"
        " about around roughly nearly almost some approximately over above more less than under below close to at least most up down by of in on to"
        " from for with as and or which that it its their this these those there than only just even still already again so far not yet even"
        " while after before between period same full whole annual annually monthly goods trade turnover volume volumes share rate pace figure sum"
        " growth rise increase decline drop fall decrease jump surge gain plunge slump dip expansion contraction surplus deficit bilateral mutual"
        " two-way overall foreign respectively also rather now then thus even approaching nearing ran run runs running posted recorded set brought"
        " bring brings accounted remained remain remains remaining stayed kept keep grew keeps pushing pushed lifting lifted bringing taking took new approached"
        " neared near nears achieved achieve attained doubled tripled trebled quadrupled halved twice double triple climbing worth goods the a an"
        " edged inched crept managed continued continues continue went go going began started having been being was were is are be has had have did"
        " does do each every no none nor neither both either total totals level levels amounting equivalent equal estimated sharply slightly steadily"
        " strong robust slight sharp modest further another well past beyond mark threshold milestone jan feb mar apr jun jul aug sept sep oct nov dec"
        " january february march april may june july august september october november december year-on-year yoy cargoes bill price discounts"
        " compared comparison against versus yuan renminbi terms dollar-denominated value-terms china russia turning falling short shy off away nowhere"
        " symbolic psychological important key historic huge impressive whopping mere total cost costs fetched brought gave yielded quite entire slowed accelerated quickened eased deepened widened narrowed moderated cooled picked sped worsened pace stagnated stagnating alone only back exactly precisely fail fails failed avoid avoided falling-short yet hardly never shipped sold bought purchased supplied delivered exported imported received paid earned traded tonnes tonne tons ton metres cubic crude oil gas"
        " goods' worth according to historical historic peak low ever never time times fold marks result as overall back return returned returning".split()
    )
)


def office_side(article: Article, sides: Sides) -> str:
    """The country of the pair whose office a heading names: who answers there speaks for it."""
    for segment in article.segments[:6]:
        if segment.kind != "heading":
            continue
        for where in sides.between(segment.start, segment.end):
            end, side = sides.at[where]
            if side in OTHER_SIDE and _OFFICE_SUBJECT.match(article.text, end):
                return str(side)
    return ""


def alien(
    text: str,
    start: int,
    end: int,
    numbers: Sequence[Span],
    times: Sequence[object],
    sides: Sides,
    mentions: Sequence[object],
) -> bool:
    """Whether the words between two places name something else that a figure may be of."""
    if end - start <= 2:
        return False
    covered = [(n.start, n.end) for n in numbers]
    covered += [(t.start, t.end) for t in (*times, *mentions)]  # type: ignore[attr-defined]
    for m in _WORD_SUBJECT.finditer(text, start, end):
        word = m.group().lower().strip("'’")
        if word in _KNOWN or word.endswith(("ly", "n't", "n’t")) or DIRECTION.fullmatch(word):
            continue
        if m.start() in sides.at or any(s <= m.start() < e for s, e in covered):
            continue
        if any(
            place <= m.start() < sides.at[place][0]
            for place in sides.between(max(0, m.start() - 30), m.start() + 1)
        ):
            continue
        return True
    return False
