"""The course as JupyterLite: lessons and exercises run in a reader's browser, with nothing installed.

Python and the compiled packages (numpy, pandas, matplotlib) come from Pyodide's own server when a notebook is
opened. What Pyodide does not have is shipped with the pages as wheels, and loaded before the first cell, so that no
notebook has to install anything. `settings/lite` holds the settings, and the versions that Pyodide brings.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from readout import INSTALLED, ROOT
from readout.course.notebooks import LOOKED_UP, looked_up
from readout.course.settings import learners_have_solutions
from readout.drafts import replacing
from readout.errors import InputError
from readout.imports import to_install
from readout.intake import Kind, copy_file, read_text

SETTINGS = ROOT / "settings" / "lite"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"

_EXTENSIONS = Path(sys.prefix) / "share" / "jupyter" / "labextensions"  # where JupyterLite would look
_BUILT_WITH = ("hatchling", "jupyterlite_core", "jupyterlite_pyodide_kernel")
_PROJECT_SETTINGS = Kind("the settings of the project")
_MEND = "set the project up from requirements.lock"

# What the lessons, the exercises and their kernel import, and Pyodide does not have.
SHIPPED = ("comm", "pycountry", "textblob", "vaderSentiment")

# Names in other languages: most of the package, and nothing of the course reads them. The course itself, where the
# library came with it: in the browser it lies beside the notebooks.
_LEFT_OUT = ("pycountry/locales/", "readout/shipped/")
# What an installer notes about this machine.
_OF_THE_MACHINE = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")

# A wheel is loaded by its address as seen from the kernel's script, four folders below the pages.
_WHEELS_FROM_KERNEL = "../../../../pypi/"

# What is for teachers, or made into what learners open; and the tables of the world, which are many times as large as
# all the rest: in a browser a pair has the tables of its own folder.
_NOT_FOR_LEARNERS = ("source", "INSTRUCTORS.md", "settings.yml", ".*", "world")


def build(folder: Path) -> None:
    """Write the whole JupyterLite to `folder`, in place of what is there. It needs no network.

    Solutions go in where learners may have them. Raises InputError where a package that makes it or goes into it is not installed as it should be.
    """
    # Without its Python, JupyterLite would be built all the same.
    if missing := [name for name in _BUILT_WITH if find_spec(name) is None]:
        raise InputError(f"{', '.join(missing)}: not installed; {to_install('site')}")
    left_out = shutil.ignore_patterns(
        *_NOT_FOR_LEARNERS, *([] if learners_have_solutions() else ["solutions"])
    )
    with replacing(folder) as fresh, tempfile.TemporaryDirectory() as place:
        draft = Path(place)
        for name in ("notebooks", "exercises", "data"):
            contents = draft / "contents" / name
            shutil.copytree(ROOT / name, contents, ignore=left_out, copy_function=copy_file)
        (draft / "contents/docs").mkdir()
        for name in LOOKED_UP:
            (draft / "contents/docs" / name).write_text(looked_up(name), encoding="utf-8")
        wheels = [_course_wheel(draft / "pypi"), *(wheel_of(name, draft / "pypi") for name in SHIPPED)]
        for name in ("jupyter_lite_config.json", "overrides.json"):
            shutil.copy(SETTINGS / name, draft)
        # Of the extensions that are installed the browser needs one; others may be there for instructors.
        extension = KERNEL.partition(":")[0]
        shutil.copytree(_EXTENSIONS / extension, draft / "extensions" / extension, copy_function=copy_file)
        settings = json.loads((SETTINGS / "jupyter-lite.json").read_text(encoding="utf-8"))
        kernel = settings["jupyter-config-data"]["litePluginSettings"][KERNEL]
        kernel["loadPyodideOptions"]["packages"] += [_WHEELS_FROM_KERNEL + wheel.name for wheel in wheels]
        (draft / "jupyter-lite.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
        _jupyter_lite(draft, fresh)


def _jupyter_lite(draft: Path, out: Path) -> None:
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", str(out)]
    done = subprocess.run(
        command, cwd=draft, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise InputError(f"JupyterLite could not be built: {last}; {_MEND}")


def _course_wheel(folder: Path) -> Path:
    """Write the library's own wheel, without the course, to `folder`; one that is a link to the source is built."""
    if INSTALLED:
        return wheel_of("readout-course", folder)
    from hatchling.builders.wheel import WheelBuilder

    settings = tomllib.loads(read_text(ROOT / "pyproject.toml", _PROJECT_SETTINGS))
    settings["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"] = ["readout"]
    return Path(
        next(WheelBuilder(str(ROOT), config=settings).build(directory=str(folder), versions=["standard"]))
    )


def wheel_of(name: str, folder: Path) -> Path:
    """Write the wheel of the installed package `name` to `folder`, as pip found it but for `_LEFT_OUT`.

    A package without compiled parts lies installed just as it lay in its wheel, and its RECORD lists every file; so
    what is shipped is what the lock pins and the tests ran on, and nothing is fetched. The same package gives the
    same bytes. Raises InputError for one that is not installed, has compiled parts, or has no RECORD.
    """
    try:
        installed = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise InputError(f"{name} is not installed; {_MEND}") from None
    if "Root-Is-Purelib: true" not in (installed.read_text("WHEEL") or "") or not installed.files:
        raise InputError(f"{name} is not installed as a wheel without compiled parts; {_MEND}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.replace('-', '_')}-{installed.version}-py3-none-any.whl"
    record = []
    with zipfile.ZipFile(path, "w") as wheel:
        for file in sorted(installed.files, key=str):
            inside = file.as_posix()
            if ".." in file.parts or file.suffix == ".pyc" or inside.startswith(_LEFT_OUT):
                continue  # a command of the shell, what Python compiled here, what nobody reads
            if file.parts[0].endswith(".dist-info") and file.name in _OF_THE_MACHINE:
                if file.name == "RECORD":
                    place = inside
                continue
            data = file.read_binary()
            _add(wheel, inside, data)
            record.append(f"{inside},{_record_hash(data)},{len(data)}\n")
        _add(wheel, place, "".join([*record, f"{place},,\n"]).encode())
    return path


def _add(wheel: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name)  # dated 1980, as the day of building is no part of it
    entry.external_attr = 0o644 << 16
    wheel.writestr(entry, data, zipfile.ZIP_DEFLATED)


def _record_hash(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
