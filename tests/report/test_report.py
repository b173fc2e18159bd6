"""The colours of a report, those of its page, its marks and its charts: told apart by any eyes, seen on any paper."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from readout import chart
from readout.claims import VERDICTS
from readout.report import KINDS, page
from readout.trade import charts
from readout.words import charts as word_charts

EYES = (None, "deuteranomaly", "protanomaly", "tritanomaly")
OKABE_ITO = "#000000 #E69F00 #56B4E9 #009E73 #F0E442 #0072B2 #D55E00 #CC79A7".split()
# CAM02-UCS: two colours side by side can be told apart from about 1. Marks are small and not side by side, so the bar is
# what the palette made for colour blindness reaches where it is weakest, orange beside purple to a tritanope.
APART = 11.0

HOUSE = [chart.BLUE, chart.ORANGE, chart.GREEN, chart.GREY, chart.PALE, chart.INK]
REPORT_CSS = (Path(page.__file__).parent / "templates/report.css").read_text(encoding="utf-8")
MARKUP_CSS = (Path(page.__file__).parent / "templates/markup.css").read_text(encoding="utf-8")
# Cues of statements are underlined in the colour of the letters: ink on paper, pale on a dark screen.
PALETTES = {
    "charts": list(dict.fromkeys([*HOUSE, *word_charts._COLOURS])),
    "verdicts": re.findall(r"--mark: (#\w{6})", REPORT_CSS),
    "marked facts": [*re.findall(r"(?:\dpx \w+|wavy) (#\w{6})", MARKUP_CSS), "#1b1f24"],
    "marked facts, dark": [*re.findall(r"(?:\dpx \w+|wavy) (#\w{6})", MARKUP_CSS), "#e6edf3"],
}


def seen(colour, eyes):
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    if eyes:
        rgb = cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": eyes, "severity": 100}, "sRGB1")
    return np.clip(rgb, 0, 1)


def closest(colours):
    """The least distance between two of the colours, to any eyes, and which two to whom."""
    return min(
        (float(deltaE(seen(one, eyes), seen(other, eyes), input_space="sRGB1")), one, other, str(eyes))
        for one, other in itertools.combinations(colours, 2)
        for eyes in EYES
    )


def contrast(one, other):
    def light(colour):
        rgb = seen(colour, None)
        return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4) @ [
            0.2126,
            0.7152,
            0.0722,
        ]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_bar_is_that_of_the_palette_it_is_named_after():
    assert closest(OKABE_ITO)[0] == pytest.approx(APART, abs=0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_colours_stay_apart_under_colour_blindness(name):
    # A topic has the colour of what is said, and another line.
    least = {"charts": 9, "verdicts": len(VERDICTS)}.get(name, len(KINDS) - 1)
    assert len(PALETTES[name]) == least
    assert closest(PALETTES[name])[0] >= APART, closest(PALETTES[name])


def test_charts_use_no_colour_but_these():
    letters = {"#57606a"}
    for module in (charts, word_charts):
        used = set(re.findall(r"#[0-9a-fA-F]{6}", Path(module.__file__).read_text(encoding="utf-8")))
        assert used - letters <= {*word_charts._COLOURS}, module.__name__


@pytest.mark.parametrize("paper", ["#ffffff", "#0d1117"])
def test_marks_and_verdicts_can_be_seen_on_light_and_dark(paper):
    assert paper in REPORT_CSS
    for colour in {*PALETTES["verdicts"], *PALETTES["marked facts"][:-1]}:
        assert contrast(colour, paper) >= 3, colour
