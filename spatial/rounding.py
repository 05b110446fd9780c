"""
Rounding as the published tables do it.

Half goes up (away from zero), rows are rounded one by one, totals come from the unrounded total.
Half-up is the only rule that reproduces the room table of the Quận 12 plan (879.81 → 880,
1,742.67 → 1,743, 1,254.33 → 1,254, 869.67 → 870, total 4,746.48 → 4,746).
"""

from __future__ import annotations

import math

_TOLD_DIGITS = 12  # more than any source tells; what floating point adds stands behind them
_TOLD_DECIMALS = 9  # a small difference of large figures carries the noise of these
_NOISE_DIGITS = 6  # sums over thousands of cells carry float noise; a millionth of a room is none


def half_up(value: float, decimals: int = 0) -> float:
    """
    Round half away from zero.

    Examples
    --------
    >>> half_up(0.5), half_up(1.5), half_up(-0.5), half_up(2.4999999999)
    (1.0, 2.0, -1.0, 3.0)
    >>> half_up(math.nan)
    nan
    """
    if math.isnan(value):
        return value
    scale = 10.0**decimals
    clean = round(abs(value) * scale, _NOISE_DIGITS)
    return math.copysign(math.floor(clean + 0.5), value) / scale + 0.0


def plain(value: float) -> float:
    """
    Take off what floating point added to a figure told or reckoned of such.

    Examples
    --------
    >>> plain(22.580000000000002), plain(99.49 - 99.48), plain(1742.67), plain(0.1)
    (22.58, 0.01, 1742.67, 0.1)
    """
    return round(float(f"{value:.{_TOLD_DIGITS}g}"), _TOLD_DECIMALS)


def whole(value: float) -> int:
    """Round half-up to a whole number."""
    return int(half_up(value))


def up(value: float) -> int:
    """
    Round up to a whole number: part of a class still needs a room.

    Examples
    --------
    >>> up(929.13), up(930.0000000001)
    (930, 930)
    """
    return math.ceil(round(value, _NOISE_DIGITS))
