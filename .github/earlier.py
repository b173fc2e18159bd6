"""Brings back what an earlier run of GitHub Actions kept, so that only what has changed is made again.

`python .github/earlier.py NAME FOLDER` puts the newest artifact NAME into FOLDER. It must be of this repository and this
branch: anybody may open a pull request, and what its run keeps is not to be trusted. Where there is none, or it cannot
be had, the folder stays as it is and everything is made anew, so the exit code is 0 either way.

Asks through `gh`, which the runners have, with the token in GH_TOKEN; the job needs the permission `actions: read`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any


def newest(artifacts: list[dict[str, Any]], branch: str) -> int | None:
    """The run that made the newest of the `artifacts` that were kept on `branch` of the repository itself."""
    ours = [
        artifact
        for artifact in artifacts
        if not artifact["expired"]
        and artifact["workflow_run"]["head_branch"] == branch
        and artifact["workflow_run"]["head_repository_id"] == artifact["workflow_run"]["repository_id"]
    ]
    last = max(ours, key=lambda artifact: artifact["created_at"], default=None)
    return last and last["workflow_run"]["id"]


def bring(name: str, folder: str) -> str:
    """Put the newest artifact `name` into `folder`. Returns what came of it, in a line."""
    repository, branch = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_REF_NAME"]
    try:
        found = _gh("api", f"repos/{repository}/actions/artifacts?name={name}&per_page=100")
        run = newest(json.loads(found)["artifacts"], branch)
        if run is None:
            return f"{name}: nothing of an earlier run on {branch}"
        _gh("run", "download", str(run), "--repo", repository, "--name", name, "--dir", folder)
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError, TypeError) as error:
        return f"{name}: what an earlier run kept cannot be had ({type(error).__name__}); all is made anew"
    return f"{name}: as run {run} kept it"


def _gh(*arguments: str) -> str:
    return subprocess.run(
        ["gh", *arguments], check=True, stdout=subprocess.PIPE, text=True, timeout=300
    ).stdout


if __name__ == "__main__":
    print(bring(*sys.argv[1:]))
