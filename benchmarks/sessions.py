"""
Twenty planners at once: the pages' own protocol, two minutes, one server on loopback.

Each session opens its own WebSocket and draws the first screen; when all have, the clock starts,
and each asks for the page anew, or for another level, every few seconds. Where a page asks to be
looked at again by itself it is, as a browser does. A click counts from the moment it is due, behind
a look as well, to the end of the run that answers it. Beside them somebody asks whether the server
is well. A run that failed, an error on a page or a broken connection counts as an error.
"""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.measure import Row, shown
from benchmarks.server_load import Load, percentile

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "browser")]

import server  # noqa: E402 - the tests' own module, on the path from here on

SESSIONS = 20
LONG_S = 120.0
THINKING_S = (3.0, 9.0)  # between two actions of a person
HEALTH_EVERY_S = 0.5
ANSWER_S = 60.0  # a page nobody waits for any longer
FAULTS = (OSError, TimeoutError, websockets.WebSocketException)
# The page begins again by itself, or a part of it ended: what was asked for is still to come.
PASSING = (ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
QUERIES = ("level=tieu_hoc", "level=thcs", "level=thpt", "ward=26767", "ward=26770", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickPace:
    """
    How a person clicks.

    Attributes
    ----------
    thinks_s
        Least and most time between two actions [s].
    chooses_level
        Whether a click chooses a level of schooling; else it asks for the same page anew.
    """

    thinks_s: tuple[float, float] = THINKING_S
    chooses_level: bool = False


USUAL = ClickPace()


@dataclass
class _Page:
    """One planner's page: its connection, what was last asked for, and how it refreshes itself."""

    socket: websockets.ClientConnection
    load: Load
    view: str = ""  # path of the page; empty for the first
    query: str = ""
    level: str = ""  # the widget that chooses the level, and what it offers
    levels: tuple[str, ...] = ()
    fragment: str = ""  # the part that is asked for again by itself
    every_s: float = math.inf

    async def click(self, query: str, due_s: float, level: str = "") -> float:
        """
        Ask for one run of ``view?query``, or of the view shown; return how long it took [s].

        Parameters
        ----------
        query
            Parameters of the link; the page reads them once, and later they ask for it anew.
        due_s
            When the hand was there [s].
        level
            Of `levels`, chosen by the page's own widget; empty for no choice.
        """
        view, mark, self.query = query.rpartition("?")
        self.view = view if mark else self.view
        self.every_s = math.inf  # the page that comes says whether it refreshes itself
        await self._run("", ForwardMsg.FINISHED_SUCCESSFULLY, level=level)
        return time.perf_counter() - due_s

    async def think(self, pause_s: float) -> float:
        """Look at the page for so long; return when the pause was over."""
        until = time.perf_counter() + pause_s
        while time.perf_counter() + self.every_s < until:
            await asyncio.sleep(self.every_s)
            self.load.looks += 1
            # without news the part alone runs; with news the whole page
            await self._run(
                self.fragment,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
                ForwardMsg.FINISHED_SUCCESSFULLY,
            )
        await asyncio.sleep(max(0.0, until - time.perf_counter()))
        return until

    async def _run(self, fragment: str, *ends: int, level: str = "") -> None:
        """Ask for a run of the page or of a part, and read until it ends."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.view
        asked.rerun_script.query_string = self.query
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.is_auto_rerun = bool(fragment)
        if level:
            asked.rerun_script.widget_states.widgets.add(id=self.level, string_value=level)
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(ANSWER_S):
            while True:
                answer = ForwardMsg.FromString(bytes(await self.socket.recv(decode=False)))
                kind = answer.WhichOneof("type")
                if kind == "delta":
                    self._look_at(answer)
                elif kind == "auto_rerun":
                    self.fragment = answer.auto_rerun.fragment_id
                    self.every_s = answer.auto_rerun.interval
                elif kind == "script_finished" and answer.script_finished in ends:
                    return
                elif kind == "script_finished" and answer.script_finished not in PASSING:
                    self.load.errors.append(f"run not finished: {answer.script_finished}")
                    return

    def _look_at(self, answer: ForwardMsg) -> None:
        """Note an error that stands on the page, and the widget that chooses the level."""
        element = answer.delta.new_element
        if element.radio.id.endswith("-level"):
            self.level, self.levels = element.radio.id, tuple(element.radio.options)
        if element.WhichOneof("type") == "exception" or 'role="alert"' in str(element.html):
            self.load.errors.append(f"an error on the page of {self.query!r}")


async def _opened(url: str, load: Load, seed: int, query: str) -> _Page | None:
    """Open a planner's first page; ``None`` where that failed."""
    await asyncio.sleep(THINKING_S[1] * seed / SESSIONS)
    try:
        socket = await websockets.connect(
            f"{url.replace('http', 'ws', 1)}/_stcore/stream",
            origin=websockets.Origin(url),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
        )
        page = _Page(socket, load)
        load.first.append(await page.click(query, time.perf_counter()))
    except FAULTS as problem:
        load.errors.append(f"{type(problem).__name__}: {problem}")
        return None
    return page


async def _session(
    page: _Page, end: float, seed: int, asked: Sequence[str], pace: ClickPace
) -> None:
    """Be one planner, who asks for one page after another of those he may ask for."""
    chance = random.Random(seed)  # noqa: S311 - a person's pauses, no secret
    try:
        async with page.socket:
            pause_s = chance.uniform(0.0, pace.thinks_s[1])
            while time.monotonic() + pause_s < end:
                due_s = await page.think(pause_s)
                query = chance.choice(asked)
                level = chance.choice(page.levels or ("",)) if pace.chooses_level else ""
                if pace.chooses_level and not level:
                    page.load.errors.append("no level to choose on the page")
                page.load.runs.append(await page.click(query, due_s, level))
                pause_s = chance.uniform(*pace.thinks_s)
    except FAULTS as problem:
        page.load.errors.append(f"{type(problem).__name__}: {problem}")


async def _health(url: str, end: float, load: Load, pid: int) -> None:
    """Ask whether the server is well, as a monitor would."""

    def ask() -> float:
        start = time.perf_counter()
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=ANSWER_S) as answer:  # noqa: S310 - our own server
            answer.read()
        return time.perf_counter() - start

    while time.monotonic() < end:
        load.health.append(await asyncio.to_thread(ask))
        load.look(pid)
        await asyncio.sleep(HEALTH_EVERY_S)


async def work(
    running: server.Server,
    *,
    asked: Sequence[Sequence[str]] = (QUERIES,),
    seconds: float = LONG_S,
    planners: int = SESSIONS,
    pace: ClickPace = USUAL,
    begun: Callable[[], object] = lambda: None,
) -> Load:
    """
    Let everybody work at once.

    Parameters
    ----------
    asked
        What the first planner asks for, the second and so on, then from the first again.
    seconds
        How long, from when everybody's first page stands.
    planners
        How many are at work.
    pace
        How often a person clicks, and on what.
    begun
        Called then.
    """
    load = Load()
    first = (
        _opened(running.url, load, seed, asked[seed % len(asked)][-1]) for seed in range(planners)
    )
    pages = await asyncio.gather(*first)
    begun()
    end = time.monotonic() + seconds
    at_work = (
        _session(page, end, seed, asked[seed % len(asked)], pace)
        for seed, page in enumerate(pages)
        if page is not None
    )
    await asyncio.gather(_health(running.url, end, load, running.pid), *at_work)
    return load


def rows() -> list[Row]:
    """Measure a server under the work of a department."""
    with tempfile.TemporaryDirectory() as folder, server.serving(Path(folder)) as running:
        load = asyncio.run(work(running))
    for error in sorted(set(load.errors)):
        print(f"{load.errors.count(error)} × {error}")
    size = f"{SESSIONS} sessions, {LONG_S:.0f} s"
    return [
        Row(task=task, size=size, ours=ours, goal=goal)
        for task, ours, goal in (
            ("errors", str(len(load.errors)), "0"),
            ("page runs", str(len(load.runs)), ""),
            ("first screen, median", shown(statistics.median(load.first)), ""),
            ("rerun, p50", shown(percentile(load.runs, 0.50)), ""),
            ("rerun, p95", shown(percentile(load.runs, 0.95)), ""),
            ("health request, p95", shown(percentile(load.health, 0.95)), "≤ 200 ms"),
            ("memory, largest", f"{load.memory_mb:.0f} MB", ""),
            ("threads, most", str(load.threads), ""),
            ("open descriptors, most", str(load.descriptors), ""),
        )
    ]
