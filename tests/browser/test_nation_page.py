"""The country in a real browser: a result brought, a province opened in the table, a commune."""

from __future__ import annotations

from pathlib import Path

import batch_layers
import chromium
import server
import waiting
from browser_fixtures import PHONE
from playwright.sync_api import expect

# Names that the note lies over.
COVERED = """() => {
  const note = document.querySelector('.truonglop-credit').getBoundingClientRect();
  const names = [...document.querySelectorAll('.truonglop-figure:not(.bare)')];
  const under = names.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.bottom > note.top && box.top < note.bottom
      && box.left < note.right && box.right > note.left;
  });
  return under.map((one) => one.textContent);
}"""


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


def test_on_a_phone_the_note_of_islands_far_off_covers_no_name(
    visit: chromium.Visit, app: server.Server
) -> None:
    page = visit.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{app.url}/nation")
    waiting.settle(page)
    note = page.locator(".truonglop-credit")
    expect(note).to_contain_text("Trường Sa")
    assert page.locator(".truonglop-figure:not(.bare)").count() > 10
    assert page.evaluate(COVERED) == []
