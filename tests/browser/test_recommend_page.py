"""A network recommended in a real browser: searched, stopped, searched again, accepted, seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import pytest
import server
import shell
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, expect

Snap = Callable[[Page, str], list[Path]]
SLOW_MS = 120_000  # a search on a busy machine


def part(page: Page, name: str) -> None:
    """Go to a part of the page."""
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()
    waiting.settle(page)


def figure(page: Page, label: str) -> int:
    """Read a large figure by its label."""
    one = page.locator(".tl-figure", has=page.locator(".tl-label", has_text=label))
    written = one.locator(".tl-big b").inner_text()
    return int(re.sub(r"\D", "", written))


def click_point(page: Page, *, number: int) -> None:
    """Click a point of the first curve, the last of them stands at its right edge."""
    chart = page.locator(".st-key-recommend_beside [data-testid='stVegaLiteChart']").first
    spots = chart.locator("path[aria-roledescription='point']")
    if spots.count():
        spots.nth(number).click()
        return
    box = chart.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 12)


@pytest.fixture
def asked(visit: chromium.Visit, app: server.Server) -> Page:
    """Give the page of recommended networks, at rest."""
    visit.page.goto(f"{app.url}/recommend?{PLAN}&level=thcs")
    waiting.settle(visit.page)
    return visit.page


def test_a_network_is_searched_stopped_searched_again_and_accepted(  # noqa: PLR0915 - one walk
    asked: Page, snap: Snap
) -> None:
    page = asked
    expect(page.get_by_text("Đến năm")).to_be_visible()
    snap(page, "recommend-limits")
    part(page, "Khu đất xét")
    expect(page.get_by_text("7 trên 8 khu đất và điểm dùng được.")).to_be_visible()
    expect(page.get_by_text("đất sẵn sàng quá muộn").first).to_be_visible()
    snap(page, "recommend-sites")

    # run, watch, stop: the best until then is kept and marked as such
    page.get_by_role("button", name="Tìm phương án").click()
    bar = page.locator(".st-key-waiting")
    best = "tốt nhất đến giờ|rẻ nhất đến giờ|đi bộ ít nhất đến giờ"  # whichever aim it is at
    expect(bar).to_contain_text(re.compile(best), timeout=SLOW_MS)
    page.get_by_role("button", name="Dừng, giữ phương án tốt nhất").click()
    expect(page.get_by_text("Kết quả sau khi dừng")).to_be_visible(timeout=SLOW_MS)
    expect(bar).to_have_count(0)
    waiting.settle(page)
    assert "plans=" in page.url

    # run again to the end, and reload in between: the search goes on without the page
    page.get_by_role("button", name="Tìm lại").click()
    expect(bar).to_contain_text("mức tiền 2/6", timeout=SLOW_MS)
    page.reload()
    expect(bar).to_contain_text("mức tiền", timeout=SLOW_MS)
    expect(bar).to_have_count(0, timeout=SLOW_MS)
    waiting.settle(page)
    expect(page.get_by_text("Kết quả sau khi dừng")).to_have_count(0)
    expect(
        page.get_by_text(re.compile("không có phương án nào tốt hơn quá|đã chứng minh"))
    ).not_to_have_count(0)
    full = figure(page, "Còn vượt sức chứa theo định mức")
    snap(page, "recommend-plan")

    # another point of the curve, by its button and on the chart itself
    points = page.locator(".st-key-recommend_pick")
    another = points.get_by_role("radio").or_(points.get_by_role("button")).nth(3)
    cost = int(re.sub(r"\D", "", another.inner_text()))
    another.click()
    waiting.settle(page)
    assert figure(page, "Chi phí") == cost
    assert figure(page, "Còn vượt sức chứa theo định mức") > full
    click_point(page, number=5)
    waiting.settle(page)
    assert figure(page, "Còn vượt sức chứa theo định mức") == full

    # the list: why each, and three sites accepted one by one
    part(page, "Danh mục đầu tư")
    expect(
        page.get_by_text(re.compile(r"Danh mục đầu tư công trung hạn \(\d+ dự án\)"))
    ).to_be_visible()
    projects = page.locator("[class*='st-key-project_']").filter(has_text="· THCS")
    rooms = 0
    for number in range(3):
        row = projects.nth(number)
        line = row.locator(".tl-item").inner_text()
        rooms += int(re.search(r"(\d+) phòng", line).group(1))  # type: ignore[union-attr]
        row.get_by_role("button", name="Nhận vào đề xuất").click()
        expect(row.get_by_text("đã nhận")).to_be_visible(timeout=SLOW_MS)
    waiting.settle(page)
    snap(page, "recommend-list")

    # the deficit map counts with them
    shell.go(page, "map")
    waiting.settle(page)
    short = page.locator(".tl-figure", has=page.locator(".tl-label", has_text="Thiếu phòng"))
    expect(short).to_contain_text(f"−{rooms}")
    snap(page, "recommend-accepted")

    # and one of them is given back
    shell.go(page, "recommend")
    waiting.settle(page)
    page.get_by_role("button", name="Bỏ khỏi đề xuất").first.click()
    expect(page.get_by_role("button", name="Bỏ khỏi đề xuất")).to_have_count(2)

    # plans nearly as good and unlike it: one is chosen by a click and is the set of proposals
    part(page, "Phương án gần tốt")
    page.get_by_role("button", name="Tìm phương án gần tốt nhất").click()
    table = page.get_by_role("table", name="Phương án gần tốt nhất")
    expect(table).to_be_visible(timeout=SLOW_MS)
    others = table.get_by_text(re.compile(r"^Phương án khác \d$"))
    expect(others).not_to_have_count(0)
    assert others.count() <= 5
    for line in table.locator("tbody tr").all():  # within 1 % of what no plan beats
        off = line.locator("td").nth(4).inner_text()
        assert float(off.replace(",", ".")) <= 1.0
    waiting.settle(page)
    taker = page.get_by_role("button", name=re.compile(r"^Phương án khác 1: lấy làm đề xuất"))
    count = re.search(r"\((\d+)\)", taker.inner_text())
    assert count is not None
    taker.click()
    expect(taker).to_be_disabled()
    shell.go(page, "propose")
    expect(page.get_by_role("heading", name=f"Đề xuất ({count[1]})")).to_be_visible()
