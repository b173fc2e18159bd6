"""A source as one follows it: whose figures or words these are, what and of which day, where it is, where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from readout.periods import MONTHS

# What begins with one is followed; anything else, such as "javascript:", is shown as the words it is.
_LINK = re.compile(r"(?i:https?)://[^\s\"'<>`\\\x00-\x20\x7f]{1,2000}")
_DAY_OR_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_REPOSITORY = re.compile(r"/[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)


class Address(NamedTuple):
    """An address as it is shown: `url` to follow (empty where it is none), `host` to name it, `rest`, what stands behind.

    `rest` is without its brackets. `host` is that of the address, of a repository with its owner and name; without a `url` it is the words as given.
    """

    url: str
    host: str
    rest: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or an event is from. `id` is what rows of tables call it.

    `publisher` is whose figures or words these are, empty where only words are known, which are then the `title`.
    `day` is a day, month or year of ISO 8601, or the release in words; `address` is the publisher's own. `copy` is
    where it was read, if not there: addresses separated by " ; ", each with what says which file and version of it.
    """

    id: str
    publisher: str
    title: str
    day: str
    address: str
    copy: str

    @property
    def name(self) -> str:
        """Whose it is, or the words that stand for that."""
        return self.publisher or self.title

    @property
    def what(self) -> str:
        """Title and day in words, as they follow the name."""
        title = self.title if self.publisher else ""
        return ", ".join(part for part in (title, _day_said(self.day)) if part)

    @property
    def own(self) -> Address | None:
        """The publisher's own address; None where it is not known."""
        return _address(self.address) if self.address else None

    @property
    def copies(self) -> tuple[Address, ...]:
        """The addresses of the copies that were read."""
        return tuple(_address(part) for part in self.copy.split(" ; ") if part.strip())

    def __str__(self) -> str:
        """Publisher, title, day, and the hosts of the copies, in one line."""
        line = ", ".join(part for part in (self.name, self.what) if part)
        hosts = ", ".join(dict.fromkeys(copy.host for copy in self.copies))
        return f"{line} (copy at {hosts})" if hosts else line


def named_in(cell: str) -> Iterator[str]:
    """The sources that the cell of a table names, one after the other: semicolons separate them."""
    for part in cell.split(";"):
        if part := part.strip():
            yield part


def in_words_only(words: str) -> Source:
    """A source of which no more is known than the words that stand for it."""
    return Source(words, "", words, "", "", "")


def _address(said: str) -> Address:
    said = said.strip()
    found = _LINK.match(said)
    rest = said[found.end() :].strip() if found else ""
    if found is None or (rest and not said[found.end()].isspace()):
        return Address("", said, "")
    try:
        parts = urlsplit(found[0])
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address of IPv6
        return Address("", said, "")
    if not host or "@" in parts.netloc:  # a name before the host makes it look like another
        return Address("", said, "")
    repository = _REPOSITORY.match(parts.path) if host == "github.com" else None
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1]
    return Address(found[0], host + (repository[0] if repository else ""), rest)


def _day_said(day: str) -> str:
    """A day or month of ISO 8601 as one writes it; anything else as it stands."""
    found = _DAY_OR_MONTH.fullmatch(day)
    if not found or not 1 <= int(found[2]) <= 12:
        return day
    month = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month
