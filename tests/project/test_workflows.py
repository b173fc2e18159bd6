"""What GitHub is told: each workflow parses, may little, ends, and runs commands that exist; the table of a preview."""

import importlib.util
import re

import pytest
import yaml

from readout import ROOT

spec = importlib.util.spec_from_file_location("changed_pages", ROOT / ".github/changed_pages.py")
changed_pages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(changed_pages)

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# What a job's machine has, or a step before has put there.
PROGRAMS = {
    *("make", "python", "python3", "echo", "grep", "jupyter-repo2docker", "readout", "lychee"),
    *("gh", "hatchling"),
}
# Only the jobs that publish may do more than read; some may read what earlier runs kept.
READS_KEPT = {"contents": "read", "actions": "read"}
MORE = {
    ("site.yml", "build"): READS_KEPT,
    ("site.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("report.yml", "report"): READS_KEPT,
    ("release.yml", "publish"): {"actions": "read", "id-token": "write"},
}


def loaded(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


JOBS = [
    pytest.param(path, name, job, id=f"{path.name}-{name}")
    for path in WORKFLOWS
    for name, job in loaded(path)["jobs"].items()
]
STEPS = [(path, step) for path, _, job in (param.values for param in JOBS) for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_and_no_more(path):
    workflow = loaded(path)
    assert workflow["name"] == path.stem
    assert workflow["permissions"] == {"contents": "read"}
    assert "group" in workflow["concurrency"]
    # YAML reads the key `on` as true.
    assert workflow[True] and "pull_request_target" not in workflow[True]


@pytest.mark.parametrize(("path", "name", "job"), JOBS)
def test_a_job_ends_and_asks_for_little(path, name, job):
    assert 5 <= job["timeout-minutes"] <= 60
    assert job.get("permissions") == MORE.get((path.name, name))


@pytest.mark.parametrize(("path", "name", "job"), JOBS)
def test_a_step_runs_what_exists(path, name, job):
    for step in job["steps"]:
        if "uses" in step:
            continue
        for line in step["run"].strip().splitlines():
            # What others typed is no part of a command: only the matrix, which stands in the file, is.
            assert set(re.findall(r"\$\{\{\s*(\w+)", line)) <= {"matrix"}, line
            program, *rest = line.split()
            assert program.replace("\\", "/").removeprefix(".venv/").split("/")[-1] in PROGRAMS, line
            if program == "make":
                target = rest[-1]
                variables = {".venv/.ready": "$(READY)", ".venv/.all": "$(ALL)"}
                assert re.search(rf"^{re.escape(variables.get(target, target))}:", MAKEFILE, re.M)
            for word in rest:
                path = word.removeprefix("course/")  # where report.yml has the course
                if path.startswith((".github/", "benchmarks/")) or re.fullmatch(r"tests/\S+", path):
                    assert (ROOT / path).exists(), word


def test_an_action_is_the_one_that_was_looked_at():
    """Tags can be moved: an action is named by its commit, in one version everywhere, and a comment says which."""
    pinned = re.compile(r"(?:- )?uses: ([\w-]+/[\w-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)")
    versions = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                found = pinned.fullmatch(line.strip())
                assert found, line
                assert versions.setdefault(found[1], found[2]) == found[2], line
    assert len(versions) >= 6


def test_no_job_keeps_what_it_checked_out_with():
    """None pushes, so what runs after it needs no token."""
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) >= 10
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_uv_is_that_of_the_lock():
    (locked,) = re.findall(
        r"^uv==(\S+)", (ROOT / "requirements-all.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    runs = " ".join(step.get("run", "") for _, step in STEPS)
    assert re.findall(r"pip install uv(\S*)", runs) == [f"=={locked}"]


def test_the_gate_is_the_lock_and_the_newest_are_apart():
    runs = {path.name: [step.get("run", "") for p, step in STEPS if p == path] for path in WORKFLOWS}
    assert "make test" in runs["tests.yml"] and any(
        "requirements-all.lock" in run for run in runs["tests.yml"]
    )
    assert not any(".lock" in run or "make" in run for run in runs["newest.yml"])
    assert not {"push", "pull_request"} & set(loaded(ROOT / ".github/workflows/newest.yml")[True])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_can_be_filled_in(path):
    form = loaded(path)
    assert form["name"] and form["description"]
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in asked}) == len(asked)
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(part["attributes"]["label"] for part in asked)
    assert {"says", "should", "version"} <= {part["id"] for part in asked if part["validations"]["required"]}


def test_what_others_type_reaches_a_run_as_a_value_alone():
    """And the workflow that others call asks for the same as the form does, and for where the course is."""
    workflow = loaded(ROOT / ".github/workflows/report.yml")
    by_hand, called = (workflow[True][how]["inputs"] for how in ("workflow_dispatch", "workflow_call"))
    assert called.keys() - by_hand.keys() == {"course"} and by_hand.keys() < called.keys()
    assert all(given.get("default") == "" for given in by_hand.values())
    (step,) = [step for step in workflow["jobs"]["report"]["steps"] if step.get("id") == "made"]
    assert step["env"] == {name.upper(): f"${{{{ inputs.{name} }}}}" for name in by_hand}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"\$\{\{\s*(inputs|github\.event|github\.head_ref)", line):
                assert re.match(r" +(repository|ref|[A-Z_]+): \$\{\{[^}]+\}\}$", line), f"{path.name}: {line}"


def test_a_release_is_tried_before_anything_may_publish_it():
    jobs = loaded(ROOT / ".github/workflows/release.yml")["jobs"]
    assert jobs["publish"]["needs"] == "build" and "permissions" not in jobs["build"]
    runs = "\n".join(step.get("run", "") for step in jobs["build"]["steps"])
    for needed in (
        'release.py "$GITHUB_REF_NAME"',
        "test_wheel.py",
        "hatchling build -t sdist -t wheel -d dist",
    ):
        assert needed in runs
    assert [step.get("uses", "").partition("@")[0] for step in jobs["publish"]["steps"]] == [
        "",
        "pypa/gh-action-pypi-publish",
    ]
    assert loaded(ROOT / ".github/workflows/release.yml")[True] == {"push": {"tags": ["v*"]}}


def test_badges_lead_to_workflows_that_are_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    badges = re.findall(r"\[!\[([^]]+)\]\(([^)]+)\)\]\(([^)]+)\)", readme)
    assert {words for words, _, _ in badges} == {"tests", "doors", "newest", "site"}
    for words, picture, target in badges:
        assert (picture, target) == (f"{target}/badge.svg", f"../../actions/workflows/{words}.yml")
        assert (ROOT / f".github/workflows/{words}.yml").exists()


PAGE = "<html><head><title>x</title></head><body><nav>menu</nav><main><h1>One</h1><p>{}</p>{}</main><footer>{}</footer>"


def site(folder, pages):
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_the_table_tells_what_a_reader_will_see_change(tmp_path):
    picture = '<img src="a.png" alt="a chart">'
    same = {"same.html": PAGE.format("word", "", "made at noon"), "last_run.html": PAGE.format("9 s", "", "")}
    before = site(
        tmp_path / "a",
        {
            **same,
            "words.html": PAGE.format("two", "", ""),
            "p/chart.html": PAGE.format("", picture, ""),
            "p/a.png": b"1",
            "gone.html": PAGE.format("", "", ""),
        },
    )
    after = site(
        tmp_path / "b",
        {
            "same.html": PAGE.format("<b></b> word", "<script>1</script>", "made at one"),
            "last_run.html": PAGE.format("8 s", "", ""),
            "words.html": PAGE.format("three", "", ""),
            "p/chart.html": PAGE.format("", picture, ""),
            "p/a.png": b"2",
            "new.html": PAGE.format("a", "", ""),
        },
    )
    assert changed_pages.table(before, after).splitlines()[2:] == [
        "| gone.html | gone | 0 | 1 |",
        "| new.html | new | 2 | 0 |",
        "| p/chart.html | changed | 1 | 1 |",
        "| words.html | changed | 1 | 1 |",
    ]
    assert changed_pages.table(before, before) == "No page of the site changes."
