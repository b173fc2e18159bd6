"""What whoever teaches has settled for the learners, in `exercises/settings.yml`: one place, read by all that hand out."""

from __future__ import annotations

from readout import ROOT
from readout.intake import Kind, read_yaml

FILE = ROOT / "exercises" / "settings.yml"
_WHAT_IS_SETTLED = Kind("the settings of the exercises", missing="no such file", mend="restore it")


def learners_have_solutions() -> bool:
    """Whether learners may have the worked solutions. Raises InputError for a file that does not say so."""
    settings: dict[str, bool] = read_yaml(FILE, _WHAT_IS_SETTLED, {"solutions": bool})
    return settings["solutions"]
