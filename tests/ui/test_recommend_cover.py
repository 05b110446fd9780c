"""The part of the page that tells who has a school near, under AppTest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from district import PLAN
from streamlit.testing.v1 import AppTest

from spatial import cover, intake, words
from spatial.export import cover as writer
from spatial.records import Level
from spatial.ui.screens.recommend import cover as page

Visit = Callable[..., AppTest]


@pytest.fixture
def visit(plan_visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open every page of these tests on the plan of 2024."""
    return plan_visit


def said(at: AppTest) -> str:
    """Return all HTML of a page."""
    return " ".join(str(html.proto.body) for html in at.get("html"))


def section(at: AppTest) -> AppTest:
    """Go to the part about schools nearby."""
    at.button_group(key="recommend.section").set_value("cover")
    return at.run()


def test_nothing_is_computed_before_it_is_asked_for(visit: Visit) -> None:
    at = section(visit("recommend"))
    assert "chưa phải chỗ học" in said(at)
    assert "trường mới để mọi học sinh" not in said(at)


def test_the_page_tells_what_the_command_tells_and_the_number_chosen(visit: Visit) -> None:
    at = section(visit("recommend"))
    at.button_group(key="recommend.cover_level").set_value(Level.THCS).run()
    at.button(key="cover_start").click().run()
    found = cover(intake.read_network(), Level.THCS, replace(PLAN, year=2030))
    assert writer.needed(found, lang="vi") in said(at)
    assert writer.lines(found, lang="vi")[0] in said(at)
    for number in (len(found.covered) - 1, 2):
        at.selectbox(key="recommend.cover_number").set_value(number).run()
        line = words.say("cover.more", lang="vi", **writer.point(found, number, lang="vi"))
        assert line in said(at)


def test_a_curve_of_another_level_is_marked_as_such(visit: Visit) -> None:
    at = section(visit("recommend"))
    at.button_group(key="recommend.cover_level").set_value(Level.THCS).run()
    at.button(key="cover_start").click().run()
    at.button_group(key="recommend.cover_level").set_value(Level.THPT).run()
    assert "⚠" in said(at)


def test_the_chart_draws_the_share_below_its_bound_for_every_number() -> None:
    found = cover(intake.read_network(), Level.THCS, PLAN, max_schools=3)
    rows = page.spec(found, 1, lang="en").to_dict()["data"]["values"]
    assert [one["new_schools"] for one in rows] == [0, 1, 2, 3]
    assert all(one["share"] <= one["most"] for one in rows)
    assert rows[1]["share"] == pytest.approx(100 * found.covered[1] / found.total, abs=0.005)
