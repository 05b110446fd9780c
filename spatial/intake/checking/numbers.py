"""Read a column of numbers as people write them, under the one convention the column follows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking import conventions
from spatial.intake.checking.conventions import Hints
from spatial.intake.checking.repairs import Repair, told
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import figure_text, loose_figures
from spatial.intake.text.figure_text import Convention
from spatial.tables import Column

_PARTED = r"^[1-9]\d{0,2}[.]\d{3}$"
_SHOWN = 10  # rows named in a note
_UNCLEAR = {
    Convention.UNCLEAR_POINT: (Convention.VIETNAMESE, Convention.PLAIN),
    Convention.UNCLEAR_COMMA: (Convention.ENGLISH, Convention.VIETNAMESE),
}


_PERCENT = re.compile(r"(?<=\d)\s*(?:%|phần trăm)\s*$", re.IGNORECASE)
# Columns each row of which has a unit of its own: whether "%" fits it, who knows the row says.
_UNIT_OF_ROW = frozenset({"value"})


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


def read(raw: pd.Series, words: pd.Series, column: Column, source: Source, hints: Hints) -> Written:
    """
    Read a column of numbers.

    Parameters
    ----------
    raw, words
        The cells as they are, and as trimmed text.
    column
        What the schema says.
    hints
        What else tells thousands from decimals.

    Returns
    -------
    Written
        Figures inside words ("05 phòng") are taken out where the unit fits the column. Where
        thousands and decimals cannot be told apart, `conventions.settle` decides or asks. Where
        two hands wrote the column each figure is read by itself (75.7 and 76,5 read one way
        only); one that reads two ways (1.234) is a fault of its cell.
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
    doubt = conventions.doubt(raw, words)
    if not messy.any() and not parted.any():
        values, noted = conventions.settle(values, doubt, column, source, unsure=False, hints=hints)
        return Written(words=words, values_=values, blank=blank, faults=noted)
    blank = blank | (messy & words.str.casefold().isin(figure_text.NOTHING).to_numpy())
    at = np.flatnonzero(is_text & ~blank)
    fits = _figures(words.iloc[at], column)
    written = figure_text.convention(fit[0] for fit in fits if fit)
    used: Convention | None = None if written is Convention.MIXED else written
    if written in _UNCLEAR:
        used = _UNCLEAR[written][not conventions.counted(column)]
    asked = np.zeros(len(words), dtype=bool)
    if hints.answer is None:
        asked[at] = [
            fit is not None and one
            for fit, one in zip(fits, _asked(fits, written, column), strict=True)
        ]
    before = values.copy()
    readings = [None if fit is None else _value(fit, used) for fit in fits]
    values[at] = [np.nan if value is None else value for value in readings]
    values[asked] = np.nan
    doubt = replace(doubt, either=doubt.either & ~asked)
    values, faults = conventions.settle(
        values, doubt, column, source, unsure=written in _UNCLEAR, hints=hints
    )
    taken = {position: fit for position, fit in zip(at.tolist(), fits, strict=True) if fit}
    faults += _either(words, asked, taken, column, source)
    changed = np.zeros(len(words), dtype=bool)
    changed[at] = True
    changed &= ~np.isnan(values) & ~(values == before)
    repairs: list[Repair] = []
    if changed.any():
        after = [f"{value:.15g}" for value in values[changed]]
        repairs, noted = told("numbers_read", column.name, source, words[changed], after)
        faults += noted + _footnoted(words[changed], column, source)
    return Written(words=words, values_=values, blank=blank, repairs=repairs, faults=faults)


def _footnoted(words: pd.Series, column: Column, source: Source) -> list[Fault]:
    """Say which figures were read without the mark of a footnote they carry."""
    marked = words[[loose_figures.footnoted(text) for text in words]]
    if marked.empty:
        return []
    return [
        source.fault(
            "footnote_marks",
            column=column.name,
            value=marked.iloc[0],
            severity=Severity.WARNING,
            count=len(marked),
            rows=", ".join(map(str, marked.index[:_SHOWN])),
        )
    ]


def _figures(texts: pd.Series, column: Column) -> list[tuple[str, str, float] | None]:
    """Take the figures out of their words, where the unit written fits the column."""
    if column.unit == "%" or column.name in _UNIT_OF_ROW:
        texts = texts.str.replace(_PERCENT, "", regex=True)
    figures = [loose_figures.taken(text) for text in texts]
    return [figure if figure and figure[1] in {"", column.unit} else None for figure in figures]


def _value(one: tuple[str, str, float], written: Convention | None) -> float | None:
    """Read one figure; in a column of two hands (``None``) by itself."""
    digits, _, scale = one
    used = written or figure_text.alone(digits)
    value = None if used is None else figure_text.number(digits, written=used)
    return None if value is None else value * scale


def _asked(
    fits: Sequence[loose_figures.Taken | None], written: Convention, column: Column
) -> list[bool]:
    """
    Mark the figures that read two ways and that the rest of the column does not settle.

    Of two hands none settles the other's. A decimal sign of one kind makes the other sign part
    thousands where things are counted; of a rate (4,238 beside 12.5) only a figure that parts
    thousands beyond doubt does.
    """
    digits = [fit[0] if fit else "" for fit in fits]
    hints = [figure_text.hint(one) for one in digits]
    if written is Convention.MIXED:
        return [hint.endswith("?") for hint in hints]
    if conventions.counted(column) or any(map(figure_text.parts_thousands, digits)):
        return [False] * len(hints)
    other = {Convention.VIETNAMESE: "point?", Convention.ENGLISH: "comma?"}.get(written)
    return [hint == other for hint in hints]


def _either(
    words: pd.Series,
    asked: NDArray[np.bool_],
    taken: Mapping[int, loose_figures.Taken],
    column: Column,
    source: Source,
) -> list[Fault]:
    """Ask which number each of the figures is that read two ways; `taken` by their position."""
    faults = []
    for position, row in spots(words.index, asked):
        text, (digits, _, scale) = str(words.iloc[position]), taken[position]
        whole = re.sub(r"[.,]", "", digits)
        before, behind = loose_figures.around(text, digits)
        faults.append(
            source.fault(
                "number_mixed",
                row=row,
                position=position,
                column=column.name,
                value=text,
                thousands=float(whole) * scale,
                decimals=float(digits.replace(",", ".")) * scale,
                whole=f"{before}{whole}{behind}",  # with its unit: 1,25 alone is no hectare
                longer=f"{before}{digits}0{behind}",
            )
        )
    return faults
