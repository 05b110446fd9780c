"""Who goes where and enrolment zones in a real browser: overflow followed, a zone mended, kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import chromium
import map_view
import numpy as np
import pandas as pd
import server
import shapely
import waiting
from browser_fixtures import PLAN
from district import PLAN as NAMED
from playwright.sync_api import Page, expect

from spatial import assess, catchment, crs, network, questions, read_network, words
from spatial.assessment import Assessment
from spatial.records import Level
from spatial.store.zone_plans import ZonePlans

SEARCH_MS = 120_000  # the longest search offered by default takes half of it
Snap = Callable[[Page, str], list[Path]]


def lonlat(
    found: Assessment, schools: pd.Index
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return where schools stand [degrees], shape (m, 2)."""
    there = crs.to_lonlat(found.network.schools.loc[schools])
    return shapely.get_coordinates(there.geometry.to_numpy())


def apart(
    xy: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how far each point is from the next, in the unit given."""
    far = np.hypot(*(xy[:, None, :] - xy[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(far, np.inf)
    return far.min(axis=1)


def test_a_full_school_is_clicked_and_tells_where_its_overflow_goes(
    visit: chromium.Visit, app: server.Server, snap: Snap
) -> None:
    page = visit.page
    found = assess(read_network(), NAMED)
    question = questions.of_level(
        found, Level.THCS, limit_m=2.0 * found.rules.radius_m[Level.THCS].value
    )
    flows = catchment.MODELS["nearest_first"](question)
    moved = catchment.displaced(question, flows)
    taken = moved[moved["school_id"].notna()]
    load = catchment.load(question, flows)
    full = load["utilisation"] > 1 - 1e-9
    far = pd.Series(apart(network.xy(found.network.schools.loc[load.index])), index=load.index)
    pushed = taken.groupby("nearest_id")["pupils"].sum()
    school = str(far[full & far.index.isin(pushed[pushed >= 1].index)].idxmax())
    out = moved[moved["nearest_id"] == school]
    to = taken[taken["nearest_id"] == school].groupby("school_id")["pupils"].sum().idxmax()

    page.goto(f"{app.url}/catchment?{PLAN}&level=thcs")
    waiting.settle(page)
    expect(page.get_by_text("Theo quy tắc gần nhất trước")).to_be_visible()
    snap(page, "catchment-1-rule")
    whole = "() => { const it = document.querySelector('[data-testid=stDataFrame] .dvn-scroller');"
    page.wait_for_function(whole + " return it && it.scrollWidth <= it.clientWidth; }")
    lon, lat = lonlat(found, pd.Index([school]))[0]
    map_view.click(page, float(lon), float(lat))
    names = found.network.school_names("thcs")  # as the page writes them, the mark behind
    card = page.locator(".st-key-beside")
    expect(card.get_by_role("heading", name=str(names[school]))).to_be_visible()
    waiting.settle(page)  # the card before stays until the run is done
    lost = words.number(float(out["pupils"].sum()), lang="vi")
    expect(card).to_contain_text(f"{lost} học sinh gần trường này nhất nhưng không học ở đây")
    took = float(out.loc[out["school_id"] == to, "pupils"].sum())
    row = card.locator("tr", has=page.get_by_text(str(names[to]), exact=True)).first
    expect(row).to_contain_text(words.number(took, lang="vi"))
    lines = map_view.chart(page).locator('[data-key^="flow:"]')
    expect(lines).to_have_count(taken[taken["nearest_id"] == school]["school_id"].nunique())
    snap(page, "catchment-2-overflow")

    # the table is the map's equal, and the other parts stand on a desk and a phone
    page.get_by_role("button", name="Về phường").click()
    expect(card.get_by_role("heading", name=str(names[school]))).to_have_count(0)
    for name, shown in (
        ("Giữa các phường", "matrix"),
        ("Lợi ích của một phòng học bổ sung", "rooms"),
        ("Mô phỏng khả năng đáp ứng tuyển sinh", "stress"),
        ("Tệp", "files"),
    ):
        page.get_by_role("radio", name=name, exact=True).first.click()
        waiting.settle(page)
        page.set_viewport_size({"width": 390, "height": 844})
        waiting.settle(page)
        sideways = "() => document.documentElement.scrollWidth - window.innerWidth"
        assert page.evaluate(sideways) <= 0, name
        page.set_viewport_size({"width": 1280, "height": 800})
        snap(page, f"catchment-3-{shown}")


def test_a_neighbourhood_is_moved_and_locked_and_is_found_again(
    visit: chromium.Visit, app: server.Server, snap: Snap
) -> None:
    page = visit.page
    page.goto(f"{app.url}/zoning?{PLAN}&level=thpt")
    waiting.settle(page)
    snap(page, "zoning-0-empty")
    page.get_by_role("button", name="Tìm vùng tuyển sinh").click()
    expect(page.get_by_role("button", name="Dừng, giữ phương án tốt nhất")).to_be_visible()
    expect(page.get_by_role("radio", name="Từng trường")).to_be_visible(timeout=SEARCH_MS)
    waiting.settle(page)
    expect(page).to_have_url(re.compile("zones="))
    snap(page, "zoning-1-found")

    town = read_network()
    name = page.url.split("zones=")[1].split("&")[0]
    store = ZonePlans(app.home / "workspace.sqlite")
    before = store.load(name, locality=town.locality.key)["thpt"].standing
    assert before is not None
    found = assess(town, NAMED)
    question = questions.of_level(found, Level.THPT)
    cells = [str(cell) for cell in town.cells.index]
    xy = network.xy(town.cells)
    zoning = questions.zoning_problem(question, xy)
    schools = network.xy(town.schools.loc[question.seats.index])
    clear = np.hypot(*(xy[:, None, :] - schools[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    border = {
        a
        for pair in zoning.edges.tolist()
        if before.school[cells[pair[0]]] != before.school[cells[pair[1]]]
        for a in pair
    }
    at = max(border, key=lambda cell: float(clear[cell]))
    lon, lat = town.cells[["lon", "lat"]].to_numpy(dtype=float)[at]
    map_view.click(page, float(lon), float(lat))
    card = page.locator(".st-key-beside")
    expect(card.get_by_role("heading", name=f"Ô dân cư {cells[at]}")).to_be_visible()
    snap(page, "zoning-2-chosen")
    page.get_by_role("button", name="Chuyển", exact=True).click()
    hand = page.locator(".tl-figure", has_text="Chuyển bằng tay")
    expect(hand.locator(".tl-big b")).to_have_text("1")
    page.get_by_role("button", name="Khoá ô dân cư này").click()
    expect(hand).to_contain_text("1 ô dân cư đã khoá")
    waiting.settle(page)
    snap(page, "zoning-3-locked")

    after = store.load(name, locality=town.locality.key)["thpt"].standing
    assert after is not None
    assert after.locked == {cells[at]}
    assert set(after.by_hand) == {cells[at]}
    page.reload()
    waiting.settle(page)
    expect(hand.locator(".tl-big b")).to_have_text("1")
    expect(hand).to_contain_text("1 ô dân cư đã khoá")
    map_view.click(page, float(lon), float(lat))
    expect(card.get_by_role("button", name="Mở khoá")).to_be_visible()


def test_access_shows_who_is_left_out(
    visit: chromium.Visit, app: server.Server, snap: Snap
) -> None:
    page = visit.page
    page.goto(f"{app.url}/access?{PLAN}&level=thcs")
    waiting.settle(page)
    snap(page, "access-1-cells")
    page.get_by_role("radio", name="Nhóm khó tiếp cận nhất").click()
    waiting.settle(page)
    legend = map_view.chart(page).locator(".truonglop-legend")
    expect(legend).to_contain_text("Thuộc 10 % học sinh kém nhất")
    page.get_by_role("radio", name="Cách tính").click()
    expect(page.get_by_text("doi:10.1068/b29120")).to_be_visible()
    snap(page, "access-2-methods")
