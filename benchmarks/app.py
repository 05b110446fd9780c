"""
The running app in a real browser, with the limits a planner feels; a former one beside it.

``python -m benchmarks app --before FOLDER`` measures the app of another checkout in the same run,
action by action. ``TRUONGLOP_FOLDER`` names another locality. It says on standard error what it
waits for, and ends by itself in three minutes. The network guard of the tests is on: what is
measured here works in an office without internet.

"Paint" is the first frame in which the headline figures and the wards of the map, coloured and
numbered, are in the page: in the first screen, which is HTML and SVG without any script, or in the
app behind it, whichever is there first. "The app itself" is when its own figures and its live map
are. The very first visitor meets a server that has just been started on a machine as set-up leaves
it; "without set-up" nothing was drawn before.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks import app_cost, app_page, app_run
from benchmarks.app_cost import Wire
from benchmarks.app_run import ROOT, OutOfTimeError, Run
from benchmarks.measure import Row, shown

import chromium  # isort: skip - the tests' own modules, on the path since app_run
import server  # isort: skip

WHOLE_S = 180.0  # the run; what is not measured by then is left out and said
PAINTS, CLICKS, PLACED, YEARS = 3, 8, 6, 6  # 20 actions of a planner
PLACE = Path(os.environ.get("TRUONGLOP_FOLDER") or "Quận 12").name  # what the servers show
SIZE = f"{PLACE}, 1280 × 800"
GOALS = {
    "port answers after the command": "≤ 2 s",
    "figures and map, very first visitor": "≤ 3 s",
    "figures and map, fresh browser": "≤ 2 s",
    "figures and map, return visit": "≤ 1 s",
    "ward clicked to its card": "≤ 100 ms",
    "school placed to new figures": "≤ 200 ms",
    "year slider to new figures": "≤ 150 ms",
    "first map, its script, style and data": "≤ 120 kB",
    "ward clicked, bytes": "≤ 15 kB",
    "memory after 20 actions": "≤ 400 MB",
}


def _unprepared(run: Run, browser: Browser) -> None:
    """Time the very first visitor where set-up drew nothing."""
    with app_run.started(run, prepared=False) as running:
        context = app_run.window(browser)
        run.wait("first paint, without set-up")
        painted = app_page.paint(context.new_page(), running.url, run.left_ms())
        run.note("figures and map, very first visitor, without set-up", painted.seen_s)
        context.close()


def _paints(run: Run, browser: Browser, url: str) -> None:
    """Time a server's very first visitor, later ones, and those who come back."""
    for number in range(PAINTS):
        who = "fresh browser" if number else "very first visitor"
        context = app_run.window(browser)
        page = context.new_page()
        wire = Wire(page)
        for visitor in (who, "return visit"):
            run.wait(f"first paint, {visitor}")
            wire.clear()
            painted = app_page.paint(page, url, run.left_ms())
            run.note(f"figures and map, {visitor}", painted.seen_s)
            run.note(f"the app itself, {visitor}", painted.app_s)
            app_page.rest(page)
            if visitor == "fresh browser":
                run.note("first map, its script, style and data", wire.map)
                run.note("first page, all that is ours", wire.own)
                run.note("fresh browser, all bytes", wire.messages + wire.files)
            elif visitor == "return visit":
                run.note("return visit, all bytes", wire.messages + wire.files)
        context.close()


def _act(run: Run, page: Page, wire: Wire, task: str, goal: str, act: Callable[[], object]) -> None:
    """Do something and note when its effect is seen, and what it sent."""
    run.wait(task)
    app_page.rest(page)
    wire.clear()
    app_page.watch(page, goal)
    act()
    run.note(f"{task}", app_page.seen_ms(page) / 1000)
    app_page.rest(page)
    run.note(f"{task.partition(' to ')[0]}, bytes", wire.own)


def _clicks(run: Run, page: Page, wire: Wire) -> None:
    """Click one ward after another; the one that is shown already is not counted."""
    task = "ward clicked to its card"
    for number in range(2 * CLICKS):
        app_page.rest(page)
        wire.clear()
        app_page.watch(page, app_page.CARD, app_page.MISS_MS)
        run.wait(task)
        app_page.click_map(page, number)
        try:
            taken_s = app_page.seen_ms(page) / 1000
        except PlaywrightError:
            continue
        run.note(task, taken_s)
        app_page.rest(page)
        run.note("ward clicked, bytes", wire.own)
        if len(run.figures[task]) == CLICKS:
            return


def _actions(run: Run, browser: Browser, running: server.Server) -> None:
    """Do what a planner does, twenty times."""
    context = app_run.window(browser)
    page = context.new_page()
    wire = Wire(page)
    app_page.paint(page, running.url, run.left_ms())
    _clicks(run, page, wire)
    app_page.rest(page)
    page.goto(running.url + app_page.PROPOSE)
    page.locator(app_page.PUT).or_(page.locator(app_page.FIGURES)).first.wait_for()
    for number in range(PLACED):
        run.wait("form of a school")
        app_page.rest(page)
        app_page.click_map(page, number)
        put = page.locator(app_page.PUT)
        put.wait_for()
        task = "school placed to new figures"
        _act(run, page, wire, task, app_page.FIGURES, put.click)
    page.goto(f"{running.url}/?forecast=base&year=2026")
    page.locator(app_page.FIGURES).first.wait_for()
    _quiet(run, page, running.pid)
    slider = app_page.open_years(page)
    for _ in range(YEARS):
        task = "year slider to new figures"
        _act(run, page, wire, task, app_page.FIGURES, lambda: slider.press("ArrowRight"))
    run.note("memory after 20 actions", app_cost.memory_mb(running.pid))
    if wire.outside:
        msg = f"requests tried to leave the machine: {wire.outside}"
        raise RuntimeError(msg)
    context.close()


def _quiet(run: Run, page: Page, pid: int) -> None:
    """Wait until the other years are assessed beside the page."""
    busy = -1.0
    for _ in range(20):
        run.wait("other years, assessed beside the page")
        now = app_cost.cpu_s(pid)
        if now - busy < 0.05:  # noqa: PLR2004 - a server at rest looks at its clock once a second
            return
        busy = now
        page.wait_for_timeout(600)


def measured(run: Run, browser: Browser) -> Run:
    """Measure one app as far as the time reaches."""
    try:
        with app_run.started(run) as running:
            _paints(run, browser, running.url)
            _actions(run, browser, running)
        _unprepared(run, browser)
    except OutOfTimeError as problem:
        sys.stderr.write(f"  {run.name}: out of time before: {problem}\n")
    except Exception as problem:  # noqa: BLE001 - what an app cannot do is told, the other goes on
        sys.stderr.write(f"  {run.name}: {type(problem).__name__}: {str(problem)[:300]}\n")
    return run


def rows(before: Path | None = None) -> list[Row]:
    """
    Measure the app on the embedded district.

    Parameters
    ----------
    before
        Checkout of another state of the app, measured beside it; ``None`` for none.
    """
    path = chromium.find()
    if path is None:
        return []
    begun = time.monotonic()
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        share_s = WHOLE_S / (2 if before else 1)
        runs = [measured(Run("now", ROOT, begun + share_s), browser)]
        if before is not None:
            runs.append(measured(Run("before", before, begun + WHOLE_S), browser))
    return [_row(task, runs) for task in runs[0].figures]


def _row(task: str, runs: list[Run]) -> Row:
    """Put medians of one task beside each other."""
    values = [statistics.median(run.figures[task]) for run in runs if task in run.figures]
    written = [_written(task, value) for value in values]
    both = len(values) == 2  # noqa: PLR2004 - now and before
    return Row(
        task=task,
        size=SIZE,
        ours=written[0],
        goal=GOALS.get(task, ""),
        peer="before" if both else "",
        peers=written[1] if both else "",
        ratio=f"{values[1] / values[0]:.2f}" if both else "",
    )


def _written(task: str, value: float) -> str:
    if "bytes" in task or task.startswith(("first map", "first page")):
        return f"{value / 1000:.1f} kB"
    return f"{value:.0f} MB" if "memory" in task else shown(value)
