"""A Chromium of the machine, driven by Playwright: it prints the report as PDF, and the tests look at pages with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What Chromium and Chrome are called on Linux, macOS and Windows.
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# A browser that asks nobody anything by itself.
_SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
)
# The foot of a printed page. It takes no style from the page, and its letters have no size unless given.
_FOOT = (
    '<div style="width: 100%; padding: 0 15mm; font: 8pt sans-serif; color: #57606a; display: flex; '
    'justify-content: space-between"><span class="title"></span><span>Page <span class="pageNumber"></span> '
    'of <span class="totalPages"></span></span></div>'
)


def find_chromium() -> str:
    """The path of a Chromium or Chrome on this machine. Raises InputError where there is none."""
    found = [path for name in _COMMANDS if (path := shutil.which(name))]
    found += [place for place in _PLACES if os.path.exists(place)]
    if not found:
        raise InputError(
            "no Chromium on this machine; install it (Debian, Ubuntu: sudo apt-get install chromium fonts-dejavu; "
            "macOS: brew install --cask chromium; Windows has Edge)"
        )
    return found[0]


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser, closed at the end of the block. Raises InputError where Chromium or Playwright is missing."""
    path = find_chromium()
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise InputError(
            "Playwright is not installed; install it, in the project folder: pip install -e .[pdf]"
        ) from None
    # Chromium refuses to run as root in its sandbox.
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*_SWITCHES, *alone])
        except Error as error:
            said = str(error).strip().partition("\n")[0]
            raise InputError(f"{path} does not start ({said}); install or mend Chromium") from None
        try:
            yield browser
        finally:
            browser.close()


def print_pdf(browser: Browser, page: Path, target: Path) -> None:
    """Print the HTML file `page` to the PDF file `target`: tagged, with an outline and page numbers.

    Its size and margins are those that the page's style states. No script of the page runs and nothing is fetched.
    """
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        opened = context.new_page()
        opened.goto(page.resolve().as_uri())
        opened.pdf(
            path=target,
            prefer_css_page_size=True,
            tagged=True,
            outline=True,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=_FOOT,
        )
