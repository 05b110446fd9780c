"""Whether figures follow the unit their header names: what they would be with and without it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault
from spatial.intake.checking.conventions import Hints
from spatial.intake.reading.find import Source, spots
from spatial.tables import Column

HEADER, PLAIN, HECTARES = "header", "plain", "ha"
HA = 10_000.0  # m2


def settle(
    words: pd.Series, values: NDArray[np.float64], column: Column, source: Source, hints: Hints
) -> tuple[float, list[Fault]]:
    """
    Find what the figures of a column are to be multiplied by.

    Parameters
    ----------
    words
        The cells as written.
    values
        As read, in the unit as written; NaN for what cannot be read.
    hints
        The unit in the header, the witness and the planner's answer.

    Returns
    -------
    scale, faults
        A question where figures are likely only without the unit of their header, or only as
        hectares where the header names none.
    """
    if hints.plausible is None or hints.answer == HEADER:
        return hints.scale, []
    if hints.answer in {PLAIN, HECTARES}:
        return (HA if hints.answer == HECTARES else 1.0), []
    with np.errstate(invalid="ignore"):
        if hints.scale != 1.0:
            code, other = "unit_question", hints.scale
            wrong = ~hints.plausible(values * other) & hints.plausible(values)
        elif column.unit == "m2":
            code, other = "unit_missing", HA
            small = (values > 0) & (values < 1)
            wrong = small & ~hints.plausible(values) & hints.plausible(values * other)
        else:
            return hints.scale, []
    wrong &= ~np.isnan(values)
    if not wrong.any():
        return hints.scale, []
    position, row = next(iter(spots(words.index, wrong)))
    alone = int(wrong.sum()) == 1
    fault = source.fault(
        code,
        row=row if alone else None,
        position=position if alone else None,
        column=column.name,
        value=str(words.iloc[position]),
        count=int(wrong.sum()),
        at=row,
        scaled=f"{values[position] * other:,.15g}".replace(",", " "),
        plain=f"{values[position]:,.15g}".replace(",", " "),
        unit=column.unit,
        name=source.name,
        field=column.name,
    )
    # nothing of a column in question counts: no bound is to be held against its thousandfold
    return (hints.scale if alone else 1.0), [fault]
