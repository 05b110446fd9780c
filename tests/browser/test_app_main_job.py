"""The main job in a real browser, no network: see, ask why, propose, undo, find it again."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import chromium
import geopandas as gpd
import map_view
import pytest
import server
import shell
import waiting
from browser_fixtures import PLAN
from district import PLAN as NAMED
from playwright.sync_api import Locator, Page, expect

from spatial import assess, buildings, export, read_network
from spatial.assessment import Assessment
from spatial.records import Level, Proposal
from spatial.scenario import ScenarioCard

THANH_LOC, LON, LAT = "26767", 106.6832, 10.8700  # the worst ward, a place free of schools
Snap = Callable[[Page, str], list[Path]]


FIELDS = 8  # of the form of a school
# What each field of the form is kept and what it takes [CSS px].
HEIGHTS = """() => {
  const fields = document.querySelectorAll('.stElementContainer[class*="st-key-draft_"]');
  const kept = (field) => parseFloat(getComputedStyle(field).minHeight);
  return [...fields].map((field) => [kept(field), field.getBoundingClientRect().height]);
}"""


def big(page: Page, label: str) -> Locator:
    """Find a large figure by its label."""
    one = page.locator(".tl-figure", has=page.locator(".tl-label", has_text=label))
    return one.locator(".tl-big b")


def figure(page: Page, label: str) -> str:
    """Read a large figure by its label."""
    return big(page, label).inner_text().replace("≈", "").strip()


def ward_figure(page: Page, ward_id: str) -> str:
    """Read what the map says of a ward to the keyboard and the screen reader."""
    return (
        map_view.chart(page).locator(f'[data-key="ward:{ward_id}"]').get_attribute("aria-label")
        or ""
    )


def proposing(page: Page) -> None:
    """Turn to the page on which a click places a school."""
    shell.go(page, "propose")
    expect(page.get_by_text("Bấm vào bản đồ để đặt trường")).to_be_visible()
    waiting.settle(page)


def look_around(page: Page, snap: Snap) -> None:
    """Read the first screen, switch level and language and back."""
    expect(page.locator("h1")).to_contain_text("Quận 12, TP. Hồ Chí Minh · Tiểu học · 2030")
    assert figure(page, "Thiếu phòng học") == "926"
    assert "Thiếu 161 phòng" in ward_figure(page, THANH_LOC)
    snap(page, "1-first-screen")
    shell.choose(page, "Cấp", "THCS")
    expect(page.locator("h1")).to_contain_text("THCS")
    expect(big(page, "Thiếu phòng học")).to_contain_text("656")
    page.get_by_role("radio", name="EN").click()
    expect(page.locator("h1")).to_contain_text("Lower secondary")
    snap(page, "2-english-lower-secondary")
    page.get_by_role("radio", name="VI").click()
    shell.choose(page, "Cấp", "Tiểu học")
    expect(page.locator("h1")).to_contain_text("Tiểu học")


def ask_why(page: Page, snap: Snap) -> None:
    """Click the worst ward and read its reason."""
    map_view.click(page, LON, LAT)
    expect(page).to_have_url(re.compile(f"ward={THANH_LOC}"))
    reason = page.locator(".tl-first")
    expect(reason).to_contain_text("Cần 223 phòng (300/10.000 × 7.447 học sinh), có 62, thiếu 161")
    expect(reason).to_contain_text("QĐ 3679")
    snap(page, "3-ward-and-reason")


def propose(page: Page, snap: Snap) -> Proposal:
    """Propose the thirty primary rooms the form comes filled with; say what was proposed."""
    proposing(page)
    map_view.click(page, LON, LAT)
    expect(page.get_by_label("Phòng học", exact=True)).to_have_value("30")
    snap(page, "4-form-filled")
    kept, taken = zip(*page.evaluate(HEIGHTS), strict=True)
    assert kept == taken  # nothing moves when the script of a field comes after the field
    assert len(kept) == FIELDS
    lon, lat, land_m2 = (
        float(page.get_by_label(name).input_value().replace(",", "."))  # 106,68 on a page like ours
        for name in ("Kinh độ (WGS 84)", "Vĩ độ (WGS 84)", "Đất (m²)")
    )
    page.get_by_role("button", name="Đặt trường").click()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    drawn = (
        map_view.chart(page).locator('[data-key^="site:de-xuat-"]').first.get_attribute("data-key")
    )
    return Proposal(
        proposal_id=str(drawn).removeprefix("site:"),
        name="Trường Tiểu học đề xuất 1",
        level=Level.TIEU_HOC,
        rooms=30,
        land_m2=land_m2,
        lon=lon,
        lat=lat,
    )


def compare(page: Page, snap: Snap, before: Assessment, after: Assessment) -> None:
    """See the shortage fall by what the model says, in the figure and on the map."""
    expected = after.summary()["levels"]["tieu_hoc"]["rooms_short_per_10k"]
    assert figure(page, "Thiếu phòng học") == str(expected) == "896"
    fall = (before.wards["rooms_short_per_10k"] - after.wards["rooms_short_per_10k"]).to_dict()
    assert round(fall[(THANH_LOC, "tieu_hoc")], 9) == 30
    assert "Thiếu 131 phòng" in ward_figure(page, THANH_LOC)
    snap(page, "5-proposed")
    page.get_by_role("radio", name="Chênh lệch").click()
    expect(map_view.chart(page).locator(".truonglop-figure", has_text="−30")).to_be_visible()
    snap(page, "6-difference")
    page.get_by_role("radio", name="Sau đề xuất").click()


def walk_back_and_forth(page: Page) -> None:
    """Undo, redo, refresh, and find the proposal again."""
    page.get_by_role("button", name="Hoàn tác").first.click()
    expect(page.get_by_text("Đề xuất (0)")).to_be_visible()
    waiting.settle(page)
    assert figure(page, "Thiếu phòng học") == "926"
    page.get_by_role("button", name="Làm lại").click()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    assert figure(page, "Thiếu phòng học") == "896"
    page.reload()
    waiting.settle(page)
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    assert figure(page, "Thiếu phòng học") == "896"
    expect(map_view.chart(page).locator('[data-key^="site:de-xuat-"]')).to_be_visible()


def take_away(page: Page, snap: Snap, after: Assessment) -> None:
    """Download the files: the same bytes as the command line writes, and valid GeoJSON."""
    shell.go(page, "export")
    waiting.settle(page)
    snap(page, "7-export")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải tất cả (zip)").click()
    made = zipfile.ZipFile(io.BytesIO(Path(waited.value.path()).read_bytes()))
    files = {name: made.read(name) for name in made.namelist()}
    told = json.loads(files.pop("manifest.json"))
    assert told["files"].keys() == files.keys()
    card = ScenarioCard(name="Phương án 1")  # it is shown, a draft
    assert files == export.bundle(after, lang="vi", card=card)
    layer = gpd.read_file(io.BytesIO(files["deficit_tieu_hoc.geojson"]))
    assert layer.crs == "EPSG:4326"
    assert layer.geometry.is_valid.all()
    assert len(layer) == 11
    short = layer.set_index("ward_id")["rooms_short_per_10k"]
    assert round(short[THANH_LOC]) == 131


def test_the_main_job_from_the_first_look_to_the_exported_file(page: Page, snap: Snap) -> None:
    """That no request left the machine is checked where the window closes."""
    look_around(page, snap)
    ask_why(page, snap)
    built = propose(page, snap)
    town = read_network()
    after = assess(buildings.apply(town, [built]), NAMED)
    compare(page, snap, assess(town, NAMED), after)
    walk_back_and_forth(page)
    take_away(page, snap, after)


LOOK = "({ map }) => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
MARK = "({ map }) => { map.theSameOne = true }"
SAME = "({ map }) => map.theSameOne"


def test_the_map_stays_where_it_was_through_every_action(page: Page) -> None:
    """The very same map while a page is open; its view also from page to page."""
    map_view.chart(page).locator(".leaflet-control-zoom-in").click()
    waiting.settle(page)
    map_view.ask(page, MARK)
    before = map_view.ask(page, LOOK)
    shell.choose(page, "Cấp", "THPT")
    expect(page.locator("h1")).to_contain_text("THPT")
    waiting.settle(page)
    assert map_view.ask(page, LOOK) == before
    assert map_view.ask(page, SAME)

    proposing(page)
    assert map_view.ask(page, LOOK) == pytest.approx(before, abs=0.0005)  # degrees: two pixels
    map_view.ask(page, MARK)
    map_view.click(page, LON, LAT)
    page.get_by_role("button", name="Đặt trường").click()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    assert map_view.ask(page, SAME)
    page.get_by_role("radio", name="Chênh lệch").click()
    waiting.settle(page)
    assert map_view.ask(page, SAME)


def test_a_table_row_chooses_the_ward_on_map_and_card(page: Page) -> None:
    """By its name, with the mouse or the keyboard; the heads order the rows."""
    table = page.locator(".tl-wards")
    table.get_by_role("button", name="An Phú Đông").click()
    expect(page.locator(".tl-card h2")).to_have_text("An Phú Đông")
    expect(page).to_have_url(re.compile("ward=26779"))
    chosen = map_view.chart(page).locator('path[data-key="ward:26779"]')
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(table.locator("tr.tl-here")).to_have_attribute("data-row", "ward:26779")
    table.get_by_role("button", name="Thạnh Lộc").press("Enter")
    expect(page.locator(".tl-card h2")).to_have_text("Thạnh Lộc")
    table.get_by_role("button", name="Phường", exact=True).click()
    expect(table.locator("tbody tr").first).to_contain_text("An Phú Đông")


def test_a_click_on_a_ward_brings_no_more_than_15_kb(page: Page) -> None:
    """What the page holds already comes no second time: map, table, figures, choices."""
    received: list[int] = []
    session = page.context.new_cdp_session(page)
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(base64.b64decode(event["response"]["payloadData"]))),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: received.append(int(event["encodedDataLength"])),
    )
    session.send("Network.enable")
    map_view.click(page, LON - 0.04, LAT)
    expect(page.locator(".tl-card h2")).not_to_have_text("Thạnh Lộc")
    waiting.settle(page)
    assert 1_000 < sum(received) <= 15_000


def test_a_ward_can_be_chosen_by_keyboard_alone(page: Page) -> None:
    ward = map_view.chart(page).locator('path[data-key="ward:26788"]')
    ward.focus()
    ward.press("Enter")
    expect(page.locator(".tl-card h2")).to_have_text("Đông Hưng Thuận")


def test_a_double_click_proposes_once(page: Page) -> None:
    proposing(page)
    map_view.click(page, LON, LAT)
    expect(page.get_by_role("button", name="Đặt trường")).to_be_visible()
    waiting.settle(page)
    page.get_by_role("button", name="Đặt trường").dblclick()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()


def test_a_first_visit_may_open_any_page(visit: chromium.Visit, app: server.Server) -> None:
    visit.page.goto(f"{app.url}/propose?{PLAN}&level=thcs&lang=en")
    waiting.settle(visit.page)
    expect(visit.page.locator("h1")).to_contain_text("Lower secondary")
    expect(visit.page.get_by_text("Click the map to place a school")).to_be_visible()


def test_nothing_is_cut_off_or_overlaps_on_desk_and_phone(page: Page, snap: Snap) -> None:
    """No text of a figure is wider than its card, no page scrolls sideways."""
    for width, height in ((1280, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        waiting.settle(page)
        spill = page.evaluate(
            """() => [...document.querySelectorAll('.tl-figure, .tl-figure *, .tl-card *, h1')]
                 .filter((e) => e.getClientRects().length && e.scrollWidth > e.clientWidth + 1
                                && getComputedStyle(e).display !== 'inline')
                 .map((e) => e.className + ': ' + e.textContent.slice(0, 60))"""
        )
        assert spill == []
        sideways = "() => document.documentElement.scrollWidth - window.innerWidth"
        assert page.evaluate(sideways) <= 0
    snap(page, "8-phone-and-desk")
