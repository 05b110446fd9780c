"""
Twenty planners at work for two minutes in five shared scenarios, on both kinds of store.

A server shows each of them a scenario others are changing: every few seconds they ask for the page
anew over the pages' own protocol (`benchmarks.sessions`), and each time, and in between by itself,
the page takes up what was saved since. Beside it twenty save into the same scenarios, a thread
each, as the page does: from the revision that is open, joined with what others saved meanwhile.

Two paces are told: that of an office, whose clicks choose another level, and one no office has, at
which every page meets a save.

    uv run python -m benchmarks planners                   # both paces on both stores
    uv run python -m benchmarks.planners --seconds 40 --store SQLite  # a short look
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import sessions
from benchmarks.measure import Row, shown, table
from benchmarks.server_load import Load, percentile
from benchmarks.sessions import ClickPace

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import department
import planners
import server
from planners import PlannersAtOnce, Town

from spatial import read_network
from spatial.store.place import SETTING, DatabaseServer, Place

PLANNERS, SCENARIOS, SECONDS = 20, 5, 120.0
FILE, SERVER = "SQLite", "PostgreSQL"
LON, LAT = 106.67, 10.8784  # inside the embedded district
MEMORY_MB, CLICK_S = 2_048, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannersPace:
    """
    How fast a planner works.

    Attributes
    ----------
    name
        What it is called.
    saves_s
        Least and most time between two saves of one planner [s].
    clicks
        How often he clicks, and on what.
    """

    name: str
    saves_s: tuple[float, float]
    clicks: ClickPace


OFFICE = ClickPace(thinks_s=(5.0, 10.0), chooses_level=True)
PACES = (
    PlannersPace(name="office pace", saves_s=(20.0, 30.0), clicks=OFFICE),
    PlannersPace(name="seven saves a second", saves_s=(0.0, 6.0), clicks=sessions.USUAL),
)


def rows(
    seconds: float = SECONDS,
    stores: Sequence[str] = (FILE, SERVER),
    paces: Sequence[PlannersPace] = PACES,
) -> list[Row]:
    """Work at each pace on a file and on a server."""
    found: list[Row] = []
    for pace in paces:
        if FILE in stores:
            found += _worked(FILE, None, pace, seconds)
        if SERVER in stores:
            with department.running(fsync="on") as database:
                found += _worked(SERVER, database.new(), pace, seconds)
    return found


def _worked(
    name: str, database: DatabaseServer | None, pace: PlannersPace, seconds: float
) -> list[Row]:
    """Work on one store."""
    town = Town(key=read_network().locality.key, lon=LON, lat=LAT)
    with tempfile.TemporaryDirectory() as folder:
        where: Place = database or Path(folder) / "home" / "workspace.sqlite"
        settings = {} if database is None else {SETTING: database.address}
        with server.serving(Path(folder), settings=settings) as running:
            names = planners.begin(where, scenarios=SCENARIOS, key=town.key)
            done, load, busy = _together(running, where, names, pace, seconds, town)
    for error in sorted(set(load.errors)):
        print(f"{name}: {load.errors.count(error)} × {error}")
    size = f"{PLANNERS} planners, {pace.name}, {seconds:.0f} s, {name}"
    return _rows(size, done, load, busy)


def _together(
    running: server.Server,
    where: Place,
    names: list[str],
    pace: PlannersPace,
    seconds: float,
    town: Town,
) -> tuple[PlannersAtOnce, Load, float]:
    """Look and save at once; tell as well what share of one processor the server took."""
    asked = [[_asked(one, query) for query in sessions.QUERIES] for one in names]
    stand = threading.Event()  # everybody's first page
    spent_s = [0.0]

    def save() -> PlannersAtOnce:
        stand.wait()
        return planners.run(
            where, names, planners=PLANNERS, seconds=seconds, thinks_s=pace.saves_s, town=town
        )

    def begun() -> None:
        spent_s[0] = _processor_s(running.pid)
        stand.set()

    with ThreadPoolExecutor(1) as beside:
        saved = beside.submit(save)
        try:
            work = sessions.work(
                running,
                asked=asked,
                seconds=seconds,
                pace=pace.clicks,
                begun=begun,
            )
            load = asyncio.run(work)
        finally:
            stand.set()  # or the thread beside would wait for ever
        busy = (_processor_s(running.pid) - spent_s[0]) / seconds
        return saved.result(), load, busy


def _processor_s(pid: int) -> float:
    """Return what a process has used of the processor [s]; Linux only."""
    told = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _asked(scenario: str, query: str) -> str:
    """Ask for a page of a scenario."""
    return f"scenario={scenario}&{query}".rstrip("&")


def _rows(size: str, done: PlannersAtOnce, load: Load, busy: float) -> list[Row]:
    """Tell what came of it."""
    p50_s, p95_s = np.quantile(done.took_s, [0.5, 0.95])
    clicks = f"p50 {shown(percentile(load.runs, 0.5))}"
    clicks += f", p95 {shown(percentile(load.runs, 0.95))}"
    clicks += f", first page {shown(percentile(load.first, 0.5))}"
    return [
        Row(
            task=f"{done.saves} saves, {done.met} of them met another's",
            size=size,
            ours=f"{len(done.lost)} lost, {done.refused} refused,"
            f" p50 {shown(p50_s)}, p95 {shown(p95_s)}",
            goal="0 lost, 0 refused",
        ),
        Row(
            task=f"{len(load.runs)} clicks and {load.looks} looks by itself beside them",
            size=size,
            ours=f"{len(load.errors)} errors, {clicks}",
            goal=f"0 errors, p95 ≤ {shown(CLICK_S)}",
        ),
        Row(task="processor of the server", size=size, ours=f"{busy:.2f} of one"),
        Row(
            task="memory of the server, largest",
            size=size,
            ours=f"{load.memory_mb:.0f} MB",
            goal=f"≤ {MEMORY_MB} MB",
        ),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--store", choices=[FILE, SERVER], action="append")
    parser.add_argument("--pace", type=int, choices=range(len(PACES)), action="append")
    given = parser.parse_args()
    told = [PACES[at] for at in given.pace or range(len(PACES))]
    print(table(rows(given.seconds, given.store or (FILE, SERVER), told)))
