"""The whole course: scenarios, refusals, cells and wards."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from projections import RULES, TOWER, ahead
from towns import town

from spatial import Options, assess, demand, projection
from spatial.errors import UserError
from spatial.projection import course
from spatial.records import LEVELS, Crossing, Kind, Level, Outlook


def codes(raised: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_children_of_today_are_next_years_class() -> None:
    place = town()
    rows = place.residents.copy()
    rows.loc[(rows["ward_id"] == "w00") & (rows["age"] == 5), "people"] = 160.0
    found = ahead(dataclasses.replace(place, residents=rows))
    six = found.by_age[1, 0, LEVELS.index(Level.TIEU_HOC), 6]
    assert six == pytest.approx(160 * 0.991, rel=0.001)  # 99.1 % attend in 2026; hardly anyone dies


def test_without_a_past_nobody_moves() -> None:
    found = ahead()
    assert found.outcome.ledger is not None
    assert np.abs(found.outcome.ledger.migrants).max() == 0


def test_cells_sum_to_their_ward() -> None:
    found = assess(town(children=(100, 250)), Options(scenario="base", year=2033))
    by_ward = found.demand.pupils.groupby(found.network.cells["ward_id"]).sum()
    expected = ahead(town(children=(100, 250)), last=2033).table(2033)
    assert by_ward.to_numpy() == pytest.approx(expected.to_numpy())
    assert found.demand.kind[Level.THCS] == Kind.ASSUMED


def test_high_is_above_base_is_above_low_for_a_growing_town() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(population_2020=4_000, population_2025=5_000)
    place = dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})
    low, base, high = (
        ahead(place, scenario=name).pupils[-1].sum() for name in ("low", "base", "high")
    )
    assert low < base < high


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"scenario": "dream"}, ["scenario_unknown"]),
        ({"engine": "dice", "last": 2046}, ["engine_unknown", "year_beyond"]),
        ({"outlook": Outlook(fertility=9.0, migration=-7.0)}, ["outlook_limit"] * 2),
        ({"outlook": Outlook(participation=(("thcs", 1.2), ("uni", 0.1)))},
         ["outlook_limit", "outlook_group"]),
        ({"outlook": Outlook(developments=(dataclasses.replace(TOWER, ward_id="x"),))},
         ["development_outside"]),
        ({"outlook": Outlook(developments=(dataclasses.replace(TOWER, name="a\nb"),))},
         ["own_name"]),
        ({"outlook": Outlook(developments=(dataclasses.replace(TOWER, sort="castle", units=-1),))},
         ["development_sort", "development_impossible"]),
        ({"outlook": Outlook(crossings=(
            Crossing(level=Level.THCS, from_ward="w00", to_ward="?", share=0.7),
            Crossing(level=Level.THCS, from_ward="w00", to_ward="w10", share=0.7),
        ))}, ["crossing_ward", "crossing_share"]),
        ({"engine": "hamilton_perry"}, ["engine_needs_two_ages"]),
        ({"engine": "grades"}, ["engine_needs_registers"]),
    ],
)  # fmt: skip
def test_what_cannot_be_projected_is_refused_with_every_reason(
    change: dict[str, object], expected: list[str]
) -> None:
    with pytest.raises(UserError) as raised:
        ahead(**({"scenario": "own"} | change))  # type: ignore[arg-type]
    assert codes(raised) == expected
    for fault in raised.value.faults:
        assert "{" not in fault.say(lang="vi") + fault.say(lang="en")


def test_a_year_outside_the_projection_is_refused() -> None:
    with pytest.raises(UserError) as raised:
        ahead().table(2036)
    assert codes(raised) == ["year_unknown"]


def test_known_pupils_stay_the_default() -> None:
    assert Options().scenario == "published"
    counted = demand.count(
        town(),
        year=2030,
        ages=RULES.ages,
        band=RULES.band,
        participation=projection.participation_of(2030, RULES.ages),
    )
    assert assess(town()).demand.pupils.equals(counted.pupils)


def test_the_mix_without_other_data_is_the_cohort_engine() -> None:
    found = ahead(engine="mix")
    assert dict(found.outcome.engines) == {"cohort": 1.0}
    assert course.SCENARIOS == projection.SCENARIOS
