"""Results of targets and parcels entered by a table of one's own, in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import chromium
import map_view
import pytest
import server
import shell
import waiting
from locality import Locality
from playwright.sync_api import Locator, Page, expect

LONG_MS = 60_000
LON, LAT = 106.605, 10.805  # in the western ward, free of schools [degrees]
RESULTS = """Chỉ tiêu,Cấp,Mẫu số,Năm,Kết quả,Nguồn
Trường đạt chuẩn quốc gia,tiểu học,schools,2025,5,Báo cáo số 12
Trường đạt chuẩn quốc gia,tiểu học,schools,2026,{value},Báo cáo số 34
"""
PARCELS = """Mã khu đất,Tên khu đất,Kinh độ,Vĩ độ,Diện tích,Pháp lý
bai-xe,Bãi xe cũ,{lon},{lat},{area},sẵn sàng
"""


@pytest.fixture
def small(tmp_path: Path) -> list[Path]:
    """Write a locality of two wards, as an office keeps it."""
    folder = tmp_path / "dia-ban"
    folder.mkdir()
    Locality().write(folder)
    return [*folder.iterdir()]


def bring(page: Page, files: list[Path]) -> None:
    """Drop tables on the page of files; what they lack comes from the data now open."""
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text(f"Đã nhận {len(files)} tệp.")).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)
    lend = page.get_by_role("button", name="Lấy phần còn thiếu")
    if lend.count():
        lend.click()
        expect(page.get_by_text(re.compile("^Phần còn lại lấy từ dữ liệu đang mở"))).to_be_visible()
        waiting.settle(page)


def choose(page: Page, name: str, option: str) -> None:
    """Choose an option of a list by its name."""
    page.get_by_role("combobox", name=name).click()
    page.get_by_role("option", name=option, exact=True).click()
    waiting.settle(page)


def use(page: Page) -> None:
    """Use what was brought on every page."""
    shell.step(page, "Dùng")
    year = page.get_by_role("combobox", name="Danh sách này là của năm học nào?")
    if year.input_value() == "":
        choose(page, "Danh sách này là của năm học nào?", "2026-2027")
    page.get_by_role("button", name="Dùng dữ liệu này").click()
    said = page.get_by_text(re.compile("^Đang dùng “.*” trên mọi trang"))
    expect(said).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)


def tracked(page: Page) -> Locator:
    """Open the tracker; give its only row with a result that was entered."""
    section = "Tiến độ từng năm"
    page.get_by_role("radio", name=section, exact=True).or_(
        page.get_by_role("button", name=section, exact=True)
    ).first.click()
    waiting.settle(page)
    table = page.get_by_role("table", name="Tiến độ chỉ tiêu")
    return table.locator("tbody tr").filter(has_text="Báo cáo số 34")


def test_a_result_is_entered_with_its_source_mended_kept_and_exported(
    visit: chromium.Visit, app: server.Server, tmp_path: Path, small: list[Path]
) -> None:
    """From 5 % in 2025 to 12.5 % in 2030 an even pace is at 6.5 % in 2026: 6 is behind, 8 not."""
    page, file = visit.page, tmp_path / "tiến độ chỉ tiêu.csv"
    file.write_text(RESULTS.format(value=6), encoding="utf-8-sig")
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    bring(page, [*small, file])
    use(page)
    shell.go(page, "targets")
    row = tracked(page)
    choose(page, "Kế hoạch", "Quận 12, TP.HCM")
    expect(row).to_contain_text("chậm")
    expect(row).to_contain_text("nhịp đều: 6,5 %")

    file.write_text(RESULTS.format(value=8), encoding="utf-8-sig")
    shell.go(page, "files")
    shell.step(page, "Tải lên")
    bring(page, [file])
    use(page)
    shell.go(page, "targets")
    row = tracked(page)
    expect(row).to_contain_text("đúng tiến độ")
    page.reload()
    waiting.settle(page)
    row = tracked(page)
    expect(row).to_contain_text("8 %")
    with page.expect_download() as taken:
        page.locator(".st-key-course_target_progress_csv button").click()
    exported = csv.DictReader(taken.value.path().read_text("utf-8-sig").splitlines())
    rows = [one for one in exported if "Báo cáo số 34" in one.values()]
    assert [(one["result"], one["result_year"]) for one in rows] == [("8", "2026")]
    assert visit.outside == []
    assert visit.errors == []


def test_a_parcel_is_entered_a_bad_area_refused_and_what_was_mended_is_kept(
    visit: chromium.Visit, app: server.Server, tmp_path: Path, small: list[Path]
) -> None:
    page, file = visit.page, tmp_path / "quỹ đất.csv"
    file.write_text(PARCELS.format(lon=LON, lat=LAT, area="rộng"), encoding="utf-8-sig")
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    bring(page, [*small, file])
    shell.step(page, "Kiểm tra")
    wrong = page.frame_locator("iframe[title*='cell_table']").locator("td.wrong")
    expect(wrong.filter(has_text="“rộng”").first).to_be_visible()
    file.write_text(PARCELS.format(lon=LON, lat=LAT, area="12000"), encoding="utf-8-sig")
    shell.go(page, "files")
    shell.step(page, "Tải lên")
    bring(page, [file])
    use(page)
    shell.go(page, "land")
    register = page.get_by_role("table", name="Sổ quỹ đất")
    expect(register.locator("tbody tr")).to_have_count(1)
    expect(register).to_contain_text("12.000")
    page.reload()
    waiting.settle(page)
    expect(register).to_contain_text("Bãi xe cũ")
    expect(map_view.chart(page).locator("[data-layer=parcels] path").first).to_be_visible()
    assert visit.outside == []
    assert visit.errors == []
