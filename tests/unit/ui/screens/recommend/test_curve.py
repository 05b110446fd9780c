"""The curve of money: a point a plan, the one shown marked, clicks choose."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from spatial.recommend import Recommendation
from spatial.ui.screens.recommend import curve, result
from spatial.ui.screens.recommend.result import PlanResult
from spatial.ui.session import state
from spatial.ui.session.assessments import Seen


def test_more_money_seats_no_fewer_and_none_seats_more_than_the_bound(
    found: Recommendation,
) -> None:
    points = curve.rows(found, lang="vi")
    assert [point["number"] for point in points] == list(range(len(found.plans)))
    assert [p["cost"] for p in points] == sorted(p["cost"] for p in points)
    assert [p["seated"] for p in points] == sorted(p["seated"] for p in points)
    assert all(point["seated"] <= point["most"] + 0.2 for point in points)


@pytest.mark.parametrize("field", ["seated", "walk"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_curve_is_plain_data_with_the_bound_where_there_is_one(
    field: str, lang: str, found: Recommendation
) -> None:
    drawn = curve.spec(curve.rows(found, lang=lang), field, 0, lang=lang).to_dict()
    del drawn["$schema"]  # a name that nobody asks for
    assert "http" not in json.dumps(drawn)
    assert len(drawn["layer"]) == (3 if field == "seated" else 2)


def test_a_point_clicked_shows_its_plan(seen_town: Callable[..., Seen]) -> None:
    seen_town()
    state.hold("k", {"selection": {curve.PICK: [{"number": 1}]}})
    curve._picker("k")()
    assert state.recall(result.PLAN) == ("", 1)
    state.hold("k", {"selection": {}})
    curve._picker("k")()
    assert state.recall(result.PLAN) == ("", 1)


def test_without_a_plan_no_curve_is_drawn(
    seen_town: Callable[..., Seen], written: list[str]
) -> None:
    curve.draw(seen_town(), PlanResult())
    assert written == []
