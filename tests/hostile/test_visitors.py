"""Whoever stops or leaves ends his reading, and nobody waits for another's."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import chromium
import hostile_files
import psutil
import pytest
import server
import waiting
from locality import Locality
from playwright.sync_api import Page, expect

from spatial.intake import embedded
from spatial.sandbox import LIMITS, limits
from spatial.ui.text import say

GUARD_S = 60.0  # a stop for a machine that is busy
LOOK_S = 0.05
BEGUN_S = 0.2  # of processor time: more than looking at a file as it arrives
STOP = say("forecast.run.stop", lang="vi")
CHILD = "spatial.sandbox.child"


def used_s(process: psutil.Process) -> float | None:
    """Return the processor time of a process that reads; ``None`` once it has ended."""
    try:
        if CHILD not in " ".join(process.cmdline()):
            return None
        return float(process.cpu_times().user)
    except psutil.Error:  # also of one that has ended and is not yet forgotten
        return None


def reading(page: Page, app: server.Server, file: Path) -> psutil.Process:
    """Bring a file that is read for long; return the process that reads it."""
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name=STOP)).to_be_visible()
    tick, deadline = threading.Event(), time.monotonic() + GUARD_S
    first: dict[int, float] = {}
    while time.monotonic() < deadline:
        for one in psutil.Process(app.pid).children(recursive=True):
            used = used_s(one)
            if used is not None and used - first.setdefault(one.pid, used) > BEGUN_S:
                return one
        tick.wait(LOOK_S)
    pytest.fail("nobody reads")


def ended_early(reader: psutil.Process) -> bool:
    """Wait until a reader has ended; tell whether it had processor time to spare."""
    tick, used = threading.Event(), 0.0
    while (now := used_s(reader)) is not None:
        used = now
        tick.wait(LOOK_S)
    return used < LIMITS.cpu_s - 1


def at_the_files(page: Page, app: server.Server) -> None:
    """Open the page of files."""
    page.goto(f"{app.url}/files")
    waiting.settle(page)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """Write a map that is read until its limit comes."""
    return hostile_files.gpkg_joined(tmp_path / "wards.gpkg")


def test_the_stop_button_ends_the_reader_and_the_file_can_be_taken_away(
    visit: chromium.Visit, app: server.Server, endless: Path
) -> None:
    page = visit.page
    at_the_files(page, app)
    reader = reading(page, app, endless)
    page.get_by_role("button", name=STOP).click()
    # Asked of the browser first: while nobody asks it anything, its requests are held back.
    expect(page.get_by_text(say("forecast.run.stopped", lang="vi"))).to_be_visible()
    assert ended_early(reader)
    page.get_by_text(say("files.remove", lang="vi", count=1)).click()
    page.get_by_role("button", name=say("files.remove_all", lang="vi")).click()
    expect(page.get_by_text("Đang dùng: Quận 12, TP. Hồ Chí Minh.")).to_be_visible()


def test_a_window_that_is_closed_ends_its_reader(
    visit: chromium.Visit, app: server.Server, endless: Path
) -> None:
    at_the_files(visit.page, app)
    reader = reading(visit.page, app, endless)
    visit.page.close()
    assert ended_early(reader)


def test_a_long_reading_of_one_does_not_hold_the_upload_of_another(
    visit: chromium.Visit, other: chromium.Visit, app: server.Server, endless: Path, tmp_path: Path
) -> None:
    for page in (visit.page, other.page):
        at_the_files(page, app)
    files = sorted(Locality().write(tmp_path / "town").iterdir())
    reader = reading(visit.page, app, endless)
    other.page.locator("input[type=file]").set_input_files(files)
    expect(other.page.get_by_text(f"Đã nhận {len(files)} tệp.")).to_be_visible()
    assert used_s(reader) is not None  # the first is still at it
    other.page.get_by_role("button", name="Tiếp: Kiểm tra").click()
    expect(other.page.get_by_text("Không còn gì phải sửa")).to_be_visible()
    too_long = say("fault.head", lang="vi", count=1)
    expect(visit.page.get_by_role("alert")).to_contain_text(too_long, timeout=GUARD_S * 1000)
    most = limits.for_files([endless, embedded()])  # read beside what is open
    most_s = re.compile(f"hơn ({most.cpu_s}|{most.wall_s}) giây")  # whichever came first
    expect(visit.page.get_by_text(most_s).first).to_be_visible()
    assert not (app.home / "truonglop.log").exists()
