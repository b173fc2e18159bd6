"""Read one diplomatic news report as data: its facts, its trade figures, its words, its claims."""

import sys
from pathlib import Path

__version__ = "0.1.0"

# The course: notebooks, data and build are below it. In a browser the library is a wheel, and JupyterLite has the
# course's files here.
ROOT = Path("/drive") if sys.platform == "emscripten" else Path(__file__).resolve().parents[1]

# Texts and tables: in a checkout and in a browser below the course, in a wheel beside the library's files.
_INSIDE = Path(__file__).resolve().parent / "data"
DATA = _INSIDE if sys.platform != "emscripten" and _INSIDE.is_dir() else ROOT / "data"
