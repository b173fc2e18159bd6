"""A Chromium of the machine, driven by Playwright: it prints the report as PDF, and the tests look at pages with it.

When a part of Chromium dies, Playwright may wait for its answer for ever. So a command has a process of its own for
both, which is this file run with the page and the PDF as arguments: `python -m readout.course.browser PAGE TARGET`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from readout.errors import InputError, WorkFailed
from readout.imports import to_install

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Seconds that starting and printing may take: a report takes about two.
PATIENCE = 60

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
        raise InputError(f"Playwright is not installed; install it, {to_install('pdf')}") from None
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


def check_browser() -> None:
    """Start a browser and close it. Raises InputError where there is none that starts."""
    find_chromium()
    code, said = _in_a_process()
    if code:
        raise InputError(said if code == 2 else f"{said}; mend it, or leave out --pdf")


def print_report(page: Path, target: Path) -> None:
    """Print the HTML file `page` to the PDF file `target`, as `print_pdf` does, in a process of its own.

    Raises InputError where there is no browser that starts, and WorkFailed where it does not come to an end.
    """
    code, said = _in_a_process(str(page.resolve()), str(target.resolve()))
    if code == 2:
        raise InputError(said)
    if code or not target.exists():
        raise WorkFailed(f"{target.name} was not printed: {said}; run it again, or without --pdf")


def _in_a_process(*arguments: str) -> tuple[int, str]:
    """Run this file. Returns its exit code and the line it printed, or one that says that it did not end well."""
    command = [sys.executable, "-P", "-m", __name__, *arguments]
    # What a browser that is killed leaves lies in a folder that goes.
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as place,
        subprocess.Popen(
            command,
            env={**os.environ, "TMPDIR": place},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None, "a pipe"
        try:
            code = process.wait(PATIENCE)  # it says less than a pipe holds
            return code, process.stdout.read().strip() or f"Chromium's driver ended with exit code {code}"
        except subprocess.TimeoutExpired:
            return 1, f"Chromium did not answer within {PATIENCE} seconds"
        finally:
            process.kill()


def main(arguments: list[str]) -> int:
    """Print the page `arguments[0]` to `arguments[1]`, or with none see whether the browser starts.

    Returns 0; 2 where there is no browser that starts, 1 where anything else goes wrong, and prints what.
    """
    threading.Thread(target=_end_with_owner, daemon=True).start()
    try:
        with launched() as browser:
            if arguments:
                print_pdf(browser, *map(Path, arguments))
        return 0
    except InputError as error:
        code, said = 2, str(error)
    except Exception as error:  # Playwright raises several kinds when what it drives dies
        code, said = 1, str(error).strip().partition("\n")[0]
    print(said)
    return code


def _end_with_owner() -> None:
    sys.stdin.read()
    os._exit(1)  # Playwright's driver ends with this process, and the browser with the driver


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
