"""
HiGHS: integer programs in matrix form, with the bound read from the solver itself.

The copy of HiGHS inside scipy is used (ADR on solvers); it solves on one thread, so the answer
does not depend on the machine, and lets go of Python while it runs, so a cancelled search ends at
once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from spatial.cancellation import can_be_cancelled, is_cancelled
from spatial.solver.answer import Floats
from spatial.solver.effort import End, Run

LOOK_S = 0.05  # how often the cancel flag is asked
OPTIMAL, INFEASIBLE = 0, 2  # scipy's names for HiGHS' verdicts


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """
    ``min cost @ x`` subject to ``row_low <= rows @ x <= row_high`` and ``low <= x <= high``.

    Attributes
    ----------
    cost, low, high
        Shape (n,).
    whole
        Which variables must be whole numbers, shape (n,).
    rows
        Shape (k, n).
    row_low, row_high
        Shape (k,).
    """

    cost: Floats
    low: Floats
    high: Floats
    whole: NDArray[np.bool_]
    rows: csr_array
    row_low: Floats
    row_high: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Solved:
    """
    What the solver found.

    Attributes
    ----------
    x
        The best point, or ``None`` where it found none.
    value, bound
        Objective of `x` (inf without one) and the solver's own lower bound.
    infeasible
        Whether the solver proved that no point satisfies the rows.
    end
        Why it stopped.
    """

    x: Floats | None
    value: float
    bound: float
    infeasible: bool
    end: End


def solve(
    program: Program, run: Run, *, time_limit_s: float | None = None, gap: float = 0.0
) -> Solved:
    """
    Solve a program on one thread.

    Parameters
    ----------
    program
        The program.
    run
        The clock it runs on; its time limit is obeyed, and whoever cancels.
    time_limit_s
        A shorter limit for this program alone [s].
    gap
        Relative gap at which the solver may stop.

    Returns
    -------
    Solved
        Point, value and bound; nothing but a bound of -inf where the search was cancelled.
    """
    limit_s = run.left_s if time_limit_s is None else min(time_limit_s, run.left_s)
    options = {"time_limit": max(limit_s, 0.01), "mip_rel_gap": gap, "disp": False}
    whole = bool(program.whole.any())
    found = _watched(lambda: _milp(program, options), run)
    if found is None:
        return Solved(x=None, value=np.inf, bound=-np.inf, infeasible=False, end=run.end)
    return _read(found, run, whole=whole)


def row_prices(program: Program, run: Run, *, time_limit_s: float) -> Floats | None:
    """
    Solve the linear program behind a program by interior points, for the prices of its rows.

    Parameters
    ----------
    program
        A program whose rows all say ``rows @ x <= row_high``; that its `whole` variables be whole
        is not asked.
    run
        The clock it runs on; its time limit is obeyed, and whoever cancels.
    time_limit_s
        A limit for this program [s].

    Returns
    -------
    numpy.ndarray or None
        What one more unit on the right of each row would save, >= 0, shape (k,); ``None`` where the
        time was too short.
    """
    options = {"time_limit": max(min(time_limit_s, run.left_s), 0.01), "disp": False}
    found = _watched(
        lambda: linprog(
            program.cost,
            A_ub=program.rows,
            b_ub=program.row_high,
            bounds=np.column_stack([program.low, program.high]),
            method="highs-ipm",
            options=options,
        ),
        run,
    )
    if found is None or found.status != OPTIMAL:
        return None
    return np.maximum(-np.asarray(found.ineqlin.marginals, dtype=np.float64), 0.0)


def _watched(work: Callable[[], Any], run: Run) -> Any | None:  # noqa: ANN401 - scipy has no types
    """Do compiled work, letting go of it when somebody cancels: then there is no answer."""
    if not can_be_cancelled():
        return work()
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(work()), daemon=True)
    if not is_cancelled():
        thread.start()
        while thread.is_alive() and not is_cancelled():
            thread.join(LOOK_S)
    if answers and not is_cancelled():
        return answers[0]
    run.over()
    return None


def _milp(program: Program, options: dict[str, Any]) -> Any:  # noqa: ANN401 - scipy has no types
    """Hand the matrices over."""
    return milp(
        program.cost,
        integrality=program.whole.astype(np.int64),
        bounds=Bounds(program.low, program.high),
        constraints=LinearConstraint(program.rows, program.row_low, program.row_high),
        options=options,
    )


def _read(found: Any, run: Run, *, whole: bool) -> Solved:  # noqa: ANN401 - scipy has no types
    """Take point, value and bound; "optimal" is believed only with its bound."""
    x = None if found.x is None else np.asarray(found.x, dtype=np.float64)
    value = np.inf if x is None else float(found.fun)
    infeasible = found.status == INFEASIBLE
    optimal = found.status == OPTIMAL
    # a linear program has no tree of its own: it is its bound, once it is solved
    dual = found.get("mip_dual_bound") if whole else value if optimal else None
    bound = -np.inf if dual is None or not np.isfinite(dual) else float(dual)
    run.over()
    return Solved(
        x=x,
        value=value,
        bound=np.inf if infeasible else min(bound, value),
        infeasible=infeasible,
        end=End.PROVEN if optimal or infeasible else End.TIME,
    )
