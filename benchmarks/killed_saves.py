"""
A thousand random saves, their writer killed in the middle again and again, on both kinds of store.

The run ends with an error as soon as a save somebody heard of is missing. The server is started for
the run and forces every save to its disk, as a department's does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import department
import killed_saves

from spatial.store.place import Place

SAVES, KILLS = 1_000, 400


def rows() -> list[Row]:
    """Kill savers on a file and on a server."""
    with tempfile.TemporaryDirectory() as folder, department.running(fsync="on") as server:
        stores: dict[str, Place] = {
            "SQLite": Path(folder) / "home" / "workspace.sqlite",
            "PostgreSQL": server.new(),
        }
        return [_row(name, where) for name, where in stores.items()]


def _row(name: str, where: Place) -> Row:
    """Run one store."""
    began_s = time.perf_counter()
    done = killed_saves.run(where, saves=SAVES, kills=KILLS, seed=28)
    stand = sum(map(len, done.proposals.values()))
    return Row(
        task=f"kill -9 in the middle of saves, {name}",
        size=f"{done.saves} saves heard of, {done.kills} kills, {done.unheard} in flight stand",
        ours=f"{done.saves + done.unheard - stand} lost, {time.perf_counter() - began_s:.0f} s",
        goal="0 lost",
    )
