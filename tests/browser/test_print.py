"""A view on paper: A4, light, the table whole, the sources below, nothing of the screen's tools."""

from __future__ import annotations

import re

import chromium
import pytest
import server
import waiting
from browser_fixtures import PLAN
from playwright.sync_api import Page, expect

from spatial.ui.places import VIEWS

A4_PT = (841.9, 595.3)  # across, as a map lies
TOOLS = (
    ".st-key-bar",
    ".st-key-chips",
    ".st-key-views",
    '[data-testid="stButton"]',
    '[data-testid="stNumberInput"] button',
    '[data-testid="stExpander"]:has(> details:not([open]))',
    ".tl-screen",  # how to use the screen
)


def boxes_pt(pdf: bytes) -> list[tuple[float, float]]:
    """Read the size of every page of a document [pt]."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in found]


def printed(page: Page) -> bytes:
    """Print as the style sheet says."""
    return page.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_prints_on_a4_without_the_tools_of_the_screen(
    view: str, visit: chromium.Visit, app: server.Server
) -> None:
    page = visit.page
    page.goto(f"{app.url}/{'' if view == 'map' else view}?{PLAN}")
    waiting.settle(page)
    page.emulate_media(media="print", color_scheme="dark")
    for tool in TOOLS:
        for one in page.locator(tool).all():
            expect(one).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("Quận 12, TP. Hồ Chí Minh")
    expect(page.locator(".tl-foot")).to_contain_text("Nguồn")
    sizes = boxes_pt(printed(page))
    assert sizes
    assert all(size == pytest.approx(A4_PT, abs=1) for size in sizes)


def test_the_whole_table_stands_on_paper_and_every_figure_in_it(page: Page) -> None:
    """Eleven wards, their shortage in the second column as the screen writes it."""
    page.emulate_media(media="print")
    table = page.locator(".tl-wards table")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(11)
    expect(table.locator("tbody tr").first).to_contain_text("Thạnh Lộc")
    expect(table.locator("tbody tr").first.locator("td").nth(1)).to_have_text("161")
    frame = page.locator(".tl-wards").evaluate("node => [node.scrollHeight, node.clientHeight]")
    assert frame[0] == frame[1]  # nothing of it scrolls


def test_the_key_of_the_map_stands_open_below_it_and_goes_back_after_printing(page: Page) -> None:
    key = page.locator(".truonglop-legend")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(key.get_by_text("Trường: cỡ theo số chỗ")).to_be_visible()
    expect(page.locator(".truonglop-map + .truonglop-legend")).to_have_count(1)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".truonglop-map .truonglop-legend")).to_have_count(1)
    expect(key.get_by_text("Trường: cỡ theo số chỗ")).to_be_hidden()


def test_paper_is_light_also_where_the_screen_is_dark(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    look = "name => getComputedStyle(document.querySelector('h1'))[name]"
    assert page.evaluate(look, "color") == "rgb(17, 24, 39)"
    paper = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
