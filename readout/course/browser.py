"""A Chromium of the machine, driven by Playwright: it prints the report as PDF, and the tests look at pages with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
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
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise InputError(
            "Playwright is not installed; install it, in the project folder: pip install -e .[pdf]"
        ) from None
    # Chromium refuses to run as root in its sandbox.
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *alone])
        try:
            yield browser
        finally:
            browser.close()
