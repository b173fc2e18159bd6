"""What shows that a line is a credit or a caption."""

from __future__ import annotations

import re

# "/Xinhua", "/ AP Photo" or "(Xinhua/Ju Peng)" closing a caption.
PHOTO_CREDIT = re.compile(
    r"(?<=[.!?\])])\s{0,3}(/\s?[A-Z][\w .&'’-]{1,40}|\([A-Z][\w .-]{1,20}/[^()]{1,40}\))$"
)
_AGENCY = r"(?:Xinhua|Reuters|AFP|AP|TASS|dpa|DPA|EPA|ANSA|Kyodo|Yonhap|Bernama|PTI|IANS|CGTN|Anadolu)"
# "— Reuters" closing a paragraph: below a picture in the opening, else at the end of the report.
AGENCY_TAIL = re.compile(rf"(?<=[.!?\])”\"])\s{{1,3}}([-–—]{{1,2}}\s?{_AGENCY})$")
CREDIT_LINE = re.compile(
    r"\(?\s*+(?:with\s+(?:additional\s+)?(?:input|reporting|contributions?)\b"
    r"|(?:reporting|editing|writing)\s+by\b"
    r"|source\s*:|photos?\s*:|photo\s+by\b|editor\s*:|image\s*:)"
    rf"|(?:\(\s*{_AGENCY}\s*\)|[-–—]{{1,2}}\s?{_AGENCY})$",
    re.IGNORECASE,
)
# "Source: the minister said the talks went well." is a sentence, "Source: Ministry of Commerce" is none.
_SOURCE_SENTENCE = re.compile(r"(?i:source)\s*+:\s*+\S++(?:\s++\S++){4,}+(?<=\S[.!?])$")

CAPTION_MARK = re.compile(
    r"\((?:R|L|C|right|left|cent(?:er|re)|front)(?:,[^)]{0,20})?\)|\[photo[^\]]{0,60}\]"
    r"|\bfile photo\b|^photo\b",
    re.IGNORECASE,
)


def is_source_sentence(line: str) -> bool:
    """Whether a line that begins as a credit does is a sentence: most of its words are in small letters."""
    words = line.split()[1:]
    return bool(_SOURCE_SENTENCE.match(line)) and 2 * sum(word[0].islower() for word in words) > len(words)
