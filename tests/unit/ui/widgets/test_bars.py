"""Bars on one scale a unit: what there is, what is missing, what is spare."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from towns import School, town

from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.widgets import bars

RICH = town(schools=(School(x=0.5, y=0.5, rooms=30, land_m2=8_000.0),))


def drawn(seen: Seen, ward_id: str, chosen: Method = Method.PUPILS) -> list[str]:
    """Draw a ward's bars; return them one by one."""
    row = assessments.in_ward(seen.after, ward_id, seen.level)
    html = bars.by_method(row, chosen, seen.rules, lang=seen.lang)
    return html.split('<div class="tl-bar-row')[1:]


def widths(bar: str) -> dict[str, float]:
    """Return the width of each part of a bar [percent]."""
    return {
        name: float(width) for name, width in re.findall(r'tl-(\w+)" style="width:([\d.]+)%', bar)
    }


def test_every_method_has_a_bar_and_the_chosen_one_stands_out(see: Callable[..., Seen]) -> None:
    rows = drawn(see(), "w00", Method.CLASS)
    assert len(rows) == len(Method)
    assert [row.startswith(" tl-on") for row in rows] == [way is Method.CLASS for way in Method]


def test_a_shortage_is_stock_and_missing_on_the_scale_of_the_largest_need(
    see: Callable[..., Seen],
) -> None:
    """15 rooms needed, 10 there: two thirds and one third of the longest bar."""
    per_pupils = drawn(see(), "w00")[0]
    assert widths(per_pupils) == {"have": 66.7, "missing": 33.3}


def test_a_surplus_is_drawn_beyond_the_need(see: Callable[..., Seen]) -> None:
    """15 rooms needed, 30 there: half used, half spare."""
    per_pupils = drawn(see(RICH), "w00")[0]
    assert widths(per_pupils) == {"have": 50.0, "spare": 50.0}


def test_land_has_a_scale_of_its_own(see: Callable[..., Seen]) -> None:
    """500 pupils of 6 m2 need 3,000 m2 of the 8,000 there are."""
    land = drawn(see(RICH), "w00")[list(Method).index(Method.LAND)]
    assert widths(land) == {"have": 37.5, "spare": 62.5}


def test_a_ward_without_anything_has_a_bar_that_is_all_missing(see: Callable[..., Seen]) -> None:
    assert widths(drawn(see(), "w10")[0]) == {"missing": 100.0}


def test_a_ward_that_needs_and_has_nothing_draws_no_part(see: Callable[..., Seen]) -> None:
    seen = see()
    nothing = assessments.in_ward(seen.after, "w00", seen.level).map(
        lambda value: 0.0 if isinstance(value, float | int) else value
    )
    html = bars.by_method(nothing, Method.LAND, seen.rules, lang="vi")
    assert "width:" not in html


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "cần 15, có 10, thiếu 5"), ("en", "need 15, have 10, short 5")],
)
def test_what_is_drawn_is_also_said(lang: str, said: str, see: Callable[..., Seen]) -> None:
    assert said in drawn(see(lang=lang), "w00")[0]
