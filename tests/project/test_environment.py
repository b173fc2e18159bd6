"""The lock, the conda file, the imports and the commands agree with pyproject.toml. Nothing here needs the network."""

import ast
import re
import sys
import tomllib

import nbformat
import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from readout import ROOT, __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = PROJECT["optional-dependencies"]
# What the smaller lock has: what learners and reports need, with what sets it up and the fetching of newer tables.
BASE = RUNTIME + [Requirement(line) for extra in ("build", "fetch") for line in EXTRAS[extra]]
ALL = RUNTIME + [Requirement(line) for extra in EXTRAS.values() for line in extra]
LOCK = (ROOT / "requirements-all.lock").read_text(encoding="utf-8")
BASE_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# What a package is imported as, where that is not its name.
IMPORTED_AS = {
    "py-rattler": "rattler",
    "pyyaml": "yaml",
    "pillow": "PIL",
    "beautifulsoup4": "bs4",
    "pyzmq": "zmq",
}
# On conda-forge matplotlib without its desktop windows; and a name there is as it is spelt, underscores and all.
CONDA_NAMES = {"matplotlib-base": "matplotlib", "jupyter_client": "jupyter-client"}


def pins(lock):
    """Name to (version, who asked for it, number of hashes) of a lock file."""
    found = {}
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        if match := re.match(r"([\w.-]+)==([^\s;\\]+)", block):
            via = re.findall(r"#\s+(?:via\s+)?([\w.-]+(?: \(pyproject\.toml\))?)$", block, re.MULTILINE)
            found[canonicalize_name(match[1])] = (match[2], via, block.count("--hash=sha256:"))
    return found


def stale(lock, requirements):
    """What in `lock` is not what `requirements` ask for."""
    found, wrong = pins(lock), []
    wanted = {canonicalize_name(r.name) for r in requirements}
    for requirement in requirements:
        pin = found.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.specifier.contains(pin[0]):
            wrong.append(f"{requirement} is not met")
    direct = {name for name, (_, via, _) in found.items() if any("(pyproject.toml)" in v for v in via)}
    return wrong + [f"{name} is asked for by nobody" for name in direct - wanted]


def test_the_locks_are_in_step():
    assert stale(LOCK, ALL) == []
    assert stale(BASE_LOCK, BASE) == []


def hashes(lock):
    """The hashes of each version of a package in a lock file."""
    parts = re.split(r"^([\w.-]+==[^\s;\\]+)", lock, flags=re.MULTILINE)[1:]
    return {
        name: set(re.findall(r"--hash=(\S+)", rest))
        for name, rest in zip(parts[::2], parts[1::2], strict=True)
    }


def test_what_both_locks_have_is_the_same():
    smaller, whole = hashes(BASE_LOCK), hashes(LOCK)
    assert len(smaller) > 50 and {name: whole.get(name) for name in smaller} == smaller


def test_the_smaller_lock_has_nothing_that_only_tests_and_the_site_need():
    heavy = {
        "sphinx",
        "pytest",
        "playwright",
        "scipy",
        "jupyterlite-core",
        "mypy",
        "ruff",
        "uv",
        "trafilatura",
    }
    assert not heavy & set(pins(BASE_LOCK))


@pytest.mark.parametrize("requirement", ["pandas>=99", "a-package-not-locked"])
def test_a_stale_lock_is_seen(requirement):
    others = [r for r in ALL if r.name != Requirement(requirement).name]
    assert len(stale(LOCK, others + [Requirement(requirement)])) == 1
    assert stale(LOCK, ALL[1:]) == [f"{canonicalize_name(ALL[0].name)} is asked for by nobody"]


def test_the_lock_has_hashes_and_no_place():
    for lock in (LOCK, BASE_LOCK):
        assert all(hashes for _, _, hashes in pins(lock).values())
        assert not re.search(r"://|^-|/root|file:", lock, re.MULTILINE)
        assert re.search(r"^pywin\S+ ;.*(?:win32|'nt')", lock, re.MULTILINE), (
            "nothing for Windows: was it made with --universal?"
        )
        assert "appnope" in lock, "nothing for macOS"


def test_every_dependency_has_a_reason():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in ALL:
        assert re.search(rf'^  "{re.escape(requirement.name)}[^"]*",\s+# \S', text, re.MULTILINE), requirement


def conda_specs(listed):
    """The bounds of each package in a list of conda's, by the name that Python's index has for it."""
    specs = {}
    for spec in listed:
        parsed = rattler.MatchSpec(spec)
        name = str(parsed.name.normalized if hasattr(parsed.name, "normalized") else parsed.name)
        assert name not in CONDA_NAMES.values(), f"{name}: conda-forge spells it otherwise"
        specs[CONDA_NAMES.get(name, name)] = set(str(parsed.version or "").split(",")) - {""}
    return specs


def test_conda_has_the_same_bounds():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    specs = conda_specs(entry for entry in listed if isinstance(entry, str))
    # One version, not a bound: Binder reads no bound and would start from a Python of its own choice.
    (python,) = specs.pop("python")
    assert re.fullmatch(r"3\.\d+(\.\*)?", python.lstrip("="))
    assert python.strip("=.*") in SpecifierSet(PROJECT["requires-python"])
    assert specs.pop("pip") == set()
    assert specs == {r.name: {str(s) for s in r.specifier} for r in RUNTIME}
    assert {"pip": ["-e .[fetch]"]} in listed


def test_the_recipe_for_conda_forge_is_in_step():
    recipe = yaml.safe_load((ROOT / "settings/conda-forge/recipe.yaml").read_text(encoding="utf-8"))
    assert recipe["context"] == {"version": __version__}
    assert recipe["package"] == {"name": PROJECT["name"], "version": "${{ version }}"}
    needed = conda_specs(recipe["requirements"]["run"])
    assert needed.pop("python") == {PROJECT["requires-python"]}
    assert needed == {r.name: {str(s) for s in r.specifier} for r in RUNTIME}
    (build,) = [Requirement(line) for line in EXTRAS["build"]]
    assert conda_specs(recipe["requirements"]["host"])[build.name] == {str(s) for s in build.specifier}
    (program,) = PROJECT["scripts"].items()
    assert recipe["build"]["python"]["entry_points"] == [" = ".join(program)]
    about = recipe["about"]
    assert (about["summary"], about["license"]) == (PROJECT["description"], PROJECT["license"])
    assert all((ROOT / name).exists() for name in about["license_file"])


def imported(code):
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_every_import_is_declared():
    code = {
        path: path.read_text(encoding="utf-8")
        for folder in ("readout", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
    }
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        code[path] = "\n".join(c.source for c in nbformat.read(path, 4).cells if c.cell_type == "code")
    declared = {IMPORTED_AS.get(r.name, r.name.replace("-", "_")).lower() for r in ALL}
    own = {"readout"} | {
        path.stem  # tests use each other's helpers, and a benchmark has parts
        for folder in ("tests", "benchmarks")
        for path in (ROOT / folder).iterdir()
    }
    known = declared | set(sys.stdlib_module_names) | own
    undeclared = {
        (path.name, name)
        for path, text in code.items()
        for name in imported(text)
        if name.lower() not in known
    }
    assert not undeclared


def test_the_commands_are_those_that_ci_runs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("report", "test", "check", "lab", "run", "tidy", "lock", "bench", "clean"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert "\nmake check\nmake test\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = [
        step.get("run", "")
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        for step in job["steps"]
    ]
    assert {"make check", "make test"} <= set(steps)  # make report is a door: test_doors.py
    for line in readme.split("On Windows")[1].split("```")[1].strip().splitlines()[:3]:
        assert line in steps


def test_who_cites_the_course_cites_this_version():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == __version__ and cited["license"] == PROJECT["license"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest[1] in (__version__, "Unreleased")


def test_before_a_commit_runs_what_make_check_runs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^check: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)[1]
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"], "a hook from elsewhere has versions of its own"
    entries = [hook["entry"] for hook in hooks[0]["hooks"]]
    assert entries == [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()]


def test_the_wheel_says_that_it_has_types():
    """The marker of PEP 561 lies in the package, of which the wheel takes all."""
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert packages["targets"]["wheel"]["packages"] == ["readout"]
    assert (ROOT / "readout/py.typed").read_bytes() == b""
