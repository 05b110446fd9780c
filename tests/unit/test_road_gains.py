"""Who walks less and more: a town of two wards whose streets a child can count."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
import towns
from town_roads import work

from spatial import assess, road_gains
from spatial.assessment import Assessment
from spatial.errors import Fault, InputFaults
from spatial.records import Level
from spatial.streets import RoadWork

PRIMARY = Level.TIEU_HOC


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Assess two wards of 1 km, a lattice of streets every 250 m, the school amid the west."""
    return assess(towns.town())


def cells(found: Assessment, *works: RoadWork) -> pd.DataFrame:
    return road_gains.walks(found, road_gains.changed(found.network, works), PRIMARY)


def test_a_slanting_road_saves_what_the_lattice_makes_one_go_round(found: Assessment) -> None:
    # cells at (250|750, 250|750) of each ward; the school at (500, 500), a junction.
    # From (1250, 250) along the lattice 750 + 250 = 1000 m; straight 790.57 m.
    table = cells(found, work("open", (1250, 250), (500, 500)))
    was, now = table["before_m"].to_numpy(), table["after_m"].to_numpy()
    straight = float(np.hypot(750, 250))
    assert sorted(np.round(was)) == [500, 500, 500, 500, 1000, 1000, 1500, 1500]
    assert (was - now).max() == pytest.approx(1000 - straight, abs=0.5)
    # all that come through (1250, 250): the cell there and (1750, 250), each 125 pupils of 1,000
    wards = road_gains.by_ward(found, table, limit_m=800.0)
    east = wards.iloc[1]
    assert east["pupils_less"] == pytest.approx(250)
    assert east["less_m"] == pytest.approx(1000 - straight, abs=0.5)
    assert (east["pupils_reached"], east["pupils_lost"]) == (pytest.approx(125), 0)
    assert wards.iloc[0]["pupils_less"] == 0
    assert np.isnan(wards.iloc[0]["less_m"])
    assert set(wards["kind"]) == {"assumed"}
    assert wards["pupils"].sum() == pytest.approx(1_000)


def test_closing_every_street_between_two_wards_cuts_one_off(found: Assessment) -> None:
    table = cells(found, work("close", (1125, -50), (1125, 1050)))
    wards = road_gains.by_ward(found, table, limit_m=1_200.0)
    east = wards.iloc[1]
    assert (east["pupils_more"], east["within_before"], east["within_after"]) == (
        pytest.approx(500),
        pytest.approx(250),
        0,
    )
    assert east["pupils_lost"] == pytest.approx(250)
    assert np.isnan(east["more_m"])  # no walk is left to measure
    assert (table["after_school_id"] == "").sum() == 4
    assert road_gains.moved(table).sum() == 4


def test_a_road_that_saves_nobody_anything_moves_nobody(found: Assessment) -> None:
    table = cells(found, work("open", (0, 0), (0, 250)))
    assert not road_gains.moved(table).any()
    assert (table["before_m"] == table["after_m"]).all()


def test_everything_wrong_is_told_at_once_with_its_row(found: Assessment) -> None:
    works = [
        work("open", (0, 0), (90_000, 0), row=1),
        work("open", (100, 100), (120, 120), row=3),
        work("close", (125, 125), row=4),
    ]
    before = Fault(code="road_class", file="a.geojson", row=2, column="class", value="xa lộ",
                   blanks={"known": "footway"})  # fmt: skip
    with pytest.raises(InputFaults) as stop:
        road_gains.changed(found.network, works, name="a.geojson", faults=[before])
    told = [(fault.row, fault.code) for fault in stop.value.faults]
    assert told == [
        (1, "road_off_map"),
        (2, "road_class"),
        (3, "road_joins_nothing"),
        (4, "road_closes_nothing"),
    ]
    assert all(
        "a.geojson" in fault.say(lang=lang) for fault in stop.value.faults for lang in ("vi", "en")
    )


def test_without_streets_no_road_is_opened(found: Assessment) -> None:
    bare = dataclasses.replace(found.network, streets=None)
    with pytest.raises(InputFaults) as stop:
        road_gains.changed(bare, [work("open", (0, 0), (250, 250))])
    assert stop.value.faults[0].code == "road_no_streets"


def test_a_place_of_nobody_whose_only_way_is_closed_adds_nothing() -> None:
    cells = pd.DataFrame({"pupils": [0.0, 10.0], "before_m": 500.0, "after_m": [np.inf, 700.0]})
    sums = road_gains.summed(cells, limit_m=1_000.0)
    assert sums["pupils_more"].tolist() == [0.0, 10.0]
    assert sums["more_m"].tolist() == [0.0, 2_000.0]
