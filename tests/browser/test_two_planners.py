"""Two people, two browsers, one link: a stranger does not write, a colleague does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import map_view
import server
import test_app_main_job as job
import waiting
from playwright.sync_api import Page, expect
from test_accessibility import violations


def place(page: Page) -> None:
    """Place a school by a click on the map."""
    map_view.click(page, job.LON, job.LAT)
    expect(page.get_by_label("Phòng học", exact=True)).to_be_visible()
    page.get_by_role("button", name="Đặt trường").click()
    waiting.settle(page)


def scenario_of(page: Page) -> str:
    """Return the id in the address."""
    found = re.search(r"scenario=([^&]+)", page.url)
    assert found is not None, page.url
    return found[1]


def test_a_stranger_changes_a_copy_and_a_colleague_the_owner_s_scenario(
    page: Page, app: server.Server, other: chromium.Visit
) -> None:
    job.proposing(page)
    place(page)
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    link, scenario = page.url, scenario_of(page)

    # a stranger: his change goes into a copy, the owner's scenario is as it was
    other.page.goto(link)
    waiting.settle(other.page)
    expect(other.page.get_by_text("Phương án của người khác")).to_be_visible()
    other.page.get_by_role("button", name="Xoá", exact=True).click()
    waiting.settle(other.page)
    expect(other.page.get_by_text("lưu vào một bản sao riêng")).to_be_visible()
    assert scenario_of(other.page) != scenario
    page.reload()
    waiting.settle(page)
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    assert scenario_of(page) == scenario  # the browser is known again: still its owner's
    expect(page.get_by_text("sửa trên bản sao của họ")).to_be_visible()

    # a colleague, by the owner's link: his change is the owner's scenario's
    page.get_by_role("button", name="Chia sẻ").click()
    page.get_by_role("button", name="Tạo liên kết cho đồng nghiệp sửa cùng").click()
    shared = page.locator("code", has_text="edit=").inner_text()
    other.page.goto(shared)
    waiting.settle(other.page)
    expect(other.page.get_by_text("Bạn đang sửa cùng chủ phương án")).to_be_visible()
    assert "edit=" not in other.page.url
    other.page.get_by_role("button", name="Xoá", exact=True).click()
    waiting.settle(other.page)
    expect(other.page.get_by_text("Đề xuất (0)")).to_be_visible()
    assert scenario_of(other.page) == scenario
    page.reload()
    waiting.settle(page)
    expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
    assert app.left_home() == []


def resize(page: Page, rooms: int) -> None:
    """Open the one proposal and enter another number of rooms."""
    page.get_by_role("button", name="Sửa", exact=True).click()
    field = page.get_by_label("Phòng học", exact=True)
    expect(field).to_be_visible()
    field.fill(str(rooms))
    field.press("Enter")
    waiting.settle(page)


def shared_link(page: Page) -> str:
    """Make the working link of the scenario shown, and give it."""
    page.get_by_role("button", name="Chia sẻ").click()
    page.get_by_role("button", name="Tạo liên kết cho đồng nghiệp sửa cùng").click()
    shared = page.locator("code", has_text="edit=").inner_text()
    page.keyboard.press("Escape")
    return str(shared)


def test_of_one_school_changed_by_two_each_is_told_and_both_versions_are_kept(
    page: Page, other: chromium.Visit, snap: Callable[[Page, str], list[Path]]
) -> None:
    job.proposing(page)
    place(page)
    shared = shared_link(page)
    other.page.goto(shared)
    waiting.settle(other.page)
    resize(page, 9)  # the owner enters his figure, and does not save it yet
    resize(other.page, 20)
    other.page.get_by_role("button", name="Lưu thay đổi").click()
    expect(other.page.get_by_text("· 20 phòng ·")).to_be_visible()
    page.get_by_role("button", name="Lưu thay đổi").click()
    told = page.get_by_text(re.compile(r"Đồng nghiệp đã sửa .* bạn cũng sửa"))
    expect(told).to_be_visible()
    expect(page.get_by_text("· 20 phòng ·")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Giữ cả hai").click()
    expect(page.get_by_text("Đề xuất (2)")).to_be_visible()
    # the colleague's page follows by itself
    expect(other.page.get_by_text("Đề xuất (2)")).to_be_visible(timeout=60_000)
    expect(other.page.get_by_text("Trang đã theo bản mới")).to_be_visible()
    page.get_by_text("Xem lịch sử").click()
    expect(page.get_by_role("button", name="Khôi phục về đây").first).to_be_visible()
    waiting.settle(page)
    snap(page, "two-planners-history")
    assert violations(page) == []


def test_a_named_scenario_is_found_after_a_reload_and_compared_with_today_s_state(
    page: Page, snap: Callable[[Page, str], list[Path]]
) -> None:
    job.proposing(page)
    place(page)
    page.get_by_role("button", name="Phương án: Phương án 1").click()
    page.get_by_label("Tên phương án", exact=True).fill("Bờ sông")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Phương án: Bờ sông")).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    waiting.settle(page)
    page.get_by_role("button", name="Phương án: Bờ sông").click()
    page.get_by_role("radiogroup", name="Xem phương án").get_by_text("Hiện trạng").click()
    expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
    waiting.settle(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-scenarios").get_by_role("link", name="So sánh").click()
    waiting.settle(page)
    row = page.get_by_role("row", name=re.compile("^Thiếu phòng học, 300"))
    expect(row).to_contain_text("926")
    expect(row).to_contain_text("−30")
    chart = map_view.chart(page)
    expect(chart.locator(".truonglop-side.before")).to_have_text("Hiện trạng")
    expect(chart.locator(".truonglop-side.after")).to_have_text("Bờ sông")
    expect(chart.locator(".truonglop-swipe")).to_be_visible()
    assert violations(page) == []
    snap(page, "compare-1-swipe")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải bảng so sánh (CSV)").click()
    told = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    assert "Bờ sông,26767,Thạnh Lộc,tieu_hoc,2030" in told
    page.get_by_role("radio", name="Chênh lệch").click()
    expect(chart.locator(".truonglop-figure", has_text="−30")).to_be_visible()


def test_what_the_closed_chip_showed_does_not_come_back_over_a_scenario_begun(page: Page) -> None:
    job.proposing(page)
    place(page)
    page.get_by_role("button", name="Phương án: Phương án 1").click()
    page.get_by_role("button", name="Xoá phương án").click()
    expect(page.get_by_role("button", name="Phương án: Hiện trạng")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Mới").click()
    page.get_by_role("button", name="Phương án trống").click()
    expect(page.get_by_role("button", name=re.compile("^Phương án: Phương án"))).to_be_visible()
    begun = scenario_of(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-scenarios").get_by_role("link", name="So sánh").click()
    waiting.settle(page)
    expect(page.get_by_role("button", name=re.compile("^Phương án: Phương án"))).to_be_visible()
    assert scenario_of(page) == begun


def test_a_snapshot_stays_as_it_was_changes_nothing_and_is_taken_back(
    page: Page, other: chromium.Visit, snap: Callable[[Page, str], list[Path]]
) -> None:
    job.proposing(page)
    place(page)
    page.get_by_role("button", name="Chia sẻ").click()
    page.get_by_role("button", name="Tạo liên kết bản chụp").click()
    link = page.locator("code", has_text="snapshot=").inner_text()
    snap(page, "snapshot-made")
    assert scenario_of(page) not in link

    # the scenario goes on, the snapshot does not
    page.reload()
    waiting.settle(page)
    page.get_by_role("button", name="Xoá", exact=True).click()
    expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
    other.page.goto(link)
    waiting.settle(other.page)
    expect(other.page.get_by_text("Bản chụp chỉ xem của “Phương án 1”")).to_be_visible()
    expect(other.page.get_by_text("Đề xuất (1)")).to_be_visible()
    expect(other.page.get_by_role("button", name="Chia sẻ")).to_have_count(0)
    for name in ("Xoá", "Sửa", "Hoàn tác", "Thêm đề xuất"):
        expect(other.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    map_view.click(other.page, job.LON, job.LAT)
    waiting.settle(other.page)
    expect(other.page.get_by_label("Phòng học", exact=True)).to_have_count(0)
    expect(other.page.get_by_text("Đề xuất (1)")).to_be_visible()
    snap(other.page, "snapshot-shown")
    assert violations(other.page) == []

    # its maker takes it back: the link shows today's state and says why
    page.get_by_role("button", name="Chia sẻ").click()
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("liên kết ấy không còn mở được")).to_be_visible()
    other.page.reload()
    waiting.settle(other.page)
    expect(other.page.get_by_text("bị sửa, hoặc đã bị thu hồi")).to_be_visible()
    expect(other.page.get_by_text("Đề xuất (0)")).to_be_visible()
