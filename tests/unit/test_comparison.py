"""Scenarios side by side: the same figures of each, their change, nothing netted."""

from __future__ import annotations

import dataclasses
import math

import pytest
from towns import School, lonlat, town

from spatial import assess, comparison, scenario
from spatial.assessment import Assessment
from spatial.records import Kind, Level, Proposal

# 500 pupils in each of two wards; 10 rooms in the west, 40 in the east.
TOWN = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))
LEVEL = Level.TIEU_HOC
CLASS = "rooms_short_class"


def proposal(rooms: int = 3, x: float = 0.5, level: Level = LEVEL) -> Proposal:
    """Return a proposed school; by default in the west ward."""
    lon, lat = lonlat(x, 0.5)
    return Proposal(
        proposal_id=f"p{x}", name="p", level=level, rooms=rooms, land_m2=1_000.0, lon=lon, lat=lat
    )


def built(*proposals: Proposal) -> Assessment:
    """Assess the town with proposals."""
    return assess(scenario.apply(TOWN, proposals))


TODAY, BUILT = built(), built(proposal())


def values(assessment: Assessment, ward_id: str | None = None) -> dict[str, float]:
    """Return the figures by quantity."""
    found = comparison.figures(assessment, LEVEL, rooms=CLASS, ward_id=ward_id)
    return {name: one.value for name, one in found.items()}


def test_a_spare_room_of_one_ward_does_not_fill_another_s_need() -> None:
    """
    500 / 35 = 14.3 rooms in the west, 10 there: 4.3 short, 5 whole.

    The locality needs 28.6 and has 50: nothing is short, and yet the wards' own come to 5.
    """
    figures = values(TODAY)
    assert figures["rooms_short_class"] == 0
    assert figures["rooms_short_class_wards"] == 5
    assert figures["wards_short"] == 1
    assert values(TODAY, "w00")["rooms_short_class"] == 5
    assert values(TODAY, "w10")["rooms_short_class"] == 0


def test_three_rooms_in_the_west_are_three_fewer_short_there() -> None:
    """14.3 needed, 13 there: 1.3 short, 2 whole."""
    assert values(BUILT, "w00")["rooms_short_class"] == 2
    assert values(BUILT, "w00")["seats_short"] == 500 - 13 * 35
    assert values(BUILT)["proposed_rooms"] == 3


def test_a_ward_has_no_wards_to_add_up_and_no_cost() -> None:
    one = set(values(BUILT, "w00"))
    assert set(values(BUILT)) - one == {
        "rooms_short_class_wards",
        "land_short_wards_m2",
        "seats_short_wards",
        "wards_short",
        "proposed_rooms",
        "proposed_cost_vnd",
    }
    assert one - set(values(BUILT)) == set()


def test_proposals_of_another_level_are_not_counted_at_this_one() -> None:
    assert values(built(proposal(level=Level.THCS)))["proposed_rooms"] == 0


def test_rooms_cost_what_the_published_case_says() -> None:
    """5.42 billion a room (32,000 billion for 5,900 rooms), three rooms."""
    assert comparison.cost_vnd([proposal()]) == pytest.approx(3 * 5.42e9)


def test_a_proposal_makes_the_locality_s_figures_assumed() -> None:
    kinds = {
        name: one.kind
        for assessment in (TODAY, BUILT)
        for name, one in comparison.figures(assessment, LEVEL, rooms=CLASS).items()
        if assessment is BUILT or name == "proposed_rooms"
    }
    assert set(kinds.values()) == {Kind.ASSUMED}


@pytest.mark.parametrize(
    ("quantity", "difference", "better"),
    [
        ("rooms_short_class", -3.0, True),
        ("rooms_short_class", 3.0, False),
        ("circle_share", 0.1, True),
        ("covered_share", -0.1, False),
        ("walk_mean_m", -20.0, True),
        ("proposed_cost_vnd", 1e9, None),
        ("rooms_short_class", 0.0, None),
        ("walk_mean_m", math.nan, None),
    ],
)
def test_less_missing_is_better_and_a_cost_is_neither(
    quantity: str, difference: float, better: bool | None
) -> None:
    assert comparison.is_better(quantity, difference) is better


def test_wards_that_are_short_are_those_whose_shortage_shows() -> None:
    """500 pupils need 15 rooms at 300 per 10,000: the west has 10, the east 40."""
    assert comparison.wards_short(TODAY, LEVEL, "rooms_short_per_10k_pupils") == 1
    for short_m2, count in ((499.0, 0), (500.0, 2)):  # 0.05 ha shows as 0.1
        wards = TODAY.wards.assign(land_short_m2=short_m2)
        odd = dataclasses.replace(TODAY, wards=wards)
        assert comparison.wards_short(odd, LEVEL, "land_short_m2") == count


def test_nobody_walks_where_nobody_goes_to_a_school() -> None:
    alone = assess(town(schools=(School(x=0.5, y=0.5, level=Level.THCS),)))
    assert comparison.walk_means_m(alone, LEVEL).empty
    assert math.isnan(values(alone)["walk_mean_m"])


def test_the_mean_walk_of_the_locality_lies_between_those_of_its_wards() -> None:
    """500 pupils each: the mean of the two means."""
    walks_m = comparison.walk_means_m(TODAY, LEVEL)
    west, east = walks_m["w00"], walks_m["w10"]
    assert walks_m[comparison.WHOLE] == pytest.approx((west + east) / 2)
    assert values(TODAY, "w00")["walk_mean_m"] == pytest.approx(west, abs=0.5)


def test_the_ward_that_changes_most_comes_first() -> None:
    east = built(proposal(rooms=1, x=1.5), proposal(rooms=3))
    table = comparison.wards({"a": TODAY, "b": east}, LEVEL, CLASS)
    assert list(table.index) == ["w00", "w10"]
    assert table.loc["w00"].tolist() == [5, 2]


def test_the_file_lists_every_figure_of_the_locality_and_each_ward() -> None:
    rows = comparison.table({"Hiện trạng": TODAY, "A": BUILT}, LEVEL, rooms=CLASS)
    assert {(row["scenario"], row["ward_id"]) for row in rows} == {
        (name, ward) for name in ("Hiện trạng", "A") for ward in ("", "w00", "w10")
    }
    (row,) = [
        row
        for row in rows
        if (row["scenario"], row["ward_id"], row["quantity"]) == ("A", "w00", CLASS)
    ]
    assert (row["value"], row["change"], row["unit"]) == (2, -3, "rooms")
    assert row["ward"] == "Phường 0.0"


def test_a_share_and_land_are_rounded_once_where_they_are_written() -> None:
    """64.4996 % is 64 %, not 64.5 % and so 65 %; the file rounds to four digits and to 1 m2."""
    exact = {"circle_share": 0.644996, "land_short_m2": 499.6}
    odd = dataclasses.replace(TODAY, levels=TODAY.levels.assign(**exact))
    read = values(odd)
    assert {name: read[name] for name in exact} == exact
    rows = comparison.table({"a": odd}, LEVEL, rooms=CLASS)
    written = {row["quantity"]: row["value"] for row in rows if not row["ward_id"]}
    assert {name: written[name] for name in exact} == {"circle_share": 0.645, "land_short_m2": 500}


def test_the_walks_of_a_scenario_are_asked_once_for_all_its_wards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Assessment] = []
    means = comparison.walk_means_m
    monkeypatch.setattr(
        comparison,
        "walk_means_m",
        lambda assessment, level: asked.append(assessment) or means(assessment, level),
    )
    comparison.table({"a": TODAY, "b": BUILT}, LEVEL, rooms=CLASS)
    assert [id(one) for one in asked] == [id(TODAY), id(BUILT)]


def test_what_is_not_known_stays_empty_in_the_file() -> None:
    alone = assess(town(schools=(School(x=0.5, y=0.5, level=Level.THCS),)))
    rows = comparison.table({"a": alone}, LEVEL, rooms=CLASS)
    assert [row["value"] for row in rows if row["quantity"] == "walk_mean_m"] == [None] * 3
