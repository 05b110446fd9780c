"""What is forecast: the choices, the base scenario in place of known totals; made once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from towns import town

from spatial.ui.screens.forecast import result
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future

See = Callable[..., Seen]


def test_known_totals_give_way_to_the_base_scenario_in_the_nearest_year(see: See) -> None:
    options = result.options(see())
    assert (options.scenario, options.year) == ("base", 2030)


def test_known_totals_that_are_past_give_way_to_the_first_year_ahead(see: See) -> None:
    """Figures of 2025, today in the school year 2026-2027: what is asked about is 2027."""
    place = town()
    options = result.options(see(dataclasses.replace(place, pupils=place.pupils.iloc[:0])))
    assert (options.scenario, options.year) == ("base", 2027)


def test_a_projecting_scenario_is_forecast_as_it_is(see: See) -> None:
    seen = see(future=Future(scenario="low"), year=2040)
    assert result.options(seen) == seen.view.options


def test_a_planner_who_does_not_wait_gets_none(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result.progress, "run", lambda *_: None)
    assert result.made(see()) is None


def test_the_year_chosen_changes_the_assessment_and_not_the_forecast(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: list[str] = []
    monkeypatch.setattr(result.progress, "run", lambda _lang, _sort, key, _work: keys.append(key))
    for year in (2030, 2040):
        result.made(see(future=Future(scenario="base"), year=year))
    result.made(see(future=Future(scenario="low"), year=2040))
    assert keys[0] == keys[1] != keys[2]
