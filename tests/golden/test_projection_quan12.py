"""Quận 12 to 2030 from census and published growth, beside the plan's 158,216."""

from __future__ import annotations

import pytest

from spatial import Options, assess, defaults, norms, projection, read_network
from spatial.network import Network
from spatial.records import LEVELS

PLAN = {"mam_non": 29_327.1, "tieu_hoc": 58_089, "thcs": 41_811, "thpt": 28_989.1}
RULES = norms.rules("quan12-2024")


@pytest.fixture(scope="module")
def quan12() -> Network:
    return read_network()


def ahead(place: Network, scenario: str) -> projection.Projection:
    request = projection.ProjectionRequest(ages=RULES.ages, scenario=scenario, last=2035)
    return projection.project(place, request)


def test_the_projection_starts_from_the_census_and_meets_the_dossier(quan12: Network) -> None:
    found = ahead(quan12, "base")
    assert found.base.year == 2019  # the ages of 2025 are those of 2019, scaled
    assert found.base.totals[2009].sum() == 405_360
    assert found.people[found.row(2019)].sum() == pytest.approx(620_146)
    assert found.people[found.row(2025)].sum() == pytest.approx(782_197)


def test_raked_to_the_plan_every_level_equals_it(quan12: Network) -> None:
    table = ahead(quan12, "plan").table(2030)
    assert {level: round(float(table[level].sum()), 6) for level in LEVELS} == PLAN


def test_the_raked_scenario_gives_the_published_rooms(quan12: Network) -> None:
    total = assess(quan12, Options(scenario="plan", year=2030)).summary()["total"]
    assert (total["pupils"], total["rooms_need_per_10k"]) == (158_216, 4_746)
    assert total["rooms_short_per_10k"] == 2_028


def test_the_plan_lies_between_the_low_and_the_high_scenario_for_general_schools(
    quan12: Network,
) -> None:
    low, high = (ahead(quan12, name).table(2030).sum() for name in ("low", "high"))
    assert low["tieu_hoc"] < PLAN["tieu_hoc"] < high["tieu_hoc"]
    assert low["thpt"] < PLAN["thpt"] < high["thpt"]


def test_the_preset_of_the_plan_is_untouched(quan12: Network) -> None:
    found = assess(quan12, defaults.preset(quan12, "quan12-2024"))
    by_level = found.demand.pupils.sum()
    assert {level: round(float(by_level[level]), 6) for level in LEVELS} == PLAN
    assert found.summary()["total"]["rooms_need_per_10k"] == 4_746
