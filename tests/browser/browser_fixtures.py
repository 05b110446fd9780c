"""The running app and a real browser for it, both without a network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import chromium
import pytest
import server
import waiting
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
DESK = (1280, 800)  # [CSS px]
PHONE = (390, 844)  # [CSS px]
# How long a sentence may take to come: two browsers share the cores of a small machine. What is
# awaited comes at once where nothing else runs; speed is measured in `benchmarks/`, not here.
WAIT_MS = 20_000
# The plan of 2024 as a link says it: its figures are printed, and no day changes them.
PLAN = "units=wards_2024&year=2030&profile=quan12-2024"


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """Start the app once; at the end see that the server never tried to leave the machine."""
    with server.serving(tmp_path_factory.mktemp("app")) as running:
        yield running
        assert running.left_home() == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[tuple[Playwright, str]]:
    """Give Playwright and the system's Chromium; Playwright downloads nothing."""
    path = chromium.find()
    if path is None:
        reason = "no Chromium that runs; `make setup` installs one, TRUONGLOP_CHROMIUM may name one"
        if IN_CI:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as started:
        yield started, path


@pytest.fixture(scope="session")
def browser(playwright: tuple[Playwright, str]) -> Iterator[Browser]:
    """Start a Chromium whose windows share nothing."""
    started = chromium.launch(*playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def window(
    playwright: tuple[Playwright, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[chromium.ReusedWindow]:
    """Start the Chromium of visitors who come one after the other."""
    asked = chromium.settings(width=DESK[0], height=DESK[1], languages=["vi-VN"])
    started = chromium.ReusedWindow(*playwright, tmp_path_factory.mktemp("chromium"), **asked)
    yield started
    started.close()


@pytest.fixture
def visit(window: chromium.ReusedWindow) -> Iterator[chromium.Visit]:
    """Open a desk-sized window as a new visitor; at the end see that nothing tried to leave.

    A test that means to provoke a request clears ``visit.outside`` after looking at it.
    """
    seen = window.visit()
    yield seen
    window.leave(seen)
    assert seen.outside == [], seen.outside
    assert seen.errors == [], seen.errors  # not rewritten: the list would not be told


@pytest.fixture
def other(browser: Browser) -> Iterator[chromium.Visit]:
    """Open a second person's window; it too must not try to leave."""
    seen = chromium.visit(browser, width=DESK[0], height=DESK[1], languages=["vi-VN"])
    yield seen
    seen.context.close()
    assert seen.outside == [], seen.outside
    assert seen.errors == [], seen.errors  # not rewritten: the list would not be told


@pytest.fixture
def page(visit: chromium.Visit, app: server.Server) -> Page:
    """Give the first screen of the app on the plan of 2024, drawn and at rest."""
    visit.page.goto(f"{app.url}/?{PLAN}")
    waiting.settle(visit.page)
    return visit.page


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Give the folder where pictures land to be looked at."""
    folder = Path(__file__).parent / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def snap(request: pytest.FixtureRequest, screenshots: Path) -> Callable[[Page, str], list[Path]]:
    """Give a function that takes a page's pictures where ``--pictures`` asks for them.

    They are for somebody to look at and check nothing; for each the page comes to rest three times.
    """
    asked = request.config.getoption("--pictures")
    return lambda page, name: pictures_of(page, screenshots, name) if asked else []


def pictures_of(page: Page, folder: Path, name: str) -> list[Path]:
    """Take a page's picture at desk and at phone size, and put it back."""
    taken = []
    before = page.viewport_size
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        waiting.settle(page)
        taken.append(folder / f"{name}-{width}x{height}.png")
        page.screenshot(path=taken[-1])
    if before is not None:
        page.set_viewport_size(before)
        waiting.settle(page)
    return taken
