"""Public, private and independent preschools apart; enrolment ward by ward; industrial zones."""

from __future__ import annotations

import dataclasses
import math

import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, preschools
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Development, Level, Outlook

Group = tuple[str, str, float]
EVERY = (("s0", "m25_36", 30.0), ("s0", "y3_4", 60.0), ("s0", "y5_6", 90.0),
         ("s1", "m13_24", 20.0), ("s2", "y4_5", 45.0))  # fmt: skip


def preschool_town(*groups: Group) -> Network:
    """
    Draw a public school and an independent group in the west, a private school in the east.

    A hundred children of each single age live in each ward.
    """
    places = ((0.25, 0.5, 10), (0.75, 0.5, 3), (1.5, 0.5, 6))
    made = town(
        schools=tuple(School(x=x, y=y, level=Level.MAM_NON, rooms=rooms) for x, y, rooms in places)
    )
    return dataclasses.replace(
        made,
        schools=made.schools.assign(
            ownership=["cong_lap", "ngoai_cong_lap", "ngoai_cong_lap"],
            school_type=["", "doc_lap", ""],
        ),
        school_levels=made.school_levels.assign(
            pupils=[180.0, 20.0, 45.0], nursery_rooms=[2.0, 3.0, math.nan]
        ),
        groups=pd.DataFrame(list(groups), columns=["school_id", "age_group", "pupils"]),
    )


def assessed(network: Network, **options: object) -> Assessment:
    return assess(network, Options(**({"year": 2030} | options)))  # type: ignore[arg-type]


def test_three_holders_are_three_lines_and_none_pays_for_another() -> None:
    found = preschools.supply(assessed(preschool_town(*EVERY))).set_index(["ward_id", "holder"])
    assert list(found.index) == [("w00", "public"), ("w00", "independent"), ("w10", "private")]
    columns = ["places", "nursery_rooms", "kindergarten_rooms", "children", "nursery_children"]
    assert found.loc[("w00", "public"), columns].tolist() == [1, 2, 8, 180, 30]
    assert found.loc[("w00", "independent"), columns].tolist() == [1, 3, 0, 20, 20]
    assert found["kindergarten_children"].tolist() == [150, 0, 45]
    assert math.isnan(found.loc[("w10", "private"), "nursery_rooms"])


def test_enrolment_is_measured_ward_by_ward_with_independent_groups() -> None:
    """West: 150 of 300 from three to five, 50 of 300 under three, 90 of 100 of five."""
    found = preschools.attendance(assessed(preschool_town(*EVERY))).set_index("ward_id")
    shares = ["kindergarten_percent", "nursery_percent", "five_percent"]
    assert found.loc["w00", shares].tolist() == pytest.approx([50, 100 / 6, 90])
    assert found.loc["w10", "kindergarten_percent"] == pytest.approx(15)
    assert found["places_untold"].tolist() == [0, 0]
    assert found["year"].tolist() == [2025, 2025]


def test_a_ward_whose_group_tells_no_ages_has_no_share_and_keeps_what_is_told() -> None:
    told = tuple(one for one in EVERY if one[0] != "s1")
    found = preschools.attendance(assessed(preschool_town(*told))).set_index("ward_id")
    assert math.isnan(found.loc["w00", "kindergarten_percent"])
    assert found.loc["w00", ["kindergarten_children", "places_untold"]].tolist() == [150, 1]
    assert found.loc["w10", "kindergarten_percent"] == pytest.approx(15)


def test_a_place_that_tells_two_numbers_of_children_is_named() -> None:
    """The list of s1 says 20; a group of 25 is not that, one of 20 is; s0 and s2 add up."""
    other = tuple(one for one in EVERY if one[0] != "s1")
    assert preschools.differing(assessed(preschool_town(*EVERY))).empty
    found = preschools.differing(assessed(preschool_town(*other, ("s1", "m13_24", 25.0))))
    assert found[["listed", "in_groups"]].to_dict("index") == {
        "s1": {"listed": 20.0, "in_groups": 25.0}
    }
    assert preschools.differing(assessed(preschool_town())).empty


@pytest.mark.parametrize("own_row", [False, True])
def test_the_groups_of_a_site_are_its_main_school_s_where_it_has_no_row(own_row: bool) -> None:
    """A school lists a hundred: sixty there, forty at its site, which has a row or has none."""
    made = preschool_town(("s0", "y3_4", 60.0), ("s1", "m13_24", 40.0), ("s2", "y4_5", 45.0))
    levels = made.school_levels.assign(pupils=[60.0 if own_row else 100.0, 40.0, 45.0])
    found = assessed(
        dataclasses.replace(
            made,
            schools=made.schools.assign(
                ownership=["cong_lap", "cong_lap", "ngoai_cong_lap"],
                school_type="",
                parent_id=["", "s0", ""],
            ),
            school_levels=levels if own_row else levels[levels["school_id"] != "s1"],
        )
    )
    assert preschools.differing(found).empty
    west = preschools.supply(found).set_index(["ward_id", "holder"]).loc[("w00", "public")]
    figures = ["places", "children", "nursery_children", "kindergarten_children"]
    assert west[figures].tolist() == [1 + own_row, 100, 40, 60]
    share = preschools.attendance(found).set_index("ward_id").loc["w00"]
    assert share["nursery_percent"] == pytest.approx(40 / 3)  # of 300 under three
    assert share["kindergarten_percent"] == pytest.approx(20)


def test_without_groups_nothing_is_measured() -> None:
    found = assessed(preschool_town())
    assert preschools.attendance(found).empty
    assert preschools.supply(found)["nursery_children"].isna().all()


def test_an_industrial_zone_needs_nurseries_as_it_fills() -> None:
    """1,000 jobs x 0.4 people x 9 % are 36 under three; half taken up in 2029, 35 % attend 2030."""
    zone = Development(
        development_id="kcn", name="KCN A", sort="industry", units=1_000, ward_id="w10",
        first_year=2029, last_year=2030,
    )  # fmt: skip
    outlook = Outlook(developments=(zone,))
    (full,) = preschools.industrial_zones(assessed(town(), outlook=outlook)).to_dict("records")
    assert (full["ward"], full["jobs"], full["kind"]) == ("Phường 1.0", 1_000, "assumed")
    assert full["residents_0_2"] == pytest.approx(36)
    assert full["nursery_need"] == pytest.approx(36 * 0.35)
    each = 12 * 0.35
    assert full["rooms_need"] == pytest.approx(each / 15 + each / 20 + each / 25)
    half = dataclasses.replace(zone, chance=0.5)
    (unsure,) = preschools.industrial_zones(
        assessed(town(), outlook=Outlook(developments=(half,)))
    ).to_dict("records")
    assert unsure["residents_0_2"] == pytest.approx(18)


def test_a_town_without_zones_has_no_row() -> None:
    assert preschools.industrial_zones(assessed(town())).empty
