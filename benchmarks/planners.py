"""
Twenty planners save at once for two minutes into five shared scenarios, on both kinds of store.

All visit one server, a thread each, as its pages run, and save as the page does: from the revision
that is open, joined with what others saved meanwhile. Asked of the store alone: no page is drawn.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.measure import Row

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import department
import planners

from spatial.store.place import Place

PLANNERS, SCENARIOS, SECONDS = 20, 5, 120.0


def rows() -> list[Row]:
    """Save on a file and on a server."""
    with tempfile.TemporaryDirectory() as folder, department.running(fsync="on") as server:
        stores: dict[str, Place] = {
            "SQLite": Path(folder) / "home" / "workspace.sqlite",
            "PostgreSQL": server.new(),
        }
        return [_row(name, where) for name, where in stores.items()]


def _row(name: str, where: Place) -> Row:
    """Run one store."""
    done = planners.run(where, planners=PLANNERS, scenarios=SCENARIOS, seconds=SECONDS)
    p50_s, p95_s = np.quantile(done.took_s, [0.5, 0.95])
    return Row(
        task=f"{PLANNERS} planners at once for {SECONDS:.0f} s, {name}",
        size=f"{done.saves} saves, {done.met} of them met another's",
        ours=f"{len(done.lost)} lost, {done.refused} refused,"
        f" a save {p50_s * 1000:.0f} ms, p95 {p95_s * 1000:.0f} ms",
        goal="0 lost, 0 refused",
    )
