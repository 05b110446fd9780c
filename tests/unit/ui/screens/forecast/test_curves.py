"""Pupils by year: known, forecast with its range, published; as a drawing and as a table."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from spatial.forecast import Forecast
from spatial.records import Level
from spatial.ui.screens.forecast import curves
from spatial.ui.screens.forecast.curves import Area, LevelCurve
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say

Ahead = Callable[..., tuple[Seen, Forecast]]


def test_the_curves_of_an_area_end_in_the_year_asked_for(ahead: Ahead, area: Area) -> None:
    _, made = ahead()
    table = curves.rows(made, area, last=2035)
    assert table["year"].max() == 2035
    assert set(table["ward_id"]) == {area.ward_id}
    assert (table["p10"] <= table["p90"] + 1e-9).all()


def test_known_totals_are_those_of_the_files(ahead: Ahead) -> None:
    """1,000 pupils a level are published for 2030, of the whole town."""
    _, made = ahead()
    whole = curves.points(made.assessment.network, "wards", Area(ward_id="", name=""), Level.THCS)
    assert [(one.year, one.pupils) for one in whole] == [(2030, 1_000.0)]
    assert (
        curves.points(made.assessment.network, "wards", Area(ward_id="w10", name=""), Level.THCS)
        == ()
    )


def curve(made: Forecast, area: Area) -> LevelCurve:
    """Put together the curve of one level."""
    table = curves.rows(made, area, last=2035)
    rows = table[table["level"] == "thcs"]
    return LevelCurve(said="<THCS>", rows=rows, known_to=2025, year=2030, points=(), top=2_000.0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_drawing_is_plain_data_from_zero_to_its_top(lang: str, ahead: Ahead, area: Area) -> None:
    _, made = ahead()
    drawn = curves.spec(curve(made, area), lang=lang).to_dict()
    del drawn["$schema"]  # a name that nobody asks for
    text = json.dumps(drawn)
    assert "http" not in text
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 2_000.0]
    assert drawn["layer"][1]["data"]["values"] == [{"year": 2030}]


def test_the_title_of_a_known_year_has_no_range_of_nothing(ahead: Ahead, area: Area) -> None:
    _, made = ahead()
    table = curves.rows(made, area, last=2035)
    known = curves._said(table, Level.THCS, 2025, ahead=False, lang="vi")
    assert "2025: ≈ " in known
    assert "(" not in known
    assert "(" in curves._said(table, Level.THCS, 2030, ahead=True, lang="vi")


def test_only_years_to_come_carry_a_range_in_words(ahead: Ahead, area: Area) -> None:
    _, made = ahead()
    first, *later = curves._values(curve(made, area), "vi", ahead=True)
    assert "(" not in first["said"]
    assert all("(" in one["said"] and "–" in one["said"] for one in later)


@pytest.mark.parametrize(
    ("years", "known", "ticks"),
    [
        ([2019, 2024, 2025, 2030, 2035], 2025, [2019, 2025, 2030, 2035]),
        ([2025, 2027], 2025, [2025]),
    ],
)
def test_every_fifth_year_is_written_below(years: list[int], known: int, ticks: list[int]) -> None:
    assert curves._ticks(years, known) == ticks


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_stands_in_a_table_a_row_a_year(lang: str, ahead: Ahead, area: Area) -> None:
    seen, made = ahead(lang=lang)
    html = curves.table(seen, made, area, last=2035)
    assert html.count("<tr") == 1 + 11  # 2025 to 2035
    assert html.count("tl-here") == 1
    assert say("forecast.known", lang=lang) in html


def test_a_known_figure_has_no_range() -> None:
    assert "tl-sub" not in curves._cell(10.0, 8.0, 12.0, known=True, lang="vi")
    assert "8–12" in curves._cell(10.0, 8.0, 12.0, known=False, lang="vi")
