"""The p-median as an integer program over what a bound left open."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.location.median_proof import prove
from spatial.solver.effort import Effort

LINE_M = np.abs(np.arange(5.0)[:, None] - np.arange(5.0)[None, :])


def proved(p: int, kept: list[int], may: list[int], *, most: float = 20.0) -> tuple[float, float]:
    """Return the bound and what the choice costs, inf without one."""
    bound, chosen = prove(
        LINE_M, p, np.array(kept, dtype=np.int64), np.array(may), Effort().begin(), most=most
    )
    assert set(kept) <= set(chosen.tolist()) <= set(may)
    return bound, float(LINE_M[:, chosen].min(axis=1).sum()) if len(chosen) == p else np.inf


@pytest.mark.parametrize(("p", "value"), [(1, 6.0), (2, 3.0), (4, 1.0)])
def test_the_program_finds_the_best_choice_and_proves_it(p: int, value: float) -> None:
    assert proved(p, [], [0, 1, 2, 3, 4]) == pytest.approx((value, value))


def test_what_must_be_open_is_and_what_may_not_be_is_not() -> None:
    assert proved(2, [0], [0, 1, 2, 3, 4]) == pytest.approx((3, 3))
    assert proved(2, [], [0, 1, 2]) == pytest.approx((4, 4))  # 0 or 1 with 2: nobody beyond


def test_more_open_than_there_may_be_is_impossible() -> None:
    assert proved(2, [], [0]) == (np.inf, np.inf)
