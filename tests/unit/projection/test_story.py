"""The steps from today to the year add up, and each moves only what it names."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import norms, projection
from spatial.network import Network
from spatial.projection import story
from spatial.records import Crossing, Development, Level, Outlook

RULES = norms.rules("quan12-2024")
TOWER = Development(
    development_id="t", name="Tháp", sort="house", units=300, first_year=2026, last_year=2027,
    ward_id="w10",
)  # fmt: skip
MOVE = Crossing(level=Level.THCS, from_ward="w00", to_ward="w10", share=0.25)


def growing() -> Network:
    place = town()
    wards = place.ward_sets["wards"].assign(population_2020=4_000, population_2025=5_000)
    return dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})


def steps(place: Network, year: int = 2030, **change: object) -> pd.DataFrame:
    call: dict[str, object] = {"ages": RULES.ages, "last": 2035}
    return story.waterfall(
        projection.project(place, projection.ProjectionRequest(**(call | change))),  # type: ignore[arg-type]
        year,
    )


def test_today_and_the_causes_are_the_year() -> None:
    outlook = Outlook(developments=(TOWER,), crossings=(MOVE,))
    found = steps(growing(), scenario="plan", outlook=outlook)
    assert found[["today", *story.CAUSES]].sum(axis=1).to_numpy() == pytest.approx(
        found["then"].to_numpy()
    )
    assert found["then"].groupby(level="level").sum().to_numpy() == pytest.approx([1_000] * 4)


def test_a_town_where_nothing_comes_has_only_ageing_births_and_participation() -> None:
    found = steps(town()).abs().max()
    assert (found[["migration", "engine", "developments", "raking"]] < 1e-9).all()
    assert (found[["ageing", "births", "participation"]] > 1).all()


def test_births_reach_primary_school_only_after_six_years() -> None:
    births = steps(town(), 2030)["births"]
    assert births.xs("tieu_hoc", level="level").abs().max() < 1e-9
    assert births.xs("mam_non", level="level").min() > 0


def test_a_development_shows_in_its_ward_alone() -> None:
    found = steps(town(), outlook=Outlook(developments=(TOWER,)))["developments"]
    assert found.loc["w00"].abs().max() < 1e-9
    assert found.loc["w10"].min() > 0


def test_another_engine_has_its_own_step() -> None:
    place = town()
    before = place.residents.assign(year=2020)
    before["people"] = np.where(before["age"] < 9, 130.0, 90.0)
    place = dataclasses.replace(place, residents=pd.concat([before, place.residents]))
    found = steps(place, engine="hamilton_perry")
    assert found["engine"].abs().max() > 1
    assert found[["today", *story.CAUSES]].sum(axis=1).to_numpy() == pytest.approx(
        found["then"].to_numpy()
    )


def test_steps_of_wards_add_up_to_units() -> None:
    found = steps(growing())
    both = story.of_units(found, np.array([[1.0, 1.0]]), pd.Index(["m"]))
    assert both.loc[("m", "thcs")].to_numpy() == pytest.approx(
        found.xs("thcs", level="level").sum().to_numpy()
    )
