"""The addresses at which the course opens in a browser, for a repository of it on GitHub.

`python .github/links.py OWNER/NAME` prints them; a JupyterHub's own address behind it gives the link for its learners:
`python .github/links.py OWNER/NAME https://hub.example.org`. Nothing is asked for and nothing is looked up.
"""

from __future__ import annotations

import re
import sys
from urllib.parse import quote, urlencode

FIRST = "notebooks/00_start_here.ipynb"
HUB = "https://HUB"


def links(repository: str, hub: str = HUB) -> dict[str, str]:
    """The address of each way in, by its name, for the `repository` OWNER/NAME and the JupyterHub at `hub`.

    Raises ValueError where one of them is not of that form.
    """
    if not re.fullmatch(r"[\w-]+/[\w.-]+", repository, re.ASCII):
        raise ValueError(f"{repository}: not OWNER/NAME, as it stands in the repository's address")
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", hub):
        raise ValueError(f"{hub}: not the address of a JupyterHub, such as https://hub.example.org")
    owner, name = repository.split("/")
    pages = f"https://{owner.lower()}.github.io/"
    site = pages if name.lower() == pages[8:-1] else f"{pages}{name}/"
    # What nbgitpuller is to open stands as an address within an address.
    asked = {
        "repo": f"https://github.com/{repository}",
        "branch": "main",
        "urlpath": f"lab/tree/{name}/{FIRST}",
    }
    return {
        "site": site,
        "browser": f"{site}lite/lab/index.html?path={FIRST}",
        "binder": f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/{FIRST}",
        "colab": f"https://colab.research.google.com/github/{repository}/blob/main/{FIRST}",
        "nbgitpuller": f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked, quote_via=quote)}",
    }


def main(arguments: list[str]) -> int:
    """Print the links, a line each. Returns the exit code: 2 where what was given is no repository or no hub."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        found = links(*arguments)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for name, address in found.items():
        print(f"{name:<12} {address}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
