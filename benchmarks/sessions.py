"""
Twenty planners at once: the pages' own protocol, two minutes, one server on loopback.

Each session opens its own WebSocket, draws the first screen, then asks for another ward or level
every few seconds as a person would. Beside them somebody asks whether the server is well. A run
that failed, an error on a page or a broken connection counts as an error.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.measure import Row, shown

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "browser")]

import server  # noqa: E402 - the tests' own module, on the path from here on

SESSIONS = 20
LONG_S = 120.0
THINKING_S = (3.0, 9.0)  # between two actions of a person
HEALTH_EVERY_S = 0.5
ANSWER_S = 60.0  # a page nobody waits for any longer
QUERIES = ("level=tieu_hoc", "level=thcs", "level=thpt", "ward=26767", "ward=26770", "")


@dataclass
class Load:
    """What was seen: times of page runs and of health requests [s], errors, the server's size."""

    first: list[float] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory_mb: float = 0.0
    threads: int = 0
    descriptors: int = 0

    def look(self, pid: int) -> None:
        """Note the size of the server's process; Linux only."""
        text = Path(f"/proc/{pid}/status").read_text("utf-8")
        lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        self.memory_mb = max(self.memory_mb, int(lines["VmRSS"].split()[0]) / 1024)
        self.threads = max(self.threads, int(lines["Threads"]))
        open_now = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
        self.descriptors = max(self.descriptors, open_now)


def percentile(times: list[float], share: float) -> float:
    """Return the time [s] that such a share of all did not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def _run(socket: websockets.ClientConnection, query: str, load: Load) -> float:
    """Ask for one run of the page and read all of it."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    start = time.perf_counter()
    await socket.send(asked.SerializeToString())
    async with asyncio.timeout(ANSWER_S):
        while True:
            answer = ForwardMsg.FromString(bytes(await socket.recv(decode=False)))
            if answer.WhichOneof("type") == "delta":
                element = answer.delta.new_element
                if element.WhichOneof("type") == "exception" or 'role="alert"' in str(element.html):
                    load.errors.append(f"an error on the page of {query!r}")
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue  # the page begins again by itself: what was asked is still to come
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    load.errors.append(f"run not finished: {answer.script_finished}")
                return time.perf_counter() - start


async def _session(url: str, end: float, load: Load, seed: int, asked: Sequence[str]) -> None:
    """Be one planner, who asks for one page after another of those he may ask for."""
    chance = random.Random(seed)  # noqa: S311 - a person's pauses, no secret
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    await asyncio.sleep(chance.uniform(0.0, THINKING_S[1]))
    try:
        async with websockets.connect(
            address,
            origin=websockets.Origin(url),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
        ) as socket:
            load.first.append(await _run(socket, asked[-1], load))
            while time.monotonic() < end:
                await asyncio.sleep(chance.uniform(*THINKING_S))
                load.runs.append(await _run(socket, chance.choice(asked), load))
    except (OSError, TimeoutError, websockets.WebSocketException) as problem:
        load.errors.append(f"{type(problem).__name__}: {problem}")


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
    url: str, pid: int, *, asked: Sequence[Sequence[str]] = (QUERIES,), seconds: float = LONG_S
) -> Load:
    """
    Let everybody work at once.

    Parameters
    ----------
    asked
        What the first planner asks for, the second and so on, then from the first again.
    """
    load, end = Load(), time.monotonic() + seconds
    planners = (
        _session(url, end, load, seed, asked[seed % len(asked)]) for seed in range(SESSIONS)
    )
    await asyncio.gather(_health(url, end, load, pid), *planners)
    return load


def rows() -> list[Row]:
    """Measure a server under the work of a department."""
    with tempfile.TemporaryDirectory() as folder, server.serving(Path(folder)) as running:
        load = asyncio.run(work(running.url, running.pid))
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
