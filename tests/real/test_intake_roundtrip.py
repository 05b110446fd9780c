"""Quận 12 handed in as messily as offices do comes back as it was."""

from __future__ import annotations

from pathlib import Path

import messy
import numpy as np
import pytest
import shapely

from spatial import read_network
from spatial.errors import Severity
from spatial.intake import examine
from spatial.intake.answers.settings import Settings
from spatial.intake.examine import Reading
from spatial.network import Network

CENTIMETRE_M = 0.01


@pytest.fixture(scope="module")
def town() -> Network:
    return read_network()


@pytest.fixture(scope="module")
def folder(town: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("messy")
    messy.wards(town, place)
    messy.residents(town, place)
    messy.schools(town, place)
    return place


@pytest.fixture(scope="module")
def reading(folder: Path) -> Reading:
    confirmed = Settings(crs={"wards_2024.shp": messy.VN2000, "wards_2025.shp": messy.VN2000})
    return examine(folder, given=confirmed)


def test_without_a_system_the_wards_are_refused_and_the_right_one_offered(folder: Path) -> None:
    found = examine(folder)
    assert found.network is None
    faults = [fault for fault in found.faults if fault.code == "missing_crs"]
    assert len(faults) == 2
    assert all("EPSG:9210" in fault.say(lang="vi") for fault in faults)


def test_the_messy_files_hold_no_fault_and_every_reading_is_said(reading: Reading) -> None:
    errors = [fault.say(lang="en") for fault in reading.faults if fault.severity is Severity.ERROR]
    assert errors == []
    said = {fault.code for fault in reading.faults}
    assert {"crs_confirmed", "letters_read", "headers_read", "rows_no_data"} <= said
    assert {"wards_read", "numbers_read", "degrees_read"} <= said


def test_wards_come_back_within_a_centimetre_and_with_their_names(
    town: Network, reading: Reading
) -> None:
    assert reading.network is not None
    for units, wards in town.ward_sets.items():
        # through degrees, as the planner's file had them: two zones of VN-2000 are tied to WGS 84
        # by operations that differ by 0.8 m here
        back = reading.network.ward_sets[units].to_crs(4326).to_crs(town.crs)
        assert back["ward"].to_dict() == wards["ward"].to_dict()
        for ward, shape in wards.geometry.items():
            assert shapely.hausdorff_distance(shape, back.geometry[ward]) < CENTIMETRE_M


def test_residents_come_back_exactly(town: Network, reading: Reading) -> None:
    assert reading.network is not None
    key = ["ward_id", "year", "age"]
    before = town.residents.set_index(key)["people"].sort_index()
    after = reading.network.residents.set_index(key)["people"].sort_index()
    assert after.to_dict() == before.to_dict()


def test_schools_come_back_exactly(town: Network, reading: Reading) -> None:
    assert reading.network is not None
    back = reading.network
    assert back.schools["name"].to_dict() == town.schools["name"].to_dict()
    placed = back.schools.geometry.to_crs(4326).to_crs(town.crs).reindex(town.schools.index)
    assert placed.distance(town.schools.geometry).max() < CENTIMETRE_M
    key, fields = ["school_id", "level"], ["rooms", "land_m2", "pupils"]
    before = town.school_levels.set_index(key)[fields].sort_index().astype(float)
    after = back.school_levels.set_index(key)[fields].sort_index().astype(float)
    assert list(after.index) == list(before.index)
    assert np.array_equal(after.to_numpy(), before.to_numpy(), equal_nan=True)


def test_rows_in_are_rows_kept_and_rows_set_aside(reading: Reading) -> None:
    assert all(count.rows == count.kept + count.set_aside for count in reading.counts)
    assert {count.table for count in reading.counts} == {
        "wards",
        "residents",
        "schools",
        "school_levels",
    }
