"""
The running app in a real browser, with the limits a planner feels.

Time on the socket passes between the click's message and the last answer to it; processor time
tells a busy machine from a slow program. The network guard of the tests is on: what is measured
here works in an office without internet.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Row, shown

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / "browser")]

import chromium  # noqa: E402 - the tests' own modules, on the path from here on
import server  # noqa: E402
import waiting  # noqa: E402
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright  # noqa: E402

MAP = ".truonglop-map"
FIRST_PAINTS, LATER_PAINTS = 3, 5
IDLE_MS = 600  # a server whose processor time stands still so long is idle
ACTIONS = (
    ("click on a ward", "≤ 300 ms"),
    ("school placed to new figures", "≤ 300 ms"),
    ("year slider moved, map and figures", "≤ 150 ms"),
)
LON_LAT = (  # in seven wards, apart enough for no click to hit a former proposal
    (106.6832, 10.8700),
    (106.6650, 10.8890),
    (106.6350, 10.8750),
    (106.7000, 10.8600),
    (106.6200, 10.8620),
    (106.6180, 10.8400),
    (106.6500, 10.8700),
)


@dataclass
class Wire:
    """What went over a page's socket, each message with its time [s] and size [bytes]."""

    sent: list[tuple[float, int]] = field(default_factory=list)
    received: list[tuple[float, int]] = field(default_factory=list)

    def watch(self, socket: WebSocket) -> None:
        """Note every message of a socket."""
        socket.on("framesent", lambda body: self.sent.append((time.perf_counter(), len(body))))
        socket.on(
            "framereceived", lambda body: self.received.append((time.perf_counter(), len(body)))
        )

    def clear(self) -> None:
        """Forget what went before an action."""
        self.sent.clear()
        self.received.clear()

    def answer_s(self) -> float:
        """Return the time from the first message to the last answer."""
        return self.received[-1][0] - self.sent[0][0]

    def bytes(self) -> int:
        """Return the size of all answers."""
        return sum(size for _, size in self.received)


@contextmanager
def visitor(browser: Browser) -> Iterator[tuple[Page, Wire]]:
    """Open a window that remembers nothing."""
    seen = chromium.visit(browser, width=1280, height=800, languages=["vi-VN"])
    wire = Wire()
    seen.page.on("websocket", wire.watch)
    yield seen.page, wire
    if seen.outside:
        msg = f"requests tried to leave the machine: {seen.outside}"
        raise RuntimeError(msg)
    seen.context.close()


def paint_s(page: Page, url: str) -> float:
    """Time from the address to the figures and the wards on the map."""
    start = time.perf_counter()
    page.goto(url)
    page.locator(".tl-figure").first.wait_for()
    page.locator(".truonglop-figure").first.wait_for()
    return time.perf_counter() - start


def click(page: Page, lon: float, lat: float) -> None:
    """Click the map at a place [degrees, WGS 84]."""
    box = page.locator(MAP).bounding_box()
    if box is None:
        msg = "the map is not there"
        raise RuntimeError(msg)
    where = "(root, [lat, lon]) => root.map.latLngToContainerPoint([lat, lon])"
    spot: Any = page.locator(MAP).evaluate(where, [lat, lon])
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])


def family(pid: int) -> dict[int, dict[str, str]]:
    """Return the status of the server's processes by their id; Linux only."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text("utf-8")
        except OSError:
            continue  # it ended while we looked
        lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        if pid in (int(lines["Pid"]), int(lines["PPid"])):
            found[int(lines["Pid"])] = lines
    return found


def peak_mb(pid: int) -> float:
    """Return the largest memory a process of the server ever had [MB]."""
    peaks = (lines["VmHWM"] for lines in family(pid).values() if "VmHWM" in lines)
    return max(int(peak.split()[0]) for peak in peaks) / 1024


def cpu_s(pid: int) -> float:
    """Return the processor time the server has used so far [s]."""
    fields = (Path(f"/proc/{one}/stat").read_text("utf-8").split() for one in family(pid))
    return sum(int(one[13]) + int(one[14]) for one in fields) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What an action cost: time on the socket [s], processor time [s], bytes sent."""

    wall_s: float
    cpu_s: float
    sent: int


def timed(page: Page, wire: Wire, pid: int, action: Callable[[], object]) -> Cost:
    """Do something and return what it cost the server."""
    wire.clear()
    before = cpu_s(pid)
    action()
    waiting.settle(page)
    return Cost(wire.answer_s(), cpu_s(pid) - before, wire.bytes())


def _first_paints(browser: Browser) -> list[float]:
    """Time the first visitor of servers just started."""
    paints = []
    for _ in range(FIRST_PAINTS):
        with (
            tempfile.TemporaryDirectory() as folder,
            server.serving(Path(folder)) as running,
            visitor(browser) as (page, _wire),
        ):
            paints.append(paint_s(page, running.url))
    return paints


def _select(page: Page, wire: Wire, pid: int) -> list[Cost]:
    """Click one ward after another."""
    waiting.settle(page)
    return [timed(page, wire, pid, partial(click, page, *at)) for at in LON_LAT]


def _propose(page: Page, wire: Wire, pid: int) -> list[Cost]:
    """Place one school after another: new proposals, new assessment, every layer new."""
    page.get_by_role("link", name="Phương án").click()
    waiting.settle(page)
    put = page.get_by_role("button", name="Đặt trường")
    times = []
    for lon, lat in LON_LAT:
        click(page, lon, lat)
        put.wait_for()
        waiting.settle(page)
        times.append(timed(page, wire, pid, put.click))
    return times


def _years(page: Page, wire: Wire, pid: int, url: str) -> list[Cost]:
    """Move the slider from year to year of a projecting scenario: map, figures and table follow."""
    page.goto(f"{url}/?forecast=base&year=2026")
    waiting.settle(page)
    busy = -1.0
    while busy != cpu_s(pid):  # the other years are still being assessed beside the page
        busy = cpu_s(pid)
        page.wait_for_timeout(IDLE_MS)
    slider = page.get_by_role("slider").first
    slider.focus()
    return [timed(page, wire, pid, partial(slider.press, "ArrowRight")) for _ in LON_LAT]


def rows() -> list[Row]:
    """Measure the app on the embedded district."""
    path = chromium.find()
    if path is None:
        return []
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        first = _first_paints(browser)
        with (
            tempfile.TemporaryDirectory() as folder,
            server.serving(Path(folder)) as running,
        ):
            later = []
            for _ in range(LATER_PAINTS):
                with visitor(browser) as (page, _wire):
                    later.append(paint_s(page, running.url))
            with visitor(browser) as (page, wire):
                page.goto(running.url)
                chosen = _select(page, wire, running.pid)
                placed = _propose(page, wire, running.pid)
            with visitor(browser) as (page, wire):
                moved = _years(page, wire, running.pid, running.url)
            peak = peak_mb(running.pid)
    return _rows(first, later, [chosen, placed, moved], peak)


def _rows(
    first: list[float],
    later: list[float],
    actions: list[list[Cost]],
    peak: float,
) -> list[Row]:
    """Put medians into rows."""
    median = statistics.median
    heaviest = max(cost.sent for costs in actions for cost in costs) / 1000
    tasks = [
        ("first paint, first visitor of a fresh server", shown(median(first)), "≤ 3 s"),
        ("first paint, later visitors", shown(median(later)), "≤ 3 s"),
    ]
    for (name, goal), costs in zip(ACTIONS, actions, strict=True):
        wall, busy = (
            median(part) for part in zip(*((c.wall_s, c.cpu_s) for c in costs), strict=True)
        )
        tasks.append((f"{name}, time on the socket", shown(wall), goal))
        tasks.append((f"{name}, processor time of the server", shown(busy), goal))
    tasks += [
        ("heaviest answer to an action, map and all", f"{heaviest:.0f} kB", "≤ 300 kB"),
        (f"peak memory, {len(ACTIONS) * len(LON_LAT)} actions", f"{peak:.0f} MB", "≤ 400 MB"),
    ]
    size = "Quận 12, 1280 × 800"
    return [Row(task=task, size=size, ours=ours, goal=goal) for task, ours, goal in tasks]
