"""The forecast in a real browser: a year to come on the map, a tower that brings pupils, kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import map_view
import server
import shell
import waiting
from browser_fixtures import PLAN
from district import PLAN as NAMED
from playwright.sync_api import Page, expect

from spatial import assess, read_network, rounding, words
from spatial.records import Development, Outlook

HIEP_THANH, LON, LAT = "26770", 106.6395, 10.8820  # a place inside the ward
Snap = Callable[[Page, str], list[Path]]


def wards_said(page: Page) -> dict[str, str]:
    """Read what the map says of every ward to the screen reader."""
    shapes = map_view.chart(page).locator('[data-key^="ward:"]')
    return {
        (one.get_attribute("data-key") or "").removeprefix("ward:"): one.get_attribute("aria-label")
        or ""
        for one in shapes.all()
    }


def figure(page: Page, label: str) -> str:
    """Read a large figure by its label."""
    one = page.locator(".tl-figure", has=page.locator(".tl-label", has_text=label))
    return one.locator(".tl-big b").inner_text().replace("≈", "").strip()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list as a reader does."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_number_shows_a_comma_and_reads_comma_and_point(page: Page) -> None:
    """The browser speaks English here: it would write 0.75, and of 0,75 make 75."""
    shell.go(page, "forecast")
    page.get_by_role("radio", name="Tỷ lệ").click()
    waiting.settle(page)
    field = page.get_by_role("spinbutton").first
    field.click()
    page.keyboard.type("0,75")
    expect(field).to_have_value("0,75")
    page.keyboard.press("Enter")
    waiting.settle(page)
    field.press("ArrowUp")
    expect(field).to_have_value("0,80")
    waiting.settle(page)
    field.fill("0.9")
    field.press("Tab")
    expect(field).to_have_value("0,90")
    waiting.settle(page)
    page.get_by_role("radio", name="EN").click()
    expect(field).to_have_value("0.90")


def test_from_the_scenario_to_a_tower_that_is_found_again(  # noqa: PLR0915 - one walk of a planner
    page: Page, snap: Snap
) -> None:
    town = read_network()

    # the base scenario, the year moved to 2035: the map says what the core assesses
    shell.open_chip(page, "Năm")
    choose(page, "Số học sinh", "dự báo gốc")
    expect(page.locator("h1")).to_contain_text("2030 · 300 phòng/10.000 học sinh · dự báo gốc")
    slider = page.get_by_role("slider", name="Năm")
    for year in range(2031, 2036):
        slider.press("ArrowRight")
        expect(page.locator("h1")).to_contain_text(str(year))
    shell.close_chip(page)
    waiting.settle(page)
    found = assess(town, replace(NAMED, year=2035, scenario="base"))
    expected = found.summary()["levels"]["tieu_hoc"]["rooms_short_per_10k"]
    assert figure(page, "Thiếu phòng học") == words.number(expected, lang="vi")
    short = found.wards.xs("tieu_hoc", level="level")["rooms_short_per_10k"]
    said = wards_said(page)
    assert len(said) == len(short) == 11
    for ward_id, rooms in short.items():
        missing = words.number(rounding.whole(rooms), lang="vi")
        assert f"Thiếu {missing} phòng" in said[str(ward_id)]
    expect(page).to_have_url(re.compile("forecast=base"))
    snap(page, "forecast-0-map-2035")

    # the page: curves beside the error they had before
    shell.go(page, "forecast")
    expect(page.get_by_text("Cách này đã sai bao nhiêu").first).to_be_visible()
    waiting.settle(page)
    snap(page, "forecast-1-curves")
    page.get_by_role("radio", name="Vì sao").click()
    expect(page.get_by_text(re.compile("Nguyên nhân thiếu: .+, năm 2035"))).to_be_visible()
    snap(page, "forecast-2-why")

    # three thousand apartments, placed by a click
    page.get_by_role("radio", name="Bản đồ và nhà ở").click()
    expect(page.get_by_text("Dự án (0)")).to_be_visible()
    waiting.settle(page)
    snap(page, "forecast-3-chance")
    page.get_by_role("button", name="Thêm dự án ở").click()
    expect(page.get_by_role("button", name="Tính vào dự báo")).to_be_visible()
    waiting.settle(page)
    map_view.click(page, LON, LAT)
    expect(page.get_by_label("Phường", exact=True)).to_have_value("Hiệp Thành")
    units = page.get_by_label("Số căn hoặc việc làm")
    units.fill("3000")
    units.press("Enter")
    waiting.settle(page)
    snap(page, "forecast-4-form")
    page.get_by_role("button", name="Tính vào dự báo").click()
    expect(page.get_by_text("Dự án (1)")).to_be_visible()
    waiting.settle(page)

    # the ward's pupils rise to what the core says of the same development
    tower = Development(
        development_id="du-an-1",
        name="Dự án 1",
        sort="apartment",
        units=3000,
        first_year=2027,
        last_year=2029,
        lon=LON,
        lat=LAT,
    )
    own = replace(NAMED, year=2035, scenario="base", outlook=Outlook(developments=(tower,)))
    built = assess(town, own)
    before, after = (
        float(one.wards["pupils"].to_dict()[(HIEP_THANH, "tieu_hoc")]) for one in (found, built)
    )
    assert after > before + 100
    row = page.locator(".tl-sheet tr", has=page.get_by_text("Hiệp Thành", exact=True))
    expect(row).to_contain_text(words.number(after, lang="vi"))
    snap(page, "forecast-5-built")

    # refresh and find it again, on this page and on the map of shortages
    page.reload()
    waiting.settle(page)
    page.get_by_role("radio", name="Bản đồ và nhà ở").click()
    expect(page.get_by_text("Dự án (1)")).to_be_visible()
    shell.go(page, "map")
    waiting.settle(page)
    missing = rounding.whole(
        float(built.wards["rooms_short_per_10k"].to_dict()[(HIEP_THANH, "tieu_hoc")])
    )
    assert f"Thiếu {missing} phòng" in wards_said(page)[HIEP_THANH]


def test_pupils_are_sent_across_a_border_and_found_again(
    visit,  # noqa: ANN001
    app: server.Server,
    snap: Snap,
) -> None:
    page = visit.page
    page.goto(f"{app.url}/forecast?{PLAN}&forecast=base&level=thcs&ward={HIEP_THANH}")
    waiting.settle(page)
    page.get_by_role("radio", name="Tỷ lệ", exact=True).click()
    waiting.settle(page)
    origin = page.get_by_role("combobox", name="Từ phường")
    origin.click()
    origin.press_sequentially(
        "Hiệp Thành"
    )  # a long list shows its end only to who types or scrolls
    origin.press("Enter")
    waiting.settle(page)
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("THCS: 5,0 %, Hiệp Thành → Ngoài địa bàn")).to_be_visible()
    waiting.settle(page)
    page.get_by_role("heading", name="Học sinh học ở phường khác").scroll_into_view_if_needed()
    snap(page, "forecast-crossings")
    page.reload()
    waiting.settle(page)
    page.get_by_role("radio", name="Tỷ lệ", exact=True).click()
    expect(page.get_by_text("THCS: 5,0 %, Hiệp Thành → Ngoài địa bàn")).to_be_visible()


def test_rates_and_files_fit_desk_and_phone(visit, app: server.Server, snap: Snap) -> None:  # noqa: ANN001
    page = visit.page
    page.goto(f"{app.url}/forecast?{PLAN}&forecast=plan&ward={HIEP_THANH}")
    waiting.settle(page)
    for name, shown in (
        ("Đường dự báo và sai số", "curves"),
        ("Vì sao", "why"),
        ("Bản đồ và nhà ở", "sites"),
        ("Tỷ lệ", "rates"),
        ("Tệp", "files"),
    ):
        page.get_by_role("radio", name=name, exact=True).click()
        waiting.settle(page)
        for width, height in ((1280, 800), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            waiting.settle(page)
            spill = page.evaluate(
                """() => [...document.querySelectorAll('.tl-figure, .tl-figure *, .tl-card *, h1')]
                     .filter((e) => e.getClientRects().length && e.tagName !== 'CAPTION'
                                    && e.scrollWidth > e.clientWidth + 1
                                    && getComputedStyle(e).display !== 'inline')
                     .map((e) => e.className + ': ' + e.textContent.slice(0, 60))"""
            )
            assert spill == [], name
            sideways = "() => document.documentElement.scrollWidth - window.innerWidth"
            assert page.evaluate(sideways) <= 0, name
        page.set_viewport_size({"width": 1280, "height": 800})
        snap(page, f"forecast-plan-{shown}")
