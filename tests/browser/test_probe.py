"""Probe."""

from __future__ import annotations
import os
import chromium, map_view, server, waiting, pandas as pd, pytest
from browser_fixtures import PLAN
from district import PLAN as NAMED
from playwright.sync_api import expect
from test_catchment_pages import lonlat
from test_new_user import closing, arrive
from spatial import assess, read_network


@pytest.fixture(scope="module")
def asked():
    found = assess(read_network(), NAMED)
    school, lost = closing(found)
    return lonlat(found, pd.Index([school]))[0]


@pytest.mark.parametrize("rate", [1, 2, 4, 6, 8, 1, 3, 5, 7, 9, 12, 2, 4, 6])
def test_probe(visit: chromium.Visit, app: server.Server, asked, rate) -> None:
    page = visit.page
    lon, lat = asked
    hand = arrive(page, app)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    hand.click(page.get_by_role("button", name="Đề xuất trường ở đây"))
    hand.click(page.get_by_role("button", name="Đặt trường"))
    rooms = page.locator(".tl-figure", has=page.locator(".tl-label", has_text="Thiếu phòng học"))
    expect(rooms.locator(".tl-change")).to_have_text("−30")
    page.context.clear_cookies()
    hand = arrive(page, app)
    hand.click(page.locator(".st-key-places").get_by_role("link", name="Tuyển sinh"))
    expect(page.get_by_text("Theo quy tắc gần nhất trước")).to_be_visible(timeout=60_000)
    waiting.settle(page)
    hand.click_map(float(lon), float(lat))
    hand.click(page.get_by_role("button", name="Nếu trường này đóng cửa"))
    try:
        expect(page.locator(".tl-closing")).to_contain_text("học sinh mất chỗ học")
    except AssertionError:
        print("SOCKETS", visit.sockets, visit.console, page.url)
        page.screenshot(path="/tmp/x/probe.png")
        raise
