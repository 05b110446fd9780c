"""A plan followed in a real browser: chosen, narrowed to a status, its tables and report taken."""

from __future__ import annotations

from pathlib import Path

import chromium
import docx
import server
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, expect


def choose(page: Page, name: str, option: str) -> None:
    """Choose an option of a list by its name."""
    page.get_by_role("combobox", name=name).click()
    page.get_by_role("option", name=option, exact=True).click()
    waiting.settle(page)


def test_a_plan_is_followed_to_a_year_and_its_report_is_taken_home(
    visit: chromium.Visit, app: server.Server, tmp_path: Path
) -> None:
    """Of Quận 11's 63 targets 16 are reached by 2021, and the report says the same."""
    page = visit.page
    page.goto(f"{app.url}/targets?{PLAN}")
    waiting.settle(page)
    section = "Tiến độ từng năm"
    page.get_by_role("radio", name=section, exact=True).or_(
        page.get_by_role("button", name=section, exact=True)
    ).first.click()
    waiting.settle(page)
    choose(page, "Kế hoạch", "Quận 11, TP.HCM")
    choose(page, "Đến năm", "2021")
    expect(page.get_by_text("63 chỉ tiêu; đạt 16", exact=False)).to_be_visible()
    choose(page, "Tình trạng", "đạt")
    rows = page.get_by_role("table", name="Tiến độ chỉ tiêu").locator("tbody tr")
    expect(rows).to_have_count(16)
    with page.expect_download() as taken:
        page.locator(".st-key-course_report button").click()
    report = tmp_path / "bao-cao-nam.docx"
    taken.value.save_as(report)
    said = "\n".join(paragraph.text for paragraph in docx.Document(str(report)).paragraphs)
    assert "63 chỉ tiêu; đạt 16" in said
    assert visit.outside == []
    assert visit.errors == []
