"""The map in a real browser: it answers the hand, keeps its place, and leaves as a file."""

from __future__ import annotations

import io
import re
from pathlib import Path

import chromium
import map_view
import pytest
import server
import shell
import waiting
from browser_fixtures import DESK, PHONE, PLAN
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, Route, expect

LON, LAT = 106.6832, 10.8700  # in the worst ward, free of schools
LOOK = "({ map }) => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"


def school(page: Page) -> tuple[float, float]:
    """Return the middle of the first school's circle in the window [CSS px]."""
    map_view.chart(page).scroll_into_view_if_needed()
    box = map_view.chart(page).locator("[data-layer='schools'] path").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def colour(page: Page, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour of a pixel of the window, once nothing moves."""
    waiting.settle(page)
    clip: FloatRect = {"x": x, "y": y, "width": 1, "height": 1}
    with Image.open(io.BytesIO(page.screenshot(clip=clip))) as taken:
        red, green, blue = taken.convert("RGB").getpixel((0, 0))
    return red, green, blue


def corner(page: Page) -> tuple[int, int, int]:
    """Return the colour of the land beyond the border, without a street."""
    box = map_view.chart(page).bounding_box()
    assert box is not None
    return colour(page, box["x"] + 30, box["y"] + box["height"] - 60)


def test_a_ward_stands_out_under_the_finger_before_the_server_answers(page: Page) -> None:
    """The pointer is down, not yet up: nothing was sent."""
    x, y = map_view.spot(page, 106.645, 10.885)
    page.mouse.move(x, y)
    page.mouse.down()
    chosen = map_view.chart(page).locator("[data-key='ward:26770']")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(page.locator(".tl-card h2")).to_have_text("Thạnh Lộc")
    page.mouse.up()
    expect(page.locator(".tl-card h2")).to_have_text("Hiệp Thành")


def test_a_school_shows_its_card_and_the_ward_comes_back(page: Page) -> None:
    page.mouse.click(*school(page))
    card = page.locator(".st-key-beside")
    expect(card.get_by_text("Chỗ học theo định mức", exact=True)).to_be_visible()
    expect(card.get_by_text("Phục vụ học sinh của phường nào").first).to_be_visible()
    page.get_by_role("button", name="Về phường").click()
    expect(page.locator(".tl-card h2").first).to_have_text("Thạnh Lộc")


def test_a_school_is_reached_and_opened_by_keyboard_alone(page: Page) -> None:
    """One stop of the Tab key for all schools; the arrows lead on, Enter opens the card."""
    stop = map_view.chart(page).locator('[data-key^="school:"][tabindex="0"]')
    expect(stop).to_have_count(1)
    first = stop.get_attribute("data-key")
    stop.focus()
    west = "() => document.activeElement.getBoundingClientRect().left"
    for _ in range(3):
        before = page.evaluate(west)
        page.keyboard.press("ArrowRight")
        assert page.evaluate(west) >= before
    expect(stop).to_have_count(1)
    expect(stop).to_be_focused()
    assert stop.get_attribute("data-key") != first
    name = (stop.get_attribute("aria-label") or "").partition(". ")[0]
    assert name
    page.keyboard.press("Enter")
    card = page.locator(".st-key-beside")
    expect(card.get_by_role("heading", name=name)).to_be_visible()
    # the label of the card: for a moment the list of the ward that was there names it too
    expect(card.get_by_text("Chỗ học theo định mức", exact=True)).to_be_visible()


def test_a_site_is_dragged_with_its_ghost_and_the_sides_are_compared(page: Page) -> None:
    shell.go(page, "propose")
    map_view.click(page, LON, LAT)
    page.get_by_role("button", name="Đặt trường").click()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    item, ward = page.locator(".st-key-item_1"), page.locator(".tl-wards tr", has_text="Thới An")
    expect(item).to_contain_text("Thạnh Lộc")
    figures = ward.inner_text()
    x, y = map_view.spot(page, LON, LAT)
    to_x, to_y = map_view.spot(page, 106.655, 10.868)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=3)
    page.mouse.move(to_x, to_y, steps=3)
    told = page.locator(".leaflet-tooltip").last
    expect(told).to_contain_text("Thới An")  # the ward below, before anything is let go
    expect(told).to_contain_text("Thiếu")
    expect(item).to_contain_text("Thới An")  # the hand rests: figures follow, nothing is put yet
    waiting.settle(page)
    assert ward.inner_text() != figures
    held = map_view.chart(page).locator(".truonglop-diamond:not(.ghost)").bounding_box()
    assert held is not None
    assert held["x"] + held["width"] / 2 == pytest.approx(to_x, abs=3)
    page.mouse.up()
    expect(page.get_by_text("Đề xuất (1)")).to_be_visible()
    waiting.settle(page)
    expect(item).to_contain_text("Thới An")
    expect(map_view.chart(page).locator(".truonglop-diamond.ghost")).to_have_count(1)
    page.get_by_role("radio", name="Kéo so sánh").click()
    swipe = map_view.chart(page).locator(".truonglop-swipe")
    expect(swipe).to_be_visible()
    cut = "() => document.querySelector(\"[data-layer='wards']\").style.clipPath"
    before = page.evaluate(cut)
    swipe.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(cut) != before


@pytest.mark.parametrize(("size", "shown_px"), [(DESK, 450), (PHONE, 300)])
def test_the_map_is_met_without_scrolling(page: Page, size: tuple[int, int], shown_px: int) -> None:
    """At the desk with the sentence that says why the worst ward is short beside it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    waiting.settle(page)
    box = map_view.chart(page).bounding_box()
    assert box is not None
    assert size[1] - box["y"] >= shown_px
    if size == DESK:
        expect(page.locator(".tl-card").get_by_text("Cần 223 phòng")).to_be_in_viewport()


def test_buttons_go_home_measure_and_list_the_layers(page: Page) -> None:
    chart = map_view.chart(page)
    home = map_view.ask(page, LOOK)
    chart.get_by_role("button", name="Phóng to").click()
    waiting.settle(page)
    assert map_view.ask(page, LOOK) != home
    chart.get_by_role("button", name="Về toàn địa bàn").click()
    waiting.settle(page)
    assert map_view.ask(page, LOOK) == pytest.approx(home, abs=0.001)  # degrees: a few pixels

    chart.get_by_role("button", name="Đo khoảng cách").click()
    map_view.click(page, LON, LAT)
    map_view.click(page, LON, LAT + 0.01)
    told = chart.locator(".truonglop-length")
    expect(told).to_have_text(re.compile(r"^1\.1[01]\d m$"))  # a hundredth of a degree
    expect(page.locator(".tl-card h2")).to_have_text("Thạnh Lộc")
    chart.get_by_role("button", name="Đo khoảng cách").click()
    expect(told).to_be_hidden()

    chart.get_by_role("button", name="Các lớp và độ đậm").click()
    chart.get_by_label("Trường", exact=True).fill("0")
    expect(chart.locator("[data-layer='schools']")).to_have_css("opacity", "0")
    page.keyboard.press("Escape")
    expect(chart.locator(".truonglop-layers-list")).to_be_hidden()


@pytest.mark.parametrize("status", [0, 404])
def test_a_map_whose_sheet_did_not_come_is_drawn_when_it_does(
    status: int, visit: chromium.Visit, app: server.Server
) -> None:
    """The line is cut for a moment, or the server let the sheet go."""
    page, missed = visit.page, []

    def miss(route: Route) -> None:
        missed.append(route.request.url)
        if status:
            route.fulfill(status=status)
        else:
            route.abort()

    page.route("**/assets/geo/**", miss, times=3)
    page.goto(f"{app.url}/?{PLAN}")
    expect(map_view.chart(page).locator("[data-layer='wards'] path")).to_have_count(11)
    assert len(missed) == 3


WRAP = """() => {
  const { mount } = window.truonglop;
  window.truonglop.mount = (component, root) => {
    window.given = component.parentElement;
    return (window.end = mount(component, root));
  };
}"""
END = """async (leaving) => {
  if (leaving) window.given.remove();
  (await window.end)();
  return window.given.querySelector('.truonglop-map')?.map.theSameOne ?? null;
}"""


def test_an_answer_that_another_overtook_leaves_the_map_where_it_is(page: Page) -> None:
    """
    Streamlit ends what a run gave where the next came before its sheets did.

    Two choices one after the other are that on a slow machine. Off the page the map is let go.
    """
    map_view.ask(page, "({ map }) => { map.theSameOne = true }")
    page.evaluate(WRAP)
    shell.choose(page, "Cấp", "THCS")
    expect(page.locator("h1")).to_contain_text("THCS")
    page.wait_for_function("() => window.end")
    assert page.evaluate(END, arg=False) is True
    assert page.evaluate(END, arg=True) is None


def test_the_ground_is_dark_where_the_page_is_and_light_on_paper(page: Page) -> None:
    """A ward of the darkest class keeps the colour its key has, as ever it lies on the ground."""
    x, y = map_view.spot(page, LON, LAT + 0.012)  # above the ward's name
    page.emulate_media(color_scheme="dark")
    assert max(corner(page)) < 32
    assert colour(page, x, y) == (179, 0, 0)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert min(corner(page)) > 224
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert max(corner(page)) < 32
    page.emulate_media(color_scheme="light")
    assert min(corner(page)) > 224


def test_the_saved_file_shows_the_same_with_no_server(page: Page, browser: Browser) -> None:
    said = "() => [...document.querySelectorAll('[data-key]')].map((one) => [one.dataset.key,"
    said += " one.getAttribute('aria-label'), one.getAttribute('fill')])"
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải bản đồ này").click()
    file = Path(waited.value.path())
    shown = file.rename(file.with_suffix(".html"))
    alone = browser.new_page()
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(shown.as_uri())
    alone.locator("[data-key^='ward:']").first.wait_for()
    assert alone.evaluate(said) == page.evaluate(said)
    assert asked == [shown.as_uri()]
    alone.close()


def test_one_finger_scrolls_the_page_and_two_move_the_map(
    browser: Browser, app: server.Server
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{app.url}/?{PLAN}&lang=vi")
    waiting.settle(page)
    assert map_view.ask(page, "({ map }) => map.dragging.enabled()") is False
    assert map_view.ask(page, "({ map }) => map.touchZoom.enabled()") is True
    way = map_view.chart(page).locator(".leaflet-container")
    assert "pan-y" in way.evaluate("(one) => getComputedStyle(one).touchAction")
    context.close()


def test_the_map_is_named_in_the_language_of_the_page(
    visit: chromium.Visit, app: server.Server
) -> None:
    visit.page.goto(f"{app.url}/?{PLAN}&lang=en")
    waiting.settle(visit.page)
    region = visit.page.get_by_role("region", name="Map of shortages by ward")
    expect(region).to_be_visible()
    expect(region.get_by_role("button", name="Back to the whole locality")).to_be_visible()
