"""The first screen is seen before any script has run, and the app then shows the same."""

from __future__ import annotations

from pathlib import Path

import chromium
import server
import waiting
from playwright.sync_api import Browser, Page, expect

FIRST = "#tl-first-screen"


def figures(page: Page, where: str) -> list[str]:
    """Read the large figures of a screen that are seen."""
    return [one.strip() for one in page.locator(where).all_inner_texts() if one.strip()]


def warm(page: Page, app: server.Server) -> None:
    """Let the server have shown its first page."""
    page.goto(app.url)
    waiting.settle(page)
    expect(page.locator(FIRST)).to_have_count(0)


def test_without_any_script_figures_and_map_are_there_and_the_app_shows_the_same(
    visit: chromium.Visit, app: server.Server, browser: Browser, screenshots: Path
) -> None:
    warm(visit.page, app)
    shown = figures(visit.page, "#root .tl-figure .tl-big b")
    silent = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = silent.new_page()
    page.goto(app.url)
    assert figures(page, f"{FIRST} strong b") == shown
    expect(page.locator(f"{FIRST} svg path")).to_have_count(5)  # the wards of today
    expect(page.locator(f"{FIRST} [role='status']")).to_contain_text("Đang mở")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.screenshot(path=screenshots / "first_screen-1280x800.png")
    page.goto(f"{app.url}/?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(f"{FIRST} [role='status']")).to_contain_text("Opening")
    silent.close()


def test_it_is_gone_once_the_app_has_drawn_and_a_return_visit_begins_with_it(
    other: chromium.Visit, app: server.Server
) -> None:
    warm(other.page, app)
    other.page.reload(wait_until="commit")
    expect(other.page.locator(f"{FIRST} svg")).to_be_visible()
    expect(other.page.locator(FIRST)).to_have_count(0)
    expect(other.page.locator("#root .tl-figure").first).to_be_visible()


def test_it_fits_a_phone(
    browser: Browser, app: server.Server, visit: chromium.Visit, screenshots: Path
) -> None:
    warm(visit.page, app)
    phone = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, color_scheme="dark"
    )
    page = phone.new_page()
    page.goto(app.url)
    box = page.locator(f"{FIRST} svg").bounding_box()
    assert box is not None
    assert box["width"] <= 390
    assert box["height"] >= 200
    page.screenshot(path=screenshots / "first_screen-390x844.png")
    phone.close()
