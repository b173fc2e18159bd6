"""Read one diplomatic news report as data: its facts, its trade figures, its words, its claims."""

import sys
from pathlib import Path

__version__ = "0.1.0"

_SHIPPED = Path(__file__).resolve().parent / "shipped"

# Whether the course came in a wheel. Its files belong to the installer then, and nothing is written among them.
INSTALLED = sys.platform != "emscripten" and _SHIPPED.is_dir()

# The course: notebooks, exercises and data are below it. In a browser the library is a wheel without them, and
# JupyterLite has them here.
ROOT = (
    Path("/drive")
    if sys.platform == "emscripten"
    else _SHIPPED
    if INSTALLED
    else Path(__file__).resolve().parents[1]
)

# Texts and tables.
DATA = ROOT / "data"
