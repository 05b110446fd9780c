"""Rows that sum others without a word that says so: known by their sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.intake.reading import rows
from spatial.intake.text import loose_figures

FIGURES = frozenset(
    {"rooms", "land_m2", "pupils", "classes", "teachers", "subject_rooms", "floor_m2"}
    | {f"rooms_{build}" for build in ("solid", "semi_solid", "makeshift", "borrowed")}
)
_THOUSANDS = re.compile(r"([1-9]\d{0,2}(?:[.,\s]\d{3})+)(?:[.,](\d{1,2}))?")
_CLOSE = 0.01  # what adding decimals may lose
_SEVERAL = 2  # sums that agree by chance in one column hardly do in two

Floats = NDArray[np.float64]


def among(
    data: pd.DataFrame, *, name_at: int, figures: Sequence[int], others: Sequence[int]
) -> list[int]:
    """
    Find the rows without a name whose figures are the sums of the rows above or below.

    Parameters
    ----------
    data
        Rows below a header, totals that say so left out; columns by number.
    name_at, figures, others
        Numbers of the columns that name the school, count something, and tell anything else of it.

    Returns
    -------
    list of int
        Their numbers in the file. At least two columns agree, and at least half of those filled; a
        group of one row is summed only in a list that sums larger ones too.
    """
    written = rows.texts(data[list({name_at, *others})]) != ""
    bare = ~written.any(axis=1).to_numpy(dtype=bool)
    if not bare.any() or bare.all() or len(figures) < _SEVERAL:
        return []
    texts = rows.texts(data[list(figures)]).to_numpy(dtype=object)
    readings = [_numbers(texts, parted=parted) for parted in (True, False)]
    single: list[int] = []
    several: list[int] = []
    for at in np.flatnonzero(bare).tolist():
        sizes = [
            int(part.sum())
            for part in _parts(bare, at)
            if _sums(readings, at, part, filled=texts[at] != "")
        ]
        if sizes:
            (several if max(sizes) > 1 else single).append(at)
    positions = sorted([*several, *single]) if several else []
    return [int(str(row)) for row in data.index[positions]]


def _parts(bare: NDArray[np.bool_], at: int) -> Iterator[NDArray[np.bool_]]:
    """Give the groups of rows a row may sum: next to it, or all on one side."""
    place = np.arange(len(bare))
    before, after = np.flatnonzero(bare[:at]), np.flatnonzero(bare[at + 1 :]) + at + 1
    start = before.max(initial=-1)
    end = after.min(initial=len(bare))
    for low, high in ((start, at), (at, end), (-1, at), (at, len(bare))):
        part = ~bare & (place > low) & (place < high)
        if part.any():
            yield part


def _sums(
    readings: Sequence[Floats], at: int, part: NDArray[np.bool_], *, filled: NDArray[np.bool_]
) -> bool:
    """Tell whether a row's figures are the sums of a group, its signs read either way."""
    agree = np.zeros(len(filled), dtype=bool)
    for own in readings:
        for of_rows in readings:
            sums = np.nansum(of_rows[part], axis=0)
            agree |= (np.abs(own[at] - sums) <= _CLOSE) & (sums > 0)
    count = int(agree.sum())
    return count >= _SEVERAL and 2 * count >= int(filled.sum())


def _numbers(texts: NDArray[np.object_], *, parted: bool) -> Floats:
    """Read figures, their signs parting thousands or decimals; missing for what is none."""
    return np.array([[_number(str(text), parted=parted) for text in row] for row in texts])


def _number(text: str, *, parted: bool) -> float:
    """Read one figure."""
    figure = loose_figures.taken(text) if text else None
    if figure is None:
        return np.nan
    digits, _, scale = figure
    if parted and (match := _THOUSANDS.fullmatch(digits)):
        whole = re.sub(r"[.,\s]", "", match[1])
        return float(f"{whole}.{match[2] or 0}") * scale
    try:
        return float(digits.replace(",", ".")) * scale
    except ValueError:
        return np.nan
