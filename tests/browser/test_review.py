"""A scenario is submitted, returned with a note, submitted again and approved; then it stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import map_view
import pytest
import server
import test_app_main_job as job
import waiting
from handmade_page import visiting
from playwright.sync_api import Page, expect
from test_accessibility import violations
from test_two_planners import place, scenario_of, shared_link

from spatial.store import Workspace
from spatial.ui.server.visitor_cookie import VISITOR_COOKIE

Snap = Callable[[Page, str], list[Path]]
FOLLOWS_MS = 60_000
NOTE = "Đất này ngập, tìm chỗ khác"
APPROVED = re.compile("Bà Hoa đã duyệt phương án này lúc .*; không sửa được nữa")


def step(page: Page, now: str, called: str, name: str, note: str = "") -> None:
    """Take a step of the review, as somebody, from where it stands."""
    chip = page.get_by_role("button", name=f"Xét duyệt: {now}")
    chip.click()
    page.get_by_label("Họ tên, chức vụ").fill(called)
    page.keyboard.press("Tab")
    if note:
        page.get_by_label("Ý kiến", exact=True).fill(note)
        page.keyboard.press("Tab")
    waiting.settle(page)
    page.get_by_role("button", name=name, exact=True).click()
    waiting.settle(page)
    page.keyboard.press("Escape")


def returned(page: Page, colleague: Page, snap: Snap) -> None:
    """Submit it and return it, which takes a reason; the planner reads it without a reload."""
    step(page, "bản nháp", "Anh An", "Trình duyệt")
    expect(page.get_by_text("Anh An đã trình duyệt phương án này").first).to_be_visible()
    colleague.reload()
    waiting.settle(colleague)
    step(colleague, "đã trình", "Bà Hoa", "Trả lại")
    expect(colleague.get_by_text("Chưa thực hiện được bước xét duyệt:")).to_be_visible()
    step(colleague, "đã trình", "Bà Hoa", "Trả lại", NOTE)
    told = re.compile(f"Bà Hoa đã trả lại phương án này lúc .* Ý kiến: “{NOTE}”")
    expect(colleague.get_by_text(told).first).to_be_visible()
    expect(page.get_by_text(told).first).to_be_visible(timeout=FOLLOWS_MS)
    snap(page, "review-1-returned")
    assert violations(page) == []


def unchangeable(page: Page) -> None:
    """See that nothing that changes the scenario is offered, by button or by map."""
    for name in ("Xoá", "Sửa", "Hoàn tác"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    map_view.click(page, job.LON, job.LAT)
    waiting.settle(page)
    expect(page.get_by_label("Phòng học", exact=True)).to_have_count(0)


def test_one_returned_with_a_note_and_then_approved_can_no_longer_be_changed(
    page: Page,
    other: chromium.Visit,
    snap: Snap,
    app: server.Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    job.proposing(page)
    place(page)
    frozen = scenario_of(page)
    shared = shared_link(page)
    other.page.goto(shared)
    waiting.settle(other.page)
    returned(page, other.page, snap)
    secret = next(
        one["value"] for one in page.context.cookies() if one.get("name") == VISITOR_COOKIE
    )
    with visiting(app.url, Cookie=f"{VISITOR_COOKIE}={secret}") as by_hand:
        by_hand.run({"scenario": frozen})
        (remove,) = (one for one, label in by_hand.buttons.items() if label == "Xoá")
        step(page, "trả lại", "Anh An", "Trình duyệt")
        expect(other.page.get_by_text("Anh An đã trình duyệt phương án này").first).to_be_visible(
            timeout=FOLLOWS_MS
        )
        step(other.page, "đã trình", "Bà Hoa", "Duyệt")
        expect(other.page.get_by_text(APPROVED).first).to_be_visible()
        assert violations(other.page) == []
        store = Workspace(app.home / "workspace.sqlite")
        before = store.latest(frozen, locality="quan12")
        by_hand.run({"scenario": frozen}, (remove,))  # of a page drawn before it was approved
        assert store.latest(frozen, locality="quan12") == before
    # the planner's page follows by itself
    expect(page.get_by_text(APPROVED).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    unchangeable(page)
    snap(page, "review-2-approved")
    assert violations(page) == []
    # a copy is his to change, what was approved stays
    page.get_by_role("button", name="Tạo bản sao để làm tiếp").first.click()
    page.get_by_role("button", name="Xoá", exact=True).click()
    expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
    assert scenario_of(page) != frozen
    page.goto(f"{app.url}/propose?scenario={frozen}")
    waiting.settle(page)
    expect(page.get_by_text(APPROVED).first).to_be_visible()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
