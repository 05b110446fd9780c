"""
Five planners on a city of 168 wards: every view, for two minutes, and what the server holds.

The files are those of `city_files`: real wards, people, streets and schools, rooms and land drawn
by dice. Each planner goes from view to view by the pages' own protocol (`benchmarks.sessions`), a
look of 3 to 9 s between; the ward and level of a link act where his visit begins. A view's searches
are not begun: they are told in `city_zones` and `city_commands`. Memory is the proportional share
of the server and of every process it began.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
import tempfile
from pathlib import Path

from benchmarks import city_files, sessions
from benchmarks.measure import Row, shown
from benchmarks.server_load import percentile
from spatial.export import atomic
from spatial.ui.places import VIEWS

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "browser")]

import server  # noqa: E402 - the tests' own module, on the path from here on

PLANNERS, SECONDS = 5, 120.0
MEMORY_MB = 2_048
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
WARDS = ("26734", "26767", "27139", "25747")


def rows() -> list[Row]:
    """Let five work on the city."""
    with tempfile.TemporaryDirectory() as folder:
        city, home = Path(folder) / "city", Path(folder) / "server"
        atomic.write(city_files.files(), city)
        home.mkdir()
        command = [sys.executable, "-m", "spatial.cli", "serve", str(city)]
        command += ["--port={port}", "--no-browser"]
        with server.serving(home, command=command) as running:
            load = asyncio.run(
                sessions.work(running, asked=_asked(), seconds=SECONDS, planners=PLANNERS)
            )
    for error in sorted(set(load.errors)):
        print(f"{load.errors.count(error)} × {error}")
    size = f"{PLANNERS} planners, {SECONDS:.0f} s, {len(VIEWS)} views"
    told = (
        ("errors", str(len(load.errors)), "0"),
        ("pages asked for", str(len(load.runs)), ""),
        ("a page, p50", shown(percentile(load.runs, 0.50)), ""),
        ("a page, p95", shown(percentile(load.runs, 0.95)), ""),
        ("memory of all processes, largest", f"{load.tree_mb:.0f} MB", f"≤ {MEMORY_MB} MB"),
    )
    return [Row(task=task, size=size, ours=ours, goal=goal) for task, ours, goal in told]


def _asked() -> list[list[str]]:
    """List what each planner asks for: views, wards and levels, the first page last."""
    choices = itertools.cycle(itertools.product(LEVELS, WARDS))
    views = [*VIEWS] * len(LEVELS)
    every = [
        f"{'' if view == 'map' else view}?level={level}&ward={ward}"
        for (level, ward), view in zip(choices, views, strict=False)
    ]
    return [every[at::PLANNERS] for at in range(PLANNERS)]
