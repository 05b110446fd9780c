"""The chart of rooms: whole figures from zero up, the norm dashed, each line named at its end."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from spatial.ui.screens.targets import chart as charts
from spatial.ui.screens.targets.chart import Chart, ChartLine


def chart(**change: object) -> Chart:
    """Draw a locality that rises above the norm and a ward without figures at first."""
    given: dict[str, object] = {
        "years": (2025, 2026, 2027),
        "lines": (
            ChartLine(name="Quận", values=(200.4, 250.0, 310.6), color="#111111"),
            ChartLine(name="Phường", values=(math.nan, 100.0, 120.0), color="#222222"),
        ),
        "norm": 300.0,
        "norm_name": "chuẩn 300",
        "title": "Phòng trên 10.000 dân",
    }
    return Chart(**{**given, **change})  # type: ignore[arg-type]


def spec(drawn: Chart) -> dict[str, Any]:
    """Give what the browser is told."""
    return dict(charts.spec(drawn).to_dict(validate=False))


def test_a_chart_is_plain_data_and_asks_for_nothing() -> None:
    told = spec(chart())
    del told["$schema"]  # a name that nobody asks for
    text = json.dumps(told)
    assert "http" not in text
    assert "url" not in text
    assert "NaN" not in text


def test_the_axis_starts_at_zero_and_has_room_above_the_highest() -> None:
    y = spec(chart())["layer"][0]["layer"][0]["encoding"]["y"]
    assert y["scale"]["domain"] == [0, math.ceil(1.08 * 310.6)]


def test_the_norm_may_be_the_highest() -> None:
    y = spec(chart(norm=1_000.0))["layer"][0]["layer"][0]["encoding"]["y"]
    assert y["scale"]["domain"] == [0, 1_080]


def test_figures_are_whole_and_missing_years_left_out() -> None:
    lines = [one for one in spec(chart())["layer"] if one.get("mark", {}).get("type") == "line"]
    assert [point["value"] for point in lines[0]["data"]["values"]] == [200, 250, 311]
    assert [point["year"] for point in lines[1]["data"]["values"]] == [2026, 2027]


def test_each_line_is_named_where_it_ends_the_highest_above() -> None:
    texts = [one for one in spec(chart())["layer"] if one.get("mark", {}).get("align") == "right"]
    assert [one["data"]["values"][0]["said"] for one in texts] == ["Quận: 311", "Phường: 120"]
    assert texts[0]["mark"]["dy"] < 0 < texts[1]["mark"]["dy"]


def test_a_line_without_any_figure_is_not_drawn() -> None:
    empty = ChartLine(name="Trống", values=(math.nan,) * 3, color="#333333")
    drawn = spec(chart(lines=(chart().lines[0], empty)))["layer"]
    assert len(drawn) == 1 + 3


@pytest.mark.parametrize(("years", "ticks"), [((2025, 2026), 1), (tuple(range(2020, 2040)), 6)])
def test_few_years_have_a_tick_each_and_many_six(years: tuple[int, ...], ticks: int) -> None:
    line = ChartLine(name="Q", values=(1.0,) * len(years), color="#111111")
    x = spec(chart(years=years, lines=(line,)))["layer"][1]["encoding"]["x"]
    assert x["axis"]["tickCount"] == ticks
    assert x["scale"]["domain"] == [years[0], years[-1]]
