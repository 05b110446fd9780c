"""The country in a real browser: a result brought, a province opened in the table, a commune."""

from __future__ import annotations

from pathlib import Path

import batch_layers
import chromium
import server
import waiting
from playwright.sync_api import expect


def test_from_the_country_to_a_commune_of_its_own(
    visit: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{app.url}/nation?level=tieu_hoc&method=class")
    waiting.settle(page)
    table = page.get_by_role("table", name="Bảng theo tỉnh, xã")
    expect(table.locator("tbody tr")).to_have_count(34)
    file = batch_layers.written(tmp_path)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("thiếu ≈ 24 phòng ở 2 xã", exact=False)).to_be_visible()
    table.get_by_role("button", name="Thành phố Hồ Chí Minh", exact=True).click()
    expect(table.locator("tbody tr")).to_have_count(168)
    table.get_by_role("button", name="Phường Trung Mỹ Tây", exact=True).click()
    card = page.locator(".st-key-nation_card")
    expect(card).to_contain_text("thiếu ≈ 20, dư ≈ 0, cần ≈ 30, có ≈ 10 phòng")
    card.get_by_role("button").click()
    expect(page.locator(".st-key-head")).to_contain_text("Phường Trung Mỹ Tây")
    assert visit.outside == []
    assert visit.errors == []
