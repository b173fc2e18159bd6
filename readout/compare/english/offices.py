"""Names of offices and of bodies: what stands inside one, "security" in "National Security Advisor", is not spoken of."""

from __future__ import annotations

import re

from readout.facts.english.gazetteer import listed_from
from readout.facts.english.names import CAPITAL_WORD

_LONGEST_OFFICE = 90  # characters before and behind that an office's name may go on

# Words of titles that say nothing of a field: who is called so is named after a country, or after nothing.
_WITHOUT_FIELD = "Prime|President|Premier|Vice|King|Queen|Prince|Princess|Pope|Emperor|Emir|Sultan|Chancellor|First|Lady|Foreign"
_OFFICER = (
    r"(?:Minister|(?:Unders|S)ecretary|Secretaries|Advis[eo]r|Coordinator|Director|Administrator|Commissioner|Envoy|Representative"
    r"|Chair(?:man|woman|person)?|Counsel(?:l?or)?|Councill?or|Commander|Officer|Chief|Leader(?!s)|Senator|Czar|Ambassador"
    r"|Rapporteur|Associate|Assistant)"
)
_BODY_OF_OFFICE = (
    r"(?:Department|Ministry|Ministries|Bureau|Agency|Office|Administration|Directorate|Secretariat|(?:Sub)?[Cc]ommittee"
    r"|Commission|Policy[ ]Council|Institutes?|Center)"
)
_WORD_OF_FIELD = rf"(?!(?:{_WITHOUT_FIELD})\b){CAPITAL_WORD}"
# "of Health and Human Services", "for Cyber and Emerging Technology": what joins the words of one name.
_NAME_GOES_ON = (
    rf"(?:[ ](?:(?:and|&)[ ](?:the[ ])?)?(?!(?:{_OFFICER}|{_BODY_OF_OFFICE})s?\b){_WORD_OF_FIELD})"
)
_OFFICE_BEHIND = re.compile(
    rf"(?:[’'-]\w{{1,20}})?{_NAME_GOES_ON}{{0,4}}[ ](?:{_OFFICER}|{_BODY_OF_OFFICE})s?\b"
)
_SMALL_OFFICE = re.compile(
    r"(?:[ ]policy)?[ ](?:ministers?|secretar(?:y|ies)|advis[eo]rs?|envoys?|ministry|ministries|commissioners?)\b"
)
_OFFICE_OF = re.compile(
    rf"\b(?:{_OFFICER}s?|{_BODY_OF_OFFICE}|Council)(?:[ ]to[ ]the[ ](?:Vice[ ])?President)?[ ](?:of|for|on)[ ](?:the[ ])?"
    rf"(?:{_WORD_OF_FIELD}(?:,?[ ](?:and|&|for)[ ](?:the[ ])?|,?[ ])){{0,5}}$"
)
_ENDS_AS_OFFICE = re.compile(rf"\b(?:{_OFFICER}|General|President|Premier|Chancellor|Prince|Princess|Lady)$")
_OF_A_STATE = re.compile(r"\b(?:National|Homeland|Domestic)[ ]$")


def in_office(text: str, start: int, end: int) -> bool:
    """Whether the words between two offsets of `text` are part of the name of an office or of a body that has a field.

    "National Security Advisor", "Secretary of Health and Human Services", "Federal Trade Commission", "the trade
    minister". A country and a listed organisation are named beside an office and no part of it ("NATO Secretary
    General"), but the council of one state is not the one of the United Nations.
    """
    if not text[start].isupper():
        return bool(_SMALL_OFFICE.match(text, end, end + _LONGEST_OFFICE))
    listed = listed_from(text, start)
    if listed and listed.kind != "city" and start + len(listed.words) >= end:
        return bool(_OF_A_STATE.search(text, max(0, start - _LONGEST_OFFICE), start))
    return bool(
        _ENDS_AS_OFFICE.search(text, start, end)
        or _OFFICE_BEHIND.match(text, end, end + _LONGEST_OFFICE)
        or _OFFICE_OF.search(text, max(0, start - _LONGEST_OFFICE), start)
    )
