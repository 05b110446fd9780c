"""The server is killed under an open page: it is told, and the page goes on once it runs again."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import chromium
import map_view
import pytest
import server
import test_app_main_job as job
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import expect
from test_two_planners import place

from spatial.ui.text import say

# So that a test can break the page's connection; nothing in the browser does.
HOLD = """(() => {
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...given) { super(...given); window.held = this; }
  };
})()"""
TYPED = "gần kênh, coi chừng ngập"
AGAIN_MS = 90_000  # a new server reads the locality anew, and the browser asks every few seconds


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_page_says_the_server_is_gone_and_goes_on_by_itself_where_it_was_saved(
    visit: chromium.Visit, tmp_path: Path
) -> None:
    page = visit.page
    (tmp_path / "again").mkdir()
    with server.serving(tmp_path) as app:
        page.goto(f"{app.url}/?{PLAN}")
        waiting.settle(page)
        job.proposing(page)
        place(page)
        waiting.settle(page)
        map_view.click(page, job.LON + 0.002, job.LAT)  # a second school, begun and not put
        expect(page.get_by_label("Phòng học", exact=True)).to_be_visible()
        page.get_by_text("Ý kiến chưa giải quyết: 0").click()
        said = page.locator(".st-key-comments").get_by_label(re.compile("^Nội dung"))
        said.press_sequentially(TYPED)
        os.killpg(app.pid, signal.SIGKILL)
        gone = page.get_by_role("dialog")
        expect(gone).to_contain_text(say("streamlit.away_what", lang="vi"))
        expect(gone.get_by_role("heading")).to_have_text(say("streamlit.away", lang="vi"))
        expect(gone).not_to_contain_text("Streamlit")
    with server.serving(tmp_path / "again", again=app):
        anew = page.get_by_text(say("notice.visit_anew", lang="vi"))
        expect(anew).to_be_visible(timeout=AGAIN_MS)
        waiting.settle(page)
        expect(gone).to_have_count(0)
        expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
        expect(said).to_have_value(TYPED)
        # the first click after it counts
        page.get_by_role("button", name="Xoá", exact=True).click()
        expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
        expect(anew).to_have_count(0)
        page.get_by_role("button", name="Hoàn tác").first.click()
        expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
        # and what was typed can be said
        page.get_by_role("button", name="Ghi ý kiến").click()
        comment = page.locator(".st-key-comments").get_by_text(TYPED, exact=True)
        expect(comment.and_(page.locator("span"))).to_be_visible()
        # another tab, without any link
        tab = visit.context.new_page()
        page.close()
        tab.goto(f"{app.url}/propose")
        waiting.settle(tab)
        tab.get_by_role("button", name="Phương án: Hiện trạng").click()
        tab.get_by_role("radiogroup", name="Xem phương án").get_by_text("Phương án 1").click()
        expect(tab.get_by_text("Đề xuất (1)")).to_be_visible()


def test_a_connection_that_breaks_for_a_moment_loses_not_even_a_form(
    visit: chromium.Visit, app: server.Server
) -> None:
    page = visit.page
    page.add_init_script(HOLD)
    page.goto(f"{app.url}/?{PLAN}")
    waiting.settle(page)
    job.proposing(page)
    map_view.click(page, job.LON, job.LAT)
    rooms = page.get_by_label("Phòng học", exact=True)
    rooms.fill("9")
    rooms.press("Enter")
    waiting.settle(page)
    first = page.evaluate_handle("() => window.held")
    page.evaluate("() => window.held.close()")
    page.wait_for_function(
        "(first) => window.held !== first && window.held.readyState === 1", arg=first
    )
    waiting.settle(page)
    expect(rooms).to_have_value("9")
    expect(page.get_by_text(say("notice.visit_anew", lang="vi"))).to_have_count(0)
    page.get_by_role("button", name="Đặt trường").click()
    expect(page.get_by_text("· 9 phòng ·")).to_be_visible()
