"""
Compile the code of who goes where beside the server, before somebody asks.

It is done in a process of its own at low priority: compiling takes half a minute of processor time
under the lock all visitors share. What it makes is kept where every process finds it. Set-up does
the same (``scripts/setup.sh``); who asks before it is done waits beside the others, and is told.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from spatial.cancellation import check_cancelled

LOOK_S = 0.1  # between two looks whether somebody still waits
KEPT = Path(__file__).parents[1] / "catchment" / "__pycache__"  # beside the file, where numba can
LOW = 15  # priority, as far behind as the system knows


_running: list[subprocess.Popen[bytes]] = []  # one at most


def begin() -> subprocess.Popen[bytes] | None:
    """Begin to compile; nothing where no process may be started, which only costs time later."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", __name__],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
    _running[:] = [child]
    return child


def is_busy() -> bool:
    """Tell whether the code is compiled for the first time just now."""
    fresh = not any(KEPT.glob("chains.settle-*.nbi"))
    return fresh and bool(_running) and _running[0].poll() is None


def wait() -> None:
    """
    Wait until the code is compiled, without holding up anybody else.

    Raises
    ------
    Cancelled
        If nobody waits any more.
    """
    while is_busy():
        check_cancelled()
        with suppress(subprocess.TimeoutExpired):
            _running[0].wait(LOOK_S)


def end(child: subprocess.Popen[bytes] | None) -> None:
    """End with the server."""
    _running.clear()
    if child is not None:
        child.terminate()
        child.wait()


def make() -> None:
    """Ask everything compiled code answers once, as the commands and pages ask it."""
    import numpy as np  # noqa: PLC0415 - read by the child alone
    import pandas as pd  # noqa: PLC0415
    from scipy.sparse import csr_array  # noqa: PLC0415

    from spatial import catchment  # noqa: PLC0415

    cells = 600  # enough for two schools that prices are first found on some of them
    random = np.random.default_rng(0)
    walks = random.uniform(100.0, 2000.0, (cells, 2)).astype(np.float32)
    pupils = pd.Series(random.uniform(5.0, 40.0, cells))
    seats = pd.Series(np.array([0.4, 0.7]) * float(pupils.sum()))
    for metres in (walks, np.where(walks < np.float32(1500.0), walks, np.float32(0.0))):
        pairs = csr_array(metres)
        assignment = catchment.best(pupils, seats, pairs)
        catchment.price_of_room(pupils, seats, pairs, assignment, room_seats=5.0, check=1)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(LOW)
    make()
