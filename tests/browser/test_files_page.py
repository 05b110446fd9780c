"""A planner's own Excel in a real browser: mapped, its faults read, corrected, used, on the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import geopandas as gpd
import messy
import openpyxl
import pytest
import server
import shell
import waiting
from locality import Locality, collection
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from spatial import read_network

Snap = Callable[[Page, str], list[Path]]
BOOK = "DS trường 2025.xlsx"
VN2000 = 9210  # VN-2000 / TM-3 105°45′
LONG_MS = 60_000
MORE = 30  # rooms the corrected file gives one primary school
HOSTILE = "<img src=x onerror=\"document.title='hacked'\">"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the messy workbook with two strange headers, three wrong cells and a hostile name."""
    folder = tmp_path_factory.mktemp("wrong")
    messy.schools(read_network(), folder)
    book = openpyxl.load_workbook(folder / BOOK)
    sheet = book.active
    assert sheet is not None
    sheet["A3"], sheet["B3"] = "Số hiệu hồ sơ", "Cơ sở đào tạo"
    sheet["B6"] = HOSTILE
    sheet["E7"] = "mười hai"
    sheet["F8"] = "-5"
    sheet["C9"] = "không rõ"
    book.save(folder / BOOK)
    return folder / BOOK


def corrected(wrong: Path, folder: Path) -> Path:
    """Mend the wrong cells, and give one primary school thirty rooms more."""
    book = openpyxl.load_workbook(wrong)
    sheet = book.active
    assert sheet is not None
    right = folder / "right"
    right.mkdir()
    messy.schools(read_network(), right)
    clean = openpyxl.load_workbook(right / BOOK).active
    assert clean is not None
    for at in ("E7", "F8", "C9"):
        sheet[at] = clean[at].value
    rooms = next(cell for cell in sheet["H"] if str(cell.value or "").endswith("phòng"))
    count = int(re.sub(r"\D", "", str(rooms.value)))
    rooms.value = f"{count + MORE} phòng"
    target = folder / BOOK
    book.save(target)
    return target


def part(page: Page, name: str) -> None:
    """Open a part of the checking."""
    page.get_by_text(re.compile(f"^{name}")).first.click()
    waiting.settle(page)


def upload(page: Page, *files: Path) -> None:
    """Drop files on the page."""
    page.locator("input[type=file]").set_input_files(list(files))
    expect(page.get_by_text(f"Đã nhận {len(files)} tệp.")).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)


def choose(page: Page, header: str, column: str) -> None:
    """Say which column a header is."""
    box = page.locator(".st-key-files_question")
    title = box.get_by_role("heading", name=re.compile(re.escape(header)))
    expect(title).to_be_visible()
    box.get_by_text(column, exact=True).first.click()
    waiting.settle(page)
    box.get_by_role("button", name="Chọn").click()
    expect(title).to_have_count(0, timeout=LONG_MS)
    waiting.settle(page)


def rooms(page: Page) -> int:
    """Read how many primary classrooms there are."""
    shell.choose(page, "Cấp", "Tiểu học")
    waiting.settle(page)
    said = page.locator(".tl-figures").first.inner_text()
    found = re.search(r"có ([\d.]+)", said)
    assert found is not None, said
    return int(found[1].replace(".", ""))


def mapped(page: Page, wrong: Path, snap: Snap) -> None:
    """Bring an Excel of schools alone, see what the rest comes from, say what two headers are."""
    upload(page, wrong)
    expect(page.get_by_text(re.compile("Phần còn lại lấy từ .*Ranh giới phường"))).to_be_visible()
    snap(page, "files-1-uploaded")
    shell.step(page, "Kiểm tra")
    page.reload()  # loses no upload
    expect(page.locator(".st-key-files_question")).to_contain_text("Số hiệu hồ sơ")
    waiting.settle(page)
    snap(page, "files-2-columns")
    choose(page, "Số hiệu hồ sơ", "mã trường")
    choose(page, "Cơ sở đào tạo", "tên trường")


def reported(page: Page, folder: Path) -> Worksheet:
    """Take the coloured workbook away; give its copy of the planner's sheet."""
    part(page, "Tải về")
    page.get_by_role("button", name="Lập báo cáo Excel").click()
    button = page.get_by_role("button", name="Excel tô màu ô lỗi")
    expect(button).to_be_visible()
    waiting.settle(page)  # what stands under the pointer must not move away
    with page.expect_download() as download:
        button.click()
    report = folder / "loi.xlsx"
    download.value.save_as(report)
    sheets = openpyxl.load_workbook(report).worksheets
    return next(sheet for sheet in sheets if sheet["E7"].value == "mười hai")


def used(page: Page, name: str) -> None:
    """Use the files under a name, and go to the map."""
    page.get_by_role("textbox", name="Tên địa bàn").fill(name)
    page.get_by_role("button", name="Dùng dữ liệu này").click()
    said = page.get_by_text(f"Đang dùng “{name}” trên mọi trang.")
    expect(said).to_be_visible(timeout=LONG_MS)  # written, read back, assessed
    waiting.settle(page)


def to_map(page: Page, place: str) -> int:
    """Go to the map of a place; give how many primary classrooms it has."""
    shell.go(page, "map")
    expect(page.get_by_role("heading", level=1)).to_contain_text(place)
    waiting.settle(page)
    return rooms(page)


def test_a_messy_workbook_is_mapped_its_faults_read_mended_and_seen_on_the_map(
    visit: chromium.Visit, app: server.Server, snap: Snap, wrong: Path, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    expect(page.get_by_text("Đang dùng: Quận 12, TP. Hồ Chí Minh.")).to_be_visible()
    snap(page, "files-0-first")
    mapped(page, wrong, snap)

    # the faults name the cells, and the coloured workbook shows them
    cells = page.frame_locator("iframe[title*='cell_table']")
    expect(cells.locator("td.wrong")).to_have_count(3)
    expect(cells.locator("td.wrong").first).to_contain_text("“mười hai”")
    snap(page, "files-3-faults")
    part(page, "Mọi lỗi và lưu ý theo tệp")
    expect(page.get_by_role("table", name="Lỗi và lưu ý theo tệp")).to_contain_text("mười hai")
    copy = reported(page, tmp_path)
    for at, row in (("E7", 7), ("F8", 8), ("C9", 9)):
        assert copy[at].fill.fgColor.rgb.endswith("F8CBAD"), at
        assert copy[at].comment is not None
        assert f"dòng {row}" in copy[at].comment.text
    assert copy["G7"].fill.fill_type is None
    assert copy["G7"].comment is None

    # the corrected file takes the place of the wrong one, with the same answers
    shell.step(page, "Tải lên")
    upload(page, corrected(wrong, tmp_path))
    shell.step(page, "Dùng")
    expect(page.get_by_role("status").filter(has_text="Dùng được")).to_be_visible(timeout=LONG_MS)
    used(page, "Quận 12 của tôi")
    snap(page, "files-4-used")

    # the map shows the planner's figure, also when its link is opened anew
    have = to_map(page, "Quận 12 của tôi")
    assert "locality=quan-12-cua-toi-" in page.url
    page.goto(page.url)
    waiting.settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quận 12 của tôi")
    assert rooms(page) == have
    snap(page, "files-5-map")

    # one click back to the illustration, which has thirty rooms less
    shell.go(page, "files")
    waiting.settle(page)
    shell.step(page, "Dùng")
    page.get_by_text("Địa bàn đã lưu trên máy này").click()
    page.get_by_role("button", name="Mở", exact=True).first.click()
    waiting.settle(page)
    assert have == to_map(page, "Quận 12, TP. Hồ Chí Minh") + MORE
    assert page.title() != "hacked"


def test_a_layer_without_a_system_is_placed_by_looking_and_its_borders_mended(
    visit: chromium.Visit, app: server.Server, snap: Snap, tmp_path: Path
) -> None:
    town = Locality()
    ring = town.wards[1]["geometry"]["coordinates"][0]
    edge = ring[0][0]
    for corner in ring:
        if corner[0] == edge:
            corner[0] = round(edge - 0.00002, 8)  # some 2.2 m into the other ward
    folder = town.write(tmp_path / "town")
    wards = gpd.GeoDataFrame.from_features(collection(town.wards), crs=4326).to_crs(VN2000)
    wards.to_file(folder / "wards.shp")
    for name in ("wards.geojson", "wards.prj", "wards.cpg"):
        (folder / name).unlink()
    page = visit.page
    page.goto(f"{app.url}/files")
    waiting.settle(page)
    upload(page, *sorted(folder.iterdir()))
    shell.step(page, "Kiểm tra")
    expect(page.locator(".st-key-files_crs_0_0 img")).to_be_visible()
    snap(page, "files-6-places")
    card = page.locator(".st-key-files_crs_0_0")
    expect(card).to_contain_text(f"EPSG:{VN2000}")
    card.get_by_role("button", name="Đúng hệ này").click()
    expect(page.get_by_text("Không còn gì phải sửa.")).to_be_visible(timeout=LONG_MS)
    waiting.settle(page)
    part(page, "Hệ toạ độ đã xác nhận")
    expect(page.get_by_text(f"wards.shp: bạn đã xác nhận EPSG:{VN2000}.")).to_be_visible()
    part(page, "Ranh giới phường")
    expect(page.get_by_text("Có cạnh không khớp nhau.")).to_be_visible()
    snap(page, "files-7-borders")
    page.get_by_role("button", name="Sửa ranh giới").click()
    expect(page.get_by_role("table", name="Thay đổi của từng phường")).to_contain_text("Phường")
    waiting.settle(page)
    snap(page, "files-8-mended")
    part(page, "Chất lượng dữ liệu")
    snap(page, "files-9-health")
