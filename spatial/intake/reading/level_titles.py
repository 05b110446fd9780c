"""Of which level the schools of a list are, told by the title above it or by its file alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.reading import rows
from spatial.intake.reading.find import Source
from spatial.intake.text import names

_SHORT = re.compile(r"\b(?:th|mn|mg)\b")  # "TH" begins "tổng hợp" too
_RUN = 1.0  # schools without a level for each with one, on the whole, of a level written once
_OFFICE = re.compile(r"\b(?:phong|so|bo|vu) (?:giao duc|gd)\b")  # of no level's schools alone


def read(
    frame: pd.DataFrame, source: Source, titles: Sequence[str]
) -> tuple[pd.DataFrame, list[Fault]]:
    """
    Give schools the level a title tells, where neither a column, a band nor a name does.

    Parameters
    ----------
    frame
        A list of schools.
    titles
        What stands above it and the name of its file.

    Returns
    -------
    frame, faults
        With a level for the rows that tell none, and a note; as it was where the titles name no
        level or several.
    """
    if "name" not in frame or not len(frame):
        return frame, []
    frame, carried = _carried(frame, source)
    if carried:
        return frame, carried
    told = {level: text for text in titles for level in names.levels_in(text)}
    if len(told) != 1:
        return frame, []
    ((level, title),) = told.items()
    folded = names.fold(title)
    if _OFFICE.search(folded) or not names.levels_in(_SHORT.sub(" ", folded)):
        return frame, []
    levels = _texts(frame, "level")
    called = _texts(frame, "name")
    own = np.array([bool(names.levels_in(str(name))) for name in called])
    untold = (levels == "") & ~own & (called != "")
    if not untold.any():
        return frame, []
    attrs = dict(frame.attrs)
    frame = frame.assign(level=np.where(untold, level, levels).astype(object))
    frame.attrs.update(attrs)
    note = source.fault(
        "level_by_title",
        value=title,
        severity=Severity.WARNING,
        count=int(untold.sum()),
        level=level,
    )
    return frame, [note]


def _carried(frame: pd.DataFrame, source: Source) -> tuple[pd.DataFrame, list[Fault]]:
    """Carry a level down a column that names it once for the schools below, and say so."""
    levels, called = _texts(frame, "level"), _texts(frame, "name")
    blank = levels == ""
    own = np.array([bool(names.levels_in(str(name))) for name in called])
    runs = [names.level(str(level)) for level in levels[~blank]]
    once = len(set(runs)) == len(runs) and None not in runs  # every level begins once
    few = max(_RUN * len(runs), 2)  # a single blank is one nobody filled in
    if blank[0] or not once or (blank & ~own).sum() < few:
        return frame, []
    attrs = dict(frame.attrs)
    filled = pd.Series(levels, index=frame.index, dtype=object).mask(blank).ffill()
    frame = frame.assign(level=np.where(blank & own, "", filled.to_numpy(dtype=object)))
    frame.attrs.update(attrs)
    note = source.fault(
        "level_carried",
        column="level",
        value=str(levels[0]),
        severity=Severity.WARNING,
        count=int((blank & ~own).sum()),
    )
    return frame, [note]


def _texts(frame: pd.DataFrame, name: str) -> NDArray[np.object_]:
    """Give a column as text, blanks where there is none."""
    if name not in frame:
        return np.full(len(frame), "", dtype=object)
    return rows.texts(frame[[name]]).to_numpy(dtype=object)[:, 0]
