"""What is no plain text and yet is handed in as one: a saved web page is read, everything else is named."""

from __future__ import annotations

import logging
import re

from readout.errors import InputError
from readout.imports import to_install

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,1000}-->\s{0,100})?<(?:!doctype\s+html|html)\b",
    re.I,
)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S", re.I)
# How files begin that word processors, scanners and packers write.
_BEGINNINGS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word file or another packed one",
    b"\xd0\xcf\x11\xe0": "a Word file",
    b"{\\rtf": "a file of a word processor (RTF)",
}
_COPY_THE_TEXT = "copy the article's text to a text file in UTF-8"


def refuse_address(path: str) -> None:
    """Raise InputError where `path` is the address of a page rather than that of a file."""
    if _ADDRESS.match(path):
        raise InputError(
            f"{path}: an address; nothing is fetched: save the page in a browser and name its file"
        )


def refuse_documents(data: bytes, path: str) -> None:
    """Raise InputError where `data`, the file at `path`, is a document of another kind than a text."""
    for beginning, what in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise InputError(f"{path}: {what}; {_COPY_THE_TEXT}")


def is_page(data: bytes) -> bool:
    """Whether a file begins as an HTML page does."""
    return bool(_PAGE.match(data))


def text_of_page(data: bytes, path: str) -> tuple[str, str | None]:
    """The article of the saved web page `data`, heading and paragraphs, and the day that the page gives it (ISO 8601).

    Menus, notes and what else stands around it are left out, by trafilatura (Barbaresi, "Trafilatura: A Web Scraping
    Library and Command-Line Tool for Text Discovery and Extraction", ACL 2021, system demonstrations). Raises
    InputError where that is not installed, or where it finds no article.
    """
    try:
        import trafilatura
        from trafilatura.settings import Document
    except ImportError:
        raise InputError(
            f"{path}: a web page, which trafilatura takes the article from; install it, {to_install('web')}, or {_COPY_THE_TEXT}"
        ) from None
    logging.getLogger("trafilatura").setLevel(
        logging.CRITICAL
    )  # what it finds wrong is said here, in one line
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    lines = (found.text or "").split("\n") if isinstance(found, Document) else []
    paragraphs = [line.strip().removeprefix("- ") for line in lines if line.strip()]
    if not paragraphs or not isinstance(found, Document):
        raise InputError(f"{path}: a web page in which no article was found; {_COPY_THE_TEXT}")
    title = (found.title or "").strip()
    if title and title != paragraphs[0]:
        paragraphs.insert(0, title)
    return "\n\n".join(paragraphs) + "\n", found.date
