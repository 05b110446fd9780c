"""
The transportation problem over every pair at once, by the network simplex of POT.

The road taken when candidate arcs do not settle: seats far from where pupils live need far more
arcs than a few a cell. Slower and larger, but it never depends on a good guess.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from spatial.catchment.costs import Costs, Floats, Ints
from spatial.errors import InternalError

_PIVOTS = 10**9  # more than any instance that fits into memory has needed


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs that carry pupils: positions, cost [cm] and pupils [units], shape (f,) each."""

    cell: Ints
    school: Ints
    cost: Floats
    flow: Ints


def solve(costs: Costs, pupils: Ints, seats: Ints, outside: float) -> tuple[Pairs, Ints, Floats]:
    """
    Seat pupils over all allowed pairs at least cost.

    Parameters
    ----------
    costs
        Costs of all allowed pairs.
    pupils, seats
        Whole units by cell and by school.
    outside
        What staying without a seat costs [cm].

    Returns
    -------
    carrying, unseated, prices
        The pairs that carry pupils; units without a seat by cell; price of a seat by school [cm].

    Notes
    -----
    One row more takes the free seats, one column more the pupils without one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # POT's own docstrings and optional back ends warn on import
        import ot  # noqa: PLC0415 - seconds to import, seldom needed

    # POT guesses the dual values of empty rows and columns anew, and others with them: leave them
    # out
    living, open_ = np.flatnonzero(pupils > 0), np.flatnonzero(seats > 0)
    cells, schools = len(living), len(open_)
    price = np.zeros((cells + 1, schools + 1))
    price[:cells, :schools] = np.minimum(costs.rows(living).matrix()[:, open_], 2 * outside)
    price[:cells, schools] = outside
    supply = np.r_[pupils[living], seats.sum()].astype(np.float64)
    demand = np.r_[seats[open_], pupils.sum()].astype(np.float64)
    some, log = ot.emd(
        supply,
        demand,
        price,
        numItermax=_PIVOTS,
        log=True,
        check_marginals=False,
        center_dual=False,
    )
    if log["warning"] is not None:
        msg = f"the dense transportation problem found no optimum: {log['warning']}"
        raise InternalError(msg)
    units = np.rint(some[:cells]).astype(np.int64)
    at, to = np.nonzero(units[:, :schools])
    unseated = np.zeros(costs.cells, dtype=np.int64)
    unseated[living] = units[:, schools]
    known = np.zeros(costs.schools)
    known[open_] = np.maximum(np.rint(log["v"][schools] - log["v"][:schools]), 0.0)
    return Pairs(living[at], open_[to], price[at, to], units[at, to]), unseated, known
