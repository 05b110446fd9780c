"""Three tasks of a new user, no network: every click counted, by the hand and by the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import chromium
import map_view
import pandas as pd
import server
import waiting
from browser_fixtures import PLAN
from district import PLAN as NAMED
from playwright.sync_api import Locator, Page, expect
from test_catchment_pages import apart, lonlat

from spatial import (
    assess,
    catchment,
    network,
    norms,
    questions,
    read_network,
    school_changes,
    words,
)
from spatial.assessment import Assessment
from spatial.records import Level

# What reached the page of a mouse, whoever moved it. The driver stops a press at the window when
# what it meant to press has just moved, and presses again: that one never reached the page.
SEEN = """
window.clicksSeen = 0;
document.addEventListener("pointerdown", (event) => {
  if (event.isTrusted) window.clicksSeen += 1;
}, true);
"""
Record = Callable[[str, object], None]


@dataclass
class Hand:
    """The only way to click in these tasks."""

    page: Page
    clicks: int = 0
    began: float = field(default_factory=time.perf_counter)

    def click(self, what: Locator) -> None:
        """Click something."""
        self.clicks += 1
        what.click()

    def click_map(self, lon: float, lat: float) -> None:
        """Click a place on the map."""
        self.clicks += 1
        map_view.click(self.page, lon, lat)

    def done(self, task: str, *, at_most: int, record: Record) -> None:
        """End a task: so many clicks by hand and by the page, no more than allowed."""
        seconds = time.perf_counter() - self.began
        assert self.page.evaluate("window.clicksSeen") == self.clicks
        assert self.clicks <= at_most, task
        record(f"{task}_clicks", self.clicks)
        record(f"{task}_seconds", round(seconds, 2))
        print(f"{task}: {self.clicks} clicks, {seconds:.2f} s")  # noqa: T201 - what was measured


def arrive(page: Page, app: server.Server) -> Hand:
    """Open the first screen as somebody who knows nothing of the app."""
    hand = Hand(page)
    page.goto(f"{app.url}/?{PLAN}")
    waiting.settle(page)
    return hand


def closing(found: Assessment) -> tuple[str, float]:
    """Return the school that stands most alone of those whose closing costs seats, and how many."""
    limit_m = norms.longest_walk_m(Level.TIEU_HOC)

    def asked(one: Assessment) -> tuple[catchment.Question, pd.DataFrame]:
        question = questions.of_level(one, Level.TIEU_HOC, limit_m=limit_m)
        return question, catchment.MODELS["nearest_first"](question)

    before = asked(found)
    schools = before[0].seats.index
    far = pd.Series(apart(network.xy(found.network.schools.loc[schools])), index=schools)
    for school in map(str, far.sort_values(ascending=False).index):
        without = assess(school_changes.without(found.network, (school,)), NAMED)
        lost = float(catchment.closure(before, asked(without), school).lost.sum())
        if lost >= 1:
            return school, lost
    msg = "no school whose closing costs a seat"
    raise AssertionError(msg)


def test_a_new_user_finds_the_worst_ward_places_a_school_and_closes_one(
    visit: chromium.Visit, app: server.Server, record_property: Record
) -> None:
    page = visit.page
    page.add_init_script(SEEN)
    found = assess(read_network(), NAMED)

    # the worst ward, and why: nothing to click
    hand = arrive(page, app)
    short = found.wards.xs("tieu_hoc", level="level")["rooms_short_per_10k"]
    worst = str(found.network.wards(NAMED.units).loc[short.idxmax(), "ward"])
    card = page.locator(".st-key-beside")
    expect(card.get_by_role("heading", name=worst, exact=True)).to_be_in_viewport()
    reason = card.locator(".tl-first")
    expect(reason).to_be_in_viewport()
    expect(reason).to_contain_text(f"thiếu {words.number(short.max(), lang='vi')}")
    hand.done("worst_ward", at_most=0, record=record_property)

    # a school placed, and the difference it makes
    hand = arrive(page, app)
    hand.click(page.get_by_role("button", name="Đề xuất trường ở đây"))
    hand.click(page.get_by_role("button", name="Đặt trường"))
    rooms = page.locator(".tl-figure", has=page.locator(".tl-label", has_text="Thiếu phòng học"))
    expect(rooms.locator(".tl-change")).to_have_text("−30")
    expect(rooms.locator(".tl-big b")).to_contain_text("896")
    hand.done("place_a_school", at_most=3, record=record_property)

    # who loses a seat if a school closes
    school, lost = closing(found)
    lon, lat = lonlat(found, pd.Index([school]))[0]
    page.context.clear_cookies()
    hand = arrive(page, app)
    hand.click(page.locator(".st-key-places").get_by_role("link", name="Tuyển sinh"))
    expect(page.get_by_text("Theo quy tắc gần nhất trước")).to_be_visible(timeout=60_000)
    waiting.settle(page)
    hand.click_map(float(lon), float(lat))
    hand.click(page.get_by_role("button", name="Nếu trường này đóng cửa"))
    answer = page.locator(".tl-closing")
    expect(answer).to_contain_text(f"{words.number(lost, lang='vi')} học sinh mất chỗ học")
    expect(answer).to_contain_text("Học sinh mất chỗ theo phường ở")
    expect(answer.locator("b").first).to_be_in_viewport()
    hand.done("close_a_school", at_most=4, record=record_property)
