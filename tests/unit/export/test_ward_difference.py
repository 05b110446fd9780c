"""The difference of scenarios as a layer."""

from __future__ import annotations

import dataclasses
import json

from scenario_towns import BUILT, LEVEL, TODAY, built, proposal

from spatial import norms
from spatial.export import ward_difference


def test_each_ward_has_both_figures_and_the_difference() -> None:
    told = json.loads(ward_difference.layer({"Nay": TODAY, "A": BUILT}, LEVEL, lang="vi"))
    west, east, _ = (one["properties"] for one in told["features"])
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
    told = [one["properties"] for one in told]
    assert [one["scenario"] for one in told if one["about"] == "ward"] == ["A", "A", "B", "B"]
    assert [one["scenario"] for one in told if one["about"] == "proposal"] == ["A", "B"]


def test_each_proposal_that_differs_tells_its_opening_year_and_cost_in_both() -> None:
    kept, later, gone = proposal(x=0.5), proposal(x=0.6), proposal(x=0.7)
    sooner = dataclasses.replace(later, open_year=2028)
    waits = dataclasses.replace(proposal(x=1.5, rooms=5), open_year=2040)  # after the year assessed
    first, other = built(kept, later, gone), built(kept, sooner, waits)
    layer = ward_difference.layer({"A": first, "B": other}, LEVEL, lang="vi")
    features = json.loads(layer)["features"]
    points = [one for one in features if one["properties"]["about"] == "proposal"]
    told = {one["properties"]["proposal_id"]: one["properties"] for one in points}
    room = norms.room_cost_vnd()
    keys = ("difference", "open_year_first", "open_year", "cost_vnd_first", "cost_vnd")
    assert {name: tuple(one[key] for key in keys) for name, one in told.items()} == {
        "p0.6": ("changed", None, 2028, 3 * room, 3 * room),
        "p0.7": ("removed", None, None, 3 * room, None),
        "p1.5": ("added", None, 2040, None, 5 * room),
    }
    assert {one["geometry"]["type"] for one in points} == {"Point"}
