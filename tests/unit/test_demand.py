"""Pupils are spread over the places where children live, and totals stay."""

import dataclasses

import pandas as pd
import pytest
from towns import town

from spatial import demand, norms, projection
from spatial.demand import Demand
from spatial.errors import UserError
from spatial.network import Network
from spatial.records import Kind, Level, PupilsBasis

RULES = norms.rules("quan12-2024")


def _count(place: Network, *, year: int = 2030) -> Demand:
    return demand.count(
        place,
        year=year,
        ages=RULES.ages,
        band=RULES.band,
        participation=projection.participation_of(year, RULES.ages),
    )


def _with_pupils(place: Network, rows: list[tuple[object, ...]]) -> Network:
    return dataclasses.replace(
        place, pupils=pd.DataFrame(rows, columns=place.pupils.columns.tolist())
    )


def test_a_total_is_shared_by_the_children_of_each_ward() -> None:
    place = town(children=(100, 300), pupils=dict.fromkeys(Level, 1_000.0))
    by_ward = _count(place).pupils.groupby(place.cells["ward_id"]).sum()
    assert by_ward["tieu_hoc"].tolist() == pytest.approx([250, 750])  # 1 : 3


def test_within_a_ward_cells_take_their_share() -> None:
    pupils = _count(town()).pupils["thcs"]
    assert pupils.tolist() == pytest.approx([125] * 8)  # 1,000 over two equal wards of four cells


def test_residents_of_a_level_are_those_of_its_ages() -> None:
    residents = _count(town()).residents.sum()
    # 200 children of each single age in the town
    assert residents.tolist() == pytest.approx([600, 1_000, 800, 600])  # 3-5, 6-10, 11-14, 15-17


def test_a_ward_total_stays_in_its_ward() -> None:
    place = town(children=(100, 300))
    rows = [
        ("wards", "w00", "tieu_hoc", 2030, 900.0, "surveyed", ""),
        ("wards", "w10", "tieu_hoc", 2030, 100.0, "surveyed", ""),
    ]
    found = _count(_with_pupils(place, rows))
    by_ward = found.pupils["tieu_hoc"].groupby(place.cells["ward_id"]).sum()
    assert by_ward.tolist() == pytest.approx([900, 100])
    assert found.ward_kind[Level.TIEU_HOC] is Kind.SURVEYED


def test_pupils_of_a_ward_where_no_child_of_the_age_lives_are_told_and_never_lost() -> None:
    rows = [
        ("wards", "w00", "tieu_hoc", 2030, 900.0, "surveyed", ""),
        ("wards", "w10", "tieu_hoc", 2030, 100.0, "surveyed", ""),
    ]
    with pytest.raises(UserError) as refused:
        _count(_with_pupils(town(children=(100, 0)), rows))
    for part in ("w10", "100", "Tiểu học", "6", "10"):
        assert part in refused.value.say(lang="vi")


def test_a_ward_without_children_and_without_pupils_is_no_fault() -> None:
    rows = [
        ("wards", "w00", "tieu_hoc", 2030, 900.0, "surveyed", ""),
        ("wards", "w10", "tieu_hoc", 2030, 0.0, "surveyed", ""),
    ]
    found = _count(_with_pupils(town(children=(100, 0)), rows))
    assert found.pupils["tieu_hoc"].sum() == pytest.approx(900)


def test_a_published_total_makes_the_wards_estimates() -> None:
    found = _count(town())
    assert found.kind[Level.THPT] is Kind.PUBLISHED
    assert found.basis[Level.THPT] is PupilsBasis.TABLE
    assert found.ward_kind[Level.THPT] is Kind.ESTIMATED


def test_between_two_known_years_pupils_are_interpolated_and_estimated() -> None:
    rows = [
        ("wards", "", "tieu_hoc", 2020, 1_000.0, "published", ""),
        ("wards", "", "tieu_hoc", 2030, 2_000.0, "published", ""),
    ]
    found = _count(_with_pupils(town(), rows), year=2023)
    assert found.pupils["tieu_hoc"].sum() == pytest.approx(1_300)
    assert found.kind[Level.TIEU_HOC] is Kind.ESTIMATED
    assert found.basis[Level.TIEU_HOC] is PupilsBasis.BETWEEN
    assert found.basis[Level.THPT] is PupilsBasis.RESIDENTS  # a level the table leaves out


def test_a_year_outside_the_known_ones_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError) as refused:
        _count(town(), year=2045)
    assert "2030" in refused.value.say(lang="vi")
    assert "2045" in refused.value.say(lang="vi")


def test_without_known_pupils_they_are_the_children_times_an_assumed_participation() -> None:
    place = _with_pupils(town(), [])
    found = _count(place, year=2025)
    assert found.pupils["tieu_hoc"].sum() == pytest.approx(990)  # 5 ages x 200 children x 99 %
    assert found.pupils["thpt"].sum() == pytest.approx(420)  # 3 ages x 200 children x 70 %
    assert found.kind[Level.TIEU_HOC] is Kind.ASSUMED
    assert found.basis[Level.TIEU_HOC] is PupilsBasis.RESIDENTS


def test_the_year_of_the_residents_is_told_when_it_is_older() -> None:
    assert _count(town()).residents_year == 2025
