"""The difference of scenarios as a layer."""

from __future__ import annotations

import json

from scenario_towns import BUILT, LEVEL, TODAY

from spatial.export import ward_difference


def test_each_ward_has_both_figures_and_the_difference() -> None:
    told = json.loads(ward_difference.layer({"Nay": TODAY, "A": BUILT}, LEVEL, lang="vi"))
    west, east = (one["properties"] for one in told["features"])
    assert (west["ward_id"], west["first"], west["scenario"]) == ("w00", "Nay", "A")
    # three rooms on 1,000 m2 are built in the west, nothing in the east
    assert (west["rooms_have_first"], west["rooms_have"], west["rooms_have_change"]) == (10, 13, 3)
    assert (west["land_have_m2_change"], west["rooms_short_per_10k_change"]) == (1_000, -3)
    assert west["kind"] == "assumed"
    assert {east[f"{name}_change"] for name in ward_difference.FIGURES if "cov" not in name} == {0}
    assert told["features"][0]["geometry"]["type"] == "Polygon"


def test_one_scenario_alone_differs_from_nothing() -> None:
    told = json.loads(ward_difference.layer({"Nay": TODAY}, LEVEL, lang="vi"))
    assert told["features"] == []


def test_several_are_each_held_against_the_first() -> None:
    layer = ward_difference.layer({"Nay": TODAY, "A": BUILT, "B": BUILT}, LEVEL, lang="en")
    told = json.loads(layer)["features"]
    assert [one["properties"]["scenario"] for one in told] == ["A", "A", "B", "B"]
