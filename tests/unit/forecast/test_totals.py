"""Published totals beside the forecast's own range."""

from __future__ import annotations

from functools import cache

import pytest

from spatial import bridges, forecast, read_network, words
from spatial.forecast import Forecast, totals
from spatial.records import Level, Options


@cache
def made(scenario: str = "base") -> Forecast:
    """Forecast the embedded district."""
    options = Options(scenario=scenario, year=2030, profile="quan12-2024", units="wards_2024")
    return forecast.forecast(read_network(), options)


def test_the_plans_totals_are_held_against_the_range() -> None:
    """The plan of 12/2024 published 29,327.1, 58,089, 41,811 and 28,989.1 pupils for 2030."""
    table = totals.published(made()).set_index("level")
    assert table["published"].tolist() == [29_327.1, 58_089, 41_811, 28_989.1]
    assert table["year"].unique().tolist() == [2030]
    sides = {level: row["side"] for level, row in table.to_dict("index").items()}
    assert sides["thcs"] == "below"  # 41,811 against about 50,117
    assert table.loc["thcs", "published"] < table.loc["thcs", "p10"]
    within = table[table["side"] == "within"]
    assert (within["published"] >= within["p10"]).all()
    assert (within["published"] <= within["p90"]).all()


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_sum_that_leads_over_is_the_bridges(lang: str) -> None:
    said = totals.lines(made(), lang=lang)
    assert len(said) == 4
    options = made().assessment.options
    steps = bridges.pupils(
        made().assessment.network, Level.THCS, options, rules=made().assessment.rules
    )
    assert steps[-1].value == pytest.approx(50_117, abs=1)
    line = next(one for one in said if one.startswith("THCS") or "Lower" in one)
    for step in steps:
        if not step.stop:
            assert words.number(abs(step.value), lang=lang) in line


def test_a_forecast_drawn_to_the_plan_says_nothing() -> None:
    assert totals.lines(made("plan"), lang="vi") == []
