"""Whether values bear out what is said, as exactly as it is said: direction first, then magnitude."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims.model import BORNE_OUT, Frame
from readout.claims.operators import Result

_NEAR = 0.05  # how far from "about" a figure may be
_LOOSE_FIT = 0.09  # how far from a fraction in words


def fits(frame: Frame, result: Result) -> str:
    """What one value makes of a figure: supported, within_rounding or contradicted."""
    low, value, high = result.low, result.value, result.high
    if frame.relation in ("change", "difference") and frame.direction:
        if frame.direction == "down":
            low, value, high = -high, -value, -low
        if value < 0:
            # The other way; a change of nothing, as written, goes either way.
            near = frame.value == 0 and abs(value) <= frame.step
            return "within_rounding" if near else "contradicted"
    nearest = max(low, min(high, frame.value))
    return best([compared(frame, x) for x in (nearest, low, high)], exact=compared(frame, value))


def best(found: Sequence[str], exact: str) -> str:
    """The verdict on a value whose digits leave room: what the value says, or what an end of its room allows."""
    if exact in BORNE_OUT:
        return exact
    return "within_rounding" if any(f in BORNE_OUT for f in found) else "contradicted"


def compared(frame: Frame, value: float) -> str:
    """One value against what is said, whatever the direction."""
    said, step, hedge = frame.value, frame.step, frame.hedge
    if frame.relation == "multiple":
        return _multiple_fit(frame, value)
    if hedge == "at least":
        return "supported" if value >= said - 1e-9 else "contradicted"
    if hedge == "at most":
        return "supported" if value <= said + 1e-9 else "contradicted"
    if hedge in ("below", "over"):
        return "supported" if (value < said) == (hedge == "below") else "contradicted"
    if hedge == "nearly":  # somewhat below; a little above is no lie either
        if said * (1 - 2 * _NEAR) <= value <= said:
            return "supported"
        return "within_rounding" if said < value <= said + max(_NEAR * said, step) else "contradicted"
    if hedge == "approaching":
        return "supported" if 0.8 * said <= value <= said * (1 + 0.2 * _NEAR) else "contradicted"
    if hedge == "loose":
        return "supported" if abs(value - said) <= max(_LOOSE_FIT * abs(said), step / 2) else "contradicted"
    if hedge == "about":
        return "supported" if abs(value - said) <= max(_NEAR * abs(said), step) else "contradicted"
    if abs(value - said) <= step / 2 + 1e-9:
        return "supported"
    # A unit is no small thing where the digits are few: 2.2 is not 3 by rounding.
    slack = min(step, max(0.6 * step, _NEAR * abs(said)))
    return "within_rounding" if abs(value - said) <= slack + 1e-9 else "contradicted"


def _multiple_fit(frame: Frame, value: float) -> str:
    said, hedge = frame.value, frame.hedge
    if hedge == "at least":
        return "supported" if value >= said - 1e-9 else "contradicted"
    if hedge in ("nearly", "approaching"):
        return "supported" if 0.85 * said <= value <= 1.05 * said else "contradicted"
    if hedge in ("at most", "below"):
        return "supported" if value <= said else "contradicted"
    if said < 1:  # halved
        return "supported" if 0.85 * said <= value <= 1.15 * said else "contradicted"
    if frame.step < 1 and hedge != "loose":  # 3.7 times
        return "supported" if abs(value - said) <= max(frame.step, _NEAR * said) else "contradicted"
    slack = 0.15 if hedge == "about" else 0.05
    if said * (1 - slack) <= value <= 1.3 * said:
        return "supported"
    return "contradicted"


def together(found: Sequence[str]) -> str:
    """One verdict for several books: theirs if they agree, `depends` if the claim holds on some and fails on others."""
    if set(found) <= set(BORNE_OUT):
        return "supported" if "supported" in found else "within_rounding"
    return found[0] if len(set(found)) == 1 else "depends"
