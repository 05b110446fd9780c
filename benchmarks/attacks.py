"""
Hostile files dropped on the page of files, one after another, while others ask whether all is well.

Of each attack: how long until its sentence stands on the page, what its reading took beside the
server, and what ninety-five of a hundred questions after the server's health waited meanwhile.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.measure import Row
from benchmarks.sessions import percentile
from spatial import words

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS / "browser"), str(TESTS / "kit")]

import chromium  # noqa: E402 - the tests' own modules, on the path from here on
import hostile_folder  # noqa: E402
import server  # noqa: E402
import waiting  # noqa: E402

ATTACKS = (
    "VRT as .kml",
    "far cell: single quotes",
    "shared string bomb",
    "nested tables in Word",
    "recursive view",
    "labels in HTML",
    "a million columns",
    "thirty million lines",
)
ASK_EVERY_S = 0.05


@dataclass
class Watch:
    """What was seen beside an attack: waits for the server's health [s], memory of readers [MB]."""

    url: str
    pid: int
    waits_s: list[float] = field(default_factory=list)
    readers_mb: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Ask and look until it is over."""
        program = psutil.Process(self.pid)
        while not self.over.wait(ASK_EVERY_S):
            began = time.perf_counter()
            server.is_healthy(self.url)
            self.waits_s.append(time.perf_counter() - began)
            sizes = [_size_mb(child) for child in program.children(recursive=True)]
            self.readers_mb = max([self.readers_mb, *sizes])


def _size_mb(process: psutil.Process) -> float:
    """Return the memory a process has for itself [MB], none of one that ended."""
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0


def _said(codes: frozenset[str] | tuple[str, ...]) -> re.Pattern[str]:
    """Match what is said of any of these faults."""
    parts = (words.texts("vi")[f"fault.{code}.what"].partition("{")[0] for code in codes)
    return re.compile("|".join(map(re.escape, parts)))


def rows() -> list[Row]:
    """Attack a server of its own and tell what it took."""
    attacks = {attack.name: attack for attack in hostile_folder.attacks()}
    path = chromium.find()
    if path is None:
        print("no Chromium")
        return []
    table = []
    with (
        tempfile.TemporaryDirectory() as home,
        sync_playwright() as playwright,
        server.serving(Path(home)) as app,
    ):
        browser = chromium.launch(playwright, path)
        for name in ATTACKS:
            visit = chromium.visit(browser, width=1280, height=800, languages=["vi-VN"])
            page, attack = visit.page, attacks[name]
            page.goto(f"{app.url}/files")
            waiting.settle(page)
            watch = Watch(url=app.url, pid=app.pid)
            looking = threading.Thread(target=watch.run)
            looking.start()
            began = time.perf_counter()
            folder = Path(home) / f"attack-{len(table)}"
            folder.mkdir()
            page.locator("input[type=file]").set_input_files(attack.write(folder))
            said = page.get_by_text(_said(attack.codes)).first
            faults = page.get_by_role("radio", name=re.compile("^Lỗi"))
            said.or_(faults).first.wait_for(timeout=60_000)
            took_s = time.perf_counter() - began
            watch.over.set()
            looking.join()
            visit.context.close()
            told = (
                f"{took_s:.1f} s, largest process beside the server {watch.readers_mb:.0f} MB, "
                f"health p95 {1000 * percentile(watch.waits_s, 0.95):.0f} ms"
            )
            goal = "≤ 10 s, ≤ 500 MB beside the server, health p95 ≤ 200 ms"
            table.append(Row(task="hostile file on the page", size=name, ours=told, goal=goal))
        browser.close()
    return table
