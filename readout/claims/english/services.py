"""What is no trade in goods: services, alone or beside goods, and what travellers and others spend abroad."""

from __future__ import annotations

import re

_SERVICES = re.compile(
    r"(?<!excluding )(?<!without )(?<!counting )(?<!than )\b(?:services|service[ ](?:exports|imports|trade)|tourism"
    r"|tuition|remittances|royalties|licen[cs]e[ ]fees|freight[ ]charges|hotels|restaurants|air[ ]fares)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:tourists|visitors|students|pupils|travell?ers|holidaymakers|migrants|workers|pilgrims|patients|guests|fans"
    r"|expatriates|residents|households|families|shoppers)\b[^.;]{0,60}?\b(?:spen[dt]s?|pa(?:id|ys?)|sen[dt]s?|transferred|left)\b",
    re.IGNORECASE,
)


def counts_services(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` speak of services, with goods or alone, or of what people spend."""
    return bool(_SERVICES.search(text, start, end) or _PEOPLE.search(text, start, end))
