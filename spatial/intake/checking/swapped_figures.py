"""Two figures of one row exchanged: 545 rooms and 21 pupils were 21 rooms and 545 pupils."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault
from spatial.intake.checking import witnesses
from spatial.intake.checking.witnesses import Floats
from spatial.intake.reading.find import Source, spots

_FIGURES = ("rooms", "classes", "pupils", "land_m2")
_LEAST = 2  # bounds and ratios a row breaks as it stands; one alone may be an odd school
# Times one figure holds the other: 24 and 10 may stand in either place and tell nothing.
# Assumed: taken from no source.
_APART = 5


def asked(frame: pd.DataFrame, source: Source) -> list[Fault]:
    """
    Ask about rows whose figures no school has as they stand, and any school has exchanged.

    Parameters
    ----------
    frame
        Typed rows of ``school_levels``; NaN for what is blank or unread.

    Returns
    -------
    list of Fault
        One a row, at the first of the two columns.
    """
    given = {
        name: frame[name].to_numpy(dtype=float, na_value=np.nan)
        for name in _FIGURES
        if name in frame
    }
    broken = witnesses.broken(given)
    wrong = np.flatnonzero(broken >= _LEAST)
    faults: list[Fault] = []
    for position, row in spots(frame.index, broken >= _LEAST) if len(wrong) else ():
        pair = _pair({name: values[[position]] for name, values in given.items()})
        if pair is not None:
            one, two = pair
            faults.append(
                source.fault(
                    "figures_swapped",
                    row=row,
                    position=position,
                    column=one,
                    value=f"{given[one][position]:g}",
                    other=source.header(two),
                    figure=f"{given[two][position]:g}",
                )
            )
    return faults


def _pair(row: Mapping[str, Floats]) -> tuple[str, str] | None:
    """Find the two figures that make a school of a row when exchanged; ``None`` for none."""
    for one, two in itertools.combinations(row, 2):
        turned: dict[str, NDArray[np.float64]] = {**row, one: row[two], two: row[one]}
        low, high = sorted((float(row[one][0]), float(row[two][0])))
        whole = low.is_integer() and high.is_integer()  # NaN is none
        if whole and high >= _APART * low and witnesses.broken(turned)[0] == 0:
            return one, two
    return None
