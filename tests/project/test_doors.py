"""No command that a page for people gives is wrong: its words are parsed here; `.github/doors.py` runs the doors."""

import contextlib
import importlib.util
import io
import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from readout import ROOT, cli

spec = importlib.util.spec_from_file_location("doors", ROOT / ".github/doors.py")
doors = importlib.util.module_from_spec(spec)
spec.loader.exec_module(doors)

spec = importlib.util.spec_from_file_location("links", ROOT / ".github/links.py")
links = importlib.util.module_from_spec(spec)
spec.loader.exec_module(links)

PAGES = ["README.md", "CONTRIBUTING.md", "docs/your_own_report.md", "exercises/INSTRUCTORS.md"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# What a newcomer has, or has by a line before.
KNOWN = {"make", "python", "python3", "uv", "uvx", "pipx", "conda", "readout", "jupyter", "pip"}
# Before the command in a line that installs the package for this once.
FOR_ONCE = re.compile(r"^(?:uvx --from|pipx run --spec) readout-course (?=readout )")
# What commands make, or what is somebody's own.
MADE = (
    *("build/", "my-course/", "readout-report/", "reports/", "kept/", "report.json"),
    *("path/to/", "texts/", ".github/workflows/readouts.yml", "2023-12-20-beijing.txt", "OWNER/NAME"),
)


def blocks(text):
    """The lines of all fenced blocks of commands; those in a language say which."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    return [line for language, block in found if not language for line in block.splitlines()]


def inline(text):
    """What stands between backticks, outside of fenced blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))


def words(line):
    """A command line's words, its program without folder. A Windows line keeps its backslashes."""
    line = FOR_ONCE.sub("", line)
    first, *rest = shlex.split(line, posix="\\" not in line)
    return [re.split(r"[/\\]", first)[-1], *rest]


def wrong(line):
    """What is wrong with a command that this project gives, or None. Nothing is run."""
    program, *rest = words(line)
    if program == "make":
        return wrong_target(rest)
    if program == "readout":
        return wrong_arguments(rest)
    return None


def wrong_target(rest):
    for word in rest:
        name = word.partition("=")[0]
        kind = rf"^export {name}$" if "=" in word else rf"^{name}:"
        if not re.search(kind, MAKEFILE, re.M):
            return f"the Makefile has no {word}"
    return None


def wrong_arguments(rest):
    said = io.StringIO()
    # A command that is only named is no whole command: that it exists is enough.
    named = all(re.fullmatch(r"[a-z]+", word) for word in rest)
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            cli._parser().parse_args([*rest, "--help"] if named else rest)
        except SystemExit as end:
            return said.getvalue() or None if end.code else None
    return None


GIVEN = [
    (page, line)
    for page in PAGES
    for text in [(ROOT / page).read_text(encoding="utf-8")]
    for line in [
        *blocks(text),
        *(code for code in inline(text) if re.match(r"(make|readout|uv|uvx|pipx|pip) ", code)),
    ]
]


def test_commands_are_found():
    assert ("README.md", "make report ARTICLE=path/to/text.txt") in GIVEN
    assert ("README.md", r".venv\Scripts\readout report") in GIVEN
    assert ("CONTRIBUTING.md", "make lab") in GIVEN


@pytest.mark.parametrize(("page", "line"), dict.fromkeys(GIVEN), ids=lambda text: text)
def test_a_command_is_right(page, line):
    assert words(line)[0] in KNOWN, line
    assert wrong(line) is None
    for word in words(line)[1:]:
        if re.fullmatch(r"[\w./\\-]+\.\w+", word) and not word.startswith(("path/to/", "-")):
            there = word.replace("\\", "/").removeprefix("my-course/")  # which is a copy
            assert (ROOT / there).exists(), f"{page}: {word} is not there"


@pytest.mark.parametrize(
    "line",
    [
        "make reprot",
        "make report ARTICEL=x",
        "readout reprot",
        "readout run --fail-slow",
        "readout trade fetch KZ",
        "readout report --target many",
    ],
)
def test_a_wrong_command_is_seen(line):
    assert wrong(line)


def test_options_that_are_named_exist():
    options = {option for text in map(str, help_texts()) for option in re.findall(r"--[a-z-]+", text)}
    for page in PAGES:
        for code in inline((ROOT / page).read_text(encoding="utf-8")):
            if code.startswith("--"):
                assert code.split()[0] in options, f"{page}: {code}"


def test_the_readme_names_every_command_and_option():
    named = re.split(r"^## ", README, flags=re.M)
    (section,) = [text for text in named if text.startswith("The command")]
    codes = " ".join(inline(section))
    for text in map(str, help_texts()):
        usage = re.match(r"usage: (readout[a-z ]*)", text)[1].strip()
        if "{" not in text.partition("\n")[0] and "COMMAND" not in text and "ACTION" not in text:
            assert usage in codes, usage
        for option in set(re.findall(r"--[a-z-]+", text)) - {"--help", "--version"}:
            assert option in codes, f"{usage} {option}"


def test_the_readme_has_the_addresses_that_links_prints():
    for name in ("site", "binder", "colab", "nbgitpuller"):
        address = links.links("OWNER/NAME")[name].replace("owner.github", "OWNER.github")
        assert f"`{address}`" in README, name


def test_a_workflow_that_a_desk_is_given_fits_the_one_that_it_calls():
    page = (ROOT / "docs/your_own_report.md").read_text(encoding="utf-8")
    (given,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)
    given = yaml.safe_load(given)
    called = yaml.safe_load((ROOT / ".github/workflows/report.yml").read_text(encoding="utf-8"))
    (job,) = given["jobs"].values()
    assert job["uses"] == "OWNER/NAME/.github/workflows/report.yml@main"
    assert job["with"].keys() <= called[True]["workflow_call"]["inputs"].keys()
    assert {
        name for name, how in called[True]["workflow_call"]["inputs"].items() if how.get("required")
    } <= set(job["with"])
    # Who calls must grant all that the called job has.
    assert given["permissions"] == called["jobs"]["report"]["permissions"]


def help_texts(parser=None):
    parser = parser or cli._parser()
    yield parser.format_help()
    for action in parser._actions:
        for below in getattr(action, "choices", None) or {}:
            if hasattr(action.choices, "values"):
                yield from help_texts(action.choices[below])


@pytest.mark.parametrize("page", PAGES)
def test_a_path_that_is_named_exists(page):
    for code in inline((ROOT / page).read_text(encoding="utf-8")):
        if re.fullmatch(r"[\w.*-]+(/[\w.*-]*)+|[\w-]+\.(md|yml|toml|lock|json|txt|ipynb)", code):
            if code.startswith(MADE) or re.fullmatch(r"readout[\w-]*/\d", code):  # the latter is a schema
                continue
            pattern = code.rstrip("/").replace("NN", "[0-9][0-9]")
            beside = (ROOT / page).parent
            assert (
                any(ROOT.glob(pattern)) or any(beside.glob(pattern)) or any(ROOT.glob(f"data/*/{pattern}"))
            ), f"{page}: {code} is not there"


@pytest.mark.parametrize("page", PAGES)
def test_a_link_within_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        # GitHub's own pages of the repository, which it finds from where the README stands: see test_workflows.py.
        if not re.match(r"https?:|\.\./\.\./(actions/|deployments/|archive/|fork$)", target):
            assert ((ROOT / page).parent / target.partition("#")[0]).exists(), f"{page}: {target}"


@pytest.mark.parametrize("door", doors.OPENINGS)
def test_a_door_stands_in_the_readme(door):
    assert any("readout report" in line or line == "make report" for line in doors.commands(door, README))


def test_windows_commands_are_for_powershell():
    lines = doors.commands("windows", README)
    assert len(lines) == 6
    for line in lines:
        assert re.match(r"(python|\.venv\\Scripts\\(python|readout|jupyter)) ", line), line
        # Not in every PowerShell, or with another meaning there.
        assert not re.search(r"&&|\|\||\$|export|['\"`;]|source|\.venv/|\\$|python3", line), line


@pytest.mark.parametrize("door", ["pip", "windows"])
def test_programs_of_the_environment_are_installed_by_it(door):
    """What a door starts from `.venv` is a program that the lock or the project brings."""
    started = set(re.findall(r"\.venv[/\\]\w+[/\\](\w+)", "\n".join(doors.commands(door, README))))
    assert started <= {"python", "readout", "jupyter"}
    for program in started:
        assert list(Path(sys.executable).parent.glob(f"{program}*")), program


def test_the_doors_are_gone_through_in_ci():
    workflow = (ROOT / ".github/workflows/doors.yml").read_text(encoding="utf-8")
    for door in doors.OPENINGS:
        assert re.search(rf"\b{door}\b", workflow), f"nobody goes through the door {door}"
