"""Pairs as compiled code reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

import spatial
from spatial.catchment import walks
from spatial.catchment.costs import Costs
from spatial.catchment.costs_dense import DenseCosts
from spatial.catchment.costs_sparse import SparseCosts

METRES = np.array([[1.0, np.inf, 3.0], [2.0, 5.0, np.inf]])
OUTSIDE_CM = 450.0
BOTH = [
    pytest.param(DenseCosts(METRES), id="dense"),
    pytest.param(SparseCosts(csr_array(np.where(np.isfinite(METRES), METRES, 0.0))), id="sparse"),
]


@pytest.mark.parametrize("costs", BOTH)
def test_a_pair_not_allowed_costs_without_end_and_no_seat_costs_what_it_is_told(
    costs: Costs,
) -> None:
    found = np.empty(4)
    cell, place = np.array([0, 0, 1, 1]), np.array([2, 1, 1, 3])
    walks.costs_of(costs.walks(OUTSIDE_CM), cell, place, found)
    assert found.tolist() == [300, np.inf, 500, OUTSIDE_CM]


@pytest.mark.parametrize("costs", BOTH)
def test_everybody_chooses_the_least_of_walk_and_price_and_staying_out(costs: Costs) -> None:
    place, paid = np.empty(2, dtype=np.int64), np.empty(2)
    walks.choose(costs.walks(OUTSIDE_CM), np.array([250.0, 0.0, 0.0]), place, paid)
    assert place.tolist() == [2, 3]  # 350 or 300; 450 or 500 or staying out at 450
    assert paid.tolist() == [300, 450]


@pytest.mark.parametrize("costs", BOTH)
def test_the_two_nearest_are_told_in_their_order(costs: Costs) -> None:
    one, two = np.empty(2, dtype=np.int64), np.empty(2, dtype=np.int64)
    walks.two_nearest(costs.walks(OUTSIDE_CM), one, two)
    assert (one.tolist(), two.tolist()) == ([0, 0], [2, 1])


@pytest.mark.parametrize("costs", BOTH)
def test_the_dearest_pair_is_one_somebody_may_walk(costs: Costs) -> None:
    assert walks.dearest(costs.walks(OUTSIDE_CM)) == 500


def test_lengths_single_precision_cannot_hold_are_kept_in_double() -> None:
    none = np.zeros(0, dtype=np.int32)
    far = walks.read(np.array([200_000.01]), none, none, schools=1, outside=1.0)
    assert (far.length.dtype, far.length.tolist()) == (np.float64, [20_000_001])
    near = walks.read(np.array([1.234]), none, none, schools=1, outside=1.0)
    assert (near.length.dtype, near.length.tolist(), near.steps) == (np.float32, [123], 1.0)
    single = walks.read(np.array([1.25], dtype=np.float32), none, none, schools=1, outside=1.0)
    assert (single.length.tolist(), single.steps) == ([1.25], 100.0)


ROOT = Path(spatial.__file__).parents[1]


def run(code: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter of its own, whose home is elsewhere."""
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_compiled_code_is_kept_for_the_next_process() -> None:
    assert type(walks.choose._cache).__name__ == "FunctionCache"  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="HOME does not name the cache there")
def test_a_place_that_takes_no_files_costs_a_compilation_and_nothing_else(tmp_path: Path) -> None:
    """Neither the folder of the package nor the user's home can be written, as when read-only."""
    blocked = tmp_path / "file"
    blocked.touch()  # a file where numba would make its folder, so that even root cannot
    code = (
        "from numba.core import caching\n"
        "def refuse(self): raise OSError\n"
        "caching.InTreeCacheLocator.ensure_cache_path = refuse\n"
        "import numpy as np\n"
        "from spatial.catchment import walks\n"
        "ids, first = np.int32([0]), np.int64([0, 1])\n"
        "read = walks.read(np.float32([1.0]), ids, first, schools=1, outside=9e9)\n"
        "print(walks.dearest(read), type(walks.dearest._cache).__name__)\n"
    )
    done = run(code, blocked, XDG_CACHE_HOME=str(blocked))
    assert (done.returncode, done.stdout, done.stderr) == (0, "100.0 NullCache\n", "")
