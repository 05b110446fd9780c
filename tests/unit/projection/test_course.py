"""Attendance, crossings, developments and raking around the engine."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import lonlat, town

from spatial import Options, assess, demand, norms, projection
from spatial.errors import UserError
from spatial.network import Network
from spatial.projection import course, history
from spatial.records import LEVELS, Crossing, Development, Kind, Level, Outlook

RULES = norms.rules("quan12-2024")
TOWER = Development(
    development_id="t", name="Tháp", sort="apartment", units=1_000, first_year=2026,
    last_year=2027, ward_id="w00",
)  # fmt: skip


def ahead(place: Network | None = None, **change: object) -> projection.Projection:
    """Project a town of two wards; one valid call, one change."""
    call: dict[str, object] = {"ages": RULES.ages, "last": 2035}
    return projection.project(place or town(), projection.Request(**(call | change)))  # type: ignore[arg-type]


def codes(raised: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [fault.code for fault in raised.value.faults]


def test_pupils_of_the_base_year_are_children_times_participation() -> None:
    now = ahead().table(2025)
    # 100 children an age; primary 5 ages x 99 %, lower secondary 4 x 95.5 %, upper 3 x 70 %
    assert now.loc["w00"].tolist()[1:] == pytest.approx([495, 382, 210])


def test_preschool_adds_nursery_kindergarten_and_the_five_year_olds() -> None:
    years = {2019: 0.19, 2030: 0.35}, {2019: 0.757, 2030: 0.95}, {2019: 1.0, 2030: 0.999}
    nursery, garden, five = (
        np.interp(2025, list(values), list(values.values())) for values in years
    )
    expected = 300 * nursery + 200 * garden + 100 * five
    assert ahead().table(2025)["mam_non"].iloc[0] == pytest.approx(expected)


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


def test_known_totals_are_met_to_the_person() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(
        population_2025=[5_000, 6_000], population_2028=[6_500, 5_500]
    )
    place = dataclasses.replace(place, ward_sets=dict(place.ward_sets) | {"wards": wards})
    found = ahead(place)
    assert found.people[found.row(2025)].sum(axis=1) == pytest.approx([5_000, 6_000])
    assert found.people[found.row(2028)].sum(axis=1) == pytest.approx([6_500, 5_500])
    assert found.base.known_to == 2028


def test_growth_before_the_base_goes_on_as_arrivals() -> None:
    place = town()
    wards = place.ward_sets["wards"].assign(population_2015=[4_000, 5_000], population_2025=5_000)
    start = history.base(dataclasses.replace(place, ward_sets={"wards": wards}))
    ((_, _, yearly),) = history.migration(start)
    growth = history.natural(start)
    # M per year for ten years, growing by n like everybody else, must fill the gap
    filled = yearly * np.expm1(10 * growth) / growth
    assert filled + np.array([4_000, 5_000]) * np.exp(10 * growth) == pytest.approx([5_000, 5_000])
    assert yearly[0] > yearly[1]


def test_a_later_year_that_is_an_earlier_one_scaled_is_a_total_not_ages() -> None:
    place = town()
    later = place.residents.assign(year=2028, people=place.residents["people"] * 1.2)
    start = history.base(dataclasses.replace(place, residents=pd.concat([place.residents, later])))
    assert (start.year, start.known_to, start.earlier) == (2025, 2028, None)
    assert start.totals[2028] == pytest.approx(1.2 * start.totals[2025])


def test_the_planners_participation_holds_after_the_last_known_year() -> None:
    own = Outlook(participation=(("thcs", 0.5),))
    plain, changed = ahead(), ahead(scenario="own", outlook=own)
    assert changed.table(2025)["thcs"].tolist() == plain.table(2025)["thcs"].tolist()
    ratio = changed.table(2026)["thcs"] / plain.table(2026)["thcs"]
    assert ratio.tolist() == pytest.approx([0.5 / 0.955] * 2)


def test_private_and_vocational_pupils_need_no_public_room() -> None:
    own = Outlook(private_share=((Level.THPT, 0.2),), vocational_share=0.5)
    plain, changed = ahead(), ahead(scenario="own", outlook=own)
    ratio = changed.pupils / plain.pupils
    assert ratio[..., LEVELS.index(Level.THPT)] == pytest.approx(0.4 * np.ones((11, 2)))
    assert ratio[..., LEVELS.index(Level.THCS)] == pytest.approx(np.ones((11, 2)))


def test_pupils_who_cross_a_border_are_counted_where_they_learn() -> None:
    move = Crossing(level=Level.THCS, from_ward="w00", to_ward="w10", share=0.25)
    found = ahead(outlook=Outlook(crossings=(move,))).table(2025)["thcs"]
    assert found.tolist() == pytest.approx([382 * 0.75, 382 * 1.25])


def test_pupils_from_outside_add_and_those_who_leave_are_gone() -> None:
    moves = (
        Crossing(level=Level.THCS, from_ward="", to_ward="w10", share=0.1),
        Crossing(level=Level.THCS, from_ward="w00", to_ward="", share=0.5),
    )
    found = ahead(outlook=Outlook(crossings=moves)).table(2025)["thcs"]
    assert found.tolist() == pytest.approx([191, 382 * 1.1])


def test_a_tower_brings_its_people_as_it_fills() -> None:
    plain, with_tower = ahead(), ahead(outlook=Outlook(developments=(TOWER,)))
    more = (with_tower.people - plain.people).sum(axis=2)
    assert more[:4, 0] == pytest.approx([0, 1_600, 3_200, 3_200])  # 3.2 people a dwelling
    assert more[:, 1].max() == 0


def test_what_the_trend_holds_already_is_not_added_twice() -> None:
    half = dataclasses.replace(TOWER, additional=0.5, chance=0.5)
    more = ahead(outlook=Outlook(developments=(half,))).people - ahead().people
    assert more[-1].sum() == pytest.approx(800)


def test_an_industrial_park_brings_small_children() -> None:
    park = dataclasses.replace(TOWER, sort="industry")
    more = (ahead(outlook=Outlook(developments=(park,))).people - ahead().people)[-1, 0]
    assert more[:3].sum() == pytest.approx(1_000 * 0.4 * 0.09)
    assert more[35:].sum() == 0


def test_a_tower_with_a_place_fills_its_own_cell() -> None:
    lon, lat = lonlat(0.7, 0.7)
    tower = dataclasses.replace(TOWER, ward_id="", lon=lon, lat=lat)
    found = assess(town(), Options(scenario="base", outlook=Outlook(developments=(tower,))))
    plain = assess(town(), Options(scenario="base"))
    more = (found.demand.pupils - plain.demand.pupils)["tieu_hoc"]
    assert more.drop("w00-3").abs().max() < 1e-9
    assert more["w00-3"] > 100


def test_cells_sum_to_their_ward() -> None:
    found = assess(town(children=(100, 250)), Options(scenario="base", year=2033))
    by_ward = found.demand.pupils.groupby(found.network.cells["ward_id"]).sum()
    expected = ahead(town(children=(100, 250)), last=2033).table(2033)
    assert by_ward.to_numpy() == pytest.approx(expected.to_numpy())
    assert found.demand.kind[Level.THCS] == Kind.ASSUMED


def test_a_level_raked_to_the_published_total_equals_it() -> None:
    known = dict(zip(LEVELS, (700.0, 1_200.5, 900.0, 333.3), strict=True))
    found = ahead(town(pupils=known), scenario="plan")
    assert found.table(2030).sum().tolist() == pytest.approx(list(known.values()))
    assert found.factors[found.row(2025)].tolist() == [1, 1, 1, 1]
    assert found.factors[found.row(2035)].tolist() == found.factors[found.row(2030)].tolist()


def test_before_the_published_year_factors_lean_toward_it_in_a_straight_line() -> None:
    known = dict(zip(LEVELS, (700.0, 1_200.5, 900.0, 333.3), strict=True))
    place = town(pupils=known)
    full, early = (ahead(place, scenario="plan", last=last) for last in (2035, 2027))
    at_2030 = full.factors[full.row(2030)]
    # known to 2025, published in 2030: in 2027 two fifths of the way
    assert early.factors[early.row(2027)] == pytest.approx(1 + 0.4 * (at_2030 - 1))
    assert early.table(2027).to_numpy() == pytest.approx(full.table(2027).to_numpy())


def test_raking_without_a_published_total_is_refused() -> None:
    place = town()
    place = dataclasses.replace(place, pupils=place.pupils.assign(kind="estimated"))
    with pytest.raises(UserError) as raised:
        ahead(place, scenario="plan")
    assert codes(raised) == ["no_published_total"]


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
    counted = demand.count(town(), year=2030, ages=RULES.ages, band=RULES.band)
    assert assess(town()).demand.pupils.equals(counted.pupils)


def test_the_mix_without_other_data_is_the_cohort_engine() -> None:
    found = ahead(engine="mix")
    assert dict(found.outcome.engines) == {"cohort": 1.0}
    assert course.SCENARIOS == projection.SCENARIOS


def test_what_a_planner_may_edit_comes_with_limits_and_sources() -> None:
    found = projection.editable(RULES.ages, year=2030)
    assert found.index.tolist() == [
        "nha_tre", "mau_giao", "nam_tuoi", "tieu_hoc", "thcs", "thpt",
    ]  # fmt: skip
    assert found.loc["thcs", ["first_age", "last_age", "rate"]].tolist() == [11, 14, 0.955]
    assert (found["source"].str.len() > 20).all()
    assert found["rate"].between(found["least"], found["most"]).all()
    assert projection.limits()["fertility"] == (0.5, 1.5)
