"""
Zeros a program took from the end of a figure: 16.800 was read as 16,8 and written on as 168.

The other schools are the witness: where the land of a room, or of a pupil where rooms are not told,
is far less than theirs and a lost zero would put it among theirs, the figure is doubtful.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault
from spatial.intake.checking import column
from spatial.intake.checking.witnesses import Floats
from spatial.intake.reading.find import Source, spots

_TIMES = (10.0, 100.0)
# No source was read for these bounds: they are assumed.
_NEARER = 10**-0.5  # below it the tenfold is nearer to what others have
_FAR, _AMONG = 1 / 6, (0.4, 2.5)  # of the median: without another witness a figure must be odder
_PEERS = 4  # figures it takes to say what is usual; assumed
_PARTED = r"^[1-9]\d{0,2}(?:([.,  ])\d{3})(?:\1\d{3})*(?:\D.*)?$"
_BARE = r"^[1-9]\d{2,5}$"
_MOSTLY = 0.7  # assumed; share of the figures from a thousand on that part them


def asked(raw: pd.DataFrame, frame: pd.DataFrame, source: Source) -> list[Fault]:
    """
    Ask about land written in another hand than its column, where a zero more makes it usual.

    Parameters
    ----------
    raw, frame
        Rows of ``school_levels`` as written, and as typed.

    Returns
    -------
    list of Fault
        One a row: the planner writes the figure with its thousands parted, as it stands or with
        its zeros.
    """
    if "land_m2" not in raw or pd.api.types.is_numeric_dtype(raw["land_m2"]):
        return []
    words = column.text(raw["land_m2"])
    land = frame["land_m2"].to_numpy(dtype=float, na_value=np.nan)
    parted = words.str.match(_PARTED).to_numpy(dtype=bool)
    bare = words.str.match(_BARE).to_numpy(dtype=bool)
    if parted.sum() < _PEERS or parted.sum() < _MOSTLY * (parted.sum() + bare.sum()):
        return []
    usual = _shares(frame, land)
    with np.errstate(invalid="ignore"):
        doubtful = bare & (usual < _NEARER) & (land > 0)
    return [
        source.fault(
            "zero_lost",
            row=row,
            position=position,
            column="land_m2",
            value=words.iloc[position],
            plain=_written(land[position]),
            longer=_written(land[position] * times(usual[position])),
        )
        for position, row in spots(frame.index, doubtful)
    ]


def likely(land: Floats, *others: Floats) -> NDArray[np.bool_]:
    """
    Tell which schools have land no other has, and usual land with a zero or two more.

    Parameters
    ----------
    land
        Of each school [m2], shape (n,).
    others
        What it is held against (rooms, pupils), shape (n,) each; every one that is told must agree.
    """
    doubtful = land > 0
    told = np.zeros(len(land), dtype=bool)
    for other in others:
        share = _share(land, other)
        known = ~np.isnan(share)
        more = share * np.array([times(each) for each in share])
        doubtful &= ~known | ((share < _FAR) & (more >= _AMONG[0]) & (more <= _AMONG[1]))
        told |= known
    return doubtful & told


def times(share: float) -> float:
    """Return what lost zeros divide by: ten, or a hundred where that comes nearer to one."""
    if np.isnan(share) or share <= 0:
        return _TIMES[0]
    return min(_TIMES, key=lambda each: abs(np.log(share * each)))


def _shares(frame: pd.DataFrame, land: Floats) -> Floats:
    """Give the land of a room against the usual one, that of a pupil where rooms are not told."""
    shares = np.full(len(frame), np.nan)
    for name in ("pupils", "rooms"):
        if name in frame:
            own = _share(land, frame[name].to_numpy(dtype=float, na_value=np.nan))
            shares = np.where(np.isnan(own), shares, own)
    return shares


def _share(land: Floats, other: Floats) -> Floats:
    """Divide the ratio of each row by the median ratio; NaN where nobody can say what is usual."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = land / other
    ratio[~np.isfinite(ratio) | (ratio <= 0)] = np.nan
    if np.isfinite(ratio).sum() <= _PEERS:
        return np.full(len(land), np.nan)
    return np.asarray(ratio / np.nanmedian(ratio))


def _written(value: float) -> str:
    """Write a figure as the planner may type it."""
    return f"{value:,.0f}".replace(",", ".")
