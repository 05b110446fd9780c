"""Read a column of numbers as people write them, under the one convention the column follows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import figure_text
from spatial.intake.text.figure_text import Convention
from spatial.tables import Column

# Units that are counted in hundreds and thousands, so that 4.238 of them are not four and a bit.
_COUNTED = frozenset({"m2", "pupils", "people", "rooms", "classes"})
_PARTED = r"^[1-9]\d{0,2}[.]\d{3}$"
_UNCLEAR = {
    Convention.UNCLEAR_POINT: Convention.VIETNAMESE,
    Convention.UNCLEAR_COMMA: Convention.ENGLISH,
}


@dataclass(frozen=True, kw_only=True)
class Written:
    """
    A column of written numbers.

    Attributes
    ----------
    words
        As written, trimmed.
    values_
        As read; NaN where blank or unreadable.
    blank
        Where nothing is written, or a sign for nothing.
    """

    words: pd.Series
    values_: NDArray[np.float64]
    blank: NDArray[np.bool_]
    faults: list[Fault] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def read(raw: pd.Series, words: pd.Series, column: Column, source: Source) -> Written:
    """
    Read a column of numbers.

    Parameters
    ----------
    raw, words
        The cells as they are, and as trimmed text.
    column
        What the schema says.
    source
        The file.

    Returns
    -------
    Written
        Figures inside words ("05 phòng") are taken out where the unit fits the column. A column
        whose thousands and decimals cannot be told apart is read as thousands where it counts
        things, with a warning that gives both readings; where one value contradicts another, both
        are faults.
    """
    blank = (words == "").to_numpy()
    values = pd.to_numeric(words.mask(blank), errors="coerce").to_numpy(dtype=float, copy=True)
    messy = np.isnan(values) & ~blank
    is_text = (
        ~np.array([isinstance(cell, int | float) for cell in raw])
        if raw.dtype == object
        else ~blank
    )
    parted = words.str.match(_PARTED).to_numpy() & is_text
    if not messy.any() and not parted.any():
        return Written(words=words, values_=values, blank=blank)
    nothing = messy & words.str.casefold().isin(figure_text.NOTHING).to_numpy()
    blank = blank | nothing
    at = np.flatnonzero(is_text & ~blank)
    taken = [figure_text.bare(text) for text in words.iloc[at]]
    fits = [one if one and one[1] in {"", column.unit} else None for one in taken]
    written = figure_text.convention(one[0] for one in fits if one)
    faults: list[Fault] = []
    if written is Convention.MIXED:
        faults = _mixed(words, fits, at, column, source)
    used = written
    if written in _UNCLEAR:
        counted = column.type == "int" or column.unit in _COUNTED
        used = _UNCLEAR[written] if counted else Convention.PLAIN
    read_as = [
        None if one is None else _value(one, used if written is not Convention.MIXED else None)
        for one in fits
    ]
    before = values.copy()
    values[at] = [np.nan if value is None else value for value in read_as]
    changed = np.zeros(len(words), dtype=bool)
    changed[at] = True
    changed &= ~np.isnan(values) & ~(values == before)
    repairs: list[Repair] = []
    if changed.any():
        after = [f"{value:.15g}" for value in values[changed]]
        repairs, noted = told("numbers_read", column.name, source, words[changed], after)
        faults += noted
    if written in _UNCLEAR:
        faults.append(_unclear(words, values, at, column, source))
    return Written(words=words, values_=values, blank=blank, repairs=repairs, faults=faults)


def _value(one: tuple[str, str, float], written: Convention | None) -> float | None:
    """Read one figure; in a mixed column only one without any sign can be read."""
    digits, _, scale = one
    if written is None:
        return float(digits) * scale if digits.lstrip("+-").isdigit() else None
    value = figure_text.number(digits, written=written)
    return None if value is None else value * scale


def _mixed(
    words: pd.Series,
    fits: list[tuple[str, str, float] | None],
    at: NDArray[np.int64],
    column: Column,
    source: Source,
) -> list[Fault]:
    """Report the values of a column in which signs contradict each other, with both readings."""
    signed = np.zeros(len(words), dtype=bool)
    signed[at] = [one is not None and not one[0].lstrip("+-").isdigit() for one in fits]
    return [
        source.fault(
            "number_mixed",
            row=row,
            position=position,
            column=column.name,
            value=words.iloc[position],
            one=_either(words.iloc[position], Convention.VIETNAMESE),
            other=_either(words.iloc[position], Convention.ENGLISH),
        )
        for position, row in spots(words.index, signed)
    ]


def _either(text: str, written: Convention) -> str:
    """Read a value under one convention, for a fault to show."""
    one = figure_text.bare(text)
    value = None if one is None else _value(one, written)
    return "–" if value is None else f"{value:g}"


def _unclear(
    words: pd.Series,
    values: NDArray[np.float64],
    at: NDArray[np.int64],
    column: Column,
    source: Source,
) -> Fault:
    """Say that thousands and decimals could not be told apart, and what was chosen."""
    first = next(position for position in at if set(words.iloc[position]) & {".", ","})
    digits = (figure_text.bare(words.iloc[first]) or ("", "", 1.0))[0]
    return source.fault(
        "number_unclear",
        column=column.name,
        value=words.iloc[first],
        severity=Severity.WARNING,
        chosen=f"{values[first]:g}",
        other=f"{float(digits.replace(',', '.')):g}",
    )
