"""Two people, two browsers, one link: a stranger does not write, a colleague does."""

from __future__ import annotations

import re

import chromium
import map_view
import server
import test_app_main_job as job
import waiting
from playwright.sync_api import Page, expect


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
