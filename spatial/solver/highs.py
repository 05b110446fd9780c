"""
HiGHS: linear and integer programs in matrix form, with the bound read from the solver itself.

It solves on one thread, so the answer does not depend on the machine. While it runs, this thread
looks whether anybody still waits: cancelling ends the waiting at once and then the solver itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat
from numpy.typing import NDArray
from scipy.sparse import csr_array

from spatial.cancellation import can_be_cancelled, is_cancelled
from spatial.solver.answer import Floats
from spatial.solver.effort import End, Run

LOOK_S = 0.05  # how often the cancel flag is asked
LEAST_S = 0.01  # a limit of zero would be none
FEASIBLE = 2  # HiGHS' name for a point that satisfies every row


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
    whole = bool(program.whole.any())
    solver = _solver(program, run, time_limit_s, whole=whole)
    solver.setOptionValue("mip_rel_gap", gap)
    if not _ran(solver, run):
        return Solved(x=None, value=np.inf, bound=-np.inf, infeasible=False, end=run.end)
    return _read(solver, run, whole=whole)


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

    Returns
    -------
    numpy.ndarray or None
        What one more unit on the right of each row would save, >= 0, shape (k,); ``None`` where the
        time was too short.
    """
    solver = _solver(program, run, time_limit_s, whole=False)
    solver.setOptionValue("solver", "ipm")
    solver.setOptionValue("run_crossover", "off")  # any prices bound; a corner costs twice the time
    if not _ran(solver, run) or solver.getModelStatus() != HighsModelStatus.kOptimal:
        return None
    return np.maximum(-np.asarray(solver.getSolution().row_dual, dtype=np.float64), 0.0)


def _solver(program: Program, run: Run, time_limit_s: float | None, *, whole: bool) -> Highs:
    """Hand the matrices over to a solver of one thread, with its limit of time."""
    limit_s = run.left_s if time_limit_s is None else min(time_limit_s, run.left_s)
    solver = Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("time_limit", max(limit_s, LEAST_S)),
    ):
        solver.setOptionValue(name, value)
    lp = HighsLp()
    lp.num_row_, lp.num_col_ = program.rows.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.cost, program.low, program.high
    lp.row_lower_, lp.row_upper_ = program.row_low, program.row_high
    lp.a_matrix_.format_ = MatrixFormat.kRowwise
    lp.a_matrix_.start_ = program.rows.indptr
    lp.a_matrix_.index_ = program.rows.indices
    lp.a_matrix_.value_ = program.rows.data
    if whole:
        kinds = (HighsVarType.kContinuous, HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(one)] for one in program.whole]
    solver.passModel(lp)
    return solver


def _ran(solver: Highs, run: Run) -> bool:
    """
    Let the solver run to its end; say whether it was let.

    Who cancels is answered at once; the solver beside ends where it next asks, which is seldom
    within the first linear program of an integer one.
    """
    if not is_cancelled():
        if not can_be_cancelled():
            solver.run()
            return True
        solver.HandleUserInterrupt = True
        solver.startSolve()
        while not is_cancelled():
            ended, _ = solver.wait(LOOK_S)
            if ended:
                return True
        solver.cancelSolve()
    run.over()
    return False


def _read(solver: Highs, run: Run, *, whole: bool) -> Solved:
    """Take point, value and bound; "optimal" is believed only with its bound."""
    status, told = solver.getModelStatus(), solver.getInfo()
    optimal = status == HighsModelStatus.kOptimal
    infeasible = status == HighsModelStatus.kInfeasible
    x, value = None, np.inf
    if told.primal_solution_status == FEASIBLE:
        x = np.asarray(solver.getSolution().col_value, dtype=np.float64)
        value = float(told.objective_function_value)
    # a linear program has no tree of its own: it is its bound, once it is solved
    dual = float(told.mip_dual_bound) if whole else value if optimal else -np.inf
    run.over()
    return Solved(
        x=x,
        value=value,
        bound=np.inf if infeasible else min(dual if np.isfinite(dual) else -np.inf, value),
        infeasible=infeasible,
        end=End.PROVEN if optimal or infeasible else End.TIME,
    )
