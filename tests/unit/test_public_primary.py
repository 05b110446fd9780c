"""The city's two tests of wards without enough public primary schools, on towns of squares."""

from __future__ import annotations

import math

import pytest
from towns import School, town

from spatial import Options, assess, public_primary, read_network
from spatial.network import Network
from spatial.public_primary import NO_SCHOOL, TOO_FULL, PublicPrimary


def examined(place: Network, **change: object) -> PublicPrimary:
    return public_primary.examine(assess(place, Options(year=2030, **change)))  # type: ignore[arg-type]


def line(*rooms: int, children: tuple[int, ...]) -> Network:
    """Draw wards in a row from west to east, a school of some rooms in each; 0 for none."""
    schools = tuple(School(x=at + 0.5, y=0.5, rooms=each) for at, each in enumerate(rooms) if each)
    return town(columns=len(rooms), children=children, schools=schools)


def test_a_ward_is_listed_when_its_children_per_room_pass_the_class_norm() -> None:
    # five ages of 70 are 350 children: 10 rooms hold just 35 each; five of 71 are 355 in 10
    found = examined(line(10, 10, children=(70, 71))).wards
    assert found["residents_per_room"].tolist() == [35.0, 35.5]
    assert found["test"].tolist() == [0, TOO_FULL]
    assert found["rooms_to_add"].tolist() == [0, 1]  # 355 / 35 = 10.14: an eleventh room


def test_a_ward_without_a_school_is_listed_only_if_its_neighbours_cannot_take_its_children() -> (
    None
):
    # 50 children; the neighbour has 10 rooms, 350 seats, for 300 of its own: 50 over
    placed = examined(line(0, 10, children=(10, 60))).wards
    assert placed["nearby_seats"].tolist()[0] == 50
    assert placed["test"].tolist() == [0, 0]
    # one child more of each age: 55 children for the same 50 seats
    listed = examined(line(0, 10, children=(11, 60))).wards.iloc[0]
    assert (listed["test"], listed["seats_to_find"]) == (NO_SCHOOL, 5)
    assert listed["rooms_to_add"] == 2  # or a school of its own: 55 / 35 = 1.57


def test_seats_of_a_ward_that_is_no_neighbour_help_nobody() -> None:
    # the third ward has all the seats; the first does not touch it
    found = examined(line(0, 1, 100, children=(10, 100, 10))).wards
    assert found["nearby_seats"].iloc[0] == 0
    assert found["test"].tolist() == [NO_SCHOOL, TOO_FULL, 0]


def test_a_full_neighbour_has_no_seats_over_and_never_fewer_than_none() -> None:
    found = examined(line(0, 1, children=(10, 100))).wards
    assert found["nearby_seats"].iloc[0] == 0
    assert found["seats_to_find"].iloc[0] == 50


def test_a_ward_without_children_is_never_listed() -> None:
    found = examined(line(0, 1, children=(0, 1)))
    assert len(found.listed) == 0


def test_a_private_school_is_no_public_school_and_an_unknown_one_is_counted_and_named() -> None:
    place = line(10, 10, children=(70, 70))
    place.schools["ownership"] = ["ngoai_cong_lap", "chua_ro"]
    found = examined(place).wards
    assert found["public_schools"].tolist() == [0, 1]
    assert found["unknown_schools"].tolist() == [0, 1]
    assert math.isnan(found["residents_per_room"].iloc[0])
    assert found["test"].tolist() == [NO_SCHOOL, 0]  # the neighbour is full with its own 350


def test_the_list_puts_the_first_test_first() -> None:
    found = examined(line(1, 0, children=(100, 10))).listed
    assert found["test"].tolist() == [NO_SCHOOL, TOO_FULL]


def test_wards_are_those_of_the_set_asked_for() -> None:
    assert list(examined(line(10, 10, children=(70, 71)), units="merged").wards.index) == [
        "m0", "m1",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def quan12() -> PublicPrimary:
    options = Options(year=2023, units="wards_2024")
    return public_primary.examine(assess(read_network(), options))


def test_the_four_published_ratios_of_quan12_stand_beside_ours(quan12: PublicPrimary) -> None:
    printed = quan12.wards.dropna(subset=["published"]).set_index("ward")["published"]
    assert printed.to_dict() == {
        "Thạnh Xuân": 112.0,
        "Thạnh Lộc": 151.9,
        "Tân Chánh Hiệp": 138.6,
        "Tân Thới Hiệp": 115.2,
    }
    assert set(quan12.listed["ward"]) >= set(printed.index)  # the decision lists them, and so do we


def test_a_ward_of_2025_carries_no_ratio_printed_of_a_ward_of_2023() -> None:
    # 26782 is Tân Thới Hiệp before and after the merger, but since 2025 with Hiệp Thành in it
    now = public_primary.examine(assess(read_network(), Options(year=2025, units="wards_2025")))
    assert now.wards.loc["26782", "ward"] == "Tân Thới Hiệp"
    assert now.wards["published"].isna().all()
