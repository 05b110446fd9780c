"""The land fund in a real browser: the register beside its map, and its workbook taken home."""

from __future__ import annotations

from pathlib import Path

import chromium
import openpyxl
import server
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import expect


def test_the_register_is_read_on_the_page_and_its_workbook_is_taken_home(
    visit: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{app.url}/land?{PLAN}")
    waiting.settle(page)
    expect(page.get_by_text("Quỹ đất: 8 khu, 9,1 ha", exact=False)).to_be_visible()
    register = page.get_by_role("table", name="Sổ quỹ đất")
    expect(register.locator("tbody tr")).to_have_count(8)
    expect(register.get_by_text("Khu đất minh hoạ 3", exact=True)).to_be_visible()
    with page.expect_download() as taken:
        page.locator(".st-key-fund_land_fund_xlsx button").click()
    book = tmp_path / "so.xlsx"
    taken.value.save_as(book)
    rows = [*openpyxl.load_workbook(book).worksheets[0].values]
    assert [row[0] for row in rows[1:]] == [f"khu-{number}" for number in range(1, 9)]
    assert visit.outside == []
    assert visit.errors == []
