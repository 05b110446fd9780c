"""A bridge and a closed street in a real browser: the map, its key, and who finds a seat."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import chromium
import server
import waiting
from playwright.sync_api import Page, expect

BRIDGE = {
    "type": "Feature",
    "properties": {"change": "open", "class": "footway", "name": "Cầu Thử"},
    "geometry": {"type": "LineString", "coordinates": [[106.6290, 10.8560], [106.6560, 10.8720]]},
}
CUT = {
    "type": "Feature",
    "properties": {"change": "close", "name": "Vạch"},
    "geometry": {"type": "LineString", "coordinates": [[106.640, 10.862], [106.655, 10.860]]},
}


def test_a_closed_street_is_drawn_and_its_seats_are_told(
    visit: chromium.Visit,
    app: server.Server,
    snap: Callable[[Page, str], list[Path]],
    tmp_path: Path,
) -> None:
    page = visit.page
    page.goto(f"{app.url}/access?level=tieu_hoc")
    waiting.settle(page)
    page.get_by_role("radio", name="Cầu, đường", exact=True).click()
    waiting.settle(page)
    file = tmp_path / "duong.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [BRIDGE, CUT]}), "utf-8")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("dài hơn;", exact=False).first).to_be_visible()
    for called in ("Đường mở", "Đoạn đường đóng"):
        expect(page.locator(".truonglop-legend li", has_text=called)).to_have_count(1)
    waiting.settle(page)
    snap(page, "roads-walk")
    page.get_by_role("radio", name="Chỗ học", exact=True).click()
    expect(page.get_by_text("học sinh chưa có chỗ trong", exact=False).first).to_be_visible()
    waiting.settle(page)
    snap(page, "roads-seats")
    assert visit.outside == []
    assert visit.errors == []
