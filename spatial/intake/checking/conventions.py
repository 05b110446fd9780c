"""
Thousands or decimals: what a figure like 4.238 is, where its column alone does not say.

Read as decimals it is d, read with a parted thousand it is 1,000 d; the same holds for 168.06, from
which a program took the last zero of 168.060. Either the other figures of the row tell, or the
planner is asked; nothing is chosen without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, Severity
from spatial.intake.checking.witnesses import Floats, Plausible
from spatial.intake.reading.find import Source, spots
from spatial.intake.text import loose_figures
from spatial.tables import Column

THOUSANDS, DECIMALS = "thousands", "decimals"
ANSWERS = (THOUSANDS, DECIMALS)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{1,6}")
_BARE = re.compile(r"\d+[.,]\d+")  # nothing but a figure: no words to take off
_MOST, _FEW = 0.8, 0.2  # shares of the doubtful figures that decide for all of them
_BIG = 1_000.0
_FEWEST = 5.0  # pupils of a school, as its witness has it


@dataclass(frozen=True, kw_only=True)
class Hints:
    """
    What else tells thousands from decimals.

    Attributes
    ----------
    plausible
        The witness; ``None`` for none.
    answer
        What the planner said, one of `ANSWERS`; ``None`` for nothing yet.
    scale
        What the unit in the header multiplies by.
    """

    plausible: Plausible | None = None
    answer: str | None = None
    scale: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """
    The figures of a column that read two ways.

    Attributes
    ----------
    words
        The cells as text.
    either
        Which rows, shape (n,).
    whole
        Which rows hold a whole number below a thousand, which is 39.000 to a program that reads a
        point as decimal.
    small
        Both read as decimals, in the unit as written; NaN for all other rows.
    """

    words: pd.Series
    either: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    small: Floats


def doubt(raw: pd.Series, words: pd.Series) -> Doubt:
    """
    Find the figures that read two ways.

    Parameters
    ----------
    raw
        Cells as they are: a number counts as well as text, for programs read "168.060" before us.
    words
        The same as text.
    """
    if pd.api.types.is_numeric_dtype(raw):
        values = raw.to_numpy(dtype=float, na_value=np.nan)
    else:
        values = pd.to_numeric(words, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
        signed = words.str.contains(r"[.,]", regex=True).to_numpy(dtype=bool)
        values = np.where(signed, _two_ways(words, signed), values)
    with np.errstate(invalid="ignore"):
        inside = (values >= 1) & (values < _BIG)
        whole = inside & (values == np.round(values))
    if not pd.api.types.is_numeric_dtype(raw):
        whole &= ~signed
    return Doubt(
        words=words,
        either=inside & ~whole,
        whole=whole,
        small=np.where(inside, values, np.nan),
    )


def _two_ways(words: pd.Series, signed: NDArray[np.bool_]) -> Floats:
    """Read the figures with a sign that read two ways, as decimals; NaN for all others."""
    bare = words.str.fullmatch(_BARE).to_numpy(dtype=bool, na_value=False)
    either = words.str.fullmatch(_EITHER).to_numpy(dtype=bool, na_value=False)
    values = np.full(len(words), np.nan)
    values[either] = words[either].str.replace(",", ".", regex=False).to_numpy(dtype=float)
    for at in np.flatnonzero(signed & ~bare):
        figure = loose_figures.taken(words.iloc[at])
        if figure is not None and _EITHER.fullmatch(figure[0]):
            values[at] = float(figure[0].replace(",", ".")) * figure[2]
    return values


def settle(
    values: Floats, found: Doubt, column: Column, source: Source, *, unsure: bool, hints: Hints
) -> tuple[Floats, list[Fault]]:
    """
    Read the doubtful figures of a column.

    Parameters
    ----------
    values
        As read so far, in the unit as written.
    found
        The figures in doubt.
    unsure
        Whether the signs of the column leave it open.
    hints
        Witness, answer and unit.

    Returns
    -------
    values, faults
        A note where a witness decided, a question where none could.
    """
    may = found.either | found.whole if column.unit == "m2" else found.either
    if not may.any() or (hints.plausible is None and not unsure and hints.answer is None):
        return values, []
    faults: list[Fault] = []
    large = np.round(found.small * _BIG, 6)
    as_small, as_large = _weighed(found, may, hints)
    if hints.answer in ANSWERS:
        told = found.either | (may & as_large & ~as_small)
        answered = large if hints.answer == THOUSANDS else found.small
        return np.where(told, answered, values), []
    if unsure and found.either.any():
        reading = _decided(found, column, hints)
        if reading is None:
            return values, [_question(found, found.either, column, source, hints.scale)]
        chosen = large if reading == THOUSANDS else found.small
        values = np.where(found.either, chosen, values)
        faults = [_note(chosen, found, column, source)]
    is_small = np.isclose(values, found.small)
    wrong = may & np.where(is_small, as_large & ~as_small, as_small & ~as_large)
    wrong |= may & is_small & ~as_small & _part_of_a_pupil(found, column)
    if wrong.any():
        faults = [_question(found, wrong, column, source, hints.scale)]
    return values, faults


def _part_of_a_pupil(found: Doubt, column: Column) -> NDArray[np.bool_]:
    """
    Tell which figures are fewer pupils than any school has, or a thousandth of one: asked always.

    Pupils shared by the levels of a school, 312.5, are a figure we write ourselves.
    """
    if column.unit != "pupils":
        return np.zeros(len(found.small), dtype=bool)
    thousandths = np.round(found.small * _BIG, 6)
    odd = (found.small < _FEWEST) | (thousandths % 10 != 0)
    return np.asarray(odd & (thousandths == np.round(thousandths)))


def _weighed(
    found: Doubt, may: NDArray[np.bool_], hints: Hints
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell which doubtful figures are likely as decimals, and which as thousands."""
    if hints.plausible is None:
        return may, may
    small = found.small * hints.scale
    return hints.plausible(small) & may, hints.plausible(small * _BIG) & may


def _decided(found: Doubt, column: Column, hints: Hints) -> str | None:
    """Read a column whose signs leave it open by its witness; ``None`` where that cannot tell."""
    if hints.plausible is None:  # nobody can weigh it: what is counted comes in thousands
        if not counted(column):
            return DECIMALS
        return None if _long(found.words) else THOUSANDS
    as_small, as_large = _weighed(found, found.either, hints)
    number = int(found.either.sum())
    wide, narrow = as_large.sum() / number, as_small.sum() / number
    if wide >= _MOST and narrow <= _FEW:
        return THOUSANDS
    if narrow >= _MOST and wide <= _FEW:
        return DECIMALS
    return THOUSANDS if wide > narrow and not _long(found.words) else None


# Units that are counted in hundreds and thousands, so that 4.238 of them are not four and a bit.
_COUNTED = frozenset({"m2", "pupils", "people", "rooms", "classes"})


def counted(column: Column) -> bool:
    """Tell whether a column counts things."""
    return column.type == "int" or column.unit in _COUNTED


def _long(words: pd.Series) -> bool:
    """Tell whether whole numbers of four digits stand unparted beside the others."""
    return bool(words.str.fullmatch(r"\d{4,}").any())


def _question(
    found: Doubt,
    where: NDArray[np.bool_],
    column: Column,
    source: Source,
    scale: float,
) -> Fault:
    """Ask which reading holds, with what each gives for the first figure."""
    position, row = next(iter(spots(found.words.index, where)))
    small = found.small[position] * scale
    alone = int(where.sum()) == 1  # one odd figure is its row's, several are the column's
    return source.fault(
        "number_question",
        row=row if alone else None,
        position=position if alone else None,
        column=column.name,
        value=str(found.words.iloc[position]),
        count=int(where.sum()),
        at=row,
        thousands=f"{small * _BIG:,.15g}".replace(",", " "),
        decimals=f"{small:.15g}",
        unit=column.unit,
        name=source.name,
        field=column.name,
    )


def _note(chosen: Floats, found: Doubt, column: Column, source: Source) -> Fault:
    """Say that thousands and decimals could not be told apart by signs, and what was chosen."""
    first = int(np.flatnonzero(found.either)[0])
    value = chosen[first]
    other = value / _BIG if value > found.small[first] else value * _BIG
    return source.fault(
        "number_unclear",
        column=column.name,
        value=str(found.words.iloc[first]),
        severity=Severity.WARNING,
        chosen=f"{value:g}",
        other=f"{other:g}",
    )
