"""People of wards against their neighbours: nine squares of a kilometre, three by three."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from spatial.communes import pack
from spatial.intake.checking import neighbour_density

SQUARES = np.array(
    [
        shapely.box(east * 1_000, north * 1_000, east * 1_000 + 1_000, north * 1_000 + 1_000)
        for north in range(3)
        for east in range(3)
    ],
    dtype=object,
)


def sparse(middle: float, around: float = 16_000) -> list[int]:
    people = np.full(9, float(around))
    people[4] = middle
    return neighbour_density.sparse(SQUARES, people)


def test_a_ward_with_a_tenth_of_the_people_around_it_is_found() -> None:
    assert sparse(1_600) == [4]


def test_a_ward_of_331_people_among_16_000_is_found_though_no_zero_makes_it_usual() -> None:
    assert sparse(5) == [4]


@pytest.mark.parametrize("middle", [4_000, 16_000, 160_000, np.nan, 0])
def test_a_thinner_a_denser_and_an_untold_ward_are_not(middle: float) -> None:
    assert sparse(middle) == []


def test_two_neighbours_do_not_say_what_is_usual() -> None:
    assert neighbour_density.sparse(SQUARES[:3], np.array([100.0, 16_000, 16_000])) == []


def test_a_ward_at_the_edge_is_held_against_the_three_nearest() -> None:
    row = SQUARES[[0, 1, 2, 5, 8]]  # a path: its ends touch two wards at most
    assert neighbour_density.sparse(row, np.array([16_806.0, 150e3, 160e3, 170e3, 150e3])) == [0]
    assert neighbour_density.sparse(row, np.array([40_000.0, 150e3, 160e3, 170e3, 150e3])) == []


@pytest.mark.parametrize(
    ("called", "people", "odd"),
    [
        ("Phường Tây", 119, True),
        ("Phường Tây", 121, False),
        ("Xã Tây", 15, True),
        ("Xã Tây", 16, False),
        ("Tây", 16, False),  # it may be a commune
        ("Đặc khu Trường Sa", 1, False),
        ("Phường Tây", np.nan, False),
        ("Phường Tây", 0, False),
    ],
)
def test_a_square_kilometre_alone_is_held_against_the_country(
    called: str, people: float, *, odd: bool
) -> None:
    found = neighbour_density.empty(SQUARES[:1], np.array([float(people)]), [called])
    assert found == [0] * odd


def test_where_four_wards_are_told_they_witness_and_not_the_country() -> None:
    called = ["Phường"] * 4
    assert neighbour_density.empty(SQUARES[:4], np.full(4, 100.0), called) == []
    some = np.array([100.0, 100, 100, np.nan])
    assert neighbour_density.empty(SQUARES[:4], some, ["Phường A"] * 4) == [0, 1, 2]


@pytest.mark.parametrize(("rank", "word"), [("phường", "phuong"), ("xã", "xa")])
def test_a_hundredth_of_the_communes_is_emptier_than_the_bound(rank: str, word: str) -> None:
    table = pack.communes()
    own = table[table["rank"] == rank]
    emptier = own["people"] / own["area_km2"] < neighbour_density.EMPTIEST[word]
    assert emptier.mean() == pytest.approx(0.01, abs=0.001)
