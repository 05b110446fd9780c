"""Scenarios side by side: the same figures of each, and their change."""

from __future__ import annotations

import dataclasses
import math

import pytest
from scenario_towns import BUILT, CLASS, LEVEL, TODAY, built, proposal
from towns import School, town

from spatial import assess, comparison, scenario_figures
from spatial.assessment import Assessment
from spatial.records import Level


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


def test_the_walks_of_a_scenario_are_asked_once_for_all_its_wards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Assessment] = []
    means = scenario_figures.walk_means_m
    monkeypatch.setattr(
        scenario_figures,
        "walk_means_m",
        lambda assessment, level: asked.append(assessment) or means(assessment, level),
    )
    comparison.table({"a": TODAY, "b": BUILT}, LEVEL, rooms=CLASS)
    assert [id(one) for one in asked] == [id(TODAY), id(BUILT)]


def test_the_file_writes_shares_to_four_digits_and_land_to_a_square_metre() -> None:
    exact = {"circle_share": 0.644996, "land_short_m2": 499.6}
    odd = dataclasses.replace(TODAY, levels=TODAY.levels.assign(**exact))
    rows = comparison.table({"a": odd}, LEVEL, rooms=CLASS)
    written = {row["quantity"]: row["value"] for row in rows if not row["ward_id"]}
    assert {name: written[name] for name in exact} == {"circle_share": 0.645, "land_short_m2": 500}


def test_what_is_not_known_stays_empty_in_the_file() -> None:
    alone = assess(town(schools=(School(x=0.5, y=0.5, level=Level.THCS),)))
    rows = comparison.table({"a": alone}, LEVEL, rooms=CLASS)
    assert [row["value"] for row in rows if row["quantity"] == "walk_mean_m"] == [None] * 3


def test_the_file_ends_with_the_cost_of_every_year_of_every_scenario() -> None:
    east = built(dataclasses.replace(proposal(), open_year=2028), proposal(rooms=2, x=1.5))
    rows = comparison.table({"a": TODAY, "b": east}, LEVEL, rooms=CLASS)
    costs = [row for row in rows if row["quantity"] == comparison.COST_BY_YEAR]
    assert rows[-len(costs) :] == costs
    told = [(row["scenario"], row["open_year"], row["value"], row["change"]) for row in costs]
    assert told == [
        ("a", 2028, 0, 0),
        ("b", 2028, 16_260_000_000, 16_260_000_000),
        ("a", None, 0, 0),
        ("b", None, 10_840_000_000, 10_840_000_000),
    ]
