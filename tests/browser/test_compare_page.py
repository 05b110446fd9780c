"""Three scenarios beside today's state: pulled by mouse and keys, taken away as a layer."""

from __future__ import annotations

import io
import re
import secrets
from pathlib import Path

import chromium
import geopandas as gpd
import map_view
import pytest
import server
import shell
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, expect

from spatial.intake import read_network
from spatial.records import Level, Proposal
from spatial.scenario import Scenario
from spatial.store import Workspace

# One school of these rooms in each ward named; the plan lacks 161 and 110 rooms there.
ROOMS = {"Bờ sông": {"26767": 30}, "Ven rạch": {"26770": 20}, "Hai nơi": {"26767": 24, "26770": 10}}
PLACES = {"26767": (106.6832, 10.87), "26770": (106.6379, 10.8799)}  # [degrees]
WARDS = 11  # of the district
CUT = "() => document.querySelector(\"[data-layer='wards']\").style.clipPath"


@pytest.fixture
def comparing(visit: chromium.Visit, app: server.Server, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Give the page of somebody who has three scenarios."""
    monkeypatch.setenv("TRUONGLOP_HOME", str(app.home))
    key = read_network().locality.key
    owner = secrets.token_hex(16)  # of this test alone: nobody else's scenarios are among the three
    store = Workspace(app.home / "workspace.sqlite", visitor=owner)
    for name, rooms in ROOMS.items():
        scenario = Scenario(name=name)
        for ward_id, count in rooms.items():
            lon, lat = PLACES[ward_id]
            scenario = scenario.put(
                Proposal(
                    proposal_id=f"{name}-{ward_id}",
                    name=f"Trường {name}",
                    level=Level.TIEU_HOC,
                    rooms=count,
                    land_m2=8_000.0,
                    lon=lon,
                    lat=lat,
                )
            )
        store.save(store.new_id(), scenario, locality=key)
    return shell.come(visit, app, owner, f"/compare?{PLAN}")


def pull(page: Page) -> None:
    """Pull the line by the mouse, then by the keyboard, to its very end."""
    swipe = map_view.chart(page).locator(".truonglop-swipe")
    swipe.scroll_into_view_if_needed()
    box = swipe.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    before = page.evaluate(CUT)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - box["width"] / 4, middle[1], steps=4)
    page.mouse.up()
    pulled = int(swipe.input_value())
    assert 22 <= pulled <= 28  # a quarter of the way from the left [%], the thumb has a width
    assert page.evaluate(CUT) != before
    swipe.press("ArrowRight")
    assert int(swipe.input_value()) == pulled + 1
    before = page.evaluate(CUT)
    swipe.press("End")
    assert swipe.input_value() == "98"
    assert page.evaluate(CUT) != before
    swipe.press("Home")


def test_three_scenarios_are_read_beside_today_and_the_line_is_pulled(comparing: Page) -> None:
    page = comparing
    choices = page.locator(".st-key-compare_chosen")
    for name in ROOMS:
        pill = choices.get_by_role("button", name=name, exact=True)
        if pill.get_attribute("aria-pressed") != "true":  # the newest is chosen from the start
            pill.click()
        expect(pill).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("columnheader", name=name, exact=True).first).to_be_visible()
    row = page.get_by_role("row", name=re.compile("^Thiếu phòng học, 300"))
    for figure in ("926", "896", "−30", "906", "−20", "892", "−34"):
        expect(row).to_contain_text(figure)
    expect(page.get_by_role("row", name=re.compile("^Thạnh Lộc"))).to_contain_text("−24")
    waiting.settle(page)

    pull(page)


def test_the_map_of_the_difference_is_taken_away_as_a_layer_of_every_ward(comparing: Page) -> None:
    """What each scenario adds to a ward is what its own school there has: no other ward changes."""
    page = comparing
    choices = page.locator(".st-key-compare_chosen")
    for name in ROOMS:
        pill = choices.get_by_role("button", name=name, exact=True)
        if pill.get_attribute("aria-pressed") != "true":
            pill.click()
        expect(pill).to_have_attribute("aria-pressed", "true")
    waiting.settle(page)
    pair = page.locator(".st-key-compare_pair")
    pair.get_by_role("radio", name="Hai nơi", exact=True).first.click()
    waiting.settle(page)
    page.get_by_role("radio", name="Chênh lệch").click()
    for figure in ("−24", "−10"):  # rooms less that are lacking
        expect(map_view.chart(page).locator(".truonglop-figure", has_text=figure)).to_be_visible()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải lớp chênh lệch (GeoJSON)").click()
    layer = gpd.read_file(io.BytesIO(Path(waited.value.path()).read_bytes()))
    assert layer.crs == "EPSG:4326"
    wards = layer[layer["about"] == "ward"]
    assert wards.groupby("scenario").size().to_dict() == dict.fromkeys(ROOMS, WARDS)
    changed = wards[wards["rooms_have_change"] != 0]
    assert {
        name: dict(zip(rows["ward_id"], rows["rooms_have_change"], strict=True))
        for name, rows in changed.groupby("scenario")
    } == ROOMS
