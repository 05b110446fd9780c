"""An office's own workbook of 24 schools through the three steps in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import map_view
import office_workbooks
import openpyxl
import pytest
import server
import shell
import waiting
from playwright.sync_api import FrameLocator, Page, expect

Snap = Callable[[Page, str], list[Path]]
BOOK = "Danh sách trường 24.xlsx"
WARDS = ("Hiệp Thành", "Thạnh Lộc")
WRONG = {"D9": "mười", "C20": "không rõ"}  # rooms of the first school, address of the tenth
PLACE = (106.64, 10.885)  # in the first ward [degrees]
LONG_MS = 60_000


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write the workbook with two cells that stop."""
    office_workbooks.banded_in(tmp_path / BOOK, WARDS, WRONG)
    return tmp_path / BOOK


def cells(page: Page) -> FrameLocator:
    """Return the table of the planner's cells."""
    return page.frame_locator("iframe[title*='cell_table']")


def mend(page: Page, name: str, value: str) -> None:
    """Write a value into a cell."""
    cell = cells(page).get_by_label(name, exact=True)
    cell.fill(value)
    cell.press("Enter")
    waiting.settle(page)


def brought(page: Page, app: server.Server, book: Path, snap: Snap) -> None:
    """Drop the workbook: what it is, and where the rest comes from, in one line."""
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    snap(page, "steps-0-first")
    page.locator("input[type=file]").set_input_files([book])
    expect(page.get_by_text("Đã nhận 1 tệp.")).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)
    expect(page.get_by_role("table", name="Mỗi tệp được hiểu là gì")).to_contain_text(
        "Danh sách trường (kèm phòng học, đất, học sinh)"
    )
    expect(page.get_by_text(re.compile("Phần còn lại lấy từ dữ liệu đang mở"))).to_be_visible()
    snap(page, "steps-1-brought")


def asked(page: Page, snap: Snap) -> int:
    """Answer what is asked one by one, the likeliest first; count the answers."""
    box = page.locator(".st-key-files_question")
    count = 0
    while box.count():
        if count == 0:
            snap(page, "steps-3-question")
        title = box.get_by_role("heading", level=2).inner_text()
        if box.get_by_role("radio").count():  # one for all of another ward
            expect(box).to_contain_text("trùng tên, trùng cấp")
            box.get_by_role("button", name="Chọn", exact=True).click()
        else:
            expect(box).to_contain_text("Trong danh sách của bạn")
            box.get_by_role("button", name="Đúng trường này").first.click()
        expect(box.get_by_role("heading", level=2, name=title, exact=True)).to_have_count(0)
        waiting.settle(page)
        count += 1
    return count


def test_a_list_of_24_schools_goes_from_upload_to_the_wards_deficits(
    visit: chromium.Visit, app: server.Server, snap: Snap, book: Path
) -> None:
    page = visit.page
    brought(page, app, book, snap)
    page.get_by_role("button", name="Tiếp: Kiểm tra").click()
    waiting.settle(page)
    table = cells(page)
    expect(table.locator("td.wrong")).to_have_count(2)
    expect(table.locator("td.wrong").first).to_contain_text("“mười”")
    snap(page, "steps-2-check")

    # mended in the cell; a page loaded again has the answer still
    mend(page, "Số phòng học, Dòng 9", "12")
    expect(table.locator("td.wrong")).to_have_count(1)
    mend(page, "Địa chỉ, Dòng 20", f"5 Lê Lợi, Phường {WARDS[0]}")
    expect(table.locator("td.wrong")).to_have_count(0)
    page.reload()
    waiting.settle(page)
    expect(cells(page).get_by_label("Số phòng học, Dòng 9", exact=True)).to_have_value("12")
    expect(page.get_by_text("Đã sửa 2 ô; tệp gốc giữ nguyên.")).to_be_visible()
    assert openpyxl.load_workbook(book).active["D9"].value == "mười"

    assert 1 <= asked(page, snap) <= 3  # and two cells mended: five answers at most
    page.get_by_text(re.compile("^Trường chưa có vị trí")).click()
    waiting.settle(page)
    snap(page, "steps-4-places")
    before = page.locator(".tl-ask h3").inner_text()
    map_view.click(page, *PLACE)
    expect(page.get_by_text(re.compile(f"^Đã đặt “{re.escape(before)}”"))).to_be_visible()
    waiting.settle(page)
    snap(page, "steps-5-placed")

    page.get_by_role("button", name="Tiếp: Dùng dữ liệu").click()
    expect(page.get_by_text("Dùng được: 24 trong 24 dòng của bạn; 0 dòng tạm loại.")).to_be_visible(
        timeout=LONG_MS
    )
    waiting.settle(page)
    snap(page, "steps-6-use")
    page.get_by_role("textbox", name="Tên địa bàn").fill("Quận 12 của chúng tôi")
    page.get_by_role("button", name="Dùng dữ liệu này").click()
    said = page.get_by_text("Đang dùng “Quận 12 của chúng tôi” trên mọi trang.")
    expect(said).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)
    snap(page, "steps-7-used")
    shell.go(page, "map")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quận 12 của chúng tôi")
    waiting.settle(page)
    snap(page, "steps-8-map")
    assert visit.outside == []

    # and back
    shell.go(page, "files")
    waiting.settle(page)
    shell.step(page, "Dùng")
    page.get_by_role("button", name="Trở lại dữ liệu trước đó").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quận 12, TP. Hồ Chí Minh")
