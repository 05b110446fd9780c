"""
Hostile files through the page of files: how soon they are answered, and what others feel of it.

Each file is dropped on the page in Chromium as a planner would. Beside it somebody asks every 20 ms
whether the server is well, and the memory of the server with the processes that read is looked at
(Linux). The last file passes every guard and is ended by the limit of processor time.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import Browser, expect, sync_playwright

from benchmarks.measure import Row, shown
from spatial import words

_TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(_TESTS / part) for part in ("browser", "kit", "hostile")]

import chromium  # noqa: E402 - the tests' own modules, on the path from here on
import hostile_files  # noqa: E402
import hostile_folder  # noqa: E402
import server  # noqa: E402
import test_upload_page as attacked  # noqa: E402
import waiting  # noqa: E402

EVERY_S = 0.02
MB = 1_000_000
ENDLESS = "a view no guard has a rule against"


@dataclass
class Felt:
    """What was felt during an attack: health requests [s], memory above what it was [bytes]."""

    answered_s: float = 0.0
    health_s: list[float] = field(default_factory=list)
    memory_bytes: int = 0


def held_bytes(pid: int) -> int:
    """Return what a server and all it started hold; a page several share counts once (PSS)."""
    total = 0
    for one in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        with suppress(psutil.Error):
            total += int(one.memory_full_info().pss)
    return total


@contextmanager
def felt(app: server.Server) -> Iterator[Felt]:
    """Ask for health and look at memory all the while."""
    seen, over, before = Felt(), threading.Event(), held_bytes(app.pid)

    def ask() -> None:
        while not over.wait(EVERY_S):
            start = time.perf_counter()
            with urllib.request.urlopen(f"{app.url}/_stcore/health", timeout=60) as answer:  # noqa: S310 - our own server
                answer.read()
            seen.health_s.append(time.perf_counter() - start)

    def look() -> None:
        while not over.wait(EVERY_S):
            seen.memory_bytes = max(seen.memory_bytes, held_bytes(app.pid) - before)

    threads = [threading.Thread(target=work) for work in (ask, look)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        over.set()
        for thread in threads:
            thread.join()


def attack(
    browser: Browser, app: server.Server, file: Path, said: re.Pattern[str], *, at_once: bool
) -> Felt:
    """Drop one file on the page and wait for its sentence."""
    visit = chromium.visit(browser, width=1280, height=800, languages=["vi-VN"])
    visit.page.goto(f"{app.url}/files")
    waiting.settle(visit.page)
    with felt(app) as seen:
        start = time.perf_counter()
        visit.page.locator("input[type=file]").set_input_files(file)
        sentence = visit.page.get_by_text(said).first
        if not at_once:  # taken, and refused when it was read
            visit.page.get_by_role("radio", name=re.compile("^Lỗi")).click(timeout=60_000)
        expect(sentence).to_be_visible(timeout=60_000)
        seen.answered_s = time.perf_counter() - start
    visit.context.close()
    return seen


def _all(folder: Path, browser: Browser, app: server.Server) -> dict[str, Felt]:
    """Make every attack, one after the other."""
    found = {}
    for name in attacked.CRITICAL:
        one = attacked.ATTACKS[name]
        said = attacked.sentence(*one.codes)
        at_once = name != "VRT as .mif in a zip"
        file = one.write(folder)
        found[name] = attack(browser, app, file, said, at_once=at_once)
    endless = hostile_files.gpkg_joined(folder / "endless.gpkg")
    limit = words.texts("vi")["fault.reading_too_long.what"].partition("{")[0]
    found[ENDLESS] = attack(browser, app, endless, re.compile(limit), at_once=True)
    return found


def rows() -> list[Row]:
    """Measure each attack, and all of them together."""
    path = chromium.find()
    if path is None:
        return []
    with (
        tempfile.TemporaryDirectory() as place,
        server.serving(Path(place)) as app,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright, path)
        warm = hostile_folder.attacks()[0]
        attack(browser, app, warm.write(Path(place)), attacked.sentence(*warm.codes), at_once=True)
        found = _all(Path(place), browser, app)
        browser.close()
    table = [
        Row(
            task=name,
            size=f"health p95 {shown(_p95(one.health_s))}, {one.memory_bytes / MB:.0f} MB more",
            ours=shown(one.answered_s),
            goal="≤ 10 s, p95 ≤ 200 ms, ≤ 500 MB",
        )
        for name, one in found.items()
    ]
    every = [each for one in found.values() for each in one.health_s]
    size = f"{len(every)} requests, median {shown(statistics.median(every))}"
    return [*table, Row(task="health, p95", size=size, ours=shown(_p95(every)), goal="≤ 200 ms")]


def _p95(times_s: list[float]) -> float:
    """Return the time that 95 of 100 did not exceed."""
    return sorted(times_s)[int(0.95 * len(times_s))]
