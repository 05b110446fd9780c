"""
Twenty planners at work for two minutes in five shared scenarios, on both kinds of store.

A server shows each of them a scenario others are changing: every few seconds they ask for another
ward or level over the pages' own protocol (`benchmarks.sessions`), and each time, and in between by
itself, the page takes up what was saved since. Beside it twenty save at once into the same
scenarios, a thread each, as the page does: from the revision that is open, joined with what others
saved meanwhile.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from benchmarks import sessions
from benchmarks.measure import Row, shown
from benchmarks.sessions import Load

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

import department
import planners
import server
from planners import PlannersAtOnce, Town

from spatial import read_network
from spatial.store.place import SETTING, DatabaseServer, Place

PLANNERS, SCENARIOS, SECONDS = 20, 5, 120.0
LON, LAT = 106.67, 10.8784  # inside the embedded district
MEMORY_MB = 2_048


def rows() -> list[Row]:
    """Work on a file and on a server."""
    with department.running(fsync="on") as database:
        file = _worked("SQLite", None)
        return [*file, *_worked("PostgreSQL", database.new())]


def _worked(name: str, database: DatabaseServer | None) -> list[Row]:
    """Work on one store."""
    town = Town(key=read_network().locality.key, lon=LON, lat=LAT)
    with tempfile.TemporaryDirectory() as folder:
        where: Place = database or Path(folder) / "home" / "workspace.sqlite"
        settings = {} if database is None else {SETTING: database.address}
        with server.serving(Path(folder), settings=settings) as running:
            names = planners.begin(where, scenarios=SCENARIOS, key=town.key)
            asked = [[_asked(one, query) for query in sessions.QUERIES] for one in names]
            with ThreadPoolExecutor(1) as beside:
                stand = threading.Event()  # everybody's first page

                def save() -> PlannersAtOnce:
                    stand.wait()
                    return planners.run(where, names, planners=PLANNERS, seconds=SECONDS, town=town)

                saved = beside.submit(save)
                try:
                    load = asyncio.run(
                        sessions.work(
                            running.url, running.pid, asked=asked, seconds=SECONDS, begun=stand.set
                        )
                    )
                finally:
                    stand.set()  # or the thread beside would wait for ever
                done = saved.result()
    for error in sorted(set(load.errors)):
        print(f"{name}: {load.errors.count(error)} × {error}")
    return _rows(name, done, load)


def _asked(scenario: str, query: str) -> str:
    """Ask for a page of a scenario."""
    return f"scenario={scenario}&{query}".rstrip("&")


def _rows(name: str, done: PlannersAtOnce, load: Load) -> list[Row]:
    """Tell what came of it."""
    p50_s, p95_s = np.quantile(done.took_s, [0.5, 0.95])
    size = f"{PLANNERS} planners, {SECONDS:.0f} s, {name}"
    clicks = f"p50 {shown(sessions.percentile(load.runs, 0.5))}"
    clicks += f", p95 {shown(sessions.percentile(load.runs, 0.95))}"
    clicks += f", first page {shown(sessions.percentile(load.first, 0.5))}"
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
            goal="0 errors",
        ),
        Row(
            task="memory of the server, largest",
            size=size,
            ours=f"{load.memory_mb:.0f} MB",
            goal=f"≤ {MEMORY_MB} MB",
        ),
    ]
