"""What every siting problem returns: a choice, its value, and what no choice can beat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spatial.errors import Fault, UserError
from spatial.solver.effort import End

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SLACK = 1e-6  # relative; values and bounds come from floating-point sums
NOBODY = -1  # position of "no facility"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bounded:
    """
    An objective reached, and how far it may be from the best.

    Attributes
    ----------
    value
        Objective of the choice, recomputed from the choice itself.
    bound
        What no choice can beat: a lower bound when minimising, an upper one when maximising.
    end
        Why the search ended.
    """

    value: float
    bound: float
    end: End

    @property
    def gap(self) -> float:
        """Relative distance between value and bound [0..1], never negative."""
        return gap(self.value, self.bound)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer(Bounded):
    """
    A choice of facilities.

    Attributes
    ----------
    chosen
        Positions of the open facilities, fixed ones among them, ascending, shape (p,).
    assigned
        Position of the facility that serves each demand point, `NOBODY` where none does, shape
        (n,).
    """

    chosen: Ints
    assigned: Ints


def gap(value: float, bound: float) -> float:
    """
    Measure how far a value may be from the best.

    Parameters
    ----------
    value, bound
        Objective and bound, in the same unit.

    Returns
    -------
    float
        ``|value - bound| / max(|value|, |bound|)``; 0 where both are 0.

    Examples
    --------
    >>> gap(102.0, 100.0), gap(0.0, 0.0)
    (0.0196078..., 0.0)
    """
    scale = max(abs(value), abs(bound))
    return abs(value - bound) / scale if scale > 0 else 0.0


def meets(value: float, bound: float, tolerance: float = 0.0) -> bool:
    """Tell whether a value reaches its bound, up to a relative tolerance."""
    return gap(value, bound) <= max(tolerance, SLACK)


def matrix(values: object, *, name: str) -> Floats:
    """
    Check a table of costs or distances at the door.

    Parameters
    ----------
    values
        Numbers, demand points by facilities, shape (n, m); inf where a facility cannot be reached.
    name
        What the table is called in the message.

    Returns
    -------
    numpy.ndarray
        float64, shape (n, m).

    Raises
    ------
    UserError
        If it is not two-dimensional, empty of facilities, negative or holds NaN.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] == 0 or np.isnan(table).any() or (table < 0).any():  # noqa: PLR2004 - rows and columns
        raise UserError(Fault(code="siting_matrix", value=name))
    return table


def column(values: object | None, size: int, *, name: str, default: float = 1.0) -> Floats:
    """
    Check a column of weights, demands or capacities at the door.

    Parameters
    ----------
    values
        Numbers, shape (size,); ``None`` takes `default` everywhere.
    size
        How many there must be.
    name
        What the column is called in the message.
    default
        Value where none is given.

    Raises
    ------
    UserError
        If the length is wrong or a value is negative or NaN.
    """
    if values is None:
        return np.full(size, default)
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.shape != (size,) or np.isnan(numbers).any() or (numbers < 0).any():
        raise UserError(Fault(code="siting_column", value=name, blanks={"size": size}))
    return numbers


def positions(values: object, size: int) -> Ints:
    """
    Check positions of fixed facilities at the door.

    Parameters
    ----------
    values
        Positions in 0..size-1, in any order; repeats are dropped.
    size
        Number of facilities.

    Raises
    ------
    UserError
        If a position lies outside.
    """
    indices = np.unique(np.asarray(values, dtype=np.int64))
    if len(indices) and (indices[0] < 0 or indices[-1] >= size):
        raise UserError(
            Fault(code="siting_fixed", value=str(indices.tolist()), blanks={"size": size})
        )
    return indices


def count(p: int, fixed: Ints, size: int) -> int:
    """
    Check how many facilities may be open in all, the fixed ones among them.

    Raises
    ------
    UserError
        If there are more fixed than open, or more open than facilities.
    """
    if not max(len(fixed), 1) <= p <= size:
        blanks = {"fixed": len(fixed), "size": size}
        raise UserError(Fault(code="siting_count", value=str(p), blanks=blanks))
    return int(p)


def refuse_unreached() -> None:
    """
    Refuse a problem in which no allowed choice reaches everyone.

    Raises
    ------
    UserError
        Always.
    """
    raise UserError(Fault(code="siting_unreached"))
