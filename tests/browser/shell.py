"""Go about the app as a visitor does: to a place, to one of its views, to a choice of a chip."""

from __future__ import annotations

import re

import waiting
from playwright.sync_api import Page

TABS = {  # the place of each view that is not its first
    "Dự báo": "Hiện trạng",
    "Kiểm tra trường": "Hiện trạng",
    "Đề xuất mạng lưới": "Phương án",
    "Tiếp cận trường học": "Tuyển sinh",
    "Vùng tuyển sinh": "Tuyển sinh",
    "Định mức": "Dữ liệu và báo cáo",
    "Chỉ tiêu": "Dữ liệu và báo cáo",
    "Xuất dữ liệu": "Dữ liệu và báo cáo",
}
FIRST = {
    "Thiếu hụt": "Hiện trạng",
    "Đề xuất điểm trường": "Phương án",
    "Phân tuyến": "Tuyển sinh",
    "Tệp của tôi": "Dữ liệu và báo cáo",
}


def go(page: Page, view: str) -> None:
    """Go to a view by its Vietnamese name: its place, then its tab."""
    place = FIRST.get(view) or TABS[view]
    page.locator(".st-key-places").get_by_role("link", name=place).click()
    if view in TABS:
        page.locator(".st-key-views").get_by_role("link", name=view).click()
    page.wait_for_function(
        "view => document.querySelector('h1')?.textContent.startsWith(view)", arg=view
    )
    waiting.settle(page)


def open_chip(page: Page, name: str) -> None:
    """Open a chip by the name before its value."""
    page.get_by_role("button", name=re.compile(f"^{name}: ")).click()
    page.get_by_test_id("stPopoverBody").wait_for()


def close_chip(page: Page) -> None:
    """Close the chip that is open, as a keyboard does."""
    page.keyboard.press("Escape")
    page.get_by_test_id("stPopoverBody").wait_for(state="detached")


def choose(page: Page, name: str, option: str) -> None:
    """Choose an option that stands in a chip."""
    open_chip(page, name)
    page.get_by_test_id("stPopoverBody").get_by_text(option, exact=True).click()
    close_chip(page)
