"""What a lesson found, kept in its executed notebook as data: written by `record`, read back by `recorded`."""

from __future__ import annotations

import html
import textwrap
from typing import TYPE_CHECKING, Any

from IPython.display import display

if TYPE_CHECKING:
    import pandas as pd
    from nbformat import NotebookNode  # takes longer than all else a lesson imports; browsers have none
    from pandas.io.formats.style import Styler
    from pandas.io.formats.style_render import CSSDict

MIME = "application/vnd.readout.results+json"
MOST_ROWS = 60
LINE = 84  # letters: what an output on the site has room for


def record(**values: Any) -> None:
    """Keep `values` in the notebook as JSON, for whoever reads the notebook after its run; learners see nothing.

    Values are numbers, texts, booleans, None, or lists and dicts of these.
    """
    display({MIME: values}, raw=True)


def wide(table: pd.DataFrame) -> Styler:
    """`table` for reading: text whole and to the left under its heading, numbers with two decimals, no number, a dash.

    An index that has a name is its first column, any other is left out.

    Whatever stands in it is shown as it is: pandas' Styler, used elsewhere, would run markup in an article. Of a long one
    the first `MOST_ROWS` are shown, and how many there are.
    """
    named = (table.reset_index() if table.index.name else table).head(MOST_ROWS)
    looks: list[CSSDict] = [{"selector": "th, td", "props": "text-align: left"}]
    # On a phone a column of sentences would be a word wide, and its rows a screen high.
    for number in range(named.shape[1]):
        if named.iloc[:, number].map(lambda value: len(str(value))).max() > LINE:
            looks.append({"selector": f".col{number}", "props": "min-width: 22em"})
    shown = named.rename_axis(columns=None).style
    if len(table) > MOST_ROWS:
        shown.set_caption(f"The first {MOST_ROWS} of {len(table):,} rows")
    return (
        shown.hide(axis="index")
        .format(_as_text, na_rep="–")
        .format_index(_as_text, axis="columns")
        .set_table_styles(looks)
        .set_table_attributes('class="tex2jax_ignore mathjax_ignore"')  # two dollar signs make no formula
    )


def _as_text(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else html.escape(str(value))


def wrapped(text: str) -> str:
    """`text` with its long lines broken at words: notebooks break them anywhere."""
    return "\n".join(textwrap.fill(line, LINE) for line in text.splitlines())


def recorded(notebook: NotebookNode) -> dict[str, Any]:
    """Everything an executed `notebook` recorded, a later value replacing an earlier one of the same name."""
    return {
        name: value
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for name, value in output.get("data", {}).get(MIME, {}).items()
    }
