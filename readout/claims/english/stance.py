"""How a clause is put: asserted, denied, or neither (possible, expected, supposed, asked).

Words only, so the rules err on one side: what cannot be told to be asserted or denied is not tested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.lexicon import columns

_SAID = "|".join(
    sorted({form for kind, *forms in columns("cues") if kind in ("say", "clause") for form in forms if form})
)
# The words before the clause speak of it up to here.
_NEW_CLAUSE = re.compile(r"[;:]\s|,\s(?=(?:and|but|while|whereas|yet|so)\s)|\s(?=(?:but|while|whereas)\s)")
_NEW_PART = re.compile(rf"[,;:]\s|\s(?=(?:but|while|whereas)\s)|\band\s+(?:\w+\s)?(?={_SAID}\b)")
_ASIDE = re.compile(r",[^,;]*,|\([^()]*\)| [-–—]{1,2} [^-–—]* [-–—]{1,2} ")

_NOT = re.compile(
    r"(?:\b(?:not|fail(?:s|ed|ing)?[ ]to|(?:fell[ ]short[ ]of|avoid(?:s|ed)?)(?=[ ]\w+ing\b)|(?:had|has"
    r"|have|is|was)[ ]yet[ ]to|no(?=[ ](?:more|less|fewer|higher|lower|greater)\b)"
    r")\b|n['’]t\b)(?![ ](?:only|just|merely|simply|surprisingly|least)\b)(?:[ ]yet\b)?"
)
# A denial reaches no further than these, and no verb but the first behind it.
_ANOTHER = re.compile(r"\b(?:but|and|yet|while|though|instead|rather)\b|[,;]")
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|who|because|since|whether|if|until|till|before|as)\b")
_EVER = re.compile(r"\b(?:never|no longer|neither|nor|hardly|scarcely)\b", re.IGNORECASE)

_VERB = (
    r"(?:have[ ]|be[ ])?(?:reach|exceed|surpass|top|hit|pass|cross|break|total|amount|stand|come|be|grow"
    r"|rise|increase"
    r"|climb|jump|surge|expand|soar|fall|drop|decline|decrease|shrink|slump|double|triple|treble"
    r"|quadruple|set|achieve"
    r"|attain|approach|near|account|make)(?:ed)?\b"
)
_POSSIBLE = re.compile(
    r"\b(?:could|would|should|may|might|must|can|cannot|will|shall|ought|won['’]t|likely|perhaps|maybe"
    r"|possibly|probably"
    r"|presumably|potential(?:ly)?|supposedly|supposed[ ]to|poised|tipped|bound[ ]to|about[ ]to"
    r"|expect(?:s|ed|ing)?"
    r"|forecast\w*|project(?:s|ed)|predict\w*|anticipat\w*|envisag\w*|foreseen?|foresees|estimated[ ]to"
    r"|set[ ]to|slated|scheduled"
    r"|(?:is|was|are|were)[ ]due[ ]to|on[ ](?:the[ ])?(?:track|course|pace|way)|heading[ ]for|plan(?:s"
    r"|ned)?[ ]to|aim(?:s|ed|ing)?"
    r"|hop(?:e|es|ed|ing)|targeted|seen(?=[ ]\w+ing\b)|seek(?:s|ing)?|want(?:s|ed)?|intend\w*|agreed[ ]to"
    r"|pledg\w*|promis\w*|if|unless|whether)\b"
    r"|['’](?:ll|d)\b"
)
_TO_COME = re.compile(rf"\b(?:to|of|toward|towards)[ ](?={_VERB}|{_VERB[:-2]}ing\b)")
# "rose by a tenth to reach", "managed to reach": it happened.
_HAPPENED = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|climbed|jumped|surged|expanded|soared|fell|fallen|declined"
    r"|dropped|shrank|percent"
    r"|continu\w+|managed|went[ ]on|came|began|begun|started|help(?:ed|s)|allow(?:ed|s)|enabl(?:ed|es)"
    r"|led|pushed|drove"
    r"|able|prov(?:ed|en)|failed|fails|yet|up|down)\b|%"
)
_AFTERWARDS = re.compile(
    r"\b(?:if|unless|assuming|provided[ ]that|in[ ]case"
    r"|according[ ]to[ ](?:[\w'’]+[ ]){0,3}(?:forecast|projection|plan|prediction)s?)\b"
)
_UNTRUE = re.compile(
    r"[^,;]{0,400}\b(?:is|are|was|were|be|been|being)[ ](?:\w+[ ])?(?:false|untrue|wrong|incorrect|mistaken"
    r"|baseless|unfounded"
    r"|exaggerated|a[ ]myth|denied|rejected|dismissed|disputed|refuted|not[ ](?:confirmed|true|correct))\b"
)
_FRAME = re.compile(
    r"\b(?:according[ ]to|in|under|by|on)[ ][^,;]{0,400}\b(?:forecast|projection|scenario|plan|prediction"
    r"|target)s?\b[^,;]{0,400},[ ]$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|suppos(?:e|ing)|assum(?:e|es|ing)|provided|imagin(?:e|ing)|in[ ]case"
    r"|as[ ]though|wonder\w*"
    r"|until|till)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:nobody|no[ ]one|none|no|not|never|nor|neither|without|doubt\w*|question(?:s|ed|ing)|unclear"
    r"|uncertain|unlikely"
    r"|impossible|possible|likely|false(?:ly)?|wrong(?:ly)?|mistaken\w*|untrue|untruth|myth|rumou?r\w*"
    r"|speculat\w*|denial)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_DOUBT = re.compile(r"\bno[ ]doubt\b|\bnot[ ](?:only|just|merely)\b|\bno[ ]\w*[ ]?question\b")
_FORESEEN = re.compile(
    r"\b(?:forecast\w*|project(?:s|ed|ions?)|predict\w*|anticipat\w*|envisag\w*|foresee\w*|foresaw"
    r"|expect\w*|hop(?:e|es|ed|ing)"
    r"|wish(?:es|ed)?|want(?:s|ed)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?[ ](?:for|on)|pledg\w*|promis\w*"
    r"|vow(?:s|ed)?|propos\w+"
    r"|(?:will|would|could|may|might|should|must|can)[ ](?:\w+[ ])?(?:see|mean|bring|lift|push|raise"
    r"|boost|take|make|help|drive|double)"
    r"|(?:goal|target|aim|task|objective|ambition|plan|scenario|bid|effort)s?[ ](?:is|was|are|of|to|for"
    r"|that|in[ ]which))\b",
    re.IGNORECASE,
)
# ", to increase the volume of trade to": what it is for, not what came of it.
_PURPOSE = re.compile(
    r"^(?:in[ ]order[ ])?to[ ](?:increase|raise|bring|boost|lift|expand|double|triple|push|take|grow)\b"
)
_INVERTED = re.compile(
    r"\b(?:had|should|were|did|does|do|has|have|will|would|could|can)[ ](?:the[ ])?$", re.IGNORECASE
)
_ONCE = re.compile(r"\b(?:once|when|as[ ]soon[ ]as|after|before)[ ](?:the[ ])?$", re.IGNORECASE)
_PRESENT = re.compile(r"[ ](?:reaches|exceeds|tops|hits|passes|grows|rises|surpasses|crosses|has|is)\b")


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether a clause is denied at its verb; `unreal` says why it is no assertion at all, or is empty."""

    denied: bool = False
    unreal: str = ""


_MAYBE = "It is said to be possible, expected or wanted, not to have happened."
_IF = "It is a condition or an open question, not an assertion."
_DOUBT = "It is denied or doubted in words around the clause, which this finder does not take apart."
_ALWAYS = "It speaks of all years, or of none, where the tables are asked for one."


def stance(before: str, between: str, after: str) -> Stance:
    """How a clause is put, from the words before its subject, from there to its figure, and after that."""
    between = plain(between)
    governing = _last_part(_NEW_CLAUSE, before)
    near = _last_part(_NEW_PART, before)
    if _DOUBTED.search(_NO_DOUBT.sub("", near)) or _UNTRUE.match(after):
        return Stance(unreal=_DOUBT)
    if "?" in after or _SUPPOSED.search(governing) or _AFTERWARDS.search(after.split(";")[0]):
        return Stance(unreal=_IF)
    if _INVERTED.search(before) or _ONCE.search(before) and _PRESENT.match(between):
        return Stance(unreal=_IF)
    if _EVER.search(between):
        return Stance(unreal=_ALWAYS)
    if _POSSIBLE.search(between) or _FORESEEN.search(near) or _PURPOSE.match(near) or _FRAME.search(before):
        return Stance(unreal=_MAYBE)
    to_come = _TO_COME.search(between)
    if to_come and not _HAPPENED.search(between[: to_come.start()]) and not _NOT.search(between):
        return Stance(unreal=_MAYBE)
    return _denial(between)


def _denial(between: str) -> Stance:
    denials = list(_NOT.finditer(between))
    if not denials:
        return Stance()
    behind = between[denials[-1].end() :]
    if _ANOTHER.search(behind):  # "did not fall but reached"
        return Stance()
    if len(denials) > 1 or _OTHER_CLAUSE.search(behind) or len(behind.split()) > 7:
        return Stance(unreal=_DOUBT)
    return Stance(denied=True)


def plain(between: str) -> str:
    """Words without their asides, and with single blanks."""
    return re.sub(r"\s+", " ", _ASIDE.sub(" ", between))


def _last_part(border: re.Pattern[str], before: str) -> str:
    """What stands behind the last `border` of `before`."""
    end = 0
    for found in border.finditer(before):
        end = found.end()
    return before[end:]
