"""Capacitated facility location with modules: where to open, and how large."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import coo_array, csr_array

from spatial.errors import Fault, UserError
from spatial.solver import answer, highs
from spatial.solver.answer import Bounded, Floats, Ints
from spatial.solver.effort import Effort, End

HALF = 0.5  # a switch is on above it


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Location(Bounded):
    """
    Facilities, their modules and who goes where.

    Attributes
    ----------
    module
        Module built at each facility, -1 for none, shape (m,).
    served
        Part of each point's demand served by each facility [0..1], shape (n, m).
    value
        Cost of serving and building.
    """

    module: Ints
    served: Floats


def facility_location(
    cost: ArrayLike,
    *,
    demand: ArrayLike,
    modules: ArrayLike,
    prices: ArrayLike,
    existing: ArrayLike | None = None,
    effort: Effort | None = None,
) -> Location:
    """
    Choose modules so that serving everyone and building costs least.

    Parameters
    ----------
    cost
        Cost of serving the whole demand of a point from a facility, finite, >= 0, shape (n, m).
    demand
        Size of each point, shape (n,).
    modules, prices
        Capacity each module adds and what it costs, shape (m, k) or (m,) for a single module; at
        most one a facility.
    existing
        Capacity that is there and stays, shape (m,); 0 if not given.
    effort
        Seed, time limit, gap, progress, cancel.

    Returns
    -------
    Location
        Modules, flows, cost and bound, both from the solver itself.

    Raises
    ------
    UserError
        If the data make no sense, or all modules together have no room for the demand.

    Notes
    -----
    ``min sum c_ij x_ij + sum f_jk y_jk ; sum_j x_ij = 1 ; sum_i d_i x_ij <= K_j + sum_k q_jk y_jk ;
    sum_k y_jk <= 1 ; x_ij <= sum_k y_jk`` (the last where nothing exists), by HiGHS (Beasley 1988,
    doi:10.1016/0377-2217(88)90175-0; modules: Antunes & Peeters 2000).

    Examples
    --------
    >>> facility_location([[1.0, 2.0]], demand=[1], modules=[1, 1], prices=[9, 3]).value
    5.0
    """
    table = answer.matrix(cost, name="cost")
    size = answer.column(demand, len(table), name="demand")
    added, price = (np.asarray(given, dtype=np.float64) for given in (modules, prices))
    added, price = (given[:, None] if given.ndim == 1 else given for given in (added, price))
    if added.shape != price.shape or len(added) != table.shape[1] or not np.isfinite(table).all():
        raise UserError(Fault(code="siting_matrix", value="modules"))
    base = answer.column(existing, table.shape[1], name="existing", default=0.0)
    room = float((base + added.max(axis=1)).sum())
    if room < size.sum():
        raise UserError(Fault(code="siting_no_room", value=str(size.sum()), blanks={"room": room}))
    effort = effort or Effort()
    run = effort.begin()
    run.tell("proof", 0.0)
    solved = highs.solve(_program(table, size, added, price, base), run, gap=effort.gap)
    return _read(solved, table, price, run.end)


def _program(
    cost: Floats, size: Floats, added: Floats, price: Floats, base: Floats
) -> highs.Program:
    """Write the rows: once each, room, one module, no service from what is not there."""
    n, m = cost.shape
    k = added.shape[1]
    y = np.arange(m * k)
    x = m * k + np.arange(n * m)
    facility = np.tile(np.arange(m), n)
    fresh = np.flatnonzero((base <= 0)[facility])
    link = n + 2 * m + np.arange(len(fresh))
    entries = [
        (np.repeat(np.arange(n), m), x, np.ones(n * m)),
        (n + facility, x, np.repeat(size, m)),
        (n + y // k, y, -added.ravel()),
        (n + m + y // k, y, np.ones(m * k)),
        (link, x[fresh], np.ones(len(fresh))),
        (
            np.repeat(link, k),
            (facility[fresh][:, None] * k + np.arange(k)).ravel(),
            -np.ones(len(fresh) * k),
        ),
    ]
    row, column, factor = (np.concatenate(part) for part in zip(*entries, strict=True))
    count = n + 2 * m + len(fresh)
    rows = csr_array(coo_array((factor, (row, column)), shape=(count, m * k + n * m)).tocsr())
    low = np.full(count, -np.inf)
    low[:n] = 1.0
    high = np.r_[np.ones(n), base, np.ones(m), np.zeros(len(fresh))]
    return highs.Program(
        cost=np.r_[price.ravel(), cost.ravel()],
        low=np.zeros(m * k + n * m),
        high=np.ones(m * k + n * m),
        whole=np.r_[np.ones(m * k, dtype=bool), np.zeros(n * m, dtype=bool)],
        rows=rows,
        row_low=low,
        row_high=high,
    )


def _read(solved: highs.Solved, cost: Floats, price: Floats, end: End) -> Location:
    """Recompute the cost from the choice itself."""
    m, k = price.shape
    if solved.x is None:
        return Location(
            module=np.full(m, answer.NOBODY),
            served=np.zeros_like(cost),
            value=np.inf,
            bound=solved.bound,
            end=end if end is not End.ROUNDS else solved.end,
        )
    switch = solved.x[: m * k].reshape(m, k) > HALF
    served = solved.x[m * k :].reshape(cost.shape)
    value = float((served * cost).sum() + price[switch].sum())
    proven = answer.meets(value, solved.bound)
    return Location(
        module=np.where(switch.any(axis=1), switch.argmax(axis=1), answer.NOBODY),
        served=served,
        value=value,
        bound=min(solved.bound, value),
        end=End.PROVEN if proven else solved.end,
    )
