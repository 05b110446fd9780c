"""A fresh start to a planner's own commune: found, opened, its template filled and brought back."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import chromium
import map_view
import pytest
import server
import shell
import untold_towns
import waiting
from playwright.sync_api import Page, expect

LONG_MS = 60_000
CLICKS = 4  # from the first screen to the map of one's own commune

# Figures whose words stand out of their card.
OVER = """all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)"""


def test_from_a_fresh_start_to_the_deficits_of_ones_own_commune(
    visit: chromium.Visit,
    app: server.Server,
    screenshots: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = visit.page
    page.goto(app.url)
    waiting.settle(page)
    began_s, clicks = time.monotonic(), 0
    shell.open_chip(page, "Địa bàn")
    clicks += 1
    field = page.get_by_role("textbox", name="Mở xã, phường khác")
    field.fill("trung my tay")
    field.press("Enter")
    page.locator(".st-key-commune_0 button").click()
    clicks += 1
    expect(page.locator("h1")).to_contain_text("Phường Trung Mỹ Tây, Thành phố Hồ Chí Minh")
    expect(map_view.chart(page).locator("path.leaflet-interactive").first).to_be_visible()
    took_s = time.monotonic() - began_s
    with capsys.disabled():
        sys.stdout.write(f"\nto the commune's own map: {clicks} clicks, {took_s:.1f} s\n")
    assert clicks <= CLICKS
    waiting.settle(page)
    page.screenshot(path=screenshots / "commune_start-1280x800.png")
    expect(page.locator(".tl-figure .tl-big b").first).to_have_text("chưa có số phòng")
    assert page.locator(".tl-figure").evaluate_all(OVER) == []

    # the chip has closed; opened again it says what is to be brought next
    shell.open_chip(page, "Địa bàn")
    expect(page.get_by_text("số phòng và diện tích đất của 5 trường")).to_be_visible()
    with page.expect_download() as taken:
        page.locator(".st-key-communes_book button").click()
    book = tmp_path / "so-lieu.xlsx"
    filled = untold_towns.filled(taken.value.path().read_bytes(), {("26785", "tieu_hoc")})
    book.write_bytes(filled)
    shell.close_chip(page)
    shell.go(page, "files")
    page.locator("input[type=file]").set_input_files([book])
    expect(page.get_by_text("Đã nhận 1 tệp.")).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)
    page.screenshot(path=screenshots / "commune_start_files-1280x800.png")
    page.get_by_role("radio", name=re.compile("Dùng")).or_(
        page.get_by_role("button", name=re.compile(r"^\d\. Dùng"))
    ).first.click()
    waiting.settle(page)
    page.get_by_role("button", name="Dùng dữ liệu này").click()
    said = page.get_by_text(re.compile("^Đang dùng “.*” trên mọi trang"))
    expect(said).to_be_visible(timeout=LONG_MS)
    shell.go(page, "map")
    # 9,034 children, 99 % of whom attend: 300 rooms for 10,000 are 268; two schools have 40
    expect(page.locator(".tl-figure .tl-big b").first).to_have_text("≈ 228")
    page.screenshot(path=screenshots / "commune_start_deficits-1280x800.png")
    assert visit.outside == []
    assert visit.errors == []


def test_streets_of_the_whole_city_are_asked_for_when_one_comes_near(
    visit: chromium.Visit, app: server.Server, screenshots: Path
) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/assets/streets/" in one.url else None)
    page.goto(app.url)
    waiting.settle(page)
    shell.open_chip(page, "Địa bàn")
    page.locator(".st-key-city_open button").click()
    expect(page.locator("h1")).to_contain_text("Thành phố Hồ Chí Minh", timeout=LONG_MS)
    expect(page.locator(".truonglop-credit")).to_contain_text("87/168", timeout=LONG_MS)
    waiting.settle(page)
    assert asked == []  # the main roads came with the map
    from_afar = _widest_school(page)
    page.screenshot(path=screenshots / "city_streets-1280x800.png")
    map_view.ask(page, "root => { root.map.setView([10.7769, 106.7009], 15, { animate: false }); }")
    expect(page.locator(".truonglop-street").first).to_be_visible()
    assert {re.split(r"[/-]", url)[-3] for url in asked} == {"roads", "local"}
    # small from afar, so that roads and wards are seen between them
    assert 0 < from_afar < 0.8 * _widest_school(page)
    waiting.settle(page)
    page.screenshot(path=screenshots / "city_streets_near-1280x800.png")
    assert visit.outside == []
    assert visit.errors == []


def _widest_school(page: Page) -> float:
    """Return the width of the largest school that is drawn [CSS px]."""
    widths = "all => Math.max(...all.map((one) => one.getBoundingClientRect().width))"
    return float(page.locator("[data-layer=schools] path").evaluate_all(widths))
