"""Norms and targets in a real browser: edit a norm, see the map move, export it, load it again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import chromium
import pytest
import server
import shell
import waiting
import yaml
from browser_fixtures import PLAN
from playwright.sync_api import Locator, Page, expect

Snap = Callable[[Page, str], list[Path]]
NAME = "q12-dat-7"


def section(page: Page, name: str) -> None:
    """Go to a part of the page."""
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()
    waiting.settle(page)


def labels(page: Page) -> Locator:
    """Return the figures written on the map's wards."""
    return page.locator(".truonglop-number")


@pytest.fixture
def norms_page(visit: chromium.Visit, app: server.Server) -> Page:
    """Give the page of norms, at rest."""
    visit.page.goto(f"{app.url}/norms?{PLAN}")
    waiting.settle(visit.page)
    return visit.page


def test_a_norm_edited_in_an_own_profile_moves_the_map_and_comes_back_from_its_file(
    norms_page: Page, snap: Snap, tmp_path: Path
) -> None:
    page = norms_page
    section(page, "Bộ riêng")
    page.get_by_role("textbox", name="Tên bộ riêng").fill(NAME)
    page.get_by_role("button", name="Tạo bộ riêng").click()
    expect(page.get_by_text(f"Bộ riêng: {NAME}")).to_be_visible()
    waiting.settle(page)

    # a figure without a reason is refused in words, and nothing is kept
    page.get_by_role("spinbutton", name="Số riêng (m²/học sinh)").fill("7")
    page.get_by_role("button", name="Ghi thay đổi").click()
    expect(page.get_by_text("Số riêng không có lý do.")).to_be_visible()

    # with its reason it is kept, and the map shows the difference
    page.get_by_role("spinbutton", name="Số riêng (m²/học sinh)").fill("7")
    page.get_by_role("textbox", name="Lý do").fill("Nghị quyết thử nghiệm")
    page.get_by_role("button", name="Ghi thay đổi").click()
    expect(page.get_by_text("Số riêng (1)")).to_be_visible()
    # 58,089 pupils need 1 m2 less each: 28.9 -> 23.1 ha
    expect(page.locator(".tl-cards")).to_contain_text("28,9 → 23,1")
    waiting.settle(page)
    drawn = labels(page).all_inner_texts()
    assert any(text.startswith("−") for text in drawn), drawn
    expect(page.get_by_text("từ 8 thành 7 m²/học sinh").first).to_be_visible()
    snap(page, "norms-own")

    # the profile in use goes everywhere with the link
    assert f"profile={NAME}" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Xuất tệp bộ định mức").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert file.name == f"{NAME}.yaml"
    assert [(one["topic"], one["level"], one["value"]) for one in tree["own"]] == [
        ("land_per_pupil_m2", "tieu_hoc", 7.0)
    ]

    # taken off the list, the file brings it back
    page.get_by_role("button", name=f"Bỏ bộ “{NAME}”").click()
    page.get_by_role("button", name="Đúng, xoá").click()
    expect(page.get_by_role("button", name="Tạo bộ riêng")).to_be_visible()
    waiting.settle(page)
    assert f"profile={NAME}" not in page.url
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(f"Bộ riêng: {NAME}")).to_be_visible()
    expect(page.get_by_text("Số riêng (1)")).to_be_visible()
    expect(page.locator(".tl-cards")).to_contain_text("28,9 → 23,1")

    # and it stands after the page is opened anew, from the link alone
    page.goto(page.url)
    waiting.settle(page)
    assert f"profile={NAME}" in page.url
    shell.go(page, "map")
    expect(page.locator(".tl-figures").first).to_contain_text("23,1")


def test_a_file_with_faults_is_answered_with_all_of_them(norms_page: Page, tmp_path: Path) -> None:
    page = norms_page
    section(page, "Bộ riêng")
    bad = {
        "profile": "hong",
        "base": "quan12-2024",
        "own": [{"topic": "land_per_pupil_m2", "level": "tieu_hoc", "value": -1}],
        "area": "moon",
    }
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(bad), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("Không có “moon”.")
    expect(panel).to_contain_text("“-1” không phải con số.")
    expect(panel).to_contain_text("Số riêng không có lý do.")


def test_the_law_of_a_day_its_changes_and_the_comparison_are_read_offline(
    norms_page: Page, snap: Snap
) -> None:
    page = norms_page
    expect(page.get_by_role("table", name="Bảng định mức")).to_contain_text("QĐ 1255/QĐ-TTg")
    snap(page, "norms-law")
    section(page, "Thay đổi")
    expect(page.get_by_text("Từ 30/01/2025 đến 31/01/2025 luật đổi")).to_be_visible()
    expect(page.locator(".tl-cards")).to_contain_text("28,9 → 17,3")
    section(page, "So hai bộ")
    expect(page.get_by_text("Điều khoản nào làm nên khác biệt")).to_be_visible()
    snap(page, "norms-compare")
    shell.go(page, "schools")
    expect(page.get_by_text("Quy mô trường, sĩ số, điểm trường, số tầng")).to_be_visible()
    expect(page.get_by_text("không có số liệu").first).to_be_visible()
    section(page, "Sáp nhập")
    expect(page.get_by_text("được phép").first).to_be_visible()


def test_wards_and_schools_are_checked_and_every_finding_is_a_file(
    norms_page: Page, snap: Snap, tmp_path: Path
) -> None:
    page = norms_page
    shell.go(page, "schools")
    page.locator("summary").filter(has_text="Quy hoạch theo dân số (QCVN 01)").click()
    waiting.settle(page)
    planning = page.get_by_role("table", name="Quy hoạch theo dân số (QCVN 01)")
    expect(planning).to_contain_text("67.381")
    expect(page.get_by_text("Dân số mọi độ tuổi năm 2025 (ước tính)")).to_be_visible()
    expect(page.get_by_text("65 chỗ/1.000 dân [bảng công trình dịch vụ công cộng")).to_be_visible()
    # the district tells no teachers: the check says what it would need, and guesses nothing
    page.locator("summary").filter(has_text="Giáo viên mỗi lớp").click()
    expect(page.get_by_text("chưa có giáo viên (cột Số giáo viên)")).to_be_visible()
    snap(page, "norms-checks")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mọi kết quả kiểm tra (CSV)").click()
    file = tmp_path / "checks.csv"
    download.value.save_as(file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == ("Kiểm tra,Nơi,Cấp,Giá trị,Mức,Phải có,Đơn vị,Đạt,Điều khoản,Số của trường")
    ward = [
        line for line in lines if line.startswith("Quy hoạch theo dân số (QCVN 01),Thạnh Xuân,")
    ]
    assert len(ward) == 8  # places and land at four levels


def test_rooms_stand_side_by_side_under_every_method(norms_page: Page, snap: Snap) -> None:
    page = norms_page
    section(page, "Cách tính phòng")
    need = page.get_by_role("table", name="Cách tính phòng cần")
    for row in ("4.746", "5.055", "5.400", "4.213", "3.583", "3.235"):
        expect(need).to_contain_text(row)
    expect(need).to_contain_text("300/10.000 dân 3–17 tuổi (168.502 người, dân số 2025: ước tính)")
    snap(page, "norms-rooms")


def test_floor_for_land_is_a_switch_written_into_the_file(norms_page: Page, snap: Snap) -> None:
    page = norms_page
    section(page, "Bộ riêng")
    page.get_by_role("textbox", name="Tên bộ riêng").fill("q12-san")
    page.get_by_role("button", name="Tạo bộ riêng").click()
    expect(page.get_by_text("Bộ riêng: q12-san")).to_be_visible()
    waiting.settle(page)
    page.get_by_role("combobox", name="Sửa gì").click()
    page.get_by_role("option", name="Diện tích sàn thay diện tích đất").click()
    waiting.settle(page)
    page.locator("label").filter(has_text="Tính diện tích sàn thay diện tích đất").click()
    waiting.settle(page)
    page.get_by_role("spinbutton", name="m² đất cho 1 m² sàn").fill("0.5")
    page.get_by_role("button", name="Ghi thay đổi").click()
    expect(page.get_by_text("1 m² sàn thay 0,50 m² đất").first).to_be_visible()
    waiting.settle(page)
    snap(page, "norms-floor")
    with page.expect_download() as download:
        page.get_by_role("button", name="Xuất tệp bộ định mức").click()
    tree = yaml.safe_load(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (tree["floor_rate"], tree["day_boarders"]) == (0.5, False)
    page.get_by_role("button", name="Bỏ bộ “q12-san”").click()
    page.get_by_role("button", name="Đúng, xoá").click()
    expect(page.get_by_role("button", name="Tạo bộ riêng")).to_be_visible()


def test_targets_and_the_programme_are_read_offline(
    visit: chromium.Visit, app: server.Server, snap: Snap
) -> None:
    page = visit.page
    page.goto(f"{app.url}/targets?{PLAN}")
    waiting.settle(page)
    table = page.get_by_role("table", name="Bảng chỉ tiêu")
    expect(table).to_contain_text("71 % số trường")
    expect(table).to_contain_text("100 %")
    section(page, "Chương trình 4.500 phòng học")
    expect(page.locator("canvas, svg.marks").first).to_be_visible()
    expect(page.get_by_text("dự án chậm tính đến năm")).to_be_visible()
    snap(page, "targets-programme")


def test_a_plan_is_followed_by_year_and_its_calendar_taken(
    visit: chromium.Visit, app: server.Server, snap: Snap
) -> None:
    page = visit.page
    page.goto(f"{app.url}/targets?{PLAN}")
    waiting.settle(page)
    section(page, "Tiến độ từng năm")
    expect(page.get_by_text("135 chỉ tiêu chưa có kết quả")).to_be_visible()
    snap(page, "targets-progress")
    section(page, "Lịch báo cáo, nhiệm vụ")
    table = page.get_by_role("table", name="Lịch báo cáo")
    expect(table).to_contain_text("Sơ kết Chiến lược giai đoạn 1")
    snap(page, "targets-calendar")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải lịch (.ics)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR")
